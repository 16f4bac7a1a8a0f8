//! What a stated number leaves open: the interval in which the truth lies.
//!
//! In: a value and its bound. Out: an [`Interval`]. Knows the forms of the language only as
//! [`Bound`]; must not know what is measured.
//!
//! «свыше 17 млрд» → (17 млрд, ∞); «около 5 млрд» → \[4,5 млрд; 5,5 млрд]

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::record::Bound;

/// «около», «примерно»: so far to either side of the number, as a share of it; «почти»,
/// «приблизился к»: so far towards zero.
pub const ABOUT: f64 = 0.1;

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct End {
    /// Where.
    pub value: f64,
    /// Whether the value itself belongs to the interval.
    pub is_closed: bool,
}

/// An interval of numbers; an absent end is without limit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The lower end.
    pub lower: Option<End>,
    /// The upper end.
    pub upper: Option<End>,
}

impl Interval {
    /// Where the truth lies if a text says `value` with `bound`. A target («до 450 млрд») is the
    /// number itself.
    pub fn of(value: f64, bound: Bound) -> Self {
        let end = |value, is_closed| Some(End { value, is_closed });
        match bound {
            Bound::Exact | Bound::Upto => Self { lower: end(value, true), upper: end(value, true) },
            Bound::Over => Self { lower: end(value, false), upper: None },
            Bound::Under => Self { lower: None, upper: end(value, false) },
            Bound::About => {
                let off = value.abs() * ABOUT;
                Self { lower: end(value - off, true), upper: end(value + off, true) }
            }
            Bound::Nearly => {
                let near = value - value * ABOUT;
                match near.total_cmp(&value) {
                    Ordering::Less => Self { lower: end(near, true), upper: end(value, false) },
                    Ordering::Greater => Self { lower: end(value, false), upper: end(near, true) },
                    // Zero leaves nothing on the way to it.
                    Ordering::Equal => Self { lower: end(value, true), upper: end(value, true) },
                }
            }
        }
    }

    /// Whether some number lies in both.
    pub fn meets(&self, other: &Self) -> bool {
        !below(self.upper, other.lower) && !below(other.upper, self.lower)
    }

    /// Whether every number of `other` lies in this one.
    pub fn holds(&self, other: &Self) -> bool {
        let reaches = |own: Option<End>, other: Option<End>, farther: Ordering| match (own, other) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(other)) => match own.value.total_cmp(&other.value) {
                Ordering::Equal => own.is_closed || !other.is_closed,
                order => order == farther,
            },
        };
        let lower = reaches(self.lower, other.lower, Ordering::Less);
        let upper = reaches(self.upper, other.upper, Ordering::Greater);
        lower && upper
    }

    /// What is left of it when `amount` is taken away.
    #[must_use]
    pub fn minus(&self, amount: f64) -> Self {
        let shift = |end: Option<End>| end.map(|e| End { value: e.value - amount, ..e });
        Self { lower: shift(self.lower), upper: shift(self.upper) }
    }
}

/// Whether an upper end lies wholly below a lower one.
fn below(upper: Option<End>, lower: Option<End>) -> bool {
    match (upper, lower) {
        (Some(upper), Some(lower)) => match upper.value.total_cmp(&lower.value) {
            Ordering::Equal => !(upper.is_closed && lower.is_closed),
            order => order == Ordering::Less,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_above_a_lower_bound_lies_inside() {
        let over = Interval::of(17e9, Bound::Over);
        assert!(over.holds(&Interval::of(17.2e9, Bound::Exact)));
        assert!(!over.holds(&Interval::of(17e9, Bound::Exact)));
        assert!(!over.meets(&Interval::of(17e9, Bound::Under)));
    }

    #[test]
    fn about_reaches_a_tenth_to_each_side() {
        let about = Interval::of(5.0, Bound::About);
        assert!(about.holds(&Interval::of(4.5, Bound::Exact)));
        assert!(!about.meets(&Interval::of(4.2, Bound::Exact)));
    }

    #[test]
    fn nearly_reaches_a_tenth_below_and_not_the_number() {
        let nearly = Interval::of(5.0, Bound::Nearly);
        assert!(nearly.holds(&Interval::of(4.5, Bound::Exact)));
        assert!(!nearly.meets(&Interval::of(5.0, Bound::Exact)));
        assert!(!nearly.meets(&Interval::of(5.2, Bound::Exact)));
        assert!(Interval::of(5.0, Bound::About).holds(&nearly));
        assert!(Interval::of(-5.0, Bound::Nearly).holds(&Interval::of(-4.5, Bound::Exact)));
    }

    proptest! {
        #[test]
        fn meeting_is_mutual_and_what_holds_meets(
            a in -1e12..1e12_f64, b in -1e12..1e12_f64, i in 0..6_usize, j in 0..6_usize,
        ) {
            let (a, b) = (Interval::of(a, Bound::ALL[i]), Interval::of(b, Bound::ALL[j]));
            prop_assert_eq!(a.meets(&b), b.meets(&a));
            prop_assert!(a.holds(&a) && a.meets(&a));
            prop_assert!(!a.holds(&b) || a.meets(&b));
        }
    }
}
