//! Measured values: each amount, percent or count goes to the metric named nearest to it.

use super::scene::Scene;
use super::units::{COUNT, MONEY, PERCENT};
use crate::pattern::{Match, Rule};
use crate::record::{Fact, FactDetail, Indicator, Inference, Metric, QuantityValue};

/// Adds the indicators of a sentence to `out`.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let values = MONEY | PERCENT | COUNT;
    if !scene.sentence.clone().any(|unit| scene.units.list[unit].slots & values != 0) {
        return;
    }
    for (unit, rule, hit) in nearest(scene) {
        let Some(metric) = rule.setting("metric").and_then(Metric::from_code) else { continue };
        let parties = scene.parties_of(&hit);
        let quantity = scene.units.list[unit]
            .quantity
            .and_then(|index| scene.units.paragraph.quantities.get(index));
        let Some(quantity) = quantity else { continue };
        let (value, currency, measure) = match &quantity.value {
            QuantityValue::Money { value, currency } => (*value, Some(currency.clone()), None),
            QuantityValue::Percent { value } => (*value, None, Some(String::from("%"))),
            QuantityValue::Count { value, unit } => (*value, None, Some(unit.clone())),
            QuantityValue::Date { .. } | QuantityValue::Duration { .. } => continue,
        };
        let indicator = Indicator {
            metric,
            value,
            currency,
            unit: measure,
            bound: quantity.bound,
            period: scene.date_near(&(unit..unit + 1)),
        };
        let mut fact = scene.fact(&rule.id, parties, FactDetail::Indicator(indicator));
        if quantity.inferred == Some(Inference::CarriedCurrency) {
            fact.inferred.push(Inference::CarriedCurrency);
        }
        out.push(fact);
    }
}

/// For each value of the sentence the rule whose match is the shortest; of equal ones the first.
fn nearest(scene: &Scene) -> Vec<(usize, &'static Rule, Match)> {
    let mut best: Vec<(usize, &'static Rule, Match)> = Vec::new();
    for (rule, hit) in scene.matches("indicator") {
        let Some(value) = scene.captured(&hit, "value") else { continue };
        match best.iter_mut().find(|(unit, _, _)| *unit == value.start) {
            None => best.push((value.start, rule, hit)),
            Some(old) if hit.units.len() < old.2.units.len() => *old = (value.start, rule, hit),
            Some(_) => {}
        }
    }
    best.sort_by_key(|(unit, _, _)| *unit);
    best
}
