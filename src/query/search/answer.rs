//! A page of a concordance with its frequencies.
//!
//! In: [`Found`] places, the texts, a [`Page`]. Out: an [`Answer`], small however much was found.
//! Knows order and counting; must not know how a line is drawn.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::aliases::Entity;
use super::context::{left, plain, right};
use super::evaluate::Found;
use super::index::Index;
use super::matches::Stretch;
use super::parse::Notice;
use super::resolve::Repaired;
use crate::corpus::Document;
use crate::text::Span;

/// Words of context that lines are ordered by.
const DEPTH: u32 = 5;

/// What lines are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// Place: documents as they were added.
    #[default]
    Text,
    /// The words before the keyword, the nearest first.
    Left,
    /// The words behind the keyword.
    Right,
}

/// Which part of what was found is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Order of the lines.
    pub order: Order,
    /// Characters of context on each side, at most.
    pub context: u16,
    /// Lines left out before the first.
    pub offset: u32,
    /// Lines, at most.
    pub limit: u32,
}

impl Default for Page {
    fn default() -> Self {
        Self { order: Order::Text, context: 60, offset: 0, limit: 50 }
    }
}

/// A keyword in its context: `left`, `keyword` and `right` put together are the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Id of the document.
    pub document: String,
    /// The sentence: bytes of the document.
    pub sentence: Span,
    /// The keyword: bytes of the document.
    pub span: Span,
    /// All words of the sentence that had a part in the find: bytes of the document.
    pub marks: Vec<Span>,
    /// Who says it: an id of the record's facts, or [`AUTHOR`].
    ///
    /// [`AUTHOR`]: crate::query::Selection::AUTHOR
    pub speaker: String,
    /// What stands before, in the same paragraph.
    pub left: String,
    /// The words found.
    pub keyword: String,
    /// What stands behind, in the same paragraph.
    pub right: String,
}

/// How often something was found, and in how much text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frequency {
    /// Id of the document or the speaker.
    pub id: String,
    /// Finds.
    pub hits: u32,
    /// Words of the document, or said by the speaker.
    pub words: u32,
}

/// A page of a concordance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The query as it was read.
    pub query: String,
    /// What could not be read as meant.
    pub notices: Vec<Notice>,
    /// Words sought in place of others.
    pub repaired: Vec<Repaired>,
    /// Named things whose other names were found.
    pub entities: Vec<Entity>,
    /// Finds in all.
    pub hits: u32,
    /// Sentences that hold one.
    pub sentences: u32,
    /// Finds by document, in order; only documents with some.
    pub documents: Vec<Frequency>,
    /// Finds by speaker, most first, then by id; only speakers with some.
    pub speakers: Vec<Frequency>,
    /// The lines of the page.
    pub lines: Vec<Line>,
}

impl Index {
    /// A page of what was found. `documents` are those that were added, in the same order.
    pub fn answer(&self, found: &Found, documents: &[Document], page: Page) -> Answer {
        let heads = &found.matches.heads;
        let lines = self.page(heads, page);
        Answer {
            query: found.query.to_string(),
            notices: found.notices.clone(),
            repaired: found.repaired.clone(),
            entities: found.entities.clone(),
            hits: heads.len() as u32,
            sentences: self.sentences_of(heads).len() as u32,
            documents: self.by_document(heads),
            speakers: self.by_speaker(heads),
            lines: lines.iter().map(|head| self.line(*head, found, documents, page)).collect(),
        }
    }

    /// The finds of a page, in order.
    fn page(&self, heads: &[Stretch], page: Page) -> Vec<Stretch> {
        let from = (page.offset as usize).min(heads.len());
        let to = from.saturating_add(page.limit as usize).min(heads.len());
        if page.order == Order::Text || from == to {
            return heads.get(from..to).unwrap_or_default().to_vec();
        }
        // The nearest word decides nearly always; it is looked up once for each find.
        let keyed = |head: &Stretch| (self.beside(*head, page.order, 1), *head);
        let mut list: Vec<(Option<&str>, Stretch)> = heads.iter().map(keyed).collect();
        let compare = |a: &(Option<&str>, Stretch), b: &(Option<&str>, Stretch)| {
            a.0.cmp(&b.0).then_with(|| self.compare(a.1, b.1, page.order))
        };
        // Only what comes up to the page need be in order.
        if to < list.len() {
            list.select_nth_unstable_by(to, compare);
            list.truncate(to);
        }
        list.sort_unstable_by(compare);
        list.split_off(from).into_iter().map(|(_, head)| head).collect()
    }

