//! The time between two meetings, as exactly as their dates allow.
//!
//! In: entries by date. Out: for each the interval since the one before. Knows that dates of a month
//! leave the interval a range; must not take a date for more exact than it is.
//!
//! 2025-11-06, 2025-11-12 → «+6 дней»; 2025-09, 2025-11 → «от 1 до 3 месяцев»

use super::entry::Entry;
use crate::view::Locale;

/// A date wider than this many days (a quarter) does not say between which meetings it lies.
const WIDE: i64 = 92;
/// Up to so many days an interval is told in days.
const IN_DAYS: i64 = 45;
/// Up to so many days an interval is told in months.
const IN_MONTHS: i64 = 730;
/// Mean days of a month and a year of the Gregorian calendar.
const MONTH: f64 = 30.44;
const YEAR: f64 = 365.25;

/// At least and at most so many days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) least: i64,
    pub(super) most: i64,
}

/// How a meeting stands to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Since {
    /// It is the first.
    First,
    /// So long after it.
    Gap(Gap),
    /// So long after another one, as a text says.
    Stated(Gap),
    /// With the same partner within the same dates.
    Same,
    /// The dates do not say which was earlier.
    Unclear,
    /// Its own date is too wide to say.
    Wide,
}

impl Gap {
    /// From one date to a later one; `None` where they meet.
    fn between(a: (i64, i64), b: (i64, i64)) -> Option<Self> {
        let gap = Self { least: b.0.checked_sub(a.1)?, most: b.1.checked_sub(a.0)? };
        (gap.least > 0).then_some(gap)
    }

    /// A stated ISO 8601 duration after an event, or two (`P2D/P3D`); none for one before it.
    pub(super) fn stated(within: &str) -> Option<Self> {
        let days = |text: &str| {
            let text = text.strip_prefix('P')?;
            let number = text.get(..text.len().checked_sub(1)?)?.parse::<u16>().ok()?;
            let unit = match text.as_bytes().last()? {
                b'D' => 1.0,
                b'W' => 7.0,
                b'M' => MONTH,
                b'Y' => YEAR,
                _ => return None,
            };
            Some((f64::from(number) * unit).round() as i64)
        };
        let (least, most) = within.split_once('/').unwrap_or((within, within));
        Some(Self { least: days(least)?, most: days(most)? })
    }

    /// Whether it is surely no longer than a year: longer ones say nothing of how often one met.
    pub(super) fn is_short(self) -> bool {
        self.most <= YEAR as i64
    }

    /// «+6 дней», «от 1 до 3 месяцев».
    pub(super) fn text(self, m: Locale) -> String {
        let (exact, range, unit) = match self.most {
            days if days <= IN_DAYS => ("time-gap-day", "time-gap-range-day", 1.0),
            days if days <= IN_MONTHS => ("time-gap-month", "time-gap-range-month", MONTH),
            _ => ("time-gap-year", "time-gap-range-year", YEAR),
        };
        if self.least == self.most {
            return m.plural(exact, (self.most as f64 / unit).round() as usize);
        }
        let least = (self.least as f64 / unit).floor();
        let most = (self.most as f64 / unit).ceil();
        let key = format!("{range}.{}", m.plural_form(most).code());
        m.fill(&key, &[("from", &m.number(least)), ("n", &m.number(most))])
    }
}

/// Two meetings one after the other.
pub(super) struct Pair<'e, 'a> {
    pub(super) from: &'e Entry<'a>,
    pub(super) to: &'e Entry<'a>,
    pub(super) gap: Gap,
}

/// For every meeting of a list by date, how it stands to the one before, and which that is.
pub(super) fn chain<'e, 'a>(held: &[&'e Entry<'a>]) -> Vec<(Since, Option<&'e Entry<'a>>)> {
    let mut out = Vec::with_capacity(held.len());
    // The stop before: what is left of its dates when all of it is taken together, and its entry.
    let mut before: Option<((i64, i64), &'e Entry<'a>)> = None;
    for (number, entry) in held.iter().enumerate() {
        if let Some((gap, last)) = stated(held, number) {
            out.push((Since::Stated(gap), Some(last)));
            if let Some(days) = entry.days.filter(|(from, to)| to.saturating_sub(*from) < WIDE) {
                before = Some((days, entry));
            }
            continue;
        }
        let Some(days) = entry.days.filter(|(from, to)| to.saturating_sub(*from) < WIDE) else {
            out.push((Since::Wide, None));
            continue;
        };
        let Some((dates, last)) = before else {
            out.push((Since::First, None));
            before = Some((days, entry));
            continue;
        };
        if let Some(gap) = Gap::between(dates, days) {
            out.push((Since::Gap(gap), Some(last)));
            before = Some((days, entry));
            continue;
        }
        let common = (dates.0.max(days.0), dates.1.min(days.1));
        let same = entry.partners.iter().any(|partner| last.partners.contains(partner));
        if same && common.0 <= common.1 {
            out.push((Since::Same, Some(last)));
            before = Some((common, last));
        } else {
            out.push((Since::Unclear, Some(last)));
            // The one that ends later is the nearer to what follows.
            if days.1 >= dates.1 {
                before = Some((days, entry));
            }
        }
    }
    out
}

