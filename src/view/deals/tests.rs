//! The ledger over small records.

use std::collections::BTreeMap;

use super::sheet;
use crate::corpus::Document;
use crate::dossier::Dossier;
use crate::lexicon::Lexicon;
use crate::query::{Facts, Selection};
use crate::record::{AgreementStatus, Bound, DocMeta, Fact, FactDetail, Record};
use crate::text::Span;
use crate::view::sheet::{Panel, Sheet};
use crate::view::{Desk, Frame, Language, Locale, Overview};

const TEXT: &str = "Подписан пакет на десять миллиардов.";

fn agreement(object: &str, value: Option<f64>, count: Option<f64>) -> FactDetail {
    FactDetail::Agreement {
        object: Some(object.to_owned()),
        value,
        currency: value.map(|_| "USD".to_owned()),
        bound: Bound::Exact,
        status: AgreementStatus::Signed,
        date: None,
        count,
    }
}

fn shown(details: Vec<FactDetail>, options: &[(&str, &str)]) -> Sheet {
    let fact = |detail| Fact {
        span: Span::new(0, TEXT.len()),
        detail,
        partners: vec!["JP".to_owned()],
        speaker: None,
        rule: "agreement.signed".to_owned(),
        hedged: false,
        inferred: Vec::new(),
    };
    let meta = DocMeta { id: "a".to_owned(), ..DocMeta::default() };
    let facts = details.into_iter().map(fact).collect();
    let records = [Record { doc: meta, facts, ..Record::default() }];
    let documents = [Document::from_text("a", TEXT.to_owned())];
    let selection = Selection::default();
    let selected = Facts::new(&records).select(&selection, None);
    let options: BTreeMap<String, String> =
        options.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    sheet(&Desk {
        documents: &documents,
        records: &records,
        dossier: &Dossier::new(&documents, &records),
        overview: &Overview::new(&documents, &records, &Lexicon::builtin()),
        numbers: &BTreeMap::from([("a".to_owned(), 0)]),
        selection: &selection,
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

fn package() -> Vec<FactDetail> {
    vec![
        agreement("12 соглашений", Some(10e9), Some(12.0)),
        agreement("соглашение «Альфа» о цифровизации", Some(3e9), None),
        agreement("меморандум «Бета» о спутниковой связи", None, None),
    ]
}

fn panel<'a>(sheet: &'a Sheet, id: &str) -> &'a Panel {
    sheet.panels.iter().find(|panel| panel.id == id).expect("panel")
}

fn texts(panel: &Panel) -> Vec<Vec<String>> {
    let rows = panel.table.rows.iter();
    rows.map(|row| row.iter().map(|cell| cell.text.replace('\u{a0}', " ")).collect()).collect()
}

#[test]
fn the_parts_of_a_package_are_not_added_to_it() {
    let sheet = shown(package(), &[]);
    let totals = texts(panel(&sheet, "totals"));
    assert_eq!(totals[0][1..3], ["2", "10 млрд долл. США"]);
    assert_eq!(totals[0][5], "без суммы: 1; входит в пакет: 1");
}

#[test]
fn a_package_says_what_of_it_is_not_named() {
    let sheet = shown(package(), &[]);
    let packages = panel(&sheet, "packages");
    assert_eq!(texts(packages)[0][5], "7 млрд долл. США");
    let named: Vec<_> = packages.table.rows[0][3].pieces.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(named, ["соглашение «Альфа» о цифровизации"]);
}

#[test]
fn within_a_sector_named_items_are_added_and_packages_are_not() {
    let mut details = package();
    details.push(agreement("соглашения в области цифровизации и логистики", Some(5e9), None));
    let sheet = shown(details, &[("deals-sector", "technology")]);
    let totals = texts(panel(&sheet, "totals"));
    assert_eq!(totals[0][1..3], ["2", "3 млрд долл. США"]);
    assert_eq!(totals[0][4], "не выделена: от 0 до 5 млрд долл. США");
    assert!(sheet.title.contains("Технологии"), "{}", sheet.title);
}

#[test]
fn a_memorandum_and_an_agreement_are_told_apart() {
    let rows = texts(panel(&shown(package(), &[("ledger-sort", "object")]), "ledger"));
    let kinds: Vec<_> = rows.iter().map(|row| row[4].as_str()).collect();
    assert_eq!(kinds, ["соглашение", "меморандум", "соглашение"]);
}

#[test]
fn what_has_no_sum_stands_last_in_both_directions() {
    for by in ["sum", "-sum"] {
        let rows = texts(panel(&shown(package(), &[("ledger-sort", by)]), "ledger"));
        assert_eq!(rows[2][5], "сумма не названа", "{by}");
    }
}

#[test]
fn a_sector_without_deals_says_so() {
    let sheet = shown(package(), &[("deals-sector", "defence")]);
    let totals = panel(&sheet, "totals");
    assert!(totals.table.rows.is_empty());
    assert!(totals.empty.as_ref().is_some_and(|words| words.contains("оборона")));
}
