//! Turning points: who sees a break, who continuity, in which year.
//!
//! In: voices with their facts. Out: a row for each who says either; nobody is counted for a side by
//! anything but words of this kind.
//!
//! «2022 год стал отправной точкой для корректировки» → a break, 2022

use super::super::desk::{Desk, Marks};
use super::super::kwic::source;
use super::super::sheet::{Cell, Column, Layout, Lead, Panel, Piece, Table};
use super::{TEXTS, Voice, clip, fact_mark, more};
use crate::record::{FactDetail, Turn, TurningPoint};
use crate::view::desk::Seen;

/// So many names stand in the title.
const NAMES: usize = 4;

/// What a voice says of turns: facts that see a break, facts that see continuity.
struct Sides<'v, 'a> {
    voice: &'v Voice<'a>,
    sides: [Vec<Told<'a>>; 2],
}

/// A fact with what it says.
type Told<'a> = (Seen<'a>, &'a TurningPoint);

/// The voices that say either, in their order.
fn sides<'v, 'a>(voices: &'v [Voice<'a>]) -> Vec<Sides<'v, 'a>> {
    let of = |voice: &'v Voice<'a>| {
        let mut sides = [Vec::new(), Vec::new()];
        let [breaks, continuity] = &mut sides;
        for seen in &voice.facts {
            let FactDetail::TurningPoint(point) = &seen.fact.detail else { continue };
            match point.turn {
                Turn::Break => breaks.push((*seen, point)),
                Turn::Continuity => continuity.push((*seen, point)),
            }
        }
        sides.iter().any(|side| !side.is_empty()).then_some(Sides { voice, sides })
    };
    voices.iter().filter_map(of).collect()
}

/// «Перелом видят Бакиров …; преемственность – Касенова …».
pub(super) fn title(desk: &Desk, voices: &[Voice]) -> String {
    let m = desk.locale;
    let sides = sides(voices);
    let names = |seen_by: &dyn Fn(bool, bool) -> bool| {
        let is_one = |of: &&Sides| {
            let [breaks, continuity] = &of.sides;
            seen_by(!breaks.is_empty(), !continuity.is_empty())
        };
        let all: Vec<&Sides> = sides.iter().filter(is_one).collect();
        let more = all.len().saturating_sub(NAMES);
        let names: Vec<String> = all.iter().take(NAMES).map(|of| of.voice.name(desk)).collect();
        let mut list = names.join(", ");
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
    let sides = sides(voices);
    let row = |at: usize| {
        let Some(of) = sides.get(at) else { return Vec::new() };
        let [breaks, continuity] = [0, 1].map(|side| {
            let points = of.sides.get(side).map(Vec::as_slice).unwrap_or_default();
            if points.is_empty() {
                return Cell::absent("");
            }
            let pieces = points.iter().map(|(seen, point)| Piece {
                text: clip(seen.quote()),
                note: point.period.as_deref().map(|edtf| m.date(edtf)).unwrap_or_default(),
                partner: None,
                mark: Some(fact_mark(desk, marks, "turn", *seen)),
            });
            Cell { pieces: pieces.collect(), ..Cell::default() }
        });
        vec![of.voice.head(desk), texts(desk, of.voice), breaks, continuity]
    };
    let columns = ["voices.who", "voices.texts", "voices.break", "voices.continuity"];
    let columns = columns.map(|key| Column::words(m.t(key))).to_vec();
    let table = Table::paged(columns, sides.len(), desk.page("turns"), row);
    Panel {
        id: "turns".into(),
        title: m.t("voices.turns").into(),
        note: m.t("voices.turns.note").into(),
        help: m.t("voices.turns.help").into(),
        empty: sides.is_empty().then(|| desk.nothing("voices.none")),
        table: table.set(Layout::Ledger),
        lead: Lead::Table,
        ..Panel::default()
    }
}

/// In which texts of the corpus a voice speaks; a sign where they are several.
fn texts(desk: &Desk, voice: &Voice) -> Cell {
    if voice.is_author() {
        return Cell::text(source(desk, voice.document));
    }
    let card = desk.overview.speakers.iter().find(|card| card.id == voice.speaker);
    let documents = card.map(|card| card.documents.as_slice()).unwrap_or_default();
    let shown = documents.iter().filter_map(|id| desk.numbers.get(id)).take(TEXTS);
    let names = shown.map(|at| source(desk, *at));
    let names: Vec<_> = names.chain(more(desk, documents.len().saturating_sub(TEXTS))).collect();
    let several = (documents.len() > 1).then(|| desk.locale.t("voices.several").to_owned());
    Cell { signs: several.into_iter().collect(), ..Cell::text(names.join("; ")) }
}
