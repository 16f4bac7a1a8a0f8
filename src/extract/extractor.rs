//! The stages in their order: paragraphs, names, quantities, home state, speakers, facts.
//!
//! In: a document. Out: its record. A document of ordinary size is read as one; a longer one chunk
//! by chunk ([`super::chunk`]), so that memory and time stay bounded. From chunk to chunk the
//! [`Carried`] goes on: who is known, what was spoken of last, which year it is. Its home state is
//! weighed once, over chunks from all its parts.

use std::ops::Range;

use super::chunk::{chunks, sample};
use super::fact::{self, Memory, Named, Paragraph};
use super::forms::Forms;
use super::person::{self, Person, Registry};
use super::quantity::QuantityState;
use super::{Block, Cut, home, mention, quantity, speech};
use crate::corpus::{Document, Segment, SegmentKind};
use crate::lexicon::{AddError, EntityKind, Lexicon};
use crate::morph::Morph;
use crate::record::{Fact, Mention, Quantity, Record, SCHEMA};
use crate::text::Span;

/// Distinct forms that are kept between chunks; past them the table starts anew, so that memory
/// stays bounded over any number of documents: some 20 MB.
const KEPT_FORMS: usize = 40_000;

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

/// What a chunk of a document hands on to the next.
#[derive(Debug)]
struct Carried {
    persons: Vec<Person>,
    state: QuantityState,
    memory: Memory,
}

impl Extractor {
    /// An extractor with the embedded dictionary, lexicon and rules.
    pub fn new() -> Self {
        Self { forms: Forms::new(Morph::builtin(), Lexicon::builtin()) }
    }

    /// The same with a user's names above the embedded ones: kind, id, name as typed. They are found in
    /// every case ([`Lexicon::with_names`]).
    ///
    /// # Errors
    /// A name without a letter, or an id that the kind does not allow.
    pub fn with_names(names: &[(EntityKind, &str, &str)]) -> Result<Self, AddError> {
        let lexicon = Lexicon::builtin().with_names(names)?;
        Ok(Self { forms: Forms::new(Morph::builtin(), lexicon) })
    }

    /// The names of the world that it knows.
    pub fn lexicon(&self) -> &Lexicon {
        self.forms.lexicon()
    }

    /// The record of a document. Total: any text gives a record.
    pub fn extract(&mut self, document: &Document) -> Record {
        let mut record: Option<Record> = None;
        self.parts(document, |part| match &mut record {
            Some(record) => {
                record.mentions.extend(part.mentions);
                record.quantities.extend(part.quantities);
                record.facts.extend(part.facts);
            }
            None => record = Some(part),
        });
        let mut record = record.unwrap_or_default();
        // The further kinds stand after all others, those of a later chunk too.
        record.facts.sort_by_key(|fact| fact.detail.kind().is_further());
        record
    }

    /// The record of a document in parts, in order, so that a long one need not be held whole:
    /// calls `found` at least once, each time with what a chunk holds. The lists of the parts,
    /// joined, are those of the record, but for the facts of the further kinds, which stand last in
    /// each part and in the record; all parts have the same `doc`.
    pub fn parts(&mut self, document: &Document, mut found: impl FnMut(Record)) {
        let date = document.meta.date.as_deref();
        let chunks = chunks(document);
        let mut meta = document.meta.clone();
        if chunks.len() > 1 && meta.home.is_none() {
            let segments = sample(&chunks);
            let blocks = self.blocks(&document.text, &segments);
            let (paragraphs, _) = paragraphs(&segments, blocks, &[]);
            meta.home = home::home_state(&paragraphs);
        }
        let empty = Record { schema: SCHEMA, doc: meta, ..Record::default() };
        if chunks.is_empty() {
            return found(empty);
        }
        let mut carried = Carried {
            persons: Vec::new(),
            state: QuantityState::new(date),
            memory: Memory::new(date),
        };
        for segments in &chunks {
            let mut part = empty.clone();
            let blocks = self.blocks(&document.text, segments);
            read(segments, blocks, &mut carried, &mut part);
            // Facts stand in their chunk, and chunks in order, so that order in each is order in all.
            part.facts.sort_by_key(|fact| {
                let kind = fact.detail.kind();
                (kind.is_further(), fact.span.start, kind, fact.span.end)
            });
            found(part);
        }
    }

    /// One block for each segment.
    fn blocks<'a>(&'a mut self, text: &'a str, segments: &[Segment]) -> Vec<Block<'a>> {
        if self.forms.len() > KEPT_FORMS {
            self.forms.clear();
        }
        let cuts: Vec<Cut> = segments
            .iter()
            .map(|segment| Cut::new(segment.span.of(text), &mut self.forms))
            .collect();
        let blocks = segments.iter().zip(cuts).map(|(segment, cut)| {
            cut.block(segment.span.of(text), segment.span.start, &self.forms)
        });
        blocks.collect()
    }
}

