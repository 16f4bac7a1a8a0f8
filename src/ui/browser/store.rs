//! What the browser keeps between visits, by key.

use gloo::events::EventListener;
use leptos::prelude::*;

/// Nothing could be kept: there is no room, or the browser forbids it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NotKept;

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// What is kept under a key.
pub(crate) fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a text under a key.
pub(crate) fn keep(key: &str, text: &str) -> Result<(), NotKept> {
    storage().ok_or(NotKept)?.set_item(key, text).map_err(|_| NotKept)
}

/// Calls `then` whenever another window of the page has kept something.
pub(crate) fn on_kept_elsewhere(then: impl Fn() + 'static) {
    EventListener::new(&window(), "storage", move |_| then()).forget();
}

/// So many texts are set aside under a key at most.
const ASIDE: usize = 9;

/// Keeps a text that cannot be read beside the place of those that can: under the key with `.unread`,
/// and a number where that is taken. Tells whether it is kept, now or already.
pub(crate) fn set_aside(key: &str, text: &str) -> bool {
    for number in 1..=ASIDE {
        let end = if number == 1 { String::new() } else { format!(".{number}") };
        let key = format!("{key}.unread{end}");
        match kept(&key) {
            Some(known) if known == text => return true,
            Some(_) => {}
            None => return keep(&key, text).is_ok(),
        }
    }
    false
}
