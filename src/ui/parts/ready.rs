//! Pictures drawn before they are wanted, while the pointer rests on what would show them.
//!
//! In: a panel of an answer that was asked ahead. Out: its picture as an element that stands nowhere
//! yet, so that a press has only to put it into its place. Must not know how a picture is drawn.
//!
//! the pointer rests on the box «Токаев» → the matrix with it is drawn → the box is pressed → it is there

use std::cell::RefCell;

use leptos::prelude::*;
use web_sys::Element;

use super::seen::Seen;

/// So many pictures are kept, the last drawn first.
const KEPT: usize = 8;

thread_local! {
    /// The pictures at hand.
    static READY: RefCell<Vec<(Seen, Element)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps a panel's picture, drawn from its markup.
pub(super) fn keep(seen: Seen, markup: &str) {
    let Ok(holder) = document().create_element("div") else { return };
    holder.set_inner_html(markup);
    let Some(picture) = holder.first_element_child() else { return };
    READY.with_borrow_mut(|ready| {
        ready.insert(0, (seen, picture));
        ready.truncate(KEPT);
    });
}

/// The picture of a panel, which is kept no longer: it goes into the page.
pub(super) fn take(seen: &Seen) -> Option<Element> {
    READY.with_borrow_mut(|ready| {
        let at = ready.iter().position(|(known, _)| known.is_of(seen))?;
        Some(ready.remove(at).1)
    })
}
