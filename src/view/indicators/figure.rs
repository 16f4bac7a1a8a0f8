//! What is stated of one metric of the same partners: its statements, and how they stand to each
//! other.
//!
//! In: merged indicators of which only the facts that pass are left. Out: [`Figure`]s. Knows what
//! may share an axis; must not choose between statements.
//!
//! «более 600 компаний», «более 60 компаний» → one figure, two statements, a class of difference

use std::collections::BTreeSet;

use crate::dossier::{Relation, relations};
use crate::query::FactRef;
use crate::record::{FactDetail, Indicator, Metric};
use crate::view::Locale;
use crate::view::desk::{Desk, Marks};

/// What an axis counts; unlike things never share one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Axis {
    /// Money of a currency (ISO 4217).
    Money(String),
    /// What the metric itself names: companies, agreements, people.
    Things,
    /// Any other unit by its name, `%` and «раз» too; empty where none is stated.
    Named(String),
}

impl Axis {
    fn of(indicator: &Indicator) -> Self {
        match (&indicator.currency, &indicator.unit, indicator.metric) {
            (Some(currency), ..) => Self::Money(currency.clone()),
            (None, Some(unit), _) if unit == "%" => Self::Named(unit.clone()),
            (None, _, Metric::Companies | Metric::AgreementsCount | Metric::Population) => {
                Self::Things
            }
            (None, unit, _) => Self::Named(unit.clone().unwrap_or_default()),
        }
    }

    /// Its value for the address.
    pub(super) fn code(&self) -> String {
        match self {
            Self::Money(currency) => currency.clone(),
            Self::Things => "things".into(),
            Self::Named(unit) if unit.is_empty() => "bare".into(),
            Self::Named(unit) => unit.clone(),
        }
    }

    /// What it is called.
    pub(super) fn name(&self, m: Locale) -> String {
        match self {
            Self::Money(currency) => {
                m.find(&format!("currency.{currency}")).unwrap_or(currency).to_owned()
            }
            Self::Things => m.t("indicators.things").to_owned(),
            Self::Named(unit) if unit.is_empty() => m.t("indicators.unitless").to_owned(),
            Self::Named(unit) => m.find(&format!("unit.{unit}.many")).unwrap_or(unit).to_owned(),
        }
    }
}

/// A statement.
pub(super) struct Said<'a> {
    pub(super) indicator: &'a Indicator,
    pub(super) partners: &'a [String],
    /// The facts that say it and pass; at least one.
    pub(super) facts: Vec<FactRef>,
    /// Number of its mark.
    pub(super) mark: usize,
}

/// The statements of one metric of the same partners.
pub(super) struct Figure<'a> {
    pub(super) metric: Metric,
    pub(super) axis: Axis,
    pub(super) said: Vec<Said<'a>>,
    /// Of the classes between its statements the one with most to explain.
    pub(super) class: Option<Relation>,
}

impl Figure<'_> {
    /// Ids of all its partners.
    pub(super) fn partner_ids(&self) -> BTreeSet<&str> {
        self.said.iter().flat_map(|said| said.partners).map(String::as_str).collect()
    }

    /// Whom it is about, in words; the home state's own has a name of its own.
    pub(super) fn name(&self, desk: &Desk) -> String {
        names(desk, self.said.first().map_or(&[], |said| said.partners))
    }

    /// The partner whose colour it has.
    pub(super) fn colour(&self) -> Option<&str> {
        self.said.iter().flat_map(|said| said.partners).map(String::as_str).next()
    }

    /// The greatest number stated.
    pub(super) fn greatest(&self) -> f64 {
        let values = self.said.iter().map(|said| said.indicator.value);
        values.fold(f64::NEG_INFINITY, f64::max)
    }
}

/// The figures that pass, in the dossier's order, each statement with a mark.
pub(super) fn figures<'a>(desk: &Desk<'a>, marks: &mut Marks) -> Vec<Figure<'a>> {
    let mut out = Vec::new();
    for kept in desk.kept(&desk.dossier.indicators) {
        let mut said: Vec<Said<'a>> = Vec::new();
        for (variant, facts) in &kept.variants {
            let FactDetail::Indicator(indicator) = &variant.detail else { continue };
            let Some(first) = facts.first() else { continue };
            let m = desk.locale;
            let label = m.fill(
                "indicators.said",
                &[
                    ("metric", m.word("metric", indicator.metric.code())),
                    ("partners", &names(desk, &variant.partners)),
                    ("value", &value(m, indicator)),
                    ("places", &m.plural("places", facts.len())),
                ],
            );
            let key = format!("said:{}:{}", first.document, first.fact);
            let mark = marks.add(key, label, facts.clone());
            said.push(Said { indicator, partners: &variant.partners, facts: facts.clone(), mark });
        }
        let Some(first) = said.first() else { continue };
        let (metric, axis) = (first.indicator.metric, Axis::of(first.indicator));
        out.push(Figure { metric, axis, class: class(&said), said });
    }
    out
}

fn class(said: &[Said]) -> Option<Relation> {
    let pairs = said.iter().enumerate().flat_map(|(number, a)| {
        said.iter().skip(number + 1).flat_map(|b| relations(a.indicator, b.indicator))
    });
    pairs.max()
}

/// Partners in words.
pub(super) fn names(desk: &Desk, partners: &[String]) -> String {
    if partners.is_empty() {
        return desk.locale.t("indicators.home").to_owned();
    }
    partners.iter().map(|id| desk.name(id)).collect::<Vec<_>>().join(", ")
}

/// A value with its bound: «свыше 40 млрд долл. США».
pub(super) fn value(m: Locale, indicator: &Indicator) -> String {
    m.bounded(indicator.bound, amount(m, indicator, indicator.value))
}

/// An amount in the unit of an indicator.
pub(super) fn amount(m: Locale, indicator: &Indicator, value: f64) -> String {
    match (&indicator.currency, &indicator.unit) {
        (Some(currency), _) => m.money(value, currency),
        (None, Some(unit)) => m.measured(value, unit),
        (None, None) => m.scaled(value),
    }
}

/// Who says it and where, short enough for a picture: the speaker, or the source of an author.
pub(super) fn voice(desk: &Desk, said: &Said) -> String {
    let m = desk.locale;
    let seen = said.facts.first().and_then(|at| desk.see(*at));
    let first = seen.map_or_else(String::new, |seen| match &seen.fact.speaker {
        Some(speaker) => desk.speaker_name(speaker),
        None => desk.source_name(seen.at.document),
    });
    match said.facts.len() {
        0 | 1 => first,
        n => format!("{first} {}", m.fill("indicators.more", &[("n", &m.number((n - 1) as f64))])),
    }
}

/// Signs of what stands behind a statement: hedged, inferred.
pub(super) fn signs(desk: &Desk, facts: &[FactRef]) -> Vec<String> {
    let seen: Vec<_> = facts.iter().filter_map(|at| desk.see(*at)).collect();
    let mut out = Vec::new();
    if !seen.is_empty() && seen.iter().all(|seen| seen.fact.hedged) {
        out.push(desk.locale.t("sign.hedged").to_owned());
    }
    if !seen.is_empty() && seen.iter().all(|seen| !seen.fact.inferred.is_empty()) {
        out.push(desk.locale.t("sign.inferred").to_owned());
    }
    out
}
