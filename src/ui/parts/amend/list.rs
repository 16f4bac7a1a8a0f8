//! The view of all corrections: in order, each with its place, what can be done to it and to all.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::add::Add;
use super::import::Files;
use super::merge::Merge;
use super::words::{content, heading, line};
use crate::amend::{Correction, Log, Place};
use crate::api::{Request, Response};
use crate::query::FactRef;
use crate::ui::browser;
use crate::ui::corrections::Told;
use crate::ui::state::Page;
use crate::ui::text::{t, tf, tn};
use crate::view::Item;
use crate::view::route::{EvidenceRef, Spot};

/// The view.
#[component]
pub(crate) fn CorrectionsView() -> impl IntoView {
    let page = Page::get();
    let corrections = page.corrections;
    let found = RwSignal::new(BTreeMap::<Place, Item>::new());
    // What was said of a fact is not said of the list.
    corrections.said.set(String::new());
    keep_found(page, found);
    let is_empty = move || corrections.log.with(|log| log.entries().is_empty());
    let list = move || {
        let (told, found) = (corrections.told.get(), found.get());
        let log = corrections.log.get();
        let entries = log.entries().iter().enumerate();
        entries.map(|(at, entry)| row(page, &told, &found, at, entry)).collect_view()
    };
    view! {
        <section class="corrections" id="view" tabindex="-1" data-testid="corrections" aria-labelledby="corrections-heading" aria-busy="false">
            <h2 class="finding" id="corrections-heading">{t("view.corrections")}</h2>
            <p class="hint" data-testid="corrections-count">
                {move || tn("amend.count", corrections.log.with(|log| log.entries().len()))}
            </p>
            <div class="corrections-tools">
                {step("corrections-undo", "amend.undo", Log::can_undo, move || corrections.undo())}
                {step("corrections-redo", "amend.redo", Log::can_redo, move || corrections.redo())}
                <Files/>
                <Clear/>
            </div>
            <p class="hint" role="status" data-testid="corrections-said">
                {move || corrections.said.get()}
            </p>
            <div class="corrections-forms">
                <Add/>
                <Merge/>
            </div>
            <Show when=is_empty>
                <div class="empty" data-testid="empty"><p>{t("amend.list.empty")}</p></div>
            </Show>
            <ol class="corrections-list" data-testid="corrections-list">{list}</ol>
        </section>
    }
    .into_any()
}

/// What the corrected facts said as found.
fn keep_found(page: Page, found: RwSignal<BTreeMap<Place, Item>>) {
    Effect::new(move |_| {
        let places: Vec<Place> = page.corrections.told.with(|told| {
            let mut places: Vec<Place> = told.places.iter().copied().flatten().collect();
            places.sort_unstable();
            places.dedup();
            places
        });
        let facts = places.iter().map(|at| FactRef { document: at.document, fact: at.fact });
        page.ask(Request::Found(facts.collect()), move |response| {
            let Response::Items(items) = response else { return };
            found.set(places.into_iter().zip(items).collect());
        });
    });
}

/// A step back or forth.
fn step(
    id: &'static str,
    key: &'static str,
    can: fn(&Log) -> bool,
    act: impl Fn() + 'static,
) -> impl IntoView {
    let corrections = Page::get().corrections;
    view! {
        <button
            class="button"
            id=id
            data-testid=id
            aria-disabled=move || (!corrections.log.with(can)).then_some("true")
            on:click=move |_| act()
        >
            {t(key)}
        </button>
    }
    .into_any()
}

