//! Dates of unequal precision beside each other.
//!
//! In: EDTF as the record has it. Out: a [`Period`] of days that can be compared. Knows the
//! calendar; must not know events.
//!
//! `2025-11` holds `2025-11-06`; `199X` meets `1993-04`; `XXXX-12-16` meets `1991`

use std::ops::RangeInclusive;

pub use crate::record::calendar::civil;
use crate::record::calendar::{day, month_days};

/// Days of a block, about a month.
const BLOCK: i64 = 31;
/// What is longer than so many blocks, about two years, is long.
const MOST_BLOCKS: i64 = 24;

/// Days, both ends in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// From a day to a day, in days since 1970-01-01.
    Days {
        /// First day.
        from: i64,
        /// Last day.
        to: i64,
    },
    /// From a month and day to a month and day of an unknown year.
    EveryYear {
        /// Month, day.
        from: (u8, u8),
        /// Month, day.
        to: (u8, u8),
    },
}

impl Period {
    /// Reads EDTF: a day, month, season, year, decade, a pair of them with `/` (`..` or nothing is
    /// an open end). `None` for what is none of these.
    pub fn parse(edtf: &str) -> Option<Self> {
        let edtf = edtf.trim();
        let Some((from, to)) = edtf.split_once('/') else { return one(edtf) };
        let is_open = |part: &str| matches!(part, "" | "..");
        match (from, to) {
            (from, to) if is_open(from) && is_open(to) => None,
            (from, to) if is_open(to) => match one(from)? {
                Self::Days { from, .. } => Some(Self::Days { from, to: i64::MAX }),
                Self::EveryYear { .. } => None,
            },
            (from, to) if is_open(from) => match one(to)? {
                Self::Days { to, .. } => Some(Self::Days { from: i64::MIN, to }),
                Self::EveryYear { .. } => None,
            },
            (from, to) => match (one(from)?, one(to)?) {
                (Self::Days { from, .. }, Self::Days { to, .. }) if from <= to => {
                    Some(Self::Days { from, to })
                }
                (Self::EveryYear { from, .. }, Self::EveryYear { to, .. }) if from <= to => {
                    Some(Self::EveryYear { from, to })
                }
                _ => None,
            },
        }
    }

    /// Whether some day may lie in both.
    pub fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::Days { from: a, to: b }, Self::Days { from: c, to: d }) => a <= d && c <= b,
            (Self::EveryYear { from: a, to: b }, Self::EveryYear { from: c, to: d }) => {
                a <= d && c <= b
            }
            (Self::Days { from, to }, yearless @ Self::EveryYear { .. })
            | (yearless @ Self::EveryYear { .. }, Self::Days { from, to }) => {
                // More than a year holds every day of the year.
                if to.saturating_sub(from) > 366 {
                    return true;
                }
                let (first, last) = (year_of(from), year_of(to));
                (first - 1..=last + 1).any(|year| {
                    yearless.in_year(year).is_some_and(|days| days.meets(Self::Days { from, to }))
                })
            }
        }
    }

    /// Whether every day of `other` lies in this one.
    pub fn holds(self, other: Self) -> bool {
        match (self, other) {
            (Self::Days { from: a, to: b }, Self::Days { from: c, to: d }) => a <= c && d <= b,
            (Self::EveryYear { from: a, to: b }, Self::EveryYear { from: c, to: d }) => {
                a <= c && d <= b
            }
            _ => false,
        }
    }

    /// Number of days; for an unknown year those of one year.
    pub fn days(self) -> i64 {
        match self {
            Self::Days { from, to } => to.saturating_sub(from).saturating_add(1),
            Self::EveryYear { .. } => self.in_year(2000).map_or(1, Self::days),
        }
    }

    /// First and last year, where they are known; an open end is that of the other end.
    pub fn years(self) -> Option<(i32, i32)> {
        let Self::Days { from, to } = self else { return None };
        let known = |days: i64| days != i64::MIN && days != i64::MAX;
        let (from, to) = (if known(from) { from } else { to }, if known(to) { to } else { from });
        let year = |days: i64| i32::try_from(civil(days).0).ok();
        Some((year(from)?, year(to)?))
    }

    /// The days between the two, 0 where they meet; `None` where a year is unknown.
    pub fn gap(self, other: Self) -> Option<i64> {
        match (self, other) {
            (Self::Days { from: a, to: b }, Self::Days { from: c, to: d }) => {
                Some(c.saturating_sub(b).max(a.saturating_sub(d)).max(0))
            }
            _ => None,
        }
    }

    /// The blocks of [`BLOCK`] days that it touches, where it is a short stretch of days: two that
    /// meet share one. `None`: it is long, open or of an unknown year.
    pub(super) fn blocks(self) -> Option<RangeInclusive<i64>> {
        match self {
            Self::Days { from, to } if to.saturating_sub(from) <= MOST_BLOCKS * BLOCK => {
                Some(from.div_euclid(BLOCK)..=to.div_euclid(BLOCK))
            }
            _ => None,
        }
    }

    fn in_year(self, year: i64) -> Option<Self> {
        match self {
            Self::EveryYear { from, to } => {
                Some(Self::Days { from: day(year, from.0, from.1), to: day(year, to.0, to.1) })
            }
            Self::Days { .. } => None,
        }
    }
}

