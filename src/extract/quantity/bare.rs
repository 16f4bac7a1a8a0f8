//! Lengths of time and sums whose number is missing or stands behind: «полгода», «год назад»,
//! «двухлетний», «ровно месяц», «лет пять», «рублей 10».
//!
//! In: a line and where to start. Out: finds, and where to go on. Knows which words make a length of
//! a unit alone; must not know dates («в этом году»).

use super::amount::Walk;
use super::bound::bound;
use super::decimal::Decimal;
use super::duration::iso;
use super::line::Line;
use super::listed::{is_length_alone, is_term, makes_length};
use super::money;
use super::number::{Number, number};
use super::word::{Class, Code, Mark, Unit};
use crate::morph::{Gram, Pos};
use crate::record::{Bound, QuantityValue};

/// The length that starts at atom `at` without a numeral before its unit; one past its last atom.
pub(super) fn unnumbered(line: &Line, at: usize, walk: &mut Walk) -> Option<usize> {
    let (value, unit, end) = match line.class(at) {
        Class::HalfTime(unit) => (Decimal::new(5, -1), unit, at + 1),
        Class::Mark(Mark::Half) => match line.class(at + 1) {
            Class::Time { unit, one: true } => (Decimal::new(5, -1), unit, at + 2),
            _ => return None,
        },
        Class::QuarterOf if line.class(at + 1) == Class::Time { unit: Unit::Hour, one: true } => {
            (Decimal::whole(1), Unit::QuarterHour, at + 2)
        }
        Class::JoinedTime { value, unit } => (Decimal::whole(u64::from(value)), unit, at + 1),
        Class::Time { unit, one } => {
            if let Some((number, end)) = inverted(line, at) {
                let value = QuantityValue::Duration { value: iso(number.value, unit)? };
                walk.add(line, (at, end), value, Bound::About, None);
                return Some(end);
            }
            if !(one || line.norm(at).starts_with("сут")) || !is_whole(line, at) {
                return None;
            }
            (Decimal::whole(1), unit, at + 1)
        }
        _ => return None,
    };
    let value = QuantityValue::Duration { value: iso(value, unit)? };
    walk.add(line, (at, end), value, bound(line, at, end), None);
    Some(end)
}

/// Whether the unit of time at `at` is a length without a numeral: «через год», «год назад», «около
/// года», «ровно месяц», «в течение суток», «сроком на год», «минутку».
fn is_whole(line: &Line, at: usize) -> bool {
    let norm = line.norm(at);
    let through = line.was(at, 1, Mark::Through);
    let ago = line.is(at + 1, Mark::Ago) || line.norm(at + 1) == "спустя";
    let bounded = matches!(line.before(at, 1), Class::Bound(_));
    let left = |by| at.checked_sub(by).map_or("", |before| line.norm(before));
    let made = makes_length(left(1)) || (line.was(at, 1, Mark::On) && is_term(left(2)));
    let day = norm == "дня" && !through;
    is_length_alone(norm) || (!day && (through || ago || bounded || made))
}

/// «лет пять», «минут через двадцать», «часа два»: the number behind its unit is an approximate one.
fn inverted(line: &Line, at: usize) -> Option<(Number, usize)> {
    let counted = |at: usize| {
        matches!(
            line.class(at),
            Class::Digits { .. }
                | Class::Cardinal { .. }
                | Class::Multiplier { .. }
                | Class::Month { .. }
                | Class::OneAndHalf { .. }
        )
    };
    if at.checked_sub(1).is_some_and(counted) || !is_genitive(line, at) {
        return None;
    }
    let start = at + 1 + usize::from(line.is(at + 1, Mark::Through));
    let found = number(line, start).filter(|number| {
        matches!(line.class(start), Class::Cardinal { rank: 1.., .. })
            && number.power.is_none()
            && number.value.as_whole().is_some_and(|value| value > 1)
    })?;
    closes(line, found.end).then_some((found, found.end))
}

/// Whether the noun at `at` stands as a number puts it.
fn is_genitive(line: &Line, at: usize) -> bool {
    line.form(at)
        .is_some_and(|form| form.readings.iter().any(|reading| reading.gram.has(Gram::GEN)))
}

/// Whether what stands at `end` leaves the number before it without a unit of its own.
pub(super) fn closes(line: &Line, end: usize) -> bool {
    let stops = matches!(
        line.class(end),
        Class::Mark(
            Mark::Stop
                | Mark::Comma
                | Mark::Close
                | Mark::Ago
                | Mark::Dash
                | Mark::And
                | Mark::Or
                | Mark::Not
        )
    );
    // «часа два он говорил»
    let clause = line.form(end).is_some_and(|form| {
        line.class(end) == Class::Plain
            && form.readings.iter().all(|reading| {
                matches!(
                    reading.pos,
                    Pos::Verb | Pos::Pronoun | Pos::Preposition | Pos::Particle | Pos::Conjunction
                )
            })
    });
    line.is_end(end) || stops || clause
}

/// «рублей 10», «грн 3,04»: the sum whose currency stands before its number.
pub(super) fn currency_first(line: &Line, at: usize) -> Option<(Code, Number, Bound)> {
    let Class::Currency(_) = line.class(at) else { return None };
    let (code, next) = money::currency(line, at)?;
    let abbreviated = money::is_abbreviation(line, at);
    let after_number = at.checked_sub(1).is_some_and(|before| {
        matches!(
            line.class(before),
            Class::Digits { .. } | Class::Cardinal { .. } | Class::Multiplier { .. }
        )
    });
    let found = number(line, next)?;
    let plural = line.form(at).is_some_and(|form| {
        form.readings.iter().any(|reading| reading.gram.has(Gram::GEN.with(Gram::PLUR)))
    });
    let alone = line.is_end(found.end)
        || matches!(line.class(found.end), Class::Mark(Mark::Stop | Mark::Comma | Mark::Close))
        || (matches!(line.class(next), Class::Cardinal { .. }) && closes(line, found.end));
    let fits = !after_number && alone && found.year().is_none() && (plural || abbreviated);
    let side = if abbreviated { bound(line, at, found.end) } else { Bound::About };
    fits.then_some((code, found, side))
}
