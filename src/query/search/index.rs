//! The words of all documents, by form; sentences, paragraphs, voices and mentions beside them.
//!
//! In: documents with their records, one after another. Out: an [`Index`]. Words are numbered over
//! all documents, in order; marks are not words. Flat lists: a word costs a look-up of its form and
//! four pushes. Knows nothing of queries.

use std::collections::BTreeMap;

use super::matches::Stretch;
use super::terms::{Term, Terms};
use super::turns::turns;
use crate::corpus::Document;
use crate::lexicon::{EntityKind, Lexicon};
use crate::morph::Morph;
use crate::query::Selection;
use crate::record::Record;
use crate::text::{Span, TokenKind, sentences, tokenize};

/// A sentence of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence {
    /// Bytes of its document.
    pub(super) span: Span,
    /// Number of its paragraph, over all documents.
    pub(super) paragraph: u32,
}

/// A document of the index.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) id: String,
    /// Its first word.
    pub(super) first: u32,
}

/// The words of documents, ready to be searched. A document is never taken out: an index of the
/// rest is made anew in a fraction of a second.
#[derive(Debug)]
pub struct Index {
    pub(super) terms: Terms,
    pub(super) lexicon: Lexicon,
    /// For each word, its form.
    pub(super) words: Vec<Term>,
    /// For each word, where it stands in its document.
    spans: Vec<Span>,
    /// For each word, its sentence.
    sentence_of: Vec<u32>,
    sentences: Vec<Sentence>,
    /// Bytes of the document.
    paragraphs: Vec<Span>,
    documents: Vec<Entry>,
    /// Ids of speakers; the author is the first.
    pub(super) speakers: Vec<String>,
    /// From this word on this speaker speaks; each document begins a turn.
    pub(super) turns: Vec<(u32, usize)>,
    /// For each named thing, where the records mention it.
    pub(super) entities: BTreeMap<(EntityKind, String), Vec<Stretch>>,
}

impl Index {
    /// An empty index over a dictionary and the names of the world.
    pub fn new(morph: Morph, lexicon: Lexicon) -> Self {
        Self {
            terms: Terms::new(morph),
            lexicon,
            words: Vec::new(),
            spans: Vec::new(),
            sentence_of: Vec::new(),
            sentences: Vec::new(),
            paragraphs: Vec::new(),
            documents: Vec::new(),
            speakers: vec![Selection::AUTHOR.to_owned()],
            turns: Vec::new(),
            entities: BTreeMap::new(),
        }
    }

    /// Adds a document with its record. All its paragraphs are searched, captions and references
    /// too. Linear in the text.
    pub fn add(&mut self, document: &Document, record: &Record) {
        let first = self.words.len();
        self.documents.push(Entry { id: document.meta.id.clone(), first: first as u32 });
        for segment in &document.segments {
            self.add_paragraph(segment.span, &document.text);
        }
        self.add_turns(record, first);
        self.add_mentions(record, first);
    }

    fn add_paragraph(&mut self, paragraph: Span, text: &str) {
        let words = paragraph.of(text);
        let tokens = tokenize(words);
        let number_of_paragraph = self.paragraphs.len() as u32;
        self.paragraphs.push(paragraph);
        for range in sentences(words, &tokens) {
            let list = tokens.list().get(range.clone()).unwrap_or_default();
            let (Some(head), Some(tail)) = (list.first(), list.last()) else { continue };
            let number = self.sentences.len() as u32;
            let span = head.span.cover(tail.span).shifted(paragraph.start);
            self.sentences.push(Sentence { span, paragraph: number_of_paragraph });
            for (at, token) in range.zip(list) {
                if token.kind == TokenKind::Punct {
                    continue;
                }
                let term = self.terms.meet(tokens.norm(at), self.words.len() as u32);
                self.words.push(term);
                self.spans.push(token.span.shifted(paragraph.start));
                self.sentence_of.push(number);
            }
        }
    }

    /// Number of the first word of the document, whose words begin at `first`, that starts at
    /// `byte` or behind it.
    fn word_at(&self, first: usize, byte: u32) -> u32 {
        let spans = self.spans.get(first..).unwrap_or_default();
        (first + spans.partition_point(|span| span.start < byte)) as u32
    }

    fn add_turns(&mut self, record: &Record, first: usize) {
        for (byte, speaker) in turns(record) {
            let id = speaker.unwrap_or(Selection::AUTHOR);
            let number = self.speakers.iter().position(|known| known == id).unwrap_or_else(|| {
                self.speakers.push(id.to_owned());
                self.speakers.len() - 1
            });
            self.turns.push((self.word_at(first, byte), number));
        }
    }

    fn add_mentions(&mut self, record: &Record, first: usize) {
        for mention in &record.mentions {
            let spans = self.spans.get(first..).unwrap_or_default();
            let from = spans.partition_point(|span| span.end <= mention.span.start);
            let to = spans.partition_point(|span| span.start < mention.span.end);
            if from >= to {
                continue;
            }
            let stretch = Stretch { first: (first + from) as u32, last: (first + to - 1) as u32 };
            if self.is_whole(stretch) {
                let key = (mention.kind, mention.id.clone());
                self.entities.entry(key).or_default().push(stretch);
            }
        }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Number of distinct word forms.
    pub fn forms(&self) -> usize {
        self.terms.len()
    }

    pub(super) fn sentence_number(&self, word: u32) -> u32 {
        self.sentence_of.get(word as usize).copied().unwrap_or_default()
    }

    /// Whether a stretch does not leave its sentence.
    pub(super) fn is_whole(&self, stretch: Stretch) -> bool {
        stretch.first == stretch.last
            || self.sentence_number(stretch.first) == self.sentence_number(stretch.last)
    }

    pub(super) fn sentence(&self, word: u32) -> Option<Sentence> {
        self.sentences.get(self.sentence_number(word) as usize).copied()
    }

    /// Where paragraph number `paragraph` stands; bytes of its document.
    pub(super) fn paragraph(&self, paragraph: u32) -> Span {
        self.paragraphs.get(paragraph as usize).copied().unwrap_or_default()
    }

    /// Where a word stands; bytes of its document.
    pub(super) fn span(&self, word: u32) -> Span {
        self.spans.get(word as usize).copied().unwrap_or_default()
    }

    /// Where a stretch stands; bytes of its document.
    pub(super) fn span_of(&self, stretch: Stretch) -> Span {
        self.span(stretch.first).cover(self.span(stretch.last))
    }

    /// The folded form of a word.
    pub(super) fn norm(&self, word: u32) -> &str {
        self.words.get(word as usize).map_or("", |term| self.terms.text(*term))
    }

    pub(super) fn documents(&self) -> &[Entry] {
        &self.documents
    }

    /// The words of document number `document`.
    pub(super) fn words_of(&self, document: usize) -> std::ops::Range<u32> {
        let first = |at: usize| self.documents.get(at).map(|entry| entry.first);
        let end = self.words.len() as u32;
        first(document).unwrap_or(end)..first(document + 1).unwrap_or(end)
    }

    /// Number of the document that holds a word.
    pub(super) fn document_of(&self, word: u32) -> usize {
        self.documents.partition_point(|entry| entry.first <= word).saturating_sub(1)
    }

    /// Number of who speaks a word.
    pub(super) fn speaker_of(&self, word: u32) -> usize {
        let next = self.turns.partition_point(|(from, _)| *from <= word);
        next.checked_sub(1).and_then(|at| self.turns.get(at)).map_or(0, |(_, who)| *who)
    }
}
