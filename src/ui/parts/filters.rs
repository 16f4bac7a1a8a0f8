//! The controls: filters that combine, beside each choice the number of facts that it would leave,
//! and a chip for each that is active.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::fold;
use super::years::Years;
use crate::query::{Certainty, Choice, Facet, Filter};
use crate::record::{FactKind, Function};
use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::{locale, number, publication, t, tf, tn};
use crate::view::View;
use crate::view::route::Route;

/// Filters that are lists of choices, in the order of the page.
const LISTS: [Facet; 6] = [
    Facet::Partner,
    Facet::Document,
    Facet::Speaker,
    Facet::Kind,
    Facet::Function,
    Facet::Certainty,
];
/// A longer list can be narrowed by typing.
const SEARCHED: usize = 12;
/// Whether the filters are unfolded on a narrow screen: kept between visits.
const UNFOLDED: &str = "tarazy.filters";
/// So many choices are shown at once; the others are found by typing.
const LONGEST: usize = 60;

/// The chosen ids of a filter.
pub(super) fn chosen(route: &Route, facet: Facet) -> Vec<String> {
    let filter = &route.filter;
    let codes = |codes: Vec<&'static str>| codes.into_iter().map(str::to_owned).collect();
    match facet {
        Facet::Partner => route.partners.clone().unwrap_or_default(),
        Facet::Document => filter.documents.clone(),
        Facet::Speaker => filter.speakers.clone(),
        Facet::Kind => codes(filter.kinds.iter().map(|kind| kind.code()).collect()),
        Facet::Function => codes(filter.functions.iter().map(|f| f.code()).collect()),
        Facet::Certainty => codes(filter.certainty.iter().map(|c| c.code()).collect()),
        Facet::Year | Facet::Text => Vec::new(),
    }
}

/// How many filters are active, each with a chip of its own.
fn active(route: &Route) -> usize {
    let filter = &route.filter;
    let of_view = |facet: &Facet| *facet != Facet::Partner || route.view != View::Compare;
    let lists = LISTS.into_iter().filter(of_view).map(|facet| chosen(route, facet).len());
    let years = filter.since.is_some() || filter.until.is_some();
    lists.sum::<usize>() + usize::from(years) + usize::from(!filter.text.is_empty())
}

/// Chooses an id of a filter, or no longer.
fn toggle(page: Page, facet: Facet, id: &str) {
    match facet {
        Facet::Partner => page.toggle_partner(id),
        _ => page.go(|route| turn(&mut route.filter, facet, id)),
    }
}

/// Asks ahead for the answer to that.
fn foresee(page: Page, facet: Facet, id: &str) {
    match facet {
        Facet::Partner => page.foresee_partner(id),
        _ => page.foresee(|route| turn(&mut route.filter, facet, id)),
    }
}

/// Takes an id into a filter, or out of it.
fn turn(filter: &mut Filter, facet: Facet, id: &str) {
    fn flip<T: PartialEq>(list: &mut Vec<T>, value: Option<T>) {
        let Some(value) = value else { return };
        match list.iter().position(|known| *known == value) {
            Some(at) => {
                list.remove(at);
            }
            None => list.push(value),
        }
    }
    match facet {
        Facet::Document => flip(&mut filter.documents, Some(id.to_owned())),
        Facet::Speaker => flip(&mut filter.speakers, Some(id.to_owned())),
        Facet::Kind => flip(&mut filter.kinds, FactKind::from_code(id)),
        Facet::Function => flip(&mut filter.functions, Function::from_code(id)),
        Facet::Certainty => flip(&mut filter.certainty, Certainty::from_code(id)),
        Facet::Partner | Facet::Year | Facet::Text => {}
    }
}

/// The name of a choice.
pub(super) fn name(page: Page, facet: Facet, id: &str) -> String {
    match facet {
        Facet::Partner => page.entity_name(id),
        Facet::Document => page.source_name(id),
        Facet::Speaker => page.speaker_name(id),
        Facet::Kind => t(&format!("kind.{id}")).to_owned(),
        Facet::Function => t(&format!("function.{id}")).to_owned(),
        Facet::Certainty => t(&format!("certainty.{id}")).to_owned(),
        Facet::Year | Facet::Text => id.to_owned(),
    }
}

/// What more is known of a choice.
fn note(page: Page, facet: Facet, id: &str) -> String {
    page.overview.with_untracked(|overview| {
        let Some(overview) = overview else { return String::new() };
        match facet {
            Facet::Document => {
                let number = page.document_number(id);
                let card = number.and_then(|number| overview.documents.get(number));
                let meta = card.map(|card| &card.meta);
                let date = meta.and_then(|meta| meta.date.as_deref()).map(publication);
                let title = meta.and_then(|meta| meta.title.clone());
                [title, date].into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
            Facet::Speaker => {
                let number = page.speaker_number(id);
                let card = number.and_then(|number| overview.speakers.get(number));
                card.map(|card| tn("texts", card.documents.len())).unwrap_or_default()
            }
            _ => String::new(),
        }
    })
}

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
    let lists = move || {
        // The comparison has its own choice of partners.
        let is_shown = |facet: &Facet| *facet != Facet::Partner || view.get() != View::Compare;
        let facets = LISTS.into_iter().filter(is_shown);
        facets.map(|facet| view! { <List facet/> }).collect_view()
    };
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
                {lists}
                <Years/>
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

/// A filter: which of the choices to keep; none chosen keeps all.
#[component]
fn List(facet: Facet) -> impl IntoView {
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
    fold::menu("menu", format!("filter-{code}"), label.into_any(), panel)
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

/// What the evidence has to hold.
#[component]
fn Words() -> impl IntoView {
    let page = Page::get();
    let text = Memo::new(move |_| page.route().filter.text);
    let set = move |event| {
        let typed = event_target_value(&event).trim().to_owned();
        if typed != text.get_untracked() {
            page.go(|route| route.filter.text = typed);
        }
    };
    view! {
        <input
            class="filter-text"
            type="search"
            data-testid="filter-text"
            aria-label=t("filter.text")
            placeholder=t("filter.text")
            prop:value=move || text.get()
            on:change=set
        />
    }
    .into_any()
}

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

/// How many facts the choice leaves, of how many.
pub(super) fn shown(page: Page) -> Option<String> {
    let (facts, all) = page.shown.with(|shown| {
        let coverage = shown.as_ref()?.coverage;
        Some((coverage.facts, coverage.all))
    })?;
    Some(tf("chip.shown", &[("shown", &number(facts)), ("all", &tn("facts-of", all))]))
}
