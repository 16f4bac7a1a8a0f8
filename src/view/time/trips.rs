//! Trips: every journey once, whatever was done there.
//!
//! In: entries with a date. Out: a panel with a table. A visit, a summit in a town abroad and talks
//! there at one time are one trip to that state; a tour is a trip to each of its states. Knows that
//! calls and ceremonies are none; must not guess a place.
//!
//! «саммит в Самарканде» → a trip to Узбекистан; «поездки в ОАЭ, Иорданию, Турцию» → three

use super::Scene;
use super::calendar::interval;
use super::entry::Entry;
use super::gap::{Since, chain};
use crate::view::desk::Desk;
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Piece, Table};

/// A trip to a state.
pub(super) struct Trip<'e, 'a> {
    pub(super) state: &'a str,
    /// What is left of the dates of all its entries.
    days: (i64, i64),
    /// What tells it, the most precise first.
    pub(super) entries: Vec<&'e Entry<'a>>,
}

/// The trips, by date.
pub(super) fn trips<'e, 'a>(entries: &'e [Entry<'a>]) -> Vec<Trip<'e, 'a>> {
    let mut all: Vec<(&'a str, (i64, i64), &Entry)> = Vec::new();
    for entry in entries {
        let days = entry.days.filter(|(from, to)| *from != i64::MIN && *to != i64::MAX);
        let Some(days) = days else { continue };
        all.extend(entry.abroad.iter().map(|state| (*state, days, entry)));
    }
    all.sort_by_key(|(_, (from, to), _)| (to - from, *from));
    let mut out: Vec<Trip> = Vec::new();
    for (state, days, entry) in all {
        let meets = |trip: &&mut Trip| {
            trip.state == state && trip.days.0 <= days.1 && days.0 <= trip.days.1
        };
        if let Some(trip) = out.iter_mut().find(meets) {
            trip.days = (trip.days.0.max(days.0), trip.days.1.min(days.1));
            trip.entries.push(entry);
        } else {
            out.push(Trip { state, days, entries: vec![entry] });
        }
    }
    out.sort_by_key(|trip| (trip.days, trip.state));
    out
}

/// The panel.
pub(super) fn panel(desk: &Desk, scene: &Scene) -> Panel {
    let m = desk.locale;
    let trips = trips(&scene.entries);
    // The interval of a trip is that of the first of its entries that has one to another state.
    let is_dated = |entry: &&Entry| !entry.abroad.is_empty() && entry.days.is_some();
    let held: Vec<&Entry> = scene.entries.iter().filter(is_dated).collect();
    let since = chain(&held);
    let of = |trip: &Trip| {
        let own = held
            .iter()
            .zip(&since)
            .filter(|(entry, _)| trip.entries.iter().any(|other| other.mark == entry.mark));
        let other = |before: Option<&Entry>| {
            before.is_none_or(|before| !trip.entries.iter().any(|own| own.mark == before.mark))
        };
        let fits: Vec<_> =
            own.map(|(_, since)| *since).filter(|(_, before)| other(*before)).collect();
        let stated = fits.iter().find(|(since, _)| matches!(since, Since::Stated(_)));
        stated.or_else(|| fits.first()).copied().unwrap_or((Since::Unclear, None))
    };
    let columns = vec![
        Column::words(m.t("time.date")),
        Column::words(m.t("time.trip.to")),
        Column::words(m.t("time.trip.what")),
        Column::words(m.t("time.since")),
    ];
    let table = Table::paged(columns, trips.len(), desk.page("trips"), |number| {
        let Some(trip) = trips.get(number) else { return Vec::new() };
        let Some(first) = trip.entries.first() else { return Vec::new() };
        let pieces = trip.entries.iter().map(|entry| Piece {
            text: words(desk, entry),
            mark: Some(entry.mark),
            ..Piece::default()
        });
        let (since, before) = of(trip);
        vec![
            Cell { signs: first.signs.clone(), ..Cell::head(first.when(desk)) },
            Cell::text(desk.name(trip.state)).of(trip.state),
            Cell { pieces: pieces.collect(), ..Cell::default() },
            interval(desk, since, before),
        ]
    });
    Panel {
        id: "trips".into(),
        title: m.t("time.trips").into(),
        note: m.t("time.trips.note").into(),
        help: m.t("time.trips.help").into(),
        table: table.set(Layout::Ledger),
        lead: Lead::Table,
        empty: trips.is_empty().then(|| desk.nothing("time.trips.none")),
        ..Panel::default()
    }
}

/// What was done there: «визит», «саммит, Самарканд».
fn words(desk: &Desk, entry: &Entry) -> String {
    let kind = desk.locale.t(entry.sort.key());
    if entry.is_tour() || entry.what.is_empty() {
        return kind.to_owned();
    }
    format!("{kind}, {}", entry.what)
}
