//! The address's fragment. Each change is an entry of the history, so that Back steps back.

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, Url};

use crate::ui::later::after_frame;

thread_local! {
    /// Fragments of the entries of the history that this page has seen, by their number.
    static SEEN: RefCell<Seen> = RefCell::default();
}

#[derive(Default)]
struct Seen {
    here: usize,
    /// Those from before a reload are not known.
    fragments: Vec<Option<String>>,
    /// Whether the next change is no new entry.
    is_replacing: bool,
    /// Whether a step back is under way: Escape may ask for it twice.
    is_leaving: bool,
    /// The fragment of a step that is no entry of the history yet.
    pending: Option<String>,
}

/// The fragment as the browser has it, with `#`.
pub(crate) fn fragment() -> String {
    write_pending();
    window().location().hash().unwrap_or_default()
}

/// The whole address, as it can be given to others.
pub(crate) fn address() -> String {
    write_pending();
    window().location().href().unwrap_or_default()
}

/// The address with another fragment.
pub(crate) fn address_of(fragment: &str) -> String {
    let all = address();
    let page = all.split_once('#').map_or(all.as_str(), |(page, _)| page);
    format!("{page}{fragment}")
}

/// Goes to a fragment: a new entry of the history, unless it is the present one; tells whether it is.
/// No change is told by [`on_fragment`]. The entry is written when the frame is painted, or when any of
/// this module is asked before: it is one of the dearest calls of a press, and nobody sees it.
pub(crate) fn go(wanted: &str) -> bool {
    // As the browser will write it.
    let written = Url::new_with_base(wanted, &address()).map(|url| url.hash());
    if written.is_ok_and(|written| written == fragment()) {
        return false;
    }
    SEEN.with_borrow_mut(|seen| seen.pending = Some(wanted.to_owned()));
    after_frame(write_pending);
    true
}

/// Gives the present entry of the history another fragment.
pub(crate) fn revise(fragment: &str) {
    write_pending();
    let Ok(history) = window().history() else { return };
    let here = SEEN.with_borrow(|seen| seen.here);
    let state = JsValue::from_f64(here as f64);
    if history.replace_state_with_url(&state, "", Some(fragment)).is_err() {
        return;
    }
    let written = window().location().hash().ok();
    SEEN.with_borrow_mut(|seen| {
        if let Some(kept) = seen.fragments.get_mut(here) {
            *kept = written;
        }
    });
}

/// Writes the entry of a step that has none yet.
fn write_pending() {
    let Some(wanted) = SEEN.with_borrow_mut(|seen| seen.pending.take()) else { return };
    let Ok(history) = window().history() else { return };
    let number = SEEN.with_borrow(|seen| seen.here + 1);
    let state = JsValue::from_f64(number as f64);
    // Refused only to pages that may not navigate at all.
    if history.push_state_with_url(&state, "", Some(&wanted)).is_err() {
        return;
    }
    let written = fragment();
    SEEN.with_borrow_mut(|seen| {
        seen.fragments.truncate(number);
        seen.fragments.push(Some(written));
        seen.here = number;
    });
}

/// Whether a change of the fragment was a new step or one back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// A new entry of the history, or forward to one.
    Onward,
    /// To an entry before.
    Back,
}

/// One entry of the history back.
pub(crate) fn back() {
    write_pending();
    if let Ok(history) = window().history() {
        history.back().ok();
    }
}

/// Goes back to the last entry of this page whose fragment is `wanted`; where there is none, the
/// present entry becomes `fragment`. Either way no entry is added.
pub(crate) fn go_back_to(fragment: &str, wanted: impl Fn(&str) -> bool) {
    write_pending();
    if SEEN.with_borrow_mut(|seen| std::mem::replace(&mut seen.is_leaving, true)) {
        return;
    }
    let steps = SEEN.with_borrow(|seen| {
        let before = seen.fragments.get(..seen.here)?;
        let at = before.iter().rposition(|known| known.as_deref().is_some_and(&wanted))?;
        i32::try_from(seen.here - at).ok()
    });
    let Ok(history) = window().history() else { return };
    if let Some(steps) = steps {
        history.go_with_delta(-steps).ok();
    } else {
        SEEN.with_borrow_mut(|seen| seen.is_replacing = true);
        window().location().replace(&address_of(fragment)).ok();
    }
}

/// Calls `then` after every change of the fragment that is not of [`go`]: Back, a hand, a link elsewhere.
pub(crate) fn on_fragment(then: impl Fn(Way) + 'static) {
    note_entry();
    EventListener::new(&window(), "hashchange", move |_| then(note_entry())).forget();
}

/// Calls `then` with the fragment of a link of the page that is pressed, in place of the browser.
pub(crate) fn on_link(then: impl Fn(&str) + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "click", options, move |event| {
        let Some(press) = event.dyn_ref::<MouseEvent>() else { return };
        let is_plain = press.button() == 0
            && !(press.ctrl_key() || press.meta_key() || press.shift_key() || press.alt_key());
        if !is_plain || event.default_prevented() {
            return;
        }
        if let Some(fragment) = link_of(event) {
            event.prevent_default();
            then(&fragment);
        }
    })
    .forget();
}

/// Calls `then` with the fragment of a link of the page to which the pointer or the focus comes.
pub(crate) fn on_point(then: impl Fn(&str) + Clone + 'static) {
    for event in ["pointerover", "focusin"] {
        let then = then.clone();
        let told = move |event: &Event| {
            if let Some(fragment) = link_of(event) {
                then(&fragment);
            }
        };
        EventListener::new(&window(), event, told).forget();
    }
}

/// Calls `then` when a button goes down, or a key that presses what has the focus.
pub(crate) fn on_press(then: impl Fn() + Clone + 'static) {
    for event in ["pointerdown", "keydown"] {
        let then = then.clone();
        let told = move |event: &Event| {
            let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
            if key.is_none_or(|key| matches!(key.as_str(), " " | "Enter")) {
                then();
            }
        };
        EventListener::new(&window(), event, told).forget();
    }
}

/// The fragment of the link of the page that an event is of.
fn link_of(event: &Event) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("a[href^='#/']").ok()??.get_attribute("href")
}

/// Numbers the present entry of the history, if it is new, and keeps its fragment; which way it lies.
fn note_entry() -> Way {
    write_pending();
    let Ok(history) = window().history() else { return Way::Onward };
    let numbered = history.state().ok().and_then(|state| state.as_f64());
    let present = fragment();
    SEEN.with_borrow_mut(|seen| {
        let number = match numbered {
            Some(number) => number as usize,
            None if seen.fragments.is_empty() => 0,
            None if seen.is_replacing => seen.here,
            None => seen.here + 1,
        };
        if numbered.is_none() {
            seen.fragments.truncate(number);
            let state = JsValue::from_f64(number as f64);
            history.replace_state_with_url(&state, "", None).ok();
        }
        if seen.fragments.len() <= number {
            seen.fragments.resize(number + 1, None);
        }
        if let Some(kept) = seen.fragments.get_mut(number) {
            *kept = Some(present);
        }
        let way = if number <= seen.here { Way::Back } else { Way::Onward };
        seen.here = number;
        (seen.is_replacing, seen.is_leaving) = (false, false);
        way
    })
}
