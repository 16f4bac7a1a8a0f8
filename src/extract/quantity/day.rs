//! Days of a month, and stretches between two of them.
//!
//! In: a line, where to start, what the document makes plain. Out: a [`Dated`]. Knows how a day is
//! written in words and digits; must not know events. «14–15 апреля 2016 года» is
//! `2016-04-14/2016-04-15`, «30 апреля – 2 мая» goes over the month.

use super::date::{Dated, Tail, digits, due, has_relative_year, joins, year_digits, year_tail};
use super::edtf::{DayOf, When};
use super::line::Line;
use super::state::QuantityState;
use super::word::{Class, Mark};
use crate::record::Inference;

/// `2025-11-25`, «25/11/2025», «2025/11/25».
pub(super) fn numeric(line: &Line, at: usize) -> Option<Dated> {
    let Class::Mark(mark @ (Mark::Dash | Mark::Slash)) = line.class(at + 1) else { return None };
    let joined = (at + 1..at + 5).all(|next| line.tight(next)) && line.is(at + 3, mark);
    if !joined {
        return None;
    }
    let (year, month, day) = match year_digits(line, at) {
        Some(year) => (year, digits(line, at + 2)?, digits(line, at + 4)?),
        None if mark == Mark::Slash => {
            (year_digits(line, at + 4)?, digits(line, at + 2)?, digits(line, at)?)
        }
        None => return None,
    };
    let two = |(_, length): (u64, u8)| length == 2;
    let real = two(month) && two(day) && (1..=12).contains(&month.0) && in_month(day.0);
    real.then_some(Dated {
        when: When::Day { year: Some(year), month: month.0 as u8, day: day.0 as u8 },
        end: at + 5,
        inferred: None,
    })
}

fn in_month(day: u64) -> bool {
    (1..=31).contains(&day)
}

/// A day of the month: «25», «25-го», «двадцать пятого»; and where it ends.
fn day_number(line: &Line, at: usize) -> Option<(u8, usize)> {
    match line.class(at) {
        Class::Digits { mantissa, scale: 0, length: 1..=2, .. } if in_month(mantissa) => {
            Some((mantissa as u8, at + 1))
        }
        Class::DigitOrdinal { value, plural: false } if in_month(u64::from(value)) => {
            Some((value as u8, at + 1))
        }
        Class::Ordinal { value, plural: false } if in_month(u64::from(value)) => {
            Some((value, at + 1))
        }
        Class::Cardinal { value: tens @ (20 | 30), .. } => match line.class(at + 1) {
            Class::Ordinal { value: unit @ 1..=9, plural: false } => {
                let value = tens as u8 + unit;
                in_month(u64::from(value)).then_some((value, at + 2))
            }
            _ => None,
        },
        _ => None,
    }
}

/// The month behind a day that ends at atom `end`; «25-янв» has a hyphen between.
fn month_behind(line: &Line, end: usize) -> Option<u8> {
    match line.class(end) {
        Class::Month { number, short }
            if !short
                || digits(line, end.checked_sub(1)?).is_some()
                || line.is(end - 1, Mark::Dash) =>
        {
            Some(number)
        }
        _ => None,
    }
}

/// «25 ноября 2025 года», «14–15 апреля», «с 14 по 16 апреля», «25-янв», «с 28 февраля по 3 марта».
pub(super) fn day(line: &Line, at: usize, state: &QuantityState) -> Option<Dated> {
    let (from, mut end) = day_number(line, at)?;
    let mut to = None;
    let second = joins(line, at, end) || line.is(end, Mark::And);
    if second && let Some((later, next)) = day_number(line, end + 1).filter(|(d, _)| *d > from) {
        to = Some(later);
        end = next;
    }
    if to.is_none() && line.is(end, Mark::Dash) && line.tight(end) && line.tight(end + 1) {
        end += 1;
    }
    let month = month_behind(line, end)?;
    end += 1;
    let tail = year_tail(line, end, state);
    if to.is_none()
        && let Some(over) = over_months(line, at, (month, from), tail.as_ref(), end, state)
    {
        return Some(over);
    }
    let (year, inferred) = year(line, (at, end), tail.as_ref(), month, state);
    let when = match to {
        Some(to) => When::Days { year, month, from, to },
        None => When::Day { year, month, day: from },
    };
    Some(Dated { when, end: tail.map_or(end, |tail| tail.end), inferred })
}

/// The year of a day that starts at `at` and whose month ends at `end`: the one that stands there,
/// else the one that the text makes plain. «на 1 апреля» may tell what was so on that day.
fn year(
    line: &Line,
    (at, end): (usize, usize),
    tail: Option<&Tail>,
    month: u8,
    state: &QuantityState,
) -> (Option<i32>, Option<Inference>) {
    match tail {
        Some(tail) => (Some(tail.year), tail.inferred),
        None if has_relative_year(line, end) => (None, None),
        None => match state.year_of_day(month, due(line, at, &[Mark::Until])) {
            Some((year, reason)) => (Some(year), Some(reason)),
            None => (None, None),
        },
    }
}

/// «30 апреля – 2 мая», «с 28 декабря 2024 года по 3 января 2025 года»: the first day is read, its
/// month ends at `end`.
fn over_months(
    line: &Line,
    at: usize,
    (month, first): (u8, u8),
    tail: Option<&Tail>,
    end: usize,
    state: &QuantityState,
) -> Option<Dated> {
    let joint = tail.map_or(end, |tail| tail.end);
    if !joins(line, at, joint) {
        return None;
    }
    let (last, next) = day_number(line, joint + 1)?;
    let last_month = month_behind(line, next)?;
    let last_tail = year_tail(line, next + 1, state);
    let turns = last_month < month;
    let (to_year, inferred) = match (&last_tail, tail) {
        (Some(tail), _) => (Some(tail.year), tail.inferred),
        (None, Some(tail)) => (Some(tail.year + i32::from(turns)), tail.inferred),
        (None, None) => year(line, (at, next + 1), None, last_month, state),
    };
    let from_year = match tail {
        Some(tail) => Some(tail.year),
        None => to_year.map(|year| year - i32::from(turns)),
    };
    let from: DayOf = (from_year, month, first);
    let to: DayOf = (to_year, last_month, last);
    let end = last_tail.map_or(next + 1, |tail| tail.end);
    (to > from || from_year.is_none()).then_some(Dated {
        when: When::DaysOver { from, to },
        end,
        inferred,
    })
}
