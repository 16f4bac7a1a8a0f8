//! A view as panels: a finding in words, each panel with its picture, its table and what it counts.

use std::sync::Arc;

use leptos::prelude::*;

use super::chart::Picture;
use super::downloads::panel_menu;
use super::filters::clear;
use super::table::TableView;
use crate::api::Body;
use crate::ui::state::Page;
use crate::ui::text::{number, t, tf, tn};
use crate::view::sheet::{Coverage, Lead, Panel, Sheet, Switch};

/// The present view, where it is made of panels.
#[component]
pub(crate) fn SheetView() -> impl IntoView {
    let page = Page::get();
    let body = move || {
        let shown = page.shown.get()?;
        let Body::Sheet(sheet) = &shown.body else { return None };
        let sheet = Arc::new(sheet.clone());
        let panels: Vec<_> =
            (0..sheet.panels.len()).map(|number| panel(page, &sheet, number).into_any()).collect();
        Some(view! {
            <h2 class="finding" data-testid="finding">{sheet.title.clone()}</h2>
            {panels}
        })
    };
    view! {
        <section
            class="sheet"
            id="view"
            tabindex="-1"
            data-testid="sheet"
            aria-busy=move || page.awaiting.get().to_string()
        >
            {body}
        </section>
    }
    .into_any()
}

fn panel(page: Page, sheet: &Arc<Sheet>, at: usize) -> Option<impl IntoView + use<>> {
    let panel: &Panel = sheet.panels.get(at)?;
    let id = format!("panel-{}", panel.id);
    let heading = format!("{id}-title");
    let labelled_by = heading.clone();
    let switches = panel.switches.iter().map(|s| switch(page, s)).collect_view();
    let content = match &panel.empty {
        Some(reason) => nothing(page, reason.clone()).into_any(),
        None => filled(sheet, at, panel).into_any(),
    };
    let menu = panel.empty.is_none().then(|| panel_menu(page, panel));
    let note = (!panel.note.is_empty()).then(|| view! { <p class="hint">{panel.note.clone()}</p> });
    let help = (!panel.help.is_empty()).then(|| {
        view! {
            <details class="help">
                <summary>{t("sheet.help")}</summary>
                <p>{panel.help.clone()}</p>
            </details>
        }
    });
    Some(view! {
        <section class="panel" id=id data-testid=format!("panel-{}", panel.id) aria-labelledby=labelled_by>
            <div class="panel-head">
                <h3 id=heading>{panel.title.clone()}</h3>
                {note}
                <div class="panel-switches">{switches}</div>
            </div>
            {content}
            <footer class="panel-foot">
                <p class="hint" data-testid="coverage">{behind(panel.coverage)}</p>
                {help}
                {menu}
            </footer>
        </section>
    })
}

/// How much stands behind what is shown.
fn behind(coverage: Coverage) -> String {
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
fn nothing(page: Page, reason: String) -> impl IntoView {
    let is_filtered = move || {
        let route = page.route();
        !route.filter.is_empty() || route.partners.is_some()
    };
    view! {
        <div class="empty" data-testid="empty">
            <p>{reason}</p>
            {move || is_filtered().then(|| view! {
                <button class="button" on:click=move |_| clear(page)>{t("chip.clear")}</button>
            })}
        </div>
    }
    .into_any()
}

fn filled(sheet: &Arc<Sheet>, at: usize, panel: &Panel) -> impl IntoView + use<> {
    let (sheet, other) = (Arc::clone(sheet), Arc::clone(sheet));
    let picture = panel.chart.is_some().then(|| view! { <Picture sheet=sheet at/> });
    let table = move || view! { <TableView sheet=Arc::clone(&other) at/> };
    let folded = picture.is_some() && panel.lead == Lead::Chart;
    let rows = number(panel.table.total);
    let table = if folded {
        view! {
            <details class="twin" data-testid="table-twin">
                <summary>{tf("sheet.table", &[("n", &rows)])}</summary>
                {table()}
            </details>
        }
        .into_any()
    } else {
        table().into_any()
    };
    view! { {picture} {table} }
}

/// A choice between ways to show a panel: the address carries it.
fn switch(page: Page, switch: &Switch) -> impl IntoView + use<> {
    let default = switch.options.first().map(|(value, _)| value.clone()).unwrap_or_default();
    let options = switch.options.iter().map(|(value, words)| {
        // The default is left out of the address.
        let set = if *value == default { "" } else { value };
        let href = page.pinned().with_option(&switch.key, set).to_fragment();
        let is_on = *value == switch.chosen;
        view! {
            <a class="switch-option" href=href aria-current=is_on.then_some("true")>
                {words.clone()}
            </a>
        }
    });
    view! {
        <div class="switch" role="group" aria-label=switch.label.clone() data-testid=format!("switch-{}", switch.key)>
            <span class="switch-label">{switch.label.clone()}</span>
            {options.collect_view()}
        </div>
    }
    .into_any()
}
