//! Atoms to numbers: digits, number words, multipliers.
//!
//! In: a line and where to start. Out: a [`Number`] with its exact value. Knows how Russian builds
//! numerals; must not know what is counted. «42 млрд 800 млн» is 42 800 000 000.

use super::decimal::Decimal;
use super::line::Line;
use super::word::{Class, Mark};

/// A number of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// The value, multiplied.
    pub(super) value: Decimal,
    /// The value before its multiplier.
    pub(super) raw: Decimal,
    /// The last multiplier, as a power of ten.
    pub(super) power: Option<u8>,
    /// First atom.
    pub(super) start: usize,
    /// One past the last atom.
    pub(super) end: usize,
    /// Digits before the decimal mark where the number is one token of digits, else 0.
    pub(super) length: u8,
    /// The number were its comma a mark of thousands («$10,000»).
    pub(super) thousands: Option<u64>,
    /// «с небольшим» stands inside.
    pub(super) excess: bool,
}

impl Number {
    /// The value where the number reads as a year («2025»).
    pub(super) fn year(&self) -> Option<i32> {
        let value = self.value.as_whole().filter(|_| self.length == 4 && self.power.is_none())?;
        i32::try_from(value).ok().filter(|year| (1000..2200).contains(year))
    }

    /// Multiplies by a multiplier that stands later in the text.
    pub(super) fn take_power(&mut self, power: u8) {
        self.value = self.raw.shifted(power);
        self.power = Some(power);
    }
}

/// A number without multiplier, and where it ends.
struct Group {
    value: Decimal,
    end: usize,
    length: u8,
    thousands: Option<u64>,
}

/// The number that starts at atom `start`.
pub(super) fn number(line: &Line, start: usize) -> Option<Number> {
    let (value, end) = match line.class(start) {
        Class::HalfMultiplier(power) => (Decimal::new(5, i16::from(power) - 1), start + 1),
        Class::Multiplier { power, bare: true } => (Decimal::whole(1).shifted(power), start + 1),
        Class::Multiplier { power, bare: false } if is_single(line, start) => {
            (Decimal::whole(1).shifted(power), start + 1)
        }
        Class::QuarterOf => return part(line, start, Decimal::new(25, -2)),
        Class::HalfYear { named: false } => return part(line, start, Decimal::new(5, -1)),
        _ => return counted(line, start),
    };
    let power = match line.class(start) {
        Class::Multiplier { power, .. } | Class::HalfMultiplier(power) => Some(power),
        _ => None,
    };
    let raw = Decimal::whole(1);
    // «тысяча двести»
    let (value, end) = match power.and_then(|power| smaller(line, end, power)) {
        Some((rest, end)) if matches!(line.class(start), Class::Multiplier { .. }) => {
            (value.plus(rest).unwrap_or(value), end)
        }
        _ => (value, end),
    };
    Some(Number { value, raw, power, start, end, length: 0, thousands: None, excess: false })
}

/// A part of a multiplier: «четверть миллиона», «половина миллиарда».
fn part(line: &Line, start: usize, of: Decimal) -> Option<Number> {
    let Class::Multiplier { power, bare: true } = line.class(start + 1) else { return None };
    Some(Number {
        value: of.shifted(power),
        raw: of,
        power: Some(power),
        start,
        end: start + 2,
        length: 0,
        thousands: None,
        excess: false,
    })
}

/// «свыше тысячи», «до сотни»: the genitive singular, alike with the plural, behind a word that
/// wants the genitive.
fn is_single(line: &Line, at: usize) -> bool {
    let wants =
        matches!(line.before(at, 1), Class::Bound(_) | Class::Mark(Mark::Until | Mark::From));
    wants && matches!(line.norm(at), "тысячи" | "сотни")
}

fn counted(line: &Line, start: usize) -> Option<Number> {
    let first = group(line, start)?;
    let (mut end, mut excess) = (first.end, false);
    let raw = first.value;
    let mut total = raw;
    let mut power = None;
    let multiplier = |at| match line.class(at) {
        Class::Multiplier { power, .. } => Some(power),
        _ => None,
    };
    let is_excess = |end| line.is(end, Mark::With) && line.class(end + 1) == Class::Excess;
    if is_excess(end) {
        excess = true;
        end = past_excess(line, end);
    }
    if let Some(first_power) = multiplier(end) {
        let mut last = first_power;
        total = raw.shifted(first_power);
        end += 1;
        // «тысяч миллиардов»
        if let Some(second) = multiplier(end).filter(|second| *second > last) {
            total = total.shifted(second);
            last = second;
            end += 1;
        }
        power = Some(last);
        while let Some((value, next)) = smaller(line, end, last) {
            let Some(sum) = total.plus(value) else { break };
            let finished = multiplier(next - 1).is_none();
            last = multiplier(next - 1).unwrap_or(0);
            total = sum;
            end = next;
            if finished {
                break;
            }
        }
        if is_excess(end) {
            excess = true;
            end = past_excess(line, end);
        }
    }
    Some(Number {
        value: total,
        raw,
        power,
        start,
        end,
        length: if power.is_none() { first.length } else { 0 },
        thousands: first.thousands.filter(|_| power.is_none()),
        excess,
    })
}

