//! Presses that last longer than what they go down on.
//!
//! In: the pointer. Out: whether it is down; a click on what has taken the place of an element that was
//! set anew while the button was down, for which the browser makes none. Must not know what a press
//! does.
//!
//! down on the mark `cell:CN:energy` → the picture is set again → up on the same mark → it opens

use std::cell::{Cell, RefCell};

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, MouseEvent, PointerEvent};

/// What can be pressed.
const PRESSED: &str = "a[href], button, summary";
/// A click comes at most so long after the pointer has gone up.
const CLICK_MS: u32 = 100;

thread_local! {
    /// How many pointers are down, or were a moment ago.
    static DOWN: Cell<u32> = const { Cell::new(0) };
    /// What the pointer went down on, until it is clicked.
    static HELD: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Whether something is being pressed.
pub(crate) fn is_pressing() -> bool {
    DOWN.get() > 0
}

/// Follows the pointer, and clicks what has replaced the element that it went down on.
pub(crate) fn complete_presses() {
    let listen = |event: &'static str, then: fn(&Event)| {
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&window(), event, options, then).forget();
    };
    listen("pointerdown", |event| {
        DOWN.set(DOWN.get().saturating_add(1));
        // A finger clicks where it is, whatever stood there before.
        let is_plain = event.dyn_ref::<PointerEvent>().is_some_and(|down| {
            let with_key = down.ctrl_key() || down.meta_key() || down.shift_key() || down.alt_key();
            down.pointer_type() == "mouse" && down.button() == 0 && !with_key
        });
        HELD.set(pressed(event).filter(|_| is_plain));
    });
    listen("pointercancel", |_| {
        HELD.set(None);
        DOWN.set(DOWN.get().saturating_sub(1));
    });
    listen("click", |_| HELD.set(None));
    listen("pointerup", |event| {
        Timeout::new(CLICK_MS, || DOWN.set(DOWN.get().saturating_sub(1))).forget();
        let Some(up) = event.dyn_ref::<PointerEvent>().cloned() else { return };
        // The click of the browser comes before.
        Timeout::new(0, move || complete(&up)).forget();
    });
}

/// Clicks what the pointer was lifted from, if it is what it went down on, set anew.
fn complete(up: &PointerEvent) {
    let Some(held) = HELD.take().filter(|held| !held.is_connected()) else { return };
    let (x, y) = (up.client_x(), up.client_y());
    let under = document().element_from_point(x as f32, y as f32);
    let under = under.and_then(|under| under.closest(PRESSED).ok().flatten());
    let Some(under) = under.filter(|under| is_same(under, &held)) else { return };
    // Marks of a picture have no `click()`.
    if let Ok(click) = MouseEvent::new("click") {
        click.init_mouse_event_with_can_bubble_arg_and_cancelable_arg("click", true, true);
        under.dispatch_event(&click).ok();
    }
}

/// Whether one element stands for the other: marks have a name, other things their words.
fn is_same(one: &Element, two: &Element) -> bool {
    let both = |name: &str| one.get_attribute(name) == two.get_attribute(name);
    let is_mark = one.has_attribute("data-mark");
    one.tag_name() == two.tag_name()
        && both("data-mark")
        && both("data-testid")
        && (is_mark || one.text_content() == two.text_content())
}

fn pressed(event: &Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(PRESSED).ok()?
}
