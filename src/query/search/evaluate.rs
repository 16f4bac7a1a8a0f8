//! A query's tree to the places where it is met.
//!
//! In: an [`Index`], a query, a [`Filter`]. Out: [`Found`]. Each part gives its places in order,
//! and what joins them walks both lists once. The sentence is the unit (see [`super`]).

use super::aliases::{Aliases, Entity};
use super::index::Index;
use super::matches::{Matches, Stretch, in_a_row, near, outermost};
use super::parse::{Notice, parse};
use super::query::{How, Node, Query, Word};
use super::resolve::{Repaired, Resolved};
use crate::query::Filter;
use crate::record::Record;

/// Where a query is met, to be shown page by page ([`Index::answer`]).
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The query as it was read.
    pub query: Query,
    /// What could not be read as meant.
    pub notices: Vec<Notice>,
    /// Words sought in place of others.
    pub repaired: Vec<Repaired>,
    /// Named things whose other names were found.
    pub entities: Vec<Entity>,
    pub(super) matches: Matches,
}

/// What is gathered on the way through the tree.
struct Evaluation<'a> {
    index: &'a Index,
    aliases: Aliases,
    repaired: Vec<Repaired>,
    entities: Vec<Entity>,
}

impl Index {
    /// The places that a query as typed is met at. Of `filter` documents and speakers count;
    /// partners are of facts, see [`facts`]. Total: any text is a query.
    ///
    /// [`facts`]: Self::facts
    pub fn find(&self, typed: &str, aliases: Aliases, filter: &Filter) -> Found {
        let (query, notices) = parse(typed);
        let mut evaluation =
            Evaluation { index: self, aliases, repaired: Vec::new(), entities: Vec::new() };
        let mut matches = query.0.as_ref().map(|node| evaluation.node(node)).unwrap_or_default();
        let Evaluation { repaired, mut entities, .. } = evaluation;
        self.select(&mut matches, filter);
        entities.sort();
        entities.dedup();
        Found { query, notices, repaired, entities, matches }
    }

    /// Leaves what stands in the chosen documents and is said by the chosen speakers.
    fn select(&self, matches: &mut Matches, filter: &Filter) {
        if !filter.documents.is_empty() {
            let chosen = |entry: &super::index::Entry| filter.documents.contains(&entry.id);
            let documents: Vec<bool> = self.documents().iter().map(chosen).collect();
            let keep = |stretch: &Stretch| {
                documents.get(self.document_of(stretch.first)).copied().unwrap_or_default()
            };
            matches.heads.retain(keep);
        }
        if !filter.speakers.is_empty() {
            let chosen: Vec<bool> =
                self.speakers.iter().map(|id| filter.speakers.contains(id)).collect();
            let keep = |stretch: &Stretch| {
                chosen.get(self.speaker_of(stretch.first)).copied().unwrap_or_default()
            };
            matches.heads.retain(keep);
        }
    }

    /// The facts whose evidence holds a find: numbers of the document and of the fact in its record,
    /// in order. `documents` and `records` are those that were added, in the same order.
    pub fn facts(&self, found: &Found, records: &[Record]) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        for (document, record) in records.iter().enumerate().take(self.documents().len()) {
            let heads = self.heads_of(&found.matches.heads, document);
            let spans: Vec<_> = heads.iter().map(|head| self.span_of(*head)).collect();
            for (number, fact) in record.standing() {
                let from = spans.partition_point(|span| span.start < fact.span.start);
                if spans.get(from).is_some_and(|span| fact.span.contains(*span)) {
                    out.push((document, number));
                }
            }
        }
        out
    }

    /// The finds of one document.
    pub(super) fn heads_of<'a>(&self, heads: &'a [Stretch], document: usize) -> &'a [Stretch] {
        let words = self.words_of(document);
        let from = heads.partition_point(|head| head.first < words.start);
        let to = heads.partition_point(|head| head.first < words.end);
        heads.get(from..to).unwrap_or_default()
    }

    /// The sentences of stretches, in order, without repeats.
    pub(super) fn sentences_of(&self, stretches: &[Stretch]) -> Vec<u32> {
        let mut out: Vec<u32> =
            stretches.iter().map(|stretch| self.sentence_number(stretch.first)).collect();
        out.dedup();
        out
    }

    /// The words that have one of the forms, in order.
    #[expect(clippy::stable_sort_primitive, reason = "merges the runs that are in order already")]
    fn places(&self, terms: &[u32]) -> Vec<u32> {
        let mut out: Vec<u32> = Vec::new();
        for term in terms {
            out.extend_from_slice(self.terms.places(*term));
        }
        out.sort();
        out
    }
}

