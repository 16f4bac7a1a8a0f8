//! Ties of defence and security, and what the home state spends on its own.
//!
//! «Казахстан и Турция провели совместные учения» → TR, exercise

use super::super::scene::Scene;
use super::{hits, parties};
use crate::record::{Defence, Fact, FactDetail, Tie};

/// Adds the ties of a sentence to `out`; one of each sort. A tie needs a partner, a budget none.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in hits(scene, "defence") {
        let Some(tie) = rule.setting("tie").and_then(Tie::from_code) else { continue };
        let parties = parties(scene, rule, &hit);
        let known =
            |fact: &Fact| matches!(&fact.detail, FactDetail::Defence(old) if old.tie == tie);
        if (parties.ids.is_empty() && tie != Tie::Budget) || out[from..].iter().any(known) {
            continue;
        }
        let date = scene.date_of(&hit.units);
        out.push(scene.fact(&rule.id, parties, FactDetail::Defence(Defence { tie, date })));
    }
}
