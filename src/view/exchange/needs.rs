//! What others need from the home state: which resource, whose need, what share of it.
//!
//! In: dependences that pass, of the side where the partner needs or the home state has. Out: a ledger,
//! a row for each fact. What no words name is said to be not named.
//!
//! «обеспечивает около 30% спроса на зерно в Иране» → Иран, зерно, about 30 %

use crate::record::{Aspect, Dependence, Dependent, FactDetail, FactKind};
use crate::view::desk::{Desk, Marks, Seen};
use crate::view::partners::partners;
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Table};

/// The panel.
pub(super) fn panel(desk: &Desk, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let needs = desk.seen_of(FactKind::Dependence).filter_map(|seen| match &seen.fact.detail {
        FactDetail::Dependence(told) if is_need(told) => Some((seen, told)),
        _ => None,
    });
    let rows: Vec<Vec<Cell>> = needs.map(|(seen, told)| row(desk, seen, told, marks)).collect();
    let keys = [
        "column.partner",
        "exchange.needs.what",
        "exchange.needs.share",
        "exchange.by",
        "exchange.needs.words",
    ];
    Panel {
        id: "needs".into(),
        title: m.t("exchange.needs").into(),
        note: m.t("exchange.needs.note").into(),
        help: m.t("exchange.needs.help").into(),
        empty: rows.is_empty().then(|| desk.nothing("exchange.needs.none")),
        table: Table::whole(keys.map(|key| Column::words(m.t(key))).to_vec(), rows)
            .set(Layout::Ledger),
        lead: Lead::Table,
        ..Panel::default()
    }
}

/// Whether the partner needs it, or the home state has it.
fn is_need(told: &Dependence) -> bool {
    told.side == Dependent::Partner || told.aspect == Aspect::Resource
}

fn row(desk: &Desk, seen: Seen, told: &Dependence, marks: &mut Marks) -> Vec<Cell> {
    let m = desk.locale;
    let untold = || Cell::absent(m.t("exchange.half.none"));
    let key = format!("need:{}:{}", seen.at.document, seen.at.fact);
    let mark = marks.add(key, seen.quote().to_owned(), vec![seen.at]);
    let share = told.share.map(|share| {
        Cell::number(share, m.bounded(told.bound, m.measured(share, "%"))).marked(mark)
    });
    let signs = seen.fact.hedged.then(|| m.t("sign.hedged").to_owned());
    let who = seen.fact.partners.iter().map(String::as_str);
    vec![
        partners(desk, who, m.t("exchange.half.none")),
        told.object.clone().map_or_else(untold, Cell::quote),
        share.unwrap_or_else(untold),
        Cell::text(desk.speaker_name(seen.speaker())).noted(desk.source_name(seen.at.document)),
        Cell { signs: signs.into_iter().collect(), ..Cell::quote(seen.quote()).marked(mark) },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Selection;
    use crate::view::fixture::{noted_rows as rows, shown};
    use crate::view::sheet::Sheet;

    fn told(text: &str) -> Vec<Vec<String>> {
        let sheet = |desk: &Desk| {
            let mut marks = Marks::default();
            let panels = vec![panel(desk, &mut marks)];
            Sheet { panels, marks: marks.finish(), ..Sheet::default() }
        };
        rows(&shown(&[text], &Selection::default(), &[], sheet), "needs")
    }

    #[test]
    fn a_share_of_a_need_is_told_and_what_is_not_named_says_so() {
        let rows = told("Казахстан обеспечивает около 30% внутреннего спроса на зерно в Иране.");
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert!(rows[0][0].contains("Иран") && rows[0][2].contains("30"), "{rows:?}");
    }

    #[test]
    fn what_the_home_state_needs_is_not_here() {
        assert!(told("Нам нужна поддержка Японии.").is_empty());
    }
}
