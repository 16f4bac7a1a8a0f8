//! A date counted from another: so long after it, or before it.
//!
//! In: EDTF, an ISO 8601 duration with its bound, the side. Out: EDTF as exact as both allow, or
//! none. Years after a day are a year, months a month, days and weeks after a month a stretch of
//! days: nothing is taken for more exact than it is. Must not know words.
//!
//! ноябрь 2025 года, «через шесть дней после» → `2025-11-07/2025-12-06`

use crate::record::Bound;
use crate::record::calendar::{civil, day, month_days};

/// «Около недели» may be so many days off.
const ABOUT: i64 = 3;
/// A longer count than this, in its unit, dates nothing.
const MOST: i64 = 4_000;

/// Which side of the other date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// «Спустя», «после».
    After,
    /// «За … до», «ранее», «назад».
    Before,
}

/// First and last day, and whether the months of them are known by the words.
#[derive(Clone, Copy)]
struct Base {
    from: i64,
    to: i64,
    has_month: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Year,
    Month,
    Day,
}

/// The date so long after or before `date`.
pub(super) fn counted(date: &str, within: &str, bound: Bound, side: Side) -> Option<String> {
    let base = base(date)?;
    if let Some((least, most)) = within.split_once('/') {
        let (a, b) = (length(least)?, length(most)?);
        let (near, far) = (shifted(base, a, side)?, shifted(base, b, side)?);
        let (from, to) = if side == Side::After { (near, far) } else { (far, near) };
        return Some(edtf(from.0, to.1, if a.1 == b.1 { a.1 } else { Unit::Day }));
    }
    let length = length(within)?;
    let (from, to) = shifted(base, length, side)?;
    match bound {
        Bound::About | Bound::Nearly if length.1 == Unit::Day => {
            Some(edtf(from - ABOUT, to + ABOUT, Unit::Day))
        }
        Bound::Exact | Bound::About | Bound::Nearly => Some(edtf(from, to, length.1)),
        Bound::Under | Bound::Upto if length.1 == Unit::Day && side == Side::After => {
            Some(edtf(base.from, to, Unit::Day))
        }
        Bound::Under | Bound::Upto if length.1 == Unit::Day => Some(edtf(from, base.to, Unit::Day)),
        Bound::Under | Bound::Upto | Bound::Over => None,
    }
}

/// First and last day of what lies so long after or before, rounded to the unit of the length.
fn shifted(base: Base, (count, unit): (i64, Unit), side: Side) -> Option<(i64, i64)> {
    let count = if side == Side::After { count } else { -count };
    let months = |days: i64| {
        let (year, month, _) = civil(days);
        year * 12 + i64::from(month) - 1 + count
    };
    let first = |months: i64| day(months.div_euclid(12), months.rem_euclid(12) as u8 + 1, 1);
    match unit {
        Unit::Year => {
            let year = |days: i64| civil(days).0 + count;
            Some((day(year(base.from), 1, 1), day(year(base.to), 12, 31)))
        }
        Unit::Month if base.has_month => {
            Some((first(months(base.from)), first(months(base.to) + 1) - 1))
        }
        Unit::Day if base.has_month => Some((base.from + count, base.to + count)),
        Unit::Month | Unit::Day => None,
    }
}

/// Number and unit of a duration; weeks are days, years with months are months.
fn length(within: &str) -> Option<(i64, Unit)> {
    let within = within.strip_prefix('P')?;
    if let Some((years, months)) = within.strip_suffix('M').and_then(|w| w.split_once('Y')) {
        let (years, months) = (years.parse::<i64>().ok()?, months.parse::<i64>().ok()?);
        let months = years.checked_mul(12)?.checked_add(months)?;
        return (1..=MOST).contains(&months).then_some((months, Unit::Month));
    }
    let (number, per, unit) = match within.as_bytes().last()? {
        b'Y' => (within.strip_suffix('Y')?, 1, Unit::Year),
        b'M' => (within.strip_suffix('M')?, 1, Unit::Month),
        b'W' => (within.strip_suffix('W')?, 7, Unit::Day),
        b'D' => (within.strip_suffix('D')?, 1, Unit::Day),
        _ => return None,
    };
    let count: i64 = number.parse().ok().filter(|count| (1..=MOST).contains(count))?;
    Some((count * per, unit))
}

/// A day, month, year, or a stretch between two of them.
fn base(date: &str) -> Option<Base> {
    let (from, to) = date.split_once('/').unwrap_or((date, date));
    let (from, to) = (one(from)?, one(to)?);
    Some(Base { from: from.from, to: to.to, has_month: from.has_month && to.has_month })
}

