//! What a find stands for, in the words of the record's schema.
//!
//! In: a mention, quantity or fact. Out: `RU capital`, `17200000000 USD over`,
//! `with CN, US; status signed; count 29`.

use super::{Find, Told};
use crate::record::{Bound, Fact, FactDetail, Mention, Metric, Quantity, QuantityValue};

pub(super) fn of_mention(mention: &Mention, text: &str) -> Find {
    let form = mention.form.map(|form| format!(" {}", form.code())).unwrap_or_default();
    Find {
        kind: mention.kind.code(),
        text: mention.span.of(text).into(),
        value: format!("{}{form}", mention.id),
    }
}

pub(super) fn of_quantity(quantity: &Quantity, text: &str) -> Find {
    let (kind, mut value) = match &quantity.value {
        QuantityValue::Money { value, currency } => ("money", format!("{value} {currency}")),
        QuantityValue::Percent { value } => ("percent", format!("{value} %")),
        QuantityValue::Count { value, unit } => ("count", format!("{value} {unit}")),
        QuantityValue::Date { value } => ("date", value.clone()),
        QuantityValue::Duration { value } => ("duration", value.clone()),
    };
    if quantity.bound != Bound::Exact {
        value = format!("{value} {}", quantity.bound.code());
    }
    if let Some(inferred) = quantity.inferred {
        value = format!("{value} ({})", inferred.code());
    }
    Find { kind, text: quantity.span.of(text).into(), value }
}

pub(super) fn of_fact(fact: &Fact, text: &str) -> Told {
    let mut parts = Parts(Vec::new());
    parts.add("by", fact.speaker.as_deref());
    parts.add("with", Some(fact.partners.join(", ")).filter(|list| !list.is_empty()));
    detail(&fact.detail, text, &mut parts);
    if fact.hedged {
        parts.0.push("hedged".into());
    }
    let inferred: Vec<&str> = fact.inferred.iter().map(|why| why.code()).collect();
    parts.add("inferred", Some(inferred.join(", ")).filter(|list| !list.is_empty()));
    Told { kind: fact.detail.kind().code(), rule: fact.rule.clone(), says: parts.0.join("; ") }
}

fn detail(detail: &FactDetail, text: &str, parts: &mut Parts) {
    match detail {
        FactDetail::Indicator(indicator) => {
            parts.add("metric", Some(indicator.metric.code()));
            let unit = indicator.currency.as_deref().or(indicator.unit.as_deref());
            parts.add("value", Some(amount(indicator.value, unit, indicator.bound)));
            parts.add("period", indicator.period.as_deref());
        }
        FactDetail::Agreement {
            object,
            value,
            currency,
            bound,
            status,
            date,
            count,
            count_bound,
        } => {
            parts.add("status", Some(status.code()));
            parts.add("object", object.as_deref());
            parts.add("value", value.map(|value| amount(value, currency.as_deref(), *bound)));
            parts.add("date", date.as_deref());
            parts.add("count", count.map(|count| amount(count, None, *count_bound)));
        }
        FactDetail::Meeting { form, place, date, planned } => {
            parts.add("form", Some(form.code()));
            parts.add("place", place.as_deref());
            parts.add("date", date.as_deref());
            if *planned {
                parts.0.push("planned".into());
            }
        }
        FactDetail::Membership { organisation, status } => {
            parts.add("organisation", Some(organisation));
            parts.add("status", Some(status.code()));
        }
        FactDetail::Role { functions } => {
            let codes: Vec<&str> = functions.iter().map(|function| function.code()).collect();
            parts.add("functions", Some(codes.join(", ")));
        }
        FactDetail::Exchange(exchange) => {
            parts.add("gives", exchange.gives.as_deref());
            parts.add("gets", exchange.gets.as_deref());
        }
        FactDetail::Risk { risk } => parts.add("type", Some(risk.code())),
        FactDetail::Statement { words, mode } => {
            parts.add("mode", Some(mode.code()));
            parts.add("words", Some(words.of(text)));
        }
        further => further_detail(further, text, parts),
    }
}

