//! Years and decades.
//!
//! In: a line and where to start. Out: a [`Dated`]. Knows where four digits are a year and where they
//! count. «2020–2030 годы» is `2020/2030`, «с 90-х годов» is `199X`.

use super::date::{Dated, digits, is_year_word, joins, year_digits};
use super::edtf::When;
use super::line::Line;
use super::word::{Class, Mark, Unit};
use crate::morph::{Gram, Pos};

/// «2025 год», «2020–2030 годы», «с 2016 по 2020 год», «(2013–2015)», «в 2024».
pub(super) fn years(line: &Line, at: usize) -> Option<Dated> {
    let from = year_digits(line, at)?;
    let mut end = at + 1;
    let next = year_digits(line, end + 1).filter(|to| *to > from);
    let to = next.filter(|_| joins(line, at, end)).or_else(|| season(line, from, end));
    if to.is_some() {
        end += 2;
    }
    let worded = is_year_word(line, end);
    end += usize::from(worded);
    let modern = |year: i32| (1800..=2100).contains(&year);
    let bare_range = to.is_some_and(modern) && modern(from) && !counts_on(line, end);
    let bare = modern(from) && after_preposition(line, at) && !counts_on(line, end);
    let listed = modern(from) && to.is_none() && before_listed_year(line, at);
    if !(worded || bare_range || (bare && to.is_none()) || listed) {
        return None;
    }
    let when = to.map_or(When::Year(from), |to| When::Years(from, to));
    Some(Dated { when, end, inferred: None })
}

/// «2023/2024», «2023/24»: the year behind the stroke is the next one.
fn season(line: &Line, from: i32, end: usize) -> Option<i32> {
    let stroke = line.is(end, Mark::Slash) && line.tight(end) && line.tight(end + 1);
    let (value, length) = digits(line, end + 1).filter(|_| stroke)?;
    let next = from + 1;
    let written = if length == 2 { next % 100 } else { next };
    (u64::try_from(written) == Ok(value)).then_some(next)
}

/// «в 2010, 2012 и 2014 годах»: years follow up to the word.
fn before_listed_year(line: &Line, at: usize) -> bool {
    let mut next = at + 1;
    while next < at + 12
        && matches!(line.class(next), Class::Mark(Mark::Comma | Mark::And | Mark::Or))
        && year_digits(line, next + 1).is_some()
    {
        next += 2;
        if is_year_word(line, next) {
            return true;
        }
    }
    false
}

fn after_preposition(line: &Line, at: usize) -> bool {
    let mark = match line.before(at, 1) {
        Class::Mark(mark) => mark,
        Class::Filler => return line.norm(at - 1) == "за",
        _ => return false,
    };
    match mark {
        Mark::In | Mark::Until | Mark::To | Mark::By | Mark::With | Mark::From => true,
        Mark::Open => line.is(at + 1, Mark::Close),
        _ => false,
    }
}

/// Whether what stands at `at` makes the number before it a count, an amount or a longer number.
fn counts_on(line: &Line, at: usize) -> bool {
    match line.class(at) {
        Class::Plain => line.form(at).is_some_and(|form| {
            form.readings.iter().any(|reading| {
                matches!(reading.pos, Pos::Noun | Pos::Adjective | Pos::Participle)
                    && reading.gram.has(Gram::GEN.with(Gram::PLUR))
            })
        }),
        Class::Mark(Mark::Dash) => digits(line, at + 1).is_some() || line.tight(at),
        Class::Mark(Mark::Plus | Mark::Slash | Mark::Colon) => true,
        Class::Mark(_)
        | Class::Filler
        | Class::Target
        | Class::Changed
        | Class::BoundVerb(_)
        | Class::Bound(_) => false,
        _ => true,
    }
}

/// «2025-й», «2014-го года», «1990-е», «90-х годов».
pub(super) fn ordinal_year(line: &Line, at: usize) -> Option<Dated> {
    let Class::DigitOrdinal { value, plural } = line.class(at) else { return None };
    let worded = is_year_word(line, at + 1);
    let end = at + 1 + usize::from(worded);
    let when = match (plural, value) {
        (true, 10..=90) if value % 10 == 0 && (worded || !counts_on(line, end)) => {
            When::Decade(190 + value as i32 / 10)
        }
        (true, 1000..=2090) if value % 10 == 0 => When::Decade(value as i32 / 10),
        (false, 1900..=2100) => When::Year(value as i32),
        (false, 1000..2200) if worded => When::Year(value as i32),
        _ => return None,
    };
    Some(Dated { when, end, inferred: None })
}

/// «девяностые годы», «нулевые годы».
pub(super) fn decade(line: &Line, at: usize) -> Option<Dated> {
    let Class::Ordinal { value, plural: true } = line.class(at) else { return None };
    let plural_year = matches!(line.class(at + 1), Class::Time { unit: Unit::Year, one: false });
    let century = if value == 0 { 200 } else { 190 };
    ((value >= 20 || value == 0) && value % 10 == 0 && plural_year).then_some(Dated {
        when: When::Decade(century + i32::from(value / 10)),
        end: at + 2,
        inferred: None,
    })
}
