//! Where the keyboard and the eye are.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{
    Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition, ScrollToOptions, SvgElement,
};

use super::Way;

/// The width under which evidence takes the whole screen, as in `style/views/reader.css`.
const NARROW: &str = "(max-width: 63.99rem)";

/// Whether the screen is narrow.
pub(crate) fn is_narrow() -> bool {
    window().match_media(NARROW).ok().flatten().is_some_and(|query| query.matches())
}

/// The words of the first element of a selector.
pub(crate) fn words_of(selector: &str) -> Option<String> {
    let element = document().query_selector(selector).ok().flatten()?;
    element.text_content().filter(|words| !words.is_empty())
}

/// Focuses the element of an id without scrolling.
pub(crate) fn focus(id: &str) {
    if let Some(element) = find(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focus_quietly(&element);
    }
}

/// Focuses the element of a number among those in sight of a selector, or the last of them; tells
/// whether there is any.
pub(crate) fn focus_nth(selector: &str, number: usize) -> bool {
    let Ok(list) = document().query_selector_all(selector) else { return false };
    let found: Vec<HtmlElement> = (0..list.length())
        .filter_map(|at| list.get(at)?.dyn_into::<HtmlElement>().ok())
        .filter(|element| element.get_client_rects().length() > 0)
        .collect();
    match found.get(number).or_else(|| found.last()) {
        Some(element) => {
            focus_quietly(element);
            true
        }
        None => false,
    }
}

/// Scrolls a row sideways so that its present entry stands in the middle.
pub(crate) fn center_current(row: &Element) {
    let Ok(Some(current)) = row.query_selector("[aria-current]") else { return };
    let (row_at, at) = (row.get_bounding_client_rect(), current.get_bounding_client_rect());
    let middle = |rect: &web_sys::DomRect| rect.x() + rect.width() / 2.0;
    let by = middle(&at) - middle(&row_at);
    // Whole pixels are enough.
    row.set_scroll_left(row.scroll_left() + by.round() as i32);
}

/// Scrolls what lies in an element to its beginning. A key (End) may still be scrolling it smoothly: the
/// browser lets that go on from wherever `scrollTop` puts it, unless another smooth scroll takes its place.
pub(crate) fn scroll_to_top(element: &Element) {
    let options = ScrollToOptions::new();
    options.set_top(0.0);
    options.set_behavior(ScrollBehavior::Smooth);
    element.scroll_to_with_scroll_to_options(&options);
    element.set_scroll_top(0);
}

/// Changes what lies in an element; a mark in it that has the focus has it afterwards, too.
pub(crate) fn keep_focus(within: &Element, change: impl FnOnce()) {
    let held = document().active_element().filter(|held| within.contains(Some(held)));
    change();
    let Some(key) = held.and_then(|held| held.get_attribute("data-mark")) else { return };
    let Ok(list) = within.query_selector_all("[data-mark]") else { return };
    let marks = (0..list.length()).filter_map(|at| list.get(at)?.dyn_into::<Element>().ok());
    let is_it = |mark: &Element| mark.get_attribute("data-mark").as_ref() == Some(&key);
    if let Some(mark) = marks.into_iter().find(is_it) {
        focus_element(mark);
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

/// From the name in the text on which a key was pressed to the next one or the one before, which from
/// then on is a stop of the keyboard too; tells whether there is one.
pub(crate) fn step_name(event: &web_sys::Event, way: Way) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(here) = target.and_then(|target| target.closest(".name").ok().flatten()) else {
        return false;
    };
    let Ok(list) = document().query_selector_all(".article-text .name") else { return false };
    let at =
        (0..list.length()).find(|at| list.get(*at).is_some_and(|it| it.is_same_node(Some(&here))));
    let to = at.and_then(|at| match way {
        Way::Onward => at.checked_add(1),
        Way::Back => at.checked_sub(1),
    });
    let to = to.and_then(|to| list.get(to)?.dyn_into::<HtmlElement>().ok());
    let Some(to) = to else { return false };
    for (name, value) in [("tabindex", "0"), ("role", "button"), ("aria-haspopup", "dialog")] {
        to.set_attribute(name, value).ok();
    }
    scroll(&to, ScrollLogicalPosition::Nearest);
    focus_quietly(&to);
    true
}

thread_local! {
    /// What had the focus when the page began to change.
    static HELD: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Notes what has the focus, before the page changes.
pub(crate) fn hold_focus() {
    let held = document().active_element().filter(|held| held.tag_name() != "BODY");
    if held.is_some() {
        HELD.set(held);
    }
}

/// Focuses the element of an id where what had the focus is gone and nothing else has it.
pub(crate) fn catch_focus(id: &str) {
    let is_gone = |held: &Option<Element>| held.as_ref().is_some_and(|held| !held.is_connected());
    if !HELD.with_borrow(is_gone) {
        return;
    }
    HELD.set(None);
    if document().active_element().is_none_or(|held| held.tag_name() == "BODY") {
        focus(id);
    }
}

/// Brings a panel to the top and focuses its heading; tells whether there is one.
pub(crate) fn arrive(id: &str) -> bool {
    let Some(panel) = find(id) else { return false };
    scroll(&panel, ScrollLogicalPosition::Start);
    if let Some(heading) = panel.query_selector("h3").ok().flatten() {
        heading.set_attribute("tabindex", "-1").ok();
        if let Ok(heading) = heading.dyn_into::<HtmlElement>() {
            focus_quietly(&heading);
        }
    }
    true
}

/// Focuses the element of an id, opening what is folded over it and scrolling only as needed; tells
/// whether there is one.
pub(crate) fn reveal(id: &str) -> bool {
    find(id).map(reveal_element).is_some()
}

/// The same for the first element in sight that stands for a mark.
pub(crate) fn reveal_mark(key: &str) -> bool {
    let Ok(list) = document().query_selector_all("[data-mark]") else { return false };
    let marked = (0..list.length())
        .filter_map(|at| list.get(at)?.dyn_into::<Element>().ok())
        .filter(|element| element.get_attribute("data-mark").as_deref() == Some(key));
    let in_sight = |element: &Element| element.get_client_rects().length() > 0;
    marked.into_iter().find(in_sight).map(reveal_element).is_some()
}

/// Ids of the elements of a selector of which any is in sight. The browser must lay the page out for
/// it: it costs nothing only before anything is changed.
pub(crate) fn ids_in_sight(selector: &str) -> Vec<String> {
    let Ok(list) = document().query_selector_all(selector) else { return Vec::new() };
    let height = document().document_element().map_or(0, |root| root.client_height());
    let elements = (0..list.length()).filter_map(|at| list.get(at)?.dyn_into::<Element>().ok());
    let in_sight = elements.filter(|element| {
        let rect = element.get_bounding_client_rect();
        rect.bottom() > 0.0 && rect.top() < f64::from(height)
    });
    in_sight.map(|element| element.id()).collect()
}

fn reveal_element(element: Element) {
    let mut fold = element.closest("details:not([open])").ok().flatten();
    while let Some(details) = fold {
        details.set_attribute("open", "").ok();
        fold = element.closest("details:not([open])").ok().flatten();
    }
    scroll(&element, ScrollLogicalPosition::Nearest);
    focus_element(element);
}

fn focus_element(element: Element) {
    match element.dyn_into::<HtmlElement>() {
        Ok(element) => focus_quietly(&element),
        // A mark of a picture.
        Err(element) => {
            if let Ok(element) = element.dyn_into::<SvgElement>() {
                element.focus().ok();
            }
        }
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
