//! References to a source, and a sentence with its reference, ready to paste.
//!
//! In: a [`Source`], the day it was looked at, the words quoted. Out: a [`Reference`] as plain
//! text, Markdown or HTML. Knows three styles; must not know the time, nor fill a gap: what is
//! unknown is left out, or named as unknown where the style has a word for it («б. д.»).
//!
//! - ГОСТ Р 7.0.5–2008, a reference to a part of an electronic resource (section 10), areas parted
//!   by full stop and dash, months shortened by ГОСТ Р 7.0.12–2011. Where the day of publication
//!   cannot be told, the earliest and latest that could be found stand in brackets.
//! - APA, 7th edition, a page of a website with a group as its author, in the words of a language.
//! - Plain: for people, in the words of a language.
//!
//! ГОСТ is a standard of Russian references: its words are Russian in any language of the interface.
//!
//! Отношения с Китаем \[Электронный ресурс\] // Kazinform. – 2025. – 25 нояб. – URL:
//! https://example.kz/1 (дата обращения: 22.11.2026).

use serde::{Deserialize, Serialize};

use super::edtf::{Certainty, Edtf, Point};
use super::letters::{one_line, strict_address, web_address, xml};
use super::markdown;
use super::marks::quoted;
use super::model::Source;
use crate::view::{Language, Locale};

/// How a source is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Style {
    /// ГОСТ Р 7.0.5–2008.
    Gost,
    /// APA, 7th edition.
    Apa,
    /// Title, publisher, date, address.
    Plain,
}

impl Style {
    /// All, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::Gost, Self::Apa, Self::Plain];
}

/// A reference, in pieces of one face.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    runs: Vec<Run>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Run {
    Plain(String),
    Italic(String),
    Address(String),
    Break,
}

/// The reference to a source; ГОСТ is Russian whatever the language. `accessed` is the day it was looked at, EDTF; empty leaves it out.
pub fn reference(source: &Source, style: Style, language: Language, accessed: &str) -> Reference {
    let language = if style == Style::Gost { Language::Ru } else { language };
    let known = Known::new(Locale::plain(language), source, accessed);
    let runs = match style {
        Style::Gost => gost(&known),
        Style::Apa => apa(&known),
        Style::Plain => plain(&known),
    };
    Reference { runs }
}

/// A sentence in quotation marks and, on the next line, the reference to its source; `link` is the
/// address that opens it in the application.
pub fn quotation(
    quote: &str,
    source: &Source,
    style: Style,
    language: Language,
    accessed: &str,
    link: Option<&str>,
) -> Reference {
    let quote = one_line(quote);
    let (words, stop) = final_stop(&quote);
    let mut first = quoted(words);
    if style == Style::Apa {
        first.push(' ');
        first.push_str(&in_text(&Known::new(Locale::plain(language), source, accessed)));
    }
    first.push_str(stop);
    let mut runs = vec![Run::Plain(first), Run::Break];
    runs.extend(reference(source, style, language, accessed).runs);
    if let Some(link) = link.map(one_line).filter(|link| !link.is_empty()) {
        runs.extend([Run::Break, Run::Address(link)]);
    }
    Reference { runs }
}

impl Reference {
    /// As plain text.
    pub fn text(&self) -> String {
        let piece = |run: &Run| match run {
            Run::Plain(text) | Run::Italic(text) | Run::Address(text) => text.clone(),
            Run::Break => String::from("\n"),
        };
        self.runs.iter().map(piece).collect()
    }

    /// As Markdown.
    pub fn markdown(&self) -> String {
        let piece = |run: &Run| match run {
            Run::Plain(text) => markdown::inline(text),
            Run::Italic(text) => format!("*{}*", markdown::inline(text)),
            Run::Address(url) => markdown::address(url),
            Run::Break => String::from("\\\n"),
        };
        self.runs.iter().map(piece).collect()
    }

