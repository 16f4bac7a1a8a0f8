//! Partners side by side: a row for each topic, a column for each partner.
//!
//! An answer goes at once to the rows in sight and to the others after the frame.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::html::Ul;
use leptos::prelude::*;

use super::downloads::facts_menu;
use super::filters::clear;
use super::functions::{function_row, legend};
use super::ready;
use super::seen::Seen;
use super::told::told_row;
use crate::api::{Body, Shown};
use crate::ui::later::Part;
use crate::ui::state::Page;
use crate::ui::text::{locale, number, t, tf, tn};
use crate::view::group::{Group, Shared, groups, told};
use crate::view::route::Openings;
use crate::view::standing::Standings;
use crate::view::{Cell, Comparison, PartnerCard, Section, Topic};

/// On a narrow screen: the number of the only partner shown, or all one under another.
type Only = RwSignal<Option<usize>>;

/// So many rows of a comparison that is opened are taken to be in sight.
const IN_SIGHT: usize = 1;

/// An answer, as a row needs it.
#[derive(Clone)]
struct Compared {
    shown: Arc<Shown>,
    standings: Arc<Standings>,
    openings: Arc<Openings>,
    filtered: bool,
}

impl Compared {
    fn new(page: Page, shown: Arc<Shown>) -> Option<Self> {
        let Body::Comparison(comparison) = &shown.body else { return None };
        let standings = Arc::new(Standings::new(comparison));
        let openings = Arc::new(page.openings());
        let filtered = page.parsed.with_untracked(|parsed| !parsed.route.filter.is_empty());
        Some(Self { shown, standings, openings, filtered })
    }

    fn comparison(&self) -> Option<&Comparison> {
        match &self.shown.body {
            Body::Comparison(comparison) => Some(comparison),
            Body::Sheet(_) => None,
        }
    }

    fn section(&self, topic: Topic) -> Option<&Section> {
        self.comparison()?.sections.iter().find(|section| section.topic == topic)
    }
}

/// Where a row finds what it shows.
type Slot = ArcRwSignal<Option<Compared>>;

