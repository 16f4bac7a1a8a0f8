//! Functions that the texts assign to partners.

use std::ops::Range;

use super::rules::rules;
use super::scene::{Scene, captured};
use crate::pattern::Stream as _;
use crate::record::{Fact, FactDetail, Function};

/// Adds the roles of a sentence to `out`.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in scene.hits("role") {
        if scene.denied(&hit) {
            continue;
        }
        let mut parties = scene.parties_of(rule, &hit);
        // Where states and organisations are named side by side, the field is the states' (and of
        // such blocs as act like one).
        if rule.setting("states") == Some("first") && parties.ids.iter().any(|id| is_state(id)) {
            parties.ids.retain(|id| is_state(id) || rules().is_pole(id));
        }
        if parties.ids.is_empty() {
            continue;
        }
        let scope = match captured(&hit, "scope") {
            Some(scope) => scope,
            None if rule.setting("scope") == Some("clause") => {
                hit.units.start
                    ..scene.clause(hit.units.end.saturating_sub(1)).end.max(hit.units.end)
            }
            None => hit.units.start..scene.sentence.end,
        };
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

/// Whether an id is that of a state: two capitals (ISO 3166-1 alpha-2).
pub(super) fn is_state(id: &str) -> bool {
    id.len() == 2 && id.bytes().all(|byte| byte.is_ascii_uppercase())
}
