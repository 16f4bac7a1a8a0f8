//! Dates: days, months, years, decades, parts of a year.
//!
//! In: a line, where to start, what the document makes plain. Out: a [`Dated`]. Knows the calendar
//! and how Russian says it; must not know events. «14–15 апреля 2016 года» is
//! `2016-04-14/2016-04-15`.

use super::edtf::When;
use super::line::Line;
use super::state::QuantityState;
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
struct Tail {
    year: i32,
    end: usize,
    inferred: Option<Inference>,
}

/// The date that starts at atom `at`.
pub(super) fn date(line: &Line, at: usize, state: &QuantityState) -> Option<Dated> {
    match line.class(at) {
        Class::DigitDate { year, month, day } => {
            let end = at + 1 + usize::from(line.class(at + 1) == Class::YearMark);
            let when = When::Day { year: Some(i32::from(year)), month, day };
            Some(Dated { when, end, inferred: None })
        }
        Class::Digits { .. } => iso(line, at)
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
        Class::Relative(_) | Class::ThisYear | Class::Mark(Mark::With) => {
            let tail = year_tail(line, at, state)?;
            Some(Dated { when: When::Year(tail.year), end: tail.end, inferred: tail.inferred })
        }
        _ => None,
    }
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

/// `2025-11-25`.
fn iso(line: &Line, at: usize) -> Option<Dated> {
    let year = year_digits(line, at)?;
    let joined = (at + 1..at + 5).all(|next| line.tight(next))
        && line.is(at + 1, Mark::Dash)
        && line.is(at + 3, Mark::Dash);
    let (month, _) = digits(line, at + 2).filter(|(m, length)| *length == 2 && in_year(*m))?;
    let (day, _) = digits(line, at + 4).filter(|(d, length)| *length == 2 && in_month(*d))?;
    joined.then_some(Dated {
        when: When::Day { year: Some(year), month: month as u8, day: day as u8 },
        end: at + 5,
        inferred: None,
    })
}

fn in_year(month: u64) -> bool {
    (1..=12).contains(&month)
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

/// «25 ноября 2025 года», «14–15 апреля», «с 14 по 16 апреля», «25-янв».
fn day(line: &Line, at: usize, state: &QuantityState) -> Option<Dated> {
    let (from, mut end) = day_number(line, at)?;
    let mut to = None;
    let second = match line.class(end) {
        Class::Mark(Mark::Dash | Mark::And) => true,
        Class::Mark(Mark::By) => line.was(at, 1, Mark::With),
        Class::Mark(Mark::Until) => line.was(at, 1, Mark::From) || line.was(at, 1, Mark::With),
        _ => false,
    };
    if second && let Some((later, next)) = day_number(line, end + 1).filter(|(d, _)| *d > from) {
        to = Some(later);
        end = next;
    }
    if to.is_none() && line.is(end, Mark::Dash) && line.tight(end) && line.tight(end + 1) {
        end += 1;
    }
    let month = match line.class(end) {
        Class::Month { number, short }
            if !short
                || digits(line, end.checked_sub(1)?).is_some()
                || line.is(end - 1, Mark::Dash) =>
        {
            number
        }
        _ => return None,
    };
    end += 1;
    let tail = year_tail(line, end, state);
    let inferred_year = if has_relative_year(line, end) { None } else { state.year_of(month) };
    let (year, inferred) = match &tail {
        Some(tail) => (Some(tail.year), tail.inferred),
        None => match inferred_year {
            Some((year, reason)) => (Some(year), Some(reason)),
            None => (None, None),
        },
    };
    let when = match to {
        Some(to) => When::Days { year, month, from, to },
        None => When::Day { year, month, day: from },
    };
    Some(Dated { when, end: tail.map_or(end, |tail| tail.end), inferred })
}

/// «ноябре 2025 года», «январь – сентябрь 2016 года», «сентябрь 5-го, 2016».
fn month(line: &Line, at: usize, state: &QuantityState) -> Option<Dated> {
    let Class::Month { number: month, .. } = line.class(at) else { return None };
    if let Class::DigitOrdinal { value: day @ 1..=31, plural: false } = line.class(at + 1)
        && let Some(year) = year_digits(line, at + 2 + usize::from(line.is(at + 2, Mark::Comma)))
    {
        let end = at + 3 + usize::from(line.is(at + 2, Mark::Comma));
        let when = When::Day { year: Some(year), month, day: day as u8 };
        return Some(Dated { when, end, inferred: None });
    }
    let mut end = at + 1;
    let mut to = None;
    let joined =
        line.is(end, Mark::Dash) || (line.is(end, Mark::By) && line.was(at, 1, Mark::With));
    if let Class::Month { number, short: false } = line.class(end + 1)
        && joined
        && number > month
    {
        to = Some(number);
        end += 2;
    }
    let (year, inferred, end) = if let Some(tail) = year_tail(line, end, state) {
        (tail.year, tail.inferred, tail.end)
    } else {
        if has_relative_year(line, end) {
            return None;
        }
        let (year, reason) = shared_year(line, end, state).or_else(|| state.year_of(month))?;
        (year, Some(reason), end)
    };
    let when = match to {
        Some(to) => When::Months { year, from: month, to },
        None => When::Month { year, month },
    };
    Some(Dated { when, end, inferred })
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

/// «I полугодие 2016 года», «третьем квартале», «2-й квартал».
fn part(line: &Line, at: usize, state: &QuantityState) -> Option<Dated> {
    let number = match line.class(at) {
        Class::Roman(number) | Class::Ordinal { value: number, .. } => u32::from(number),
        Class::DigitOrdinal { value, .. } => value,
        Class::Digits { mantissa, scale: 0, length: 1, .. } => mantissa as u32,
        _ => return None,
    };
    let length = match line.class(at + 1) {
        Class::HalfYear if (1..=2).contains(&number) => 6,
        Class::Quarter if (1..=4).contains(&number) => 3,
        _ => return None,
    };
    let (year, inferred, end) = match year_tail(line, at + 2, state) {
        Some(tail) => (tail.year, tail.inferred, tail.end),
        None => return None,
    };
    let first = (number as u8 - 1) * length + 1;
    let when = When::Months { year, from: first, to: first + length - 1 };
    Some(Dated { when, end, inferred })
}

/// «прошлого года», «с.г.», whatever year that is.
fn has_relative_year(line: &Line, at: usize) -> bool {
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

/// «2025 года», «2014-го», «прошлого года», «с.г.», «того же года».
fn year_tail(line: &Line, at: usize, state: &QuantityState) -> Option<Tail> {
    let tail = |year, end, inferred| Some(Tail { year, end, inferred });
    match line.class(at) {
        Class::Digits { .. } => {
            let year = year_digits(line, at)?;
            let end = at + 1;
            tail(year, end + usize::from(is_year_word(line, end)), None)
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
