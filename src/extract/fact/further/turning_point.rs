//! Breaks and continuity: a year or period that a text names as a turn, or as none.
//!
//! «2014 год стал переломным для дипломатии страны» → break, 2014

use super::super::scene::Scene;
use super::{date, hits, parties};
use crate::record::{Fact, FactDetail, Turn, TurningPoint};

/// Adds the turning points of a sentence to `out`; one of each sort.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in hits(scene, "turning-point") {
        let Some(turn) = rule.setting("turn").and_then(Turn::from_code) else { continue };
        let known =
            |fact: &Fact| matches!(&fact.detail, FactDetail::TurningPoint(old) if old.turn == turn);
        if out[from..].iter().any(known) {
            continue;
        }
        let period = date(scene, &hit, "period").or_else(|| scene.period_of(&hit.units));
        let parties = parties(scene, rule, &hit);
        let detail = FactDetail::TurningPoint(TurningPoint { turn, period });
        out.push(scene.fact(&rule.id, parties, detail));
    }
}
