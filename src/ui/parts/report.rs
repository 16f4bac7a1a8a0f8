//! The report: what the user gathered, in their order, with their notes, and as files.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::downloads::saved;
use super::report_entry::body;
use crate::api::{ReportFormat, Request};
use crate::report::{Basket, Entry, Report, Way};
use crate::ui::basket::Gathered;
use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::{t, tf, tn};

/// The view.
#[component]
pub(crate) fn ReportView() -> impl IntoView {
    let gathered = Gathered::get();
    let is_empty = move || gathered.basket.with(|basket| basket.report.entries.is_empty());
    let list = move || {
        let basket = gathered.basket.get();
        let last = basket.report.entries.len().saturating_sub(1);
        let entries = basket.report.entries.iter().enumerate();
        entries.map(|(at, entry)| item(gathered, at, last, entry)).collect_view()
    };
    let title = gathered.basket.with_untracked(|basket| basket.report.title.clone());
    let count = move || {
        let is_fact = |entry: &&Entry| matches!(entry, Entry::Evidence(_));
        let parts = gathered.basket.with(|basket| {
            let entries = &basket.report.entries;
            (entries.len(), entries.iter().filter(is_fact).count())
        });
        tf("gather.count", &[("parts", &tn("parts", parts.0)), ("facts", &tn("evidence", parts.1))])
    };
    view! {
        <section class="report" id="view" tabindex="-1" data-testid="report" aria-labelledby="report-heading" aria-busy="false">
            <h2 class="finding" id="report-heading">{t("view.report")}</h2>
            <label class="report-title">
                <span>{t("gather.title")}</span>
                <input
                    type="text"
                    data-testid="report-title"
                    placeholder=t("report.untitled")
                    prop:value=title
                    on:change=move |event| gathered.name(&event_target_value(&event))
                />
            </label>
            <p class="hint">{count}</p>
            <Tools/>
            <p class="hint" role="status" data-testid="report-said">{move || gathered.said.get()}</p>
            <Show when=is_empty>
                <div class="empty" data-testid="empty"><p>{t("gather.empty")}</p></div>
            </Show>
            <ol class="report-list" data-testid="report-list">{list}</ol>
        </section>
    }
    .into_any()
}

/// What is done with the whole: add words, undo, write files, print.
#[component]
fn Tools() -> impl IntoView {
    let (page, gathered) = (Page::get(), Gathered::get());
    let add = move |entry: Entry| {
        let at = gathered.change(|basket| basket.add(entry)).unwrap_or_default();
        request_animation_frame(move || browser::focus(&format!("report-{at}-words")));
    };
    let undo = move |_| {
        if let Some(at) = gathered.change(Basket::undo).flatten() {
            gathered.said.set(t("gather.undone").to_owned());
            request_animation_frame(move || {
                browser::reveal(&format!("report-{at}"));
            });
        }
    };
    let undoable = move || gathered.basket.with(Basket::undoable) == 0;
    let exports = ReportFormat::ALL.map(|format| {
        let extension = format.extension();
        view! {
            <li>
                <button
                    class="menu-entry"
                    data-testid=format!("export-{extension}")
                    on:click=move |_| export(page, gathered, format)
                >
                    {t(&format!("gather.export.{extension}"))}
                </button>
            </li>
        }
        .into_any()
    });
    view! {
        <div class="report-tools">
            <button class="button" data-testid="report-add-note" on:click=move |_| add(Entry::Note { text: String::new() })>
                {t("gather.add.note")}
            </button>
            <button class="button" data-testid="report-add-heading" on:click=move |_| add(Entry::Heading { text: String::new() })>
                {t("gather.add.heading")}
            </button>
            <button
                class="button"
                id="report-undo"
                data-testid="report-undo"
                aria-disabled=move || undoable().then_some("true")
                on:click=undo
            >
                {t("gather.undo")}
            </button>
            <details class="menu" data-testid="report-export">
                <summary class="button">{t("gather.export")}</summary>
                <div class="menu-panel"><ul class="menu-entries">{Vec::from(exports)}</ul></div>
            </details>
            <button class="button" data-testid="report-print" on:click=move |_| page.print()>
                {t("downloads.print")}
            </button>
        </div>
    }
    .into_any()
}

/// A part with what can be done to it; Alt and an arrow moves it too.
fn item(gathered: Gathered, at: usize, last: usize, entry: &Entry) -> impl IntoView + use<> {
    let shift = move |way: Way| {
        let to = gathered.change(|basket| basket.shift(at, way)).unwrap_or(at);
        let number = (to + 1).to_string();
        gathered.said.set(tf("gather.moved", &[("n", &number)]));
        let button = match way {
            Way::Up => format!("report-{to}-up"),
            Way::Down => format!("report-{to}-down"),
        };
        request_animation_frame(move || browser::focus(&button));
    };
    let remove = move |_| {
        gathered.change(|basket| basket.remove(at));
        gathered.said.set(t("gather.removed").to_owned());
        request_animation_frame(|| browser::focus("report-undo"));
    };
    let on_key = move |event: KeyboardEvent| {
        let way = match event.key().as_str() {
            "ArrowUp" => Way::Up,
            "ArrowDown" => Way::Down,
            _ => return,
        };
        if event.alt_key() {
            event.prevent_default();
            shift(way);
        }
    };
    let button = |id: &str, key: &'static str, sign: &'static str, off: bool, way: Way| {
        view! {
            <button
                class="button step"
                id=format!("report-{at}-{id}")
                data-testid=format!("report-{id}")
                aria-label=t(key)
                title=t(key)
                aria-disabled=off.then_some("true")
                on:click=move |_| shift(way)
            >
                <span aria-hidden="true">{sign}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <li
            class="report-entry"
            id=format!("report-{at}")
            tabindex="-1"
            data-testid="report-entry"
            on:keydown=on_key
        >
            <div class="report-body">{body(gathered, at, entry)}</div>
            <div class="report-order">
                {button("up", "gather.up", "↑", at == 0, Way::Up)}
                {button("down", "gather.down", "↓", at == last, Way::Down)}
                <button class="close" data-testid="report-remove" aria-label=t("gather.remove") title=t("gather.remove") on:click=remove>
                    "×"
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// Writes the report: a text document needs its pictures as points first.
fn export(page: Page, gathered: Gathered, format: ReportFormat) {
    gathered.said.set(t("gather.writing").to_owned());
    let write = move |report: Report| {
        page.ask(Request::Export { report: Box::new(report), format }, move |response| {
            let key = if saved(response).is_some() { "downloads.done" } else { "downloads.failed" };
            gathered.said.set(t(key).to_owned());
        });
    };
    let report = gathered.report();
    if format == ReportFormat::Docx {
        with_pictures(report, 0, Rc::new(write));
    } else {
        write(report);
    }
}

/// Draws the charts from the part `from` on, one after another, then gives the report on.
fn with_pictures(report: Report, from: usize, then: Rc<dyn Fn(Report)>) {
    let rest = report.entries.iter().enumerate().skip(from);
    let next = rest.filter_map(|(at, entry)| match entry {
        Entry::Chart(chart) if chart.png.is_none() => Some((at, chart.svg.clone())),
        _ => None,
    });
    let Some((at, svg)) = next.into_iter().next() else { return then(report) };
    let kept = Rc::new(RefCell::new(Some(report)));
    browser::raster(&svg, move |png| {
        let Some(mut report) = kept.borrow_mut().take() else { return };
        if let Some(Entry::Chart(chart)) = report.entries.get_mut(at) {
            chart.png = png;
        }
        with_pictures(report, at + 1, then.clone());
    });
}
