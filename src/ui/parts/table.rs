//! A table of a panel: heads that sort, rows, pages where it is long.
//!
//! A table that comes whole stands whole. Of a longer one there is a window of rows, which follows the
//! place to which it is scrolled; its height is that of all rows, and every row tells its number.

use leptos::html::Div;
use leptos::prelude::*;

use super::cell::set;
use super::seen::{Seen, Slot, of};
use super::window::{self, Window};
use crate::ui::later::Part;
use crate::ui::state::Page;
use crate::ui::text::{number, t, tf};
use crate::view::sheet::{Column, Numeric, PAGE_ROWS, Panel, Sorted, Table};

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
                view! { <tr class="table-room" aria-hidden="true"><td style:height=pixels></td></tr> }
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
                <tbody>
                    {room(offset)}
                    <For each=move || 0..blocks.get() key=|number| *number children=block/>
                    {room(after)}
                </tbody>
            </table>
        </div>
        {move || of(&nav, |_, panel| pages(page, panel))}
    }
    .into_any()
}

/// Some rows, one after another. All but the first follow the panel after the frame.
fn block(page: Page, slot: &Slot, number: usize, turn: Turn) -> AnyView {
    if number == 0 && turn == Turn::Now {
        let slot = slot.clone();
        return view! { {move || slot.with(|seen| rows(page, seen.as_ref()?, 0))} }.into_any();
    }
    let (from, own) = (slot.clone(), Slot::new(None));
    let to = own.clone();
    Effect::new(move |_| {
        let Some(seen) = from.get() else { return };
        let (to, present) = (to.clone(), from.clone());
        page.later.add(Part::Inside, move || {
            // A newer one has a job of its own.
            if present.with_untracked(|now| now.as_ref().is_some_and(|now| now.is(&seen))) {
                to.set(Some(seen));
            }
        });
    });
    view! { {move || own.with(|seen| rows(page, seen.as_ref()?, number))} }.into_any()
}

fn rows(page: Page, seen: &Seen, block: usize) -> Option<Vec<AnyView>> {
    let table = &seen.panel()?.table;
    let rows = table.rows.iter().enumerate().skip(block * BLOCK).take(BLOCK).map(|(at, row)| {
        let cells = row.iter().zip(&table.columns);
        let cells: Vec<_> = cells.map(|(cell, column)| set(page, seen, cell, column)).collect();
        // The head is row 1.
        let number = is_window(table).then_some(table.offset + at + 2);
        view! { <tr aria-rowindex=number>{cells}</tr> }.into_any()
    });
    Some(rows.collect())
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
