//! The reader's language: its words, plurals, order and forms of numbers.
//!
//! In: keys and plain values. Out: text. Knows three languages and whom to ask about each; must not
//! know what is shown where. What the platform knows better than any table of ours (plurals,
//! numbers, collation, names of states) it is asked for through [`Intl`]; [`Plain`] answers where
//! there is no browser.
//!
//! Russian, `facts`, 22 → «22 факта»

use std::cmp::Ordering;
use std::fmt::Debug;

use serde::{Deserialize, Serialize};

use super::Messages;
use crate::text::fold;

/// A language of the interface. The articles keep their own.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Language {
    /// Русский.
    #[default]
    Ru,
    /// English.
    En,
    /// Қазақша.
    Kk,
}

impl Language {
    /// All, in the order of the columns of the messages.
    pub const ALL: [Self; 3] = [Self::Ru, Self::En, Self::Kk];

    /// Code of ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
            Self::Kk => "kk",
        }
    }

    /// The language of a tag such as `ru-KZ`.
    pub fn from_code(tag: &str) -> Option<Self> {
        let code = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL.into_iter().find(|language| code.eq_ignore_ascii_case(language.code()))
    }

    /// Its own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ru => "Русский",
            Self::En => "English",
            Self::Kk => "Қазақша",
        }
    }
}

/// Form of a word beside a number, of those that the three languages have (Unicode CLDR).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// 1 факт, 21 факт; 1 fact.
    One,
    /// 2 факта; Russian alone.
    Few,
    /// 5 фактов; all other numbers of English and Kazakh.
    Many,
}

impl Plural {
    /// The end of the key.
    pub fn code(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Few => "few",
            Self::Many => "many",
        }
    }
}

/// What a platform knows of languages.
pub trait Intl: Debug + Send + Sync {
    /// A number with its groups and decimal mark, not rounded within nine digits of a fraction.
    fn number(&self, language: Language, value: f64) -> String;
    /// The form of a word beside a number.
    fn plural(&self, language: Language, value: f64) -> Plural;
    /// The order of two names.
    fn compare(&self, language: Language, a: &str, b: &str) -> Ordering;
    /// The name of a state by its ISO 3166-1 code.
    fn region(&self, language: Language, id: &str) -> Option<String>;
}

/// Without a browser: rules of the three languages, order by folded letters, no names of states.
#[derive(Debug)]
pub struct Plain;

const NBSP: char = '\u{a0}';
/// Digits after the comma at most; figures in prose have fewer.
const DIGITS: usize = 9;

impl Intl for Plain {
    fn number(&self, language: Language, value: f64) -> String {
        if !value.is_finite() {
            return String::from("—");
        }
        let (group, comma, minus) = match language {
            Language::En => (',', '.', '-'),
            Language::Ru | Language::Kk => (NBSP, ',', '−'),
        };
        let plain = format!("{:.DIGITS$}", value.abs());
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut out = String::new();
        if value < 0.0 {
            out.push(minus);
        }
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                out.push(group);
            }
            out.push(digit);
        }
        let fraction = fraction.trim_end_matches('0');
        if !fraction.is_empty() {
            out.push(comma);
            out.push_str(fraction);
        }
        out
    }

    fn plural(&self, language: Language, value: f64) -> Plural {
        let whole = value.abs();
        let is_whole = whole.fract() == 0.0;
        // Numbers beyond the type have the form of the greatest one.
        let number = whole as u64;
        match (language, number % 10, number % 100) {
            (Language::Ru, _, _) if !is_whole => Plural::Few,
            (Language::Ru, _, 11..=14) => Plural::Many,
            (Language::Ru, 1, _) => Plural::One,
            (Language::Ru, 2..=4, _) => Plural::Few,
            (Language::En | Language::Kk, ..) if is_whole && number == 1 => Plural::One,
            _ => Plural::Many,
        }
    }

    fn compare(&self, language: Language, a: &str, b: &str) -> Ordering {
        let (x, y) = (fold(a), fold(b));
        let order = match language {
            Language::Ru | Language::En => x.cmp(&y),
            Language::Kk => x.chars().map(kazakh).cmp(y.chars().map(kazakh)),
        };
        order.then_with(|| a.cmp(b))
    }

    fn region(&self, _language: Language, _id: &str) -> Option<String> {
        None
    }
}

/// Place of a letter in the Kazakh alphabet: its own letters follow those that they are next to.
fn kazakh(letter: char) -> (char, u8) {
    match letter {
        'ә' => ('а', 1),
        'ғ' => ('г', 1),
        'қ' => ('к', 1),
        'ң' => ('н', 1),
        'ө' => ('о', 1),
        'ұ' => ('у', 1),
        'ү' => ('у', 2),
        'һ' => ('х', 1),
        'і' => ('ы', 1),
        other => (other, 0),
    }
}

/// A language with whoever answers for it.
#[derive(Clone, Copy, Debug)]
pub struct Locale {
    /// The language.
    pub language: Language,
    intl: &'static dyn Intl,
}

impl Locale {
    /// A language on a platform.
    pub fn new(language: Language, intl: &'static dyn Intl) -> Self {
        Self { language, intl }
    }