/// The interval that a text states for a meeting, and from which it is counted: the one named, else,
/// where that has no date, the last one before it with one of its partners.
fn stated<'e, 'a>(held: &[&'e Entry<'a>], number: usize) -> Option<(Gap, &'e Entry<'a>)> {
    let entry = held.get(number)?;
    let stated = entry.stated.as_ref()?;
    let earlier = || held.iter().copied().filter(|other| other.mark != entry.mark);
    let named = earlier().find(|other| stated.from.contains(&other.mark));
    let shares = |other: &&Entry| other.partners.iter().any(|id| stated.partners.contains(*id));
    let related = || held.iter().copied().take(number).rfind(shares);
    Some((stated.gap, named.or_else(related)?))
}

/// The shortest interval that is surely the shortest of those between the meetings: the one with the
/// least greatest length.
pub(super) fn shortest<'e, 'a>(shown: &[&'e Entry<'a>]) -> Option<Pair<'e, 'a>> {
    let held: Vec<_> = shown.iter().copied().filter(|entry| entry.is_held()).collect();
    let pairs = chain(&held).into_iter().zip(&held).filter_map(|((since, from), to)| match since {
        Since::Gap(gap) | Since::Stated(gap) => Some(Pair { from: from?, to, gap }),
        _ => None,
    });
    pairs.min_by_key(|pair| (pair.gap.most, pair.gap.least))
}

/// The meeting that is surely the latest of several: all others end before it begins.
pub(super) fn latest<'e, 'a>(shown: &[&'e Entry<'a>]) -> Option<&'e Entry<'a>> {
    let held = || shown.iter().copied().filter(|entry| entry.is_held());
    let last = held().max_by_key(|entry| entry.days)?;
    let begin = last.days?.0;
    let mut others = held().filter(|other| other.mark != last.mark).peekable();
    others.peek()?;
    others.all(|other| other.days.is_some_and(|(_, to)| to < begin)).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Period;
    use crate::view::Language;
    use proptest::prelude::*;

    fn days(edtf: &str) -> (i64, i64) {
        match Period::parse(edtf) {
            Some(Period::Days { from, to }) => (from, to),
            other => panic!("{edtf}: {other:?}"),
        }
    }

    fn told(a: &str, b: &str) -> Option<String> {
        let gap = Gap::between(days(a), days(b))?;
        Some(gap.text(Locale::plain(Language::Ru)).replace('\u{a0}', " "))
    }

    #[test]
    fn exact_dates_give_one_number_and_months_a_range() {
        for (a, b, expected) in [
            ("2025-11-06", "2025-11-12", "+6 дней"),
            ("2025-09-03", "2025-11-06", "+2 месяца"),
            ("2020-03-01", "2025-03-01", "+5 лет"),
            ("2025-09", "2025-11", "от 1 до 3 месяцев"),
            ("2025-11-06", "2025-11-10/2025-11-11", "от 4 до 5 дней"),
            ("2020", "2025", "от 4 до 6 лет"),
        ] {
            assert_eq!(told(a, b).as_deref(), Some(expected), "{a} {b}");
        }
        assert_eq!(told("2025-11", "2025-11-12"), None);
    }

    proptest! {
        #[test]
        fn the_true_interval_lies_in_the_range(
            a in -9_000..9_000_i64, b in 0..400_i64, c in 0..9_000_i64, d in 0..400_i64,
            x in 0.0..1.0_f64, y in 0.0..1.0_f64,
        ) {
            let (first, second) = ((a, a + b), (a + b + 1 + c, a + b + 1 + c + d));
            let gap = Gap::between(first, second).expect("apart");
            let from = a + (x * b as f64) as i64;
            let to = second.0 + (y * d as f64) as i64;
            prop_assert!((gap.least..=gap.most).contains(&(to - from)));
        }
    }
}
