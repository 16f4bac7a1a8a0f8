//! Goals: what is to be reached, how much of it, by when.
//!
//! «довести товарооборот до 10 миллиардов долларов к 2030 году» → trade, 10000000000 USD, 2030

use super::super::indicator;
use super::super::rules::rules;
use super::super::scene::{Parties, Scene, captured};
use super::{date, hits, horizon, parties, words};
use crate::record::{Bound, Fact, FactDetail, Metric, Target};

/// Adds the targets of a sentence to `out`; one for each value, or for a sentence without any.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in hits(scene, "target") {
        let horizon = date(scene, &hit, "horizon");
        let today = scene.memory.today.as_deref();
        if horizon.as_deref().is_some_and(|horizon| horizon::is_over(horizon, today)) {
            continue;
        }
        let value = captured(&hit, "value").and_then(|units| indicator::value(scene, units.start));
        let target = Target {
            metric: rules().metric_of(|list| scene.holds(list)),
            object: words(scene, &hit, "object"),
            value: value.as_ref().map(|value| value.value),
            bound: value.as_ref().map_or(Bound::Exact, |value| value.bound),
            currency: value.as_ref().and_then(|value| value.currency.clone()),
            unit: value.and_then(|value| value.unit),
            horizon,
        };
        // A rule that found no value adds nothing to one that did.
        let known = out[from..].iter().any(|fact| match &fact.detail {
            FactDetail::Target(old) => old.value == target.value || target.value.is_none(),
            _ => false,
        });
        if !known {
            let mut parties = parties(scene, rule, &hit);
            // Trade has two sides, wherever in the sentence the other one stands.
            let is_bilateral =
                matches!(target.metric, Some(Metric::Trade | Metric::Export | Metric::Import));
            if parties.ids.is_empty() && is_bilateral {
                parties = Parties { ids: scene.stated_partners(), carried: false };
            }
            out.push(scene.fact(&rule.id, parties, FactDetail::Target(target)));
        }
    }
}
