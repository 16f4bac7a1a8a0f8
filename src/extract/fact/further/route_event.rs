//! Shocks to routes: attacks, closures, ways round them, reopening.
//!
//! «Удар по терминалу нарушил поставки зерна» → attack, «терминалу», touched «поставки зерна»

use super::super::scene::Scene;
use super::{hits, parties, words};
use crate::lexicon::EntityKind;
use crate::record::{Fact, FactDetail, RouteEvent, RouteShock};

/// Adds the events of routes of a sentence to `out`; one of each sort. The route is the one that
/// the sentence names, else, for a rule set `route=before`, the one that the paragraph named last.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in hits(scene, "route-event") {
        let Some(shock) = rule.setting("shock").and_then(RouteShock::from_code) else { continue };
        let known =
            |fact: &Fact| matches!(&fact.detail, FactDetail::RouteEvent(old) if old.shock == shock);
        if out[from..].iter().any(known) {
            continue;
        }
        let before =
            || scene.memory.route.clone().filter(|_| rule.setting("route") == Some("before"));
        let event = RouteEvent {
            shock,
            route: named_last(scene).or_else(before),
            object: words(scene, &hit, "object"),
            effect: words(scene, &hit, "effect"),
            date: scene.date_of(&hit.units),
        };
        let parties = parties(scene, rule, &hit);
        out.push(scene.fact(&rule.id, parties, FactDetail::RouteEvent(event)));
    }
}

/// The route that a sentence names last.
pub(in super::super) fn named_last(scene: &Scene) -> Option<String> {
    let named = scene.sentence.clone().flat_map(|unit| scene.units.named(unit));
    named.filter(|named| named.kind == EntityKind::Route).map(|named| named.id.clone()).next_back()
}
