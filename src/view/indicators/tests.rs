//! Indicators over invented facts.

use crate::record::{Bound, Fact, FactDetail, Indicator, Metric};
use crate::view::chart::{Form, Look};
use crate::view::fixture::{fact, panel, rows, show};
use crate::view::sheet::Sheet;

fn trade(partner: &str, value: f64, currency: &str, bound: Bound) -> Fact {
    let indicator = Indicator {
        metric: Metric::Trade,
        value,
        currency: Some(currency.into()),
        unit: None,
        bound,
        period: None,
    };
    fact(&[partner], FactDetail::Indicator(indicator))
}

fn indicators(documents: Vec<Vec<Fact>>, options: &[(&str, &str)]) -> Sheet {
    show(super::sheet, documents, options, 960)
}

#[test]
fn an_open_bound_ends_in_an_arrow_and_about_in_a_pale_bar() {
    let facts = vec![
        trade("CN", 40e9, "USD", Bound::Over),
        trade("RU", 30e9, "USD", Bound::About),
        trade("US", 5e9, "USD", Bound::Exact),
        trade("TR", 4e9, "USD", Bound::Nearly),
    ];
    let sheet = indicators(vec![facts], &[]);
    let chart = panel(&sheet, "chart").chart.as_ref().expect("a picture");
    let arrows = chart.shapes.iter().filter(|s| matches!(s.form, Form::Path(_))).count();
    let pale = chart.shapes.iter().filter(|s| s.look == Look::Uncertain).count();
    assert_eq!((arrows, pale), (1, 3));
    let table = rows(&sheet, "chart");
    assert_eq!(
        table[0][..4],
        ["Китай", "свыше 40 млрд долл. США", "40 млрд долл. США", "без предела"]
    );
    assert_eq!(table[1][2..4], ["27 млрд долл. США", "33 млрд долл. США"]);
    let near = ["почти 4 млрд долл. США", "3,6 млрд долл. США", "4 млрд долл. США"];
    assert_eq!(table[3][1..4], near);
}

#[test]
fn two_currencies_never_share_an_axis() {
    let facts = vec![
        trade("CN", 40e9, "USD", Bound::Exact),
        trade("US", 5e9, "USD", Bound::Exact),
        trade("TR", 3e9, "EUR", Bound::Exact),
    ];
    let sheet = indicators(vec![facts.clone()], &[]);
    assert_eq!(rows(&sheet, "chart").len(), 2);
    assert!(panel(&sheet, "chart").note.contains("евро"), "{}", panel(&sheet, "chart").note);
    let other = indicators(vec![facts], &[("unit", "EUR")]);
    assert_eq!(rows(&other, "chart").len(), 1);
    assert_eq!(rows(&other, "chart")[0][0], "Турция");
}

#[test]
fn sources_that_disagree_stand_side_by_side_without_a_mean() {
    let documents = vec![
        vec![trade("US", 4e9, "USD", Bound::Exact)],
        vec![trade("US", 6e9, "USD", Bound::Exact)],
    ];
    let sheet = indicators(documents, &[]);
    let spread = rows(&sheet, "spread");
    assert_eq!(spread[0][3], "4 млрд долл. США – 6 млрд долл. США");
    assert_eq!(spread[0][4], "расхождение");
    assert_eq!(rows(&sheet, "chart").len(), 2);
    let cells = sheet.panels.iter().flat_map(|panel| panel.table.rows.iter().flatten());
    let numbers: Vec<f64> = cells.filter_map(|cell| cell.number).collect();
    assert!(numbers.contains(&4e9) && numbers.contains(&6e9));
    assert!(!numbers.contains(&5e9), "{numbers:?}");
}

#[test]
fn a_partner_without_the_metric_is_said_to_have_none() {
    let gdp = Indicator {
        metric: Metric::Gdp,
        value: 2.0,
        currency: None,
        unit: Some("%".into()),
        bound: Bound::Exact,
        period: Some("2024".into()),
    };
    let facts =
        vec![trade("CN", 40e9, "USD", Bound::Exact), fact(&["TR"], FactDetail::Indicator(gdp))];
    let sheet = indicators(vec![facts], &[]);
    let grid = rows(&sheet, "grid");
    let turkey = grid.iter().find(|row| row[0] == "Турция").expect("a row");
    assert_eq!(turkey[1..], ["нет в корпусе", "2 %"]);
}

#[test]
fn statements_are_sorted_by_the_option() {
    let facts = vec![
        trade("CN", 40e9, "USD", Bound::Exact),
        trade("RU", 30e9, "USD", Bound::Exact),
        trade("US", 50e9, "USD", Bound::Exact),
    ];
    let sheet = indicators(vec![facts], &[("details-sort", "-value")]);
    let order: Vec<_> = rows(&sheet, "details").into_iter().map(|mut row| row.remove(0)).collect();
    assert_eq!(order, ["США", "Китай", "Россия"]);
}
