//! Pictures drawn before they are wanted, while the pointer rests on what would show them.
//!
//! In: a panel of an answer that was asked ahead. Out: its picture as an element that stands nowhere
//! yet, so that a press has only to put it into its place. Must not know how a picture is drawn.
//!
//! the pointer rests on the box «Токаев» → the matrix with it is drawn → the box is pressed → it is there

use leptos::prelude::*;
use web_sys::Element;

use super::seen::Seen;

/// So many pictures are kept, the last drawn first.
const KEPT: usize = 8;

/// The pictures at hand. Copies share them.
#[derive(Clone, Copy)]
pub(super) struct Ready(StoredValue<Vec<(Seen, Element)>, LocalStorage>);

impl Ready {
    /// Without pictures.
    pub(super) fn new() -> Self {
        Self(StoredValue::new_local(Vec::new()))
    }

    /// Keeps a panel's picture, drawn from its markup.
    pub(super) fn keep(self, seen: Seen, markup: &str) {
        let Ok(holder) = document().create_element("div") else { return };
        holder.set_inner_html(markup);
        let Some(picture) = holder.first_element_child() else { return };
        self.0.update_value(|kept| {
            kept.insert(0, (seen, picture));
            kept.truncate(KEPT);
        });
    }

    /// The picture of a panel, which is kept no longer: it goes into the page.
    pub(super) fn take(self, seen: &Seen) -> Option<Element> {
        let take = |kept: &mut Vec<(Seen, Element)>| {
            let at = kept.iter().position(|(known, _)| known.is_of(seen))?;
            Some(kept.remove(at).1)
        };
        self.0.try_update_value(take).flatten()
    }
}
