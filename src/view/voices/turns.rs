//! Turning points: who sees a break, who continuity, in which year.
//!
//! In: voices with their facts. Out: a row for each who says either; nobody is counted for a side by
//! anything but words of this kind.
//!
//! «2022 год стал отправной точкой для корректировки» → a break, 2022

use super::super::desk::{Desk, Marks};
use super::super::kwic::source;
use super::super::sheet::{Cell, Column, Layout, Lead, Panel, Piece, Table};
use super::{Voice, clip, fact_mark};
use crate::record::{FactDetail, Turn, TurningPoint};
use crate::view::desk::Seen;

/// So many names stand in the title.
const NAMES: usize = 4;

/// The facts of a voice that see a turn.
fn of<'a>(voice: &Voice<'a>, turn: Turn) -> Vec<(Seen<'a>, &'a TurningPoint)> {
    let facts = voice.facts.iter().filter_map(|seen| match &seen.fact.detail {
        FactDetail::TurningPoint(point) if point.turn == turn => Some((*seen, point)),
        _ => None,
    });
    facts.collect()
}

/// «Перелом видят Бакиров …; преемственность – Касенова …».
pub(super) fn title(desk: &Desk, voices: &[Voice]) -> String {
    let m = desk.locale;
    let names = |seen_by: &dyn Fn(bool, bool) -> bool| {
        let mut names: Vec<String> = Vec::new();
        for voice in voices {
            let says = |turn| !of(voice, turn).is_empty();
            if seen_by(says(Turn::Break), says(Turn::Continuity)) {
                names.push(voice.name(desk));
            }
        }
        let more = names.len().saturating_sub(NAMES);
        let mut list = names.into_iter().take(NAMES).collect::<Vec<_>>().join(", ");
        if more > 0 {
            list.push_str(&m.fill("voices.more", &[("n", &m.number(more as f64))]));
        }
        list
    };
    let parts = [
        ("voices.title.break", names(&|is_break, goes_on| is_break && !goes_on)),
        ("voices.title.continuity", names(&|is_break, goes_on| !is_break && goes_on)),
        ("voices.title.both", names(&|is_break, goes_on| is_break && goes_on)),
    ];
    let parts = parts.into_iter().filter(|(_, names)| !names.is_empty());
    let parts: Vec<_> = parts.map(|(key, names)| m.fill(key, &[("names", &names)])).collect();
    if parts.is_empty() {
        return m.plural("voices-alone", voices.len());
    }
    parts.join("; ")
}

/// Voice × break, continuity.
pub(super) fn panel(desk: &Desk, voices: &[Voice], marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let rows = voices.iter().filter_map(|voice| {
        let sides = [Turn::Break, Turn::Continuity].map(|turn| {
            let points = of(voice, turn);
            if points.is_empty() {
                return Cell::absent("");
            }
            let pieces = points.into_iter().map(|(seen, point)| Piece {
                text: clip(seen.quote()),
                note: point.period.as_deref().map(|edtf| m.date(edtf)).unwrap_or_default(),
                partner: None,
                mark: Some(fact_mark(desk, marks, "turn", seen)),
            });
            Cell { pieces: pieces.collect(), ..Cell::default() }
        });
        if sides.iter().all(|cell| cell.pieces.is_empty()) {
            return None;
        }
        let [breaks, continuity] = sides;
        Some(vec![voice.head(desk), texts(desk, voice), breaks, continuity])
    });
    let rows: Vec<_> = rows.collect();
    let columns = ["voices.who", "voices.texts", "voices.break", "voices.continuity"];
    Panel {
        id: "turns".into(),
        title: m.t("voices.turns").into(),
        note: m.t("voices.turns.note").into(),
        help: m.t("voices.turns.help").into(),
        empty: rows.is_empty().then(|| desk.nothing("voices.none")),
        table: Table::whole(columns.map(|key| Column::words(m.t(key))).to_vec(), rows)
            .set(Layout::Ledger),
        lead: Lead::Table,
        ..Panel::default()
    }
}

/// In which texts of the corpus a voice speaks; a sign where they are several.
fn texts(desk: &Desk, voice: &Voice) -> Cell {
    let names = |documents: Vec<u32>| {
        let names: Vec<_> = documents.into_iter().map(|at| source(desk, at)).collect();
        names.join("; ")
    };
    if voice.is_author() {
        return Cell::text(names(vec![voice.document]));
    }
    let card = desk.overview.speakers.iter().find(|card| card.id == voice.speaker);
    let documents: Vec<u32> = card
        .iter()
        .flat_map(|card| &card.documents)
        .filter_map(|id| desk.numbers.get(id).copied())
        .collect();
    let several = (documents.len() > 1).then(|| desk.locale.t("voices.several").to_owned());
    Cell { signs: several.into_iter().collect(), ..Cell::text(names(documents)) }
}
