//! Measured values: each amount, percent or count goes to the metric named nearest to it.

use super::list;
use super::rules::rules;
use super::scene::{Parties, Scene, captured};
use super::units::{COMPANY, COUNT, MONEY, Mark, PARTNER, PERCENT, ROUTE};
use crate::morph::Pos;
use crate::pattern::{Match, Rule, Stream as _};
use crate::record::{
    AgreementStatus, Bound, Fact, FactDetail, Indicator, Inference, Metric, QuantityValue,
};

/// Values that a rule may measure.
const VALUES: u32 = MONEY | PERCENT | COUNT;
/// A value so near after a measured one of its sort is measured the same: «66 проектов и 12
/// программ».
const LIST_REACH: usize = 9;
/// An amount of money so near after another is measured the same where nothing else claims it:
/// «с Китаем превышает 40 миллиардов, с Россией приближается к 30».
const MONEY_REACH: usize = 16;

/// A lesser sum in any currency is a price.
const LEAST_SUM: f64 = 10_000.0;

/// A value with the rule that measures it.
struct Measured {
    unit: usize,
    rule: &'static Rule,
    hit: Match,
}

impl Measured {
    /// How far the rule reaches for the value: weak rules after all others, those for what is left last.
    fn distance(&self) -> (bool, bool, usize) {
        let weak = self.rule.setting("weak");
        (weak == Some("last"), weak.is_some(), self.hit.units.len())
    }
}

/// Adds the indicators of a sentence to `out`.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    out.extend(ratios(scene));
    if !scene.sentence.clone().any(|unit| scene.units.list[unit].slots & VALUES != 0) {
        return;
    }
    let measured = measured(scene);
    for found in measured.iter().filter(|found| !scene.supposed(found.unit)) {
        let metric = match found.rule.setting("metric") {
            Some("previous") => previous(scene, found.rule),
            Some("bought") => Some(traded(scene, found, Metric::Export, Metric::Import)),
            Some("sold") => Some(traded(scene, found, Metric::Import, Metric::Export)),
            code => code.and_then(Metric::from_code),
        };
        let (Some(metric), Some(mut indicator)) = (metric, value(scene, found.unit)) else {
            continue;
        };
        indicator.metric = metric;
        let idle = found.rule.setting("matter") == Some("stated") && !names_matter(scene);
        if idle || is_price(&indicator) {
            continue;
        }
        let of_the_deal =
            matches!(metric, Metric::Investment | Metric::Other | Metric::Export | Metric::Import);
        if of_the_deal && is_agreed(scene, &indicator, out) {
            continue;
        }
        let span = if indicator.period.is_none() { last_years(scene, found.unit) } else { None };
        let is_counted = span.is_some();
        indicator.period = indicator.period.or(span);
        let parties = without_compared(scene, parties(scene, found, &measured));
        let mut fact = scene.fact(&found.rule.id, parties, FactDetail::Indicator(indicator));
        let quantity = scene.units.list[found.unit].quantity;
        let inferred = quantity
            .and_then(|index| scene.units.paragraph.quantities.get(index)?.inferred)
            .filter(|inferred| *inferred == Inference::CarriedCurrency);
        fact.inferred.extend(inferred);
        fact.inferred.extend(is_counted.then_some(Inference::DateFromDocument));
        out.push(fact);
    }
}

/// The metric spoken of before. Only a pronoun, no weak rule, points back to the paragraph before.
fn previous(scene: &Scene, rule: &Rule) -> Option<Metric> {
    let above = scene.memory.metric_above.filter(|_| rule.setting("weak").is_none());
    scene.memory.metric.or(above)
}

/// The years up to that of the document over which a value was reached: «за последние десять лет», said
/// in 2021, is `2011/2021`.
fn last_years(scene: &Scene, unit: usize) -> Option<String> {
    let today: u32 = scene.memory.today.as_deref()?.get(..4)?.parse().ok()?;
    scene.clause(unit).filter(|at| scene.follows(*at, list::LAST_SPAN)).find_map(|at| {
        let quantity = scene.units.list.get(at)?.quantity?;
        let quantity = scene.units.paragraph.quantities.get(quantity)?;
        let QuantityValue::Duration { value } = &quantity.value else { return None };
        let years: u32 = value.strip_prefix('P')?.strip_suffix('Y')?.parse().ok()?;
        let from = today.checked_sub(years).filter(|from| *from > 0)?;
        Some(format!("{from:04}/{today:04}"))
    })
}

