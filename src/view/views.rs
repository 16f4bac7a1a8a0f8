//! The views, and which function makes each.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Language;
use super::desk::{Desk, Frame};
use super::functions;
use super::sheet::{Coverage, Sheet};
use super::sources;
use crate::query::{FactRef, Selection};

/// A view of the workbench.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum View {
    /// Partners side by side.
    #[default]
    Compare,
    /// Partner × function.
    Functions,
    /// Whose texts these are.
    Sources,
    /// What the user gathered.
    Report,
}

impl View {
    /// All, in the order of the page's navigation.
    pub const ALL: &[Self] = &[Self::Compare, Self::Functions, Self::Sources, Self::Report];

    /// The word of the address, of messages and of test ids.
    pub fn code(self) -> &'static str {
        match self {
            Self::Compare => "compare",
            Self::Functions => "functions",
            Self::Sources => "sources",
            Self::Report => "report",
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
            Self::Sources => sources::sheet(desk),
            Self::Report => {
                Sheet { title: desk.locale.t("view.report").to_owned(), ..Sheet::default() }
            }
        };
        for panel in &mut sheet.panels {
            let marks = panel.marks().filter_map(|number| sheet.marks.get(number));
            let facts: BTreeSet<FactRef> =
                marks.flat_map(|mark| mark.facts.iter().copied()).collect();
            let facts: Vec<_> = facts.into_iter().collect();
            let (documents, speakers) = desk.behind(&facts);
            let all = desk.facts.len();
            panel.coverage = Coverage { facts: facts.len(), documents, speakers, all };
        }
        Some(sheet)
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