/// Removing all asks first.
#[component]
fn Clear() -> impl IntoView {
    let corrections = Page::get().corrections;
    let is_asking = RwSignal::new(false);
    let count = move || corrections.log.with(|log| log.entries().len());
    let clear = move |_| {
        corrections.change(|log| log.replace(&Log::default()));
        corrections.say("amend.said.cleared");
        is_asking.set(false);
        browser::focus("corrections-undo");
    };
    view! {
        <button
            class="button"
            data-testid="corrections-clear"
            aria-disabled=move || (count() == 0).then_some("true")
            aria-expanded=move || is_asking.get().to_string()
            on:click=move |_| is_asking.set(count() > 0)
        >
            {t("amend.clear")}
        </button>
        <Show when=move || is_asking.get()>
            <div class="amend-question" role="group" aria-label=t("amend.clear")>
                <p>{move || tf("amend.clear.sure", &[("count", &tn("amend.count", count()))])}</p>
                <button class="button" data-testid="corrections-clear-yes" on:click=clear>
                    {t("amend.clear.yes")}
                </button>
                <button class="button" on:click=move |_| is_asking.set(false)>
                    {t("amend.cancel")}
                </button>
            </div>
        </Show>
    }
    .into_any()
}

fn row(
    page: Page,
    told: &Told,
    found: &BTreeMap<Place, Item>,
    at: usize,
    entry: &Correction,
) -> impl IntoView + use<> {
    let corrections = page.corrections;
    let place = told.places.get(at).copied().flatten();
    let item = place.and_then(|place| found.get(&place));
    let is_orphan = u32::try_from(at).is_ok_and(|at| told.orphans.contains(&at));
    let (note, fallback) = match entry {
        Correction::Fact { note, target, .. } => {
            let kind = t(&format!("kind.{}", target.kind.code()));
            (note.clone(), format!("{kind}, {}", page.source_name(&target.document)))
        }
        _ => (String::new(), String::new()),
    };
    let what = item.map_or(fallback, |item| line(page, item));
    let quote = item.map(|item| item.quote.clone());
    let link = place_of(page, entry, place, item).map(|at| {
        let href = page.pinned().with_evidence(Some(at)).to_fragment();
        view! { <a href=href data-testid="correction-open">{t("amend.list.open")}</a> }
    });
    let content = content(page, entry);
    let remove = move |_| {
        corrections.change(|log| log.remove(at));
        corrections.say("amend.said.removed");
        browser::focus("corrections-undo");
    };
    view! {
        <li class="correction" data-testid="correction" data-orphan=is_orphan.then_some("true")>
            <div class="correction-body">
                <p>
                    <span class="sign sign--own">{heading(entry)}</span>
                    " "
                    {is_orphan.then(|| view! {
                        <span class="sign" title=t("amend.list.orphan.note")>{t("amend.list.orphan")}</span>
                    })}
                    " "
                    {what}
                </p>
                {(!content.is_empty()).then(|| view! { <p class="correction-change">{content}</p> })}
                {(!note.is_empty()).then(|| view! {
                    <p class="hint">{tf("amend.note.of", &[("note", &note)])}</p>
                })}
                {quote.map(|quote| view! { <blockquote class="report-quote" lang="ru">{quote}</blockquote> })}
                {is_orphan.then(|| view! { <p class="hint">{t("amend.list.orphan.note")}</p> })}
                {link}
            </div>
            <button
                class="close"
                data-testid="correction-remove"
                aria-label=t("amend.list.remove")
                title=t("amend.list.remove")
                on:click=remove
            >
                "×"
            </button>
        </li>
    }
    .into_any()
}

/// Where a correction leads.
fn place_of(
    page: Page,
    entry: &Correction,
    place: Option<Place>,
    item: Option<&Item>,
) -> Option<EvidenceRef> {
    let mark = String::new();
    if let Correction::Split { document, span, .. } = entry {
        return Some(EvidenceRef { document: document.clone(), spot: Spot::Place(*span), mark });
    }
    let fact = place?.fact as usize;
    let document = item.map(|item| item.document.clone());
    let number = place?.document as usize;
    let document = document.or_else(|| {
        page.overview.with_untracked(|overview| {
            let card = overview.as_ref()?.documents.get(number)?;
            Some(card.meta.id.clone())
        })
    });
    Some(EvidenceRef { document: document?, spot: Spot::Fact(fact), mark })
}
