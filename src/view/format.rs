//! Numbers, sums and durations in the form of the reader's language.
//!
//! In: plain values of the record. Out: text with no-break spaces. Knows how a value is written;
//! must not round a figure to another one. Dates are those of `date`.
//!
//! 17200000000 USD → «17,2 млрд долл. США», “17.2 billion US dollars”

use super::ablative::ablative;
use super::{Language, Locale};
use crate::record::Bound;

const NBSP: char = '\u{a0}';
const SCALES: &[(f64, &str)] =
    &[(1e12, "scale.trillion"), (1e9, "scale.billion"), (1e6, "scale.million")];

impl Locale {
    /// A number with its scale: «17,2 млрд», «1,2 трлн», «6 000».
    pub fn scaled(self, value: f64) -> String {
        for (scale, key) in SCALES {
            if value.abs() >= *scale {
                return format!("{}{NBSP}{}", self.number(value / scale), self.t(key));
            }
        }
        self.number(value)
    }

    /// An amount of money: «17,2 млрд долл. США»; a currency without a short name keeps its code.
    pub fn money(self, value: f64, currency: &str) -> String {
        let name = self.find(&format!("currency.{currency}")).unwrap_or(currency);
        format!("{}{NBSP}{}", self.scaled(value), name.replace(' ', "\u{a0}"))
    }

    /// A value with its unit: «11,6 %», «5 раз», «6 000 предприятий». A unit whose forms the table does
    /// not know stands in brackets as the record has it, since a wrong ending would be worse.
    pub fn measured(self, value: f64, unit: &str) -> String {
        if unit == "%" {
            return self.fill("unit.percent", &[("n", &self.number(value))]);
        }
        let form = self.plural_form(value).code();
        match self.find(&format!("unit.{unit}.{form}")) {
            Some(word) => format!("{}{NBSP}{word}", self.scaled(value)),
            None => format!("{} ({unit})", self.scaled(value)),
        }
    }

    /// An ISO 8601 duration in words: `PT2H30M` → «2 часа 30 минут»; two with `/` are a range. What is
    /// none comes back as it is.
    pub fn duration(self, iso: &str) -> String {
        if let Some((from, to)) = iso.split_once('/') {
            return format!("{}{NBSP}– {}", self.duration(from), self.duration(to));
        }
        let Some(rest) = iso.strip_prefix('P') else { return iso.to_owned() };
        let mut words = Vec::new();
        let mut digits = String::new();
        let mut is_time = false;
        for c in rest.chars() {
            if c.is_ascii_digit() || c == '.' {
                digits.push(c);
                continue;
            }
            let unit = match (c, is_time) {
                ('T', _) => {
                    is_time = true;
                    continue;
                }
                ('Y', _) => "year",
                ('M', false) => "month",
                ('M', true) => "minute",
                ('W', _) => "week",
                ('D', _) => "day",
                ('H', _) => "hour",
                ('S', _) => "second",
                _ => return iso.to_owned(),
            };
            let Ok(value) = digits.parse::<f64>() else { return iso.to_owned() };
            digits.clear();
            let form = self.plural_form(value).code();
            let number = self.number(value);
            words.push(self.fill(&format!("duration.{unit}.{form}"), &[("n", &number)]));
        }
        if words.is_empty() { iso.to_owned() } else { words.join(" ") }
    }

    /// An amount with its bound: «свыше 44 млрд», “over 44 billion”, «44 млрд-тан астам».
    pub fn bounded(self, bound: Bound, amount: String) -> String {
        match (self.bound(bound), self.language, bound) {
            ("", ..) => amount,
            (word, Language::Kk, Bound::Over | Bound::Under) => {
                format!("{}{NBSP}{word}", ablative(&amount))
            }
            (word, Language::Kk, Bound::Nearly) => format!("{amount}{NBSP}{word}"),
            (word, ..) => format!("{word}{NBSP}{amount}"),
        }
    }

