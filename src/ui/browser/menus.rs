//! Menus are `details`; a choice, a press elsewhere, going on by the keyboard or Escape closes them. What
//! opens stays inside the window.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, FocusEvent, HtmlElement, KeyboardEvent, Node};

const OPEN: &str = "details.menu[open]";
/// Pixels that stay free beside an open menu.
const EDGE: f64 = 8.0;

/// Closes menus on a press outside of them, when the focus goes elsewhere, and on Escape; `on_escape` has
/// what no menu of the layer that has the focus took.
pub(crate) fn close_menus_outside(on_escape: impl Fn() + 'static) {
    let is_pressed = Rc::new(Cell::new(false));
    for (name, pressed) in [("pointerdown", true), ("pointerup", false), ("pointercancel", false)] {
        let is_pressed = is_pressed.clone();
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&document(), name, options, move |_| {
            is_pressed.set(pressed);
        })
        .forget();
    }
    EventListener::new(&document(), "pointerdown", |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        for menu in open_menus() {
            if !menu.contains(target.as_ref()) {
                menu.remove_attribute("open").ok();
            }
        }
    })
    .forget();
    EventListener::new(&document(), "focusout", move |event| {
        // A press on the words beside a box moves the focus out of the menu before the box is ticked; what
        // is pressed outside is told by the press.
        if is_pressed.get() {
            return;
        }
        // Nowhere: what had it is gone, or the window was left.
        let to = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
        let Some(to) = to.and_then(|to| to.dyn_into::<Node>().ok()) else { return };
        let from = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        for menu in open_menus() {
            if menu.contains(from.as_ref()) && !menu.contains(Some(&to)) {
                menu.remove_attribute("open").ok();
            }
        }
    })
    .forget();
    EventListener::new(&document(), "keydown", move |event| {
        let escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
        if !escape {
            return;
        }
        let held = document().active_element();
        let layer = held.and_then(|held| held.closest("dialog[open]").ok().flatten());
        let is_on_top = |menu: &Element| layer.as_ref().is_none_or(|it| it.contains(Some(menu)));
        let (menus, hidden): (Vec<_>, Vec<_>) = open_menus().into_iter().partition(is_on_top);
        for menu in hidden {
            menu.remove_attribute("open").ok();
        }
        if menus.is_empty() {
            on_escape();
        }
        for menu in menus {
            close(&menu);
        }
    })
    .forget();
}

/// Closes the menu in which an entry was pressed.
pub(crate) fn close_menu_of(entry: &Event) {
    let entry = entry.target().and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(menu) = entry.and_then(|entry| entry.closest(OPEN).ok().flatten()) {
        close(&menu);
    }
}

/// Closes a menu; the focus goes to what opened it.
fn close(menu: &Element) {
    menu.remove_attribute("open").ok();
    let summary = menu.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        summary.focus().ok();
    }
}

/// Shifts the panel of a menu that opens beyond the window's edge back into it.
pub(crate) fn keep_menus_inside() {
    // The event does not bubble.
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&document(), "toggle", options, |event| {
        let menu = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(menu) = menu.filter(|menu| menu.matches(OPEN).unwrap_or(false)) else { return };
        if !keep_inside(&menu) {
            // What it holds is made by the same event.
            request_animation_frame(move || {
                keep_inside(&menu);
            });
        }
    })
    .forget();
}

/// Shifts the panel of a menu into the window; whether there is a panel.
fn keep_inside(menu: &Element) -> bool {
    let panel = menu.query_selector(".menu-panel").ok().flatten();
    let Some(panel) = panel.and_then(|panel| panel.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    let Some(root) = document().document_element() else { return true };
    // A margin and not a transform: the page must lose the width it had.
    let style = panel.style();
    style.remove_property("margin-left").ok();
    let limit = f64::from(root.client_width()) - EDGE;
    let over = panel.get_bounding_client_rect().right() - limit;
    if over > 0.0 {
        style.set_property("margin-left", &format!("{}px", -over.ceil())).ok();
    }
    true
}

fn open_menus() -> Vec<Element> {
    let Ok(list) = document().query_selector_all(OPEN) else { return Vec::new() };
    (0..list.length())
        .filter_map(|at| list.get(at))
        .filter_map(|node| node.dyn_into::<Element>().ok())
        .collect()
}