/// Whether a sentence names what a count may matter to, a state, bloc, organisation, company or
/// route, or goes on about a partner. A rule set `matter=stated` measures only there.
fn names_matter(scene: &Scene) -> bool {
    let named = PARTNER | COMPANY | ROUTE;
    scene.sentence.clone().any(|unit| scene.units.list[unit].slots & named != 0)
        || !scene.carried().ids.is_empty()
}

/// Whether a sum is the price of one thing, too small for what states trade, lend or invest.
fn is_price(indicator: &Indicator) -> bool {
    indicator.currency.is_some() && indicator.metric != Metric::Other && indicator.value < LEAST_SUM
}

/// Whether an agreement of the sentence is worth this amount: the sum is the agreement's, no
/// measure beside it. What is only planned («Япония выделит 5 млн») is measured too.
fn is_agreed(scene: &Scene, indicator: &Indicator, facts: &[Fact]) -> bool {
    let evidence = scene.evidence();
    facts.iter().rev().take_while(|fact| fact.span == evidence).any(|fact| {
        matches!(
            &fact.detail,
            FactDetail::Agreement { value: Some(value), currency, status, .. }
                if *status != AgreementStatus::Planned
                    && (value - indicator.value).abs() < f64::EPSILON
                    && *currency == indicator.currency
        )
    })
}

/// What the subject of the clause buys or sells: one metric where a partner does (what it buys is
/// exported, what it sells imported), the other where anybody else does.
fn traded(scene: &Scene, found: &Measured, by_partner: Metric, by_other: Metric) -> Metric {
    let clause = scene.clause(found.hit.units.start);
    let doer = scene.subject(clause.start..found.hit.units.start);
    let is_partner = doer.is_some_and(|units| !scene.partners_in(units).is_empty());
    if is_partner { by_partner } else { by_other }
}

/// The metric that a sentence speaks of, for «он составил …» in the next one. A sentence that holds
/// values and names no metric goes on with the one before: «Лидируют Нидерланды, 1,1 млрд».
pub(super) fn spoken_of(scene: &Scene) -> Option<Metric> {
    let has_values =
        || scene.sentence.clone().any(|unit| scene.units.list[unit].slots & VALUES != 0);
    rules()
        .metric_of(|list| scene.holds(list))
        .or_else(|| scene.memory.metric.filter(|_| has_values()))
}

/// The value of a unit as an indicator of a metric not known yet.
pub(super) fn value(scene: &Scene, unit: usize) -> Option<Indicator> {
    let quantity = scene.units.list.get(unit)?.quantity?;
    let quantity = scene.units.paragraph.quantities.get(quantity)?;
    let (value, currency, measure) = match &quantity.value {
        QuantityValue::Money { value, currency } => (*value, Some(currency.clone()), None),
        QuantityValue::Percent { value } => (*value, None, Some(String::from("%"))),
        QuantityValue::Count { value, unit } => (*value, None, Some(unit.clone())),
        QuantityValue::Date { .. } | QuantityValue::Duration { .. } => return None,
    };
    Some(Indicator {
        metric: Metric::Other,
        value,
        currency,
        unit: measure,
        bound: quantity.bound,
        period: scene.period_of(&(unit..unit + 1)),
    })
}

/// For each value of the sentence the rule whose match is the shortest; of equal ones the first. A
/// rule set `weak` measures only what no other does.
fn measured(scene: &Scene) -> Vec<Measured> {
    let mut best: Vec<Measured> = Vec::new();
    for (rule, hit) in scene.matches("indicator") {
        let Some(value) = captured(&hit, "value") else { continue };
        // «ещё раз»: a word that a rule takes for a value may stand without a number.
        if scene.units.list[value.start].slots & VALUES == 0 {
            continue;
        }
        // Where nothing was measured before, such a rule knows no metric and leaves the value to others.
        if rule.setting("metric") == Some("previous") && previous(scene, rule).is_none() {
            continue;
        }
        let found = Measured { unit: value.start, rule, hit };
        match best.iter_mut().find(|old| old.unit == found.unit) {
            None => best.push(found),
            Some(old) if found.distance() < old.distance() => *old = found,
            Some(_) => {}
        }
    }
    best.sort_by_key(|found| found.unit);
    lists(scene, best)
}

