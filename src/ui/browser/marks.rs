//! From mark to mark of a picture by the arrow keys.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{DomRect, Element, KeyboardEvent, NodeList, PointerEvent, SvgElement};

use crate::view::route::EvidenceRef;

/// Says of all that stands for evidence whether it is open.
pub(crate) fn tell_open(open: Option<&EvidenceRef>) {
    for element in all("#view [aria-current=true]:is([data-mark], [data-testid=item])") {
        element.remove_attribute("aria-current").ok();
    }
    let Some(open) = open else { return };
    let of_mark = all("#view [data-mark]")
        .filter(|element| element.get_attribute("data-mark").as_deref() == Some(&open.mark));
    let item = document().get_element_by_id(&element_id(open));
    for element in of_mark.chain(item) {
        element.set_attribute("aria-current", "true").ok();
    }
}

fn all(selector: &str) -> impl Iterator<Item = Element> + use<> {
    let list = document().query_selector_all(selector).ok();
    let length = list.as_ref().map_or(0, NodeList::length);
    (0..length).filter_map(move |at| list.as_ref()?.get(at)?.dyn_into::<Element>().ok())
}

/// Gives the mark of a picture to which the pointer comes its title: its name, which the browser then
/// shows beside the pointer.
pub(crate) fn tell_title(event: &PointerEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let mark = target.and_then(|target| target.closest("a.mark").ok().flatten());
    let Some(mark) = mark else { return };
    if mark.query_selector("title").ok().flatten().is_some() {
        return;
    }
    if let Ok(title) = document().create_element_ns(mark.namespace_uri().as_deref(), "title") {
        title.set_text_content(mark.get_attribute("aria-label").as_deref());
        mark.prepend_with_node_1(&title).ok();
    }
}

/// The element's id of an item of the comparison, by which focus returns to it.
pub(crate) fn element_id(at: &EvidenceRef) -> String {
    format!("item-{}-{}-{}", at.mark.replace(':', "-"), at.document, at.spot.code())
}

/// Moves the focus to the nearest mark in the direction of an arrow key, to the first on Home, to
/// the last on End. Returns whether the key was one of these and the focus on a mark.
pub(crate) fn step_marks(event: &KeyboardEvent) -> bool {
    let Some(here) = document().active_element() else { return false };
    let Ok(Some(picture)) = here.closest(".picture") else { return false };
    let Ok(list) = picture.query_selector_all("a.mark") else { return false };
    let marks: Vec<Element> =
        (0..list.length()).filter_map(|at| list.get(at)?.dyn_into::<Element>().ok()).collect();
    if !marks.contains(&here) {
        return false;
    }
    let target = match event.key().as_str() {
        "ArrowRight" => nearest(&here, &marks, (1.0, 0.0)),
        "ArrowLeft" => nearest(&here, &marks, (-1.0, 0.0)),
        "ArrowDown" => nearest(&here, &marks, (0.0, 1.0)),
        "ArrowUp" => nearest(&here, &marks, (0.0, -1.0)),
        "Home" => marks.first().cloned(),
        "End" => marks.last().cloned(),
        _ => return false,
    };
    if let Some(target) = target {
        here.set_attribute("tabindex", "-1").ok();
        target.set_attribute("tabindex", "0").ok();
        if let Ok(target) = target.dyn_into::<SvgElement>() {
            target.focus().ok();
        }
    }
    true
}

/// The mark that lies nearest in a direction: what is beside the way counts threefold.
fn nearest(here: &Element, marks: &[Element], way: (f64, f64)) -> Option<Element> {
    let from = middle(&here.get_bounding_client_rect());
    let mut best: Option<(f64, &Element)> = None;
    for mark in marks {
        let to = middle(&mark.get_bounding_client_rect());
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let along = dx * way.0 + dy * way.1;
        let beside = (dx * way.1).abs() + (dy * way.0).abs();
        if along <= 0.5 {
            continue;
        }
        let cost = along + 3.0 * beside;
        if best.is_none_or(|(known, _)| cost < known) {
            best = Some((cost, mark));
        }
    }
    best.map(|(_, mark)| mark.clone())
}

fn middle(rect: &DomRect) -> (f64, f64) {
    (rect.x() + rect.width() / 2.0, rect.y() + rect.height() / 2.0)
}
