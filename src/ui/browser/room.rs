//! How much room there is.

use gloo::events::EventListener;
use leptos::prelude::*;
use web_sys::Element;

/// Pictures are laid out anew only when the room changes by so much.
const STEP: f64 = 40.0;
/// The narrowest and the widest picture.
const NARROWEST: f64 = 280.0;
const WIDEST: f64 = 1760.0;
/// The size of letters that pictures are laid out for; they grow with that of the page.
const LETTERS: f64 = 16.0;

/// Width of a panel, rounded down, in pixels at letters of the usual size: larger letters leave less.
pub(crate) fn panel_width() -> u16 {
    let page = document().document_element();
    let width = f64::from(page.as_ref().map_or(360, Element::client_width));
    let letters = page.as_ref().and_then(letters).unwrap_or(LETTERS);
    let rem = letters / LETTERS;
    // As `--page-width` and `--page-edge` of the style.
    let edges = (width * 0.044).clamp(28.0 * rem, 80.0 * rem);
    let room = (width.min(1792.0 * rem) - edges) / rem;
    let stepped = (room / STEP).floor() * STEP;
    // In the range of the type by the bounds above.
    stepped.clamp(NARROWEST, WIDEST) as u16
}

fn letters(element: &Element) -> Option<f64> {
    let style = window().get_computed_style(element).ok()??;
    let size = style.get_property_value("font-size").ok()?;
    size.strip_suffix("px")?.parse().ok().filter(|size| *size > 0.0)
}

/// Calls `then` whenever the window has another size.
pub(crate) fn on_resize(then: impl Fn() + 'static) {
    EventListener::new(&window(), "resize", move |_| then()).forget();
}