/// Adds the values that stand in a list with a measured one.
fn lists(scene: &Scene, measured: Vec<Measured>) -> Vec<Measured> {
    let mut out: Vec<Measured> = Vec::with_capacity(measured.len());
    let mut measured = measured.into_iter().peekable();
    for unit in scene.sentence.clone() {
        let sort = scene.units.list[unit].slots & VALUES;
        if sort == 0 {
            continue;
        }
        let own = measured.next_if(|found| found.unit == unit).or_else(|| {
            let shares = |found: &&Measured| {
                opens_range(scene, unit, found.unit) || shares_noun(scene, unit, found.unit)
            };
            let last = measured.peek().filter(shares)?;
            Some(Measured { unit, rule: last.rule, hit: last.hit.clone() })
        });
        if let Some(found) = own
            && !(found.rule.setting("weak").is_some() && continues(scene, &out, unit))
        {
            out.push(found);
            continue;
        }
        let before =
            out.last().filter(|last| continues(scene, &out, unit) || ends_range(scene, last, unit));
        if let Some(last) = before {
            let found = Measured { unit, rule: last.rule, hit: last.hit.clone() };
            out.push(found);
        }
    }
    out
}

/// Whether the value at `unit` goes on a list with the value measured last.
fn continues(scene: &Scene, measured: &[Measured], unit: usize) -> bool {
    let sort = scene.units.list[unit].slots & VALUES;
    let reach = if sort == MONEY { MONEY_REACH } else { LIST_REACH };
    measured.last().is_some_and(|last| {
        unit - last.unit <= reach
            && scene.units.list[last.unit].slots & VALUES == sort
            && last.rule.setting("list") != Some("no")
            && (sort & COUNT == 0 || counts_on(scene, last.unit, unit))
            && (last.unit + 1..unit).any(|between| scene.units.joins(between))
    })
}

/// Whether a count counts what the last one does: the same noun, or one left out («107 договоров, из
/// них 11 межгосударственных»).
fn counts_on(scene: &Scene, last: usize, unit: usize) -> bool {
    scene.counted(last) == scene.counted(unit) || !scene.is_of(unit, &[Pos::Noun])
}

/// Whether the value at `unit` is the lower end of the range whose upper end stands at `end`: «300–400
/// тысяч тонн».
fn opens_range(scene: &Scene, unit: usize, end: usize) -> bool {
    end == unit + 2
        && matches!(scene.units.mark(unit + 1), Mark::Dash | Mark::Hyphen)
        && scene.counted(unit).is_some()
        && scene.counted(unit) == scene.counted(end)
}

/// Whether the count at `unit` leaves its noun to the one at `next`: «4 тысячи турецких, 3 тысячи
/// китайских и 20 тысяч российских компаний».
fn shares_noun(scene: &Scene, unit: usize, next: usize) -> bool {
    let noun = scene.counted(unit);
    noun.is_some()
        && noun == scene.counted(next)
        && !scene.is_of(unit, &[Pos::Noun])
        && next - unit <= LIST_REACH
        && (unit + 1..next)
            .all(|at| scene.counted(at) == noun || !scene.is_of(at, &[Pos::Noun, Pos::Verb]))
}

/// Whether the value at `unit` is the second level of a range that `last` opens: «с 15% … до 21%».
fn ends_range(scene: &Scene, last: &Measured, unit: usize) -> bool {
    let follows = |unit: usize, list| {
        unit.checked_sub(1).is_some_and(|before| scene.is_any(before..unit, list))
    };
    unit - last.unit <= LIST_REACH
        && scene.units.list[last.unit].slots & VALUES == scene.units.list[unit].slots & VALUES
        && follows(last.unit, list::RANGE_FROM)
        && follows(unit, list::RANGE_TO)
}