/// Behind «с лишним» at `end`, where what is counted or measured follows: «шесть тысяч с лишним
/// предприятий».
fn past_excess(line: &Line, end: usize) -> usize {
    let unit = matches!(
        line.class(end + 2),
        Class::Multiplier { .. }
            | Class::Time { .. }
            | Class::Currency(_)
            | Class::Percent
            | Class::Plain
    );
    if unit && !line.is_end(end + 2) { end + 2 } else { end }
}

/// The part of a compound number after a multiplier `10^last`: «800 млн» after «42 млрд»,
/// «двести» after «тысяча», «300» after «5 тысяч».
fn smaller(line: &Line, at: usize, last: u8) -> Option<(Decimal, usize)> {
    let part = group(line, at)?;
    if let Class::Multiplier { power, .. } = line.class(part.end) {
        return (power < last).then(|| (part.value.shifted(power), part.end + 1));
    }
    let words = matches!(line.class(at), Class::Cardinal { .. });
    let fits = part.value.less_than(Decimal::whole(1).shifted(last));
    let digits_fit = last == 3 && part.length == 3;
    (fits && (words || digits_fit)).then_some((part.value, part.end))
}

/// Digits (with groups of three behind spaces) or number words.
fn group(line: &Line, start: usize) -> Option<Group> {
    let mut found = match line.class(start) {
        Class::Digits { mantissa, scale, length, comma } => {
            let (value, end) = spaced(line, start, mantissa, scale, length);
            let thousands = (comma && scale == 3).then_some(mantissa);
            let length = if end == start + 1 && scale == 0 { length } else { 0 };
            Group { value, end, length, thousands }
        }
        Class::Cardinal { .. } => {
            let (value, end) = words(line, start);
            Group { value: Decimal::whole(value), end, length: 0, thousands: None }
        }
        Class::OneAndHalf { power } => Group {
            value: Decimal::new(15, i16::from(power)),
            end: start + 1,
            length: 0,
            thousands: None,
        },
        _ => return None,
    };
    if line.is(found.end, Mark::With)
        && line.class(found.end + 1) == Class::HalfMore
        && let Some(value) = found.value.plus(Decimal::new(5, -1))
    {
        found = Group { value, end: found.end + 2, length: 0, thousands: None };
    }
    Some(found)
}

/// «1 200 000»: groups of exactly three digits, each behind one space.
fn spaced(line: &Line, start: usize, first: u64, scale: u8, length: u8) -> (Decimal, usize) {
    let mut value = first;
    let mut decimals = scale;
    let mut end = start + 1;
    let one_space = |gap: &str| {
        let mut chars = gap.chars();
        chars.next().is_some_and(|c| c.is_whitespace() && c != '\n') && chars.next().is_none()
    };
    if scale == 0 && (1..=3).contains(&length) && first > 0 {
        while end < start + 5 && decimals == 0 && one_space(line.gap(end)) {
            let Class::Digits { mantissa, scale, length: 3, .. } = line.class(end) else { break };
            let Some(power) = 10u64.checked_pow(3 + u32::from(scale)) else { break };
            let Some(sum) = value.checked_mul(power).and_then(|v| v.checked_add(mantissa)) else {
                break;
            };
            value = sum;
            decimals = scale;
            end += 1;
        }
    }
    (Decimal::new(value, -i16::from(decimals)), end)
}

/// «двести двадцать пять»: ranks fall, a teen is not followed by a unit.
fn words(line: &Line, start: usize) -> (u64, usize) {
    let (mut sum, mut end, mut lowest) = (0, start, 5);
    while let Class::Cardinal { value, rank } = line.class(end) {
        let follows = match (lowest, rank) {
            (5, _) => true,
            (4, rank) => (1..4).contains(&rank),
            (3, rank) => rank == 1,
            _ => false,
        };
        if !follows {
            break;
        }
        sum += u64::from(value);
        lowest = rank;
        end += 1;
    }
    (sum, end)
}
