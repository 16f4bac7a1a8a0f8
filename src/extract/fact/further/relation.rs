//! What the relation with a partner is called; the highest name for each partner of a sentence.
//!
//! «Отношения с Малайзией вышли на уровень всеобъемлющего партнёрства» → MY, comprehensive

use super::super::scene::{Parties, Scene, captured};
use super::super::units::PARTNER;
use super::{date, hits, parties};
use crate::extract::person::is_state;
use crate::pattern::Match;
use crate::record::{Fact, FactDetail, Relation, RelationStatus};

/// Adds the relations of a sentence to `out`.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    let hits = hits(scene, "relation");
    let mut statuses: Vec<&str> =
        hits.iter().filter_map(|(rule, _)| rule.setting("status")).collect();
    statuses.sort_unstable();
    statuses.dedup();
    for (rule, hit) in &hits {
        let Some(status) = rule.setting("status").and_then(RelationStatus::from_code) else {
            continue;
        };
        let mut parties = match nearest(scene, hit) {
            // «с Узбекистаном союзничество, с Индией партнёрство»: each name is the partner's that
            // stands nearest before it.
            Some(parties) if statuses.len() > 1 => parties,
            _ => parties(scene, rule, hit),
        };
        if parties.ids.iter().any(|id| is_state(id)) {
            parties.ids.retain(|id| is_state(id));
        }
        if parties.ids.is_empty() {
            continue;
        }
        let date = date(scene, hit, "date")
            .or_else(|| scene.period_of(&hit.units))
            .or_else(|| scene.explained_date(&hit.units));
        let planned = rule.setting("planned") == Some("yes");
        let relation = Relation { status, planned, date };
        let same = out[from..].iter_mut().find(|fact| fact.partners == parties.ids);
        match same {
            Some(Fact { detail: FactDetail::Relation(old), rule: id, .. }) => {
                if old.status < relation.status {
                    *old = relation;
                    id.clone_from(&rule.id);
                }
            }
            _ => out.push(scene.fact(&rule.id, parties, FactDetail::Relation(relation))),
        }
    }
}

/// The partner that stands nearest before a match within its clause, with those joined to it.
fn nearest(scene: &Scene, hit: &Match) -> Option<Parties> {
    const REACH: usize = 6;
    if captured(hit, "partner").is_some() {
        return None;
    }
    let from = hit.units.start.saturating_sub(REACH).max(scene.sentence.start);
    let unit = (from..hit.units.start)
        .rev()
        .find(|unit| scene.units.list.get(*unit).is_some_and(|u| u.slots & PARTNER != 0))?;
    let ids = scene.partners_in(scene.coordinated(&(unit..unit + 1)));
    (!ids.is_empty()).then_some(Parties { ids, carried: false })
}
