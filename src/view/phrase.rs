//! What an item says, in a few words: the same in a cell and above the article.
//!
//! In: the body of an item. Out: its parts as text. Knows message keys and forms of values; must not
//! know markup.
//!
//! Indicator, trade, 44e9 USD, over, 2024 → «Товарооборот», «свыше», «44 млрд долл. США», «2024»

use super::{ItemBody, Locale};
use crate::record::{Bound, Exchange, FactDetail, FactKind};

/// The parts of what an item says; empty ones are not shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// What kind of thing it is, or when: «Товарооборот», «подписано», «ноябрь 2025».
    pub label: String,
    /// The word of the main value's bound: «свыше».
    pub bound: &'static str,
    /// The thing itself.
    pub main: String,
    /// Further pieces, each with its own sense.
    pub details: Vec<String>,
}

/// The family of messages with the words of what tells facts of a kind apart.
pub fn family(kind: FactKind) -> String {
    match kind {
        FactKind::Indicator => "metric".to_owned(),
        FactKind::Agreement | FactKind::Meeting | FactKind::Membership | FactKind::Risk => {
            kind.code().to_owned()
        }
        FactKind::Role => "function".to_owned(),
        FactKind::Statement => "mode".to_owned(),
        further => format!("further.{}", further.code()),
    }
}

/// Puts `body` into words; `name` gives the usual name of an organisation by its id.
pub fn phrase(m: Locale, body: &ItemBody, name: impl Fn(&str) -> String) -> Phrase {
    let word = |family: &str, code: &str| m.t(&format!("{family}.{code}")).to_owned();
    match body {
        ItemBody::Function(function) => {
            Phrase { main: word("function", function.code()), ..Phrase::default() }
        }
        ItemBody::Functions(functions) => {
            let names = functions.iter().map(|function| word("function", function.code()));
            Phrase { main: names.collect::<Vec<_>>().join(", "), ..Phrase::default() }
        }
        ItemBody::Indicator { metric, value, currency, unit, bound, period } => {
            let amount = match (currency, unit) {
                (Some(currency), _) => m.money(*value, currency),
                (None, Some(unit)) => m.measured(*value, unit),
                (None, None) => m.scaled(*value),
            };
            // A bound that stands behind its amount is part of it.
            let (bound, main) = match (m.bound(*bound), m.bounded(*bound, amount.clone())) {
                (word, bounded) if bounded.starts_with(word) => (word, amount),
                (_, bounded) => ("", bounded),
            };
            Phrase {
                label: word("metric", metric.code()),
                bound,
                main,
                details: period.iter().map(|period| m.date(period)).collect(),
            }
        }
        ItemBody::Agreement {
            object,
            value,
            currency,
            bound,
            status,
            date,
            count,
            count_bound,
        } => {
            let sum = value.map(|value| sum(m, value, currency.as_deref(), *bound));
            let count = agreements(m, *count, *count_bound);
            let mut pieces = sum.into_iter().chain(count);
            let main = object.clone().or_else(|| pieces.next());
            Phrase {
                label: word("agreement", status.code()),
                main: main.unwrap_or_else(|| m.t("agreement.unnamed").to_owned()),
                details: pieces.chain(date.iter().map(|date| m.date(date))).collect(),
                ..Phrase::default()
            }
        }
        ItemBody::Meeting { form, place, date, planned } => {
            let form = word("meeting", form.code());
            Phrase {
                label: match date {
                    Some(date) => m.date(date),
                    None => m.t("meeting.undated").to_owned(),
                },
                main: match place {
                    Some(place) => format!("{form}, {place}"),
                    None => form,
                },
                details: planned.then(|| m.t("meeting.planned").to_owned()).into_iter().collect(),
                ..Phrase::default()
            }
        }
        ItemBody::Membership { organisation, status } => Phrase {
            label: word("membership", status.code()),
            main: name(organisation),
            ..Phrase::default()
        },
        ItemBody::Exchange(Exchange { gives, gets }) => {
            let half = |key, text: &Option<String>| {
                text.as_ref().map(|text| m.fill(key, &[("what", text)]))
            };
            let mut halves =
                [half("exchange.gives", gives), half("exchange.gets", gets)].into_iter().flatten();
            Phrase {
                main: halves.next().unwrap_or_else(|| m.t("exchange.unnamed").to_owned()),
                details: halves.collect(),
                ..Phrase::default()
            }
        }
        ItemBody::Risk(risk) => Phrase { main: word("risk", risk.code()), ..Phrase::default() },
        ItemBody::Further { detail, words } => further(m, detail, words, name),
        ItemBody::Statement { words, mode } => {
            Phrase { label: word("mode", mode.code()), main: words.clone(), ..Phrase::default() }
        }
    }
}

