//! What can be taken from a panel: its picture, its whole table, the print, a part of the report.

use leptos::prelude::*;

use super::fold;
use crate::api::{File, Request, Response, TableFormat};
use crate::report::{Chart, Entry, Table};
use crate::ui::basket::Gathered;
use crate::ui::browser::{self, Paper};
use crate::ui::state::Page;
use crate::ui::text::{t, tf};
use crate::view::file_name;
use crate::view::sheet::Panel;

/// What is taken from, by name.
#[derive(Clone, PartialEq)]
pub(super) struct Source {
    /// Id of the panel; empty for all facts of the view.
    id: String,
    title: String,
    note: String,
    has_picture: bool,
}

impl Source {
    /// A panel.
    pub(super) fn of(panel: &Panel) -> Self {
        Self {
            id: panel.id.clone(),
            title: panel.title.clone(),
            note: panel.note.clone(),
            has_picture: panel.chart.is_some(),
        }
    }
}

/// The menu of a panel.
pub(super) fn panel_menu(page: Page, of: Source) -> AnyView {
    menu(page, of, "downloads.label")
}

/// The menu of all facts of a view.
pub(super) fn facts_menu(page: Page) -> impl IntoView + use<> {
    let title = t("downloads.facts").to_owned();
    let of = Source { id: String::new(), title, note: String::new(), has_picture: false };
    menu(page, of, "downloads.facts.label")
}

fn menu(page: Page, of: Source, label: &'static str) -> AnyView {
    let gathered = Gathered::get();
    let said = RwSignal::new(String::new());
    let panel = move || entries(page, gathered, &of, said);
    let menu = fold::menu("menu", "downloads-menu".to_owned(), None, t(label).into_any(), panel);
    view! {
        <div class="downloads" data-testid="downloads">
            {menu}
            // Outside of the menu, which a choice closes.
            <p class="hint" role="status">{said}</p>
        </div>
    }
    .into_any()
}

fn entries(page: Page, gathered: Gathered, of: &Source, said: RwSignal<String>) -> AnyView {
    said.set(String::new());
    let of = of.clone();
    let entry = |test: &str, words: String, press: Box<dyn Fn()>| {
        view! {
            <li>
                <button
                    class="menu-entry"
                    data-testid=format!("download-{test}")
                    on:click=move |event| {
                        press();
                        browser::close_menu_of(&event);
                    }
                >
                    {words}
                </button>
            </li>
        }
        .into_any()
    };
    let mut entries = Vec::new();
    if of.has_picture {
        let (svg, png) = (of.clone(), of.clone());
        entries.push(entry(
            "svg",
            t("downloads.svg").into(),
            Box::new(move || {
                told(said, take_svg(page, &svg.id));
            }),
        ));
        entries.push(entry(
            "png",
            t("downloads.png").into(),
            Box::new(move || {
                take_png(page, &png.id, said);
            }),
        ));
    }
    for format in TableFormat::ALL {
        let id = of.id.clone();
        let extension = format.extension();
        let words = tf("downloads.table", &[("format", &extension.to_uppercase())]);
        entries.push(entry(
            extension,
            words,
            Box::new(move || take_table(page, &id, format, said)),
        ));
    }
    if !of.id.is_empty() {
        entries.push(entry(
            "report",
            t("downloads.report").into(),
            Box::new(move || {
                gather(page, gathered, &of, said);
            }),
        ));
    }
    entries.push(entry("print", t("downloads.print").into(), Box::new(move || page.print())));
    view! {
        <div class="menu-panel">
            <ul class="menu-entries">{entries}</ul>
        </div>
    }
    .into_any()
}

fn told(said: RwSignal<String>, done: Option<()>) {
    let key = if done.is_some() { "downloads.done" } else { "downloads.failed" };
    said.set(t(key).to_owned());
}

fn name(page: Page, panel: &str, extension: &str) -> Option<String> {
    Some(file_name(&untrack(|| page.look())?, panel, extension))
}

fn take_svg(page: Page, panel: &str) -> Option<()> {
    let svg = browser::drawing(panel, Paper::AsSeen)?;
    browser::save(&name(page, panel, "svg")?, "image/svg+xml", svg.as_bytes())
}

fn take_png(page: Page, panel: &str, said: RwSignal<String>) {
    let drawn = browser::drawing(panel, Paper::AsSeen).zip(name(page, panel, "png"));
    let Some((svg, name)) = drawn else { return told(said, None) };
    browser::raster(&svg, move |png| {
        told(said, png.and_then(|png| browser::save(&name, "image/png", &png)));
    });
}

fn take_table(page: Page, panel: &str, format: TableFormat, said: RwSignal<String>) {
    let Some(look) = untrack(|| page.look()) else { return };
    let (look, panel) = (Box::new(look), panel.to_owned());
    page.ask(Request::Download { look, panel, format }, move |response| {
        told(said, saved(response));
    });
}

/// Gives the user the file of an answer.
pub(super) fn saved(response: Response) -> Option<()> {
    let Response::File(File { name, mime, bytes }) = response else { return None };
    browser::save(&name, &mime, &bytes)
}

/// Puts a panel into the report: its picture as it is now, its whole table.
fn gather(page: Page, gathered: Gathered, of: &Source, said: RwSignal<String>) {
    let Some(look) = untrack(|| page.look()) else { return };
    let svg = browser::drawing(&of.id, Paper::Light).filter(|_| of.has_picture);
    let (of, look) = (of.clone(), Box::new(look));
    page.ask(Request::Table { look, panel: of.id.clone() }, move |response| {
        let Response::Table(table) = response else { return told(said, None) };
        gathered.add(part(of, svg, *table));
        said.set(t("downloads.gathered").to_owned());
    });
}

fn part(of: Source, svg: Option<String>, table: Table) -> Entry {
    match svg {
        Some(svg) => Entry::Chart(Chart {
            title: of.title,
            svg,
            caption: of.note,
            table,
            ..Chart::default()
        }),
        None => Entry::Table(table),
    }
}