/// What facts of the further kinds say.
fn further_detail(detail: &FactDetail, text: &str, parts: &mut Parts) {
    parts.add("sort", Some(detail.sort()).filter(|sort| !sort.is_empty()));
    match detail {
        FactDetail::Relation(relation) => {
            parts.add("date", relation.date.as_deref());
            parts.add("planned", relation.planned.then_some("yes"));
        }
        FactDetail::Position(position) => {
            parts.add("denied", position.denied.then_some("yes"));
            parts.add("question", position.question.as_deref());
            parts.add("body", position.body.as_deref());
            parts.add("date", position.date.as_deref());
        }
        FactDetail::Target(target) => {
            parts.add("metric", target.metric.map(Metric::code));
            parts.add("object", target.object.as_deref());
            let unit = target.currency.as_deref().or(target.unit.as_deref());
            parts.add("value", target.value.map(|value| amount(value, unit, target.bound)));
            parts.add("horizon", target.horizon.as_deref());
        }
        FactDetail::Forecast(forecast) => {
            parts.add("within", forecast.within.as_deref());
            parts.add("horizon", forecast.horizon.as_deref());
        }
        FactDetail::Principle(principle) => parts.add("words", Some(principle.words.of(text))),
        FactDetail::Dependence(dependence) => {
            parts.add("side", Some(dependence.side.code()));
            parts.add("object", dependence.object.as_deref());
            let share = dependence.share.map(|share| amount(share, Some("%"), dependence.bound));
            parts.add("share", share);
        }
        FactDetail::Defence(defence) => parts.add("date", defence.date.as_deref()),
        FactDetail::Signal(signal) => {
            parts.add("duration", signal.duration.as_deref());
            parts.add("object", signal.object.as_deref());
        }
        FactDetail::TurningPoint(point) => parts.add("period", point.period.as_deref()),
        FactDetail::RouteEvent(event) => {
            parts.add("route", event.route.as_deref());
            parts.add("object", event.object.as_deref());
            parts.add("effect", event.effect.as_deref());
            parts.add("date", event.date.as_deref());
        }
        _ => {}
    }
}

fn amount(value: f64, unit: Option<&str>, bound: Bound) -> String {
    let bound = if bound == Bound::Exact { "" } else { bound.code() };
    let parts = [value.to_string(), unit.unwrap_or_default().into(), bound.into()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `key value` pairs; what is not known is left out.
struct Parts(Vec<String>);

impl Parts {
    fn add(&mut self, key: &str, value: Option<impl std::fmt::Display>) {
        if let Some(value) = value {
            self.0.push(format!("{key} {value}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{AgreementStatus, Inference};
    use crate::text::Span;

    #[test]
    fn quantities_say_bound_and_inference() {
        let quantity = Quantity {
            span: Span::new(0, 2),
            value: QuantityValue::Money { value: 17.2e9, currency: "USD".into() },
            bound: Bound::Over,
            inferred: Some(Inference::CarriedCurrency),
        };
        let find = of_quantity(&quantity, "17");
        assert_eq!(find.value, "17200000000 USD over (carried-currency)");
        assert_eq!((find.kind, find.text.as_str()), ("money", "17"));
    }

    #[test]
    fn facts_leave_out_what_is_not_known() {
        let fact = Fact {
            span: Span::default(),
            detail: FactDetail::Agreement {
                object: None,
                value: Some(2e9),
                currency: Some("EUR".into()),
                bound: Bound::About,
                status: AgreementStatus::Signed,
                date: None,
                count: Some(29.0),
                count_bound: Bound::Exact,
            },
            partners: vec!["CN".into(), "US".into()],
            speaker: None,
            rule: "agreement.signed".into(),
            hedged: true,
            inferred: Vec::new(),
            since: None,
        };
        let told = of_fact(&fact, "");
        assert_eq!(
            told.says,
            "with CN, US; status signed; value 2000000000 EUR about; count 29; hedged"
        );
    }
}
