//! The Kazakh ablative of an amount: what «астам» (more than) and «кем» (less than) ask for.
//!
//! In: an amount as it is written. Out: the same with the ending, which follows the sounds of its last
//! word: vowel harmony, then whether it ends in a nasal, a voiceless consonant or neither (Kazakh
//! grammar, the ablative «шығыс септігі»). Figures and abbreviations have it after a hyphen, by how they
//! are read. Must not know what is counted.
//!
//! «44 млрд АҚШ доллары» → «44 млрд АҚШ долларынан»; «60» → «60-тан» (алпыстан)

/// Letters after which the ending begins with a voiceless consonant; the voiced stops at the end of
/// loanwords are spoken so.
const VOICELESS: &str = "пфкқтсшщчцхһбвгд";
const NASAL: &str = "мнң";
const BACK: &str = "аоұыуяёю";
const FRONT: &str = "әеөүіиэ";

/// The amount in the ablative.
pub(super) fn ablative(amount: &str) -> String {
    let is_gap = |c: char| c.is_whitespace();
    let last = amount.rsplit(is_gap).next().unwrap_or(amount);
    let ending = match last {
        "млрд" => "-тан",
        "млн" | "трлн" => "-нан",
        // Read «пайыз».
        "%" => "-дан",
        _ if last.ends_with(|c: char| c.is_ascii_digit()) => return figure(amount),
        _ => return format!("{amount}{}", of_word(last)),
    };
    format!("{amount}{ending}")
}

/// The ending of a word.
fn of_word(word: &str) -> &'static str {
    let word = word.to_lowercase();
    let mut letters = word.chars().rev();
    let is_soft = word.ends_with('ь');
    let Some(end) = letters.find(|c| *c != 'ь') else { return "-дан" };
    let harmony = word.chars().rev().find(|c| BACK.contains(*c) || FRONT.contains(*c));
    let Some(vowel) = harmony else { return "-дан" };
    let is_front = is_soft || FRONT.contains(vowel);
    // What belongs to another: «АҚШ доллары», «жыл басы».
    let is_possessed = matches!(end, 'ы' | 'і');
    let pick = |back, front| if is_front { front } else { back };
    if NASAL.contains(end) || is_possessed {
        pick("нан", "нен")
    } else if VOICELESS.contains(end) {
        pick("тан", "тен")
    } else {
        pick("дан", "ден")
    }
}

/// A number by the name of its last part: ones, else tens, else hundreds, else thousands.
fn figure(amount: &str) -> String {
    let is_part = |c: &char| c.is_ascii_digit() || matches!(c, '\u{a0}' | '\u{202f}' | ' ');
    let digits: Vec<u32> =
        amount.chars().rev().take_while(is_part).filter_map(|c| c.to_digit(10)).collect();
    let zeros = digits.iter().take_while(|digit| **digit == 0).count();
    let digit = digits.get(zeros).copied().unwrap_or(0);
    let ending = match (zeros, digit) {
        // нөл, бір, екі, жеті, сегіз; елу; жүз.
        (_, 0) | (0, 1 | 2 | 7 | 8) | (1, 5) | (2, _) => "ден",
        // үш, төрт, бес; жетпіс.
        (0, 3..=5) | (1, 7) => "тен",
        // сексен.
        (1, 8) => "нен",
        // алты, тоғыз; жиырма, отыз.
        (0, _) | (1, 2 | 3) => "дан",
        // қырық, алпыс; мың, миллион and above end in a nasal.
        (1, 4 | 6) => "тан",
        _ => "нан",
    };
    format!("{amount}-{ending}")
}

#[cfg(test)]
mod tests {
    use super::ablative;

    #[test]
    fn the_ending_follows_the_last_sounds() {
        for (amount, wanted) in [
            ("44 млрд АҚШ доллары", "44 млрд АҚШ долларынан"),
            ("1,2 трлн теңге", "1,2 трлн теңгеден"),
            ("5 млрд еуро", "5 млрд еуродан"),
            ("3 млн рубль", "3 млн рубльден"),
            ("9 фунт", "9 фунттан"),
            ("600 компания", "600 компаниядан"),
            ("6 000 кәсіпорын", "6 000 кәсіпорыннан"),
            ("30 келісім", "30 келісімнен"),
            ("2 сағат 30 минут", "2 сағат 30 минуттан"),
            ("5 есе", "5 еседен"),
            ("20 жыл", "20 жылдан"),
            ("50 %", "50 %-дан"),
            ("40 млрд", "40 млрд-тан"),
            ("7 млн", "7 млн-нан"),
        ] {
            assert_eq!(ablative(amount), wanted);
        }
    }

    #[test]
    fn a_bare_number_has_it_as_it_is_read() {
        for (amount, wanted) in [
            ("1", "1-ден"),
            ("13", "13-тен"),
            ("6", "6-дан"),
            ("10", "10-нан"),
            ("60", "60-тан"),
            ("80", "80-нен"),
            ("600", "600-ден"),
            ("6\u{a0}000", "6\u{a0}000-нан"),
            ("0", "0-ден"),
            ("", ""),
        ] {
            let wanted = if amount.is_empty() { "-дан" } else { wanted };
            assert_eq!(ablative(amount), wanted);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_keeps_its_words(text in ".{0,20}") {
            proptest::prop_assert!(ablative(&text).starts_with(&text));
        }
    }
}
