//! A small invented corpus for the tests of views: facts in, a sheet out.

use std::collections::BTreeMap;

use super::desk::{Desk, Frame};
use super::sheet::{Panel, Sheet};
use super::{Language, Locale, Overview};
use crate::corpus::Document;
use crate::dossier::Dossier;
use crate::query::{Facts, Selection};
use crate::record::{DocMeta, Fact, FactDetail, Record};
use crate::text::Span;

/// A fact of partners, said by the author.
pub(super) fn fact(partners: &[&str], detail: FactDetail) -> Fact {
    Fact {
        span: Span::new(0, 10),
        detail,
        partners: partners.iter().map(|id| (*id).to_owned()).collect(),
        speaker: None,
        rule: "rule".into(),
        hedged: false,
        inferred: Vec::new(),
    }
}

/// What a view shows of documents of December 2025, each with its facts.
pub(super) fn show(
    view: impl Fn(&Desk) -> Sheet,
    documents: Vec<Vec<Fact>>,
    options: &[(&str, &str)],
    width: u16,
) -> Sheet {
    let (mut texts, mut records) = (Vec::new(), Vec::new());
    for (number, facts) in documents.into_iter().enumerate() {
        let id = format!("text{number}");
        let date = Some("2025-12".to_owned());
        let meta = DocMeta { id: id.clone(), date, ..DocMeta::default() };
        let mut text = Document::from_text(&id, "Китай и США.".into());
        text.meta = meta.clone();
        texts.push(text);
        records.push(Record { doc: meta, facts, ..Record::default() });
    }
    let dossier = Dossier::new(&texts, &records);
    let selection = Selection::default();
    let selected = Facts::new(&records).select(&selection, None);
    let numbers: BTreeMap<String, u32> =
        texts.iter().zip(0..).map(|(text, number)| (text.meta.id.clone(), number)).collect();
    let option = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
    view(&Desk {
        documents: &texts,
        records: &records,
        dossier: &dossier,
        overview: &Overview::default(),
        numbers: &numbers,
        selection: &selection,
        options: &options.iter().map(option).collect(),
        facts: &selected.facts,
        facets: &selected.facets,
        kinds: &selected.kinds,
        memory: &crate::view::memory::Memory::default(),
        index: None,
        voices: None,
        locale: Locale::plain(Language::Ru),
        frame: Frame { width, ..Frame::default() },
    })
}

/// A panel by its name.
pub(super) fn panel<'s>(sheet: &'s Sheet, id: &str) -> &'s Panel {
    sheet.panels.iter().find(|panel| panel.id == id).expect(id)
}

/// The rows of a panel as text, cell by cell, pieces included, spaces plain.
pub(super) fn rows(sheet: &Sheet, id: &str) -> Vec<Vec<String>> {
    let text = |cell: &super::sheet::Cell| {
        let pieces = cell.pieces.iter().map(|piece| piece.text.as_str());
        let all = std::iter::once(cell.text.as_str()).chain(pieces).filter(|text| !text.is_empty());
        all.collect::<Vec<_>>().join(" | ").replace('\u{a0}', " ")
    };
    panel(sheet, id).table.rows.iter().map(|row| row.iter().map(text).collect()).collect()
}
