//! What is taken away: tables of panels, the facts of a view, reports, as bytes with a name.
//!
//! In: what is wanted and its format. Out: a [`File`]. Knows which writer makes which format; must
//! not know the formats themselves.
//!
//! Functions, panel `matrix`, CSV → `tarazy_functions_matrix.csv`, `text/csv`

use serde::{Deserialize, Serialize};

use crate::report::{self, Entry, Evidence, Report, Table};
use crate::view::Language;
use crate::view::{Desk, Look, file_name};

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its name, with the extension.
    pub name: String,
    /// Its media type.
    pub mime: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Formats of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableFormat {
    /// Comma-separated values.
    Csv,
    /// JSON.
    Json,
    /// A sheet.
    Xlsx,
}

/// Formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReportFormat {
    /// One page that needs nothing else.
    Html,
    /// Markdown.
    Markdown,
    /// A text document.
    Docx,
    /// Its facts as a sheet.
    Xlsx,
    /// Its facts as comma-separated values.
    Csv,
    /// Its facts as JSON.
    Json,
}

impl TableFormat {
    /// All, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::Xlsx];

    /// The extension of a file's name, and the word of test ids.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Xlsx => "xlsx",
        }
    }
}

impl ReportFormat {
    /// All, in the order of a menu.
    pub const ALL: [Self; 6] =
        [Self::Html, Self::Markdown, Self::Docx, Self::Xlsx, Self::Csv, Self::Json];

    /// The extension of a file's name, and the word of test ids.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

fn mime(extension: &str) -> &'static str {
    match extension {
        "csv" => "text/csv;charset=utf-8",
        "html" => "text/html;charset=utf-8",
        "md" => "text/markdown;charset=utf-8",
        "json" => "application/json",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}

fn file(name: String, extension: &str, bytes: Vec<u8>) -> File {
    File { name, mime: mime(extension).to_owned(), bytes }
}

/// The table of a panel; with no panel's name that of all facts which pass. `None` where the view
/// has no such panel.
pub(super) fn table(desk: &Desk, look: &Look, panel: &str) -> Option<Table> {
    if panel.is_empty() {
        let rows: Vec<Evidence> =
            desk.facts.iter().filter_map(|at| report::evidence(desk, *at)).collect();
        return Some(report::facts_table(&rows, look.language));
    }
    let sheet = look.view.sheet(desk)?;
    let panel = sheet.panels.iter().find(|known| known.id == panel)?;
    Some(report::table(desk, &sheet, panel))
}

/// The file of a table. Where a program reads bare numbers, their words (bound, currency, reserve) stand
/// beside them; the table of all facts has columns for these.
pub(super) fn download(look: &Look, panel: &str, table: Table, format: TableFormat) -> File {
    let extension = format.extension();
    let table = if panel.is_empty() { table } else { table.spelled(look.language) };
    let bytes = match format {
        TableFormat::Csv => report::table_to_csv(&table).into_bytes(),
        TableFormat::Json => report::table_to_json(&table).into_bytes(),
        TableFormat::Xlsx => report::table_to_xlsx(&table, look.language),
    };
    file(file_name(look, panel, extension), extension, bytes)
}

/// The file of a report.
pub(super) fn export(report: &Report, format: ReportFormat) -> File {
    let facts = || -> Vec<Evidence> {
        let entries = report.entries.iter();
        entries
            .filter_map(|entry| match entry {
                Entry::Evidence(evidence) => Some((**evidence).clone()),
                _ => None,
            })
            .collect()
    };
    let extension = format.extension();
    let language = Language::from_code(&report.language).unwrap_or_default();
    let bytes = match format {
        ReportFormat::Html => report::to_html(report).into_bytes(),
        ReportFormat::Markdown => report::to_markdown(report).into_bytes(),
        ReportFormat::Docx => report::to_docx(report),
        ReportFormat::Xlsx => report::facts_to_xlsx(&facts(), language),
        ReportFormat::Csv => report::facts_to_csv(&facts(), language).into_bytes(),
        ReportFormat::Json => {
            report::table_to_json(&report::facts_table(&facts(), language)).into_bytes()
        }
    };
    let day = if report.made.is_empty() { String::new() } else { format!("_{}", report.made) };
    file(format!("tarazy_report{day}.{extension}"), extension, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Engine, Refusal, Request, Response};
    use crate::query::{FactRef, Filter, Selection};
    use crate::view::{Language, View};

    fn look(view: View, documents: &[&str]) -> Look {
        let documents = documents.iter().map(|id| (*id).to_owned()).collect();
        let filter = Filter { documents, ..Filter::default() };
        Look { view, selection: Selection { partners: Vec::new(), filter }, ..Look::default() }
    }

    fn taken(engine: &mut Engine, look: Look, panel: &str, format: TableFormat) -> Response {
        engine.handle(Request::Download { look: Box::new(look), panel: panel.to_owned(), format })
    }

    #[test]
    fn a_panel_gives_its_whole_table() {
        let mut engine = Engine::new();
        let sources = look(View::Sources, &[]);
        let Response::File(file) =
            taken(&mut engine, sources.clone(), "documents", TableFormat::Csv)
        else {
            panic!("no file")
        };
        assert_eq!(file.name, "tarazy_sources_documents.csv");
        let text = String::from_utf8(file.bytes).expect("text");
        assert_eq!(text.matches("\r\n").count(), 6, "a head and five documents: {text}");
        let refused = taken(&mut engine, sources, "nowhere", TableFormat::Csv);
        assert_eq!(refused, Response::Refused(Refusal::UnknownPanel("nowhere".to_owned())));
    }

    #[test]
    fn the_facts_of_a_view_are_those_that_pass() {
        let mut engine = Engine::new();
        let Response::Overview(overview) = engine.handle(Request::Open) else { panic!() };
        let card = &overview.documents[1];
        let of_one = look(View::Compare, &[&card.meta.id]);
        let Response::File(file) = taken(&mut engine, of_one, "", TableFormat::Json) else {
            panic!("no file")
        };
        let json: serde_json::Value = serde_json::from_slice(&file.bytes).expect("JSON");
        let rows = json["rows"].as_array().expect("rows");
        assert_eq!(rows.len(), card.facts);
        let of_it = format!("{}:", card.meta.id);
        assert!(rows.iter().all(|row| row[0].as_str().is_some_and(|id| id.starts_with(&of_it))));
    }

    #[test]
    fn evidence_goes_into_every_format() {
        let mut engine = Engine::new();
        let facts = (0..3).map(|fact| FactRef { document: 0, fact }).collect();
        let asked = Request::Evidence { facts, language: Language::Ru };
        let Response::Evidence(found) = engine.handle(asked) else { panic!("no evidence") };
        assert_eq!(found.len(), 3);
        assert!(found.iter().all(|it| it.start < it.end && !it.quote.is_empty()));
        let entries = found.into_iter().map(|it| Entry::Evidence(Box::new(it))).collect();
        let report = Report { made: "2026-11-22".into(), entries, ..Report::default() };
        for format in ReportFormat::ALL {
            let report = Box::new(report.clone());
            let Response::File(file) = engine.handle(Request::Export { report, format }) else {
                panic!("no file")
            };
            assert_eq!(file.name, format!("tarazy_report_2026-11-22.{}", format.extension()));
            assert!(file.bytes.len() > 100, "{format:?}");
        }
    }
}
