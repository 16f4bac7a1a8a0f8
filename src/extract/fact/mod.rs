//! Rules of facts over the sentences of a document.
//!
//! In: [`Paragraph`]s with their mentions and quantities, the home state, who speaks where. Out:
//! facts of every kind but statements (which `speech` finds). The rules stand in
//! `src/data/rules/*.rule`, one file a kind; each module here turns the matches of one kind into
//! facts. Must not know any word of Russian: words stand in the rules.

mod agreement;
mod ahead;
mod clause;
#[cfg(test)]
mod compile;
mod coordination;
mod counted;
#[cfg(test)]
mod dates;
mod denial;
mod event;
#[cfg(test)]
mod examples;
mod exchange;
mod further;
mod indicator;
pub(super) mod list;
mod masthead;
mod meeting;
mod membership;
mod memory;
mod pack;
mod relative;
mod risk;
mod role;
mod rules;
mod scene;
mod signing;
#[cfg(test)]
mod tests;
mod units;
#[cfg(test)]
mod vocabulary;
mod when;

use std::collections::BTreeMap;
use std::ops::Range;

pub use rules::{WordLists, rules};

use super::{Block, quantity};
use crate::corpus::SegmentKind;
use crate::lexicon::{EntityKind, StateForm};
use crate::record::Fact;
use crate::text::Span;
pub(in crate::extract) use memory::Memory;
use scene::Scene;
use units::Units;

/// So often a state is named in a text that is about it.
const LEAST_NAMED: usize = 3;

/// A mention inside a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Tokens that it covers, wholly or in part.
    pub tokens: Range<usize>,
    /// Bytes of the paragraph's text.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// Which one.
    pub id: String,
    /// For a state: the form.
    pub form: Option<StateForm>,
    /// For a person: the state that the person acts for, where known.
    pub acts_for: Option<String>,
}

/// A paragraph with all that was found in it before facts.
#[derive(Debug)]
pub struct Paragraph<'a> {
    /// What the paragraph is.
    pub kind: SegmentKind,
    /// Its tokens and sentences.
    pub block: Block<'a>,
    /// Its mentions, by start.
    pub named: Vec<Named>,
    /// Its quantities, by start.
    pub quantities: Vec<quantity::Found>,
}

/// Whether paragraphs of this kind say anything: captions, references and metadata do not.
pub fn yields_facts(kind: SegmentKind) -> bool {
    !matches!(kind, SegmentKind::Caption | SegmentKind::Reference | SegmentKind::Metadata)
}

/// Adds the facts of one sort that a sentence states to a list.
type Find = fn(&Scene, &mut Vec<Fact>);

/// Each finder after that of meetings with the kinds of rules that it asks, in order: it is called
/// where a sentence wakes one of them. A table of pointers and no list of calls, so that the compiler keeps the finders
/// apart: a browser compiles what a page calls when it is first called, and most sentences need few.
const FINDS: &[(&[&str], Find)] = &[
    (&["agreement"], agreement::find),
    (&["ratio", "indicator"], indicator::find),
    (&["role"], role::find),
    (&["membership"], membership::find),
    (&["exchange"], exchange::find),
    (&["risk"], risk::find),
];

/// Kinds of rules whose facts a question states, too: «Не станет ли страна заложницей?» names a risk.
const ASKED: &[&str] = &["risk"];

