//! The meetings in order, with the intervals between them.
//!
//! In: entries within the window. Out: a panel with a table. Knows that calls and ceremonies are no
//! trips; must not guess which of two imprecise dates was earlier.

use super::Scene;
use super::entry::Entry;
use super::gap::{Since, chain};
use super::timeline::{partners, when};
use crate::view::desk::Desk;
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Table};

/// The panel.
pub(super) fn panel(desk: &Desk, scene: &Scene) -> Panel {
    let m = desk.locale;
    let held: Vec<&Entry> = scene.listed().into_iter().filter(|entry| entry.is_held()).collect();
    let since = chain(&held);
    let columns = vec![
        Column::words(m.t("time.date")),
        Column::words(m.t("time.kind")),
        Column::words(m.t("column.partners")),
        Column::words(m.t("time.place")),
        Column::words(m.t("time.since")),
    ];
    let table = Table::paged(columns, held.len(), desk.page("calendar"), |number| {
        let (Some(entry), Some((since, before))) = (held.get(number), since.get(number)) else {
            return Vec::new();
        };
        let place = if entry.is_tour() {
            Cell::absent(m.t("time.place.several"))
        } else if entry.what.is_empty() {
            Cell::absent(m.t("time.place.none"))
        } else {
            Cell::text(entry.what.clone())
        };
        vec![
            when(desk, entry),
            Cell {
                signs: entry.signs.clone(),
                ..Cell::text(m.t(entry.sort.key())).marked(entry.mark)
            },
            partners(desk, entry),
            place,
            interval(desk, *since, *before),
        ]
    });
    Panel {
        id: "calendar".into(),
        title: m.t("time.calendar").into(),
        note: m.t("time.calendar.note").into(),
        help: m.t("time.calendar.help").into(),
        table: table.set(Layout::Ledger),
        lead: Lead::Table,
        empty: held.is_empty().then(|| desk.nothing("time.calendar.none")),
        ..Panel::default()
    }
}

/// How long after the one before, which is named below.
pub(super) fn interval(desk: &Desk, since: Since, before: Option<&Entry>) -> Cell {
    let m = desk.locale;
    let cell = match since {
        Since::First => return Cell::absent(m.t("time.gap.first")),
        Since::Wide => return Cell::absent(m.t("time.gap.wide")),
        Since::Unclear => Cell::absent(m.t("time.gap.unclear")),
        Since::Same => Cell::text(m.t("time.gap.same")),
        Since::Stated(gap) => {
            let sign = m.t("time.gap.stated").to_owned();
            Cell { signs: vec![sign], ..Cell::number(gap.least as f64, gap.text(m)) }
        }
        Since::Gap(gap) => Cell::number(gap.least as f64, gap.text(m)),
    };
    match before {
        Some(entry) => cell.noted(format!("{}, {}", entry.name(desk), entry.when(desk))),
        None => cell,
    }
}
