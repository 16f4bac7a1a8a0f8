//! Panels of passages: the words of each part, who is named, who says it, the sentence.
//!
//! In: passages. Out: tables whose every row has a mark on its sentence. Must not know what is asked
//! beyond its words.

use super::ask::{Also, Ask, Where, asks};
use super::{Passage, passages};
use crate::view::Place;
use crate::view::cues::written;
use crate::view::desk::{Desk, Marks};
use crate::view::kwic::{source, voice};
use crate::view::partners::partners;
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Piece, Role, Table};

/// The panels of a view, by its code.
pub(in crate::view) fn panels(desk: &Desk, view: &str, marks: &mut Marks) -> Vec<Panel> {
    let asks: Vec<&'static Ask> = asks().iter().filter(|ask| ask.view == view).collect();
    let found = passages(desk, &asks);
    asks.iter().zip(&found).map(|(ask, told)| panel(desk, ask, told, marks)).collect()
}

/// A mark on all passages of an ask; `None` where there are none.
pub(in crate::view) fn mark(
    key: String,
    label: String,
    told: &[Passage],
    marks: &mut Marks,
) -> Option<usize> {
    let places: Vec<Place> = told.iter().map(place).collect();
    (!places.is_empty()).then(|| marks.add_places(key, label, places))
}

fn place(told: &Passage) -> Place {
    Place { document: told.line.document, span: told.line.span }
}

fn panel(desk: &Desk, ask: &Ask, told: &[Passage], marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let word = |key: &str| Column::words(m.word("passages", key));
    let mut columns: Vec<Column> = ask.parts.iter().map(|part| word(part.name)).collect();
    columns.push(word("named"));
    if ask.also == Also::Pairs {
        columns.push(Column::numbers(m.t("passages.pairs")));
    }
    columns.extend([word("who"), word("quote")]);
    let row = |at: usize| told.get(at).map(|told| row(desk, ask, told, marks)).unwrap_or_default();
    let table = Table::paged(columns, told.len(), desk.page(ask.panel), row);
    let families = ask.parts.iter().flat_map(|part| &part.families);
    let words: Vec<&str> = families.flat_map(|family| written(family)).collect();
    Panel {
        id: ask.panel.into(),
        title: m.word("passages", ask.panel).into(),
        note: m.t(&format!("passages.{}.note", ask.panel)).into(),
        help: m.fill("passages.help", &[("words", &words.join(", "))]),
        empty: told.is_empty().then(|| desk.nothing("passages.none")),
        table: table.set(Layout::Ledger),
        lead: Lead::Table,
        ..Panel::default()
    }
}

fn row(desk: &Desk, ask: &Ask, told: &Passage, marks: &mut Marks) -> Vec<Cell> {
    let m = desk.locale;
    let Passage { line, speaker, .. } = told;
    let quote = line.words();
    let key = format!("{}:{}:{}", ask.panel, line.document, line.span.start);
    let label = format!("{}: {quote}", voice(desk, speaker, line.document));
    let mark = marks.add_places(key.clone(), label, vec![place(told)]);
    let mut cells: Vec<Cell> = Vec::new();
    for (part, words) in ask.parts.iter().zip(&told.found) {
        let names_sides = part.families.len() > 1;
        let pieces = words.iter().map(|(family, text)| Piece {
            text: (*text).to_owned(),
            note: if names_sides { m.word("passages", family).to_owned() } else { String::new() },
            ..Piece::default()
        });
        let pieces: Vec<Piece> = pieces.collect();
        cells.push(match (part.place, pieces.as_slice(), told.next) {
            (_, [], _) => Cell::absent(m.t("passages.untold")),
            (Where::Next, [_, ..], Some(next)) => {
                let place = Place { document: next.document, span: next.span };
                let label = next.words().to_owned();
                let mark = marks.add_places(format!("{key}:next"), label, vec![place]);
                Cell::quote(next.words()).marked(mark)
            }
            (_, [only], _) => Cell::quote(only.text.clone()).noted(only.note.clone()),
            _ => Cell { pieces, role: Role::Quote, ..Cell::default() },
        });
    }
    if let Some(first) = cells.first_mut().filter(|cell| cell.role == Role::Quote) {
        first.role = Role::Head;
    }
    let named = line.partners();
    cells.push(partners(desk, named.iter().copied(), m.t("passages.named.none")));
    if ask.also == Also::Pairs {
        let count = named.len();
        cells.push(match count * count.saturating_sub(1) / 2 {
            0 => Cell::absent(m.t("passages.untold")),
            pairs => Cell::number(pairs as f64, m.number(pairs as f64)).marked(mark),
        });
    }
    cells.push(Cell::text(desk.speaker_name(speaker)).noted(source(desk, line.document)));
    cells.push(Cell::quote(quote).marked(mark));
    cells
}
