//! Partners in a cell, each in its colour.
//!
//! In: ids of states, groups and organisations. Out: a cell with their names, or with the reason why
//! there are none. Must not know why they stand together.

use super::desk::Desk;
use super::sheet::{Cell, Piece};

/// The partners as a cell; `absent` where there are none.
pub(super) fn partners<'a>(
    desk: &Desk,
    ids: impl IntoIterator<Item = &'a str>,
    absent: &str,
) -> Cell {
    let pieces = ids.into_iter().map(|id| Piece {
        text: desk.name(id),
        partner: Some(id.to_owned()),
        ..Piece::default()
    });
    let pieces: Vec<Piece> = pieces.collect();
    if pieces.is_empty() { Cell::absent(absent) } else { Cell { pieces, ..Cell::default() } }
}
