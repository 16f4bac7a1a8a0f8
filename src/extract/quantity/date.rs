//! Dates: which kind starts at a place, and the year behind a day, a month or a season.
//!
//! In: a line, where to start, what the document makes plain. Out: a [`Dated`]. Knows the calendar
//! and how Russian says it; must not know events. «летом прошлого года» is `2024-22`.

use std::ops::RangeInclusive;

use super::day::{day, numeric};
use super::edtf::When;
use super::line::Line;
use super::month::{month, part, relative_month};
use super::state::QuantityState;
use super::tense::Due;
use super::word::{Class, Mark, Unit};
use super::year::{decade, ordinal_year, years};
use crate::record::Inference;

/// A date found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated {
    pub(super) when: When,
    /// One past its last atom.
    pub(super) end: usize,
    pub(super) inferred: Option<Inference>,
}

/// A year as the tail of a date.
pub(super) struct Tail {
    pub(super) year: i32,
    /// One past its last atom.
    pub(super) end: usize,
    pub(super) inferred: Option<Inference>,
}

/// The date that starts at atom `at`.
pub(super) fn date(line: &Line, at: usize, state: &QuantityState) -> Option<Dated> {
    match line.class(at) {
        Class::DigitDate { year, month, day } => {
            let end = at + 1 + usize::from(line.class(at + 1) == Class::YearMark);
            let when = When::Day { year: Some(i32::from(year)), month, day };
            Some(Dated { when, end, inferred: None })
        }
        Class::Digits { .. } => numeric(line, at)
            .or_else(|| day(line, at, state))
            .or_else(|| part(line, at, state))
            .or_else(|| years(line, at)),
        Class::DigitOrdinal { .. } => day(line, at, state)
            .or_else(|| part(line, at, state))
            .or_else(|| ordinal_year(line, at)),
        Class::Ordinal { .. } | Class::Cardinal { .. } => {
            day(line, at, state).or_else(|| part(line, at, state)).or_else(|| decade(line, at))
        }
        Class::Roman(_) => part(line, at, state),
        Class::Month { short: false, .. } => month(line, at, state),
        Class::Season(season) => {
            // «зимой 2024–2025 годов» is left to the years.
            let tail = year_tail(line, at + 1, state).filter(|t| !line.is(t.end, Mark::Dash))?;
            let when = When::Season { year: tail.year, season };
            Some(Dated { when, end: tail.end, inferred: tail.inferred })
        }
        // «в начале сентября», «в минувшем ноябре»
        Class::Mark(Mark::Part) | Class::Relative(_)
            if matches!(line.class(at + 1), Class::Month { short: false, .. }) =>
        {
            month(line, at + 1, state)
        }
        Class::Relative(_) if month_follows(line, at) => relative_month(line, at, state),
        Class::Relative(_) | Class::ThisYear | Class::Mark(Mark::With) => {
            let tail = year_tail(line, at, state)?;
            Some(Dated { when: When::Year(tail.year), end: tail.end, inferred: tail.inferred })
        }
        _ => None,
    }
}

fn month_follows(line: &Line, at: usize) -> bool {
    matches!(line.class(at + 1), Class::Time { unit: Unit::Month, .. })
}

/// A token of plain digits: value and how many.
pub(super) fn digits(line: &Line, at: usize) -> Option<(u64, u8)> {
    match line.class(at) {
        Class::Digits { mantissa, scale: 0, length, .. } => Some((mantissa, length)),
        _ => None,
    }
}

/// Four digits that can be a year.
pub(super) fn year_digits(line: &Line, at: usize) -> Option<i32> {
    // «267 году», «2242 год»; but «150 года» is a slip for a count of years.
    let far = matches!(line.class(at + 1), Class::Time { unit: Unit::Year, one: true })
        && matches!(line.norm(at + 1), "год" | "году" | "годом" | "годе");
    digits(line, at)
        .filter(|(value, length)| match length {
            3 => far && *value >= 100,
            4 => *value >= 1000 && (*value < 2200 || far),
            _ => false,
        })
        .and_then(|(value, _)| i32::try_from(value).ok())
}

