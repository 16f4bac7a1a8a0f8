//! The timeline as a panel: which lanes there are, and the same entries as a table.
//!
//! In: entries within the window. Out: a panel. Where the marks stand is `lanes`' work.

use super::Scene;
use super::entry::{Entry, Sort};
use super::lanes::{Lane, picture};
use super::zoom::{Window, ZOOMS};
use crate::record::calendar::civil;
use crate::view::desk::{Desk, Marks};
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Piece, Sorted, Table};

/// The panel.
pub(super) fn panel(desk: &Desk, scene: &Scene, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let shown = scene.shown();
    let mut switches =
        vec![desk.switch("lanes", &["partner", "kind"]), desk.switch("zoom", &ZOOMS)];
    switches.extend(scene.window.stretches.clone());
    let note = m.fill("time.timeline.note", &[("shown", &m.plural("time-events", shown.len()))]);
    let lanes = lanes(desk, &shown);
    // Of a chosen stretch the neighbours are offered beside it.
    let is_whole = scene.window.stretches.is_none() && !shown.is_empty();
    let edges = if is_whole { edges(desk, scene) } else { Vec::new() };
    Panel {
        id: "timeline".into(),
        title: m.t("time.timeline").into(),
        note,
        help: m.t("time.timeline.help").into(),
        switches,
        chart: (!shown.is_empty()).then(|| picture(desk, scene, &lanes, &edges, marks)),
        table: table(desk, &shown, &edges),
        lead: Lead::Chart,
        empty: shown.is_empty().then(|| m.t("time.timeline.none").to_owned()),
        ..Panel::default()
    }
}

/// The entries by partner or by kind. One of several partners stands in the lane of each.
fn lanes<'e, 'a>(desk: &Desk<'a>, shown: &[&'e Entry<'a>]) -> Vec<Lane<'e, 'a>> {
    let m = desk.locale;
    let lane = |name: String, partner: Option<&'a str>, of: &dyn Fn(&Entry) -> bool| Lane {
        name,
        partner,
        entries: shown.iter().copied().filter(|entry| of(entry)).collect(),
    };
    let mut out: Vec<Lane> = Vec::new();
    if desk.option("lanes", &["partner", "kind"]) == "kind" {
        out.extend(
            Sort::ALL
                .map(|sort| lane(m.t(sort.key()).to_owned(), None, &|entry| entry.sort == sort)),
        );
    } else {
        let partners = desk.partners();
        for id in &partners {
            out.push(lane(desk.name(id), Some(id), &|entry| entry.partners.contains(id)));
        }
        let known = |entry: &Entry| entry.partners.iter().any(|id| partners.contains(id));
        out.push(lane(m.t("time.none-partner").to_owned(), None, &|entry| !known(entry)));
    }
    out.retain(|lane| !lane.entries.is_empty());
    out
}

/// Partners of an entry, in their colours.
pub(super) fn partners(desk: &Desk, entry: &Entry) -> Cell {
    if entry.partners.is_empty() {
        return Cell::absent(desk.locale.t("time.none-partner"));
    }
    let pieces = entry.partners.iter().map(|id| Piece {
        text: desk.name(id),
        partner: Some((*id).to_owned()),
        ..Piece::default()
    });
    Cell { pieces: pieces.collect(), ..Cell::default() }
}

/// When, as stated.
pub(super) fn when(desk: &Desk, entry: &Entry) -> Cell {
    match entry.edtf {
        Some(_) => Cell::head(entry.when(desk)),
        None => Cell::absent(desk.locale.t("date.unknown")),
    }
}

/// What it is, with its mark and signs.
pub(super) fn what(desk: &Desk, entry: &Entry) -> Cell {
    let cell = Cell::text(entry.words(desk)).marked(entry.mark);
    let mut signs = entry.signs.clone();
    if entry.planned && !entry.sort.is_horizon() {
        signs.insert(0, desk.locale.t("time.planned").to_owned());
    }
    Cell { signs, ..cell }
}

/// What lies beyond one side of the window.
pub(super) struct Edge {
    /// From when to when.
    pub(super) when: String,
    /// «раньше: ещё 7».
    pub(super) words: String,
    pub(super) is_before: bool,
    pub(super) places: usize,
    /// The stretch of years that holds the nearest of it, as a fragment of the app.
    pub(super) link: String,
}

/// What lies before the window and behind it, each with the way there.
fn edges(desk: &Desk, scene: &Scene) -> Vec<Edge> {
    let m = desk.locale;
    let mut out = Vec::new();
    for (key, is_before) in [("time.edge.before", true), ("time.edge.after", false)] {
        let beyond = |days: (i64, i64)| {
            if is_before { days.1 < scene.window.from } else { days.0 > scene.window.to }
        };
        let entries: Vec<&Entry> =
            scene.entries.iter().filter(|entry| entry.days.is_some_and(beyond)).collect();
        let ends = || {
            let ends = entries.iter().filter_map(|entry| entry.days).flat_map(|(a, b)| [a, b]);
            ends.filter(|day| *day != i64::MIN && *day != i64::MAX)
        };
        let (Some(from), Some(to)) = (ends().min(), ends().max()) else { continue };
        let (first, last) = (civil(from).0, civil(to).0);
        let when = if first == last { first.to_string() } else { format!("{first}–{last}") };
        let n = m.number(entries.len() as f64);
        let words = m.fill(key, &[("n", &n), ("when", &when)]);
        let places = entries.iter().map(|entry| entry.facts.len()).sum();
        let link = Window::link(desk, if is_before { to } else { from });
        out.push(Edge { when, words, is_before, places, link });
    }
    out
}

fn table(desk: &Desk, shown: &[&Entry], edges: &[Edge]) -> Table {
    let m = desk.locale;
    let mut rows: Vec<&Entry> = shown.to_vec();
    let (by, order) = desk.sort("timeline", "date");
    match by {
        "kind" => rows.sort_by_key(|entry| entry.sort),
        "partner" => rows.sort_by(|a, b| m.compare(&a.name(desk), &b.name(desk))),
        _ => {}
    }
    if order == Sorted::Descending {
        rows.reverse();
    }
    let column = |name: &str, column: Column| desk.sort_column("timeline", "date", name, column);
    let columns = vec![
        column("date", Column::words(m.t("time.date"))),
        column("kind", Column::words(m.t("time.kind"))),
        column("partner", Column::words(m.t("column.partners"))),
        Column::numbers(m.t("time.told")),
    ];
    let total = rows.len() + edges.len();
    let table = Table::paged(columns, total, desk.page("timeline"), |number| {
        let Some(entry) = rows.get(number) else {
            let Some(edge) = edges.get(number - rows.len()) else { return Vec::new() };
            return vec![
                Cell::head(edge.when.clone()),
                Cell { link: Some(edge.link.clone()), ..Cell::text(edge.words.clone()) },
                Cell::absent(m.t("time.edge.beyond")),
                Cell::number(edge.places as f64, m.plural("places", edge.places)),
            ];
        };
        let places = entry.facts.len();
        vec![
            when(desk, entry),
            what(desk, entry),
            partners(desk, entry),
            Cell::number(places as f64, m.plural("places", places)),
        ]
    });
    table.set(Layout::Ledger)
}
