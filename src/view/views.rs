//! The views, and which function makes each.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use serde::{Deserialize, Serialize};

use super::Language;
use super::desk::{Desk, Frame};
use super::evidence::Place;
use super::sheet::{Coverage, Panel, Sheet};
use super::sources;
use super::{deals, exchange, formats, functions, indicators, risks, search, system, time, voices};
use crate::query::{FactRef, Selection};

/// A view of the workbench.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum View {
    /// Partners side by side.
    #[default]
    Compare,
    /// Partner × function.
    Functions,
    /// Organisations, formats, routes.
    Formats,
    /// Risks and threats.
    Risks,
    /// The mechanisms of the policy.
    System,
    /// Partner × metric × period.
    Indicators,
    /// What happened and is to happen, in order.
    Time,
    /// What each partner gives and gets.
    Exchange,
    /// The ledger of deals.
    Deals,
    /// Who says what.
    Voices,
    /// Words in their context.
    Search,
    /// Whose texts these are.
    Sources,
    /// What the user gathered.
    Report,
    /// What the user corrected.
    Corrections,
}

impl View {
    /// All, in the order of the page's navigation.
    pub const ALL: &[Self] = &[
        Self::Compare,
        Self::Functions,
        Self::Exchange,
        Self::Deals,
        Self::Indicators,
        Self::Time,
        Self::Formats,
        Self::Voices,
        Self::Risks,
        Self::Sources,
        Self::Search,
        Self::System,
        Self::Report,
        Self::Corrections,
    ];

    /// The word of the address, of messages and of test ids.
    pub fn code(self) -> &'static str {
        match self {
            Self::Compare => "compare",
            Self::Functions => "functions",
            Self::Formats => "formats",
            Self::Risks => "risks",
            Self::System => "system",
            Self::Indicators => "indicators",
            Self::Time => "time",
            Self::Exchange => "exchange",
            Self::Deals => "deals",
            Self::Voices => "voices",
            Self::Search => "search",
            Self::Sources => "sources",
            Self::Report => "report",
            Self::Corrections => "corrections",
        }
    }

    /// The view of a word of the address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|view| view.code() == code)
    }

    /// Its sheet; the comparison has a form of its own, and what is gathered only the page knows.
    pub fn sheet(self, desk: &Desk) -> Option<Sheet> {
        let mut sheet = match self {
            Self::Compare => return None,
            Self::Functions => functions::sheet(desk),
            Self::Formats => formats::sheet(desk),
            Self::Risks => risks::sheet(desk),
            Self::System => system::sheet(desk),
            Self::Indicators => indicators::sheet(desk),
            Self::Time => time::sheet(desk),
            Self::Exchange => exchange::sheet(desk),
            Self::Deals => deals::sheet(desk),
            Self::Voices => voices::sheet(desk),
            Self::Search => search::sheet(desk),
            Self::Sources => sources::sheet(desk),
            Self::Report => {
                Sheet { title: desk.locale.t("view.report").to_owned(), ..Sheet::default() }
            }
            Self::Corrections => {
                Sheet { title: desk.locale.t("view.corrections").to_owned(), ..Sheet::default() }
            }
        };
        keep_shown(&mut sheet);
        sign(desk, &mut sheet);
        for panel in &mut sheet.panels {
            let mut numbers: Vec<usize> = panel.marks().collect();
            numbers.sort_unstable();
            numbers.dedup();
            let mut facts: Vec<FactRef> = Vec::new();
            let mut places: Vec<Place> = Vec::new();
            for mark in numbers.into_iter().filter_map(|number| sheet.marks.get(number)) {
                facts.extend(&mark.facts);
                places.extend(&mark.places);
            }
            // The lists of the marks are in order already: a stable sort merges them.
            facts.sort();
            facts.dedup();
            places.sort();
            places.dedup();
            let of_places = places.iter().map(|place| place.document);
            let documents: FxHashSet<u32> =
                facts.iter().map(|at| at.document).chain(of_places).collect();
            panel.coverage = Coverage {
                facts: facts.len(),
                documents: documents.len(),
                speakers: desk.behind(&facts).1,
                all: desk.facts.len(),
                places: places.len(),
            };
        }
        Some(sheet)
    }
}

