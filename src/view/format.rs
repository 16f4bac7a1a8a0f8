//! Numbers, sums and dates in the form of the reader's language.
//!
//! In: plain values of the record. Out: text with no-break spaces. Knows how a value is written;
//! must not round a figure to another one, nor hide that a date is uncertain.
//!
//! 17200000000 USD → «17,2 млрд долл. США»; `2025-11` → «ноябрь 2025»; `XXXX-11-25` →
//! «25 ноября, год не назван»

use super::Locale;
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
            return format!("{}{NBSP}%", self.number(value));
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

    /// The word of a bound; empty where the value is exact.
    pub fn bound(self, bound: Bound) -> &'static str {
        match bound {
            Bound::Exact => "",
            other => self.t(&format!("bound.{}", other.code())),
        }
    }

    /// A date in the Extended Date/Time Format, in words. What is no such date comes back as it is.
    pub fn date(self, edtf: &str) -> String {
        let m = self;
        if let Some((from, to)) = edtf.split_once('/') {
            return match (from, to) {
                ("" | "..", to) => {
                    m.fill("date.until", &[("date", &self.point(to, Case::Genitive))])
                }
                (from, "" | "..") => {
                    m.fill("date.since", &[("date", &self.point(from, Case::Genitive))])
                }
                (from, to) => self.interval(from, to),
            };
        }
        self.point(edtf, Case::Nominative)
    }

    /// A date that is no interval.
    fn point(self, edtf: &str, case: Case) -> String {
        let bare = edtf.trim_end_matches(['~', '?', '%']);
        let shown = Date::read(bare).map_or_else(|| bare.to_owned(), |date| date.show(self, case));
        if bare.len() == edtf.len() {
            shown
        } else {
            self.fill("date.uncertain", &[("date", &shown)])
        }
    }

    /// The date of a publication, where an open interval says how early or late it can be:
    /// `2025-06-24/..` → «не раньше 24 июня 2025».
    pub fn publication(self, edtf: &str) -> String {
        let m = self;
        match edtf.split_once('/') {
            Some((from, "" | "..")) => {
                m.fill("date.not-before", &[("date", &self.point(from, Case::Genitive))])
            }
            Some(("" | "..", to)) => {
                m.fill("date.not-after", &[("date", &self.point(to, Case::Genitive))])
            }
            _ => self.date(edtf),
        }
    }

    fn interval(self, from: &str, to: &str) -> String {
        if let (Some(a), Some(b)) = (Date::read(from), Date::read(to)) {
            let same_month = a.year == b.year && a.month == b.month;
            if let (Some(first), Some(last), true) = (a.day, b.day, same_month) {
                return format!(
                    "{first}–{}",
                    Date { day: Some(last), ..b }.show(self, Case::Nominative)
                );
            }
            if a.month.is_none() && b.month.is_none() && a.year.is_whole() && b.year.is_whole() {
                return format!(
                    "{}–{}",
                    a.show(self, Case::Nominative),
                    b.show(self, Case::Nominative)
                );
            }
            if let (Some(first), None, None, true) = (a.month, a.day, b.day, a.year == b.year) {
                return format!(
                    "{}{NBSP}– {}",
                    Date::month_name(self, first),
                    b.show(self, Case::Nominative)
                );
            }
        }
        format!("{}{NBSP}– {}", self.date(from), self.date(to))
    }
}

/// «ноябрь 2025», but «с ноября 2025».
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Nominative,
    Genitive,
}

/// A year, or what is known of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Year {
    /// `2025`.
    Known(u16),
    /// `199X`: the decade's first year.
    Decade(u16),
    /// `XXXX`.
    Unknown,
}

impl Year {
    fn is_whole(self) -> bool {
        matches!(self, Self::Known(_))
    }

