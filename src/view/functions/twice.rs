//! One function given to two partners in one text by one voice: where what a text sets apart meets.
//!
//! In: roles that pass. Out: a panel, a row for each document, speaker and function. Two facts count
//! whose partners have nothing in common; a sentence that names two partners as one field («с Китаем и
//! Россией — логистика») sets nothing apart. What stands in one sentence comes first.
//!
//! «с Севером — порты и охрана, Юг — это порты» → порты: Север, Юг, one sentence

use std::collections::{BTreeMap, BTreeSet};

use super::Matrix;
use crate::query::FactRef;
use crate::record::Function;
use crate::view::desk::{Desk, Marks, Seen};
use crate::view::sheet::{Cell, Column, Lead, Panel, Piece, Table};

/// Functions of one voice in one document.
type Given<'a> = BTreeMap<(u32, &'a str, Function), Vec<Seen<'a>>>;

/// A function that a voice gives to two partners apart.
struct Twice<'a> {
    document: u32,
    speaker: &'a str,
    function: Function,
    /// Whether two of the facts have the same evidence.
    is_close: bool,
    /// The partners with the facts that give them the function; at least two.
    bearers: BTreeMap<&'a str, Vec<FactRef>>,
}

fn found<'a>(matrix: &Matrix<'a>) -> Vec<Twice<'a>> {
    let mut given: Given = BTreeMap::new();
    for ((_, function), seen) in &matrix.cells {
        for seen in seen {
            let facts = given.entry((seen.at.document, seen.speaker(), *function)).or_default();
            if !facts.iter().any(|known| known.at == seen.at) {
                facts.push(*seen);
            }
        }
    }
    let mut out: Vec<Twice> =
        given.into_iter().filter_map(|(key, facts)| twice(key, &facts)).collect();
    out.sort_by_key(|twice| (!twice.is_close, twice.document, twice.speaker, twice.function));
    out
}

fn twice<'a>(key: (u32, &'a str, Function), facts: &[Seen<'a>]) -> Option<Twice<'a>> {
    let (document, speaker, function) = key;
    let mut bearers: BTreeMap<&str, Vec<FactRef>> = BTreeMap::new();
    let mut is_close = false;
    for seen in facts {
        let own: BTreeSet<&String> = seen.fact.partners.iter().collect();
        let mut apart =
            facts.iter().filter(|other| other.fact.partners.iter().all(|p| !own.contains(p)));
        let is_apart = apart.clone().next().is_some();
        is_close |= apart.any(|other| other.fact.span == seen.fact.span);
        if is_apart {
            for partner in &seen.fact.partners {
                bearers.entry(partner).or_default().push(seen.at);
            }
        }
    }
    (bearers.len() > 1).then_some(Twice { document, speaker, function, is_close, bearers })
}

/// The panel.
pub(super) fn panel(desk: &Desk, matrix: &Matrix, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let columns =
        ["column.function", "functions.bearers.who", "functions.twice.by", "functions.twice.in"];
    let found = found(matrix);
    let row = |at: usize| found.get(at).map(|twice| row(desk, twice, marks)).unwrap_or_default();
    let columns = columns.iter().map(|key| Column::words(m.t(key))).collect();
    let table = Table::paged(columns, found.len(), desk.page("twice"), row);
    let close = found.iter().filter(|twice| twice.is_close).count();
    Panel {
        id: "twice".into(),
        title: m.t("functions.twice").into(),
        note: m.fill("functions.twice.note", &[("n", &m.number(close as f64))]),
        help: m.t("functions.twice.help").into(),
        empty: found.is_empty().then(|| desk.nothing("functions.twice.none")),
        table,
        lead: Lead::Table,
        ..Panel::default()
    }
}

fn row(desk: &Desk, twice: &Twice, marks: &mut Marks) -> Vec<Cell> {
    let m = desk.locale;
    let function = m.word("function", twice.function.code());
    let who = desk.speaker_name(twice.speaker);
    let source = desk.source_name(twice.document);
    let meta = desk.documents.get(twice.document as usize).map(|document| &document.meta);
    let title = meta.and_then(|meta| meta.title.clone()).filter(|title| *title != source);
    let title = title.unwrap_or_default();
    let mut bearers: Vec<_> = twice.bearers.iter().collect();
    bearers.sort_by_key(|(partner, facts)| (std::cmp::Reverse(facts.len()), **partner));
    let pieces = bearers.into_iter().map(|(partner, facts)| {
        let name = desk.name(partner);
        let label = format!("{name}, {}: {who}, {source}", function.to_lowercase());
        let code = twice.function.code();
        // A speaker may be called by several words.
        let by = twice.speaker.replace(' ', "-").replace(',', "");
        let key = format!("twice:{}:{by}:{code}:{partner}", twice.document);
        Piece {
            text: name,
            note: m.number(facts.len() as f64),
            partner: Some((*partner).to_owned()),
            mark: Some(marks.add(key, label, facts.clone())),
        }
    });
    let pieces = pieces.collect();
    let sign = twice.is_close.then(|| m.t("functions.twice.close").to_owned());
    vec![
        Cell { signs: sign.into_iter().collect(), ..Cell::head(function) },
        Cell { pieces, ..Cell::default() },
        Cell::text(who),
        Cell::text(source).noted(title),
    ]
}
