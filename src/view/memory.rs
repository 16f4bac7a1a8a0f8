//! What is read off the texts alone and therefore stays the same under every selection.
//!
//! In: documents, records, words. Out: their sentences, the references that they list, the subjects of
//! words, who says each fact, what panels of sentences find, each made when it is first asked for. Must not know what was chosen.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::cited::cited;
use super::cues::find_all;
use crate::corpus::{Document, Segment, SegmentKind, is_note};
use crate::extract::Extractor;
use crate::query::subject::{Subject, subject};
use crate::record::{Quantity, QuantityValue, Record};
use crate::text::{Span, sentences, tokenize};

/// An entry of a list of references.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The words: bytes of the document.
    pub words: Span,
    /// The numbers in it; dates are none.
    pub numbers: Vec<Span>,
    /// Where the text cites it: bytes of the document.
    pub cited: Vec<Span>,
}

/// What was read once, of one corpus.
#[derive(Debug, Default)]
pub struct Memory {
    numbers: OnceCell<FxHashMap<String, u32>>,
    sentences: OnceCell<Vec<Vec<Span>>>,
    references: OnceCell<Vec<Vec<Reference>>>,
    subjects: RefCell<FxHashMap<String, Subject>>,
    cued: OnceCell<BTreeMap<&'static str, Rc<Cued>>>,
    passages: RefCell<BTreeMap<&'static str, Rc<Vec<Told>>>>,
    worded: RefCell<FxHashMap<String, Rc<Worded>>>,
    speakers: OnceCell<Vec<Vec<u32>>>,
    publishers: OnceCell<FxHashMap<Option<String>, usize>>,
}

/// A sentence that says what a panel asks, whatever is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its document.
    pub document: u32,
    /// Its number among the sentences of the document.
    pub sentence: u32,
    /// The fact whose speaker says it, by its number in the record; `None` is the author.
    pub said: Option<u32>,
    /// The words of each part, each with its family; bytes of the document.
    pub found: Vec<Vec<(&'static str, Span)>>,
    /// Whether it goes on in the sentence after.
    pub goes_on: bool,
}

/// Words of a family (`src/data/view/cues.tsv`) by number of the document and begin of the sentence in
/// which they stand; bytes of the document.
pub type Cued = FxHashMap<(u32, u32), Vec<Span>>;

/// Where the words of each family stand in a text; bytes of the text.
pub type Worded = BTreeMap<&'static str, Vec<Span>>;

impl Memory {
    /// Where the words of each family stand in a text that is asked for at every press.
    pub fn worded(&self, text: &str) -> Rc<Worded> {
        if let Some(known) = self.worded.borrow().get(text) {
            return Rc::clone(known);
        }
        let new = Rc::new(find_all(text));
        self.worded.borrow_mut().insert(text.to_owned(), Rc::clone(&new));
        new
    }

    /// The number of a document: asked for of every fact of the dossier.
    pub fn number(&self, documents: &[Document], id: &str) -> Option<u32> {
        let numbers = self.numbers.get_or_init(|| {
            documents.iter().map(|document| document.meta.id.clone()).zip(0..).collect()
        });
        numbers.get(id).copied()
    }

    /// The sentences that yield facts, of each document, in order.
    pub fn sentences(&self, documents: &[Document]) -> &[Vec<Span>] {
        self.sentences.get_or_init(|| documents.iter().map(sentences_of).collect())
    }

    /// The references of each document. A record has nothing of them, for they say no facts: here they
    /// are read as if they were text.
    pub fn references(&self, documents: &[Document]) -> &[Vec<Reference>] {
        self.references.get_or_init(|| {
            let mut extractor = Extractor::new();
            documents.iter().map(|document| references(document, &mut extractor)).collect()
        })
    }

    /// The sentences that have words of a family.
    pub fn cued(&self, family: &'static str, documents: &[Document]) -> Rc<Cued> {
        let all = self.cued.get_or_init(|| self.find(documents));
        all.get(family).map(Rc::clone).unwrap_or_default()
    }

