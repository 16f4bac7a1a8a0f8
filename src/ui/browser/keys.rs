//! Keys that act wherever the focus is, but for fields in which they have a sense of their own.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, KeyboardEvent};

/// Calls `then` on Ctrl+Z (or the command key's) outside of fields; with Shift it hears `true`.
pub(crate) fn on_undo_keys(then: impl Fn(bool) + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        // By the place of the key: with a Cyrillic layout it gives «я».
        let is_it = event.code() == "KeyZ" && (event.ctrl_key() || event.meta_key());
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let in_field = target.is_some_and(|target| {
            target.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some()
        });
        if is_it && !in_field && !event.alt_key() {
            event.prevent_default();
            then(event.shift_key());
        }
    })
    .forget();
}