/// Who a value is about. Where a sentence holds several values of one metric and several partners,
/// each value is the partner's of its clause or, where clauses do not part them, that stands nearest before it («с Китаем – 40, с Россией – 30»).
fn parties(scene: &Scene, found: &Measured, all: &[Measured]) -> Parties {
    let metric = |of: &Measured| of.rule.setting("metric");
    let same = all.iter().filter(|other| metric(other) == metric(found)).count();
    if same > 1 && scene.stated_partners().len() > 1 {
        // «4 турецких и 3 китайских завода»
        let own = scene.partners_in(found.unit..found.unit + 1);
        if !own.is_empty() {
            return Parties { ids: own, carried: false };
        }
        if let Some(id) = respective(scene, found, all) {
            return Parties { ids: vec![id], carried: false };
        }
        // «90% ввозится из России»: the pattern names whose the value is.
        let named = captured(&found.hit, "partner").filter(|units| {
            found.hit.units.contains(&found.unit)
                && units.start > found.unit
                && !all.iter().any(|other| (found.unit + 1..units.start).contains(&other.unit))
        });
        let ids = named.map_or_else(Vec::new, |units| scene.partners_in(scene.coordinated(&units)));
        if !ids.is_empty() {
            return Parties { ids, carried: false };
        }
        let clause = scene.clause(found.unit);
        let alone = all.iter().filter(|other| clause.contains(&other.unit)).count() == 1;
        let end = (found.unit + 1..clause.end)
            .find(|unit| scene.units.ends_clause(*unit))
            .unwrap_or(clause.end);
        let ids = scene.partners_in(clause.start..end.max(clause.start));
        if alone && !ids.is_empty() {
            return Parties { ids, carried: false };
        }
        let from = all
            .iter()
            .filter(|other| other.unit < found.unit)
            .map(|other| other.unit + 1)
            .next_back()
            .unwrap_or(scene.sentence.start);
        let nearest =
            (from..found.unit).rev().find(|unit| scene.units.list[*unit].slots & PARTNER != 0);
        if let Some(unit) = nearest {
            let ids = scene.partners_in(scene.coordinated(&(unit..unit + 1)));
            if !ids.is_empty() {
                return Parties { ids, carried: false };
            }
        }
    }
    scene.parties_of(found.rule, &found.hit)
}

/// Of as many partners as there are values, told «соответственно», the one that stands where the value
/// does: «в Китай и Россию – 15 и 10 млрд соответственно».
fn respective(scene: &Scene, found: &Measured, all: &[Measured]) -> Option<String> {
    let partners = scene.stated_partners();
    let told =
        partners.len() == all.len() && scene.is_any(scene.sentence.clone(), list::RESPECTIVELY);
    let at = all.iter().position(|other| other.unit == found.unit)?;
    partners.into_iter().nth(at).filter(|_| told)
}

/// How far after the comparative the word «чем» stands.
const THAN_REACH: usize = 3;

/// Without those with whom the value is only compared: «больше, чем с Россией». Where nobody else is
/// named, those spoken of before.
fn without_compared(scene: &Scene, mut parties: Parties) -> Parties {
    let than = scene.sentence.clone().find(|unit| {
        scene.units.text(*unit..unit + 1) == "чем"
            && scene.is_any(
                unit.saturating_sub(THAN_REACH).max(scene.sentence.start)..*unit,
                list::THAN,
            )
    });
    let Some(than) = than.filter(|_| !parties.carried && !parties.ids.is_empty()) else {
        return parties;
    };
    let end = (than..scene.sentence.end)
        .find(|unit| scene.units.ends_clause(*unit))
        .unwrap_or(scene.sentence.end);
    let mut others = scene.partners_in(scene.sentence.start..than);
    others.extend(scene.partners_in(end..scene.sentence.end));
    parties.ids.retain(|id| others.contains(id));
    if parties.ids.is_empty() { scene.carried() } else { parties }
}

/// Growth told by a word that holds its own number: «удвоился» is twice.
fn ratios(scene: &Scene) -> Vec<Fact> {
    let mut out = Vec::new();
    for (rule, hit) in scene.matches("ratio") {
        let Some(value) = rule.setting("value").and_then(|value| value.parse().ok()) else {
            continue;
        };
        let indicator = Indicator {
            metric: Metric::Growth,
            value,
            currency: None,
            unit: Some(String::from("раз")),
            bound: Bound::Exact,
            period: scene.period_of(&hit.units),
        };
        let told = rule.setting("partners").is_some();
        let parties = if told { scene.parties_of(rule, &hit) } else { scene.nearest_parties(&hit) };
        out.push(scene.fact(&rule.id, parties, FactDetail::Indicator(indicator)));
    }
    out
}
