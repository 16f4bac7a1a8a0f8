//! The whole page.

use leptos::prelude::*;

use super::basket::Gathered;
use super::browser;
use super::parts::{
    Announced, Chips, Closed, ComparisonView, CorpusLine, CorrectionsView, Filters, Masthead,
    Notices, PartnerPicker, Place, Reader, ReportView, SheetView, Sources, Start, Views,
    keep_arrival,
};
use super::state::Page;
use super::text::{t, tf};
use crate::view::View;

/// Replaces the shell of `index.html` by the page.
pub fn start() {
    browser::set_panic_hook();
    browser::set_theme(browser::stored_theme());
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let page = Page::start();
    provide_context(page);
    provide_context(Gathered::start());
    provide_context(Closed::default());
    keep_title(page);
    keep_arrival(page);
    keep_focus(page);
    let close_reader = move || {
        if page.corrections.is_editing.get() {
            page.corrections.is_editing.set(false);
        } else if page.evidence().is_some() {
            page.close_evidence();
        }
    };
    browser::close_menus_outside(move || untrack(close_reader));
    browser::keep_menus_inside();
    browser::complete_presses();
    let corrections = page.corrections;
    browser::on_undo_keys(move |again| if again { corrections.redo() } else { corrections.undo() });
    // All is built anew in another language.
    move || {
        page.language.track();
        whole(page).into_any()
    }
}

fn whole(page: Page) -> impl IntoView {
    // Views made of panels share one form, which keeps its elements from view to view.
    let form = Memo::new(move |_| match page.view() {
        view @ (View::Compare | View::Report | View::Corrections) => Some(view),
        _ => None,
    });
    let is_comparison = move || form.get() == Some(View::Compare);
    let is_filtered = move || !matches!(form.get(), Some(View::Report | View::Corrections));
    let loaded = move || page.overview.with(Option::is_some);
    view! {
        <Masthead/>
        <Notices place=Place::Page/>
        <Announced/>
        <main id="main" tabindex="-1">
            <Show when=loaded fallback=Loading>
                <CorpusLine/>
                <Views/>
                <Start/>
                <Show when=is_comparison>
                    <PartnerPicker/>
                </Show>
                // What is gathered stays, whatever the filters leave.
                <Show when=is_filtered>
                    <Filters/>
                    <Chips/>
                </Show>
                {move || match form.get() {
                    Some(View::Compare) => view! { <ComparisonView/> }.into_any(),
                    Some(View::Corrections) => view! { <CorrectionsView/> }.into_any(),
                    Some(_) => view! { <ReportView/> }.into_any(),
                    None => view! { <SheetView/> }.into_any(),
                }}
            </Show>
        </main>
        <Show when=loaded>
            <Sources/>
        </Show>
        <Reader/>
    }
    .into_any()
}

#[component]
fn Loading() -> impl IntoView {
    view! {
        <div class="loading" data-testid="loading" role="status">
            <span class="loading-bar" aria-hidden="true"></span>
            {t("loading.reading")}
        </div>
    }
    .into_any()
}

/// What was pressed may go with the step to which it led: the focus then goes to the view.
fn keep_focus(page: Page) {
    Effect::new(move |_| {
        page.parsed.track();
        page.shown.track();
        if !page.is_busy() {
            // In the frame after the one in which others give it a place of its own.
            request_animation_frame(move || {
                request_animation_frame(|| browser::catch_focus("view"));
            });
        }
    });
}

/// The title of the window names the partners, so that entries of the history can be told apart.
fn keep_title(page: Page) {
    let title = Memo::new(move |_| {
        page.overview.track();
        page.language.track();
        let names: Vec<_> = page.partners().iter().map(|id| page.entity_name(id)).collect();
        let view = page.view();
        match (view, names.is_empty()) {
            (View::Compare, true) => t("app.title").to_owned(),
            (View::Compare, false) => tf("app.title.of", &[("partners", &names.join(", "))]),
            _ => tf("app.title.of", &[("partners", t(&format!("view.{}", view.code())))]),
        }
    });
    Effect::new(move |_| document().set_title(&title.get()));
}
