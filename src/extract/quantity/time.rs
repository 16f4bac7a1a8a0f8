//! Lengths of time in a sentence, told from the time of day.
//!
//! In: a line, a number or a run. Out: durations. Knows where «часов» is the clock and «года» the
//! calendar. «1 час 55 минут» is `PT1H55M`, «в 10 часов» is none.

use super::amount::Walk;
use super::count::describes;
use super::duration::iso;
use super::line::Line;
use super::number::{Number, number};
use super::run::{Run, Tie};
use super::word::{Class, Mark, Unit};
use crate::morph::{Gram, Pos};
use crate::record::{Bound, QuantityValue};

/// «в 10 часов 30 минут», «к 15 часам», «8 часов вечера»: the time of day; one past it.
pub(super) fn clock(line: &Line, at: usize) -> Option<usize> {
    let hours = number(line, at)?;
    let value = hours.value.as_whole().filter(|value| *value <= 24)?;
    let Class::Time { unit: Unit::Hour, .. } = line.class(hours.end) else { return None };
    let end = hours.end + 1;
    let told = match line.before(at, 1) {
        Class::Mark(Mark::In | Mark::To) => true,
        Class::Mark(Mark::On | Mark::Until | Mark::From) => value > 12,
        Class::Mark(Mark::With) => {
            line.is(end, Mark::By) || line.is(end, Mark::Until) || value > 12
        }
        _ => false,
    };
    if !told && !line.is(end, Mark::TimeOfDay) {
        return None;
    }
    let minutes = number(line, end).filter(|minutes| {
        matches!(line.class(minutes.end), Class::Time { unit: Unit::Minute, .. })
    });
    Some(minutes.map_or(end, |minutes| minutes.end + 1))
}

/// The unit of time behind a number: «лет», «последних месяцев»; none where it tells the clock or
/// the year.
pub(super) fn time(line: &Line, number: &Number) -> Option<(Unit, usize)> {
    let described = (0..2).take_while(|more| describes(line, number.end + more)).count();
    let at = number.end + described;
    if line.class(at) == Class::Quarter {
        return (described == 0 && line.norm(at) != "кв").then_some((Unit::Quarter, at + 1));
    }
    if line.class(at) == Class::QuarterOf {
        // «три четверти часа»
        return (line.class(at + 1) == Class::Time { unit: Unit::Hour, one: true })
            .then_some((Unit::QuarterHour, at + 2));
    }
    let Class::Time { unit, one } = line.class(at) else { return None };
    let value = number.value.as_whole();
    let dated = unit == Unit::Year && one && number.length == 4;
    let ordinal_day =
        unit == Unit::Day && line.norm(at) == "дня" && line.is(number.end, Mark::Dash);
    // «в 14 веке», «на 5 день»: digits read as an ordinal; after five the plural would follow.
    let ordinal = one
        && matches!(line.class(number.start), Class::Digits { .. })
        && number.power.is_none()
        && value.is_some_and(|value| match (value % 10, value % 100) {
            (_, 11..=14) | (0 | 5..=9, _) => true,
            (1, 21..) => unit == Unit::Century,
            _ => false,
        });
    (!ordinal && !dated && !ordinal_day).then_some((unit, at + 1))
}

/// «лет пять», «месяцев десять»: the unit before the number makes it a guess. One past the number.
pub(super) fn guessed(line: &Line, at: usize, walk: &mut Walk) -> Option<usize> {
    let Class::Time { unit, one: false } = line.class(at) else { return None };
    let after_number = matches!(
        line.before(at, 1),
        Class::Cardinal { .. } | Class::Digits { .. } | Class::OneAndHalf { .. }
    );
    let Class::Cardinal { value: 2.., .. } = line.class(at + 1) else { return None };
    let number = number(line, at + 1).filter(|_| !after_number)?;
    let counts = line.form(number.end).is_some_and(|form| {
        form.readings.iter().any(|reading| {
            matches!(reading.pos, Pos::Noun | Pos::Adjective)
                && reading.gram.has(Gram::GEN.with(Gram::PLUR))
        })
    });
    let plain = matches!(line.class(number.end), Class::Plain | Class::Mark(_) | Class::Filler);
    let value = iso(number.value, unit).filter(|_| plain && !counts)?;
    walk.add(line, (at, number.end), QuantityValue::Duration { value }, Bound::About, None);
    Some(number.end)
}

/// «1 час 55 минут», «год и три месяца»: a second, smaller part behind the first.
fn second_part(line: &Line, at: usize, unit: Unit) -> Option<(Number, Unit, usize)> {
    let start = at + usize::from(line.is(at, Mark::And));
    let part = number(line, start)?;
    let (smaller, end) = time(line, &part)?;
    let follows = matches!(
        (unit, smaller),
        (Unit::Year, Unit::Month)
            | (Unit::Month | Unit::Week, Unit::Day)
            | (Unit::Day, Unit::Hour)
            | (Unit::Hour, Unit::Minute)
            | (Unit::Minute, Unit::Second)
    );
    (follows && part.value.as_whole().is_some()).then_some((part, smaller, end))
}

/// A range of durations is one: «трёх–пяти лет» is `P3Y/P5Y`.
pub(super) fn durations(
    line: &Line,
    run: &Run,
    unit: Unit,
    end: usize,
    side: Bound,
    walk: &mut Walk,
) -> usize {
    let Some((last, tie)) = run.numbers.last() else { return end };
    let Some(mut value) = iso(last.value, unit) else { return end };
    let mut start = last.start;
    if *tie == Tie::Range
        && let Some((first, _)) = run.numbers.len().checked_sub(2).and_then(|i| run.numbers.get(i))
        && let Some(from) = iso(first.value, unit)
    {
        value = format!("{from}/{value}");
        start = first.start;
    }
    let bound = if last.excess { Bound::Over } else { side };
    let mut end = end;
    if last.value.as_whole().is_some()
        && let Some((part, smaller, next)) = second_part(line, end, unit)
        && let Some(part) = iso(part.value, smaller)
    {
        // Behind the sign of the period or, for parts of a day, behind its mark of time.
        let timed = value.contains('T');
        let tail = part.trim_start_matches('P');
        value.push_str(if timed { tail.trim_start_matches('T') } else { tail });
        end = next;
    }
    walk.add(line, (start, end), QuantityValue::Duration { value }, bound, None);
    end
}
