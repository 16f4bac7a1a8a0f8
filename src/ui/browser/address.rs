//! The address's fragment. Each change is an entry of the history, so that Back steps back.

use std::cell::RefCell;

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, MouseEvent};

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
}

/// The fragment as the browser has it, with `#`.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The whole address, as it can be given to others.
pub(crate) fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// The address with another fragment.
pub(crate) fn address_of(fragment: &str) -> String {
    let all = address();
    let page = all.split_once('#').map_or(all.as_str(), |(page, _)| page);
    format!("{page}{fragment}")
}

/// Goes to a fragment: a new entry of the history, unless it is the present one.
pub(crate) fn go(fragment: &str) {
    // Refused only to pages that may not navigate at all.
    window().location().set_hash(fragment).ok();
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
    if let Ok(history) = window().history() {
        history.back().ok();
    }
}

/// Goes back to the last entry of this page whose fragment is `wanted`; where there is none, the
/// present entry becomes `fragment`. Either way no entry is added.
pub(crate) fn go_back_to(fragment: &str, wanted: impl Fn(&str) -> bool) {
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

/// Calls `then` after every change of the fragment: by the page, a link, Back or a hand.
pub(crate) fn on_fragment(then: impl Fn(Way) + 'static) {
    note_entry();
    EventListener::new(&window(), "hashchange", move |_| then(note_entry())).forget();
}

/// Calls `then` with the fragment of a link of the page that is pressed, before the browser follows it.
pub(crate) fn on_link(then: impl Fn(&str) + 'static) {
    EventListener::new(&window(), "click", move |event| {
        let Some(press) = event.dyn_ref::<MouseEvent>() else { return };
        let is_plain = press.button() == 0
            && !(press.ctrl_key() || press.meta_key() || press.shift_key() || press.alt_key());
        if !is_plain || event.default_prevented() {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href^='#/']").ok()?);
        if let Some(fragment) = link.and_then(|link| link.get_attribute("href")) {
            then(&fragment);
        }
    })
    .forget();
}

/// Numbers the present entry of the history, if it is new, and keeps its fragment; which way it lies.
fn note_entry() -> Way {
    let Ok(history) = window().history() else { return Way::Onward };
    let numbered = history.state().ok().and_then(|state| state.as_f64());
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
            *kept = Some(fragment());
        }
        let way = if number <= seen.here { Way::Back } else { Way::Onward };
        seen.here = number;
        (seen.is_replacing, seen.is_leaving) = (false, false);
        way
    })
}
