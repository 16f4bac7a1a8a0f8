//! Dates in the form of the reader's language.
//!
//! In: text in the Extended Date/Time Format (ISO 8601-2). Out: words with no-break spaces. Knows
//! how far a date is known; must not make it surer than it is. What is no such date comes back as it
//! is.
//!
//! A browser's `Intl.DateTimeFormat` writes instants: it has no open interval, no decade, no day
//! without a year and no case after a preposition. Hence the forms are ours: `date.*` are the
//! patterns of a language, `month.N` the names that stand alone, `.of` beside a day, `.from` behind
//! the word of an open interval (Russian genitive «с ноября», Kazakh ablative «қарашадан бастап»).
//!
//! `2025-11` → «ноябрь 2025»; `2025-11/..` → «с ноября 2025», “since November 2025”; `XXXX-11-25` →
//! «25 ноября, год не назван»

use super::Locale;

const NBSP: char = '\u{a0}';

impl Locale {
    /// A date in words.
    pub fn date(self, edtf: &str) -> String {
        self.open_date(edtf, "date.since", "date.until")
    }

    /// The date of a publication, where an open interval says how early or late it can be:
    /// `2025-06-24/..` → «не раньше 24 июня 2025».
    pub fn publication(self, edtf: &str) -> String {
        self.open_date(edtf, "date.not-before", "date.not-after")
    }

    /// A date whose open interval is said by the texts of these keys.
    pub fn open_date(self, edtf: &str, since: &str, until: &str) -> String {
        let open = |key, point| self.fill(key, &[("date", &self.point(point, Place::AfterWord))]);
        match edtf.split_once('/') {
            Some(("" | "..", to)) => open(until, to),
            Some((from, "" | "..")) => open(since, from),
            Some((from, to)) => self.interval(from, to),
            None => self.point(edtf, Place::Alone),
        }
    }

    /// A date that is no interval.
    fn point(self, edtf: &str, place: Place) -> String {
        let bare = edtf.trim_end_matches(['~', '?', '%']);
        let shown = Date::read(bare).map_or_else(|| bare.to_owned(), |date| date.show(self, place));
        if bare.len() == edtf.len() {
            shown
        } else {
            self.fill("date.uncertain", &[("date", &shown)])
        }
    }

    /// What two ends have in common is said once.
    fn interval(self, from: &str, to: &str) -> String {
        if let (Some(a), Some(b)) = (Date::read(from), Date::read(to)) {
            let year = (a.year == b.year).then_some(a.year);
            match (year, (a.month, a.day), (b.month, b.day)) {
                (Some(year), (Some(month), Some(first)), (Some(other), Some(last)))
                    if month == other =>
                {
                    let days = format!("{first}–{last}");
                    return self.in_year(year, &self.in_month(month, &days, Place::Alone));
                }
                (Some(year), (Some(first), None), (Some(last), None)) => {
                    let [first, last] = [first, last].map(|month| self.month(month, Place::Alone));
                    return self.in_year(year, &Head::Month(format!("{first}{NBSP}– {last}")));
                }
                (_, (None, _), (None, _)) => {
                    if let (Year::Known(first), Year::Known(last)) = (a.year, b.year) {
                        return self.fill("date.year", &[("year", &format!("{first}–{last}"))]);
                    }
                }
                _ => {}
            }
        }
        format!("{}{NBSP}– {}", self.point(from, Place::Alone), self.point(to, Place::Alone))
    }

    fn month(self, month: u8, place: Place) -> &'static str {
        self.t(&match place {
            Place::Alone => format!("month.{month}"),
            Place::AfterWord => format!("month.{month}.from"),
        })
    }

    /// Days of a month.
    fn in_month(self, month: u8, days: &str, place: Place) -> Head {
        let name = match place {
            Place::Alone => self.t(&format!("month.{month}.of")),
            Place::AfterWord => self.month(month, place),
        };
        Head::Day(days.to_owned(), name)
    }

    /// A month or day with its year.
    fn in_year(self, year: Year, head: &Head) -> String {
        let (alone, pattern) = match head {
            Head::Month(month) => (month.clone(), "date.month"),
            Head::Day(day, month) => {
                (self.fill("date.day-alone", &[("day", day), ("month", month)]), "date.day")
            }
        };
        match year {
            Year::Known(year) => {
                let year = year.to_string();
                match head {
                    Head::Month(month) => self.fill(pattern, &[("month", month), ("year", &year)]),
                    Head::Day(day, month) => {
                        self.fill(pattern, &[("day", day), ("month", month), ("year", &year)])
                    }
                }
            }
            Year::Decade(year) => {
                let decade = self.fill("date.decade", &[("year", &year.to_string())]);
                format!("{alone}, {decade}")
            }
            Year::Unknown => self.fill("date.no-year", &[("date", &alone)]),
        }
    }
}

/// Where a date stands: «ноябрь 2025», but «с ноября 2025».
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Alone,
    /// With the word of an open interval, whose case it takes.
    AfterWord,
}

/// What a date has before its year.
enum Head {
    Month(String),
    /// Days and the name of their month.
    Day(String, &'static str),
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
    fn read(part: &str) -> Option<Self> {
        if part == "XXXX" {
            return Some(Self::Unknown);
        }
        let number = |digits: &str| {
            digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u16>().ok()).flatten()
        };
        if part.len() != 4 {
            return None;
        }
        match part.strip_suffix('X') {
            Some(head) => number(head).map(|head| Self::Decade(head * 10)),
            None => number(part).map(Self::Known),
        }
    }
}

