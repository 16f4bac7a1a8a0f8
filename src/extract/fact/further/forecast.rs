//! What is expected, with its horizon.
//!
//! «Через 10 лет регион станет единым рынком», in a text of 2024 → P10Y, 2034

use super::super::scene::{Scene, captured};
use super::{date, hits, horizon, parties};
use crate::record::{Fact, FactDetail, Forecast, Inference, QuantityValue};

/// Adds the forecast of a sentence to `out`: one, of the first rule whose horizon lies ahead.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let today = scene.memory.today.as_deref();
    for (rule, hit) in hits(scene, "forecast") {
        let within = captured(&hit, "within").and_then(|units| duration(scene, units.start));
        let stated = date(scene, &hit, "horizon");
        let counted = within
            .as_deref()
            .filter(|_| stated.is_none())
            .and_then(|within| horizon::after(today?, within));
        let is_counted = counted.is_some();
        let horizon = stated.or(counted);
        if horizon.as_deref().is_some_and(|horizon| horizon::is_over(horizon, today)) {
            continue;
        }
        let detail = FactDetail::Forecast(Forecast { within, horizon });
        let mut fact = scene.fact(&rule.id, parties(scene, rule, &hit), detail);
        if is_counted {
            fact.inferred.push(Inference::DateFromDocument);
        }
        out.push(fact);
        return;
    }
}

fn duration(scene: &Scene, unit: usize) -> Option<String> {
    let quantity = scene.units.list.get(unit)?.quantity?;
    match &scene.units.paragraph.quantities.get(quantity)?.value {
        QuantityValue::Duration { value } => Some(value.clone()),
        _ => None,
    }
}
