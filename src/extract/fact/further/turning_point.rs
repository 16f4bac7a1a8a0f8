//! Breaks and continuity: a year or period that a text names as a turn, or as none.
//!
//! «2014 год стал переломным для дипломатии страны» → break, 2014

use super::super::list;
use super::super::scene::Scene;
use super::{date, hits, parties};
use crate::pattern::Rule;
use crate::record::{Fact, FactDetail, Turn, TurningPoint};

/// Adds the turning points of a sentence to `out`; one of each sort. What stands before «но» is
/// conceded, not said: «не означает перемен, но фиксирует переход» is a break.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    let found = hits(scene, "turning-point");
    let turn = |rule: &Rule| rule.setting("turn").and_then(Turn::from_code);
    for (rule, hit) in &found {
        let Some(turn_here) = turn(rule) else { continue };
        let outdone = found.iter().any(|(other, later)| {
            let between = hit.units.end..later.units.start;
            turn(other).is_some_and(|turn| turn != turn_here)
                && !between.is_empty()
                && scene.is_any(between, list::BUT)
        });
        let known = |fact: &Fact| matches!(&fact.detail, FactDetail::TurningPoint(old) if old.turn == turn_here);
        if outdone || out[from..].iter().any(known) {
            continue;
        }
        let period = date(scene, hit, "period").or_else(|| scene.period_of(&hit.units));
        let parties = parties(scene, rule, hit);
        let detail = FactDetail::TurningPoint(TurningPoint { turn: turn_here, period });
        out.push(scene.fact(&rule.id, parties, detail));
    }
}
