//! Which answer a part of the page shows: parts in sight show the new one at once, the others after
//! the frame, and what is the same in both stays as it is.

use std::sync::Arc;

use leptos::prelude::*;

use crate::api::{Body, Shown};
use crate::view::route::Openings;
use crate::view::sheet::{Panel, Sheet};

/// A panel of an answer.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// The answer.
    pub(super) shown: Arc<Shown>,
    /// Number of the panel; of a comparison, of the column.
    pub(super) at: usize,
    /// Fragments of the state that it answers.
    pub(super) openings: Arc<Openings>,
}

/// Where a part finds what it shows; nothing before its turn has come.
pub(super) type Slot = ArcRwSignal<Option<Seen>>;

impl Seen {
    /// The sheet.
    pub(super) fn sheet(&self) -> Option<&Sheet> {
        match &self.shown.body {
            Body::Sheet(sheet) => Some(sheet),
            Body::Comparison(_) => None,
        }
    }

    /// The panel.
    pub(super) fn panel(&self) -> Option<&Panel> {
        self.sheet()?.panels.get(self.at)
    }

    /// Whether both are the same panel of the same answer.
    pub(super) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shown, &other.shown) && self.at == other.at
    }

    /// The same, and both lead to the same places.
    pub(super) fn is_of(&self, other: &Self) -> bool {
        self.is(other) && self.openings == other.openings
    }

    /// Whether both look the same and lead to the same places.
    fn is_as(&self, other: &Self) -> bool {
        let (Some(one), Some(two)) = (self.sheet(), other.sheet()) else { return false };
        let (Some(panel), Some(also)) = (self.panel(), other.panel()) else { return false };
        self.openings == other.openings
            && panel == also
            && panel.marks().all(|number| one.marks.get(number) == two.marks.get(number))
    }
}

/// Shows a new answer, unless it is as the present one.
pub(super) fn show(slot: &Slot, new: Seen) {
    let is_same = slot.with_untracked(|old| old.as_ref().is_some_and(|old| old.is_as(&new)));
    if !is_same {
        slot.set(Some(new));
    }
}

/// What a part of the present panel is.
pub(super) fn of<T>(slot: &Slot, part: impl FnOnce(&Seen, &Panel) -> T) -> Option<T> {
    slot.with(|seen| {
        let seen = seen.as_ref()?;
        Some(part(seen, seen.panel()?))
    })
}
