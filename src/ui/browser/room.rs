//! How much room there is.

use gloo::events::EventListener;
use leptos::prelude::*;
use web_sys::Element;

/// Pictures are laid out anew only when the room changes by so much; on a narrow page, where every
/// pixel is needed, by half of it.
const STEP: f64 = 40.0;
/// The widest room that is called narrow.
const NARROW: f64 = 400.0;
/// The narrowest and the widest picture.
const NARROWEST: f64 = 280.0;
const WIDEST: f64 = 1760.0;
/// The size of letters that pictures are laid out for; they grow with that of the page.
const LETTERS: f64 = 16.0;

/// Width of a panel, rounded down, in pixels at letters of the usual size: larger letters leave less.
pub(crate) fn panel_width() -> u16 {
    let page = document().document_element();
    // That of the root has the room of a scrollbar in it as long as nothing scrolls.
    let body = document().body();
    let width = f64::from(body.as_ref().map_or(360, |body| body.client_width()));
    let letters = page.as_ref().and_then(letters).unwrap_or(LETTERS);
    let rem = letters / LETTERS;
    // As `--page-width` and `--page-edge` of the style.
    let edges = (width * 0.044).clamp(28.0 * rem, 80.0 * rem);
    let room = (width.min(1792.0 * rem) - edges) / rem;
    let step = if room < NARROW { STEP / 2.0 } else { STEP };
    let stepped = (room / step).floor() * step;
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
