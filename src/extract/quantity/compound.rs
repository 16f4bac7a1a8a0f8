//! Words made of several: «два-три», «двухлетний», «тридцатипроцентный», and what pages glue
//! together.
//!
//! In: a folded form that no table lists. Out: its [`Class`]. Must not know the words around; what
//! has to be cut is cut by `line`.

use super::listed::lookup;
use super::word::Class;

/// A form with a hyphen or with digits at its end: of interest when its first piece is a number or
/// a month («два-три», «январе-сентябре»), or a currency («usd3.14», «rs20»).
pub(super) fn hyphenated(norm: &str) -> Class {
    let head = norm.split(|c: char| c == '-' || c.is_ascii_digit()).next().unwrap_or_default();
    let rest = norm.get(head.len()..).unwrap_or_default();
    let Some(word) = lookup(head) else { return Class::Plain };
    let both_numbers = || {
        rest.strip_prefix(['-', '–', '—'])
            .and_then(lookup)
            .is_some_and(|next| matches!(next.class, Class::Cardinal { .. } | Class::Month { .. }))
    };
    match word.class {
        Class::IsoCode(_) | Class::Sign(_) if rest.starts_with(|c: char| c.is_ascii_digit()) => {
            Class::Mixed
        }
        Class::Cardinal { .. } | Class::OneAndHalf { .. } | Class::Month { .. }
            if both_numbers() =>
        {
            Class::Mixed
        }
        _ => Class::Plain,
    }
}

/// Letters of the shortest compound, «двухлетие».
const SHORTEST: usize = 2 * 9;

/// «двухлетний», «тридцатипроцентный», «двадцатипятилетие»: a numeral in the genitive and its unit.
pub(super) fn numeral_with_unit(norm: &str) -> Option<Class> {
    if norm.len() < SHORTEST {
        return None;
    }
    let mut borders = norm.char_indices().map(|(at, _)| at).skip(3);
    borders.find_map(|at| {
        let (head, tail) = norm.split_at_checked(at)?;
        let unit = match lookup(tail)?.class {
            Class::Anniversary(unit) => Some(unit),
            Class::Percentage => None,
            _ => return None,
        };
        let value = numeral(head)?;
        Some(unit.map_or(Class::JoinedPercent(value), |unit| Class::JoinedTime { value, unit }))
    })
}

/// «двух», «двадцатипяти»; «один» makes no quantity.
fn numeral(head: &str) -> Option<u16> {
    let cardinal = |part: &str| match lookup(part)?.class {
        Class::Cardinal { value, rank } => Some((value, rank)),
        _ => None,
    };
    if let Some((value, _)) = cardinal(head) {
        return (value > 1).then_some(value);
    }
    head.char_indices().skip(1).find_map(|(at, _)| {
        let (tens, ones) = head.split_at_checked(at)?;
        match (cardinal(tens)?, cardinal(ones)?) {
            ((tens, 3), (ones, 1)) => Some(tens + ones),
            _ => None,
        }
    })
}

/// A month glued to the word before it, as pages lose their line breaks («оригиналсентябрь»): the
/// bytes of the month's name. Told from words of that ending by what stands behind it.
pub(super) fn month_at_end(norm: &str) -> Option<u8> {
    if !norm.ends_with(['ь', 'т']) {
        return None;
    }
    norm.char_indices().skip(4).map(|(at, _)| norm.len() - at).find_map(|length| {
        let tail = norm.get(norm.len() - length..)?;
        let month = matches!(lookup(tail)?.class, Class::Month { short: false, .. });
        u8::try_from(length).ok().filter(|_| month)
    })
}

/// The minutes of a clock glued to the date behind them («18:4701.11.2016»): the bytes of the
/// minutes.
pub(super) fn minutes_before_date(norm: &str) -> Option<usize> {
    let (minutes, date) = norm.split_at_checked(2)?;
    let clock = minutes.parse::<u8>().is_ok_and(|minutes| minutes < 60);
    let dated = date.find('.') == Some(2)
        && matches!(super::word::class_of(date).class, Class::DigitDate { year: 1900.., .. });
    (clock && dated).then_some(minutes.len())
}

#[cfg(test)]
mod tests {
    use super::{minutes_before_date, month_at_end, numeral_with_unit};
    use crate::extract::quantity::word::{Class, Unit};

    #[test]
    fn numeral_and_unit_in_one_word() {
        let time = |value, unit| Some(Class::JoinedTime { value, unit });
        assert_eq!(numeral_with_unit("двухлетний"), time(2, Unit::Year));
        assert_eq!(numeral_with_unit("трехдневного"), time(3, Unit::Day));
        assert_eq!(numeral_with_unit("двадцатипятилетие"), time(25, Unit::Year));
        assert_eq!(numeral_with_unit("тридцатипроцентная"), Some(Class::JoinedPercent(30)));
        assert_eq!(numeral_with_unit("однодневный"), None);
        assert_eq!(numeral_with_unit("многолетний"), None);
        assert_eq!(numeral_with_unit("двухсторонний"), None);
    }

    #[test]
    fn what_pages_glue() {
        assert_eq!(month_at_end("оригиналсентябрь"), Some(16));
        assert_eq!(month_at_end("сентябрь"), None);
        assert_eq!(month_at_end("стартап"), None);
        assert_eq!(minutes_before_date("4701.11.2016"), Some(2));
        assert_eq!(minutes_before_date("7701.11.2016"), None);
        assert_eq!(minutes_before_date("01.11.2016"), None);
    }
}
