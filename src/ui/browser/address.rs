//! The address's fragment. Each change is an entry of the history, so that Back steps back.

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

/// Calls `then` after every change of the fragment: by the page, a link, Back or a hand.
pub(crate) fn on_fragment(then: impl Fn() + 'static) {
    EventListener::new(&window(), "hashchange", move |_| then()).forget();
}
