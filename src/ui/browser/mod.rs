//! What only the browser can do: the address, focus, settings, the last word after a fault.

mod address;
mod crash;
mod focus;
mod language;
mod marks;
mod menus;
mod room;
mod theme;

pub(crate) use address::{Way, back, fragment, go, on_fragment};
pub(crate) use crash::set_panic_hook;
pub(crate) use focus::{focus, is_narrow, jump, reveal, reveal_mark, scroll_to};
pub(crate) use language::{store_language, stored_language};
pub(crate) use marks::step_marks;
pub(crate) use menus::close_menus_outside;
pub(crate) use room::{on_resize, panel_width};
pub(crate) use theme::{Theme, set_theme, stored_theme};
