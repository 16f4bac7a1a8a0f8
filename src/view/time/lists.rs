//! What stands beside the line: targets and forecasts with their terms, and what has no year.
//!
//! In: entries. Out: panels with tables. Must not put on the line what the texts do not date.

use super::Scene;
use super::entry::Entry;
use super::timeline::{partners, what, when};
use crate::record::FactDetail;
use crate::view::desk::Desk;
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Sorted, Table};

/// Targets and forecasts, the nearest term first.
pub(super) fn horizons(desk: &Desk, scene: &Scene) -> Panel {
    let m = desk.locale;
    let all: Vec<&Entry> = scene.entries.iter().filter(|entry| entry.sort.is_horizon()).collect();
    let columns = vec![
        Column::words(m.t("time.horizon")),
        Column::words(m.t("time.kind")),
        Column::words(m.t("time.what")),
        Column::words(m.t("column.partners")),
        Column::words(m.t("column.speaker")),
    ];
    let table = Table::paged(columns, all.len(), desk.page("horizons"), |number| {
        let Some(entry) = all.get(number) else { return Vec::new() };
        let seen = entry.facts.first().and_then(|at| desk.see(*at));
        let within = seen.and_then(|seen| match &seen.fact.detail {
            FactDetail::Forecast(forecast) => forecast.within.as_deref(),
            _ => None,
        });
        let term = match entry.edtf {
            Some(_) => when(desk, entry),
            None => Cell::absent(m.t("time.horizon.none")),
        };
        let term = match within {
            Some(within) => {
                let duration = m.duration(within);
                term.noted(m.fill("time.within", &[("duration", &duration)]))
            }
            None => term,
        };
        let speaker = seen.map(|seen| desk.speaker_name(seen.speaker())).unwrap_or_default();
        vec![
            term,
            Cell::text(m.t(entry.sort.key())),
            Cell { signs: entry.signs.clone(), ..Cell::quote(&entry.what).marked(entry.mark) },
            partners(desk, entry),
            Cell::text(speaker),
        ]
    });
    Panel {
        id: "horizons".into(),
        title: m.t("time.horizons").into(),
        note: m.t("time.horizons.note").into(),
        help: m.t("time.horizons.help").into(),
        table: table.set(Layout::Ledger),
        lead: Lead::Table,
        empty: all.is_empty().then(|| desk.nothing("time.horizons.none")),
        ..Panel::default()
    }
}

/// What has no year, by kind; a day and month are shown where they are named.
pub(super) fn undated(desk: &Desk, scene: &Scene) -> Panel {
    let m = desk.locale;
    let yearless = |entry: &&Entry| entry.days.is_none() && !entry.sort.is_horizon();
    let mut all: Vec<&Entry> = scene.entries.iter().filter(yearless).collect();
    let (by, order) = desk.sort("undated", "kind");
    match by {
        "partner" => all.sort_by(|a, b| m.compare(&a.name(desk), &b.name(desk))),
        _ => all.sort_by_key(|entry| entry.sort),
    }
    if order == Sorted::Descending {
        all.reverse();
    }
    let column = |name: &str, column: Column| desk.sort_column("undated", "kind", name, column);
    let columns = vec![
        column("kind", Column::words(m.t("time.kind"))),
        column("partner", Column::words(m.t("column.partners"))),
        Column::words(m.t("time.date")),
        Column::numbers(m.t("time.told")),
    ];
    let table = Table::paged(columns, all.len(), desk.page("undated"), |number| {
        let Some(entry) = all.get(number) else { return Vec::new() };
        let places = entry.facts.len();
        vec![
            what(desk, entry),
            partners(desk, entry),
            when(desk, entry),
            Cell::number(places as f64, m.plural("places", places)),
        ]
    });
    Panel {
        id: "undated".into(),
        title: m.t("time.undated").into(),
        note: m.t("time.undated.note").into(),
        help: m.t("time.undated.help").into(),
        table: table.set(Layout::Ledger),
        lead: Lead::Table,
        empty: all.is_empty().then(|| desk.nothing("time.undated.none")),
        ..Panel::default()
    }
}
