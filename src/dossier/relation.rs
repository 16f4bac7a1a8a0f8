//! How two statements of one quantity stand to each other. Never which of them is right.
//!
//! In: two measured values. Out: the classes that hold between them. Knows intervals and periods;
//! must not know texts.
//!
//! «17,2 млрд» and «свыше 17 млрд» → [`Relation::Refines`]; «более 600» and «более 60» →
//! [`Relation::PowerOfTen`], [`Relation::LowerBoundsApart`]

use serde::{Deserialize, Serialize};

use super::interval::Interval;
use super::period::Period;
use crate::record::{Bound, Indicator};

/// Two lower bounds so many times apart are compatible by logic but hardly by sense.
pub const BOUNDS_APART: f64 = 2.0;
/// A ratio this near to a power of ten may be a lost or added digit.
pub const POWER_OF_TEN: f64 = 0.02;

/// A class of two statements. The later, the more there is to explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Relation {
    /// Совпадает: the same number with the same bound.
    Agrees,
    /// Округление: one is the other in fewer digits, or the same number with another bound.
    Rounds,
    /// Уточняет: the one lies inside what the other leaves open.
    Refines,
    /// Совместимо: they share a part of what they leave open.
    Overlaps,
    /// Разный период.
    DifferentPeriod,
    /// Разный охват: of one company or of all.
    DifferentScope,
    /// Разная валюта: comparable only at a rate.
    DifferentCurrency,
    /// Разрыв нижних границ: «более 600» and «более 60».
    LowerBoundsApart,
    /// Степень десяти: ten, a hundred … times apart.
    PowerOfTen,
    /// Расхождение: nothing satisfies both.
    Differs,
}

impl Relation {
    /// All, the least to explain first.
    pub const ALL: [Self; 10] = [
        Self::Agrees,
        Self::Rounds,
        Self::Refines,
        Self::Overlaps,
        Self::DifferentPeriod,
        Self::DifferentScope,
        Self::DifferentCurrency,
        Self::LowerBoundsApart,
        Self::PowerOfTen,
        Self::Differs,
    ];

    /// The word of the published form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Rounds => "rounds",
            Self::Refines => "refines",
            Self::Overlaps => "overlaps",
            Self::DifferentPeriod => "different-period",
            Self::DifferentScope => "different-scope",
            Self::DifferentCurrency => "different-currency",
            Self::LowerBoundsApart => "lower-bounds-apart",
            Self::PowerOfTen => "power-of-ten",
            Self::Differs => "differs",
        }
    }

    /// Whether the two cannot well both stand as they are.
    pub fn is_conflict(self) -> bool {
        matches!(self, Self::LowerBoundsApart | Self::PowerOfTen | Self::Differs)
    }
}

/// The classes of two values of the same metric, partner and unit class, in order; at least one.
pub fn relations(a: &Indicator, b: &Indicator) -> Vec<Relation> {
    if a.currency != b.currency {
        return vec![Relation::DifferentCurrency];
    }
    if !periods_meet(a.period.as_deref(), b.period.as_deref()) {
        return vec![Relation::DifferentPeriod];
    }
    of_values((a.value, a.bound), (b.value, b.bound))
}

/// Whether two periods may be one; one that is not stated may be any.
pub(super) fn periods_meet(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) if a != b => match (Period::parse(a), Period::parse(b)) {
            (Some(a), Some(b)) => a.meets(b),
            _ => false,
        },
        _ => true,
    }
}

fn of_values(a: (f64, Bound), b: (f64, Bound)) -> Vec<Relation> {
    if a.0.total_cmp(&b.0).is_eq() {
        let class = if a.1 == b.1 { Relation::Agrees } else { Relation::Rounds };
        return vec![class];
    }
    let ratio = ratio(a.0, b.0);
    let mut out = Vec::new();
    let one_sided = a.1 == b.1 && matches!(a.1, Bound::Over | Bound::Under);
    if one_sided && ratio.is_some_and(|ratio| ratio >= BOUNDS_APART) {
        out.push(Relation::LowerBoundsApart);
    }
    if ratio.is_some_and(is_power_of_ten) {
        out.push(Relation::PowerOfTen);
    }
    if !out.is_empty() {
        return out;
    }
    let (x, y) = (Interval::of(a.0, a.1), Interval::of(b.0, b.1));
    let stated = |bound| matches!(bound, Bound::Exact | Bound::About | Bound::Upto);
    let class = if stated(a.1) && stated(b.1) && (rounds(a.0, b.0) || rounds(b.0, a.0)) {
        Relation::Rounds
    } else if x.holds(&y) || y.holds(&x) {
        Relation::Refines
    } else if x.meets(&y) {
        Relation::Overlaps
    } else {
        Relation::Differs
    };
    vec![class]
}

