//! Where the keyboard and the eye are.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{
    Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// The width under which evidence takes the whole screen, as in `style/views/reader.css`.
const NARROW: &str = "(max-width: 63.99rem)";

/// Whether the screen is narrow.
pub(crate) fn is_narrow() -> bool {
    window().match_media(NARROW).ok().flatten().is_some_and(|query| query.matches())
}

/// Focuses the element of an id without scrolling.
pub(crate) fn focus(id: &str) {
    if let Some(element) = find(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focus_quietly(&element);
    }
}

/// Brings the element of an id to the middle of what scrolls it.
pub(crate) fn scroll_to(id: &str) {
    if let Some(element) = find(id) {
        scroll(&element, ScrollLogicalPosition::Center);
    }
}

/// Brings the element of an id to the top and focuses it.
pub(crate) fn jump(id: &str) {
    if let Some(element) = find(id) {
        scroll(&element, ScrollLogicalPosition::Start);
    }
    focus(id);
}

/// Focuses the element of an id, opening what is folded over it and scrolling only as needed.
pub(crate) fn reveal(id: &str) {
    let Some(element) = find(id) else { return };
    let mut fold = element.closest("details:not([open])").ok().flatten();
    while let Some(details) = fold {
        details.set_attribute("open", "").ok();
        fold = element.closest("details:not([open])").ok().flatten();
    }
    scroll(&element, ScrollLogicalPosition::Nearest);
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        focus_quietly(&element);
    }
}

fn find(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

fn focus_quietly(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).ok();
}

fn scroll(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
