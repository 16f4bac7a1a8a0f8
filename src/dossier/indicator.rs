//! When two figures are of one indicator.
//!
//! In: indicator facts. Out: groups of them. Knows metrics, units, periods, whose figure it is; must
//! not know which figure is right: they all stay.
//!
//! «товарооборот 44 млрд в 2024 году» and «товарооборот превышает 40 млрд», both with Китай → one

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{Keys, cluster};
use super::period::Period;
use super::relation::periods_meet;
use super::rest::normal;
use super::source::{Place, Source, partners};
use super::when::When;
use crate::lexicon::EntityKind;
use crate::record::{Bound, FactDetail, Indicator, Metric};

/// What is counted or paid in; only like stands beside like.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum UnitClass {
    /// Money of a currency.
    Money(String),
    /// Things of the metric's own kind: companies, enterprises.
    Things,
    /// Anything else by its name.
    Named(Option<String>),
}

/// What figures of one indicator have in common word for word.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    days: i64,
    period: Option<String>,
    /// The fewer partners the more specific.
    breadth: usize,
    partners: BTreeSet<String>,
    metric: Metric,
    unit: UnitClass,
    /// Whose money it is, where a sentence names companies.
    scope: BTreeSet<String>,
    home: Option<String>,
    /// Where the metric does not say of what it is, only the same figure of the same partners and
    /// period is merged, or the same words.
    figure: Option<(u64, Bound, String)>,
}

struct Figure {
    said: Said,
    facts: Vec<Place>,
}

/// The indicators, each as its statements, those with the most precise period first.
pub(super) fn indicators(sources: &[Source]) -> Vec<Vec<Vec<Place>>> {
    let mut found: BTreeMap<Said, Figure> = BTreeMap::new();
    for (number, source) in sources.iter().enumerate() {
        for (index, fact) in source.record.standing() {
            let FactDetail::Indicator(indicator) = &fact.detail else { continue };
            let partners = partners(fact);
            let said = Said {
                days: days(indicator),
                period: indicator.period.clone(),
                breadth: partners.len(),
                partners,
                metric: indicator.metric,
                unit: unit_class(indicator),
                scope: if indicator.currency.is_some() {
                    source.named(fact.span, &[EntityKind::Company])
                } else {
                    BTreeSet::new()
                },
                home: source.home().map(Into::into),
                figure: names_no_object(indicator.metric).then(|| {
                    let anchor = match &indicator.period {
                        Some(period) if !fact.partners.is_empty() => period.clone(),
                        _ => normal(fact.span.of(&source.document.text)),
                    };
                    (indicator.value.to_bits(), indicator.bound, anchor)
                }),
            };
            let figure =
                found.entry(said.clone()).or_insert_with(|| Figure { said, facts: Vec::new() });
            figure.facts.push((number, index));
        }
    }
    let all: Vec<Figure> = found.into_values().collect();
    let groups = cluster(&all, keys, is_one);
    groups
        .into_iter()
        .map(|group| group.iter().filter_map(|i| all.get(*i)).map(|f| f.facts.clone()).collect())
        .collect()
}

fn days(indicator: &Indicator) -> i64 {
    indicator.period.as_deref().and_then(Period::parse).map_or(i64::MAX, Period::days)
}

/// Whether the metric leaves open of what the figure is: a growth may be of trade or of export.
fn names_no_object(metric: Metric) -> bool {
    use Metric::{Budget, Capacity, Growth, Loan, Other, Share};
    matches!(metric, Budget | Capacity | Growth | Loan | Other | Share)
}

fn unit_class(indicator: &Indicator) -> UnitClass {
    match (&indicator.currency, indicator.metric) {
        (Some(currency), _) => UnitClass::Money(currency.clone()),
        (None, _) if indicator.unit.as_deref() == Some("%") => {
            UnitClass::Named(indicator.unit.clone())
        }
        (None, Metric::Companies | Metric::AgreementsCount | Metric::Population) => {
            UnitClass::Things
        }
        (None, _) => UnitClass::Named(indicator.unit.clone()),
    }
}

/// What two figures of one indicator have in common at least, besides a partner, and when.
type Common<'a> = (
    Metric,
    &'a UnitClass,
    &'a BTreeSet<String>,
    Option<&'a str>,
    Option<&'a (u64, Bound, String)>,
    When,
);

fn keys(figure: &Figure) -> Keys<(&str, Common<'_>)> {
    let said = &figure.said;
    let (kept, sought) = When::keys(said.period.as_deref().and_then(Period::parse));
    let common = |when| {
        let home = said.home.as_deref();
        (said.metric, &said.unit, &said.scope, home, said.figure.as_ref(), when)
    };
    let [kept, sought] =
        [kept, sought].map(|times| -> Vec<_> { times.into_iter().map(common).collect() });
    // Those without a partner are of one another.
    let none = said.partners.is_empty().then_some("");
    Keys::of(said.partners.iter().map(String::as_str).chain(none), &kept, &sought)
}

fn is_one(a: &Figure, b: &Figure) -> bool {
    let (x, y) = (&a.said, &b.said);
    let partners_fit = x.partners == y.partners
        || (!x.partners.is_empty()
            && !y.partners.is_empty()
            && (x.partners.is_subset(&y.partners) || y.partners.is_subset(&x.partners)));
    partners_fit
        && x.metric == y.metric
        && x.unit == y.unit
        && x.scope == y.scope
        && x.home == y.home
        && x.figure == y.figure
        && periods_meet(x.period.as_deref(), y.period.as_deref())
}
