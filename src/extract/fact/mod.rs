//! Rules of facts over the sentences of a document.
//!
//! In: [`Paragraph`]s with their mentions and quantities, the home state, who speaks where. Out:
//! facts of every kind but statements (which `speech` finds). The rules stand in
//! `src/data/rules/*.rule`, one file a kind; each module here turns the matches of one kind into
//! facts. Must not know any word of Russian: words stand in the rules.

mod agreement;
mod clause;
#[cfg(test)]
mod compile;
mod counted;
#[cfg(test)]
mod dates;
mod event;
#[cfg(test)]
mod examples;
mod exchange;
mod further;
mod indicator;
mod meeting;
mod membership;
mod pack;
mod relative;
mod risk;
mod role;
mod rules;
mod scene;
#[cfg(test)]
mod tests;
mod units;
mod when;

use std::ops::Range;

pub use rules::{WordLists, rules};

use super::{Block, quantity};
use crate::corpus::SegmentKind;
use crate::lexicon::{EntityKind, StateForm};
use crate::record::Fact;
use crate::text::Span;
pub(in crate::extract) use scene::Memory;
use scene::Scene;
use units::Units;

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

/// The facts of a document in the order of its text. `home` is the state whose policy the document
/// is about; it is never a partner. Spans are bytes of the document. `memory` is what the paragraphs
/// before spoke of.
pub(in crate::extract) fn facts(
    paragraphs: &[Paragraph],
    home: Option<&str>,
    memory: &mut Memory,
) -> Vec<Fact> {
    let mut out = Vec::new();
    for paragraph in paragraphs.iter().filter(|p| yields_facts(p.kind)) {
        let units = Units::new(paragraph);
        memory.paragraph();
        for sentence in units.sentences() {
            if sentence.is_empty() {
                continue;
            }
            let scene = Scene::new(&units, sentence, home, memory);
            let from = out.len();
            let told = meeting::find(&scene, &mut out);
            let again = if told.is_empty() { meeting::told_again(&scene) } else { None };
            agreement::find(&scene, &mut out);
            indicator::find(&scene, &mut out);
            role::find(&scene, &mut out);
            membership::find(&scene, &mut out);
            exchange::find(&scene, &mut out);
            risk::find(&scene, &mut out);
            further::find(&scene, &mut out);
            if scene.is_hedged() {
                for fact in &mut out[from..] {
                    fact.hedged = true;
                }
            }
            let metric = indicator::spoken_of(&scene);
            let organisation = membership::named_last(&scene);
            let route = further::route_named_last(&scene);
            let date = scene.last_date();
            let dateline = if memory.begun { None } else { scene.dateline() };
            let (heading, partners) = (scene.heads(), scene.stated_partners());
            if let Some(again) = again {
                again.complete(&mut out, memory);
            } else {
                memory.events.sentence(told);
            }
            memory.heading = heading;
            memory.sentence(partners, metric);
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
