//! The register of risks: what is feared, who says so, whose doing it is, through what, what softens
//! it.
//!
//! In: risks of the dossier that pass. Out: a table. The channel is what facts with the same evidence
//! name: routes, and what the country depends on; what softens a risk is a way round or a reopening of
//! such a route. What no fact says is «не названо».

use std::collections::BTreeSet;

use super::risk;
use crate::lexicon::EntityKind;
use crate::record::{Fact, FactDetail, FactKind, Record, RouteShock};
use crate::view::desk::{Desk, Marks, Seen};
use crate::view::partners::partners;
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Sorted, Table};

/// The panel.
pub(super) fn panel(desk: &Desk, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let risks = desk.dossier.rest.iter().filter(|merged| merged.kind == FactKind::Risk);
    let risks = risks.flat_map(|merged| desk.kept(std::slice::from_ref(merged)));
    let mut rows: Vec<(Seen, Vec<_>)> = risks
        .filter_map(|kept| {
            let facts = kept.facts();
            Some((desk.see(*facts.first()?)?, facts))
        })
        .collect();
    let (by, direction) = desk.sort("register", "place");
    match by {
        "risk" => rows.sort_by_key(|(seen, _)| (risk(&seen.fact.detail), seen.at)),
        "speaker" => rows.sort_by(|(a, _), (b, _)| {
            let name = |seen: &Seen| desk.speaker_name(seen.speaker());
            m.compare(&name(a), &name(b)).then(a.at.cmp(&b.at))
        }),
        _ => rows.sort_by_key(|(seen, _)| seen.at),
    }
    if direction == Sorted::Descending {
        rows.reverse();
    }
    let sorted = |name: &str, column| desk.sort_column("register", "place", name, column);
    let columns = vec![
        sorted("risk", Column::words(m.t("risks.risk"))),
        sorted("speaker", Column::words(m.t("risks.who"))),
        Column::words(m.t("risks.from")),
        Column::words(m.t("risks.channel")),
        Column::words(m.t("risks.softens")),
        sorted("place", Column::words(m.t("risks.words"))),
    ];
    let row = |at: usize| {
        let Some((seen, facts)) = rows.get(at) else { return Vec::new() };
        let Some(kind) = risk(&seen.fact.detail) else { return Vec::new() };
        let word = m.word("risk", kind.code());
        let key = format!("risk:{}:{}", seen.at.document, seen.at.fact);
        let mark = marks.add(key, format!("{word}: {}", seen.quote()), facts.clone());
        cells(desk, seen, word, mark)
    };
    Panel {
        id: "register".into(),
        title: m.t("risks.register").into(),
        note: m.t("risks.register.note").into(),
        help: m.t("risks.register.help").into(),
        table: Table::paged(columns, rows.len(), desk.page("register"), row).set(Layout::Ledger),
        lead: Lead::Table,
        empty: rows.is_empty().then(|| desk.nothing("risks.none")),
        ..Panel::default()
    }
}

fn cells(desk: &Desk, seen: &Seen, word: &str, mark: usize) -> Vec<Cell> {
    let m = desk.locale;
    let untold = || Cell::absent(m.t("risks.untold"));
    let from = partners(desk, seen.fact.partners.iter().map(String::as_str), m.t("risks.untold"));
    let words = |found: Vec<String>| {
        if found.is_empty() { untold() } else { Cell::text(found.join("; ")) }
    };
    let mut quote = Cell::quote(seen.quote()).marked(mark);
    if seen.fact.hedged {
        quote.signs.push(m.t("certainty.hedged").to_owned());
    }
    if !seen.fact.inferred.is_empty() {
        quote.signs.push(m.t("certainty.inferred").to_owned());
    }
    vec![
        Cell::head(word),
        Cell::text(desk.speaker_name(seen.speaker())).noted(desk.source_name(seen.at.document)),
        from,
        words(channels(desk, seen)),
        words(softeners(desk, seen)),
        quote,
    ]
}

/// Ids of the routes named in the evidence.
fn routes<'a>(desk: &Desk<'a>, seen: &Seen) -> BTreeSet<&'a str> {
    let record = desk.records.get(seen.at.document as usize);
    let mentions = record.into_iter().flat_map(|record| &record.mentions);
    let routes =
        mentions.filter(|m| m.kind == EntityKind::Route && seen.fact.span.contains(m.span));
    routes.map(|m| m.id.as_str()).collect()
}

/// All facts of the same document: what softens a risk is said, whatever partner is looked at.
fn beside<'a>(desk: &Desk<'a>, seen: &Seen) -> impl Iterator<Item = &'a Fact> + use<'a> {
    let record = desk.records.get(seen.at.document as usize);
    record.into_iter().flat_map(Record::standing).map(|(_, fact)| fact)
}

fn channels(desk: &Desk, seen: &Seen) -> Vec<String> {
    let named = routes(desk, seen).into_iter().map(|id| desk.name_of(EntityKind::Route, id));
    let same = beside(desk, seen).filter(|other| other.span == seen.fact.span);
    let objects = same.filter_map(|other| match &other.detail {
        FactDetail::Dependence(told) => told.object.clone(),
        FactDetail::RouteEvent(told) => told.object.clone(),
        _ => None,
    });
    let mut out: Vec<String> = named.collect();
    for object in objects {
        if !out.contains(&object) {
            out.push(object);
        }
    }
    out
}

fn softeners(desk: &Desk, seen: &Seen) -> Vec<String> {
    let routes = routes(desk, seen);
    let ways = beside(desk, seen).filter_map(|other| match &other.detail {
        FactDetail::RouteEvent(told)
            if matches!(told.shock, RouteShock::Detour | RouteShock::Reopening)
                && told.route.as_deref().is_some_and(|route| routes.contains(route)) =>
        {
            told.object.clone()
        }
        _ => None,
    });
    ways.collect()
}
