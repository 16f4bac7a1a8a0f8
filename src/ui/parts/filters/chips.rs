//! The active filters as chips: each is taken off by a press, and the keyboard goes to the next one.
//!
//! In: the route. Out: the route without a filter. Must not know how filters are chosen.
//!
//! `years=2020..2025` → «2020–2025 ×»

use leptos::prelude::*;

use super::LISTS;
use super::choice::{chosen, foresee, name, toggle};
use crate::api::Body;
use crate::query::{Facet, Filter};
use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::{number, t, tf, tn};
use crate::view::View;
use crate::view::route::Route;
use crate::view::sheet::Layout;

/// The active filters, each with a way to take it off.
#[component]
pub(crate) fn Chips() -> impl IntoView {
    let page = Page::get();
    let active = Memo::new(move |_| {
        let route = page.route();
        (route.view, route.partners, route.filter)
    });
    // The chip that was pressed is gone with its filter: the focus goes to the one in its place.
    let pressed: Pressed = StoredValue::new(None);
    Effect::new(move |_| {
        let (view, partners, filter) = active.get();
        let Some(at) = pressed.get_value() else { return };
        pressed.set_value(None);
        // The chips themselves may stand until the next frame.
        let is_last = filter.is_empty() && (view == View::Compare || partners.is_none());
        request_animation_frame(move || {
            if is_last || !browser::focus_nth(".chip", at) {
                browser::focus_nth(".filters-fold, .filters summary", 0);
            }
        });
    });
    let chips = move || {
        active.track();
        let route = page.route();
        let lists = LISTS
            .into_iter()
            .filter(|facet| *facet != Facet::Partner || route.view != View::Compare);
        let mut chips: Vec<_> = lists
            .flat_map(|facet| chosen(&route, facet).into_iter().map(move |id| (facet, id)))
            .enumerate()
            .map(|(at, (facet, id))| {
                let words = [("name", name(page, facet, &id))];
                let words = words.each_ref().map(|(key, value)| (*key, value.as_str()));
                let label = tf(&format!("chip.{}", facet.code()), &words);
                let pointed = id.clone();
                let ahead = move || foresee(page, facet, &pointed);
                chip(label, (pressed, at), ahead, move || toggle(page, facet, &id)).into_any()
            })
            .collect();
        let filter = &route.filter;
        if filter.since.is_some() || filter.until.is_some() {
            let year = |year: Option<i32>| year.map(|y| y.to_string()).unwrap_or_default();
            let years = format!("{}–{}", year(filter.since), year(filter.until));
            let clear = |route: &mut Route| {
                (route.filter.since, route.filter.until) = (None, None);
            };
            let (label, place) = (tf("chip.year", &[("name", &years)]), (pressed, chips.len()));
            let ahead = move || page.foresee(clear);
            chips.push(chip(label, place, ahead, move || page.go(clear)).into_any());
        }
        if !filter.text.is_empty() {
            let label = tf("chip.text", &[("name", &filter.text)]);
            let place = (pressed, chips.len());
            let clear = |route: &mut Route| route.filter.text.clear();
            let ahead = move || page.foresee(clear);
            chips.push(chip(label, place, ahead, move || page.go(clear)).into_any());
        }
        (!chips.is_empty()).then(|| {
            view! {
                <div class="chips">
                    <ul class="chip-list">{chips}</ul>
                    <button
                        class="link"
                        data-testid="clear-filters"
                        on:pointerover=move |_| page.foresee(without)
                        on:focusin=move |_| page.foresee(without)
                        on:click=move |_| {
                            pressed.set_value(Some(0));
                            clear(page);
                        }
                    >
                        {t("chip.clear")}
                    </button>
                    <p class="hint">{move || shown(page)}</p>
                </div>
            }
        })
    };
    view! { {chips} }
}

/// Takes off all filters.
pub(crate) fn clear(page: Page) {
    page.go(without);
}

/// Leaves a state without filters.
fn without(route: &mut Route) {
    route.filter = Filter::default();
    if route.view != View::Compare {
        route.partners = None;
    }
}

/// The place of the chip that was pressed last.
type Pressed = StoredValue<Option<usize>>;

fn chip(
    name: String,
    (pressed, at): (Pressed, usize),
    ahead: impl Fn() + Clone + 'static,
    remove: impl Fn() + 'static,
) -> impl IntoView {
    let remove = move || {
        pressed.set_value(Some(at));
        remove();
    };
    let label = tf("chip.remove", &[("name", &name)]);
    let focused = ahead.clone();
    view! {
        <li>
            <button
                class="chip"
                data-testid="chip"
                aria-label=label
                on:pointerover=move |_| ahead()
                on:focusin=move |_| focused()
                on:click=move |_| remove()
            >
                {name}
                <span aria-hidden="true">"×"</span>
            </button>
        </li>
    }
    .into_any()
}

/// How many facts the choice leaves, of how many; of a search, how many places it finds.
pub(in crate::ui::parts) fn shown(page: Page) -> Option<String> {
    let view = page.view();
    page.shown.with(|shown| {
        let shown = shown.as_ref()?;
        if view == View::Search {
            let Body::Sheet(sheet) = &shown.body else { return None };
            let lines = sheet.panels.iter().find(|p| p.table.layout == Layout::Concordance)?;
            return Some(tf("chip.found", &[("places", &tn("finds", lines.table.total))]));
        }
        let (facts, all) = (shown.coverage.facts, shown.coverage.all);
        Some(tf("chip.shown", &[("shown", &number(facts)), ("all", &tn("facts-of", all))]))
    })
}