    /// A language without a browser.
    pub fn plain(language: Language) -> Self {
        Self::new(language, &Plain)
    }

    /// The text of a key.
    pub fn t(self, key: &str) -> &'static str {
        Messages::table().get(self.language, key)
    }

    /// The text of a key, if there is one.
    pub fn find(self, key: &str) -> Option<&'static str> {
        Messages::table().find(self.language, key)
    }

    /// The text of a family's member: `metric` and `trade` give `metric.trade`.
    pub fn word(self, family: &str, code: &str) -> &'static str {
        self.t(&format!("{family}.{code}"))
    }

    /// The text of a key, each `{name}` replaced by its value.
    pub fn fill(self, key: &str, values: &[(&str, &str)]) -> String {
        super::messages::fill(self.t(key), values)
    }

    /// The plural form of a key for a number: `facts` and 2 give the text of `facts.few`, `{n}`
    /// replaced by the number.
    pub fn plural(self, key: &str, number: usize) -> String {
        let value = number as f64;
        let form = self.plural_form(value).code();
        self.fill(&format!("{key}.{form}"), &[("n", &self.number(value))])
    }

    /// The form of a word beside a number.
    pub fn plural_form(self, value: f64) -> Plural {
        self.intl.plural(self.language, value)
    }

    /// A number with groups of three and a decimal mark: «1 200», «11,6».
    pub fn number(self, value: f64) -> String {
        // Most are counts below a thousand: digits alone in all languages, no question to the platform.
        if value.fract() == 0.0 && (0.0..1000.0).contains(&value) {
            return (value as u16).to_string();
        }
        if value.is_finite() { self.intl.number(self.language, value) } else { String::from("—") }
    }

    /// The order of two names.
    pub fn compare(self, a: &str, b: &str) -> Ordering {
        self.intl.compare(self.language, a, b)
    }

    /// The usual name of a state, group, organisation or route. `usual` is the Russian one, where the
    /// corpus has it.
    pub fn name(self, id: &str, usual: impl FnOnce() -> Option<String>) -> String {
        let told = || self.find(&format!("entity.{id}")).map(str::to_owned);
        let name = match self.language {
            Language::Ru => usual().or_else(told).or_else(|| self.region(id)),
            Language::En | Language::Kk => told().or_else(|| self.region(id)).or_else(usual),
        };
        name.unwrap_or_else(|| id.to_uppercase())
    }

    /// The name of a state by its ISO 3166-1 code, where the platform has one.
    fn region(self, id: &str) -> Option<String> {
        let is_code = id.len() == 2 && id.bytes().all(|byte| byte.is_ascii_uppercase());
        is_code.then(|| self.intl.region(self.language, id)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_numbers_choose_their_form() {
        let ru = Locale::plain(Language::Ru);
        let forms: Vec<_> =
            [1, 2, 5, 11, 12, 21, 104, 111].map(|n| ru.plural_form(f64::from(n)).code()).to_vec();
        assert_eq!(forms, ["one", "few", "many", "many", "many", "one", "few", "many"]);
        assert_eq!(ru.plural_form(2.5), Plural::Few);
        assert_eq!(ru.plural("facts", 22), "22\u{a0}факта");
    }

    #[test]
    fn numbers_are_grouped_and_not_rounded() {
        let ru = Locale::plain(Language::Ru);
        let shown: Vec<_> = [0.0, 5.0, 11.6, 1200.0, -0.25, 123_456.0]
            .map(|value| ru.number(value).replace(NBSP, " "))
            .to_vec();
        assert_eq!(shown, ["0", "5", "11,6", "1 200", "−0,25", "123 456"]);
        assert_eq!(ru.number(f64::NAN), "—");
        assert_eq!(Locale::plain(Language::En).number(1234.5), "1,234.5");
    }

    #[test]
    fn kazakh_has_its_own_order() {
        let kk = Locale::plain(Language::Kk);
        let mut names = ["Өзбекстан", "Ресей", "Қазақстан", "Оман", "Кувейт", "Лаос", "Әзірбайжан"];
        names.sort_by(|a, b| kk.compare(a, b));
        let sorted = ["Әзірбайжан", "Кувейт", "Қазақстан", "Лаос", "Оман", "Өзбекстан", "Ресей"];
        assert_eq!(names, sorted);
    }

    #[test]
    fn a_partner_has_a_name_in_every_language() {
        let usual = || Some("Китай".to_owned());
        let of = |language| Locale::plain(language).name("CN", usual);
        assert_eq!(Language::ALL.map(of), ["Китай", "China", "Қытай"]);
        let en = Locale::plain(Language::En);
        assert_eq!(en.name("sco", || None), "Shanghai Cooperation Organisation");
        assert_eq!(en.name("unheard-of", || Some("Клуб".to_owned())), "Клуб");
        assert_eq!(en.name("unheard-of", || None), "UNHEARD-OF");
    }

    #[test]
    fn a_tag_gives_its_language() {
        assert_eq!(Language::from_code("kk-KZ"), Some(Language::Kk));
        assert_eq!(Language::from_code("EN"), Some(Language::En));
        assert_eq!(Language::from_code("de"), None);
    }
}
