//! A filter as a list of choices in a menu, narrowed by typing; beside each the number of facts that it
//! would leave.
//!
//! In: the choices that the engine tells. Out: presses. Must not know what a press leads to.
//!
//! «Говорящие» → «Рустем Мустафин 35»

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::super::fold;
use super::super::roving::Roving;
use super::choice::{chosen, foresee, name, note, toggle};
use crate::query::{Choice, Facet};
use crate::ui::state::Page;
use crate::ui::text::{locale, number, t, tf};

/// A longer list can be narrowed by typing.
const SEARCHED: usize = 12;
/// So many choices are shown at once; the others are found by typing.
const LONGEST: usize = 60;

/// The test id of a filter's menu, which is its name in the row.
pub(super) fn test_id(code: &str) -> String {
    format!("filter-{code}")
}

/// A filter: which of the choices to keep; none chosen keeps all.
#[component]
pub(super) fn List(facet: Facet, row: Roving) -> impl IntoView {
    let page = Page::get();
    let code = facet.code();
    let ids = Memo::new(move |_| chosen(&page.route(), facet));
    let typed = RwSignal::new(String::new());
    let all = Memo::new(move |_| offered(page, facet, <[Choice]>::len));
    let choices = Memo::new(move |_| choices(page, facet));
    let summary = move || match ids.with(Vec::len) {
        0 => t("filter.all").to_owned(),
        n => tf("filter.of", &[("n", &number(n)), ("all", &number(all.get()))]),
    };
    let found = Memo::new(move |_| {
        let wanted = crate::text::fold(typed.get().trim());
        let mut found = choices.get();
        if !wanted.is_empty() {
            found.retain(|at| crate::text::fold(&name(page, facet, &at.id)).contains(&wanted));
        }
        found
    });
    let shown = Memo::new(move |_| {
        let ids = ids.get();
        found.with(|found| {
            // What is chosen stands in any case.
            let is_shown = |(at, place): &(usize, &Place)| *at < LONGEST || ids.contains(&place.id);
            found
                .iter()
                .enumerate()
                .filter(is_shown)
                .map(|(_, place)| place.clone())
                .collect::<Vec<_>>()
        })
    });
    let rest = move || {
        let more = found.with(Vec::len).saturating_sub(LONGEST);
        (more > 0)
            .then(|| view! { <p class="hint">{tf("filter.more", &[("n", &number(more))])}</p> })
    };
    let search = move || {
        (all.get() > SEARCHED).then(|| {
            view! {
                <input
                    type="search"
                    aria-label=t("filter.search")
                    placeholder=t("filter.search")
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            }
        })
    };
    let label = view! {
        <span class="filter-label">{t(&format!("filter.{code}"))}</span>
        <span class="filter-state">{summary}</span>
    };
    let panel = move || {
        let standings = Standings::default();
        Effect::new(move |_| ids.with(|ids| tell(page, facet, ids, standings)));
        view! {
            <fieldset class="menu-panel">
                <legend class="hint">{t(&format!("filter.{code}.hint"))}</legend>
                {search}
                <ul class="check-list">
                    // Keyed, so that a pressed box stays itself and keeps the focus.
                    <For each=move || shown.get() key=|place| place.id.clone() let:place>
                        <Entry facet place ids standings/>
                    </For>
                </ul>
                {rest}
            </fieldset>
        }
        .into_any()
    };
    fold::menu("menu", test_id(code), Some(row), label.into_any(), panel)
}

/// A choice of a filter and its number among those that the engine tells.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    id: String,
    at: usize,
}

/// What a choice of a filter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Standing {
    /// How many facts it would leave.
    count: usize,
    is_chosen: bool,
}

/// The choices on the page, by id. One effect tells those that changed: by an effect of each, a dozen
/// boxes that stay as they are were a part of every press.
type Standings = StoredValue<BTreeMap<String, ArcRwSignal<Standing>>>;

/// Tells the choices on the page what they say now.
fn tell(page: Page, facet: Facet, ids: &[String], standings: Standings) {
    offered(page, facet, |all| {
        standings.with_value(|standings| {
            for choice in all {
                let Some(told) = standings.get(&choice.id) else { continue };
                let now = Standing { count: choice.count, is_chosen: ids.contains(&choice.id) };
                if told.get_untracked() != now {
                    told.set(now);
                }
            }
        });
    });
}

/// What of the choices of a filter.
fn offered<T: Default>(page: Page, facet: Facet, part: impl FnOnce(&[Choice]) -> T) -> T {
    page.shown.with(|shown| {
        let facets = shown.as_deref().map(|shown| shown.controls.facets.as_slice());
        let found = facets.unwrap_or_default().iter().find(|(known, _)| *known == facet);
        found.map(|(_, choices)| part(choices)).unwrap_or_default()
    })
}

/// The choices of a filter: most facts first in the whole corpus, so that they keep their places.
fn choices(page: Page, facet: Facet) -> Vec<Place> {
    let places = |choices: &[Choice]| {
        let places = choices.iter().enumerate();
        places.map(|(at, choice)| Place { id: choice.id.clone(), at }).collect::<Vec<_>>()
    };
    let mut list = offered(page, facet, places);
    match facet {
        Facet::Function => list
            .sort_by(|a, b| locale().compare(&name(page, facet, &a.id), &name(page, facet, &b.id))),
        Facet::Partner => {
            list.sort_by_cached_key(|place| page.partner_number(&place.id).unwrap_or(usize::MAX));
        }
        Facet::Speaker => {
            list.sort_by_cached_key(|place| page.speaker_number(&place.id).unwrap_or(usize::MAX));
        }
        _ => {}
    }
    list
}

/// A choice: a box, a name, how many facts it would leave. What would leave none is greyed.
#[component]
fn Entry(
    facet: Facet,
    place: Place,
    ids: Memo<Vec<String>>,
    standings: Standings,
) -> impl IntoView {
    let page = Page::get();
    let Place { id, at } = place;
    let count = untrack(|| {
        offered(page, facet, |all| {
            let there = all.get(at).filter(|choice| choice.id == id);
            let there = there.or_else(|| all.iter().find(|choice| choice.id == id));
            there.map_or(0, |choice| choice.count)
        })
    });
    let is_chosen = ids.with_untracked(|ids| ids.contains(&id));
    let standing = ArcRwSignal::new(Standing { count, is_chosen });
    standings.update_value(|standings| {
        standings.insert(id.clone(), standing.clone());
    });
    let standing = RwSignal::from(standing);
    let id = StoredValue::new(id);
    let count = move || standing.get().count;
    let is_chosen = move || standing.get().is_chosen;
    let is_vain = move || count() == 0 && !is_chosen();
    let (name, note) = id.with_value(|id| (name(page, facet, id), note(page, facet, id)));
    let ahead = move || id.with_value(|id| foresee(page, facet, id));
    view! {
        <li>
            <label
                class="check"
                class:is-vain=is_vain
                title=move || is_vain().then(|| t("filter.vain"))
                on:pointerover=move |_| ahead()
                on:focusin=move |_| ahead()
            >
                <input
                    type="checkbox"
                    value=id.get_value()
                    prop:checked=is_chosen
                    aria-disabled=move || is_vain().then_some("true")
                    on:change=move |_| id.with_value(|id| toggle(page, facet, id))
                />
                <span class="check-name">{name}</span>
                <span class="count">{move || number(count())}</span>
                {(!note.is_empty()).then(|| view! { <span class="check-note">{note}</span> })}
            </label>
        </li>
    }
    .into_any()
}
