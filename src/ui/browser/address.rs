//! The address's fragment. Each change is an entry of the history, so that Back steps back.

use std::cell::RefCell;

use gloo::events::EventListener;
use leptos::prelude::*;

/// The fragment as the browser has it, with `#`.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to a fragment: a new entry of the history, unless it is the present one.
pub(crate) fn go(fragment: &str) {
    // Refused only to pages that may not navigate at all.
    window().location().set_hash(fragment).ok();
}

/// Whether a change of the fragment was a new step or one back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// A new entry of the history, or forward to one.
    Onward,
    /// To the entry before.
    Back,
}

/// One entry of the history back.
pub(crate) fn back() {
    if let Ok(history) = window().history() {
        history.back().ok();
    }
}

/// Calls `then` after every change of the fragment: by the page, a link, Back or a hand.
pub(crate) fn on_fragment(then: impl Fn(Way) + 'static) {
    // Entries of this visit, up to the present one: the browser does not tell which way it goes.
    let entries = RefCell::new(vec![fragment()]);
    EventListener::new(&window(), "hashchange", move |_| {
        let here = fragment();
        let way = {
            let mut entries = entries.borrow_mut();
            let before = entries.len().checked_sub(2).and_then(|at| entries.get(at));
            if before == Some(&here) {
                entries.pop();
                Way::Back
            } else {
                entries.push(here);
                Way::Onward
            }
        };
        then(way);
    })
    .forget();
}
