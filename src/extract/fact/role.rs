//! Functions that the texts assign to partners.

use std::ops::Range;

use super::rules::rules;
use super::scene::Scene;
use crate::pattern::Stream as _;
use crate::record::{Fact, FactDetail, Function};

/// Adds the roles of a sentence to `out`.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in scene.hits("role") {
        let parties = scene.parties_of(rule, &hit);
        if parties.ids.is_empty() {
            continue;
        }
        let scope = scene.captured(&hit, "scope").unwrap_or(hit.units.start..scene.sentence.end);
        let functions = functions_in(scene, scope);
        let news = |fact: &Fact| match &fact.detail {
            FactDetail::Role { functions: old } => {
                fact.partners == parties.ids && functions.iter().all(|f| old.contains(f))
            }
            _ => false,
        };
        if functions.is_empty() || out[from..].iter().any(news) {
            continue;
        }
        out.push(scene.fact(&rule.id, parties, FactDetail::Role { functions }));
    }
}

/// The functions whose words stand in `units`, in order, no repeats. The words of function `f` are
/// the list `function.f`.
fn functions_in(scene: &Scene, units: Range<usize>) -> Vec<Function> {
    let mut out = Vec::new();
    for unit in units {
        for (function, list) in &rules().functions {
            if scene.units.in_list(unit, *list) && !out.contains(function) {
                out.push(*function);
            }
        }
    }
    out
}
