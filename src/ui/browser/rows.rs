//! From control to control of a row by the arrow keys, as in a toolbar: the row is one stop of Tab.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// The row of the focus.
const ROW: &str = "[role=toolbar]";
/// Its controls; what they open has keys of its own.
const CONTROLS: &str = "[data-control]";

/// Moves the focus to the next control of its row in sight on an arrow to the right, to the one before
/// on an arrow to the left, to the ends on Home and End; a menu that is left is closed. Returns whether
/// the key was one of these and the focus on a control of a row.
pub(crate) fn step_row(event: &KeyboardEvent) -> bool {
    let Some(here) = document().active_element() else { return false };
    let Ok(Some(row)) = here.closest(ROW) else { return false };
    let Ok(list) = row.query_selector_all(CONTROLS) else { return false };
    let controls: Vec<HtmlElement> = (0..list.length())
        .filter_map(|at| list.get(at)?.dyn_into::<HtmlElement>().ok())
        .filter(|control| control.get_client_rects().length() > 0)
        .collect();
    let is_here = |control: &HtmlElement| AsRef::<Element>::as_ref(control) == &here;
    let Some(at) = controls.iter().position(is_here) else { return false };
    let target = match event.key().as_str() {
        "ArrowRight" => controls.get(at + 1),
        "ArrowLeft" => at.checked_sub(1).and_then(|before| controls.get(before)),
        "Home" => controls.first(),
        "End" => controls.last(),
        _ => return false,
    };
    if let Some(target) = target {
        if let Ok(Some(menu)) = here.closest("details[open]") {
            menu.remove_attribute("open").ok();
        }
        target.focus().ok();
    }
    true
}