pub(super) fn is_year_word(line: &Line, at: usize) -> bool {
    matches!(line.class(at), Class::YearMark | Class::Time { unit: Unit::Year, .. })
        && line.norm(at) != "лет"
}

/// Whether the atom `joint` ties what starts at `at` to a later end: a dash, «с … по», «с … до».
pub(super) fn joins(line: &Line, at: usize, joint: usize) -> bool {
    let since = line.was(at, 1, Mark::With);
    match line.class(joint) {
        Class::Mark(Mark::Dash) => true,
        Class::Mark(Mark::By) => since,
        Class::Mark(Mark::Until) => since || line.was(at, 1, Mark::From),
        _ => false,
    }
}

/// Whether one of `marks` before the date that starts at `at` says that it lies ahead.
pub(super) fn due(line: &Line, at: usize, marks: &[Mark]) -> Due {
    match line.before(at, 1) {
        Class::Mark(mark) if marks.contains(&mark) => Due::Ahead,
        _ => Due::Unsaid,
    }
}

/// «прошлого года», «с.г.», whatever year that is.
pub(super) fn has_relative_year(line: &Line, at: usize) -> bool {
    match line.class(at) {
        Class::Relative(_) => matches!(line.class(at + 1), Class::Time { unit: Unit::Year, .. }),
        Class::ThisYear => true,
        _ => is_this_year(line, at),
    }
}

/// «с.г.» where it is cut into four tokens.
fn is_this_year(line: &Line, at: usize) -> bool {
    line.is(at, Mark::With)
        && line.is(at + 1, Mark::Stop)
        && line.tight(at + 1)
        && line.tight(at + 2)
        && line.class(at + 2) == Class::YearMark
}

/// Whether the words before a relative year compare with a stated one («по сравнению с аналогичным
/// периодом прошлого года»).
fn compares(line: &Line, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|before| {
        let norm = line.norm(before);
        ["период", "сравнен", "показател", "уровн"].iter().any(|stem| norm.starts_with(stem))
    })
}

/// Years that a dateline may put behind a comma.
const DATELINES: RangeInclusive<i32> = 1990..=2100;

/// «2025 года», «2014-го», «прошлого года», «с.г.», «того же года».
pub(super) fn year_tail(line: &Line, at: usize, state: &QuantityState) -> Option<Tail> {
    let tail = |year, end, inferred| Some(Tail { year, end, inferred });
    match line.class(at) {
        Class::Digits { .. } => {
            let year = year_digits(line, at)?;
            let end = at + 1;
            tail(year, end + usize::from(is_year_word(line, end)), None)
        }
        // «16 февраля, 2017, 11:06» of a dateline
        Class::Mark(Mark::Comma) => {
            let year = year_digits(line, at + 1).filter(|year| DATELINES.contains(year))?;
            let closed = line.is_end(at + 2)
                || matches!(line.class(at + 2), Class::Mark(Mark::Comma | Mark::Close));
            closed.then_some(Tail { year, end: at + 2, inferred: None })
        }
        Class::DigitOrdinal { value: value @ 1000..2200, plural: false } => {
            let end = at + 1;
            tail(value as i32, end + usize::from(is_year_word(line, end)), None)
        }
        Class::Relative(offset) => {
            if !matches!(line.class(at + 1), Class::Time { unit: Unit::Year, one: true })
                && line.class(at + 1) != Class::YearMark
            {
                return None;
            }
            let compared = state.compared(offset).filter(|_| compares(line, at));
            let (year, reason) = compared.or_else(|| state.relative(offset))?;
            tail(year, at + 2, Some(reason))
        }
        Class::ThisYear => {
            let (year, reason) = state.relative(0)?;
            tail(year, at + 1, Some(reason))
        }
        Class::Mark(Mark::With) if is_this_year(line, at) => {
            let (year, reason) = state.relative(0)?;
            tail(year, at + 3, Some(reason))
        }
        _ if line.norm(at) == "того" && line.norm(at + 1) == "же" && is_year_word(line, at + 2) => {
            tail(state.last_year()?, at + 3, Some(Inference::YearFromText))
        }
        _ => None,
    }
}
