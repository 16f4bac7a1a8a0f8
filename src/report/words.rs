//! What every format says of an evidence besides its quote, in the words of the interface.
//!
//! In: an [`Evidence`]. Out: its heading, its marks and its lines («Говорит: Мустафин»), each
//! once, so that the page, the text document and Markdown cannot differ. Knows what is said; must
//! not know how it is set.
//!
//! «Источник: «Отношения с Китаем». Kazinform, 25 ноября 2025»

use super::letters::{one_line, web_address};
use super::marks::quoted;
use super::model::{Entry, Evidence, Report, Sentence, Source};
use crate::view::{Language, Locale};

/// The words of a report's language; of one that has no words here, Russian ones.
pub(super) fn locale(report: &Report) -> Locale {
    Locale::plain(Language::from_code(&report.language).unwrap_or_default())
}

/// A line below a quote.
pub(super) struct Line {
    /// «Источник»
    pub(super) label: &'static str,
    /// What it says.
    pub(super) text: String,
    /// Where its text leads.
    pub(super) url: Option<String>,
}

impl Line {
    fn new(m: Locale, key: &str, text: String) -> Self {
        Self { label: m.t(key), text, url: None }
    }
}

/// «показатель: Китай»
pub(super) fn kind(evidence: &Evidence) -> String {
    if evidence.partners.is_empty() {
        return evidence.kind.clone();
    }
    format!("{}: {}", evidence.kind, evidence.partners.join(", "))
}

/// The lines below a quote, in order; nothing is said of what is unknown.
pub(super) fn lines(m: Locale, evidence: &Evidence) -> Vec<Line> {
    let mut out = vec![Line {
        url: evidence.source.url.as_deref().and_then(web_address).map(str::to_owned),
        ..Line::new(m, "report.source", source(m, &evidence.source))
    }];
    let (start, end) = (evidence.start.to_string(), evidence.end.to_string());
    let place = [("file", &*evidence.source.file), ("start", &*start), ("end", &*end)];
    out.push(Line::new(m, "report.place", m.fill("report.place.of", &place)));
    let author = || m.t("report.author").to_owned();
    out.push(Line::new(m, "report.speaker", evidence.speaker.clone().unwrap_or_else(author)));
    if evidence.hedged {
        out.push(Line::new(m, "report.hedged", m.t("report.hedged.so").to_owned()));
    }
    if !evidence.inferred.is_empty() {
        out.push(Line::new(m, "report.inferred", evidence.inferred.join("; ")));
    }
    if let Some(correction) = &evidence.correction {
        out.push(Line::new(m, "report.correction", correction.clone()));
    }
    if let Some(note) = &evidence.note {
        out.push(Line::new(m, "report.note", note.clone()));
    }
    out.push(Line::new(
        m,
        "report.rule",
        m.fill("report.rule.of", &[("rule", &evidence.rule), ("id", evidence.number())]),
    ));
    if let Some(url) = evidence.link.as_deref().and_then(web_address) {
        out.push(Line { url: Some(url.to_owned()), ..Line::new(m, "report.link", url.to_owned()) });
    }
    out
}

/// The source in one line: title, publisher, date; of an unnamed source, its file.
fn source(m: Locale, source: &Source) -> String {
    let known =
        |part: &Option<String>| part.as_deref().map(one_line).filter(|part| !part.is_empty());
    let title = known(&source.title).map(|title| quoted(&title));
    let place: Vec<String> =
        [known(&source.publisher), known(&source.date).map(|d| m.publication(&d))]
            .into_iter()
            .flatten()
            .collect();
    let place = (!place.is_empty()).then(|| place.join(", "));
    let parts: Vec<String> = [title, place].into_iter().flatten().collect();
    if parts.is_empty() { source.file.clone() } else { parts.join(". ") }
}

/// What stands over the sentences behind a table or a picture.
pub(super) fn behind_label(m: Locale) -> &'static str {
    m.t("report.behind")
}

/// «„Торговля растёт“ – Полетаев. «Отношения с Китаем». Kazinform, 25 ноября 2025»: a sentence, who
/// says it, where.
pub(super) fn sentence(m: Locale, it: &Sentence) -> String {
    let quote = quoted(&one_line(&it.quote));
    let speaker = it.speaker.clone().unwrap_or_else(|| m.t("report.author").to_owned());
    format!("{quote} — {speaker}. {}", source(m, &it.source))
}

