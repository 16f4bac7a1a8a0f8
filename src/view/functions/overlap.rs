//! How much two partners are for the same.
//!
//! In: the matrix. Out: a table of pairs: `O(p, q) = Σ_f min(ŵ[p, f], ŵ[q, f])`, where
//! `ŵ[p, f] = w[p, f] / Σ_f w[p, f]` is the share of f in all that p is for (Czekanowski's index of
//! proportional similarity). 0 is nothing in common, 1 the same in the same proportion. The separation
//! of tracks is one less the mean over pairs.
//!
//! RU: security 1, transit 1; CN: economy 1, transit 1 → O = ½

use std::collections::BTreeSet;

use super::Matrix;
use crate::query::FactRef;
use crate::record::Function;
use crate::view::desk::{Desk, Marks};
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Table};

/// So many partners are compared at most.
const COMPARED: usize = 6;

/// The overlap of two partners, 0 to 1; 0 where one has no function.
fn overlap(matrix: &Matrix, p: &str, q: &str) -> f64 {
    let share = |partner: &str, function: Function| {
        let all = matrix.row_total(partner).max(1);
        matrix.weight(partner, function) as f64 / all as f64
    };
    matrix.functions.iter().map(|f| share(p, *f).min(share(q, *f))).sum()
}

/// The functions that both have.
fn shared(matrix: &Matrix, p: &str, q: &str) -> Vec<Function> {
    let has = |partner: &str, function: Function| matrix.weight(partner, function) > 0;
    matrix.functions.iter().copied().filter(|f| has(p, *f) && has(q, *f)).collect()
}

/// The panel: the chosen partners or the first ones.
pub(super) fn panel(desk: &Desk, matrix: &Matrix, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    // The heaviest first, however the matrix is ordered.
    let mut partners = matrix.partners.clone();
    partners.sort_by_key(|p| (std::cmp::Reverse(matrix.row_total(p)), *p));
    partners.truncate(COMPARED);
    let mut sum = 0.0;
    let mut pairs = 0_usize;
    let size = partners.len();
    let mut cells = vec![vec![Cell::absent(""); size]; size];
    for (i, p) in partners.iter().enumerate() {
        for (j, q) in partners.iter().enumerate().skip(i + 1) {
            let value = overlap(matrix, p, q);
            sum += value;
            pairs += 1;
            let cell = cell(desk, matrix, (p, q), value, marks);
            for (row, column) in [(i, j), (j, i)] {
                if let Some(place) = cells.get_mut(row).and_then(|row| row.get_mut(column)) {
                    *place = cell.clone();
                }
            }
        }
    }
    let names = || partners.iter().map(|partner| desk.name(partner));
    let columns = std::iter::once(Column::words(m.t("column.partner")))
        .chain(partners.iter().zip(names()).map(|(partner, name)| Column {
            partner: Some((*partner).to_owned()),
            ..Column::numbers(name)
        }))
        .collect();
    let rows = partners.iter().zip(names()).zip(cells).map(|((partner, name), cells)| {
        std::iter::once(Cell::head(name).of(partner)).chain(cells).collect()
    });
    let note = if pairs > 0 {
        let apart = percent(1.0 - sum / pairs as f64);
        m.fill("functions.overlap.note", &[("apart", &m.measured(apart, "%"))])
    } else {
        String::new()
    };
    Panel {
        id: "overlap".into(),
        title: m.t("functions.overlap").into(),
        note,
        help: m.t("functions.overlap.help").into(),
        table: Table::whole(columns, rows.collect()).set(Layout::Matrix),
        lead: Lead::Table,
        empty: (pairs == 0).then(|| m.t("functions.overlap.none").to_owned()),
        ..Panel::default()
    }
}

fn percent(share: f64) -> f64 {
    (share * 100.0).round()
}

fn cell(desk: &Desk, matrix: &Matrix, (p, q): (&str, &str), value: f64, marks: &mut Marks) -> Cell {
    let m = desk.locale;
    let text = m.measured(percent(value), "%");
    let functions = shared(matrix, p, q);
    let heat = (value * 9.0).ceil().clamp(0.0, 9.0) as u8;
    let cell = Cell { heat: Some(heat), ..Cell::number(value, text.clone()) };
    if functions.is_empty() {
        return cell;
    }
    let places = functions.iter().flat_map(|function| [(p, *function), (q, *function)]);
    let facts: BTreeSet<FactRef> = places
        .filter_map(|place| matrix.cells.get(&place))
        .flat_map(|seen| seen.iter().map(|seen| seen.at))
        .collect();
    let list: Vec<_> =
        functions.iter().map(|f| m.word("function", f.code()).to_lowercase()).collect();
    let (first, second) = (desk.name(p), desk.name(q));
    let values =
        [("p", first.as_str()), ("q", &second), ("value", &text), ("list", &list.join(", "))];
    let label = m.fill("functions.overlap.cell", &values);
    cell.marked(marks.add(format!("overlap:{p}:{q}"), label, facts.into_iter().collect()))
}
