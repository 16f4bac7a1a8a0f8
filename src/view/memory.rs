//! What is read off the texts alone and therefore stays the same under every selection.
//!
//! In: documents, words. Out: their sentences, the references that they list, the subjects of words,
//! each made when it is first asked for. Must not know what was chosen.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::cues::find;
use crate::corpus::{Document, Segment, SegmentKind};
use crate::extract::Extractor;
use crate::query::subject::{Subject, subject};
use crate::record::{Quantity, QuantityValue};
use crate::text::{Span, sentences, tokenize};

/// An entry of a list of references.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The words: bytes of the document.
    pub words: Span,
    /// The numbers in it; dates are none.
    pub numbers: Vec<Span>,
}

/// What was read once, of one corpus.
#[derive(Debug, Default)]
pub struct Memory {
    numbers: OnceCell<FxHashMap<String, u32>>,
    sentences: OnceCell<Vec<Vec<Span>>>,
    references: OnceCell<Vec<Vec<Reference>>>,
    subjects: RefCell<FxHashMap<String, Subject>>,
    cued: RefCell<BTreeMap<&'static str, Rc<Cued>>>,
}

/// Words of a family (`src/data/view/cues.tsv`) by number of the document and begin of the sentence in
/// which they stand; bytes of the document.
pub type Cued = FxHashMap<(u32, u32), Vec<Span>>;

impl Memory {
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
        let made = self.cued.borrow().get(family).map(Rc::clone);
        made.unwrap_or_else(|| {
            let new = Rc::new(self.find(family, documents));
            self.cued.borrow_mut().insert(family, Rc::clone(&new));
            new
        })
    }

    fn find(&self, family: &str, documents: &[Document]) -> Cued {
        let of = |(number, (document, spans)): (u32, (&Document, &Vec<Span>))| {
            let found = spans.iter().filter_map(|sentence| {
                let places = find(family, sentence.of(&document.text)).into_iter();
                let places: Vec<Span> = places.map(|span| span.shifted(sentence.start)).collect();
                (!places.is_empty()).then_some(((number, sentence.start), places))
            });
            found.collect::<Vec<_>>()
        };
        (0..).zip(documents.iter().zip(self.sentences(documents))).flat_map(of).collect()
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
    let is_reference = |segment: &&Segment| segment.kind == SegmentKind::Reference;
    let list: Vec<&Segment> = document.segments.iter().filter(is_reference).collect();
    if list.is_empty() {
        return Vec::new();
    }
    let body = list.iter().map(|segment| Segment { kind: SegmentKind::Body, ..(*segment).clone() });
    let read = extractor.extract(&Document { segments: body.collect(), ..document.clone() });
    let is_number = |quantity: &&Quantity| !matches!(quantity.value, QuantityValue::Date { .. });
    let numbers: Vec<Span> = read.quantities.iter().filter(is_number).map(|q| q.span).collect();
    let reference = |segment: &&Segment| Reference {
        words: segment.span,
        numbers: numbers.iter().filter(|n| segment.span.contains(**n)).copied().collect(),
    };
    list.iter().map(reference).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_with_a_number_is_told_from_one_without() {
        let text = "Казахстан подписал соглашение с Китаем на 2 миллиарда долларов.\n\
                    Оборот вырос на 12 %. Вестник, 2024.\nО мире. Вестник, 2023.";
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