/// The comparison, or why there is none.
#[component]
pub(crate) fn ComparisonView() -> impl IntoView {
    let page = Page::get();
    let only: Only = RwSignal::new(None);
    let whole = Slot::new(None);
    let slots = StoredValue::new(BTreeMap::<Topic, Slot>::new());
    let topics = RwSignal::new(Vec::<Topic>::new());
    let all = whole.clone();
    Effect::new(move |_| {
        let Some(compared) = page.shown.get().and_then(|shown| Compared::new(page, shown)) else {
            return;
        };
        let Some(comparison) = compared.comparison() else { return };
        page.later.drop_panels();
        let columns = comparison.partners.len();
        if only.get_untracked().is_some_and(|column| column >= columns) {
            only.set(None);
        }
        let new: Vec<Topic> = comparison.sections.iter().map(|section| section.topic).collect();
        let mut known = slots.get_value();
        let mut now = BTreeMap::new();
        for (at, topic) in new.iter().enumerate() {
            let (slot, is_first) = match known.remove(topic) {
                Some(slot) => (slot, page.is_in_sight(&element_id(*topic))),
                None => (Slot::new(None), at < IN_SIGHT),
            };
            now.insert(*topic, slot.clone());
            let compared = compared.clone();
            if is_first {
                slot.set(Some(compared));
            } else {
                page.later.add(Part::Panel, move || slot.set(Some(compared)));
            }
        }
        slots.set_value(now);
        if topics.with_untracked(|known| *known != new) {
            topics.set(new);
        }
        all.set(Some(compared));
    });
    Effect::new(move |_| {
        let Some((shown, openings)) = page.foreseen.get() else { return };
        if page.is_in_sight(&element_id(Topic::Functions)) {
            draw_ahead(&shown, &openings);
        }
    });
    let is_there = {
        let whole = whole.clone();
        Memo::new(move |_| whole.with(|it| Some(!it.as_ref()?.comparison()?.partners.is_empty())))
    };
    let body = move || match is_there.get() {
        None => view! {
            <p class="loading" data-testid="loading" role="status">{t("loading.reading")}</p>
        }
        .into_any(),
        Some(false) => view! { <p class="empty">{t("compare.nobody")}</p> }.into_any(),
        Some(true) => table(page, &whole, slots, topics, only),
    };
    view! {
        <section
            class="comparison"
            id="view"
            tabindex="-1"
            data-testid="comparison"
            aria-labelledby="comparison-label"
            aria-busy=move || page.is_busy().to_string()
        >
            <h2 id="comparison-label" class="visually-hidden">{t("compare.label")}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// Draws the functions of an answer that was asked ahead: hundreds of squares.
fn draw_ahead(shown: &Arc<Shown>, openings: &Arc<Openings>) {
    let Body::Comparison(comparison) = &shown.body else { return };
    let is_it = |section: &&Section| section.topic == Topic::Functions;
    let Some(section) = comparison.sections.iter().find(is_it) else { return };
    let standings = Standings::new(comparison);
    for (at, (card, cell)) in comparison.partners.iter().zip(&section.cells).enumerate() {
        let rows = function_rows(Topic::Functions, cell, &card.id, &standings, openings);
        let seen = Seen { shown: Arc::clone(shown), at, openings: Arc::clone(openings) };
        ready::keep(seen, ready::Part::Functions, &rows);
    }
}

fn element_id(topic: Topic) -> String {
    format!("row-{}", topic.code())
}

fn table(
    page: Page,
    whole: &Slot,
    slots: StoredValue<BTreeMap<Topic, Slot>>,
    topics: RwSignal<Vec<Topic>>,
    only: Only,
) -> AnyView {
    let [finding, heads, reason, choice, width] = std::array::from_fn(|_| whole.clone());
    let finding = move || {
        finding.with(|compared| {
            let compared = compared.as_ref()?;
            let comparison = compared.comparison()?;
            let name = |id: &str| page.entity_name(id);
            let words = compared.standings.finding(locale(), comparison, name);
            (comparison.partners.len() > 1 && comparison.facts > 0)
                .then(|| view! { <p class="finding" data-testid="finding">{words}</p> })
        })
    };
    let heads = move || {
        heads.with(|compared| {
            let partners = &compared.as_ref()?.comparison()?.partners;
            Some(partners.iter().map(|card| head(page, card).into_any()).collect::<Vec<_>>())
        })
    };
    let reason =
        move || reason.with(|compared| Some(explanation(page, compared.as_ref()?.comparison()?)));
    let choice = move || {
        choice.with(|compared| Some(switch(page, &compared.as_ref()?.comparison()?.partners, only)))
    };
    let columns = move || {
        let count = width.with(|it| Some(it.as_ref()?.comparison()?.partners.len()));
        count.unwrap_or_default().to_string()
    };
    let one = move |topic: Topic| {
        let slot = slots.with_value(|slots| slots.get(&topic).cloned()).unwrap_or_default();
        row(page, topic, &slot, only)
    };
    view! {
        {finding}
        {reason}
        {choice}
        <div class="grid" style:--columns=columns>
            <div class="heads">
                <span class="head-corner"></span>
                {heads}
            </div>
            <For each=move || topics.get() key=|topic| topic.code() children=one/>
        </div>
        <footer class="panel-foot">{facts_menu(page)}</footer>
    }
    .into_any()
}

/// Why a comparison shows nothing, and what to do.
fn explanation(page: Page, comparison: &Comparison) -> Option<impl IntoView + use<>> {
    if comparison.facts > 0 {
        return None;
    }
    let (text, action) = if comparison.facts_unfiltered > 0 {
        let count = tn("facts", comparison.facts_unfiltered);
        let action = view! {
            <button class="button" on:click=move |_| clear(page)>{t("chip.clear")}</button>
        };
        (tf("compare.empty", &[("n", &count)]), Some(action))
    } else {
        (t("compare.silent").to_owned(), None)
    };
    Some(view! { <div class="empty" data-testid="empty"><p>{text}</p>{action}</div> })
}

/// The head of a column.
fn head(page: Page, card: &PartnerCard) -> impl IntoView + use<> {
    let [id, pointed, focused] = std::array::from_fn(|_| card.id.clone());
    let name = page.entity_name(&card.id);
    let label = tf("picker.remove", &[("name", &name)]);
    let hue = page.hue(&card.id);
    view! {
        <div class="head" data-hue=hue data-partner=card.id.clone()>
            <span class="head-name">{name}</span>
            <span class="head-facts">{tn("facts", card.facts)}</span>
            <button
                class="close"
                aria-label=label
                on:pointerover=move |_| page.foresee_partner(&pointed)
                on:focusin=move |_| page.foresee_partner(&focused)
                on:click=move |_| page.toggle_partner(&id)
            >
                "×"
            </button>
        </div>
    }
    .into_any()
}

/// On a narrow screen: all partners, or one.
fn switch(page: Page, partners: &[PartnerCard], only: Only) -> impl IntoView + use<> {
    let option = |column: Option<usize>, name: String| {
        view! {
            <button
                class="switch-option"
                aria-pressed=move || (only.get() == column).to_string()
                on:click=move |_| only.set(column)
            >
                {name}
            </button>
        }
    };
    let options: Vec<_> = partners
        .iter()
        .enumerate()
        .map(|(column, card)| option(Some(column), page.entity_name(&card.id)))
        .collect();
    (partners.len() > 1).then(|| {
        view! {
            <div class="switch" role="group" aria-label=t("compare.columns")>
                {option(None, t("compare.every").to_owned())}
                {options}
            </div>
        }
    })
}

fn row(page: Page, topic: Topic, slot: &Slot, only: Only) -> AnyView {
    let code = topic.code();
    let label = format!("topic-{code}");
    let labelled_by = label.clone();
    let slot = slot.clone();
    let cells = move || slot.with(|compared| cells(page, topic, compared.as_ref()?, only));
    view! {
        <section class="topic" id=element_id(topic) data-topic=code aria-labelledby=labelled_by>
            <div class="topic-head">
                <h3 id=label>{t(&format!("topic.{code}"))}</h3>
                <p class="hint">{t(&format!("topic.{code}.note"))}</p>
                {(topic == Topic::Functions).then(legend)}
            </div>
            {cells}
        </section>
    }
    .into_any()
}

fn cells(page: Page, topic: Topic, compared: &Compared, only: Only) -> Option<Vec<AnyView>> {
    let comparison = compared.comparison()?;
    let section = compared.section(topic)?;
    let cells = comparison.partners.iter().zip(&section.cells).enumerate();
    let cells = cells.map(|(column, (card, cell))| {
        let name = page.entity_name(&card.id);
        let heading = name.clone();
        let is_off = move || only.get().is_some_and(|only| only != column);
        view! {
            <div
                class="cell"
                role="group"
                class:is-off=is_off
                class:is-empty=cell.items.is_empty()
                data-testid=format!("cell-{}-{}", topic.code(), card.id)
                data-hue=page.hue(&card.id)
                aria-label=name
            >
                <h4 class="cell-partner">{heading}</h4>
                {contents(topic, cell, (column, &card.id), compared)}
                {left_out(cell.left_out)}
            </div>
        }
        .into_any()
    });
    Some(cells.collect())
}

/// That a cell has not all that is said.
fn left_out(count: usize) -> Option<impl IntoView> {
    (count > 0).then(
        || view! { <p class="hint">{tf("cell.left", &[("places", &tn("places", count))])}</p> },
    )
}

fn contents(
    topic: Topic,
    cell: &Cell,
    (column, partner): (usize, &str),
    compared: &Compared,
) -> AnyView {
    let items = cell.items.as_slice();
    let openings = &compared.openings;
    if items.is_empty() {
        let key = if compared.filtered { "cell.empty.filtered" } else { "cell.empty" };
        return view! { <p class="nothing">{t(key)}</p> }.into_any();
    }
    let groups = groups(items);
    let is_chart = groups.iter().all(|group| matches!(group.shared, Shared::Function(_)));
    if is_chart {
        let list = NodeRef::<Ul>::new();
        let (compared, partner) = (compared.clone(), partner.to_owned());
        Effect::new(move |_| {
            let (Some(list), Some(section)) = (list.get(), compared.section(topic)) else { return };
            let Some(cell) = section.cells.get(column) else { return };
            let Compared { shown, standings, openings, .. } = compared.clone();
            let rows = || function_rows(topic, cell, &partner, &standings, &openings);
            let seen = Seen { shown, at: column, openings: Arc::clone(&openings) };
            ready::set(&list, &seen, ready::Part::Functions, rows);
        });
        return view! { <ul class="functions" node_ref=list></ul> }.into_any();
    }
    groups.iter().map(|group| block(topic, group, partner, openings)).collect_view().into_any()
}

/// The functions of a partner as markup.
fn function_rows(
    topic: Topic,
    cell: &Cell,
    partner: &str,
    standings: &Standings,
    openings: &Openings,
) -> String {
    let mut rows = String::new();
    for group in &groups(&cell.items) {
        let Shared::Function(function) = group.shared else { continue };
        let standing = group.items.first().and_then(|item| standings.of(topic, item));
        let counted = (function, cell.count(function));
        rows = function_row(rows, counted, group, partner, standing, openings);
    }
    rows
}

/// A group with its heading; what is beyond the first few is one press away.
fn block(
    topic: Topic,
    group: &Group,
    partner: &str,
    openings: &Arc<Openings>,
) -> impl IntoView + use<> {
    let heading = match group.shared {
        Shared::Metric(metric) => Some(t(&format!("metric.{}", metric.code()))),
        _ => None,
    };
    let told = told(&group.items);
    let show = shown_at_once(topic).min(told.len());
    let mut rows: Vec<_> =
        told.iter().map(|told| told_row(told, topic, partner, openings)).collect();
    let folded = rows.split_off(show);
    let more = (!folded.is_empty()).then(|| {
        let count = number(folded.len());
        view! {
            <details class="more">
                <summary>{tf("cell.more", &[("n", &count)])}</summary>
                <ul class="items">{folded}</ul>
            </details>
        }
    });
    view! {
        {heading.map(|heading| view! { <p class="group-label">{heading}</p> })}
        <ul class="items">{rows}</ul>
        {more}
    }
    .into_any()
}

fn shown_at_once(topic: Topic) -> usize {
    match topic {
        Topic::Statements | Topic::Exchanges => 3,
        Topic::Meetings => 8,
        Topic::Functions | Topic::Indicators => 6,
        _ => 5,
    }
}