/// «Составлено: 22 ноября 2026. 3 свидетельства»
pub(super) fn made(report: &Report) -> String {
    let evidence = |entry: &&Entry| matches!(entry, Entry::Evidence(_));
    let m = locale(report);
    let count = m.plural("evidence", report.entries.iter().filter(evidence).count());
    if report.made.is_empty() {
        return count;
    }
    m.fill("report.made", &[("date", &m.date(&report.made)), ("evidence", &count)])
}

/// The title, or what stands for it.
pub(super) fn title(report: &Report) -> String {
    let title = one_line(&report.title);
    if title.is_empty() { locale(report).t("report.untitled").to_owned() } else { title }
}

/// The language as a tag of BCP 47; what is none is Russian.
pub(super) fn language(report: &Report) -> &str {
    let tag = report.language.as_str();
    let fits = |part: &str| {
        (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    if tag.split('-').all(fits) { tag } else { "ru" }
}

/// What stands before a note.
pub(super) fn note_label(m: Locale) -> &'static str {
    m.t("report.note")
}

/// What stands before the list of headings.
pub(super) fn contents_label(m: Locale) -> &'static str {
    m.t("report.contents")
}

/// The head of the table of facts, in order.
pub(super) fn fact_columns(m: Locale) -> Vec<String> {
    let keys = [
        "column.id",
        "column.kind",
        "column.partners",
        "column.said",
        "column.value",
        "column.unit",
        "column.bound",
        "column.period",
        "column.quote",
        "column.speaker",
        "column.hedged",
        "column.inferred",
        "column.title",
        "column.publisher",
        "column.date",
        "column.url",
        "column.file",
        "column.start",
        "column.end",
        "column.rule",
        "column.correction",
        "column.note",
        "column.link",
    ];
    keys.iter().map(|key| m.t(key).to_owned()).collect()
}

/// «да»
pub(super) fn yes(m: Locale) -> &'static str {
    m.t("report.yes")
}

/// The name of the sheet of facts, and of any other.
pub(super) fn sheet_names(m: Locale) -> (&'static str, &'static str) {
    (m.t("report.sheet.facts"), m.t("report.sheet"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_says_what_is_known() {
        let mut about = Source {
            title: Some("Отношения с «Китаем»".into()),
            publisher: Some("Kazinform".into()),
            date: Some("2025-11-25".into()),
            url: None,
            file: "001.txt".into(),
        };
        assert_eq!(
            source(Locale::plain(Language::Ru), &about).replace('\u{a0}', " "),
            "«Отношения с „Китаем“». Kazinform, 25 ноября 2025"
        );
        about.title = None;
        about.publisher = Some(" ".into());
        assert_eq!(
            source(Locale::plain(Language::Ru), &about).replace('\u{a0}', " "),
            "25 ноября 2025"
        );
        about.date = None;
        assert_eq!(source(Locale::plain(Language::Ru), &about), "001.txt");
    }

    #[test]
    fn a_fact_is_named_by_its_number_not_by_its_file() {
        let it = Evidence {
            id: "001_9f:20".into(),
            rule: "indicator.trade".into(),
            source: Source { file: "001_9f".into(), ..Source::default() },
            ..Evidence::default()
        };
        let lines = lines(Locale::plain(Language::Ru), &it);
        let found = lines.last().map(|line| line.text.as_str());
        assert_eq!(found, Some("правилом indicator.trade, факт 20"));
    }

    #[test]
    fn a_language_is_a_tag() {
        let of = |tag: &str| {
            let report = Report { language: tag.into(), ..Report::default() };
            language(&report).to_owned()
        };
        assert_eq!([of("kk"), of("ru-KZ"), of(""), of("ru\" x")], ["kk", "ru-KZ", "ru", "ru"]);
    }

    #[test]
    fn the_day_of_a_report_is_in_words() {
        let report = Report { made: "2026-11-22".into(), ..Report::default() };
        assert_eq!(
            made(&report).replace('\u{a0}', " "),
            "Составлено: 22 ноября 2026. 0 свидетельств"
        );
        let report = Report { language: "en-GB".into(), ..report };
        let english = made(&report).replace('\u{a0}', " ");
        assert_eq!(english, "Made: 22 November 2026. 0 pieces of evidence");
    }
}
