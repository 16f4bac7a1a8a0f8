//! The matrix of partners and functions, its order and its groups.
//!
//! In: roles that pass. Out: rows, columns, weights. Knows which functions belong to one field; must
//! not know panels.
//!
//! транзит and торговля stand in the field of the economy

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::EntityKind;
use crate::record::{FactDetail, FactKind, Function};
use crate::view::Locale;
use crate::view::desk::{Desk, Seen};

/// Option: whether rows stand by what the partners are.
pub(super) const ROWS: &str = "functions-rows";
/// Option: whether columns stand by field.
pub(super) const COLUMNS: &str = "functions-columns";
/// Values of both.
pub(super) const GROUPS: &[&str] = &["plain", "kinds"];

/// A field to which functions belong: an editorial order, for reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Economy,
    Technology,
    Security,
    People,
}

impl Field {
    pub(super) fn of(function: Function) -> Self {
        match function {
            Function::Economy
            | Function::Trade
            | Function::Investment
            | Function::Transit
            | Function::Energy
            | Function::Finance
            | Function::Resources
            | Function::Industry
            | Function::Agriculture => Self::Economy,
            Function::Technology | Function::Education | Function::Environment => Self::Technology,
            Function::Security | Function::Defence | Function::Diplomacy => Self::Security,
            Function::Humanitarian | Function::Labour => Self::People,
        }
    }

    pub(super) fn name(self, m: Locale) -> &'static str {
        m.t(match self {
            Self::Economy => "functions.field.economy",
            Self::Technology => "functions.field.technology",
            Self::Security => "functions.field.security",
            Self::People => "functions.field.people",
        })
    }
}

/// What a partner is: a state, a group of states, an organisation.
pub(super) fn kind(desk: &Desk, partner: &str) -> EntityKind {
    let card = desk.overview.partners.iter().find(|card| card.id == partner);
    card.map_or(EntityKind::State, |card| card.kind)
}

/// The matrix: partner × function, with the facts of each cell.
pub(super) struct Matrix<'a> {
    /// Rows.
    pub(super) partners: Vec<&'a str>,
    /// Columns.
    pub(super) functions: Vec<Function>,
    /// The facts of each cell; a cell without facts is not there.
    pub(super) cells: BTreeMap<(&'a str, Function), Vec<Seen<'a>>>,
    by_speaker: bool,
}

impl<'a> Matrix<'a> {
    /// Of the roles that pass; of the chosen partners, where any are.
    pub(super) fn new(desk: &Desk<'a>) -> Self {
        let mut cells: BTreeMap<(&'a str, Function), Vec<Seen<'a>>> = BTreeMap::new();
        for seen in desk.seen_of(FactKind::Role) {
            let FactDetail::Role { functions } = &seen.fact.detail else { continue };
            for partner in &seen.fact.partners {
                for function in functions {
                    cells.entry((partner.as_str(), *function)).or_default().push(seen);
                }
            }
        }
        let wanted = &desk.selection.partners;
        let chosen = |id: &str| wanted.is_empty() || wanted.iter().any(|known| known == id);
        // A place that gives several functions passes for one of them: the others are not asked for.
        let asked = &desk.selection.filter.functions;
        let is_asked = |function: &Function| asked.is_empty() || asked.contains(function);
        cells.retain(|(partner, function), _| chosen(partner) && is_asked(function));
        let by_speaker = desk.option("by", &["evidence", "speakers"]) == "speakers";
        let mut out = Self { partners: Vec::new(), functions: Vec::new(), cells, by_speaker };
        out.partners = out.cells.keys().map(|(partner, _)| *partner).collect();
        out.partners.dedup();
        out.functions = Function::ALL
            .iter()
            .copied()
            .filter(|function| out.cells.keys().any(|(_, known)| known == function))
            .collect();
        out.sort(desk);
        out
    }

    /// Rows and columns by weight, or by name; within their groups, where they are grouped.
    fn sort(&mut self, desk: &Desk) {
        let by_name = desk.option("order", &["weight", "name"]) == "name";
        let mut partners = std::mem::take(&mut self.partners);
        let mut functions = std::mem::take(&mut self.functions);
        if by_name {
            partners.sort_by(|a, b| desk.locale.compare(&desk.name(a), &desk.name(b)));
            let name = |function: &Function| desk.locale.word("function", function.code());
            functions.sort_by(|a, b| desk.locale.compare(name(a), name(b)));
        } else {
            partners.sort_by_key(|p| (std::cmp::Reverse(self.row_total(p)), *p));
            functions.sort_by_key(|f| (std::cmp::Reverse(self.column_total(*f)), *f));
        }
        if desk.option(ROWS, GROUPS) == "kinds" {
            partners.sort_by_key(|partner| kind(desk, partner));
        }
        if desk.option(COLUMNS, GROUPS) == "kinds" {
            functions.sort_by_key(|function| Field::of(*function));
        }
        self.partners = partners;
        self.functions = functions;
    }

    /// `w[p, f]`.
    pub(super) fn weight(&self, partner: &str, function: Function) -> usize {
        let Some(seen) = self.cells.get(&(partner, function)) else { return 0 };
        if self.by_speaker {
            seen.iter().map(Seen::voice).collect::<BTreeSet<_>>().len()
        } else {
            seen.len()
        }
    }

    /// `Σ_f w[p, f]`.
    pub(super) fn row_total(&self, partner: &str) -> usize {
        Function::ALL.iter().map(|function| self.weight(partner, *function)).sum()
    }

    /// `Σ_p w[p, f]`.
    pub(super) fn column_total(&self, function: Function) -> usize {
        let of = self.cells.keys().filter(|(_, known)| *known == function);
        of.map(|(partner, _)| self.weight(partner, function)).sum()
    }

    /// The partners that have a function, the heaviest first.
    pub(super) fn bearers(&self, function: Function) -> Vec<&'a str> {
        let mut out: Vec<_> =
            self.partners.iter().copied().filter(|p| self.weight(p, function) > 0).collect();
        out.sort_by_key(|p| std::cmp::Reverse(self.weight(p, function)));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_keep_the_functions_that_are_read_together() {
        let economy = [Function::Trade, Function::Transit, Function::Resources];
        assert!(economy.iter().all(|function| Field::of(*function) == Field::Economy));
        assert_ne!(Field::of(Function::Defence), Field::of(Function::Labour));
    }
}
