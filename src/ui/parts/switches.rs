//! The switches of a panel: on a wide screen in the open; on a narrow one, where they would push the
//! picture out of sight, behind one button that says what is chosen.
//!
//! In: a panel. Out: links, for the address carries what is chosen. Must not know what a switch does.
//!
//! «Считать: места в текстах; Порядок: по числу»

use leptos::prelude::*;

use super::seen::{Slot, of};
use crate::ui::state::Page;
use crate::view::sheet::Switch;

/// A switch of so many choices stands in a line of a phone and is not folded.
const IN_A_LINE: usize = 2;

/// The switches of a panel, if it has any.
pub(super) fn switches(page: Page, slot: &Slot, panel: &str) -> AnyView {
    let [of_button, of_row] = std::array::from_fn(|_| slot.clone());
    let row_id = format!("{panel}-switches");
    let is_unfolded = RwSignal::new(false);
    let told = Memo::new(move |_| of(&of_button, |_, panel| summary(&panel.switches)).flatten());
    let button = view! {
        <button
            class="button switches-fold"
            data-testid="switches-fold"
            hidden=move || told.with(Option::is_none)
            aria-expanded=move || is_unfolded.get().to_string()
            aria-controls=row_id.clone()
            on:click=move |_| is_unfolded.update(|unfolded| *unfolded = !*unfolded)
        >
            <span>{move || told.get()}</span>
        </button>
    };
    let row = move || {
        of(&of_row, |_, panel| {
            panel.switches.iter().map(|one| switch(page, one)).collect::<Vec<_>>()
        })
    };
    view! {
        {button}
        <div
            class="panel-switches"
            id=row_id
            class:is-folded=move || told.with(Option::is_some) && !is_unfolded.get()
        >
            {row}
        </div>
    }
    .into_any()
}

/// What the button says: each thing that it chooses, and what is chosen. Nothing where all fit in a line.
fn summary(switches: &[Switch]) -> Option<String> {
    if switches.len() < 2 && switches.iter().all(|one| one.options.len() <= IN_A_LINE) {
        return None;
    }
    let chosen = switches.iter().filter_map(|switch| {
        let (_, words) = switch.options.iter().find(|(value, _)| *value == switch.chosen)?;
        Some(format!("{}: {words}", switch.label))
    });
    Some(chosen.collect::<Vec<_>>().join("; "))
}

/// A choice between ways to show a panel: the address carries it.
fn switch(page: Page, switch: &Switch) -> AnyView {
    let default = switch.options.first().map(|(value, _)| value.clone()).unwrap_or_default();
    let state = page.pinned();
    let options = switch.options.iter().map(|(value, words)| {
        // The default is left out of the address.
        let set = if *value == default { "" } else { value };
        let href = state.with_option(&switch.key, set).to_fragment();
        let is_on = *value == switch.chosen;
        view! {
            <a class="switch-option" href=href aria-current=is_on.then_some("true")>
                {words.clone()}
            </a>
        }
    });
    view! {
        <div class="switch" role="group" aria-label=switch.label.clone() data-testid=format!("switch-{}", switch.key)>
            <span class="switch-label">{switch.label.clone()}</span>
            {options.collect_view()}
        </div>
    }
    .into_any()
}
