//! The stages in their order: paragraphs, names, quantities, home state, speakers, facts.

use std::ops::Range;

use super::fact::{self, Named, Paragraph};
use super::forms::Forms;
use super::person::{self, Registry};
use super::{Block, Cut, home, mention, quantity, speech};
use crate::corpus::Document;
use crate::lexicon::{EntityKind, Lexicon};
use crate::morph::Morph;
use crate::record::{Fact, Mention, Quantity, Record, SCHEMA};
use crate::text::Span;

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
        Self { forms: Forms::new(Morph::builtin(), Lexicon::builtin()) }
    }

    /// The names of the world that it knows.
    pub fn lexicon(&self) -> &Lexicon {
        self.forms.lexicon()
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
    let names: Vec<Vec<mention::Found>> = blocks.iter().map(|b| mention::mentions(b)).collect();
    let persons = Registry::read(&blocks, |block, tokens| {
        names.get(block).is_some_and(|list| {
            let from = list.partition_point(|name| name.tokens.end <= tokens.start);
            list.get(from).is_some_and(|name| overlap(&name.tokens, tokens))
        })
    });
    let mut state = quantity::QuantityState::new(document.meta.date.as_deref());
    for (segment, block) in document.segments.iter().zip(&blocks) {
        if segment.kind.yields_facts() {
            quantity::survey(block, &mut state);
        }
    }
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(blocks.len());
    for (index, ((segment, block), names)) in
        document.segments.iter().zip(blocks).zip(names).enumerate()
    {
        let mut named: Vec<Named> =
            names.into_iter().map(|found| name(found, block.lexicon())).collect();
        named.extend(persons.of_block(index).iter().map(|m| person(m, &persons, block.offset)));
        named.sort_by_key(|named| named.span);
        let quantities = quantity::quantities(&block, &mut state);
        paragraphs.push(Paragraph { kind: segment.kind, block, named, quantities });
    }
    let home = document.meta.home.clone().or_else(|| home::home_state(&paragraphs));
    let mut facts = fact::facts(&paragraphs, home.as_deref());
    speak(document, &paragraphs, &persons, home.as_deref(), &mut facts);
    record(document, &paragraphs, home, facts)
}

/// Adds the statements, and tells who says the facts that stand in somebody's words.
fn speak(
    document: &Document,
    paragraphs: &[Paragraph],
    persons: &Registry,
    home: Option<&str>,
    facts: &mut Vec<Fact>,
) {
    let names: Vec<Mention> = paragraphs.iter().flat_map(mentions).collect();
    let blocks: Vec<&Block> = paragraphs.iter().map(|paragraph| &paragraph.block).collect();
    let scene = speech::Scene {
        segments: &document.segments,
        blocks: &blocks,
        persons,
        names: &names,
        home: home.unwrap_or("KZ"),
    };
    let speech = speech::attribute(scene);
    speech::give_voices(&speech, persons, facts);
    facts.extend(speech::statements(&speech, persons, &names, home));
}

/// The mentions of a paragraph, placed in the document.
fn mentions(paragraph: &Paragraph) -> Vec<Mention> {
    let by = paragraph.block.offset;
    let mention = |named: &Named| Mention {
        span: named.span.shifted(by),
        kind: named.kind,
        id: named.id.clone(),
        form: named.form,
    };
    paragraph.named.iter().map(mention).collect()
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

fn name(found: mention::Found, lexicon: &Lexicon) -> Named {
    Named {
        tokens: found.tokens,
        span: found.span,
        kind: found.kind,
        id: lexicon.entry(found.entry).id.into(),
        form: found.form,
        acts_for: None,
    }
}

fn person(mention: &person::Mention, persons: &Registry, offset: u32) -> Named {
    let who = persons.person(mention.person);
    Named {
        tokens: mention.tokens.clone(),
        span: Span { start: mention.span.start - offset, end: mention.span.end - offset },
        kind: EntityKind::Person,
        id: who.map(|who| who.id.clone()).unwrap_or_default(),
        form: None,
        acts_for: who.and_then(|who| who.states.first().cloned()),
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
