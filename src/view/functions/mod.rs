//! Partners by functions: who is what for the home state, how often, where functions overlap, and
//! where one text gives one function to two.
//!
//! In: roles that the controls leave. Out: a heat map, a list of functions with their bearers, the
//! overlap of partners, the functions that one speaker gives twice in one text. `w[p, f]` is the
//! number of evidence sentences that give partner p the function f, or of distinct speakers who do.
//! Must not know how it is drawn on the page.
//!
//! «с Китаем — экономика и коридоры» → Китай × экономика 1, Китай × транзит 1

mod matrix;
mod overlap;
mod picture;
mod twice;

use std::collections::BTreeMap;

use super::desk::{Desk, Marks};
use super::passages;
use super::sheet::{Cell, Column, Lead, Numeric, Panel, Piece, Sheet, Table};
use crate::query::FactRef;
use crate::record::Function;
use matrix::Matrix;

/// The mark of every cell that has facts.
type Numbers<'a> = BTreeMap<(&'a str, Function), usize>;

/// The view.
pub(super) fn sheet(desk: &Desk) -> Sheet {
    let matrix = Matrix::new(desk);
    let mut marks = Marks::default();
    let numbers = number_marks(desk, &matrix, &mut marks);
    let mut panels = vec![
        picture::heat_map(desk, &matrix, &numbers),
        bearers(desk, &matrix, &numbers),
        overlap::panel(desk, &matrix, &mut marks),
        twice::panel(desk, &matrix, &mut marks),
    ];
    panels.extend(passages::panels(desk, "functions", &mut marks));
    Sheet { title: title(desk, &matrix), panels, marks: marks.finish() }
}

/// A mark for every cell that has facts.
fn number_marks<'a>(desk: &Desk, matrix: &Matrix<'a>, marks: &mut Marks) -> Numbers<'a> {
    let cells = matrix.cells.iter();
    cells
        .map(|((partner, function), seen)| {
            let m = desk.locale;
            let label = m.fill(
                "functions.cell",
                &[
                    ("partner", &desk.name(partner)),
                    ("function", m.word("function", function.code())),
                    ("count", &m.plural("places", seen.len())),
                ],
            );
            let facts: Vec<FactRef> = seen.iter().map(|seen| seen.at).collect();
            let key = format!("{partner}:{}", function.code());
            ((*partner, *function), marks.add(key, label, facts))
        })
        .collect()
}

/// «Пересекаются: технологии, транзит …; у одного партнёра: …».
fn title(desk: &Desk, matrix: &Matrix) -> String {
    let m = desk.locale;
    let filter = &desk.selection.filter;
    if matrix.cells.is_empty() {
        let is_dated = filter.since.is_some() || filter.until.is_some();
        let key = if is_dated { "functions.title.undated" } else { "functions.title.none" };
        return m.t(key).to_owned();
    }
    // Of one partner, or of chosen functions, nothing overlaps: that is the choice's doing.
    if let [partner] = matrix.partners.as_slice() {
        let names = matrix.functions.iter().map(|it| m.word("function", it.code()).to_lowercase());
        let list = names.take(4).collect::<Vec<_>>().join(", ");
        let (partner, n) = (desk.name(partner), m.number(matrix.functions.len() as f64));
        let parts = [("partner", partner.as_str()), ("n", &n), ("list", &list)];
        return m.fill("functions.title.single", &parts);
    }
    let shared: Vec<_> = matrix
        .functions
        .iter()
        .filter(|function| matrix.bearers(**function).len() > 1)
        .map(|function| m.word("function", function.code()).to_lowercase())
        .collect();
    if shared.is_empty() {
        let key = if filter.functions.is_empty() {
            "functions.title.apart"
        } else {
            "functions.title.apart.chosen"
        };
        return m.t(key).to_owned();
    }
    let list = shared.iter().take(4).cloned().collect::<Vec<_>>().join(", ");
    let key = if shared.len() > 4 { "functions.title.many" } else { "functions.title.shared" };
    m.fill(
        key,
        &[
            ("list", &list),
            ("n", &m.number(shared.len() as f64)),
            ("all", &m.number(matrix.functions.len() as f64)),
        ],
    )
}

/// Functions with one bearer and with several.
fn bearers(desk: &Desk, matrix: &Matrix, marks: &Numbers) -> Panel {
    let m = desk.locale;
    let columns = vec![
        Column::words(m.t("column.function")),
        Column { numeric: Numeric::Yes, ..Column::words(m.t("functions.bearers.count")) },
        Column::words(m.t("functions.bearers.who")),
        Column::numbers(m.t("functions.bearers.exclusivity")),
    ];
    let rows = matrix.functions.iter().map(|function| {
        let bearers = matrix.bearers(*function);
        let all = matrix.column_total(*function).max(1);
        let weight = |partner: &&str| matrix.weight(partner, *function);
        let most = bearers.iter().map(weight).max().unwrap_or_default();
        let share = most as f64 / all as f64;
        let pieces = bearers.iter().map(|partner| Piece {
            text: desk.name(partner),
            note: m.number(weight(partner) as f64),
            partner: Some((*partner).to_owned()),
            mark: marks.get(&(*partner, *function)).copied(),
        });
        vec![
            Cell::head(m.word("function", function.code())),
            Cell::number(bearers.len() as f64, m.number(bearers.len() as f64)),
            Cell { pieces: pieces.collect(), ..Cell::default() },
            Cell::number(share, m.measured((share * 100.0).round(), "%")),
        ]
    });
    Panel {
        id: "bearers".into(),
        title: m.t("functions.bearers").into(),
        note: m.t("functions.bearers.note").into(),
        help: m.t("functions.bearers.help").into(),
        table: Table::whole(columns, rows.collect()),
        lead: Lead::Table,
        empty: matrix.cells.is_empty().then(|| desk.nothing("functions.none")),
        ..Panel::default()
    }
}
