//! Who depends on whom: dependence, vulnerability, resources, needs.
//!
//! «Европа зависит от казахстанской нефти» → partner-needs, `europe`

use super::super::indicator;
use super::super::scene::{Scene, captured};
use super::{hits, home_acts, parties, words};
use crate::pattern::Match;
use crate::record::{Aspect, Bound, Dependence, Dependent, Fact, FactDetail};

/// Adds the dependences of a sentence to `out`; one of each aspect and side.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in hits(scene, "dependence") {
        let Some(aspect) = rule.setting("aspect").and_then(Aspect::from_code) else { continue };
        let side = match rule.setting("side") {
            Some("subject") => subject(scene, &hit, Dependent::Home, Dependent::Partner),
            Some("giver") => subject(scene, &hit, Dependent::Partner, Dependent::Home),
            Some("object") => object(scene, &hit),
            code => code.and_then(Dependent::from_code).unwrap_or(Dependent::Either),
        };
        let share = captured(&hit, "share").and_then(|units| indicator::value(scene, units.start));
        let dependence = Dependence {
            aspect,
            side,
            object: words(scene, &hit, "object"),
            bound: share.as_ref().map_or(Bound::Exact, |share| share.bound),
            share: share.map(|share| share.value),
        };
        let known = |fact: &Fact| matches!(&fact.detail, FactDetail::Dependence(old) if old.aspect == aspect && old.side == side);
        if !out[from..].iter().any(known) {
            let parties = parties(scene, rule, &hit);
            out.push(scene.fact(&rule.id, parties, FactDetail::Dependence(dependence)));
        }
    }
}

/// One side where the home state is the subject of the match, the other where a partner is.
fn subject(scene: &Scene, hit: &Match, home: Dependent, partner: Dependent) -> Dependent {
    if home_acts(scene, hit) { home } else { partner }
}

/// «зависимость от Китая» is the home state's, «зависимость Европы от Казахстана» the partner's.
fn object(scene: &Scene, hit: &Match) -> Dependent {
    let named = captured(hit, "object").is_some_and(|units| {
        units
            .flat_map(|unit| scene.units.named(unit))
            .any(|named| Some(named.id.as_str()) == scene.home)
    });
    if named { Dependent::Partner } else { Dependent::Home }
}
