//! The stages in their order: paragraphs, names, quantities, home state, speakers, facts.

use super::fact::{self, Named, Paragraph};
use super::forms::Forms;
use super::{Block, Cut, home, mention, quantity};
use crate::corpus::Document;
use crate::morph::Morph;
use crate::record::{Fact, Mention, Quantity, Record, SCHEMA};

/// Distinct forms that are kept between documents; past them the table starts anew, so that memory
/// stays bounded over any number of documents.
const KEPT_FORMS: usize = 200_000;

/// Reads documents into records. Keeps the analysis of word forms between documents; the record of
/// a document does not depend on those read before it.
#[derive(Debug)]
pub struct Extractor {
    forms: Forms,
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

impl Extractor {
    /// An extractor with the embedded dictionary, lexicon and rules.
    pub fn new() -> Self {
        Self { forms: Forms::new(Morph::builtin()) }
    }

    /// The record of a document. Total: any text gives a record.
    pub fn extract(&mut self, document: &Document) -> Record {
        if self.forms.len() > KEPT_FORMS {
            self.forms.clear();
        }
        let cuts: Vec<Cut> = document
            .segments
            .iter()
            .map(|segment| Cut::new(segment.span.of(&document.text), &mut self.forms))
            .collect();
        let blocks = document.segments.iter().zip(cuts).map(|(segment, cut)| {
            cut.block(segment.span.of(&document.text), segment.span.start, &self.forms)
        });
        read(document, blocks.collect())
    }
}

fn read(document: &Document, blocks: Vec<Block>) -> Record {
    let mut state = quantity::QuantityState::new(document.meta.date.as_deref());
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(blocks.len());
    for (segment, block) in document.segments.iter().zip(blocks) {
        let named = mention::mentions(&block).into_iter().map(named).collect();
        let quantities = quantity::quantities(&block, &mut state);
        paragraphs.push(Paragraph { kind: segment.kind, block, named, quantities });
    }
    let home = document.meta.home.clone().or_else(|| home::home_state(&paragraphs));
    let facts = fact::facts(&paragraphs, home.as_deref());
    record(document, &paragraphs, home, facts)
}

fn named(found: mention::Found) -> Named {
    Named {
        tokens: found.tokens,
        span: found.span,
        kind: found.kind,
        id: found.id.into(),
        form: found.form,
        acts_for: None,
    }
}

fn record(
    document: &Document,
    paragraphs: &[Paragraph],
    home: Option<String>,
    mut facts: Vec<Fact>,
) -> Record {
    let mut mentions = Vec::new();
    let mut quantities = Vec::new();
    for paragraph in paragraphs.iter().filter(|p| fact::yields_facts(p.kind)) {
        let by = paragraph.block.offset;
        mentions.extend(paragraph.named.iter().map(|named| Mention {
            span: named.span.shifted(by),
            kind: named.kind,
            id: named.id.clone(),
            form: named.form,
        }));
        quantities.extend(paragraph.quantities.iter().map(|found| Quantity {
            span: found.span.shifted(by),
            value: found.value.clone(),
            bound: found.bound,
            inferred: found.inferred,
        }));
    }
    facts.sort_by_key(|fact| (fact.span.start, fact.detail.kind(), fact.span.end));
    let mut doc = document.meta.clone();
    doc.home = home;
    Record { schema: SCHEMA, doc, mentions, quantities, facts }
}
