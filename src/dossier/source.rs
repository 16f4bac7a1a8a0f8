//! A document with its record, and what merging asks of them.
//!
//! In: documents and records. Out: paragraphs, states behind place names, companies in a sentence.
//! Knows where things stand; must not know when facts are the same.
//!
//! «прибыл в Москву», with a mention of RU over «Москву» → the place «Москва» is in RU

use std::collections::{BTreeMap, BTreeSet};

use super::period::Period;
use crate::corpus::Document;
use crate::lexicon::EntityKind;
use crate::record::{Fact, Record};
use crate::text::{Span, fold};

/// A place and the name of a state in another case share all but so many letters at the end.
const ENDING: usize = 2;
/// Fewer letters in common mean nothing.
const LEAST_COMMON: usize = 3;

/// Number of a document in the canonical order, and of a fact in its record.
pub(super) type Place = (usize, usize);

/// A document with its record.
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub(super) document: &'a Document,
    pub(super) record: &'a Record,
    /// When it was published.
    pub(super) published: Option<Period>,
    /// Folded forms by which the text names states.
    states: BTreeMap<String, &'a str>,
}

/// The documents with their records, in an order that does not depend on the given one.
pub(super) fn sources<'a>(documents: &'a [Document], records: &'a [Record]) -> Vec<Source<'a>> {
    let mut pairs: Vec<_> = documents.iter().zip(records).collect();
    pairs.sort_by(|(a, _), (b, _)| (&a.meta.id, &a.text).cmp(&(&b.meta.id, &b.text)));
    pairs.into_iter().map(|(document, record)| Source::new(document, record)).collect()
}

impl<'a> Source<'a> {
    fn new(document: &'a Document, record: &'a Record) -> Self {
        let states = record
            .mentions
            .iter()
            .filter(|mention| mention.kind == EntityKind::State)
            .map(|mention| (fold(mention.span.of(&document.text)), mention.id.as_str()))
            .collect();
        let published = record.doc.date.as_deref().and_then(Period::parse);
        Self { document, record, published, states }
    }

    pub(super) fn home(&self) -> Option<&'a str> {
        self.record.doc.home.as_deref()
    }

    /// Number of the paragraph where a span begins.
    pub(super) fn paragraph(&self, span: Span) -> usize {
        self.document.segments.partition_point(|segment| segment.span.end <= span.start)
    }

    /// What a place is called in comparisons: the id of the state that the text names by it, else
    /// its own folded name.
    pub(super) fn place_key(&self, place: &str) -> String {
        let place = fold(place);
        let letters = place.chars().count();
        let least = letters.saturating_sub(ENDING).max(LEAST_COMMON);
        let common =
            |form: &str| place.chars().zip(form.chars()).take_while(|(a, b)| a == b).count();
        let best = self
            .states
            .iter()
            .map(|(form, id)| (common(form), *id))
            .filter(|(common, _)| *common >= least)
            // The first of equals, so that the order of the map decides and nothing else.
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.map_or(place, |(_, id)| id.to_owned())
    }

    /// Ids of the companies and routes named inside a span.
    pub(super) fn named(&self, span: Span, kinds: &[EntityKind]) -> BTreeSet<String> {
        let first = self.record.mentions.partition_point(|m| m.span.start < span.start);
        let inside = self.record.mentions.iter().skip(first);
        inside
            .take_while(|m| m.span.start < span.end)
            .filter(|m| kinds.contains(&m.kind))
            .map(|m| m.id.clone())
            .collect()
    }
}

/// The partners of a fact, in order of id.
pub(super) fn partners(fact: &Fact) -> BTreeSet<String> {
    fact.partners.iter().cloned().collect()
}
