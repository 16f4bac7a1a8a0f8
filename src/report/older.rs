//! Baskets that an older form kept: read as what they are now.
//!
//! In: the bytes of the form before. Out: a [`Report`]. That form had no sentences behind the figures of
//! a table or chart; all else is as it was, in the same order.
//!
//! A chart of the first form → the same chart, with nothing behind its figures

use serde::Deserialize;

use super::model::{Behind, Cell, Chart, Entry, Evidence, Report, Table};

/// A report of the first form.
#[derive(Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
struct First {
    title: String,
    made: String,
    language: String,
    entries: Vec<FirstEntry>,
}

#[derive(Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
enum FirstEntry {
    Heading { text: String },
    Note { text: String },
    Evidence(Box<Evidence>),
    Chart(FirstChart),
    Table(FirstTable),
}

#[derive(Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
struct FirstChart {
    title: String,
    svg: String,
    png: Option<Vec<u8>>,
    caption: String,
    table: FirstTable,
    note: Option<String>,
}

#[derive(Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
struct FirstTable {
    caption: String,
    columns: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

/// Reads a report of the first form; `None` where the bytes are none.
pub(super) fn first(bytes: &[u8]) -> Option<Report> {
    let First { title, made, language, entries } = postcard::from_bytes(bytes).ok()?;
    Some(Report { title, made, language, entries: entries.into_iter().map(entry).collect() })
}

fn entry(entry: FirstEntry) -> Entry {
    match entry {
        FirstEntry::Heading { text } => Entry::Heading { text },
        FirstEntry::Note { text } => Entry::Note { text },
        FirstEntry::Evidence(evidence) => Entry::Evidence(evidence),
        FirstEntry::Chart(FirstChart { title, svg, png, caption, table: of_chart, note }) => {
            Entry::Chart(Chart { title, svg, png, caption, table: table(of_chart), note })
        }
        FirstEntry::Table(of_entry) => Entry::Table(table(of_entry)),
    }
}

fn table(FirstTable { caption, columns, rows }: FirstTable) -> Table {
    Table { caption, columns, rows, behind: Behind::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Basket;

    /// A basket as the first form kept it.
    fn kept() -> (String, Report) {
        let cells = || vec![vec![Cell::text("Китай"), Cell::number(44e9, "44 млрд")]];
        let columns = || vec!["Партнёр".to_owned(), "Оборот".to_owned()];
        let table =
            || FirstTable { caption: "оборот".into(), columns: columns(), rows: cells() };
        let evidence =
            || Evidence {
                id: "001:17".into(), note: Some("важно".into()), ..Evidence::default()
            };
        let chart = FirstChart {
            title: "Оборот".into(),
            svg: "<svg/>".into(),
            png: Some(vec![1, 255]),
            caption: String::new(),
            table: table(),
            note: Some("рост".into()),
        };
        let old = First {
            title: "Отчёт".into(),
            made: "2025-12-01".into(),
            language: "ru".into(),
            entries: vec![
                FirstEntry::Heading { text: "Торговля".into() },
                FirstEntry::Note { text: "а\n\nб".into() },
                FirstEntry::Evidence(Box::new(evidence())),
                FirstEntry::Chart(chart),
                FirstEntry::Table(table()),
            ],
        };
        let bytes = postcard::to_allocvec(&old).expect("bytes");
        let text = "tarazy-report-1:".chars().chain(bytes.into_iter().map(char::from)).collect();
        let table = Table {
            caption: "оборот".into(),
            columns: columns(),
            rows: cells(),
            ..Table::default()
        };
        let now = Report {
            title: "Отчёт".into(),
            made: "2025-12-01".into(),
            language: "ru".into(),
            entries: vec![
                Entry::Heading { text: "Торговля".into() },
                Entry::Note { text: "а\n\nб".into() },
                Entry::Evidence(Box::new(evidence())),
                Entry::Chart(Chart {
                    title: "Оборот".into(),
                    svg: "<svg/>".into(),
                    png: Some(vec![1, 255]),
                    caption: String::new(),
                    table: table.clone(),
                    note: Some("рост".into()),
                }),
                Entry::Table(table),
            ],
        };
        (text, now)
    }

    #[test]
    fn a_basket_of_the_first_form_is_read_whole() {
        let (text, now) = kept();
        let basket = Basket::from_text(&text).expect("a basket");
        assert_eq!(basket.report, now);
        // It is kept in the present form from then on.
        assert_eq!(Basket::from_text(&basket.to_text()), Some(basket));
    }

    #[test]
    fn a_damaged_one_is_none() {
        let (text, _) = kept();
        let cut: String = text.chars().take(text.chars().count() - 4).collect();
        assert_eq!(Basket::from_text(&cut), None);
    }
}