    fn read(part: &str) -> Option<Self> {
        if part == "XXXX" {
            return Some(Self::Unknown);
        }
        if part.len() != 4 {
            return None;
        }
        match part.strip_suffix('X') {
            Some(head) => head.parse::<u16>().ok().map(|head| Self::Decade(head * 10)),
            None => part.parse().ok().map(Self::Known),
        }
    }
}

#[derive(Clone, Copy)]
struct Date {
    year: Year,
    /// 1–12, or 21–24 for spring to winter.
    month: Option<u8>,
    day: Option<u8>,
}

impl Date {
    fn read(part: &str) -> Option<Self> {
        let mut parts = part.split('-');
        let year = Year::read(parts.next()?)?;
        let number = |part: Option<&str>| part.map(str::parse::<u8>).transpose().ok();
        let month = number(parts.next())?;
        let day = number(parts.next())?;
        let fits = month.is_none_or(|m| matches!(m, 1..=12 | 21..=24))
            && day.is_none_or(|d| (1..=31).contains(&d))
            && parts.next().is_none();
        fits.then_some(Self { year, month, day })
    }

    fn month_name(m: Locale, month: u8) -> &'static str {
        m.t(&format!("month.{month}"))
    }

    fn show(self, m: Locale, case: Case) -> String {
        let head = match (self.month, self.day) {
            (Some(month), Some(day)) => {
                format!("{day}{NBSP}{}", m.t(&format!("month.{month}.of")))
            }
            (Some(month), None) if case == Case::Genitive => {
                m.t(&format!("month.{month}.of")).to_owned()
            }
            (Some(month), None) => Self::month_name(m, month).to_owned(),
            (None, _) => String::new(),
        };
        let decade = match case {
            Case::Nominative => "date.decade",
            Case::Genitive => "date.decade.of",
        };
        match (self.year, head.is_empty()) {
            (Year::Known(year), true) => year.to_string(),
            (Year::Known(year), false) => format!("{head}{NBSP}{year}"),
            (Year::Decade(year), true) => m.fill(decade, &[("year", &year.to_string())]),
            (Year::Decade(year), false) => {
                let decade = m.fill(decade, &[("year", &year.to_string())]);
                format!("{head}, {decade}")
            }
            (Year::Unknown, true) => m.t("date.unknown").to_owned(),
            (Year::Unknown, false) => m.fill("date.no-year", &[("date", &head)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Language;

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
    fn dates_are_in_words_and_honest() {
        for (edtf, words) in [
            ("2025-11-25", "25 ноября 2025"),
            ("2025-11", "ноябрь 2025"),
            ("2025", "2025"),
            ("2020/2030", "2020–2030"),
            ("199X", "1990-е"),
            ("XXXX-11-25", "25 ноября, год не назван"),
            ("XXXX-11", "ноябрь, год не назван"),
            ("2022-01-05/2022-01-19", "5–19 января 2022"),
            ("2025-09/2025-11", "сентябрь – ноябрь 2025"),
            ("2024-12-30/2025-01-02", "30 декабря 2024 – 2 января 2025"),
            ("2021/..", "с 2021"),
            ("2025-11/..", "с ноября 2025"),
            ("../2029", "до 2029"),
            ("2025-21", "весна 2025"),
            ("2023~", "2023, предположительно"),
            ("сентябрь", "сентябрь"),
            ("2025-77", "2025-77"),
            ("2025-", "2025-"),
            ("", ""),
        ] {
            assert_eq!(plain(&ru().date(edtf)), words, "{edtf}");
        }
    }

    #[test]
    fn a_publication_with_an_open_date_says_so() {
        assert_eq!(plain(&ru().publication("2025-06-24/..")), "не раньше 24 июня 2025");
        assert_eq!(plain(&ru().publication("../2025-12")), "не позже декабря 2025");
        assert_eq!(plain(&ru().publication("2025-11-25")), "25 ноября 2025");
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
            let _ = ru().date(&text);
            let _ = ru().duration(&text);
            let _ = ru().money(value, &text);
            let _ = ru().measured(value, &text);
        }
    }
}