/// Leaves out the marks that no panel shows: those of rows that were not asked for.
fn keep_shown(sheet: &mut Sheet) {
    let mut numbers: Vec<Option<usize>> = vec![None; sheet.marks.len()];
    for mark in sheet.panels.iter().flat_map(Panel::marks) {
        if let Some(place) = numbers.get_mut(mark) {
            *place = Some(0);
        }
    }
    for (new, place) in numbers.iter_mut().flatten().enumerate() {
        *place = new;
    }
    let mut old = numbers.iter();
    sheet.marks.retain(|_| old.next().is_some_and(Option::is_some));
    let renumber = |mark: &mut Option<usize>| {
        *mark = mark.and_then(|number| numbers.get(number).copied().flatten());
    };
    for panel in &mut sheet.panels {
        let shapes = panel.chart.iter_mut().flat_map(|chart| &mut chart.shapes);
        shapes.for_each(|shape| renumber(&mut shape.mark));
        for cell in panel.table.rows.iter_mut().flatten() {
            renumber(&mut cell.mark);
            cell.pieces.iter_mut().for_each(|piece| renumber(&mut piece.mark));
        }
    }
}

/// Says beside every mark what the user made of its facts: in the cells of tables, and in the words of
/// marks, which pictures have alone.
fn sign(desk: &Desk, sheet: &mut Sheet) {
    if desk.records.iter().all(|record| record.touched.is_empty()) {
        return;
    }
    let signs: Vec<Vec<String>> =
        sheet.marks.iter().map(|mark| desk.own_signs(&mark.facts)).collect();
    for panel in &mut sheet.panels {
        for cell in panel.table.rows.iter_mut().flatten() {
            let pieces = cell.pieces.iter().filter_map(|piece| piece.mark);
            let marks: Vec<usize> = cell.mark.into_iter().chain(pieces).collect();
            for sign in marks.into_iter().filter_map(|mark| signs.get(mark)).flatten() {
                if !cell.signs.contains(sign) {
                    cell.signs.push(sign.clone());
                }
            }
        }
    }
    for (mark, signs) in sheet.marks.iter_mut().zip(signs) {
        for sign in signs {
            mark.label = format!("{} · {sign}", mark.label);
        }
    }
}

/// Which view is wanted, of what, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// The view.
    pub view: View,
    /// Partners and filters.
    pub selection: Selection,
    /// Options of the view, by name.
    pub options: BTreeMap<String, String>,
    /// The reader's language.
    pub language: Language,
    /// The room.
    pub frame: Frame,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sheet::{Cell, Column, Mark, Table};

    #[test]
    fn a_mark_that_nothing_shows_is_not_sent_and_the_others_lead_where_they_led() {
        let mark = |key: &str| Mark { key: key.to_owned(), ..Mark::default() };
        let rows = vec![vec![Cell::text("a").marked(2)], vec![Cell::text("b").marked(0)]];
        let table = Table::whole(vec![Column::words("words")], rows);
        let mut sheet = Sheet {
            marks: vec![mark("first"), mark("unseen"), mark("last")],
            panels: vec![Panel { table, ..Panel::default() }],
            ..Sheet::default()
        };
        keep_shown(&mut sheet);
        let key = |cell: &Cell| cell.mark.and_then(|at| sheet.marks.get(at)).map(|m| m.key.clone());
        let rows = &sheet.panels[0].table.rows;
        let keys: Vec<Option<String>> = rows.iter().flatten().map(key).collect();
        assert_eq!(keys, [Some("last".to_owned()), Some("first".to_owned())]);
        assert_eq!(sheet.marks.len(), 2);
    }
}