#[derive(Clone, Copy)]
struct Date {
    year: Year,
    /// 1–12, or 21–24 for spring to winter.
    month: Option<u8>,
    /// Of a month, never of a season.
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
            && day.is_none_or(|d| (1..=31).contains(&d) && month.is_some_and(|m| m <= 12))
            && parts.next().is_none();
        fits.then_some(Self { year, month, day })
    }

    fn show(self, m: Locale, place: Place) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => {
                m.in_year(self.year, &m.in_month(month, &day.to_string(), place))
            }
            (Some(month), None) => {
                m.in_year(self.year, &Head::Month(m.month(month, place).to_owned()))
            }
            (None, _) => {
                let (year, decade) = match place {
                    Place::Alone => ("date.year", "date.decade"),
                    Place::AfterWord => ("date.year.from", "date.decade.from"),
                };
                match self.year {
                    Year::Known(known) => m.fill(year, &[("year", &known.to_string())]),
                    Year::Decade(first) => m.fill(decade, &[("year", &first.to_string())]),
                    Year::Unknown => m.t("date.unknown").to_owned(),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Language;

    fn say(language: Language, edtf: &str) -> String {
        Locale::plain(language).date(edtf).replace(NBSP, " ")
    }

    #[test]
    fn dates_are_in_words_and_honest() {
        for (edtf, words) in [
            ("2025-11-25", "25 ноября 2025"),
            ("2025-11", "ноябрь 2025"),
            ("2025", "2025"),
            ("2020/2030", "2020–2030"),
            ("199X", "1990-е"),
            ("199X-05", "май, 1990-е"),
            ("XXXX-11-25", "25 ноября, год не назван"),
            ("XXXX-11", "ноябрь, год не назван"),
            ("XXXX-11-02/XXXX-11-05", "2–5 ноября, год не назван"),
            ("2022-01-05/2022-01-19", "5–19 января 2022"),
            ("2025-09/2025-11", "сентябрь – ноябрь 2025"),
            ("2024-12-30/2025-01-02", "30 декабря 2024 – 2 января 2025"),
            ("2021/..", "с 2021"),
            ("2025-11/..", "с ноября 2025"),
            ("199X/..", "с 1990-х"),
            ("../2029", "до 2029"),
            ("2025-21", "весна 2025"),
            ("2023~", "2023, предположительно"),
            ("сентябрь", "сентябрь"),
            ("2025-77", "2025-77"),
            ("2025-21-05", "2025-21-05"),
            ("+025", "+025"),
            ("2025-", "2025-"),
            ("", ""),
        ] {
            assert_eq!(say(Language::Ru, edtf), words, "{edtf}");
        }
    }

    #[test]
    fn dates_are_english() {
        for (edtf, words) in [
            ("2025-11-25", "25 November 2025"),
            ("2025-11", "November 2025"),
            ("2020/2030", "2020–2030"),
            ("199X", "1990s"),
            ("XXXX-11-25", "25 November, year not stated"),
            ("2022-01-05/2022-01-19", "5–19 January 2022"),
            ("2025-09/2025-11", "September – November 2025"),
            ("2025-11/..", "since November 2025"),
            ("../2029", "until 2029"),
            ("2025-21", "spring 2025"),
            ("2023~", "2023 (uncertain)"),
        ] {
            assert_eq!(say(Language::En, edtf), words, "{edtf}");
        }
    }

    #[test]
    fn kazakh_dates_begin_with_the_year_and_take_the_ablative() {
        for (edtf, words) in [
            ("2025-11-25", "2025 ж. 25 қараша"),
            ("2025-11", "2025 ж. қараша"),
            ("2025", "2025 ж."),
            ("2020/2030", "2020–2030 ж."),
            ("199X", "1990-жылдар"),
            ("XXXX-11-25", "25 қараша, жылы аталмаған"),
            ("2022-01-05/2022-01-19", "2022 ж. 5–19 қаңтар"),
            ("2025-09/2025-11", "2025 ж. қыркүйек – қараша"),
            ("2025-11/..", "2025 ж. қарашадан бастап"),
            ("2025-11-25/..", "2025 ж. 25 қарашадан бастап"),
            ("2021/..", "2021 жылдан бастап"),
            ("../2029", "2029 жылдан кешіктірмей"),
            ("199X/..", "1990-жылдардан бастап"),
        ] {
            assert_eq!(say(Language::Kk, edtf), words, "{edtf}");
        }
    }

    #[test]
    fn a_publication_with_an_open_date_says_so() {
        for (language, edtf, words) in [
            (Language::Ru, "2025-06-24/..", "не раньше 24 июня 2025"),
            (Language::Ru, "../2025-12", "не позже декабря 2025"),
            (Language::Ru, "2025-11-25", "25 ноября 2025"),
            (Language::En, "2025-06-24/..", "not before 24 June 2025"),
            (Language::Kk, "2025-06-24/..", "2025 ж. 24 маусымнан ерте емес"),
        ] {
            let shown = Locale::plain(language).publication(edtf);
            assert_eq!(shown.replace(NBSP, " "), words, "{edtf}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_shown(text in ".{0,24}", near in "[0-9X/.~?%-]{0,24}") {
            for language in Language::ALL {
                let m = Locale::plain(language);
                let _ = (m.date(&text), m.publication(&near), m.date(&near));
            }
        }
    }
}
