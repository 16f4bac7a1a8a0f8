//! A number as a user types it.
//!
//! In: text. Out: the number, or none. Knows the ways to write one in the languages of the page; must
//! not know what it measures.
//!
//! «1 500», «44,5 млрд», `2.8e10` → 1500, 44500000000, 28000000000

/// Words behind a number, by their beginnings, and the zeros that they stand for.
const MULTIPLIERS: [(&str, u8); 11] = [
    ("тыс", 3),
    ("мың", 3),
    ("thous", 3),
    ("млн", 6),
    ("миллион", 6),
    ("million", 6),
    ("млрд", 9),
    ("миллиард", 9),
    ("billion", 9),
    ("трлн", 12),
    ("trillion", 12),
];

/// The number of a text: digits with spaces between, a comma or point before the fraction, and perhaps
/// a word that multiplies it. Anything else is none.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim().to_lowercase().replace('−', "-");
    let begins =
        |(at, c): &(usize, char)| c.is_alphabetic() && !text.get(*at..).is_some_and(is_exponent);
    let border = text.char_indices().find(begins).map_or(text.len(), |(at, _)| at);
    let (digits, word) = text.split_at(border);
    let is_gap = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let digits: String = digits.chars().filter(|c| !is_gap(*c)).collect();
    let mut digits = digits.replace(',', ".");
    if !digits.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if !word.is_empty() {
        let (_, zeros) = MULTIPLIERS.iter().find(|(known, _)| word.starts_with(known))?;
        // As digits and not by multiplying: 4.35 times a hundred is not 435.
        digits = format!("{digits}e{zeros}");
    }
    digits.parse().ok().filter(|value: &f64| value.is_finite())
}

/// `e10`, `e-3` of a number.
fn is_exponent(rest: &str) -> bool {
    let digits = rest.strip_prefix('e').map(|rest| rest.trim_start_matches(['-', '+']));
    digits.is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (text, value) in [
            ("600", 600.0),
            ("1 500", 1500.0),
            ("44,5 млрд", 44.5e9),
            ("4,35 тыс.", 4350.0),
            ("17.2 billion", 17.2e9),
            ("2.8e10", 2.8e10),
            ("-3", -3.0),
            ("0,5", 0.5),
        ] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        for text in ["", "много", "5 яблок", "1,2,3", "inf", "nan", "e5", "млрд"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in ".{0,12}", near in "[0-9 ,.e-]{0,8}(млрд|тыс)?") {
            let _ = (number(&text), number(&near));
        }
    }
}
