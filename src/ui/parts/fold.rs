//! A menu that is made when it is opened: closed ones cost a press nothing.

use leptos::html::Details;
use leptos::prelude::*;

use super::roving::Roving;

/// `details` with the summary and, while it is open, the panel; its test id is its own in a row.
pub(super) fn menu(
    class: &'static str,
    test: String,
    row: Option<Roving>,
    summary: AnyView,
    panel: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let details = NodeRef::<Details>::new();
    let is_open = RwSignal::new(false);
    let id = StoredValue::new(test.clone());
    let stop = move || row.map(|row| id.with_value(|id| row.tabindex(id)));
    let focused = move |_| {
        if let Some(row) = row {
            id.with_value(|id| row.focused(id));
        }
    };
    // The event comes when the menu is open already, so that a press is told before.
    let told = move |_| {
        let open = details.get_untracked().is_some_and(|details| details.open());
        if is_open.get_untracked() != open {
            is_open.set(open);
        }
    };
    let pressed = move |_| {
        if !details.get_untracked().is_some_and(|details| details.open()) {
            is_open.set(true);
        }
    };
    view! {
        <details class=class data-testid=test node_ref=details on:toggle=told>
            <summary
                class="button"
                tabindex=stop
                data-control=row.map(|_| "")
                on:focus=focused
                on:click=pressed
            >
                {summary}
            </summary>
            {move || is_open.get().then(&panel)}
        </details>
    }
    .into_any()
}
