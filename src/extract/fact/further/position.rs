//! Stances on questions, and the part of mediator, platform, bridge.
//!
//! «Казахстан не выступает посредником» → mediator, denied

use super::super::list;
use super::super::scene::Scene;
use super::{hits, organisation, parties, words};
use crate::pattern::{Match, Stream as _};
use crate::record::{Fact, FactDetail, Position, Stance};

/// Adds the positions of a sentence to `out`; one of each stance.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in hits(scene, "position") {
        let Some(stance) = rule.setting("stance").and_then(Stance::from_code) else { continue };
        let position = Position {
            stance,
            denied: rule.setting("denied") == Some("yes") || denied(scene, &hit),
            question: words(scene, &hit, "question"),
            body: organisation(scene),
            date: scene.date_of(&hit.units),
        };
        let known =
            |fact: &Fact| matches!(&fact.detail, FactDetail::Position(old) if old.stance == stance);
        if !out[from..].iter().any(known) {
            let parties = parties(scene, rule, &hit);
            out.push(scene.fact(&rule.id, parties, FactDetail::Position(position)));
        }
    }
}

/// Whether a negation stands right before the match.
fn denied(scene: &Scene, hit: &Match) -> bool {
    hit.units.start.checked_sub(1).is_some_and(|unit| {
        unit >= scene.sentence.start && scene.units.in_list(unit, list::NEGATION)
    })
}
