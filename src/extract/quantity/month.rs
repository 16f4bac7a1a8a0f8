//! Months and parts of a year: quarters, halves, «прошлый месяц».
//!
//! In: a line, where to start, what the document makes plain. Out: a [`Dated`]. Must not know days.
//! «январь – сентябрь 2016 года» is `2016-01/2016-09`, «вторая половина 2024 года»
//! `2024-07/2024-12`.

use super::date::{Dated, due, has_relative_year, joins, year_digits, year_tail};
use super::edtf::When;
use super::line::Line;
use super::state::QuantityState;
use super::tense::Due;
use super::word::{Class, Mark, Unit};
use crate::record::Inference;
use crate::text::Shape;

/// «ноябре 2025 года», «январь – сентябрь 2016 года», «сентябрь 5-го, 2016».
pub(super) fn month(line: &Line, at: usize, state: &QuantityState) -> Option<Dated> {
    let Class::Month { number: month, .. } = line.class(at) else { return None };
    if let Class::DigitOrdinal { value: day @ 1..=31, plural: false } = line.class(at + 1)
        && let Some(year) = year_digits(line, at + 2 + usize::from(line.is(at + 2, Mark::Comma)))
    {
        let end = at + 3 + usize::from(line.is(at + 2, Mark::Comma));
        let when = When::Day { year: Some(year), month, day: day as u8 };
        return Some(Dated { when, end, inferred: None });
    }
    if let Some(over) = over_years(line, at, month, state) {
        return Some(over);
    }
    let mut end = at + 1;
    let mut to = None;
    if let Class::Month { number, short: false } = line.class(end + 1)
        && joins(line, at, end)
        && number > month
    {
        to = Some(number);
        end += 2;
    }
    let (year, inferred, end) = if let Some(tail) = year_tail(line, end, state) {
        (Some(tail.year), tail.inferred, tail.end)
    } else {
        if has_relative_year(line, end) {
            return None;
        }
        let due = due(line, at, &[Mark::Until, Mark::On]);
        let known = shared_year(line, end, state).or_else(|| state.year_of_month(month, due));
        (known.map(|(year, _)| year), known.map(|(_, reason)| reason), end)
    };
    if year.is_none() && !is_plain_month(line, at) {
        return None;
    }
    let when = match to {
        Some(to) => When::Months { year, from: month, to },
        None => When::Month { year, month },
    };
    Some(Dated { when, end, inferred })
}

/// Whether the word at `at` is a month though no year is known: no abbreviation, and no name unless it
/// begins a line or sentence («Май» may be a village).
fn is_plain_month(line: &Line, at: usize) -> bool {
    matches!(line.class(at), Class::Month { short: false, .. })
        && (at == 0 || line.token(at).is_some_and(|token| token.shape == Shape::Lower))
}

/// «с декабря 2024 года по март 2025 года», «с ноября по февраль».
fn over_years(line: &Line, at: usize, month: u8, state: &QuantityState) -> Option<Dated> {
    let tail = year_tail(line, at + 1, state);
    let joint = tail.as_ref().map_or(at + 1, |tail| tail.end);
    let Class::Month { number: to, short: false } = line.class(joint + 1) else { return None };
    let last = year_tail(line, joint + 2, state);
    if !joins(line, at, joint) || (tail.is_none() && to > month) {
        return None;
    }
    let turns = i32::from(to < month);
    let (to_year, inferred) = match (&last, &tail) {
        (Some(last), _) => (last.year, last.inferred),
        (None, Some(tail)) => (tail.year + turns, tail.inferred),
        (None, None) if has_relative_year(line, joint + 2) => return None,
        (None, None) => {
            state.year_of_month(to, Due::Unsaid).map(|(year, reason)| (year, Some(reason)))?
        }
    };
    let from_year = tail.as_ref().map_or(to_year - turns, |tail| tail.year);
    let (from, to) = ((from_year, month), (to_year, to));
    (from < to).then_some(Dated {
        when: When::MonthsOver { from, to },
        end: last.map_or(joint + 2, |tail| tail.end),
        inferred,
    })
}

/// «в сентябре и ноябре 2025 года»: the year behind the second month.
fn shared_year(line: &Line, end: usize, state: &QuantityState) -> Option<(i32, Inference)> {
    let joined = line.is(end, Mark::And) || line.is(end, Mark::Or) || line.is(end, Mark::Comma);
    let skip = 1 + usize::from(matches!(line.class(end + 1), Class::Mark(Mark::In)));
    if !joined || !matches!(line.class(end + skip), Class::Month { .. }) {
        return None;
    }
    let tail = year_tail(line, end + skip + 1, state)?;
    Some((tail.year, tail.inferred.unwrap_or(Inference::YearFromText)))
}

/// «I полугодие 2016 года», «третьем квартале», «2-й квартал», «второй половине 2024 года». A half
/// needs its year: «первая половина» may be of anything.
pub(super) fn part(line: &Line, at: usize, state: &QuantityState) -> Option<Dated> {
    let number = match line.class(at) {
        Class::Roman(number) | Class::Ordinal { value: number, .. } => u32::from(number),
        Class::DigitOrdinal { value, .. } => value,
        Class::Digits { mantissa, scale: 0, length: 1, .. } => mantissa as u32,
        _ => return None,
    };
    let length = match line.class(at + 1) {
        Class::HalfYear { .. } if (1..=2).contains(&number) => 6,
        Class::Quarter if (1..=4).contains(&number) => 3,
        _ => return None,
    };
    let first = (number as u8 - 1) * length + 1;
    let (year, inferred, end) = match year_tail(line, at + 2, state) {
        Some(tail) => (tail.year, tail.inferred, tail.end),
        None if line.class(at + 1) == Class::HalfYear { named: false }
            || has_relative_year(line, at + 2) =>
        {
            return None;
        }
        None => {
            // What a quarter brought is told when it is over.
            let due = due(line, at, &[Mark::Until, Mark::On]);
            let month = if due == Due::Ahead { first } else { first + length - 1 };
            let (year, reason) = state.year_of_part(month, due)?;
            (year, Some(reason), at + 2)
        }
    };
    let when = When::Months { year: Some(year), from: first, to: first + length - 1 };
    Some(Dated { when, end, inferred })
}

/// «прошлый месяц», «в текущем месяце», where the document's month is known.
pub(super) fn relative_month(line: &Line, at: usize, state: &QuantityState) -> Option<Dated> {
    let Class::Relative(offset) = line.class(at) else { return None };
    if line.class(at + 1) != (Class::Time { unit: Unit::Month, one: true }) {
        return None;
    }
    let (year, month) = state.relative_month(offset)?;
    let when = When::Month { year: Some(year), month };
    Some(Dated { when, end: at + 2, inferred: Some(Inference::DateFromDocument) })
}
