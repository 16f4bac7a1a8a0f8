//! A cell of a table: its words, what opens its evidence, several things of one cell.

use leptos::prelude::*;

use super::seen::Seen;
use crate::ui::state::Page;
use crate::ui::text::t;
use crate::view::sheet::{Cell, Column, Mark, Numeric, Piece, Role};

/// A cell of a column.
pub(super) fn set(page: Page, seen: &Seen, cell: &Cell, column: &Column) -> AnyView {
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
    let content = match (link(page, seen, cell.mark), &cell.link) {
        (Some((mark, href)), _) => evidence_link(page, mark, href, text),
        (None, Some(href)) => view! { <a href=href.clone()>{text}</a> }.into_any(),
        (None, None) => text,
    };
    let note = (!cell.note.is_empty()).then(|| {
        view! { <span class="cell-note">{cell.note.clone()}</span> }
    });
    let pieces = (!cell.pieces.is_empty()).then(|| {
        let pieces = cell.pieces.iter().map(|piece| one_of(page, seen, piece));
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

/// A mark with the fragment that opens it.
fn link(page: Page, seen: &Seen, mark: Option<usize>) -> Option<(&Mark, String)> {
    let mark = seen.sheet()?.marks.get(mark?)?;
    Some((mark, page.mark_link(mark, &seen.openings)?))
}

/// One of several things in a cell.
fn one_of(page: Page, seen: &Seen, piece: &Piece) -> impl IntoView + use<> {
    let hue = piece.partner.as_deref().map(|id| page.hue(id));
    let text = piece.text.clone();
    let text = match link(page, seen, piece.mark) {
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
    view! {
        <a
            class="evidence-link"
            href=href
            data-mark=mark.key.clone()
            data-facts=page.mark_facts(&mark.facts)
            data-testid="cell-mark"
            title=mark.label.clone()
        >
            {text}
        </a>
    }
    .into_any()
}