    /// The folded word so many words before or behind a find; none beyond the edge of the paragraph,
    /// which comes before every word.
    fn beside(&self, head: Stretch, order: Order, by: u32) -> Option<&str> {
        let word = match order {
            Order::Left => head.first.checked_sub(by)?,
            Order::Text | Order::Right => head.last.checked_add(by)?,
        };
        let inside = (word as usize) < self.len()
            && self.sentence(word)?.paragraph == self.sentence(head.first)?.paragraph;
        inside.then(|| self.norm(word))
    }

    fn compare(&self, a: Stretch, b: Stretch, order: Order) -> Ordering {
        (2..=DEPTH)
            .map(|by| self.beside(a, order, by).cmp(&self.beside(b, order, by)))
            .find(|order| order.is_ne())
            .unwrap_or_else(|| a.cmp(&b))
    }

    fn line(&self, head: Stretch, found: &Found, documents: &[Document], page: Page) -> Line {
        let number = self.document_of(head.first);
        let text = documents.get(number).map_or("", |document| &document.text);
        let sentence = self.sentence(head.first);
        let paragraph = sentence.map(|s| self.paragraph(s.paragraph)).unwrap_or_default();
        let span = self.span_of(head);
        let chars = usize::from(page.context);
        Line {
            document: self
                .documents()
                .get(number)
                .map(|entry| entry.id.clone())
                .unwrap_or_default(),
            sentence: sentence.map(|sentence| sentence.span).unwrap_or_default(),
            span,
            marks: self.marks(head, &found.matches.marks),
            speaker: self.speakers.get(self.speaker_of(head.first)).cloned().unwrap_or_default(),
            left: left(text, paragraph, span, chars),
            keyword: plain(span.of(text)),
            right: right(text, paragraph, span, chars),
        }
    }

    /// The marks in the sentence of a find.
    fn marks(&self, head: Stretch, marks: &[Stretch]) -> Vec<Span> {
        let sentence = self.sentence_number(head.first);
        let from = marks.partition_point(|mark| self.sentence_number(mark.first) < sentence);
        let rest = marks.get(from..).unwrap_or_default().iter();
        let same = rest.take_while(|mark| self.sentence_number(mark.first) == sentence);
        same.map(|mark| self.span_of(*mark)).collect()
    }

    fn by_document(&self, heads: &[Stretch]) -> Vec<Frequency> {
        let all = self.documents().iter().enumerate().map(|(number, entry)| Frequency {
            id: entry.id.clone(),
            hits: self.heads_of(heads, number).len() as u32,
            words: self.words_of(number).len() as u32,
        });
        all.filter(|frequency| frequency.hits > 0).collect()
    }

    fn by_speaker(&self, heads: &[Stretch]) -> Vec<Frequency> {
        let nobody = |id: &String| Frequency { id: id.clone(), hits: 0, words: 0 };
        let mut all: Vec<Frequency> = self.speakers.iter().map(nobody).collect();
        let mut at = 0;
        for (turn, (from, speaker)) in self.turns.iter().enumerate() {
            let to = self.turns.get(turn + 1).map_or(self.len() as u32, |(next, _)| *next);
            let before = at;
            while heads.get(at).is_some_and(|head| head.first < to) {
                at += 1;
            }
            if let Some(frequency) = all.get_mut(*speaker) {
                frequency.hits += (at - before) as u32;
                frequency.words += to.saturating_sub(*from);
            }
        }
        all.retain(|frequency| frequency.hits > 0);
        all.sort_by(|a, b| b.hits.cmp(&a.hits).then_with(|| a.id.cmp(&b.id)));
        all
    }
}
