//! Filters by source and by speaker, and a chip for each that is active.

use leptos::prelude::*;

use crate::ui::state::Page;
use crate::ui::text::{t, tf, tn};
use crate::view::format::{number, publication};
use crate::view::route::Route;

/// A list of ids in the address.
type List = fn(&mut Route) -> &mut Vec<String>;

fn documents(route: &mut Route) -> &mut Vec<String> {
    &mut route.documents
}

fn speakers(route: &mut Route) -> &mut Vec<String> {
    &mut route.speakers
}

fn toggle(page: Page, list: List, id: &str) {
    page.go(|route| {
        let ids = list(route);
        match ids.iter().position(|known| known == id) {
            Some(at) => {
                ids.remove(at);
            }
            None => ids.push(id.to_owned()),
        }
    });
}

/// What an entry of a filter shows.
struct Entry {
    id: String,
    name: String,
    note: String,
    facts: usize,
}

/// Both filters.
#[component]
pub(crate) fn Filters() -> impl IntoView {
    let page = Page::get();
    let sources = move || {
        let overview = page.overview.get();
        let cards = overview.iter().flat_map(|overview| &overview.documents);
        cards
            .map(|card| Entry {
                id: card.meta.id.clone(),
                name: page.source_name(&card.meta.id),
                note: [card.meta.title.clone(), card.meta.date.as_deref().map(publication)]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", "),
                facts: card.facts,
            })
            .collect()
    };
    let people = move || {
        let overview = page.overview.get();
        let cards = overview.iter().flat_map(|overview| &overview.speakers);
        cards
            .map(|card| Entry {
                id: card.id.clone(),
                name: page.speaker_name(&card.id),
                note: tn("texts", card.documents.len()),
                facts: card.facts,
            })
            .collect()
    };
    view! {
        <section class="filters" aria-label=t("filter.label")>
            <Filter
                test_id="filter-source"
                label=t("filter.source")
                hint=t("filter.source.hint")
                list=documents
                entries=sources
            />
            <Filter
                test_id="filter-speaker"
                label=t("filter.speaker")
                hint=t("filter.speaker.hint")
                list=speakers
                entries=people
            />
        </section>
    }
    .into_any()
}

/// A filter: which of the entries to keep; none chosen keeps all.
#[component]
fn Filter(
    test_id: &'static str,
    label: &'static str,
    hint: &'static str,
    list: List,
    entries: impl Fn() -> Vec<Entry> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let page = Page::get();
    let chosen = Memo::new(move |_| list(&mut page.route()).clone());
    let summary = move || {
        let chosen = chosen.with(Vec::len);
        let all = entries().len();
        if chosen == 0 {
            t("filter.all").to_owned()
        } else {
            let n = number(chosen as f64);
            tf("filter.of", &[("n", &n), ("all", &number(all as f64))])
        }
    };
    let rows = move || {
        let rows = entries().into_iter().map(|entry| {
            let (id, shown) = (entry.id.clone(), entry.id.clone());
            let is_chosen = move || chosen.with(|chosen| chosen.contains(&shown));
            view! {
                <li>
                    <label class="check">
                        <input
                            type="checkbox"
                            value=entry.id.clone()
                            prop:checked=is_chosen
                            on:change=move |_| toggle(page, list, &id)
                        />
                        <span class="check-name">{entry.name}</span>
                        <span class="count">{number(entry.facts as f64)}</span>
                        <span class="check-note">{entry.note}</span>
                    </label>
                </li>
            }
        });
        rows.collect_view()
    };
    view! {
        <details class="menu" data-testid=test_id>
            <summary class="button">
                <span class="filter-label">{label}</span>
                <span class="filter-state">{summary}</span>
            </summary>
            <fieldset class="menu-panel">
                <legend class="hint">{hint}</legend>
                <ul class="check-list">{rows}</ul>
            </fieldset>
        </details>
    }
    .into_any()
}

/// The active filters, each with a way to take it off.
#[component]
pub(crate) fn Chips() -> impl IntoView {
    let page = Page::get();
    let filters = Memo::new(move |_| {
        let route = page.route();
        (route.documents, route.speakers)
    });
    let chips = move || {
        let (sources, people) = filters.get();
        if sources.is_empty() && people.is_empty() {
            return None;
        }
        let sources = sources.into_iter().map(|id| {
            let name = tf("chip.source", &[("name", &page.source_name(&id))]);
            chip(page, documents, id, name)
        });
        let people = people.into_iter().map(|id| {
            let name = tf("chip.speaker", &[("name", &page.speaker_name(&id))]);
            chip(page, speakers, id, name)
        });
        Some(view! {
            <div class="chips">
                <ul class="chip-list">{sources.collect_view()} {people.collect_view()}</ul>
                <button class="link" data-testid="clear-filters" on:click=move |_| clear(page)>
                    {t("chip.clear")}
                </button>
                <p class="hint">{move || shown(page)}</p>
            </div>
        })
    };
    view! { {chips} }
}

/// Takes off all filters.
pub(crate) fn clear(page: Page) {
    page.go(|route| {
        route.documents.clear();
        route.speakers.clear();
    });
}

fn chip(page: Page, list: List, id: String, name: String) -> impl IntoView {
    let label = tf("chip.remove", &[("name", &name)]);
    view! {
        <li>
            <button
                class="chip"
                data-testid="chip"
                aria-label=label
                on:click=move |_| toggle(page, list, &id)
            >
                {name}
                <span aria-hidden="true">"×"</span>
            </button>
        </li>
    }
    .into_any()
}

fn shown(page: Page) -> Option<String> {
    let comparison = page.comparison.get()?;
    let facts = number(comparison.facts as f64);
    let all = tn("facts", comparison.facts_unfiltered);
    Some(tf("chip.shown", &[("shown", &facts), ("all", &all)]))
}
