//! A cell of a table: its words, what opens its evidence, several things of one cell.
//!
//! It is written as text (`markup`), so that the rows of an answer that was asked ahead can be drawn ahead.

use super::markup::Tag;
use super::seen::Seen;
use crate::report::put_xml;
use crate::ui::state::Page;
use crate::ui::text::t;
use crate::view::sheet::{Cell, Column, Mark, Numeric, Piece, Role};

/// A cell of a column, written after what is written already.
pub(super) fn put(out: String, page: Page, seen: &Seen, cell: &Cell, column: &Column) -> String {
    let hue = cell.partner.as_deref().map(|id| page.hue(id));
    let numeric = if column.numeric == Numeric::Yes { "number" } else { "words" };
    let role = match cell.role {
        Role::Absent => " absent",
        Role::Quote => " quote",
        Role::Value | Role::Head => "",
    };
    let is_head = cell.role == Role::Head;
    let name = if is_head { "th" } else { "td" };
    let mut out = Tag::new(out, name)
        .with_some("scope", is_head.then_some("row"))
        .with("class", format_args!("{numeric}{role}"))
        .with_some("data-hue", hue)
        .with_some("data-heat", cell.heat.filter(|_| !is_head))
        .says("data-label", &column.title)
        .with_some("lang", (cell.role == Role::Quote).then_some("ru"))
        .open();
    out = match (link(page, seen, cell.mark), &cell.link) {
        (Some((mark, href)), _) => words(evidence(out, page, mark, &href), cell) + "</a>",
        (None, Some(href)) => words(Tag::new(out, "a").says("href", href).open(), cell) + "</a>",
        (None, None) => words(out, cell),
    };
    if !cell.note.is_empty() {
        out = Tag::new(out, "span").with("class", "cell-note").holds("span", &cell.note);
    }
    if !cell.pieces.is_empty() {
        out = Tag::new(out, "ul").with("class", "pieces").open();
        for piece in &cell.pieces {
            out = put_piece(out, page, seen, piece);
        }
        out.push_str("</ul>");
    }
    for sign in &cell.signs {
        out = Tag::new(out, "span").with("class", "sign").holds("span", sign);
    }
    out + if is_head { "</th>" } else { "</td>" }
}

/// The words of a cell, or that it has none.
fn words(mut out: String, cell: &Cell) -> String {
    if cell.text.is_empty() && cell.role == Role::Absent {
        return Tag::new(out, "span").says("aria-label", t("sheet.absent")).holds("span", "—");
    }
    put_xml(&mut out, &cell.text);
    out
}

/// A mark with the fragment that opens it.
fn link(page: Page, seen: &Seen, mark: Option<usize>) -> Option<(&Mark, String)> {
    let mark = seen.sheet()?.marks.get(mark?)?;
    Some((mark, page.mark_link(mark, &seen.openings)?))
}

/// One of several things in a cell.
fn put_piece(out: String, page: Page, seen: &Seen, piece: &Piece) -> String {
    let hue = piece.partner.as_deref().map(|id| page.hue(id));
    let mut out = Tag::new(out, "li").with_some("data-hue", hue).open();
    if let Some((mark, href)) = link(page, seen, piece.mark) {
        out = evidence(out, page, mark, &href);
        put_xml(&mut out, &piece.text);
        out.push_str("</a>");
    } else {
        put_xml(&mut out, &piece.text);
    }
    if !piece.note.is_empty() {
        out = Tag::new(out, "span").with("class", "piece-note").holds("span", &piece.note);
    }
    out + "</li>"
}

/// The beginning of what opens its evidence.
fn evidence(out: String, page: Page, mark: &Mark, href: &str) -> String {
    Tag::new(out, "a")
        .with("class", "evidence-link")
        .says("href", href)
        .says("data-mark", &mark.key)
        .with_some("data-facts", page.mark_facts(&mark.facts))
        .with("data-testid", "cell-mark")
        .says("title", &mark.label)
        .open()
}
