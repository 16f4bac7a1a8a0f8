//! Menus are `details`; a press elsewhere or Escape closes them.

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent, Node};

const OPEN: &str = "details.menu[open]";

/// Closes menus on a press outside of them and on Escape; `on_escape` has what no menu took.
pub(crate) fn close_menus_outside(on_escape: impl Fn() + 'static) {
    EventListener::new(&document(), "pointerdown", |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        for menu in open_menus() {
            if !menu.contains(target.as_ref()) {
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
        let menus = open_menus();
        if menus.is_empty() {
            on_escape();
        }
        for menu in menus {
            menu.remove_attribute("open").ok();
            let summary = menu.query_selector("summary").ok().flatten();
            if let Some(summary) = summary.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
                summary.focus().ok();
            }
        }
    })
    .forget();
}

fn open_menus() -> Vec<Element> {
    let Ok(list) = document().query_selector_all(OPEN) else { return Vec::new() };
    (0..list.length())
        .filter_map(|at| list.get(at))
        .filter_map(|node| node.dyn_into::<Element>().ok())
        .collect()
}
