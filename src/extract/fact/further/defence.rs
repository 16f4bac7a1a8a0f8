//! Ties of defence and security, and what the home state spends on its own.
//!
//! «Казахстан и Турция провели совместные учения» → TR, exercise

use super::super::scene::Scene;
use super::{hits, parties};
use crate::record::{Defence, Fact, FactDetail, Tie};

/// Adds the ties of a sentence to `out`; one of each sort, or one of each of its dates: «прибыли 3 мая,
/// ушли 9 мая». A tie needs a partner, a budget none.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in hits(scene, "defence") {
        let Some(tie) = rule.setting("tie").and_then(Tie::from_code) else { continue };
        let parties = parties(scene, rule, &hit);
        let date = scene.date_of(&hit.units);
        let known = |fact: &Fact| match &fact.detail {
            FactDetail::Defence(old) => {
                old.tie == tie && (old.date.is_none() || date.is_none() || old.date == date)
            }
            _ => false,
        };
        if (parties.ids.is_empty() && tie != Tie::Budget) || out[from..].iter().any(known) {
            continue;
        }
        out.push(scene.fact(&rule.id, parties, FactDetail::Defence(Defence { tie, date })));
    }
}
