//! The controls: filters that combine, beside each choice the number of facts that it would leave,
//! and a chip for each that is active.

use leptos::prelude::*;

mod chips;
mod choice;
mod list;
mod words;

pub(super) use chips::shown;
pub(crate) use chips::{Chips, clear};
use choice::active;
use list::{List, test_id};
use words::Words;

use super::roving::{Roving, on_key};
use super::years::Years;
use crate::query::Facet;
use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::{number, t, tf};
use crate::view::View;

/// Filters that are lists of choices, in the order of the page.
const LISTS: [Facet; 6] = [
    Facet::Partner,
    Facet::Document,
    Facet::Speaker,
    Facet::Kind,
    Facet::Function,
    Facet::Certainty,
];
/// Whether the filters are unfolded on a narrow screen: kept between visits.
const UNFOLDED: &str = "tarazy.filters";

/// All filters in a row; on a narrow screen behind one button that counts the active ones.
#[component]
pub(crate) fn Filters() -> impl IntoView {
    let page = Page::get();
    let view = Memo::new(move |_| page.view());
    let unfolded = RwSignal::new(browser::kept(UNFOLDED).is_some_and(|kept| kept == "1"));
    let fold = move |_| {
        unfolded.update(|unfolded| *unfolded = !*unfolded);
        // Where nothing can be kept, the choice lasts as long as the row.
        browser::keep(UNFOLDED, if unfolded.get_untracked() { "1" } else { "" }).ok();
    };
    let summary = move || match active(&page.route()) {
        0 => t("filter.label").to_owned(),
        n => tf("filter.active", &[("n", &number(n))]),
    };
    // The comparison has its own choice of partners.
    let has_partners = Memo::new(move |_| view.get() != View::Compare);
    let facets = move || {
        let is_shown = |facet: &Facet| *facet != Facet::Partner || has_partners.get();
        LISTS.into_iter().filter(is_shown).collect::<Vec<_>>()
    };
    let row = Roving::new(move || {
        facets().into_iter().chain([Facet::Year]).map(|facet| test_id(facet.code())).collect()
    });
    let lists =
        move || facets().into_iter().map(|facet| view! { <List facet row/> }).collect_view();
    view! {
        <section
            class="filters"
            class:filters--search=move || view.get() == View::Search
            aria-label=t("filter.label")
        >
            <button
                class="button filters-fold"
                data-testid="filters-fold"
                aria-expanded=move || unfolded.get().to_string()
                aria-controls="filter-row"
                on:click=fold
            >
                {summary}
            </button>
            <div class="filter-row" id="filter-row" class:is-unfolded=unfolded>
                <div
                    class="filter-menus"
                    role="toolbar"
                    aria-label=t("filter.label")
                    on:keydown=on_key
                >
                    {lists}
                    <Years row/>
                </div>
                <Words/>
            </div>
            <Show when=move || page.steps.get() != 0>
                <button
                    class="button step-back"
                    data-testid="step-back"
                    on:click=|_| browser::back()
                >
                    {t("step.back")}
                </button>
            </Show>
        </section>
    }
    .into_any()
}
