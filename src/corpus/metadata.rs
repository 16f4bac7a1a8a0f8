//! What a document says of itself: a date glued to its opening, lines of a page's frame, its title.
//!
//! In: paragraphs, segments. Out: spans and values. « date 2025-11-25 Говоря о …» opens with
//! metadata of the date 2025-11-25.

use super::words::{Cue, head, opens};
use super::{Document, Known, Provenance, Segment, SegmentKind};
use crate::record::DocMeta;
use crate::text::{Span, fold};

/// The part of a document's first paragraph that is a date and no prose, in bytes of `text`.
pub(super) fn glued_date(text: &str) -> Option<usize> {
    let folded_key = ["date", "дата", "Date", "Дата"].iter().find_map(|key| text.strip_prefix(key));
    let rest = folded_key.unwrap_or(text).trim_start_matches([':', ' ', '\u{a0}']);
    let at = text.len() - rest.len();
    iso_date(rest)?;
    let end = at + 10;
    let after = text.get(end..)?;
    (after.is_empty() || after.starts_with([' ', '\u{a0}', '\t'])).then_some(end)
}

/// The ISO date at the start of `text`.
pub(super) fn iso_date(text: &str) -> Option<&str> {
    let date = text.get(..10)?;
    let fits = date.bytes().enumerate().all(|(i, byte)| match i {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let month: u32 = date.get(5..7)?.parse().ok()?;
    let day: u32 = date.get(8..10)?.parse().ok()?;
    (fits && (1..=12).contains(&month) && (1..=31).contains(&day)).then_some(date)
}

const MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// Words that a cell beside the date may have at most: «Источник: Kazinform».
const CELL_WORDS: usize = 4;

/// The date of a line that holds nothing but a date and a time, or that beside a few short cells
/// between bars: «25 ноября 2025, 12:30», «18:47 01.11.2016 | Источник: Kazinform».
pub(super) fn date_line(line: &str) -> Option<String> {
    if line.len() > LONGEST_STAMP && !line.contains(BARS) {
        return None;
    }
    let short = |cell: &str| cell.split_whitespace().take(CELL_WORDS + 1).count() <= CELL_WORDS;
    let mut date = None;
    for cell in line.split(BARS) {
        match stamp(cell) {
            Some(Stamp { date: Some(found) }) if date.is_none() => date = Some(found),
            None if !short(cell) => return None,
            _ => {}
        }
    }
    date
}

/// What divides the cells of a line of a page.
const BARS: [char; 3] = ['|', '•', '·'];
/// Bytes of a date with a time at most.
const LONGEST_STAMP: usize = 60;

/// When something was published: a date, a clock time, or both.
struct Stamp {
    date: Option<String>,
}

/// The stamp that `text` is, wholly: words of the kind `stamp`, numbers, months.
fn stamp(text: &str) -> Option<Stamp> {
    if text.len() > LONGEST_STAMP {
        return None;
    }
    let (mut numbers, mut month) = (Vec::new(), None);
    // A page may glue the time to the date: «18:4701.11.2016».
    let glued = numeric_date(text);
    let folded = fold(&glued.map_or(text.to_owned(), |(at, _)| {
        [text.get(..at), text.get(at + NUMERIC..)].map(Option::unwrap_or_default).join(" ")
    }));
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if let Ok(number) = word.parse::<u32>() {
            numbers.push(number);
        } else if let Some(at) = MONTHS.iter().position(|name| is_month(word, name)) {
            month = Some(at as u32 + 1);
        } else if !super::words::is(word, Cue::Stamp) {
            return None;
        }
    }
    let told = glued.map(|(_, date)| date).or(match (month, numbers.as_slice()) {
        (Some(month), [day, year, ..]) => Some((*year, month, *day)),
        (None, [year, month, day, ..]) if *year > 1000 => Some((*year, *month, *day)),
        (None, [day, month, year, ..]) => Some((*year, *month, *day)),
        _ => None,
    });
    let date = told.filter(|date| is_date(*date));
    let date = date.map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
    let clock = text.split_once(':').is_some_and(|(hour, minute)| {
        hour.ends_with(|c: char| c.is_ascii_digit())
            && minute.starts_with(|c: char| c.is_ascii_digit())
    });
    (date.is_some() || clock).then_some(Stamp { date })
}

/// Bytes of `01.11.2016`.
const NUMERIC: usize = 10;

/// The first date in digits, `01.11.2016`, with where it begins.
fn numeric_date(text: &str) -> Option<(usize, (u32, u32, u32))> {
    text.match_indices('.').filter_map(|(point, _)| point.checked_sub(2)).find_map(|at| {
        let mut parts = text.get(at..at + NUMERIC)?.split('.');
        let mut part = |digits: usize| {
            let part = parts.next().filter(|part| part.len() == digits)?;
            part.parse::<u32>().ok()
        };
        let (day, month, year) = (part(2)?, part(2)?, part(4)?);
        let ends = !text.get(at + NUMERIC..)?.starts_with(|c: char| c.is_ascii_digit());
        (ends && is_date((year, month, day))).then_some((at, (year, month, day)))
    })
}

fn is_date((year, month, day): (u32, u32, u32)) -> bool {
    (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// Whether a word is a month in the genitive: «марта».
pub(super) fn is_month_genitive(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// «Ноября», «ноя».
fn is_month(word: &str, name: &str) -> bool {
    word == name || word.chars().count() == 3 && name.starts_with(word)
}

/// Whether a short line belongs to the page and not to the article.
pub(super) fn is_frame(line: &str) -> bool {
    // A line that is a date is shorter still.
    if line.len() > 160 {
        return false;
    }
    let head = head(line, 60);
    let byline = opens(&head, Cue::Byline).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let asked = opens(&head, Cue::Interviewer).is_some_and(|rest| names_who(line, &head, rest));
    let related = opens(&head, Cue::Related).is_some();
    let words = fold(line);
    let frame = words.split(|c: char| !c.is_alphanumeric());
    let furniture = frame.filter(|word| super::words::is(word, Cue::Furniture)).count() > 1;
    byline || asked || related || furniture || stamp(line).is_some() || date_line(line).is_some()
}

/// Words of a line that names who asked, at most.
const BYLINE_WORDS: usize = 12;

/// Whether a name follows the words with which `line` opens; `rest` is what is left of its folded
/// `head` behind them: «Беседовал Арсен Каримов, «Время»», but not «Записал он это в 2024 году».
fn names_who(line: &str, head: &str, rest: &str) -> bool {
    let opening = head.split_whitespace().count() - rest.split_whitespace().count();
    let who = line.split_whitespace().nth(opening).unwrap_or_default();
    who.starts_with(char::is_uppercase) && line.split_whitespace().count() <= BYLINE_WORDS
}

/// The date among the parts of a line between bars and commas: «Беседовал Арсен Каримов, «Время», 18
/// сентября 2025 г.».
fn date_in_byline(line: &str) -> Option<String> {
    line.split(|c| BARS.contains(&c) || matches!(c, ',' | ';')).find_map(|part| stamp(part)?.date)
}

impl Document {
    /// A document of the user's: its paragraphs are told apart, and its title (a heading that
    /// opens it) and its date (one glued to the opening, or a line of its own) are read from the
    /// text. Nothing else is known of it.
    pub fn from_text(id: &str, text: String) -> Self {
        let segments = super::segment(&text);
        let title = title(&text, &segments);
        let date = date(&text, &segments);
        let cyrillic = text.chars().take(4000).filter(|c| ('а'..='я').contains(c)).count();
        let language = (cyrillic > 0).then(|| "ru".to_owned());
        let known = [
            ("title", title.is_some()),
            ("publisher", false),
            ("date", date.is_some()),
            ("url", false),
            ("site", false),
            ("language", language.is_some()),
            ("home", false),
        ];
        let known = known.map(|(field, read)| Known {
            field: field.to_owned(),
            provenance: if read { Provenance::Text } else { Provenance::Unknown },
        });
        let meta = DocMeta { id: id.to_owned(), title, date, ..DocMeta::default() };
        Self { meta, language, site: None, known: known.into(), text, segments }
    }
}

fn title(text: &str, segments: &[Segment]) -> Option<String> {
    let first = segments.iter().find(|s| s.kind != SegmentKind::Metadata)?;
    (first.kind == SegmentKind::Heading).then(|| first.span.of(text).to_owned())
}

fn date(text: &str, segments: &[Segment]) -> Option<String> {
    segments
        .iter()
        .filter(|segment| segment.kind == SegmentKind::Metadata)
        .map(|segment| segment.span)
        .find_map(|span: Span| {
            let line = span.of(text);
            glued_date(line)
                .and_then(|end| line.get(end - 10..end))
                .and_then(iso_date)
                .map(str::to_owned)
                .or_else(|| date_line(line))
                .or_else(|| date_in_byline(line))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_their_own() {
        assert_eq!(date_line("25 ноября 2025, 12:30").as_deref(), Some("2025-11-25"));
        assert_eq!(date_line("25.11.2025 г.").as_deref(), Some("2025-11-25"));
        assert_eq!(date_line("25 ноября 2025 года прошла встреча"), None);
        assert_eq!(date_line("12 13 14"), None);
        assert_eq!(date_line("Опубликовано: вторник, 25 ноя 2025").as_deref(), Some("2025-11-25"));
    }

    #[test]
    fn a_date_among_the_cells_of_a_line_and_glued_to_a_time() {
        let glued = "18:4701.11.2016| Источник: Kazinform";
        assert_eq!(date_line(glued).as_deref(), Some("2016-11-01"));
        assert!(is_frame(glued) && is_frame("Сегодня, 12:30") && is_frame("25 ноября, 11:55"));
        let line = "Политика • 5 мая 2020 • 1280 просмотров";
        assert_eq!(date_line(line).as_deref(), Some("2020-05-05"));
        let prose = "Встреча прошла 01.11.2016 | Стороны подписали соглашение о торговле зерном";
        assert_eq!(date_line(prose), None);
        assert!(!is_frame("Счёт 2:1 в пользу Анкары"));
    }

    #[test]
    fn who_asked_and_when_stands_in_a_byline() {
        let line = "Беседовал Арсен Каримов, «Время», 18 сентября 2025 г.";
        assert!(is_frame(line));
        assert_eq!(date_in_byline(line).as_deref(), Some("2025-09-18"));
        assert!(is_frame("Интервью взяла Анна Ли"));
        assert!(!is_frame("Записал он это в 2024 году"));
    }

    #[test]
    fn a_glued_date_ends_before_the_prose() {
        assert_eq!(glued_date("date 2025-11-25 Говоря о балансе"), Some(15));
        assert_eq!(glued_date("2025-11-25 Говоря"), Some(10));
        assert_eq!(glued_date("2025-2030 годы"), None);
    }

    #[test]
    fn a_line_of_the_page_is_no_title() {
        let text =
            "18:4701.11.2016| Источник: Kazinform\n\nТурция и Иран делят транзит\n\nСтороны \
                    подписали соглашение о транзите и поставках зерна через порт Актау."
                .to_owned();
        let document = Document::from_text("a", text);
        assert_eq!(document.meta.title.as_deref(), Some("Турция и Иран делят транзит"));
        assert_eq!(document.meta.date.as_deref(), Some("2016-11-01"));
    }

    #[test]
    fn title_and_date_are_read() {
        let text = "Китай и Казахстан: новые договорённости\n25 ноября 2025\nСтороны подписали \
                    соглашение о транзите и поставках зерна через порт Актау."
            .to_owned();
        let document = Document::from_text("a", text);
        let title = document.meta.title.as_deref();
        assert_eq!(title, Some("Китай и Казахстан: новые договорённости"));
        assert_eq!(document.meta.date.as_deref(), Some("2025-11-25"));
        assert_eq!(document.known[0].provenance, Provenance::Text);
        assert_eq!(document.known[1].provenance, Provenance::Unknown);
    }
}
