//! Keyword in context: lines of a concordance, as a table.
//!
//! In: places with what stands left and right of them. Out: rows, each with a mark on its place.
//! Must not know what was looked for.
//!
//! «… рост цен на | нефть | снизил …», Полетаев

use super::desk::{Desk, Marks};
use super::evidence::Place;
use super::sheet::{Cell, Column, Layout, Table};
use crate::query::Selection;

/// Characters of context on each side, on a wide panel.
const WIDE: u16 = 42;
/// The same on a narrow one.
const NARROW: u16 = 36;
/// Below this width in pixels a panel is narrow.
const NARROW_PANEL: u16 = 600;

/// A line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Number of the document.
    pub(super) document: u32,
    /// The keyword: bytes of the document.
    pub(super) span: crate::text::Span,
    /// What stands before.
    pub(super) left: String,
    /// The keyword.
    pub(super) keyword: String,
    /// What stands behind.
    pub(super) right: String,
    /// Who says it.
    pub(super) speaker: String,
}

/// Characters of context on each side.
pub(super) fn context(desk: &Desk) -> u16 {
    if desk.frame.width < NARROW_PANEL { NARROW } else { WIDE }
}

/// The table of lines, of which those from `offset` on are given; keys of marks begin with `key`.
pub(super) fn table(
    desk: &Desk,
    marks: &mut Marks,
    key: &str,
    (offset, total): (usize, usize),
    lines: Vec<Line>,
) -> Table {
    let m = desk.locale;
    let columns = ["kwic.left", "kwic.keyword", "kwic.right", "kwic.source", "kwic.speaker"];
    let columns = columns.into_iter().map(|key| Column::words(m.t(key))).collect();
    let rows = lines.into_iter().map(|line| {
        let label = m.fill(
            "kwic.mark",
            &[("words", &line.keyword), ("source", &source(desk, line.document))],
        );
        let key = format!("{key}:{}:{}", line.document, line.span.start);
        let place = Place { document: line.document, span: line.span };
        let mark = marks.add_places(key, label, vec![place]);
        vec![
            Cell::quote(line.left.trim_end()),
            Cell::quote(line.keyword).marked(mark),
            Cell::quote(line.right.trim_start()),
            Cell::text(source(desk, line.document)),
            Cell::text(desk.speaker_name(&line.speaker)),
        ]
    });
    let rows: Vec<_> = rows.collect();
    Table { columns, rows, offset, total, layout: Layout::Concordance }
}

/// What a document is called: its publisher, with the date where the corpus has several of one
/// publisher.
pub(super) fn source(desk: &Desk, document: u32) -> String {
    let name = desk.source_name(document);
    let Some(meta) = desk.documents.get(document as usize).map(|document| &document.meta) else {
        return name;
    };
    let has_others = || desk.memory.published(desk.documents, meta.publisher.as_ref()) > 1;
    match &meta.date {
        Some(date) if meta.publisher.is_some() && has_others() => {
            format!("{name}, {}", desk.locale.publication(date))
        }
        _ => name,
    }
}

/// The name of who speaks in a document: the author of each document is another one.
pub(super) fn voice(desk: &Desk, speaker: &str, document: u32) -> String {
    let name = desk.speaker_name(speaker);
    if speaker == Selection::AUTHOR {
        return format!("{name} ({})", source(desk, document));
    }
    name
}

/// An id as part of a mark's key: without spaces, commas and colons.
pub(super) fn key_part(id: &str) -> String {
    id.replace([' ', ',', ':'], "_")
}

#[cfg(test)]
mod tests {
    use super::key_part;

    #[test]
    fn a_key_keeps_to_one_part() {
        assert_eq!(key_part("си цзиньпин"), "си_цзиньпин");
        assert_eq!(key_part("a:b,c"), "a_b_c");
    }
}