fn one(date: &str) -> Option<Base> {
    let mut parts = date.split('-');
    let mut number = |letters: usize| {
        let part = parts.next()?;
        let digits = part.len() == letters && part.bytes().all(|byte| byte.is_ascii_digit());
        Some(if digits { part.parse::<i64>().ok() } else { None })
    };
    let year = number(4)??;
    let Some(month) = number(2) else {
        return Some(Base { from: day(year, 1, 1), to: day(year, 12, 31), has_month: false });
    };
    let month = u8::try_from(month?).ok().filter(|month| (1..=12).contains(month))?;
    let last = month_days(year, month);
    let Some(of_month) = number(2) else {
        let (from, to) = (day(year, month, 1), day(year, month, last));
        return Some(Base { from, to, has_month: true });
    };
    let of_month = u8::try_from(of_month?).ok().filter(|day| (1..=last).contains(day))?;
    let at = day(year, month, of_month);
    Some(Base { from: at, to: at, has_month: true })
}

/// The EDTF of a stretch whose ends are told by the unit.
fn edtf(from: i64, to: i64, unit: Unit) -> String {
    let text = |days: i64| {
        let (year, month, number) = civil(days);
        match unit {
            Unit::Year => format!("{year:04}"),
            Unit::Month => format!("{year:04}-{month:02}"),
            Unit::Day => format!("{year:04}-{month:02}-{number:02}"),
        }
    };
    let (from, to) = (text(from), text(to));
    if from == to { from } else { format!("{from}/{to}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn after(date: &str, within: &str) -> Option<String> {
        counted(date, within, Bound::Exact, Side::After)
    }

    #[test]
    fn a_date_is_as_exact_as_its_base_and_its_length() {
        for (date, within, expected) in [
            ("2025-11-06", "P6D", "2025-11-12"),
            ("2025-11", "P6D", "2025-11-07/2025-12-06"),
            ("2025-09", "P2M", "2025-11"),
            ("2025-11-30", "P3M", "2026-02"),
            ("2025-12-25", "P1W", "2026-01-01"),
            ("2024-05-10", "P1Y", "2025"),
            ("2024", "P2Y", "2026"),
            ("2024-03", "P1Y6M", "2025-09"),
            ("2025-04-03/2025-04-04", "P2D", "2025-04-05/2025-04-06"),
            ("2025-04-03", "P2D/P3D", "2025-04-05/2025-04-06"),
        ] {
            assert_eq!(after(date, within).as_deref(), Some(expected), "{date} {within}");
        }
        let before = |date, within| counted(date, within, Bound::Exact, Side::Before);
        assert_eq!(before("2025-01-02", "P3D").as_deref(), Some("2024-12-30"));
        assert_eq!(before("2026-05", "P6M").as_deref(), Some("2025-11"));
        assert_eq!(before("2025-04-10", "P2D/P3D").as_deref(), Some("2025-04-07/2025-04-08"));
    }

    #[test]
    fn a_bound_widens_the_date() {
        let with = |bound, side| counted("2025-11-06", "P6D", bound, side);
        assert_eq!(with(Bound::About, Side::After).as_deref(), Some("2025-11-09/2025-11-15"));
        assert_eq!(with(Bound::Under, Side::After).as_deref(), Some("2025-11-06/2025-11-12"));
        assert_eq!(with(Bound::Under, Side::Before).as_deref(), Some("2025-10-31/2025-11-06"));
        assert_eq!(with(Bound::Over, Side::After), None);
    }

    #[test]
    fn what_the_dates_do_not_hold_is_not_counted() {
        for (date, within) in [
            ("2025", "P6D"),
            ("2025", "P2M"),
            ("XXXX-11-06", "P6D"),
            ("199X", "P1Y"),
            ("2025-24", "P2M"),
            ("2025-11-06", "PT2H"),
            ("2025-11-06", "P1M15D"),
            ("", "P1D"),
        ] {
            assert_eq!(after(date, within), None, "{date} {within}");
        }
    }

    proptest! {
        #[test]
        fn odd_dates_do_no_harm(date in ".{0,14}", within in ".{0,10}") {
            let _ = counted(&date, &within, Bound::About, Side::Before);
        }

        #[test]
        fn before_undoes_after(year in 1900..2100_i64, month in 1..=12_u8, n in 1..400_i64) {
            let date = format!("{year:04}-{month:02}-15");
            let there = after(&date, &format!("P{n}D")).expect("a day");
            let back = counted(&there, &format!("P{n}D"), Bound::Exact, Side::Before);
            prop_assert_eq!(back, Some(date));
        }
    }
}
