//! Partners side by side: a row for each topic, a column for each partner.

use std::sync::Arc;

use leptos::prelude::*;

use super::downloads::facts_menu;
use super::filters::clear;
use super::functions::{function_row, legend};
use super::told::told_row;
use crate::ui::state::Page;
use crate::ui::text::{locale, number, t, tf, tn};
use crate::view::group::{Group, Shared, groups, told};
use crate::view::standing::Standings;
use crate::view::{Comparison, Item, PartnerCard, Section, Topic};

/// On a narrow screen: the number of the only partner shown, or all one under another.
type Only = RwSignal<Option<usize>>;

/// The comparison, or why there is none.
#[component]
pub(crate) fn ComparisonView() -> impl IntoView {
    let page = Page::get();
    let only: Only = RwSignal::new(None);
    Effect::new(move |_| {
        let columns = page.comparison().map_or(0, |comparison| comparison.partners.len());
        if only.get_untracked().is_some_and(|column| column >= columns) {
            only.set(None);
        }
    });
    let body = move || {
        let Some(comparison) = page.comparison().map(Arc::new) else {
            return view! {
                <p class="loading" data-testid="loading" role="status">{t("loading.reading")}</p>
            }
            .into_any();
        };
        if comparison.partners.is_empty() {
            return view! { <p class="empty">{t("compare.nobody")}</p> }.into_any();
        }
        table(page, comparison, only).into_any()
    };
    view! {
        <section
            class="comparison"
            id="view"
            tabindex="-1"
            data-testid="comparison"
            aria-labelledby="comparison-label"
            aria-busy=move || page.awaiting.get().to_string()
        >
            <h2 id="comparison-label" class="visually-hidden">{t("compare.label")}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn table(page: Page, comparison: Arc<Comparison>, only: Only) -> impl IntoView {
    let columns = comparison.partners.len();
    let standings = Standings::new(&comparison);
    let finding = standings.finding(locale(), &comparison, |id| page.entity_name(id));
    let heads = comparison.partners.iter().map(|card| head(page, card)).collect_view();
    let filtered = page.parsed.with_untracked(|parsed| !parsed.route.filter.is_empty());
    let rows = comparison
        .sections
        .iter()
        .map(|section| row(page, section, &comparison.partners, &standings, filtered, only))
        .collect_view();
    view! {
        {(columns > 1 && comparison.facts > 0).then(|| view! {
            <p class="finding" data-testid="finding">{finding}</p>
        })}
        {explanation(page, &comparison)}
        {switch(page, &comparison.partners, only)}
        <div class="grid" style:--columns=columns.to_string()>
            <div class="heads">
                <span class="head-corner"></span>
                {heads}
            </div>
            {rows}
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
    let id = card.id.clone();
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

fn row(
    page: Page,
    section: &Section,
    partners: &[PartnerCard],
    standings: &Standings,
    filtered: bool,
    only: Only,
) -> impl IntoView + use<> {
    let topic = section.topic;
    let code = topic.code();
    let label = format!("topic-{code}");
    let labelled_by = label.clone();
    let cells = partners
        .iter()
        .zip(&section.cells)
        .enumerate()
        .map(|(column, (card, cell))| {
            let name = page.entity_name(&card.id);
            let heading = name.clone();
            let is_off = move || only.get().is_some_and(|only| only != column);
            view! {
                <div
                    class="cell"
                    role="group"
                    class:is-off=is_off
                    class:is-empty=cell.items.is_empty()
                    data-testid=format!("cell-{code}-{}", card.id)
                    data-hue=page.hue(&card.id)
                    aria-label=name
                >
                    <h4 class="cell-partner">{heading}</h4>
                    {contents(topic, &cell.items, &card.id, standings, filtered)}
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="topic" data-topic=code aria-labelledby=labelled_by>
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

fn contents(
    topic: Topic,
    items: &[Item],
    partner: &str,
    standings: &Standings,
    filtered: bool,
) -> AnyView {
    if items.is_empty() {
        let key = if filtered { "cell.empty.filtered" } else { "cell.empty" };
        return view! { <p class="nothing">{t(key)}</p> }.into_any();
    }
    let groups = groups(items);
    let is_chart = groups.iter().all(|group| matches!(group.shared, Shared::Function(_)));
    if is_chart {
        let rows = groups.iter().filter_map(|group| match group.shared {
            Shared::Function(function) => {
                let first = group.items.first();
                let standing = first.and_then(|item| standings.of(topic, item));
                Some(function_row(function, group, partner, standing))
            }
            _ => None,
        });
        return view! { <ul class="functions">{rows.collect_view()}</ul> }.into_any();
    }
    groups.iter().map(|group| block(topic, group, partner)).collect_view().into_any()
}

/// A group with its heading; what is beyond the first few is one press away.
fn block(topic: Topic, group: &Group, partner: &str) -> impl IntoView + use<> {
    let heading = match group.shared {
        Shared::Metric(metric) => Some(t(&format!("metric.{}", metric.code()))),
        _ => None,
    };
    let told = told(&group.items);
    let show = shown_at_once(topic).min(told.len());
    let mut rows: Vec<_> = told.iter().map(|told| told_row(told, topic, partner)).collect();
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
