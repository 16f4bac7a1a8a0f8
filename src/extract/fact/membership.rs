//! The part of states in organisations and formats.

use super::meeting::is_place;
use super::scene::{Parties, Scene, captured};
use crate::lexicon::EntityKind;
use crate::record::{Fact, FactDetail, Inference, MembershipStatus};

/// Adds the memberships of a sentence to `out`. The organisation is the one that the rule names; a
/// rule set `organisation=before` speaks of the one named last («условия вступления Ирана»).
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in scene.hits("membership") {
        if scene.denied(&hit) {
            continue;
        }
        let Some(status) = rule.setting("status").and_then(MembershipStatus::from_code) else {
            continue;
        };
        let stated: Vec<String> = captured(&hit, "organisation").map_or_else(Vec::new, |units| {
            organisations(scene, scene.coordinated(&units)).map(str::to_owned).collect()
        });
        let carried = stated.is_empty() && rule.setting("organisation") == Some("before");
        // «не входит в БРИКС, но получил статус партнёра объединения»: of this sentence first.
        let nearest = organisations(scene, scene.sentence.start..hit.units.start).last();
        let before = || nearest.or(scene.memory.organisation.as_deref()).map(str::to_owned);
        let carried_is_near = nearest.is_some();
        let ids = if carried { before().into_iter().collect() } else { stated };
        for organisation in ids {
            let known = out[from..].iter().any(|fact| {
                matches!(&fact.detail, FactDetail::Membership { organisation: old, .. } if *old == organisation)
            });
            if known {
                continue;
            }
            let mut parties = Parties { ids: partners(scene), carried: false };
            if !parties.ids.contains(&organisation) {
                parties.ids.push(organisation.clone());
            }
            let detail = FactDetail::Membership { organisation, status };
            let mut fact = scene.fact(&rule.id, parties, detail);
            if carried && !carried_is_near {
                fact.inferred.push(Inference::CarriedPartner);
            }
            out.push(fact);
        }
    }
    part_organisations(&mut out[from..]);
}

/// The partners of the sentence but those that it names only as the place where something happens:
/// «на конференции в Найроби».
fn partners(scene: &Scene) -> Vec<String> {
    let elsewhere = scene.sentence.clone().filter(|unit| !is_place(scene, *unit));
    let mut out: Vec<String> = Vec::new();
    for id in elsewhere.flat_map(|unit| scene.partners_in(unit..unit + 1)) {
        if !out.contains(&id) {
            out.push(id);
        }
    }
    out
}

/// Leaves each membership of a sentence its own organisation alone: «вступила в ВТО, а в 2024-м
/// возглавит ШОС» tells nothing of the one in the other.
fn part_organisations(memberships: &mut [Fact]) {
    let organisation = |fact: &Fact| match &fact.detail {
        FactDetail::Membership { organisation, .. } => Some(organisation.clone()),
        _ => None,
    };
    let all: Vec<String> = memberships.iter().filter_map(organisation).collect();
    for fact in memberships {
        let own = organisation(fact);
        fact.partners.retain(|id| Some(id) == own.as_ref() || !all.contains(id));
    }
}

/// The organisation that a sentence names last.
pub(super) fn named_last(scene: &Scene) -> Option<String> {
    organisations(scene, scene.sentence.clone()).last().map(str::to_owned)
}

fn organisations<'a>(
    scene: &Scene<'a>,
    units: std::ops::Range<usize>,
) -> impl Iterator<Item = &'a str> {
    let all = scene.units;
    units
        .flat_map(move |unit| all.named(unit))
        .filter(|named| named.kind == EntityKind::Organisation)
        .map(|named| named.id.as_str())
}
