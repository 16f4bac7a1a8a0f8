//! For a theme, who says what: the chosen partners and kinds of facts, by voice.
//!
//! In: voices with the facts that pass. Out: voice × partner in numbers, and every fact with its words
//! where a theme is chosen. Numbers count facts; a fact about two partners stands under both.
//!
//! Китай, «роли» → Алибайов: экономика, коридоры

use super::super::desk::{Desk, Marks, Seen};
use super::super::kwic::source;
use super::super::sheet::{Cell, Column, Layout, Lead, Panel, Table};
use super::{Voice, clip, fact_mark, said, signs};
use crate::query::FactRef;

/// Partners that have a column.
const PARTNERS: usize = 8;

/// Voice × partner.
pub(super) fn matrix(desk: &Desk, voices: &[Voice], marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let partners: Vec<&str> = desk.partners().into_iter().take(PARTNERS).collect();
    let counts = |voice: &Voice| {
        let mut counts = [0_usize; PARTNERS];
        for id in voice.facts.iter().flat_map(|seen| &seen.fact.partners) {
            let places = partners.iter().zip(&mut counts).filter(|(known, _)| *known == id);
            places.for_each(|(_, count)| *count += 1);
        }
        counts
    };
    let of = |voice: &Voice, partner: &str| -> Vec<FactRef> {
        let about = |seen: &&Seen| seen.fact.partners.iter().any(|id| id == partner);
        voice.facts.iter().filter(about).map(|seen| seen.at).collect()
    };
    let mut most = 1;
    let mut told: Vec<&Voice> = Vec::new();
    for voice in voices {
        let count = counts(voice).into_iter().max().unwrap_or_default();
        most = most.max(count);
        if count > 0 {
            told.push(voice);
        }
    }
    let row = |at: usize| {
        let Some(voice) = told.get(at) else { return Vec::new() };
        let mut row = vec![voice.head(desk)];
        row.extend(partners.iter().map(|partner| {
            let facts = of(voice, partner);
            let count = facts.len();
            if count == 0 {
                return Cell::absent("");
            }
            let places = m.plural("facts", count);
            let label = format!("{}, {}: {places}", voice.name(desk), desk.name(partner));
            let mark = marks.add(format!("about:{}:{partner}", voice.key()), label, facts);
            let heat = u8::try_from((count * 9).div_ceil(most)).ok();
            let cell = Cell::number(count as f64, m.number(count as f64)).marked(mark);
            Cell { heat, ..cell }
        }));
        row
    };
    let mut columns = vec![Column::words(m.t("voices.who"))];
    columns.extend(
        partners
            .iter()
            .map(|id| Column { partner: Some((*id).to_owned()), ..Column::numbers(desk.name(id)) }),
    );
    let table = Table::paged(columns, told.len(), desk.page("about"), row);
    Panel {
        id: "about".into(),
        title: m.t("voices.about").into(),
        note: m.t("voices.about.note").into(),
        help: m.t("voices.about.help").into(),
        empty: told.is_empty().then(|| desk.nothing("voices.none")),
        table: table.set(Layout::Matrix),
        lead: Lead::Table,
        ..Panel::default()
    }
}

/// Every fact of the theme, by voice.
pub(super) fn list(desk: &Desk, voices: &[Voice], marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let filter = &desk.selection.filter;
    let is_chosen = !desk.selection.partners.is_empty()
        || !filter.kinds.is_empty()
        || !filter.functions.is_empty();
    let all: Vec<(&Voice, Seen)> = voices
        .iter()
        .filter(|_| is_chosen)
        .flat_map(|voice| voice.facts.iter().map(move |seen| (voice, *seen)))
        .collect();
    let columns = ["voices.who", "voices.what", "voices.quote", "voices.source"];
    let columns = columns.map(|key| Column::words(m.t(key))).to_vec();
    let none = Vec::new();
    let table = Table::paged(columns, all.len(), desk.page("says"), |number| {
        let Some((voice, seen)) = all.get(number) else { return none.clone() };
        let mark = fact_mark(desk, marks, "says", *seen);
        let what =
            Cell::text(said(desk, *seen)).noted(m.word("kind", seen.fact.detail.kind().code()));
        vec![
            voice.head(desk),
            Cell { signs: signs(desk, *seen), ..what },
            Cell::quote(clip(seen.quote())).marked(mark),
            Cell::text(source(desk, seen.at.document)),
        ]
    });
    let reason = if is_chosen { "voices.none" } else { "voices.says.choose" };
    Panel {
        id: "says".into(),
        title: m.t("voices.says").into(),
        note: m.t("voices.says.note").into(),
        empty: table.rows.is_empty().then(|| m.t(reason).to_owned()),
        table: table.set(Layout::Ledger),
        lead: Lead::Table,
        ..Panel::default()
    }
}