/// Adds what is found in a chunk to its part of the record.
fn read(segments: &[Segment], blocks: Vec<Block>, carried: &mut Carried, record: &mut Record) {
    let (mut paragraphs, persons) = paragraphs(segments, blocks, &carried.persons);
    measure(&mut paragraphs, &mut carried.state);
    // The only chunk tells the home state by itself; of many it is known before the first.
    if record.doc.home.is_none() {
        record.doc.home = home::home_state(&paragraphs);
    }
    let home = record.doc.home.as_deref();
    let mut facts = fact::facts(&paragraphs, home, &mut carried.memory);
    speak(segments, &paragraphs, &persons, home, &mut facts);
    record.facts.append(&mut facts);
    // What a list of references names, nobody says of the matter.
    for paragraph in paragraphs.iter().filter(|p| p.kind != SegmentKind::Reference) {
        let by = paragraph.block.offset;
        record.mentions.extend(mentions(paragraph));
        record.quantities.extend(paragraph.quantities.iter().map(|found| Quantity {
            span: found.span.shifted(by),
            value: found.value.clone(),
            bound: found.bound,
            inferred: found.inferred,
        }));
    }
    carried.persons = persons.into_known();
}

/// The paragraphs of a chunk with names and persons. `known` are the persons named before.
fn paragraphs<'a>(
    segments: &[Segment],
    blocks: Vec<Block<'a>>,
    known: &[Person],
) -> (Vec<Paragraph<'a>>, Registry) {
    let mut names: Vec<Vec<mention::Found>> = blocks.iter().map(|b| mention::mentions(b)).collect();
    leave_surnames(&blocks, &mut names);
    let persons = Registry::read(&blocks, known, |block, tokens| {
        names.get(block).is_some_and(|list| is_taken(list, tokens))
    });
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(blocks.len());
    for (index, ((segment, block), names)) in segments.iter().zip(blocks).zip(names).enumerate() {
        let mut here: Vec<Named> =
            names.into_iter().map(|found| name(found, block.lexicon())).collect();
        here.extend(persons.of_block(index).iter().map(|m| person(m, &persons, block.offset)));
        here.sort_by_key(|named| named.span);
        let quantities = Vec::new();
        paragraphs.push(Paragraph { kind: segment.kind, block, named: here, quantities });
    }
    (paragraphs, persons)
}

/// Leaves out names of one word that are a surname in this document: «Синиша Мали», later «Мали».
fn leave_surnames(blocks: &[Block], names: &mut [Vec<mention::Found>]) {
    let mut surnames: Vec<&str> = Vec::new();
    for (block, list) in blocks.iter().zip(names.iter()) {
        for name in list.iter().filter(|name| name.tokens.len() == 1) {
            let at = name.tokens.start;
            if at > 0 && !is_taken(list, &(at - 1..at)) && person::follows_given(block, at) {
                surnames.push(block.norm(at));
            }
        }
    }
    if surnames.is_empty() {
        return;
    }
    for (block, list) in blocks.iter().zip(names.iter_mut()) {
        list.retain(|name| {
            name.tokens.len() != 1 || !surnames.contains(&block.norm(name.tokens.start))
        });
    }
}

/// Whether dates of a paragraph tell when the text was written: in a byline too.
fn tells_time(kind: SegmentKind) -> bool {
    kind.yields_facts() || kind == SegmentKind::Metadata
}

/// Adds the quantities of a chunk to its paragraphs.
fn measure(paragraphs: &mut [Paragraph], state: &mut QuantityState) {
    for paragraph in paragraphs.iter().filter(|p| tells_time(p.kind)) {
        quantity::survey(&paragraph.block, state);
    }
    for paragraph in paragraphs {
        paragraph.quantities = quantity::quantities(&paragraph.block, state);
    }
}

/// Adds the statements, and tells who says the facts that stand in somebody's words.
fn speak(
    segments: &[Segment],
    paragraphs: &[Paragraph],
    persons: &Registry,
    home: Option<&str>,
    facts: &mut Vec<Fact>,
) {
    let names: Vec<Mention> = paragraphs.iter().flat_map(mentions).collect();
    let blocks: Vec<&Block> = paragraphs.iter().map(|paragraph| &paragraph.block).collect();
    let scene = speech::Scene { segments, blocks: &blocks, persons, names: &names, home };
    let speech = speech::attribute(scene);
    speech::give_voices(&speech, persons, &names, facts);
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

/// Whether a name stands at some of `tokens`; names are in order and do not overlap.
pub(super) fn is_taken(names: &[mention::Found], tokens: &Range<usize>) -> bool {
    let at = names.partition_point(|name| name.tokens.end <= tokens.start);
    names.get(at).is_some_and(|name| name.tokens.start < tokens.end)
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
