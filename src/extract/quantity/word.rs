//! The part of one word form in numbers, money, dates: decided once per distinct form.
//!
//! In: a folded form. Out: a [`QuantityWord`]. Knows the tables of `src/data/quantity`; must not
//! know the words around. «миллиардов» → multiplier 10⁹, plural.

pub use super::class::QuantityWord;
pub(super) use super::class::{Class, Code, Mark, Side, Unit};
use super::{compound, listed};
use crate::morph::Reading;

/// Classifies a folded form once.
pub fn classify(norm: &str, _readings: &[Reading]) -> QuantityWord {
    class_of(norm)
}

/// The same for a piece of a form.
pub(super) fn class_of(norm: &str) -> QuantityWord {
    let plain = |class| QuantityWord { class, abbreviated: false };
    if norm.starts_with(|c: char| c.is_ascii_digit()) {
        return plain(digits(norm));
    }
    if let Some(word) = listed::lookup(norm) {
        return word;
    }
    if norm.contains('-') || norm.ends_with(|c: char| c.is_ascii_digit()) {
        return plain(compound::hyphenated(norm));
    }
    let joined = compound::numeral_with_unit(norm)
        .or_else(|| compound::month_at_end(norm).map(Class::MonthAtEnd));
    plain(joined.unwrap_or_default())
}

/// A form that starts with a digit.
fn digits(norm: &str) -> Class {
    let end = norm.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'));
    let Some(end) = end else { return number(norm) };
    let (head, tail) = norm.split_at(end);
    if let Ok(value) = head.parse::<u32>()
        && let Some(ending) = tail.strip_prefix('-')
    {
        match ending {
            // Case endings of cardinals: «24-х странах», «20-ти стран», «2-мя».
            "х" if (2..=4).contains(&(value % 10)) && !(12..=14).contains(&(value % 100)) => {
                return number(head);
            }
            "ти" | "мя" | "ка" | "и" | "ста" | "та" => return number(head),
            "е" | "х" | "ые" | "ых" | "ми" | "ыми" => {
                return Class::DigitOrdinal { value, plural: true };
            }
            "й" | "го" | "ого" | "му" | "ому" | "м" | "ом" | "я" | "ая" | "ю" | "ую" | "ой"
            | "ей" | "ый" | "ий" | "ое" | "ые-х" => {
                return Class::DigitOrdinal { value, plural: false };
            }
            _ => {}
        }
    }
    Class::Mixed
}

/// Digits with marks inside: a number, a grouped number or a date.
fn number(norm: &str) -> Class {
    let norm = norm.trim_end_matches([',', '.']);
    let marks = norm.bytes().filter(|b| !b.is_ascii_digit()).count();
    let mark = norm.find([',', '.']);
    match (marks, mark) {
        (0, _) => plain_digits(norm, 0, norm.len(), false),
        (1, Some(at)) => {
            plain_digits(norm, norm.len() - at - 1, at, norm.as_bytes().get(at) == Some(&b','))
        }
        _ => digit_date(norm)
            .or_else(|| grouped(norm))
            .or_else(|| compound::minutes_before_date(norm).map(|_| Class::Mixed))
            .unwrap_or(Class::Plain),
    }
}

fn plain_digits(norm: &str, scale: usize, length: usize, comma: bool) -> Class {
    if norm.len() > 18 {
        return Class::Plain;
    }
    let mantissa: u64 = norm
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(0u64, |value, digit| value * 10 + u64::from(digit - b'0'));
    if scale == 3 && mantissa.is_multiple_of(1000) && (1..=3).contains(&length) {
        // Nobody writes «10,000» for ten.
        return Class::Digits { mantissa, scale: 0, length: norm.len() as u8, comma };
    }
    Class::Digits { mantissa, scale: scale as u8, length: length as u8, comma }
}

/// «28.12.2024», «31.10.74».
fn digit_date(norm: &str) -> Option<Class> {
    let mut parts = norm.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let century = match (year.len(), year.parse::<u16>().ok()?) {
        (4, value) => value,
        (2, value) if value < 50 => 2000 + value,
        (2, value) => 1900 + value,
        _ => return None,
    };
    let (day, month) = (day.parse::<u8>().ok()?, month.parse::<u8>().ok()?);
    ((1..=31).contains(&day) && (1..=12).contains(&month) && century >= 1000)
        .then_some(Class::DigitDate { year: century, month, day })
}

/// «1,200,000», «1.200.000»: groups of three behind one kind of mark.
fn grouped(norm: &str) -> Option<Class> {
    let mark = if norm.contains(',') { ',' } else { '.' };
    let mut groups = norm.split(mark);
    let first = groups.next()?;
    let fits = (1..=3).contains(&first.len())
        && groups.all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()));
    if !fits || norm.len() > 22 {
        return None;
    }
    let digits: String = norm.chars().filter(char::is_ascii_digit).collect();
    Some(plain_digits(&digits, 0, digits.len(), false))
}

#[cfg(test)]
mod tests {
    use super::{Class, Side, class_of};

    fn class(norm: &str) -> Class {
        class_of(norm).class
    }

    #[test]
    fn digits_keep_their_decimals() {
        let expected = Class::Digits { mantissa: 172, scale: 1, length: 2, comma: true };
        assert_eq!(class("17,2"), expected);
        let grouped = Class::Digits { mantissa: 1_200_000, scale: 0, length: 7, comma: false };
        assert_eq!(class("1.200.000"), grouped);
        assert_eq!(class("28.12.2024"), Class::DigitDate { year: 2024, month: 12, day: 28 });
    }

    #[test]
    fn glued_forms() {
        assert_eq!(class("2025-й"), Class::DigitOrdinal { value: 2025, plural: false });
        assert_eq!(class("90-х"), Class::DigitOrdinal { value: 90, plural: true });
        assert_eq!(class("2020-2030"), Class::Mixed);
        assert_eq!(class("два-три"), Class::Mixed);
        assert_eq!(class("экспо-2017"), Class::Plain);
    }

    #[test]
    fn words_in_any_case() {
        assert_eq!(class("миллиардам"), Class::Multiplier { power: 9, bare: false });
        assert_eq!(class("млрд."), class("млрд"));
        assert_eq!(class("долларами"), Class::Currency(*b"USD"));
        assert_eq!(class("превышающими"), Class::BoundVerb(Side::Over));
        assert_eq!(class("китай"), Class::Plain);
    }
}
