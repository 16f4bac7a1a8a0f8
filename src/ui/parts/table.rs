//! A table of a panel: heads that sort, rows, pages where it is long.
//!
//! A table that comes whole stands whole. Of a longer one there is a window of rows, which follows the
//! place to which it is scrolled; its height is that of all rows, and every row tells its number.

use leptos::html::{Div, Tbody};
use leptos::prelude::*;

use super::cell;
use super::markup::Tag;
use super::ready;
use super::seen::{Seen, Slot, of};
use super::window::{self, Window};
use crate::ui::browser;
use crate::ui::later::Part;
use crate::ui::state::Page;
use crate::ui::text::{number, t, tf};
use crate::view::sheet::{Column, Lead, Numeric, PAGE_ROWS, Panel, Sorted, Table};

/// So many rows are set at once, the next ones in a task of their own.
const BLOCK: usize = 30;

/// When the first rows are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// With the panel.
    Now,
    /// After the frame: the table is folded.
    Later,
}

impl Turn {
    /// That of a panel's table.
    pub(super) fn of(panel: &Panel) -> Self {
        if panel.chart.is_some() && panel.lead == Lead::Chart { Self::Later } else { Self::Now }
    }
}

/// Whether more rows are there than were sent.
fn is_window(table: &Table) -> bool {
    table.rows.len() < table.total
}

/// The table of a panel.
pub(super) fn table(page: Page, slot: &Slot, turn: Turn) -> AnyView {
    let frame = NodeRef::<Div>::new();
    let height = RwSignal::new(window::ROW_HEIGHT);
    let memo = |part: fn(&Panel) -> usize| {
        let slot = slot.clone();
        Memo::new(move |_| of(&slot, |_, panel| part(panel)).unwrap_or_default())
    };
    let blocks = memo(|panel| panel.table.rows.len().div_ceil(BLOCK));
    let offset = memo(|panel| panel.table.offset);
    let after =
        memo(|panel| panel.table.total.saturating_sub(panel.table.offset + panel.table.rows.len()));
    let total = memo(|panel| if is_window(&panel.table) { panel.table.total } else { 0 });
    // Above and below a window of rows: the room of the others.
    let room = move |rows: Memo<usize>| {
        move || {
            (total.get() > 0 && rows.get() > 0).then(|| {
                let pixels = format!("{}px", rows.get() as f64 * height.get());
                view! {
                    <tbody>
                        <tr class="table-room" aria-hidden="true"><td style:height=pixels></td></tr>
                    </tbody>
                }
            })
        }
    };
    let [title, caption, class, heads, rows, scrolled, nav] = std::array::from_fn(|_| slot.clone());
    let heads = move || {
        of(&heads, |_, panel| {
            let heads = panel.table.columns.iter();
            heads.map(|column| head(page, &panel.id, column).into_any()).collect::<Vec<_>>()
        })
    };
    let block = move |number: usize| block(page, &rows, number, turn);
    let window = Window { frame, slot: scrolled, height, after, total };
    window.follow_answers(page);
    let is_long = move || total.get() > 0;
    view! {
        <div
            class="table-frame"
            class:table-frame--long=is_long
            node_ref=frame
            role="group"
            tabindex="0"
            aria-label=move || of(&title, |_, panel| panel.title.clone())
            on:scroll=move |_| window.follow(page)
        >
            <table
                class=move || of(&class, |_, panel| format!("table table--{}", panel.table.layout.code()))
                data-testid="table"
                aria-rowcount=move || Some(total.get()).filter(|rows| *rows > 0).map(|rows| rows + 1)
            >
                <caption class="visually-hidden">
                    {move || of(&caption, |_, panel| panel.title.clone())}
                </caption>
                <thead><tr>{heads}</tr></thead>
                {room(offset)}
                <For each=move || 0..blocks.get() key=|number| *number children=block/>
                {room(after)}
            </table>
        </div>
        {move || of(&nav, |_, panel| pages(page, panel))}
    }
    .into_any()
}

/// Some rows, one after another. All but the first follow the panel after the frame.
fn block(page: Page, slot: &Slot, number: usize, turn: Turn) -> AnyView {
    let body = NodeRef::<Tbody>::new();
    let slot = slot.clone();
    if number == 0 && turn == Turn::Now {
        Effect::new(move |_| {
            let Some(body) = body.get() else { return };
            slot.with(|seen| {
                let Some(seen) = seen else { return };
                let markup = || rows(page, seen, 0).unwrap_or_default();
                ready::set(&body, seen, ready::Part::Rows, markup);
            });
        });
    } else {
        Effect::new(move |_| {
            let Some(seen) = slot.get() else { return };
            let present = slot.clone();
            page.later.add(Part::Inside, move || {
                // A newer one has a job of its own.
                let is_present =
                    present.with_untracked(|now| now.as_ref().is_some_and(|now| now.is(&seen)));
                let Some(body) = body.try_get_untracked().flatten().filter(|_| is_present) else {
                    return;
                };
                let markup = rows(page, &seen, number).unwrap_or_default();
                browser::keep_focus(&body, || body.set_inner_html(&markup));
            });
        });
    }
    view! { <tbody node_ref=body></tbody> }.into_any()
}

/// The rows of a panel that are set with it, as markup; none where its table is folded.
pub(super) fn first_rows(page: Page, seen: &Seen) -> Option<String> {
    let panel = seen.panel()?;
    let is_open = panel.empty.is_none() && Turn::of(panel) == Turn::Now;
    is_open.then(|| rows(page, seen, 0)).flatten()
}

fn rows(page: Page, seen: &Seen, block: usize) -> Option<String> {
    let table = &seen.panel()?.table;
    let mut out = String::new();
    for (at, row) in table.rows.iter().enumerate().skip(block * BLOCK).take(BLOCK) {
        // The head is row 1.
        let number = is_window(table).then_some(table.offset + at + 2);
        out = Tag::new(out, "tr").with_some("aria-rowindex", number).open();
        for (cell, column) in row.iter().zip(&table.columns) {
            out = cell::put(out, page, seen, cell, column);
        }
        out.push_str("</tr>");
    }
    Some(out)
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

/// From page to page of a long table.
fn pages(page: Page, panel: &Panel) -> Option<impl IntoView + use<>> {
    let table = &panel.table;
    if table.total <= PAGE_ROWS && table.offset == 0 {
        return None;
    }
    let state = page.pinned();
    let to = |from: usize| {
        let value = if from == 0 { String::new() } else { from.to_string() };
        state.with_option(&format!("{}-from", panel.id), &value).to_fragment()
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
