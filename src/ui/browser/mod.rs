//! What only the browser can do: the address, focus, settings, files, the clipboard, the printer, the
//! last word after a fault.

mod address;
mod clock;
mod crash;
mod files;
mod focus;
mod frame;
mod keys;
mod language;
mod marks;
mod menus;
mod picture;
mod press;
mod room;
mod rows;
mod store;
mod theme;

pub(crate) use address::{
    Way, address, address_of, back, fragment, go, go_back_to, on_fragment, on_link, on_point,
    on_press, revise,
};
pub(crate) use clock::today;
pub(crate) use crash::set_panic_hook;
pub(crate) use files::{Chosen, chosen_text, copy, on_print, print, save};
pub(crate) use focus::{
    arrive, catch_focus, center_current, focus, focus_nth, hold_focus, ids_in_sight, is_narrow,
    jump, keep_focus, reveal, reveal_mark, scroll_to, scroll_to_top, step_name, words_of,
};
pub(crate) use keys::on_undo_keys;
pub(crate) use language::{store_language, stored_language};
pub(crate) use marks::{element_id, step_marks, tell_open, tell_title};
pub(crate) use menus::{close_menu_of, close_menus_outside, keep_menus_inside};
pub(crate) use picture::{Paper, drawing, raster};
pub(crate) use press::{complete_presses, is_pressing};
pub(crate) use room::{on_resize, panel_width};
pub(crate) use rows::step_row;
pub(crate) use store::{keep, kept, on_kept_elsewhere, set_aside};
pub(crate) use theme::{Theme, set_theme, stored_theme};
