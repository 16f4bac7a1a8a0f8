//! A view as panels: a finding in words, each panel with its picture, its table and what it counts.
//!
//! An answer goes at once to the panels in sight and to the others after the frame. A panel that both
//! answers have keeps its place and, where it says the same, its elements.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::chart::{drawing, picture};
use super::contents::{Entry, contents, element_id, entries};
use super::downloads::{Source, panel_menu};
use super::filters::clear;
use super::ready;
use super::seen::{Seen, Slot, of, show};
use super::switches::switches;
use super::table::{Turn, table};
use crate::api::Body;
use crate::ui::later::Part;
use crate::ui::state::Page;
use crate::ui::text::{number, t, tf, tn};
use crate::view::sheet::{Coverage, Lead};

/// So many panels of a view that is opened are taken to be in sight.
const IN_SIGHT: usize = 2;

/// The present view, where it is made of panels.
#[component]
pub(crate) fn SheetView() -> impl IntoView {
    let page = Page::get();
    let finding = RwSignal::new(None::<String>);
    let listed = RwSignal::new(Vec::<Entry>::new());
    let ids = RwSignal::new(Vec::<String>::new());
    let slots = StoredValue::new(BTreeMap::<String, Slot>::new());
    Effect::new(move |_| {
        let Some(shown) = page.shown.get() else { return };
        let Body::Sheet(sheet) = &shown.body else { return };
        page.later.drop_panels();
        let openings = Arc::new(page.openings());
        let mut known = slots.get_value();
        let mut now = BTreeMap::new();
        for (at, panel) in sheet.panels.iter().enumerate() {
            let seen = Seen { shown: Arc::clone(&shown), at, openings: Arc::clone(&openings) };
            let (slot, is_first) = match known.remove(&panel.id) {
                Some(slot) => (slot, page.is_in_sight(&element_id(&panel.id))),
                None => (Slot::new(None), at < IN_SIGHT),
            };
            now.insert(panel.id.clone(), slot.clone());
            if is_first {
                show(&slot, seen);
            } else {
                page.later.add(Part::Panel, move || show(&slot, seen));
            }
        }
        slots.set_value(now);
        if finding.with_untracked(|known| known.as_ref() != Some(&sheet.title)) {
            finding.set(Some(sheet.title.clone()));
        }
        let new = entries(&sheet.panels);
        if listed.with_untracked(|known| *known != new) {
            listed.set(new);
        }
        let new: Vec<String> = sheet.panels.iter().map(|panel| panel.id.clone()).collect();
        if ids.with_untracked(|known| *known != new) {
            ids.set(new);
        }
    });
    Effect::new(move |_| {
        let Some((shown, openings)) = page.foreseen.get() else { return };
        let Body::Sheet(sheet) = &shown.body else { return };
        for (at, panel) in sheet.panels.iter().enumerate() {
            if page.is_in_sight(&element_id(&panel.id)) {
                let (shown, openings) = (Arc::clone(&shown), Arc::clone(&openings));
                let seen = Seen { shown, at, openings };
                if let Some(markup) = drawing(page, &seen) {
                    ready::keep(seen, ready::Part::Picture, &markup);
                }
            }
        }
    });
    let one = move |id: String| {
        let slot = slots.with_value(|slots| slots.get(&id).cloned()).unwrap_or_default();
        panel(page, &id, &slot)
    };
    view! {
        <section
            class="sheet"
            id="view"
            tabindex="-1"
            data-testid="sheet"
            aria-busy=move || page.is_busy().to_string()
        >
            {move || finding.get().map(|words| view! {
                <h2 class="finding" data-testid="finding">{words}</h2>
            })}
            {contents(page, listed)}
            <For each=move || ids.get() key=String::clone children=one/>
        </section>
    }
    .into_any()
}

/// What a panel consists of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Make {
    /// Its turn has not come.
    Awaited,
    /// A reason why there is nothing.
    Empty,
    /// A table, a picture where there is one, and how the table stands below it.
    Filled { has_picture: bool, is_folded: bool },
}

