//! What only the browser can do: the address, focus, settings, the last word after a fault.

mod address;
mod crash;
mod focus;
mod menus;
mod names;
mod theme;

pub(crate) use address::{fragment, go, on_fragment};
pub(crate) use crash::set_panic_hook;
pub(crate) use focus::{focus, is_narrow, jump, reveal, scroll_to};
pub(crate) use menus::close_menus_outside;
pub(crate) use names::state_name;
pub(crate) use theme::{Theme, set_theme, stored_theme};
