//! Risks that the texts name.
//!
//! In: a sentence on its stage and the facts before it. Out: risks, «риск втягивания в войну» as a
//! military one; a sentence that goes on about the risk of the one before lengthens its evidence.
//! Must not know any word of a risk (`risk.rule`).

use super::scene::Scene;
use crate::record::{Fact, FactDetail, RiskType};

/// Bytes between two sentences of one paragraph: a space, a dash, a quotation mark.
const SENTENCE_BREAK: u32 = 4;
/// Facts among which the risk of the sentence before is looked for.
const LOOK_BACK: usize = 16;

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
        // Where the home state alone is named, it is its own displeasure or threat: others are at risk.
        let of_others = rule.setting("of") == Some("others");
        if of_others && parties.ids.is_empty() && scene.names_home() {
            continue;
        }
        let parties = if parties.carried { super::scene::Parties::default() } else { parties };
        let here = scene.evidence();
        let paragraph = scene.units.span(0..1).start;
        let goes_on = |fact: &&mut Fact| {
            fact.detail == detail
                && fact.span.start >= paragraph
                && here.start.saturating_sub(fact.span.end) <= SENTENCE_BREAK
        };
        if let Some(before) = out.iter_mut().rev().take(LOOK_BACK).find(goes_on) {
            before.span.end = here.end;
            let news: Vec<String> =
                parties.ids.into_iter().filter(|id| !before.partners.contains(id)).collect();
            before.partners.extend(news);
            continue;
        }
        out.push(scene.fact(&rule.id, parties, detail));
    }
}
