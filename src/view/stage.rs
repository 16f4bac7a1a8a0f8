//! A view of invented texts, for the tests of views: the texts are read as those of the corpus are.

use std::collections::BTreeMap;

use super::desk::{Desk, Frame};
use super::sheet::{Panel, Sheet};
use super::{Language, Locale, Overview};
use crate::corpus::Document;
use crate::dossier::Dossier;
use crate::extract::Extractor;
use crate::query::{Facts, Selection};
use crate::record::Record;

/// The sheet of a view over texts, in Russian.
pub(super) fn shown(
    texts: &[&str],
    selection: &Selection,
    options: &[(&str, &str)],
    view: impl Fn(&Desk) -> Sheet,
) -> Sheet {
    let documents: Vec<Document> = texts
        .iter()
        .enumerate()
        .map(|(number, text)| Document::from_text(&format!("d{number}"), (*text).to_owned()))
        .collect();
    let mut extractor = Extractor::new();
    let records: Vec<Record> = documents.iter().map(|d| extractor.extract(d)).collect();
    let overview = Overview::new(&documents, &records, extractor.lexicon());
    let dossier = Dossier::new(&documents, &records);
    let numbers: BTreeMap<String, u32> =
        (0..).zip(&documents).map(|(n, d)| (d.meta.id.clone(), n)).collect();
    let options: BTreeMap<String, String> =
        options.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    let selected = Facts::new(&records).select(selection, None);
    view(&Desk {
        documents: &documents,
        records: &records,
        dossier: &dossier,
        overview: &overview,
        numbers: &numbers,
        selection,
        options: &options,
        facts: &selected.facts,
        facets: &selected.facets,
        kinds: &selected.kinds,
        memory: &crate::view::memory::Memory::default(),
        index: None,
        voices: None,
        locale: Locale::plain(Language::Ru),
        frame: Frame::default(),
    })
}

/// The rows of a panel's table, cell by cell, pieces with their notes after the text.
pub(super) fn rows(sheet: &Sheet, panel: &str) -> Vec<Vec<String>> {
    let cells = |row: &Vec<super::sheet::Cell>| row.iter().map(written).collect();
    panel_of(sheet, panel).table.rows.iter().map(cells).collect()
}

/// A panel.
pub(super) fn panel_of<'a>(sheet: &'a Sheet, panel: &str) -> &'a Panel {
    sheet.panels.iter().find(|known| known.id == panel).expect("panel")
}

fn written(cell: &super::sheet::Cell) -> String {
    let pieces = cell.pieces.iter().map(|piece| format!("{} {}", piece.text, piece.note));
    let all: Vec<String> = std::iter::once(cell.text.clone()).chain(pieces).collect();
    all.join(" | ").trim_matches([' ', '|']).to_owned()
}
