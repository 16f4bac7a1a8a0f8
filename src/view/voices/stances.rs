//! Stances and principles: what the home state is said to hold, and who says so.
//!
//! In: positions and principles that pass. Out: two ledgers. A denied stance stands apart from the
//! stance: «не является посредником» and «посредник» are two rows.

use std::collections::BTreeMap;

use super::super::desk::{Desk, Marks, Seen};
use super::super::kwic::{source, voice};
use super::super::sheet::{Cell, Column, Layout, Lead, Panel, Table};
use super::{clip, fact_mark, signs};
use crate::record::{FactDetail, FactKind, Position, Stance};

/// A row for each position, by stance.
pub(super) fn positions(desk: &Desk, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let mut by_stance: BTreeMap<(Stance, bool), Vec<(Seen, &Position)>> = BTreeMap::new();
    for seen in desk.seen_of(FactKind::Position) {
        let FactDetail::Position(position) = &seen.fact.detail else { continue };
        by_stance.entry((position.stance, position.denied)).or_default().push((seen, position));
    }
    let all = by_stance.into_iter().flat_map(|((stance, denied), facts)| {
        facts.into_iter().map(move |(seen, position)| (stance, denied, seen, position))
    });
    let all: Vec<_> = all.collect();
    let row = |at: usize| {
        let Some((stance, denied, seen, position)) = all.get(at).copied() else {
            return Vec::new();
        };
        let denial = denied.then(|| m.t("further.denied").to_owned());
        let head = Cell::head(m.word("further.position", stance.code()));
        let date = position.date.as_deref().map(|edtf| m.date(edtf)).unwrap_or_default();
        let body = position.body.as_deref().map(|id| desk.name(id)).unwrap_or_default();
        let about = match &position.question {
            Some(question) => Cell::text(question.clone()),
            None => Cell::absent(m.t("voices.question.none")),
        };
        let notes: Vec<String> = [body, date].into_iter().filter(|t| !t.is_empty()).collect();
        vec![
            Cell { signs: denial.into_iter().collect(), ..head },
            about.noted(notes.join(", ")),
            who(desk, seen),
            quote(desk, marks, "stance", seen),
        ]
    };
    let columns = ["voices.stance", "voices.on", "voices.who", "voices.quote"];
    let columns = columns.map(|key| Column::words(m.t(key))).to_vec();
    let table = Table::paged(columns, all.len(), desk.page("positions"), row);
    Panel {
        id: "positions".into(),
        title: m.t("voices.positions").into(),
        note: m.t("voices.positions.note").into(),
        empty: all.is_empty().then(|| desk.nothing("voices.none")),
        table: table.set(Layout::Ledger),
        lead: Lead::Table,
        ..Panel::default()
    }
}

/// A row for each principle named.
pub(super) fn principles(desk: &Desk, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let all: Vec<Seen> = desk.seen_of(FactKind::Principle).collect();
    let row = |at: usize| {
        let Some(seen) = all.get(at).copied() else { return Vec::new() };
        let FactDetail::Principle(principle) = &seen.fact.detail else { return Vec::new() };
        let words = clip(principle.words.of(&seen.document.text));
        vec![Cell::quote(words), who(desk, seen), quote(desk, marks, "principle", seen)]
    };
    let columns = ["voices.principle", "voices.who", "voices.quote"];
    let columns = columns.map(|key| Column::words(m.t(key))).to_vec();
    let table = Table::paged(columns, all.len(), desk.page("principles"), row);
    Panel {
        id: "principles".into(),
        title: m.t("voices.principles").into(),
        note: m.t("voices.principles.note").into(),
        empty: all.is_empty().then(|| desk.nothing("voices.none")),
        table: table.set(Layout::Ledger),
        lead: Lead::Table,
        ..Panel::default()
    }
}

fn who(desk: &Desk, seen: Seen) -> Cell {
    let name = voice(desk, seen.speaker(), seen.at.document);
    let is_author = seen.fact.speaker.is_none();
    let note = if is_author { String::new() } else { source(desk, seen.at.document) };
    Cell::text(name).noted(note)
}

fn quote(desk: &Desk, marks: &mut Marks, panel: &str, seen: Seen) -> Cell {
    let mark = fact_mark(desk, marks, panel, seen);
    Cell { signs: signs(desk, seen), ..Cell::quote(clip(seen.quote())).marked(mark) }
}