/// The facts of a document in the order of its text. `home` is the state whose policy the document
/// is about; it is never a partner. Spans are bytes of the document. `memory` is what the paragraphs
/// before spoke of.
pub(in crate::extract) fn facts(
    paragraphs: &[Paragraph],
    home: Option<&str>,
    memory: &mut Memory,
) -> Vec<Fact> {
    let mut out = Vec::new();
    memory.counterpart = counterpart(paragraphs, home).map(str::to_owned);
    memory.powers = powers(paragraphs, home);
    let patterns = |kinds: &[&str]| kinds.iter().map(|kind| rules().book.numbers(kind)).collect();
    let wakes = |patterns: &[Range<u16>], scene: &Scene| {
        patterns.iter().any(|patterns| scene.wakes(patterns.clone()))
    };
    let meetings: Vec<Range<u16>> = patterns(&["meeting"]);
    let all = || FINDS.iter().chain(further::FINDS);
    let finds: Vec<(bool, Vec<Range<u16>>, Find)> =
        all().map(|(kinds, find)| (*kinds == ASKED, patterns(kinds), *find)).collect();
    let mut before = None;
    for paragraph in paragraphs.iter().filter(|p| yields_facts(p.kind)) {
        let units = Units::new(paragraph);
        let asked = before.replace(paragraph.kind) == Some(SegmentKind::Question);
        if asked && paragraph.kind == SegmentKind::Answer {
            memory.turn();
        } else {
            memory.paragraph();
        }
        for sentence in units.sentences() {
            if sentence.is_empty() {
                continue;
            }
            let end = sentence.end;
            let scene = Scene::new(&units, sentence, home, memory);
            let from = out.len();
            // What is asked is not said: «Вступит ли страна в союз? Нет».
            let says = !scene.asks();
            let told = if says && wakes(&meetings, &scene) {
                meeting::find(&scene, &mut out)
            } else {
                Vec::new()
            };
            let again = if told.is_empty() { meeting::told_again(&scene) } else { None };
            for (of_questions, patterns, find) in &finds {
                if (says || *of_questions) && wakes(patterns, &scene) {
                    find(&scene, &mut out);
                }
            }
            if out.len() > from && scene.is_hedged() {
                for fact in &mut out[from..] {
                    fact.hedged = true;
                }
            }
            let metric = indicator::spoken_of(&scene);
            let organisation = membership::named_last(&scene);
            let route = further::route_named_last(&scene);
            let date = scene.last_date();
            let dateline = if memory.begun { None } else { scene.dateline() };
            let (heading, partners) = (scene.heads(), scene.spoken_of());
            if let Some(again) = again {
                again.complete(&mut out, memory);
            } else {
                memory.events.sentence(told);
            }
            memory.heading = heading;
            memory.sentence(partners, metric);
            memory.lists = matches!(units.text(end - 1..end), ":" | ";");
            if route.is_some() {
                memory.route = route;
            }
            if let Some(organisation) = organisation {
                memory.organisation = Some(organisation);
            }
            if date.is_some() {
                memory.date = date;
            }
            if dateline.is_some() {
                memory.dateline = dateline;
            }
            memory.begun = true;
        }
    }
    out
}

/// The state that paragraphs name, beside the home state, more often than all others together, and
/// at least [`LEAST_NAMED`] times: the other side of a bilateral text.
fn counterpart<'a>(paragraphs: &'a [Paragraph], home: Option<&str>) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for named in paragraphs.iter().filter(|p| yields_facts(p.kind)).flat_map(|p| &p.named) {
        let id = match named.kind {
            EntityKind::State => Some(named.id.as_str()),
            _ => named.acts_for.as_deref(),
        };
        if let Some(id) = id.filter(|id| Some(*id) != home) {
            *counts.entry(id).or_default() += 1;
        }
    }
    let all: usize = counts.values().sum();
    let (id, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count >= LEAST_NAMED && 2 * count > all).then_some(id)
}

/// The states that paragraphs name and that are poles of the world, in order of the text.
fn powers(paragraphs: &[Paragraph], home: Option<&str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let said = paragraphs.iter().filter(|p| yields_facts(p.kind)).flat_map(|p| &p.named);
    for named in said.filter(|named| named.kind == EntityKind::State) {
        let is_power = Some(named.id.as_str()) != home && rules().is_pole(&named.id);
        if is_power && !out.contains(&named.id) {
            out.push(named.id.clone());
        }
    }
    out
}
