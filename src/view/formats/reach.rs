//! How far the net of meetings reaches: with whom, how often, and what part falls to partners beyond
//! the three met most.
//!
//! In: meetings in person of the dossier that pass. Out: bars and a table. Formula: R = 1 − (n₁ + n₂ +
//! n₃) / Σ n, with nᵢ the meetings of the partner met i-th most; a meeting with several counts for
//! each. Must not know which capitals are thought to be the main ones.
//!
//! 4, 3, 2 meetings with three partners and 1 with a fourth → R = 10 %

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::query::FactRef;
use crate::record::{FactDetail, FactKind, MeetingForm};
use crate::view::bars::{Bar, bars};
use crate::view::desk::{Desk, Marks};
use crate::view::sheet::{Cell, Column, Lead, Panel, Table};

/// So many partners are taken for the main ones.
const MAIN: usize = 3;
/// So many partners are drawn; the table has all.
const DRAWN: usize = 12;

/// The meetings of a partner, each with its facts.
type Met<'a> = (&'a str, Vec<Vec<FactRef>>);

/// The panel.
pub(super) fn panel(desk: &Desk, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let met = met(desk);
    let all: usize = met.iter().map(|(_, meetings)| meetings.len()).sum();
    let beyond: usize = met.iter().skip(MAIN).map(|(_, meetings)| meetings.len()).sum();
    let mut drawn = Vec::new();
    let mut rows = Vec::new();
    for (partner, meetings) in &met {
        let (name, count) = (desk.name(partner), meetings.len());
        let facts: BTreeSet<FactRef> = meetings.iter().flatten().copied().collect();
        let label = m.fill(
            "formats.mark",
            &[
                ("format", &name),
                ("what", &m.t("formats.reach.met").to_lowercase()),
                ("count", &m.plural("places", facts.len())),
            ],
        );
        let mark = marks.add(format!("reach:{partner}"), label, facts.into_iter().collect());
        let text = m.number(count as f64);
        drawn.push(Bar { name: name.clone(), value: count as f64, text: text.clone(), mark });
        let part = percent(count, all);
        rows.push(vec![
            Cell::head(name).of(partner),
            Cell::number(count as f64, text).marked(mark),
            Cell::number(part, m.measured(part, "%")),
        ]);
    }
    drawn.truncate(DRAWN);
    let columns = vec![
        Column::words(m.t("column.partner")),
        Column::numbers(m.t("formats.reach.met")),
        Column::numbers(m.t("formats.reach.part")),
    ];
    let title = m.t("formats.reach");
    Panel {
        id: "reach".into(),
        title: title.into(),
        note: m.fill(
            "formats.reach.note",
            &[
                ("partners", &m.plural("formats-met", met.len())),
                ("beyond", &m.measured(percent(beyond, all), "%")),
            ],
        ),
        help: m.t("formats.reach.help").into(),
        chart: (!drawn.is_empty())
            .then(|| bars(desk.frame.width, title.to_owned(), &drawn, drawn.len())),
        table: Table::whole(columns, rows),
        lead: Lead::Chart,
        empty: met.is_empty().then(|| desk.nothing("formats.reach.none")),
        ..Panel::default()
    }
}

/// The partners met in person, those met most first.
fn met<'a>(desk: &Desk<'a>) -> Vec<Met<'a>> {
    let mut by_partner: BTreeMap<&str, Vec<Vec<FactRef>>> = BTreeMap::new();
    for kept in desk.kept(&desk.dossier.events) {
        let is_met = kept.merged.kind == FactKind::Meeting
            && kept.variants.iter().any(|(variant, _)| is_in_person(&variant.detail));
        let partners: BTreeSet<&str> = kept
            .variants
            .iter()
            .flat_map(|(variant, _)| variant.partners.iter().map(String::as_str))
            .collect();
        for partner in partners.into_iter().filter(|_| is_met) {
            by_partner.entry(partner).or_default().push(kept.facts());
        }
    }
    let mut list: Vec<_> = by_partner.into_iter().collect();
    list.sort_by_key(|(partner, meetings)| (Reverse(meetings.len()), *partner));
    list
}

/// Whether it is a meeting in person that is not yet to come.
fn is_in_person(detail: &FactDetail) -> bool {
    match detail {
        FactDetail::Meeting { form, planned, .. } => {
            !planned && !matches!(form, MeetingForm::Call | MeetingForm::Ceremony)
        }
        _ => false,
    }
}

/// A part of a whole in whole percent; none of nothing.
fn percent(part: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { (100.0 * part as f64 / all as f64).round() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Selection;
    use crate::view::fixture::{panel as panel_of, rows, shown};
    use crate::view::sheet::Sheet;

    fn sheet(desk: &Desk) -> Sheet {
        let mut marks = Marks::default();
        let panels = vec![panel(desk, &mut marks)];
        Sheet { panels, marks: marks.finish(), ..Sheet::default() }
    }

    #[test]
    fn meetings_in_person_are_counted_by_partner() {
        let text = "Президент Токаев посетил Францию в мае 2024 года. \
            Президент Токаев посетил Францию в июне 2023 года. \
            Президент Токаев посетил Японию в мае 2023 года. \
            Президент Токаев провёл телефонный разговор с президентом Кореи.";
        let sheet = shown(&[text], &Selection::default(), &[], sheet);
        let rows = rows(&sheet, "reach");
        assert_eq!(rows[0][..2], ["Франция", "2"], "{rows:?}");
        assert_eq!(
            rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(),
            ["Франция", "Япония"]
        );
        let note = panel_of(&sheet, "reach").note.replace('\u{a0}', " ");
        assert!(note.contains("приходится 0 %"), "{note}");
    }

    #[test]
    fn no_meeting_no_share() {
        let sheet = shown(&["Сегодня ясно."], &Selection::default(), &[], sheet);
        assert!(panel_of(&sheet, "reach").empty.is_some());
        assert!((percent(0, 0)).abs() < 1e-12);
    }
}