/// The greater by the smaller; `None` where a sign or a zero makes no sense of it.
fn ratio(a: f64, b: f64) -> Option<f64> {
    (a > 0.0 && b > 0.0).then(|| a.max(b) / a.min(b))
}

fn is_power_of_ten(ratio: f64) -> bool {
    let mut power = 10.0;
    while power <= 1e12 {
        if (ratio / power - 1.0).abs() <= POWER_OF_TEN {
            return true;
        }
        power *= 10.0;
    }
    false
}

/// Whether `coarse` is `fine` with fewer digits: no farther than half of its last digit that is not
/// zero, and that digit coarser than the other's.
fn rounds(coarse: f64, fine: f64) -> bool {
    match (last_digit(coarse), last_digit(fine)) {
        (Some(unit), Some(finer)) => unit > finer && (coarse - fine).abs() <= unit / 2.0,
        _ => false,
    }
}

/// The worth of the last digit that is not zero: 17200 → 100, 4.2 → 0.1.
fn last_digit(value: f64) -> Option<f64> {
    if !value.is_finite() || value == 0.0 {
        return None;
    }
    let plain = format!("{:.6}", value.abs());
    let (whole, fraction) = plain.split_once('.')?;
    let fraction = fraction.trim_end_matches('0');
    let power = if fraction.is_empty() {
        whole.len() - whole.trim_end_matches('0').len()
    } else {
        fraction.len()
    };
    let mut unit = 1.0_f64;
    for _ in 0..power {
        unit *= 10.0;
    }
    Some(if fraction.is_empty() { unit } else { 1.0 / unit })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Metric;
    use proptest::prelude::*;

    fn said(value: f64, bound: Bound, period: Option<&str>) -> Indicator {
        Indicator {
            metric: Metric::Trade,
            value,
            currency: Some("USD".to_owned()),
            unit: None,
            bound,
            period: period.map(Into::into),
        }
    }

    fn class(a: (f64, Bound), b: (f64, Bound)) -> Vec<Relation> {
        relations(&said(a.0, a.1, None), &said(b.0, b.1, None))
    }

    #[test]
    fn classes_of_two_numbers() {
        use Bound::{About, Exact, Nearly, Over};
        use Relation::{Agrees, Differs, LowerBoundsApart, PowerOfTen, Refines, Rounds};
        for (a, b, expected) in [
            ((8e9, Over), (8e9, Over), &[Agrees][..]),
            ((8.3e9, Exact), (8e9, Over), &[Refines]),
            ((8.3e9, Exact), (8e9, Exact), &[Rounds]),
            ((8e9, Exact), (8e9, Over), &[Rounds]),
            ((8e9, About), (6.9e9, Exact), &[Differs]),
            ((30e9, Nearly), (28.7e9, Exact), &[Refines]),
            ((30e9, Nearly), (30.2e9, Exact), &[Differs]),
            ((30e9, Nearly), (30e9, About), &[Rounds]),
            ((50.0, Over), (49.0, Exact), &[Differs]),
            ((700.0, Over), (70.0, Over), &[LowerBoundsApart, PowerOfTen]),
            ((700.0, Exact), (70.0, Exact), &[PowerOfTen]),
            ((700.0, Over), (300.0, Over), &[LowerBoundsApart]),
            ((400.0, Over), (300.0, Over), &[Refines]),
        ] {
            assert_eq!(class(a, b), expected, "{a:?} {b:?}");
        }
    }

    #[test]
    fn another_period_is_no_conflict() {
        let (a, b) = (said(5.0, Bound::Exact, Some("2023")), said(9.0, Bound::Exact, Some("2024")));
        assert_eq!(relations(&a, &b), [Relation::DifferentPeriod]);
        let whole = said(9.0, Bound::Exact, Some("2023-01/2023-08"));
        assert_eq!(relations(&a, &whole), [Relation::Differs]);
    }

    proptest! {
        #[test]
        fn classes_are_mutual_and_there_is_always_one(
            a in -1e3..1e13_f64, b in -1e3..1e13_f64, i in 0..6_usize, j in 0..6_usize,
        ) {
            let bounds = Bound::ALL;
            let (a, b) = ((a.round(), bounds[i]), (b.round(), bounds[j]));
            let found = class(a, b);
            prop_assert!(!found.is_empty());
            prop_assert!(found.is_sorted());
            prop_assert_eq!(&found, &class(b, a));
            prop_assert_eq!(class(a, a), [Relation::Agrees]);
        }
    }
}
