//! The ledger over small records.

use super::sheet;
use crate::record::{AgreementStatus, Bound, FactDetail};
use crate::view::fixture::{fact, panel, rows, show};
use crate::view::sheet::Sheet;

fn agreement(object: &str, value: Option<f64>, count: Option<f64>) -> FactDetail {
    FactDetail::Agreement {
        object: Some(object.to_owned()),
        value,
        currency: value.map(|_| "USD".to_owned()),
        bound: Bound::Exact,
        status: AgreementStatus::Signed,
        date: None,
        count,
        count_bound: Bound::Exact,
    }
}

fn shown(details: Vec<FactDetail>, options: &[(&str, &str)]) -> Sheet {
    let facts = details.into_iter().map(|detail| fact(&["JP"], detail)).collect();
    show(sheet, vec![facts], options, 960)
}

fn package() -> Vec<FactDetail> {
    vec![
        agreement("12 соглашений", Some(10e9), Some(12.0)),
        agreement("соглашение «Альфа» о цифровизации", Some(3e9), None),
        agreement("меморандум «Бета» о спутниковой связи", None, None),
    ]
}

#[test]
fn the_parts_of_a_package_are_not_added_to_it() {
    let sheet = shown(package(), &[]);
    let totals = rows(&sheet, "totals");
    assert_eq!(totals[0][1..3], ["2", "10 млрд долл. США"]);
    assert_eq!(totals[0][4], "без суммы: 1; входит в пакет: 1");
}

#[test]
fn a_package_says_what_of_it_is_not_named() {
    let sheet = shown(package(), &[]);
    let packages = panel(&sheet, "packages");
    assert_eq!(rows(&sheet, "packages")[0][5], "7 млрд долл. США");
    let named: Vec<_> = packages.table.rows[0][3].pieces.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(named, ["соглашение «Альфа» о цифровизации"]);
}

#[test]
fn within_a_sector_named_items_are_added_and_packages_are_not() {
    let mut details = package();
    details.push(agreement("соглашения в области цифровизации и логистики", Some(5e9), None));
    let sheet = shown(details, &[("deals-sector", "technology")]);
    let totals = rows(&sheet, "totals");
    assert_eq!(totals[0][1..3], ["2", "3 млрд долл. США"]);
    assert_eq!(totals[0][4], "не выделена: от 0 до 5 млрд долл. США");
    assert!(sheet.title.contains("Технологии"), "{}", sheet.title);
}

#[test]
fn a_memorandum_and_an_agreement_are_told_apart() {
    let rows = rows(&shown(package(), &[("ledger-sort", "object")]), "ledger");
    let kinds: Vec<_> = rows.iter().map(|row| row[4].as_str()).collect();
    assert_eq!(kinds, ["соглашение", "меморандум", "соглашение"]);
}

#[test]
fn what_has_no_sum_stands_last_in_both_directions() {
    for by in ["sum", "-sum"] {
        let rows = rows(&shown(package(), &[("ledger-sort", by)]), "ledger");
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

#[test]
fn what_names_nothing_is_no_deal_and_stands_among_the_packages() {
    let mut details = package();
    details.push(agreement("важнейших документов", None, None));
    let sheet = shown(details, &[]);
    assert_eq!(rows(&sheet, "ledger").len(), 3);
    // Told in the paragraph of the package, it points at it.
    assert_eq!(rows(&sheet, "packages").len(), 1);
    let alone = shown(vec![agreement("ряд договоров", None, None)], &[]);
    assert!(rows(&alone, "ledger").is_empty());
    assert_eq!(rows(&alone, "packages")[0][1], "ряд договоров");
}

#[test]
fn a_part_has_the_date_of_its_package_and_says_so() {
    let mut details = package();
    if let FactDetail::Agreement { date, .. } = &mut details[0] {
        *date = Some("2021-05".into());
    }
    let sheet = shown(details, &[]);
    assert_eq!(rows(&sheet, "packages")[0][6], "май 2021");
    let part = panel(&sheet, "ledger").table.rows.iter().find(|row| row[1].text.contains("Альфа"));
    let date = &part.expect("part")[7];
    assert_eq!((date.text.as_str(), date.signs.len()), ("май\u{a0}2021", 1));
}

#[test]
fn a_title_stands_in_the_nominative() {
    let sheet = shown(vec![agreement("поставку тепловозов", None, None)], &[]);
    assert_eq!(rows(&sheet, "ledger")[0][1], "поставка тепловозов");
}
