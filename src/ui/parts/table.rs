//! A table of a panel: heads that sort, cells that open their evidence, pages where it is long.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::state::Page;
use crate::ui::text::{number, t, tf};
use crate::view::sheet::{
    Cell, Column, Mark, Numeric, PAGE_ROWS, Panel, Piece, Role, Sheet, Sorted,
};

/// The table of a panel.
#[component]
pub(crate) fn TableView(
    /// The sheet.
    sheet: Arc<Sheet>,
    /// Number of the panel.
    at: usize,
) -> impl IntoView {
    let page = Page::get();
    let panel = sheet.panels.get(at)?;
    let heads = panel.table.columns.iter().map(|column| head(page, &panel.id, column));
    let rows = panel.table.rows.iter().map(|row| {
        let cells = row.iter().zip(&panel.table.columns);
        let cells = cells.map(|(cell, column)| set(page, &sheet, cell, column));
        view! { <tr>{cells.collect_view()}</tr> }
    });
    Some(view! {
        <div class="table-frame" role="group" tabindex="0" aria-label=panel.title.clone()>
            <table class=format!("table table--{}", panel.table.layout.code()) data-testid="table">
                <caption class="visually-hidden">{panel.title.clone()}</caption>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        {pages(page, panel)}
    })
}

/// The head of a column; pressing it sorts by it, and again turns the order round.
fn head(page: Page, panel: &str, column: &Column) -> impl IntoView + use<> {
    let class = (column.numeric == Numeric::Yes).then_some("number");
    let hue = column.partner.as_deref().map(|id| page.hue(id));
    let sorted = match column.sorted {
        Sorted::No => None,
        Sorted::Ascending => Some("ascending"),
        Sorted::Descending => Some("descending"),
    };
    let title = column.title.clone();
    let content = match &column.sort {
        Some(name) => {
            let next = match (column.sorted, column.numeric) {
                (Sorted::No, Numeric::Yes) | (Sorted::Ascending, _) => format!("-{name}"),
                _ => name.clone(),
            };
            let href = page.pinned().with_option(&format!("{panel}-sort"), &next).to_fragment();
            view! { <a class="sort" href=href>{title}</a> }.into_any()
        }
        None => title.into_any(),
    };
    view! { <th scope="col" class=class data-hue=hue aria-sort=sorted>{content}</th> }.into_any()
}

fn set(page: Page, sheet: &Sheet, cell: &Cell, column: &Column) -> AnyView {
    let hue = cell.partner.as_deref().map(|id| page.hue(id));
    let mut class = String::from(if column.numeric == Numeric::Yes { "number" } else { "words" });
    match cell.role {
        Role::Absent => class.push_str(" absent"),
        Role::Quote => class.push_str(" quote"),
        Role::Value | Role::Head => {}
    }
    let language = (cell.role == Role::Quote).then_some("ru");
    let text = if cell.text.is_empty() && cell.role == Role::Absent {
        view! { <span aria-label=t("sheet.absent")>"—"</span> }.into_any()
    } else {
        cell.text.clone().into_any()
    };
    let mark = cell.mark.and_then(|mark| sheet.marks.get(mark));
    let link = mark.and_then(|mark| Some((mark, page.mark_link(mark)?)));
    let content = match (link, &cell.link) {
        (Some((mark, href)), _) => evidence_link(page, mark, href, text),
        (None, Some(href)) => view! { <a href=href.clone()>{text}</a> }.into_any(),
        (None, None) => text,
    };
    let note = (!cell.note.is_empty()).then(|| {
        view! { <span class="cell-note">{cell.note.clone()}</span> }
    });
    let pieces = (!cell.pieces.is_empty()).then(|| {
        let pieces = cell.pieces.iter().map(|piece| one_of(page, sheet, piece));
        view! { <ul class="pieces">{pieces.collect_view()}</ul> }
    });
    let signs = cell.signs.iter().map(|sign| view! { <span class="sign">{sign.clone()}</span> });
    let signs = signs.collect_view();
    let label = column.title.clone();
    if cell.role == Role::Head {
        return view! {
            <th scope="row" class=class data-hue=hue data-label=label>{content}{note}{pieces}{signs}</th>
        }
        .into_any();
    }
    view! {
        <td class=class data-hue=hue data-heat=cell.heat data-label=label lang=language>
            {content}{note}{pieces}{signs}
        </td>
    }
    .into_any()
}

/// One of several things in a cell.
fn one_of(page: Page, sheet: &Sheet, piece: &Piece) -> impl IntoView + use<> {
    let hue = piece.partner.as_deref().map(|id| page.hue(id));
    let mark = piece.mark.and_then(|mark| sheet.marks.get(mark));
    let link = mark.and_then(|mark| Some((mark, page.mark_link(mark)?)));
    let text = piece.text.clone();
    let text = match link {
        Some((mark, href)) => evidence_link(page, mark, href, text.into_any()),
        None => text.into_any(),
    };
    let note = (!piece.note.is_empty()).then(|| {
        view! { <span class="piece-note">{piece.note.clone()}</span> }
    });
    view! { <li data-hue=hue>{text}{note}</li> }
}

/// Text that opens its evidence.
fn evidence_link(page: Page, mark: &Mark, href: String, text: AnyView) -> AnyView {
    let key = mark.key.clone();
    let is_open = move || page.evidence().is_some_and(|at| at.mark == key).then_some("true");
    view! {
        <a
            class="evidence-link"
            href=href
            data-mark=mark.key.clone()
            data-facts=page.mark_facts(&mark.facts)
            data-testid="cell-mark"
            title=mark.label.clone()
            aria-current=is_open
        >
            {text}
        </a>
    }
    .into_any()
}

/// From page to page of a long table.
fn pages(page: Page, panel: &Panel) -> Option<impl IntoView + use<>> {
    let table = &panel.table;
    if table.total <= PAGE_ROWS && table.offset == 0 {
        return None;
    }
    let to = |from: usize| {
        let value = if from == 0 { String::new() } else { from.to_string() };
        page.pinned().with_option(&format!("{}-from", panel.id), &value).to_fragment()
    };
    let last = (table.offset + table.rows.len()).max(1);
    let range = tf(
        "sheet.rows",
        &[
            ("from", &number(table.offset + 1)),
            ("to", &number(last)),
            ("all", &number(table.total)),
        ],
    );
    let before = (table.offset > 0).then(|| to(table.offset.saturating_sub(PAGE_ROWS)));
    let after = (last < table.total).then(|| to(table.offset + PAGE_ROWS));
    Some(view! {
        <nav class="pages" aria-label=t("sheet.pages")>
            {before.map(|href| view! { <a class="button" href=href>{t("sheet.before")}</a> })}
            <span class="hint">{range}</span>
            {after.map(|href| view! { <a class="button" href=href>{t("sheet.after")}</a> })}
        </nav>
    })
}