    /// The word of a bound; empty where the value is exact. Where both stand together, see
    /// [`Self::bounded`].
    pub fn bound(self, bound: Bound) -> &'static str {
        match bound {
            Bound::Exact => "",
            other => self.t(&format!("bound.{}", other.code())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ru() -> Locale {
        Locale::plain(Language::Ru)
    }

    fn plain(text: &str) -> String {
        text.replace(NBSP, " ")
    }

    #[test]
    fn sums_have_scale_and_currency() {
        assert_eq!(plain(&ru().money(17_200_000_000.0, "USD")), "17,2 млрд долл. США");
        assert_eq!(plain(&ru().money(1.2e12, "KZT")), "1,2 трлн тенге");
        assert_eq!(plain(&ru().money(1_234_567_890.0, "XAU")), "1,23456789 млрд XAU");
        assert!(!ru().money(17_200_000_000.0, "USD").contains(' '));
    }

    #[test]
    fn counts_agree_with_their_unit_or_leave_it_alone() {
        assert_eq!(plain(&ru().measured(6000.0, "компания")), "6 000 компаний");
        assert_eq!(plain(&ru().measured(11.6, "%")), "11,6 %");
        assert_eq!(plain(&ru().measured(2.0, "раз")), "2 раза");
        assert_eq!(plain(&ru().measured(15.0, "дирижабль")), "15 (дирижабль)");
    }

    #[test]
    fn a_bound_stands_where_its_language_wants_it() {
        for (language, wanted) in [
            (
                Language::Ru,
                [
                    "44 млрд",
                    "свыше 44 млрд",
                    "менее 44 млрд",
                    "до 44 млрд",
                    "около 44 млрд",
                    "почти 44 млрд",
                ],
            ),
            (
                Language::En,
                [
                    "44 billion",
                    "over 44 billion",
                    "under 44 billion",
                    "up to 44 billion",
                    "about 44 billion",
                    "nearly 44 billion",
                ],
            ),
            (
                Language::Kk,
                [
                    "44 млрд",
                    "44 млрд-тан астам",
                    "44 млрд-тан кем",
                    "ең көбі 44 млрд",
                    "шамамен 44 млрд",
                    "44 млрд дерлік",
                ],
            ),
        ] {
            let m = Locale::plain(language);
            for (bound, wanted) in Bound::ALL.into_iter().zip(wanted) {
                assert_eq!(plain(&m.bounded(bound, m.scaled(44e9))), wanted);
            }
        }
    }

    #[test]
    fn each_language_has_its_forms() {
        for (language, sum, share, count, time) in [
            (
                Language::En,
                "17.2 billion US dollars",
                "11.6%",
                "6,000 companies",
                "2 hours 1 minute",
            ),
            (Language::Kk, "17,2 млрд АҚШ доллары", "11,6 %", "6 000 компания", "2 сағат 1 минут"),
        ] {
            let m = Locale::plain(language);
            assert_eq!(plain(&m.money(17.2e9, "USD")), sum);
            assert_eq!(plain(&m.measured(11.6, "%")), share);
            assert_eq!(plain(&m.measured(6000.0, "компания")), count);
            assert_eq!(plain(&m.duration("PT2H1M")), time);
        }
    }

    #[test]
    fn durations_are_in_words() {
        for (iso, words) in [
            ("PT2H30M", "2 часа 30 минут"),
            ("PT40M", "40 минут"),
            ("P3Y/P5Y", "3 года – 5 лет"),
            ("P1M", "1 месяц"),
            ("P", "P"),
            ("скоро", "скоро"),
        ] {
            assert_eq!(plain(&ru().duration(iso)), words, "{iso}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_shown(text in ".{0,24}", value in proptest::num::f64::ANY) {
            let _ = ru().duration(&text);
            let _ = ru().money(value, &text);
            let _ = ru().measured(value, &text);
        }
    }
}