    /// As HTML, for a clipboard that keeps italics.
    pub fn html(&self) -> String {
        let piece = |run: &Run| match run {
            Run::Plain(text) => xml(text),
            Run::Italic(text) => format!("<i>{}</i>", xml(text)),
            Run::Address(url) => match web_address(url) {
                Some(known) => {
                    format!("<a href='{}'>{}</a>", xml(&strict_address(known)), xml(url))
                }
                None => xml(url),
            },
            Run::Break => String::from("<br/>"),
        };
        self.runs.iter().map(piece).collect()
    }
}

/// What is known of a source: no empty texts, no line breaks.
struct Known {
    m: Locale,
    title: Option<String>,
    publisher: Option<String>,
    date: Option<String>,
    url: Option<String>,
    file: Option<String>,
    accessed: Option<String>,
}

impl Known {
    fn new(m: Locale, source: &Source, accessed: &str) -> Self {
        let known = |text: &str| Some(one_line(text)).filter(|text| !text.is_empty());
        Self {
            m,
            title: source.title.as_deref().and_then(known),
            publisher: source.publisher.as_deref().and_then(known),
            date: source.date.as_deref().and_then(known),
            url: source.url.as_deref().and_then(known),
            file: known(&source.file),
            accessed: known(accessed),
        }
    }

    /// The title, or, in the brackets that mark what the source does not say, the file.
    fn title(&self) -> String {
        let file = || self.file.as_deref().map(|file| format!("[{file}]"));
        let none = || self.m.t("cite.no-title").to_owned();
        self.title.clone().or_else(file).unwrap_or_else(none)
    }

    /// «(дата обращения: 22.11.2026)», with a space before it.
    fn accessed(&self) -> String {
        let Some(accessed) = &self.accessed else { return String::new() };
        let shown = match Edtf::read(accessed) {
            Edtf::Point(point) => point.day().map(|(y, m, d)| {
                let [year, month, day] = [format!("{y:04}"), format!("{m:02}"), format!("{d:02}")];
                let parts = [("day", &*day), ("month", &*month), ("year", &*year)];
                self.m.fill("cite.day", &parts)
            }),
            _ => None,
        };
        let shown = shown.unwrap_or_else(|| accessed.clone());
        format!(" {}", self.m.fill("cite.accessed", &[("date", &shown)]))
    }
}

fn gost(known: &Known) -> Vec<Run> {
    let mut text = format!("{} {}", known.title(), known.m.t("cite.medium"));
    if let Some(publisher) = &known.publisher {
        // By its code, for the check of messages takes a space and two strokes for a comment.
        text.push_str("\u{20}// ");
        text.push_str(publisher);
    }
    for area in known.date.as_deref().map(|edtf| gost_date(known.m, edtf)).unwrap_or_default() {
        end(&mut text);
        text.push_str(" – ");
        text.push_str(&area);
    }
    end(&mut text);
    let Some(url) = &known.url else { return vec![Run::Plain(text)] };
    text.push_str(" – URL: ");
    let after = format!("{}.", known.accessed());
    vec![Run::Plain(text), Run::Address(url.clone()), Run::Plain(after)]
}

/// The areas of a date: «2025», «25 нояб.»; one in brackets where it is not stated so.
fn gost_date(m: Locale, edtf: &str) -> Vec<String> {
    let bracketed = |text: String| vec![format!("[{text}]")];
    match Edtf::read(edtf) {
        Edtf::Point(point) => match point.certainty {
            Certainty::Sure => {
                let year = point.year.map(|year| year.to_string());
                year.into_iter().chain(short_day(m, point).map(|day| capital(&day))).collect()
            }
            Certainty::Uncertain => bracketed(format!("{}?", short(m, point))),
            Certainty::About => bracketed(m.fill("cite.about", &[("date", &short(m, point))])),
        },
        Edtf::From(_) | Edtf::Until(_) => bracketed(open_date(m, edtf)),
        Edtf::Between(from, to) => {
            let dash = if from.month.or(to.month).is_some() { " – " } else { "–" };
            bracketed(format!("{}{dash}{}", short(m, from), short(m, to)))
        }
        Edtf::Other(_) => bracketed(m.publication(edtf)),
    }
}