    fn find(&self, documents: &[Document]) -> BTreeMap<&'static str, Rc<Cued>> {
        let mut out: BTreeMap<&str, Cued> = BTreeMap::new();
        for (number, (document, spans)) in
            (0..).zip(documents.iter().zip(self.sentences(documents)))
        {
            for sentence in spans {
                for (family, places) in find_all(sentence.of(&document.text)) {
                    let places = places.into_iter().map(|span| span.shifted(sentence.start));
                    let of = out.entry(family).or_default();
                    of.insert((number, sentence.start), places.collect());
                }
            }
        }
        out.into_iter().map(|(family, cued)| (family, Rc::new(cued))).collect()
    }

    /// The sentences that say what a panel asks, in order; `find` reads them when they are first asked
    /// for.
    pub fn passages(&self, panel: &'static str, find: impl FnOnce() -> Vec<Told>) -> Rc<Vec<Told>> {
        if let Some(known) = self.passages.borrow().get(panel) {
            return Rc::clone(known);
        }
        let new = Rc::new(find());
        self.passages.borrow_mut().insert(panel, Rc::clone(&new));
        new
    }

    /// Who says each fact of each record: 0 is the author, speakers are numbered from 1.
    pub fn speakers(&self, records: &[Record]) -> &[Vec<u32>] {
        self.speakers.get_or_init(|| {
            let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
            let mut out = Vec::with_capacity(records.len());
            for record in records {
                let mut of = Vec::with_capacity(record.facts.len());
                for fact in &record.facts {
                    let next = numbers.len() as u32 + 1;
                    let speaker = fact.speaker.as_deref();
                    of.push(speaker.map_or(0, |id| *numbers.entry(id).or_insert(next)));
                }
                out.push(of);
            }
            out
        })
    }

    /// How many documents are of a publisher, or of none.
    pub fn published(&self, documents: &[Document], publisher: Option<&String>) -> usize {
        let counts = self.publishers.get_or_init(|| {
            let mut counts: FxHashMap<Option<String>, usize> = FxHashMap::default();
            for document in documents {
                *counts.entry(document.meta.publisher.clone()).or_default() += 1;
            }
            counts
        });
        counts.get(&publisher.cloned()).copied().unwrap_or_default()
    }

    /// What words of an agreement say.
    pub fn subject(&self, words: &str) -> Subject {
        if let Some(known) = self.subjects.borrow().get(words) {
            return known.clone();
        }
        let new = subject(words);
        self.subjects.borrow_mut().insert(words.to_owned(), new.clone());
        new
    }
}

fn sentences_of(document: &Document) -> Vec<Span> {
    let mut out = Vec::new();
    for segment in document.segments.iter().filter(|segment| segment.kind.yields_facts()) {
        let words = segment.span.of(&document.text);
        let tokens = tokenize(words);
        for range in sentences(words, &tokens) {
            let of = tokens.list().get(range).unwrap_or_default();
            if let (Some(first), Some(last)) = (of.first(), of.last()) {
                out.push(first.span.cover(last.span).shifted(segment.span.start));
            }
        }
    }
    out
}

fn references(document: &Document, extractor: &mut Extractor) -> Vec<Reference> {
    let text = &document.text;
    let is_reference = |segment: &&Segment| {
        segment.kind == SegmentKind::Reference && !is_note(segment.span.of(text))
    };
    let list: Vec<&Segment> = document.segments.iter().filter(is_reference).collect();
    if list.is_empty() {
        return Vec::new();
    }
    let body = list.iter().map(|segment| Segment { kind: SegmentKind::Body, ..(*segment).clone() });
    let read = extractor.extract(&Document { segments: body.collect(), ..document.clone() });
    let is_number = |quantity: &&Quantity| !matches!(quantity.value, QuantityValue::Date { .. });
    let numbers: Vec<Span> = read.quantities.iter().filter(is_number).map(|q| q.span).collect();
    let entries: Vec<Span> = list.iter().map(|segment| segment.span).collect();
    let read = document.segments.iter().filter(|segment| segment.kind.yields_facts());
    let paragraphs: Vec<Span> = read.map(|segment| segment.span).collect();
    let cited = cited(text, &paragraphs, &entries);
    let reference = |(words, cited): (Span, Vec<Span>)| Reference {
        words,
        numbers: numbers.iter().filter(|n| words.contains(**n)).copied().collect(),
        cited,
    };
    entries.into_iter().zip(cited).map(reference).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_with_a_number_is_told_from_one_without() {
        let text = "Казахстан подписал соглашение с Китаем на 2 миллиарда долларов.\n\
                    Оборот вырос на 12 %. Вестник, 2024.\nО мире. Вестник, 2023.\n\
                    Примечание. Мнения принадлежат автору.";
        let mut document = Document::from_text("x", text.to_owned());
        let mut start = 0;
        document.segments = text
            .split('\n')
            .enumerate()
            .map(|(number, line)| {
                let span = Span::new(start, start + line.len());
                start += line.len() + 1;
                let kind = if number == 0 { SegmentKind::Body } else { SegmentKind::Reference };
                Segment { span, kind, label: None }
            })
            .collect();
        let memory = Memory::default();
        let documents = [document];
        let [found] = memory.references(&documents) else { panic!("one document") };
        let numbers: Vec<Vec<&str>> =
            found.iter().map(|it| it.numbers.iter().map(|n| n.of(text)).collect()).collect();
        assert_eq!(numbers, [vec!["12 %"], vec![]]);
        // The note below the list is no entry of it.
        assert_eq!(found[1].words.of(text), "О мире. Вестник, 2023.");
        // References say no facts: their sentences are none that yield any.
        assert_eq!(memory.sentences(&documents)[0].len(), 1);
    }

    #[test]
    fn a_subject_is_the_same_when_it_is_asked_for_again() {
        let memory = Memory::default();
        let words = "меморандум с банком о развитии цифровых услуг";
        assert_eq!(memory.subject(words), subject(words));
        assert_eq!(memory.subject(words), subject(words));
    }
}
