//! Sums of deals: what one sum leaves open, and what several come to.
//!
//! In: stated sums. Out: ranges, by currency. Adds only what cannot overlap; never sums of different
//! currencies, never a number that nobody said.
//!
//! 2 млрд and «свыше 1 млрд» → «свыше 3 млрд»

use std::collections::BTreeMap;

use super::book::{Deal, Level, Sector};
use crate::dossier::Interval;
use crate::record::Bound;
use crate::view::Locale;

/// A stated sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sum<'a> {
    /// In units of the currency.
    pub(super) value: f64,
    /// Its bound.
    pub(super) bound: Bound,
    /// ISO 4217.
    pub(super) currency: Option<&'a str>,
}

impl Sum<'_> {
    /// «свыше 17 млрд долл. США».
    pub(super) fn text(&self, m: Locale) -> String {
        m.bounded(self.bound, money(m, self.value, self.currency))
    }

    fn interval(&self) -> Interval {
        Interval::of(self.value, self.bound)
    }
}

fn money(m: Locale, value: f64, currency: Option<&str>) -> String {
    match currency {
        Some(currency) => m.money(value, currency),
        None => m.scaled(value),
    }
}

/// From where to where a sum lies; without an upper end where none is said.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Range {
    /// Nothing less.
    pub(super) low: f64,
    /// Nothing more.
    pub(super) high: Option<f64>,
}

impl Range {
    /// Where the sum of a deal lies: the statement that all others of its currency hold («17,2» in
    /// «свыше 17»); where there is none, from the least to the greatest. `None` without a sum.
    pub(super) fn of<'a>(sums: &[Sum<'a>]) -> Option<(Option<&'a str>, Self)> {
        let currency = sums.first()?.currency;
        let all: Vec<Interval> =
            sums.iter().filter(|sum| sum.currency == currency).map(Sum::interval).collect();
        let held = all.iter().find(|own| all.iter().all(|other| other.holds(own)));
        let low = |own: &Interval| own.lower.map_or(0.0, |end| end.value);
        let high = |own: &Interval| own.upper.map(|end| end.value);
        let range = match held {
            Some(own) => Self { low: low(own), high: high(own) },
            None => Self {
                low: all.iter().map(low).fold(f64::INFINITY, f64::min),
                high: all.iter().map(high).try_fold(0.0, |most: f64, end| Some(most.max(end?))),
            },
        };
        Some((currency, range))
    }

    fn plus(self, other: Self) -> Self {
        let high = self.high.zip(other.high).map(|(a, b)| a + b);
        Self { low: self.low + other.low, high }
    }

    /// «2 млрд долл. США», «свыше 3 млрд», «4,5 млрд … 5,5 млрд».
    pub(super) fn text(self, m: Locale, currency: Option<&str>) -> String {
        let low = money(m, self.low, currency);
        match self.high {
            Some(high) if high.total_cmp(&self.low).is_eq() => low,
            Some(high) => format!("{} … {}", m.scaled(self.low), money(m, high, currency)),
            None => m.bounded(Bound::Over, low),
        }
    }
}

/// Sums by currency.
pub(super) type Ranges<'a> = BTreeMap<Option<&'a str>, Range>;

/// «2 млрд долл. США; 300 млн евро».
pub(super) fn texts(m: Locale, ranges: &Ranges) -> String {
    let all: Vec<_> = ranges.iter().map(|(currency, range)| range.text(m, *currency)).collect();
    all.join("; ")
}

/// What deals come to, and what was left out of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Total<'a> {
    /// The sum of those that were added, by currency.
    pub(super) sum: Ranges<'a>,
    /// Up to so much more: sums told of several deals, of which the sector's share is not said.
    pub(super) unshared: Ranges<'a>,
    /// Deals added.
    pub(super) added: usize,
    /// Deals left out, for nobody says their sum.
    pub(super) sumless: usize,
    /// Deals left out, for the sum of their package has them.
    pub(super) inside: usize,
}

/// Adds deals. Over all sectors, a package counts and its parts do not; within a sector the named
/// items count, and what is told of several at once does not, for its share is not said.
pub(super) fn total<'a>(deals: &[&Deal<'a>], sector: Sector) -> Total<'a> {
    let mut out = Total::default();
    let is_whole = |deal: &Deal| sector == Sector::All || deal.level == Level::Item;
    for deal in deals {
        let Some((currency, range)) = Range::of(&deal.sums) else {
            out.sumless += 1;
            continue;
        };
        if !is_whole(deal) {
            add(&mut out.unshared, currency, range);
        } else if is_inside(deal, deals, sector) {
            out.inside += 1;
        } else {
            add(&mut out.sum, currency, range);
            out.added += 1;
        }
    }
    out
}

/// Whether a package among the same deals has a sum, of which this one's is a part.
fn is_inside(deal: &Deal, deals: &[&Deal], sector: Sector) -> bool {
    let Some(package) = deal.package.filter(|_| sector == Sector::All) else { return false };
    let whole = deals.iter().find(|other| other.number == package);
    whole.is_some_and(|whole| !whole.sums.is_empty())
}

fn add<'a>(to: &mut Ranges<'a>, currency: Option<&'a str>, range: Range) {
    let sum = to.get(&currency).copied().map_or(range, |sum| sum.plus(range));
    to.insert(currency, sum);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Language;
    use proptest::prelude::*;

    fn usd(value: f64, bound: Bound) -> Sum<'static> {
        Sum { value, bound, currency: Some("USD") }
    }

    fn range(sums: &[Sum<'static>]) -> String {
        let (currency, range) = Range::of(sums).expect("a sum");
        range.text(Locale::plain(Language::Ru), currency).replace('\u{a0}', " ")
    }

    #[test]
    fn a_sum_that_the_others_hold_is_the_sum() {
        let sums = [usd(17e9, Bound::Over), usd(17.2e9, Bound::Exact)];
        assert_eq!(range(&sums), "17,2 млрд долл. США");
    }

    #[test]
    fn sums_that_differ_are_shown_from_the_least_to_the_greatest() {
        assert_eq!(
            range(&[usd(2e9, Bound::Exact), usd(3e9, Bound::Exact)]),
            "2 млрд … 3 млрд долл. США"
        );
        assert_eq!(range(&[usd(2e9, Bound::Over)]), "свыше 2 млрд долл. США");
        assert_eq!(Range::of(&[]), None);
    }

    proptest! {
        #[test]
        fn adding_keeps_the_order_of_the_ends(a in 0.0..1e12_f64, b in 0.0..1e12_f64) {
            let of = |value| Range { low: value, high: Some(value * 2.0) };
            let sum = of(a).plus(of(b));
            prop_assert!(sum.high.is_some_and(|high| high >= sum.low));
            prop_assert_eq!(sum.plus(Range { low: 1.0, high: None }).high, None);
        }
    }
}
