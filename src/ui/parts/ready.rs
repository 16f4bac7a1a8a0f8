//! What is drawn before it is wanted, while the pointer rests on what would show it.
//!
//! In: a part of an answer that was asked ahead, as markup. Out: its elements, which stand nowhere yet,
//! so that a press has only to put them into their place. Must not know how a part is drawn.
//!
//! the pointer rests on the box «Токаев» → the matrix with it is drawn → the box is pressed → it is there

use std::cell::RefCell;

use leptos::prelude::*;
use web_sys::{DocumentFragment, Element};

use super::seen::Seen;
use crate::ui::browser;

/// So many parts are kept, the last drawn first: those of two answers, five partners side by side.
const KEPT: usize = 10;

/// What of a panel is drawn; in the comparison, of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The picture.
    Picture,
    /// The functions of a partner.
    Functions,
}

impl Part {
    /// The element in which such markup stands: it decides how the markup is read.
    fn holder(self) -> &'static str {
        match self {
            Part::Picture => "div",
            Part::Functions => "ul",
        }
    }
}

thread_local! {
    /// The parts at hand.
    static READY: RefCell<Vec<(Seen, Part, DocumentFragment)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps a part, drawn from its markup.
pub(super) fn keep(seen: Seen, part: Part, markup: &str) {
    let Ok(holder) = document().create_element(part.holder()) else { return };
    holder.set_inner_html(markup);
    let fragment = document().create_document_fragment();
    while let Some(child) = holder.first_child() {
        if fragment.append_child(&child).is_err() {
            return;
        }
    }
    READY.with_borrow_mut(|ready| {
        ready.insert(0, (seen, part, fragment));
        ready.truncate(KEPT);
    });
}

/// Sets a part into its element: what is at hand, else what `markup` writes. Focus stays on its mark.
pub(super) fn set(into: &Element, seen: &Seen, part: Part, markup: impl FnOnce() -> String) {
    browser::keep_focus(into, || match take(seen, part) {
        Some(drawn) => into.replace_children_with_node_1(&drawn),
        None => into.set_inner_html(&markup()),
    });
}

/// A part that is kept no longer: it goes into the page.
fn take(seen: &Seen, part: Part) -> Option<DocumentFragment> {
    READY.with_borrow_mut(|ready| {
        let at = ready.iter().position(|(known, of, _)| *of == part && known.is_of(seen))?;
        Some(ready.remove(at).2)
    })
}
