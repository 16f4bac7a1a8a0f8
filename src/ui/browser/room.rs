//! How much room there is.

use gloo::events::EventListener;
use leptos::prelude::*;

/// Pictures are laid out anew only when the room changes by so much.
const STEP: f64 = 40.0;
/// The widest panel, as `--page-width` of the style; wider screens leave margins.
const WIDEST: f64 = 1720.0;

/// Width of a panel in pixels, rounded down.
pub(crate) fn panel_width() -> u16 {
    let width = document().document_element().map_or(360, |root| root.client_width());
    // The page's edges, as `--page-edge`.
    let edges = (f64::from(width) * 0.044).clamp(28.0, 80.0);
    let room = (f64::from(width) - edges).min(WIDEST);
    let stepped = (room / STEP).floor() * STEP;
    // In the range of the type by the bounds above.
    stepped.clamp(280.0, WIDEST) as u16
}

/// Calls `then` whenever the window has another size.
pub(crate) fn on_resize(then: impl Fn() + 'static) {
    EventListener::new(&window(), "resize", move |_| then()).forget();
}