fn panel(page: Page, id: &str, slot: &Slot) -> AnyView {
    let id = element_id(id);
    let heading = format!("{id}-title");
    let labelled_by = heading.clone();
    let [title, note, make, content, coverage, help, menu] = std::array::from_fn(|_| slot.clone());
    let make = Memo::new(move |_| {
        let make = of(&make, |_, panel| match panel.empty {
            Some(_) => Make::Empty,
            None => Make::Filled {
                has_picture: panel.chart.is_some(),
                is_folded: panel.chart.is_some() && panel.lead == Lead::Chart,
            },
        });
        make.unwrap_or(Make::Awaited)
    });
    let content = move || match make.get() {
        Make::Awaited => ().into_any(),
        Make::Empty => nothing(page, &content),
        Make::Filled { has_picture, is_folded } => filled(page, &content, has_picture, is_folded),
    };
    // It stays, open or not, as long as the same can be taken.
    let source = Memo::new(move |_| {
        of(&menu, |_, panel| panel.empty.is_none().then(|| Source::of(panel))).flatten()
    });
    let menu = move || source.get().map(|source| panel_menu(page, source));
    let note = move || {
        let note = of(&note, |_, panel| panel.note.clone()).filter(|note| !note.is_empty());
        note.map(|note| view! { <p class="hint">{note}</p> })
    };
    let has_help = {
        let help = help.clone();
        Memo::new(move |_| of(&help, |_, panel| !panel.help.is_empty()).unwrap_or_default())
    };
    let help = move || {
        let help = help.clone();
        has_help.get().then(|| {
            view! {
                <details class="help">
                    <summary>{t("sheet.help")}</summary>
                    <p>{move || of(&help, |_, panel| panel.help.clone())}</p>
                </details>
            }
        })
    };
    view! {
        <section class="panel" id=id.clone() data-testid=id aria-labelledby=labelled_by>
            <div class="panel-head">
                <h3 id=heading>{move || of(&title, |_, panel| panel.title.clone())}</h3>
                {note}
                {switches(page, slot, &id)}
            </div>
            {content}
            <footer class="panel-foot">
                <p class="hint" data-testid="coverage">
                    {move || of(&coverage, |_, panel| behind(panel.coverage))}
                </p>
                {help}
                {menu}
            </footer>
        </section>
    }
    .into_any()
}

/// How much stands behind what is shown.
fn behind(coverage: Coverage) -> String {
    if coverage.facts == 0 && coverage.places == 0 {
        return String::new();
    }
    if coverage.facts == 0 && coverage.places > 0 {
        let (places, texts) = (tn("finds", coverage.places), tn("texts", coverage.documents));
        return tf("sheet.coverage.places", &[("places", &places), ("documents", &texts)]);
    }
    tf(
        "sheet.coverage",
        &[
            ("facts", &tn("facts", coverage.facts)),
            ("documents", &tn("texts", coverage.documents)),
            ("speakers", &tn("speakers", coverage.speakers)),
        ],
    )
}

/// Why there is nothing, and what to do.
fn nothing(page: Page, slot: &Slot) -> AnyView {
    let slot = slot.clone();
    let is_filtered = move || {
        let route = page.route();
        !route.filter.is_empty() || route.partners.is_some()
    };
    view! {
        <div class="empty" data-testid="empty">
            <p>{move || of(&slot, |_, panel| panel.empty.clone())}</p>
            {move || is_filtered().then(|| view! {
                <button class="button" on:click=move |_| clear(page)>{t("chip.clear")}</button>
            })}
        </div>
    }
    .into_any()
}

fn filled(page: Page, slot: &Slot, has_picture: bool, is_folded: bool) -> AnyView {
    let picture = has_picture.then(|| picture(page, slot));
    let table = if is_folded {
        let rows = slot.clone();
        let rows = move || of(&rows, |_, panel| number(panel.table.total)).unwrap_or_default();
        view! {
            <details class="twin" data-testid="table-twin">
                <summary>{move || tf("sheet.table", &[("n", &rows())])}</summary>
                {table(page, slot, Turn::Later)}
            </details>
        }
        .into_any()
    } else {
        table(page, slot, Turn::Now)
    };
    view! { {picture} {table} }.into_any()
}