/// «25 нояб.», «нояб.», «май»: the date without its year.
fn short_day(m: Locale, point: Point) -> Option<String> {
    let month = point.month?;
    let name = m.find(&format!("month.{month}.short"));
    let full = || m.t(&format!("month.{month}")).to_owned();
    Some(match (point.day, name) {
        (Some(day), Some(name)) => format!("{day} {name}"),
        (None, Some(name)) if name.ends_with('.') => name.to_owned(),
        _ => full(),
    })
}

/// «25 нояб. 2025»
fn short(m: Locale, point: Point) -> String {
    let year = point.year.map(|year| year.to_string());
    short_day(m, point).into_iter().chain(year).collect::<Vec<_>>().join(" ")
}

/// «не позднее мая 2025», with plain spaces.
fn open_date(m: Locale, edtf: &str) -> String {
    m.open_date(edtf, "cite.not-before", "cite.not-after").replace('\u{a0}', " ")
}

fn apa(known: &Known) -> Vec<Run> {
    let when = format!(" ({}). ", apa_date(known.m, known.date.as_deref()));
    // Only a title that the work has is set in italics.
    let title =
        |text: String| if known.title.is_some() { Run::Italic(text) } else { Run::Plain(text) };
    let stop = |text: &str| if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    let name = known.title();
    let mut runs = match &known.publisher {
        Some(publisher) => vec![
            Run::Plain(format!("{publisher}{}{when}", stop(publisher))),
            title(name.clone()),
            Run::Plain(stop(&name).to_owned()),
        ],
        None => {
            vec![title(name.clone()), Run::Plain(format!("{}{}", stop(&name), when.trim_end()))]
        }
    };
    if let Some(url) = &known.url {
        // A page without a date may change: then the style wants the day it was read.
        let read = known.accessed.as_deref().filter(|_| known.date.is_none());
        let phrase = read.map(|day| {
            known.m.fill(
                "cite.retrieved",
                &[("date", &known.m.date(day).replace('\u{a0}', " ")), ("url", "")],
            )
        });
        runs.push(Run::Plain(format!(" {}", phrase.unwrap_or_default())));
        runs.push(Run::Address(url.clone()));
    }
    runs
}

/// «2025, 25 ноября»; «б. д.» for none.
fn apa_date(m: Locale, edtf: Option<&str>) -> String {
    let Some(edtf) = edtf else { return m.t("cite.no-date").to_owned() };
    match Edtf::read(edtf) {
        Edtf::Point(point @ Point { year: Some(year), .. }) => {
            let day = match (point.month, point.day) {
                (None, _) => String::new(),
                (Some(month), None) => format!(", {}", m.t(&format!("month.{month}"))),
                (Some(month), Some(day)) => {
                    let (month, day) = (m.t(&format!("month.{month}.of")), day.to_string());
                    format!(", {}", m.fill("cite.day-of-month", &[("month", month), ("day", &day)]))
                }
            };
            let shown = format!("{year}{day}");
            match point.certainty {
                Certainty::Sure => shown,
                _ => m.fill("cite.about", &[("date", &shown)]),
            }
        }
        _ => open_date(m, edtf),
    }
}

/// «(Kazinform, 2025)», behind a quoted sentence.
fn in_text(known: &Known) -> String {
    let who = known.publisher.clone().unwrap_or_else(|| match &known.title {
        Some(title) => quoted(title),
        None => known.title(),
    });
    let year = match known.date.as_deref().map(Edtf::read) {
        Some(Edtf::Point(Point { year: Some(year), certainty: Certainty::Sure, .. })) => {
            year.to_string()
        }
        _ => apa_date(known.m, known.date.as_deref()),
    };
    format!("({who}, {year})")
}