impl Evaluation<'_> {
    fn node(&mut self, node: &Node) -> Matches {
        match node {
            Node::Word(word) => {
                let resolved = self.index.resolve(word, self.aliases);
                let mut items = Vec::new();
                self.row(&resolved, &mut items);
                let heads = self.row_of(&items);
                let names = self.names(word, &resolved);
                self.and_aliases(heads, names)
            }
            Node::Phrase(words) => {
                let (mut items, mut norms) = (Vec::new(), Vec::new());
                for word in words {
                    let resolved = self.index.resolve(word, self.aliases);
                    self.row(&resolved, &mut items);
                    norms.extend(resolved.norms);
                }
                let heads = self.row_of(&items);
                let names = self.index.named(&norms.iter().map(String::as_str).collect::<Vec<_>>());
                self.and_aliases(heads, names)
            }
            Node::Near { left, right, within } => {
                let (left, right) = (self.node(left), self.node(right));
                near(&left.heads, &right.heads, *within, |both| self.index.is_whole(both))
            }
            Node::All { wanted, unwanted } => self.all(wanted, unwanted),
            Node::Any(nodes) => {
                let mut found = Matches::default();
                for node in nodes {
                    let matches = self.node(node);
                    found.heads.extend(matches.heads);
                    found.marks.extend(matches.marks);
                }
                Matches { heads: outermost(found.heads), marks: outermost(found.marks) }
            }
        }
    }

    /// Adds the words of the index for each word in the row.
    fn row(&mut self, resolved: &Resolved, items: &mut Vec<Vec<u32>>) {
        items.extend(resolved.items.iter().map(|terms| self.index.places(terms)));
        if let Some(repaired) = &resolved.repaired
            && !self.repaired.contains(repaired)
        {
            self.repaired.push(repaired.clone());
        }
    }

    /// The places of the words in a row.
    fn row_of(&self, items: &[Vec<u32>]) -> Vec<Stretch> {
        let mut stretches = in_a_row(items);
        stretches.retain(|stretch| self.index.is_whole(*stretch));
        stretches
    }

    /// What a word may name: by itself, and by the forms it stands for.
    fn names(&self, word: &Word, resolved: &Resolved) -> Vec<Entity> {
        if self.aliases == Aliases::Excluded || word.how == How::Exact {
            return Vec::new();
        }
        let norms: Vec<&str> = resolved.norms.iter().map(String::as_str).collect();
        let mut out = self.index.named(&norms);
        if let [terms] = resolved.items.as_slice() {
            for term in terms {
                out.extend(self.index.named(&[self.index.terms.text(*term)]));
            }
        }
        out.sort();
        out.dedup();
        out
    }

    /// The finds and, where wanted, the places where the same things have other names.
    fn and_aliases(&mut self, mut heads: Vec<Stretch>, names: Vec<Entity>) -> Matches {
        if self.aliases == Aliases::Excluded || names.is_empty() {
            return Matches::of(heads);
        }
        for entity in names {
            let places = self.index.entities.get(&(entity.kind, entity.id.clone()));
            heads.extend(places.into_iter().flatten());
            self.entities.push(entity);
        }
        Matches::of(outermost(heads))
    }

    fn all(&mut self, wanted: &[Node], unwanted: &[Node]) -> Matches {
        let mut parts = wanted.iter().map(|node| self.node(node)).collect::<Vec<_>>().into_iter();
        let Some(mut found) = parts.next() else { return Matches::default() };
        let mut sentences = self.index.sentences_of(&found.heads);
        for part in parts {
            let others = self.index.sentences_of(&part.heads);
            keep(&mut sentences, &others, Side::In);
            found.marks.extend(part.marks);
        }
        for node in unwanted {
            let others = self.node(node);
            keep(&mut sentences, &self.index.sentences_of(&others.heads), Side::Out);
        }
        for list in [&mut found.heads, &mut found.marks] {
            list.retain(|stretch| {
                sentences.binary_search(&self.index.sentence_number(stretch.first)).is_ok()
            });
        }
        found.marks = outermost(found.marks);
        found
    }
}

/// Which sentences are kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Those of the other list.
    In,
    /// Those not of the other list.
    Out,
}

/// Keeps of a sorted list what is in the other sorted list, or what is not.
fn keep(list: &mut Vec<u32>, others: &[u32], side: Side) {
    let mut at = 0;
    list.retain(|item| {
        while others.get(at).is_some_and(|other| other < item) {
            at += 1;
        }
        (others.get(at) == Some(item)) == (side == Side::In)
    });
}