/// A fact of a further kind: its sort, then what it is about, then when.
fn further(m: Locale, detail: &FactDetail, words: &str, name: impl Fn(&str) -> String) -> Phrase {
    let kind = detail.kind().code();
    let sort = match detail.sort() {
        "" => m.word("kind", kind).to_owned(),
        sort => m.word(&format!("further.{kind}"), sort).to_owned(),
    };
    let date = |edtf: &Option<String>| edtf.as_deref().map(|edtf| m.date(edtf));
    let mut details = Vec::new();
    let mut object: Option<String> = None;
    match detail {
        FactDetail::Relation(relation) => {
            details.extend(relation.planned.then(|| m.t("further.planned").to_owned()));
            details.extend(date(&relation.date));
        }
        FactDetail::Position(position) => {
            details.extend(position.denied.then(|| m.t("further.denied").to_owned()));
            object.clone_from(&position.question);
            details.extend(position.body.as_deref().map(name));
            details.extend(date(&position.date));
        }
        FactDetail::Target(target) => {
            object.clone_from(&target.object);
            let value = target.value.map(|value| match (&target.currency, &target.unit) {
                (None, Some(unit)) => m.measured(value, unit),
                (currency, _) => sum(m, value, currency.as_deref(), target.bound),
            });
            details.extend(value);
            details.extend(date(&target.horizon));
        }
        FactDetail::Forecast(forecast) => details.extend(date(&forecast.horizon)),
        FactDetail::Principle(_) => object = Some(words.to_owned()),
        FactDetail::Dependence(dependence) => {
            details.push(m.word("further.side", dependence.side.code()).to_owned());
            object.clone_from(&dependence.object);
            details.extend(dependence.share.map(|share| m.measured(share, "%")));
        }
        FactDetail::Defence(defence) => details.extend(date(&defence.date)),
        FactDetail::Signal(signal) => {
            object.clone_from(&signal.object);
            let duration = signal
                .duration
                .as_deref()
                .map(|duration| m.bounded(signal.bound, m.duration(duration)));
            details.extend(duration);
        }
        FactDetail::TurningPoint(point) => details.extend(date(&point.period)),
        FactDetail::RouteEvent(event) => {
            object.clone_from(&event.object);
            details.extend(event.effect.clone());
            details.extend(date(&event.date));
        }
        _ => {}
    }
    match object {
        Some(main) => Phrase { label: sort, main, details, ..Phrase::default() },
        None => Phrase { main: sort, details, ..Phrase::default() },
    }
}

/// How many agreements, in words: «свыше 30 соглашений»; none of a number that counts no things.
pub fn agreements(m: Locale, count: Option<f64>, bound: Bound) -> Option<String> {
    let count = count.filter(|count| *count >= 0.0 && count.fract() == 0.0)?;
    let words = m.plural("agreements", count as usize);
    Some(m.bounded(bound, words))
}

fn sum(m: Locale, value: f64, currency: Option<&str>, bound: Bound) -> String {
    let amount = match currency {
        Some(currency) => m.money(value, currency),
        None => m.scaled(value),
    };
    m.bounded(bound, amount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{AgreementStatus, MeetingForm, Metric};
    use crate::view::Language;

    fn say(body: &ItemBody) -> String {
        let p = phrase(Locale::plain(Language::Ru), body, str::to_uppercase);
        let details = p.details.join(" | ");
        format!("{} / {} {} / {details}", p.label, p.bound, p.main).replace('\u{a0}', " ")
    }

    #[test]
    fn an_indicator_keeps_its_bound_and_period() {
        let body = ItemBody::Indicator {
            metric: Metric::Trade,
            value: 40e9,
            currency: Some("USD".to_owned()),
            unit: None,
            bound: Bound::Over,
            period: Some("2024".to_owned()),
        };
        assert_eq!(say(&body), "Товарооборот / свыше 40 млрд долл. США / 2024");
    }

    #[test]
    fn an_agreement_without_a_subject_is_told_by_its_sum() {
        let body = ItemBody::Agreement {
            object: None,
            value: Some(17.2e9),
            currency: Some("USD".to_owned()),
            bound: Bound::About,
            status: AgreementStatus::Signed,
            date: None,
            count: Some(29.0),
            count_bound: Bound::Over,
        };
        assert_eq!(say(&body), "подписано /  около 17,2 млрд долл. США / свыше 29 соглашений");
    }

    #[test]
    fn a_meeting_without_a_date_says_so() {
        let body = ItemBody::Meeting {
            form: MeetingForm::Summit,
            place: Some("Тяньцзинь".to_owned()),
            date: None,
            planned: true,
        };
        assert_eq!(say(&body), "дата не названа /  Саммит, Тяньцзинь / объявлено заранее");
    }

    #[test]
    fn an_organisation_is_called_by_its_name() {
        let body = ItemBody::Membership {
            organisation: "sco".to_owned(),
            status: crate::record::MembershipStatus::Founder,
        };
        assert_eq!(say(&body), "основатель /  SCO / ");
    }
}
