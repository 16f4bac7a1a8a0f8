//! The panels of a view by name, and the way to each: from the list above them, or by the address.
//!
//! In: the panels of the sheet; the panel that the address names. Out: the panel at the top of the
//! window, its heading focused. Knows ids of panels; must not know what they show.
//!
//! `#/risks?at=register` → the register of risks

use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::t;
use crate::view::View;
use crate::view::sheet::Panel;

/// A view of fewer panels is overlooked without a list of them.
const FEWEST: usize = 3;

/// A panel in the list: its id and its name.
pub(super) type Entry = (String, String);

/// What the list says of panels.
pub(super) fn entries(panels: &[Panel]) -> Vec<Entry> {
    panels.iter().map(|panel| (panel.id.clone(), panel.title.clone())).collect()
}

/// The id of a panel's element.
pub(super) fn element_id(panel: &str) -> String {
    format!("panel-{panel}")
}

/// The list of the panels. A press goes there and leaves the address as it is; copied, the link has
/// the panel in it.
pub(super) fn contents(page: Page, entries: RwSignal<Vec<Entry>>) -> impl IntoView {
    let link = move |(id, name): Entry| {
        let here = id.clone();
        let href = move || page.route().at_panel(&here).to_fragment();
        let go = move |event: leptos::ev::MouseEvent| {
            let is_plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
            if is_plain && browser::arrive(&element_id(&id)) {
                event.prevent_default();
            }
        };
        view! { <li><a href=href on:click=go>{name}</a></li> }.into_any()
    };
    let list = move || {
        let entries = entries.get();
        (entries.len() >= FEWEST).then(|| {
            let links: Vec<_> = entries.into_iter().map(link).collect();
            view! {
                <nav class="contents" aria-label=t("sheet.contents") data-testid="contents">
                    <ul>{links}</ul>
                </nav>
            }
            .into_any()
        })
    };
    view! { {list} }
}

/// Goes to the panel that the address names, once it stands: on arrival, not with every change of it.
pub(crate) fn keep_arrival(page: Page) {
    let arrived = StoredValue::new(None::<(View, String)>);
    Effect::new(move |_| {
        let route = page.route();
        let wanted = route.panel.map(|panel| (route.view, panel));
        if page.is_busy() || arrived.with_value(|known| *known == wanted) {
            return;
        }
        let is_read = route.evidence.is_some();
        request_animation_frame(move || {
            // The answer may have been asked for in between.
            if page.is_busy_now()
                || page.route_now().panel != wanted.as_ref().map(|it| it.1.clone())
            {
                return;
            }
            if let Some((view, panel)) = wanted.as_ref().filter(|_| !is_read) {
                let is_there = match view {
                    View::Compare => browser::arrive(&format!("row-{panel}")),
                    _ => browser::arrive(&element_id(panel)),
                };
                if !is_there {
                    return;
                }
            }
            arrived.set_value(wanted);
        });
    });
}
