//! Ties of defence and security, and what the home state spends on its own.
//!
//! «Казахстан и Турция провели совместные учения» → TR, exercise

use super::super::scene::Scene;
use super::{hits, parties};
use crate::morph::Gram;
use crate::pattern::{Match, Stream as _};
use crate::record::{Defence, Fact, FactDetail, Tie};

/// Adds the ties of a sentence to `out`; one of each sort, or one of each of its dates: «прибыли 3 мая,
/// ушли 9 мая». A tie needs a partner, a budget none.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in hits(scene, "defence") {
        let Some(tie) = rule.setting("tie").and_then(Tie::from_code) else { continue };
        let parties = parties(scene, rule, &hit);
        let date = done_by(scene, &hit).or_else(|| scene.date_of(&hit.units));
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

/// The term of what is done: «миротворцы покинули страну к 19 мая»; where its clause has no other date.
fn done_by(scene: &Scene, hit: &Match) -> Option<String> {
    let clause = scene.clause(hit.units.start);
    let is_done = clause.clone().any(|unit| scene.units.has_gram(unit, Gram::PAST));
    let dated = |unit: &usize| scene.date_at(*unit).is_some();
    let mut terms = clause.clone().filter(dated);
    let is_term = |unit: usize| !scene.dates_deeds(unit);
    let first = terms.next().filter(|unit| is_done && is_term(*unit))?;
    terms.all(is_term).then(|| scene.date_at(first)).flatten()
}
