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

/// The date of a line that holds nothing but a date and a time: «25 ноября 2025, 12:30».
pub(super) fn date_line(line: &str) -> Option<String> {
    if line.len() > 60 {
        return None;
    }
    let (mut numbers, mut month) = (Vec::new(), None);
    let folded = fold(line);
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if let Ok(number) = word.parse::<u32>() {
            numbers.push(number);
        } else if let Some(at) = MONTHS.iter().position(|name| *name == word) {
            month = Some(at as u32 + 1);
        } else if !matches!(word, "г" | "год" | "года" | "date" | "дата" | "опубликовано" | "в")
        {
            return None;
        }
    }
    let (year, month, day) = match (month, numbers.as_slice()) {
        (Some(month), [day, year, ..]) => (*year, month, *day),
        (None, [year, month, day, ..]) if *year > 1000 => (*year, *month, *day),
        (None, [day, month, year, ..]) => (*year, *month, *day),
        _ => return None,
    };
    ((1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// Whether a short line belongs to the page and not to the article.
pub(super) fn is_frame(line: &str) -> bool {
    // A line that is a date is shorter still.
    if line.len() > 160 {
        return false;
    }
    let head = head(line, 60);
    let byline = opens(&head, Cue::Byline).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let related = opens(&head, Cue::Related).is_some();
    let words = fold(line);
    let frame = words.split(|c: char| !c.is_alphanumeric());
    let furniture = frame.filter(|word| super::words::is(word, Cue::Furniture)).count() > 1;
    byline || related || furniture || date_line(line).is_some()
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
    }

    #[test]
    fn a_glued_date_ends_before_the_prose() {
        assert_eq!(glued_date("date 2025-11-25 Говоря о балансе"), Some(15));
        assert_eq!(glued_date("2025-11-25 Говоря"), Some(10));
        assert_eq!(glued_date("2025-2030 годы"), None);
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