fn plain(known: &Known) -> Vec<Run> {
    let title = match &known.title {
        Some(title) => quoted(title),
        None => known.title(),
    };
    let when = known.date.as_deref().map(|edtf| known.m.publication(edtf).replace('\u{a0}', " "));
    let place: Vec<String> = known.publisher.iter().cloned().chain(when).collect();
    let mut text = title;
    end(&mut text);
    if !place.is_empty() {
        text.push(' ');
        text.push_str(&place.join(", "));
        end(&mut text);
    }
    let Some(url) = &known.url else { return vec![Run::Plain(text)] };
    text.push(' ');
    vec![Run::Plain(text), Run::Address(url.clone()), Run::Plain(known.accessed())]
}

/// A full stop, unless one is there.
fn end(text: &mut String) {
    if !text.ends_with('.') {
        text.push('.');
    }
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest).collect()
}

/// The sentence and its full stop, which stands behind the closing mark (Розенталь, § 68). The one
/// of an abbreviation («2025 г.», «млрд.») stays in the sentence, dots stay too.
fn final_stop(quote: &str) -> (&str, &str) {
    const VOWELS: &str = "аеёиоуыэюяАЕЁИОУЫЭЮЯ";
    let Some(words) = quote.strip_suffix('.') else { return (quote, "") };
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_short = last.chars().count() <= 4
        && last.chars().all(char::is_alphabetic)
        && !last.contains(|c| VOWELS.contains(c));
    if last.contains('.') || is_short { (quote, "") } else { (words, ".") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: &str = "2026-11-22";

    fn source(date: Option<&str>) -> Source {
        Source {
            title: Some("Отношения с «Китаем»".into()),
            publisher: Some("Kazinform".into()),
            date: date.map(Into::into),
            url: Some("https://example.kz/1".into()),
            file: "001.txt".into(),
        }
    }

    fn shown(source: &Source, style: Style) -> String {
        reference(source, style, Language::Ru, DAY).text().replace('\u{a0}', " ")
    }

    #[test]
    fn each_style_has_its_form() {
        let about = source(Some("2025-11-25"));
        assert_eq!(
            shown(&about, Style::Gost),
            "Отношения с «Китаем» [Электронный ресурс] // Kazinform. – 2025. – 25 нояб. – \
             URL: https://example.kz/1 (дата обращения: 22.11.2026)."
        );
        assert_eq!(
            shown(&about, Style::Apa),
            "Kazinform. (2025, 25 ноября). Отношения с «Китаем». https://example.kz/1"
        );
        assert_eq!(
            shown(&about, Style::Plain),
            "«Отношения с „Китаем“». Kazinform, 25 ноября 2025. https://example.kz/1 \
             (дата обращения: 22.11.2026)"
        );
    }

    #[test]
    fn dates_are_as_sure_as_they_are_known() {
        for (edtf, gost, apa) in [
            ("2025", "2025. –", "(2025)"),
            ("2025-05", "2025. – Май. –", "(2025, май)"),
            ("2025-11", "2025. – Нояб. –", "(2025, ноябрь)"),
            ("2025-05-09", "2025. – 9 мая. –", "(2025, 9 мая)"),
            ("2025-23", "2025. – Осень. –", "(2025, осень)"),
            ("2025~", "[ок. 2025]. –", "(ок. 2025)"),
            ("2025-11?", "[нояб. 2025?]. –", "(ок. 2025, ноябрь)"),
            ("2025-06-24/..", "[не ранее 24 июня 2025]. –", "(не ранее 24 июня 2025)"),
            ("../2025-05", "[не позднее мая 2025]. –", "(не позднее мая 2025)"),
            ("2024/2025", "[2024–2025]. –", "(2024–2025)"),
            ("XXXX-11-25", "25 нояб. –", "(25 ноября, год не назван)"),
            ("199X", "[1990-е]. –", "(1990-е)"),
        ] {
            let about = source(Some(edtf));
            let text = shown(&about, Style::Gost);
            assert!(text.contains(&format!("Kazinform. – {gost} URL")), "{text}");
            let text = shown(&about, Style::Apa);
            assert!(text.contains(apa), "{text}");
        }
    }

    #[test]
    fn other_languages_have_their_words_but_for_gost() {
        let shown = |date, style, language| {
            reference(&source(date), style, language, DAY).text().replace('\u{a0}', " ")
        };
        let day = Some("2025-11-25");
        assert_eq!(
            shown(day, Style::Apa, Language::En),
            "Kazinform. (2025, November 25). Отношения с «Китаем». https://example.kz/1"
        );
        assert_eq!(
            shown(day, Style::Plain, Language::En),
            "«Отношения с „Китаем“». Kazinform, 25 November 2025. https://example.kz/1 \
             (accessed: 2026-11-22)"
        );
        assert!(shown(None, Style::Apa, Language::Kk).contains(" (күні белгісіз). "));
        assert!(
            shown(Some("../2025-05"), Style::Apa, Language::Kk)
                .contains("(2025 ж. мамырдан кешіктірмей)")
        );
        assert_eq!(shown(day, Style::Gost, Language::En), shown(day, Style::Gost, Language::Ru));
    }

    #[test]
    fn what_is_unknown_is_left_out() {
        let about = source(None);
        assert_eq!(
            shown(&about, Style::Gost),
            "Отношения с «Китаем» [Электронный ресурс] // Kazinform. – \
             URL: https://example.kz/1 (дата обращения: 22.11.2026)."
        );
        assert_eq!(
            shown(&about, Style::Apa),
            "Kazinform. (б. д.). Отношения с «Китаем». \
             Извлечено 22 ноября 2026 из https://example.kz/1"
        );
        let none = Source { file: "001.txt".into(), ..Source::default() };
        assert_eq!(shown(&none, Style::Gost), "[001.txt] [Электронный ресурс].");
        assert_eq!(shown(&none, Style::Apa), "[001.txt]. (б. д.).");
        assert_eq!(shown(&none, Style::Plain), "[001.txt].");
        assert_eq!(shown(&Source::default(), Style::Apa), "[Без названия]. (б. д.).");
        let no_day = reference(&source(None), Style::Gost, Language::Ru, "").text();
        assert!(no_day.ends_with("URL: https://example.kz/1."), "{no_day}");
    }

    #[test]
    fn a_quotation_nests_its_marks_and_ends_once() {
        let about = source(Some("2025-11-25"));
        let of = |quote: &str, style| {
            quotation(quote, &about, style, Language::Ru, DAY, None)
                .text()
                .lines()
                .next()
                .map(str::to_owned)
        };
        assert_eq!(
            of("Порт «Актау»\nрастёт.", Style::Gost).as_deref(),
            Some("«Порт „Актау“ растёт».")
        );
        assert_eq!(of("Растёт?", Style::Gost).as_deref(), Some("«Растёт?»"));
        assert_eq!(of("В 2025 г.", Style::Gost).as_deref(), Some("«В 2025 г.»"));
        assert_eq!(
            of("Порт растёт.", Style::Apa).as_deref(),
            Some("«Порт растёт» (Kazinform, 2025).")
        );
        let link = Some("https://t.kz/#ev=1");
        let linked = quotation("а", &about, Style::Plain, Language::Ru, DAY, link).text();
        assert!(linked.ends_with("\nhttps://t.kz/#ev=1"), "{linked}");
    }

    #[test]
    fn the_title_is_in_italics_where_the_style_says_so() {
        let about = Source { title: Some("А <b> *в*".into()), ..source(Some("2025")) };
        let apa = reference(&about, Style::Apa, Language::Ru, DAY);
        assert!(apa.html().contains("<i>А &lt;b&gt; *в*</i>."), "{}", apa.html());
        assert!(apa.html().contains("<a href='https://example.kz/1'>"), "{}", apa.html());
        assert!(apa.markdown().contains("*А \\<b\\> \\*в\\**."), "{}", apa.markdown());
    }
}
