//! The table of routes or companies.

use std::cmp::Reverse;

use super::{Node, ends};
use crate::lexicon::EntityKind;
use crate::record::FactDetail;
use crate::view::desk::Desk;
use crate::view::formats::register::listed;
use crate::view::sheet::{Cell, Column, Layout, Piece, Table};

/// The table; events and ends are asked of routes alone.
pub(super) fn table(desk: &Desk, nodes: &[Node], kind: EntityKind) -> Table {
    let m = desk.locale;
    let is_route = kind == EntityKind::Route;
    let name = if is_route { "formats.route" } else { "formats.company" };
    let mut columns = vec![
        Column::words(m.t(name)),
        Column::words(m.t("formats.spelled")),
        Column::numbers(m.t("formats.mentions")),
        Column::words(m.t("formats.beside")),
        Column::words(m.t("formats.figures")),
    ];
    if is_route {
        columns.push(Column::words(m.t("formats.ends")));
        columns.push(Column::words(m.t("formats.events")));
    }
    let row = |at: usize| {
        let Some(node) = nodes.get(at) else { return Vec::new() };
        let mut row = vec![
            Cell { mark: node.mark, ..Cell::head(node.name.clone()) },
            Cell::quote(node.spellings.iter().cloned().collect::<Vec<_>>().join(", ")),
            Cell::number(node.mentions as f64, m.number(node.mentions as f64))
                .noted(m.plural("texts", node.documents.len())),
            partners(desk, node),
            figures(desk, node),
        ];
        if is_route {
            row.push(both_ends(desk, node));
            row.push(events(desk, node));
        }
        row
    };
    Table::paged(columns, nodes.len(), desk.page("routes"), row).set(Layout::Ledger)
}

/// The partners, those without a fact last and told so.
fn partners(desk: &Desk, node: &Node) -> Cell {
    let m = desk.locale;
    let mut edges: Vec<_> = node.edges.iter().collect();
    edges.sort_by_key(|(id, edge)| (edge.mark.is_none(), Reverse(edge.facts.len()), **id));
    let pieces = edges.into_iter().map(|(id, edge)| Piece {
        text: desk.name(id),
        note: if edge.mark.is_some() {
            m.number(edge.facts.len() as f64)
        } else {
            m.fill("formats.named", &[("n", &m.number(edge.sentences as f64))])
        },
        partner: Some((*id).to_owned()),
        mark: edge.mark,
    });
    listed(pieces.collect(), m.t("formats.beside.none"))
}

/// The figures in whose evidence it is named; each opens with the node's own mark.
fn figures(desk: &Desk, node: &Node) -> Cell {
    let m = desk.locale;
    let pieces = node.figures.values().filter_map(|seen| {
        let FactDetail::Indicator(told) = &seen.fact.detail else { return None };
        let value = match (&told.currency, &told.unit) {
            (Some(currency), _) => m.money(told.value, currency),
            (None, Some(unit)) => m.measured(told.value, unit),
            (None, None) => m.scaled(told.value),
        };
        Some(Piece {
            text: m.word("metric", told.metric.code()).to_owned(),
            note: m.bounded(told.bound, value),
            partner: None,
            mark: node.mark,
        })
    });
    listed(pieces.collect(), m.t("sheet.absent"))
}

fn both_ends(desk: &Desk, node: &Node) -> Cell {
    match node.spellings.iter().find_map(|spelling| ends(spelling)) {
        Some((from, to)) => Cell::text(format!("{from} → {to}")),
        None => Cell::absent(desk.locale.t("formats.ends.none")),
    }
}

fn events(desk: &Desk, node: &Node) -> Cell {
    let pieces = node.events.iter().map(|event| Piece {
        text: event.words(desk),
        note: event.note(desk),
        partner: None,
        mark: event.mark,
    });
    listed(pieces.collect(), desk.locale.t("formats.events.none"))
}
