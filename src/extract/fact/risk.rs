//! Risks that the texts name.

use super::scene::Scene;
use crate::record::{Fact, FactDetail, RiskType};

/// Adds the risks of a sentence to `out`; one of each type.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in scene.hits("risk") {
        let Some(risk) = rule.setting("type").and_then(RiskType::from_code) else { continue };
        let detail = FactDetail::Risk { risk };
        if out[from..].iter().any(|fact| fact.detail == detail) {
            continue;
        }
        let parties = scene.parties_of(rule, &hit);
        let parties = if parties.carried { super::scene::Parties::default() } else { parties };
        out.push(scene.fact(&rule.id, parties, detail));
    }
}
