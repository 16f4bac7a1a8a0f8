//! A small invented corpus for the tests of views: texts or facts in, a sheet out.
//!
//! Texts are read as those of the corpus are; facts are taken as they come.

use std::collections::BTreeMap;

use super::desk::{Desk, Frame};
use super::sheet::{Cell, Panel, Piece, Sheet};
use super::{Item, ItemBody, Language, Locale, Overview, PartnerCard};
use crate::corpus::Document;
use crate::dossier::Dossier;
use crate::extract::Extractor;
use crate::lexicon::{EntityKind, Lexicon};
use crate::query::{Facts, Selection};
use crate::record::{DocMeta, Fact, FactDetail, Record};
use crate::text::Span;

/// What stands in every document of facts.
const WORDS: &str = "Китай и США.";

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
        since: None,
    }
}

/// A partner that is called by its id.
pub(super) fn card(id: &str) -> PartnerCard {
    PartnerCard {
        id: id.into(),
        kind: EntityKind::State,
        name: id.into(),
        mentions: 1,
        facts: 1,
        documents: 1,
    }
}

/// An item of the comparison that nobody said.
pub(super) fn item(fact: usize, body: ItemBody) -> Item {
    Item {
        body,
        document: "001".to_owned(),
        fact,
        evidence: Span::new(0, 1),
        partners: Vec::new(),
        speaker: None,
        quote: String::new(),
        rule: String::new(),
        hedged: false,
        inferred: Vec::new(),
        merged: fact,
        variant: 0,
        touch: None,
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
        let mut text = Document::from_text(&id, WORDS.into());
        text.meta = meta.clone();
        texts.push(text);
        records.push(Record { doc: meta, facts, ..Record::default() });
    }
    at_desk(&texts, &records, &Selection::default(), options, width, view)
}

/// What a view shows of texts.
pub(super) fn shown(
    texts: &[&str],
    selection: &Selection,
    options: &[(&str, &str)],
    view: impl Fn(&Desk) -> Sheet,
) -> Sheet {
    read(texts, selection, options, Frame::default().width, view)
}

/// The same of everything, on a page of another width.
pub(super) fn shown_at(texts: &[&str], width: u16, view: impl Fn(&Desk) -> Sheet) -> Sheet {
    read(texts, &Selection::default(), &[], width, view)
}

fn read(
    texts: &[&str],
    selection: &Selection,
    options: &[(&str, &str)],
    width: u16,
    view: impl Fn(&Desk) -> Sheet,
) -> Sheet {
    let documents: Vec<Document> = texts
        .iter()
        .enumerate()
        .map(|(number, text)| Document::from_text(&format!("d{number}"), (*text).to_owned()))
        .collect();
    let mut extractor = Extractor::new();
    let records: Vec<Record> = documents.iter().map(|d| extractor.extract(d)).collect();
    at_desk(&documents, &records, selection, options, width, view)
}

fn at_desk(
    documents: &[Document],
    records: &[Record],
    selection: &Selection,
    options: &[(&str, &str)],
    width: u16,
    view: impl Fn(&Desk) -> Sheet,
) -> Sheet {
    let selected = Facts::new(records).select(selection, None);
    let option = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
    view(&Desk {
        documents,
        records,
        dossier: &Dossier::new(documents, records),
        overview: &Overview::new(documents, records, &Lexicon::builtin()),
        numbers: &documents.iter().zip(0..).map(|(d, n)| (d.meta.id.clone(), n)).collect(),
        selection,
        options: &options.iter().map(option).collect::<BTreeMap<_, _>>(),
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
    rows_with(sheet, id, |piece| piece.text.clone())
}

/// The same, each piece with its note.
pub(super) fn noted_rows(sheet: &Sheet, id: &str) -> Vec<Vec<String>> {
    rows_with(sheet, id, |piece| format!("{} {}", piece.text, piece.note).trim_end().to_owned())
}

fn rows_with(sheet: &Sheet, id: &str, written: impl Fn(&Piece) -> String) -> Vec<Vec<String>> {
    let text = |cell: &Cell| {
        let all = std::iter::once(cell.text.clone()).chain(cell.pieces.iter().map(&written));
        let all: Vec<String> = all.filter(|text| !text.is_empty()).collect();
        all.join(" | ").replace('\u{a0}', " ")
    };
    panel(sheet, id).table.rows.iter().map(|row| row.iter().map(text).collect()).collect()
}
