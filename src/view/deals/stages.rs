//! How far deals are: planned, laid down in a memorandum, signed, in force.
//!
//! In: the deals of the sector. Out: a table of partners and stages. A stage is what the words say, at
//! the time of the text; nobody knows from it what became of the deal.

use super::{Deal, Scope};
use crate::query::FactRef;
use crate::record::AgreementStatus;
use crate::view::desk::Marks;
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Table};

/// The stages, the first step first.
const STAGES: [AgreementStatus; 4] = [
    AgreementStatus::Planned,
    AgreementStatus::Memorandum,
    AgreementStatus::Signed,
    AgreementStatus::InForce,
];

/// The panel.
pub(super) fn panel(scope: &Scope, marks: &mut Marks) -> Panel {
    let m = scope.desk.locale;
    let partners = scope.partners();
    let count = |partner: &str, stage| of(scope, partner, stage).len();
    let all = partners.iter().flat_map(|partner| STAGES.map(|stage| count(partner, stage)));
    let most = all.max().unwrap_or_default().max(1);
    let mut columns = vec![Column::words(m.t("column.partner"))];
    columns.extend(STAGES.map(|stage| Column::numbers(m.word("agreement", stage.code()))));
    let rows = partners.iter().map(|partner| {
        let name = scope.desk.name(partner);
        let mut row = vec![Cell::head(name.clone()).of(partner)];
        for stage in STAGES {
            let deals = of(scope, partner, stage);
            if deals.is_empty() {
                row.push(Cell::absent(""));
                continue;
            }
            let words = m.word("agreement", stage.code());
            let label = format!("{name}, {words}: {}", m.plural("deals-count", deals.len()));
            let facts: Vec<FactRef> = deals.iter().flat_map(|deal| deal.facts.clone()).collect();
            let mark = marks.add(format!("stage:{partner}:{}", stage.code()), label, facts);
            let heat = u8::try_from((deals.len() * 9).div_ceil(most)).unwrap_or(9).min(9);
            let number = deals.len() as f64;
            let cell = Cell::number(number, m.number(number)).marked(mark);
            row.push(Cell { heat: Some(heat), ..cell });
        }
        row
    });
    Panel {
        id: "stages".into(),
        title: m.t("deals.stages").into(),
        note: m.t("deals.stages.note").into(),
        help: m.t("deals.stages.help").into(),
        table: Table::whole(columns, rows.collect()).set(Layout::Matrix),
        lead: Lead::Table,
        empty: partners.is_empty().then(|| super::totals::empty(scope)),
        ..Panel::default()
    }
}

fn of<'b>(scope: &'b Scope, partner: &str, stage: AgreementStatus) -> Vec<&'b Deal<'b>> {
    let all = scope.deals.iter().copied();
    all.filter(|deal| deal.status == stage && deal.partners.contains(&partner)).collect()
}
