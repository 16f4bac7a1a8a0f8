//! A row of controls as one stop of Tab: arrows lead from control to control, and Tab comes back to the
//! one that had the focus last.
//!
//! In: the ids of the controls that stand in the row, in order. Out: which of them is the stop. Must not
//! know what a control does. The row has the role `toolbar`, its controls `data-control`.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::ui::browser;

/// Which control of a row is its stop.
#[derive(Clone, Copy)]
pub(super) struct Roving {
    last: RwSignal<Option<String>>,
    stop: Memo<Option<String>>,
}

impl Roving {
    /// Of a row of controls: the one that had the focus last, if it still stands there, else the first.
    pub(super) fn new(ids: impl Fn() -> Vec<String> + Send + Sync + 'static) -> Self {
        let last = RwSignal::new(None::<String>);
        let stop = Memo::new(move |_| {
            let mut ids = ids();
            let at = last.with(|last| ids.iter().position(|id| Some(id) == last.as_ref()));
            let at = at.unwrap_or_default();
            (at < ids.len()).then(|| ids.swap_remove(at))
        });
        Self { last, stop }
    }

    /// The `tabindex` of a control.
    pub(super) fn tabindex(self, id: &str) -> &'static str {
        if self.stop.with(|stop| stop.as_deref() == Some(id)) { "0" } else { "-1" }
    }

    /// Tells that a control has the focus.
    pub(super) fn focused(self, id: &str) {
        if self.last.with_untracked(|last| last.as_deref() != Some(id)) {
            self.last.set(Some(id.to_owned()));
        }
    }
}

/// Follows the arrow keys in a row.
pub(super) fn on_key(event: KeyboardEvent) {
    if browser::step_row(&event) {
        event.prevent_default();
    }
}