/// One date without `/`.
fn one(edtf: &str) -> Option<Period> {
    let edtf = edtf.trim_end_matches(['~', '?', '%']);
    let mut parts = edtf.split('-');
    let (year, month, number) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let month = month.map(two_digits);
    let number = number.map(two_digits);
    if month == Some(None) || number == Some(None) {
        return None;
    }
    let (month, number) = (month.flatten(), number.flatten());
    if number.is_some_and(|n| !(1..=31).contains(&n)) {
        return None;
    }
    if year == "XXXX" {
        let month = month.filter(|m| (1..=12).contains(m))?;
        let (from, to) = number.map_or((1, month_days(2000, month)), |n| (n, n));
        return Some(Period::EveryYear { from: (month, from), to: (month, to) });
    }
    if !year.bytes().all(|b| b.is_ascii_digit() || b == b'X') {
        return None;
    }
    let first: i64 = year.replace('X', "0").parse().ok()?;
    let last: i64 = year.replace('X', "9").parse().ok()?;
    let days = |from, to| Some(Period::Days { from, to });
    match (month, number) {
        (None, _) => days(day(first, 1, 1), day(last, 12, 31)),
        (Some(_), _) if first != last => None,
        (Some(m @ 1..=12), None) => days(day(first, m, 1), day(first, m, month_days(first, m))),
        (Some(m @ 1..=12), Some(n)) => days(day(first, m, n), day(first, m, n)),
        // Spring, summer, autumn; a winter «2025 года» may be at its beginning or at its end.
        (Some(s @ 21..=23), None) => {
            let m = 3 * (s - 20);
            days(day(first, m, 1), day(first, m + 2, month_days(first, m + 2)))
        }
        (Some(24), None) => days(day(first, 1, 1), day(first + 1, 2, month_days(first + 1, 2))),
        _ => None,
    }
}

fn two_digits(part: &str) -> Option<u8> {
    (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
}

/// The year of a day since 1970-01-01, or one beside it.
fn year_of(days: i64) -> i64 {
    // The mean year of the Gregorian calendar has 146097/400 days.
    (days.clamp(-4_000_000, 4_000_000) * 400).div_euclid(146_097) + 1970
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn years_are_those_of_the_known_ends() {
        assert_eq!(period("2025-11").years(), Some((2025, 2025)));
        assert_eq!(period("2020/..").years(), Some((2020, 2020)));
        assert_eq!(period("XXXX-12-16").years(), None);
    }

    fn period(edtf: &str) -> Period {
        Period::parse(edtf).expect(edtf)
    }

    #[test]
    fn a_day_of_every_year_meets_the_first_and_last_day_of_a_year() {
        for year in 1970..2040 {
            assert!(period("XXXX-01-01").meets(period(&format!("{year}-01-01"))), "{year}");
            assert!(period("XXXX-12-31").meets(period(&format!("{year}-12-31"))), "{year}");
        }
    }

    #[test]
    fn a_month_holds_its_days_and_no_other() {
        assert!(period("2025-11").holds(period("2025-11-06")));
        assert!(!period("2025-11").meets(period("2025-12-01")));
        assert!(period("2025").holds(period("2025-11")));
        assert!(period("199X").holds(period("1993-04")));
        assert!(period("2020/2030").holds(period("2025-23")));
        assert!(period("2023-01/2023-08").meets(period("2023")));
        assert_eq!(period("1970-01-01"), Period::Days { from: 0, to: 0 });
        assert_eq!(period("2024-02").days(), 29);
    }

    #[test]
    fn a_day_without_a_year_may_lie_in_any_year_that_has_it() {
        assert!(period("XXXX-12-16").meets(period("1991")));
        assert!(period("XXXX-12-16").meets(period("1991-12")));
        assert!(!period("XXXX-12-16").meets(period("1991-11")));
        assert!(period("XXXX-11-25/XXXX-11-27").meets(period("XXXX-11-26")));
        assert!(period("XXXX-12-31").meets(period("2024-12-31/2025-01-02")));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in
            ["", "/", "20", "2025-13", "2025-11-32", "X", "дата", "2025-11-06-01", "2025/2020"]
        {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_gap_is_counted_in_days() {
        assert_eq!(period("2025-11-06").gap(period("2025-11-12")), Some(6));
        assert_eq!(period("2025-11").gap(period("2025-11-06")), Some(0));
        assert_eq!(period("XXXX-11-06").gap(period("2025")), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_harm(text in "[0-9X/.~-]{0,24}") {
            if let Some(p) = Period::parse(&text) {
                prop_assert!(p.meets(p) && p.holds(p));
                prop_assert!(p.days() >= 1);
            }
        }

        #[test]
        fn short_stretches_that_meet_share_a_block(
            a in -9_000..9_000_i64, b in 0..800_i64, c in -9_000..9_000_i64, d in 0..800_i64,
        ) {
            let x = Period::Days { from: a, to: a + b };
            let y = Period::Days { from: c, to: c + d };
            if let (Some(mut one), Some(other)) = (x.blocks(), y.blocks()) {
                prop_assert!(!x.meets(y) || one.any(|block| other.contains(&block)));
            }
        }

        #[test]
        fn meeting_is_mutual(
            a in 1990..2030_i32, m in 1..=12_u8, d in 1..=28_u8, b in 1990..2030_i32, n in 1..=12_u8,
        ) {
            let texts = [
                format!("{a}"), format!("{a}-{m:02}"), format!("{a}-{m:02}-{d:02}"),
                format!("XXXX-{m:02}-{d:02}"), format!("{b}-{n:02}"), format!("{b}"),
            ];
            for x in &texts {
                for y in &texts {
                    let (x, y) = (period(x), period(y));
                    prop_assert_eq!(x.meets(y), y.meets(x));
                    prop_assert!(!x.holds(y) || x.meets(y));
                }
            }
            prop_assert!(period(&texts[3]).meets(period(&texts[2])));
        }
    }
}
