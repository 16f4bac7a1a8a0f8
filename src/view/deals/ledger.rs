//! The ledger: a row for each deal.
//!
//! In: the deals of the sector. Out: a table that can be sorted. What nobody says stands as such:
//! «не названа», «не названы».

use std::cmp::Ordering;

use super::sums::Range;
use super::{Deal, Level, Scope, name, object};
use crate::dossier::Period;
use crate::lexicon::EntityKind;
use crate::query::subject::Force;
use crate::view::Locale;
use crate::view::phrase::agreements;
use crate::view::sheet::{Cell, Column, Layout, Lead, Numeric, Panel, Role, Sorted, Table};

/// The columns by the word of the address; the first is what the rows are sorted by at first.
const COLUMNS: [(&str, &str); 9] = [
    ("partner", "column.partner"),
    ("object", "deals.object"),
    ("parties", "deals.parties"),
    ("sector", "deals.sector"),
    ("instrument", "deals.instrument"),
    ("sum", "deals.sum"),
    ("status", "deals.status"),
    ("date", "deals.date"),
    ("sources", "deals.sources"),
];
const ID: &str = "ledger";
const DEFAULT: &str = "partner";

/// The panel.
pub(super) fn panel(scope: &Scope) -> Panel {
    let desk = scope.desk;
    let m = desk.locale;
    let mut rows: Vec<(&Deal, usize)> = scope.marked().collect();
    let (by, order) = desk.sort(ID, DEFAULT);
    rows.sort_by(|(a, _), (b, _)| compare(scope, by, order, a, b));
    let columns = COLUMNS.map(|(code, key)| {
        let numeric = matches!(code, "sum" | "sources");
        let column = Column {
            numeric: if numeric { Numeric::Yes } else { Numeric::No },
            ..Column::words(m.t(key))
        };
        // Lists of names have no order worth sorting by.
        if code == "parties" { column } else { desk.sort_column(ID, DEFAULT, code, column) }
    });
    let table = Table::paged(columns.to_vec(), rows.len(), desk.page(ID), |number| {
        rows.get(number).map(|(deal, mark)| row(scope, deal, *mark)).unwrap_or_default()
    });
    Panel {
        id: ID.into(),
        title: m.t("deals.ledger").into(),
        note: m.t("deals.ledger.note").into(),
        help: m.t("deals.ledger.help").into(),
        table: table.set(Layout::Ledger),
        lead: Lead::Table,
        empty: rows.is_empty().then(|| super::totals::empty(scope)),
        ..Panel::default()
    }
}

/// The order of two rows; what is not said stands last in both directions.
fn compare(scope: &Scope, by: &str, order: Sorted, a: &Deal, b: &Deal) -> Ordering {
    let m = scope.desk.locale;
    let partner = |deal: &Deal| deal.partners.first().map(|partner| scope.desk.name(partner));
    let value = |deal: &Deal| Range::of(&deal.sums).map(|(_, range)| range.low);
    let day = |deal: &Deal| deal.date.and_then(Period::parse);
    let words = |of: fn(Locale, &Deal) -> Option<String>| {
        said(of(m, a), of(m, b), order, |a, b| m.compare(a, b))
    };
    let own = match by {
        "object" => words(|_, deal| deal.object.map(str::to_owned)),
        "sector" => words(sector),
        "instrument" => words(|m, deal| deal.instrument.map(|it| name(m, &it.names).to_owned())),
        "sum" => said(value(a), value(b), order, f64::total_cmp),
        "status" => said(Some(a.status), Some(b.status), order, Ord::cmp),
        "date" => said(day(a), day(b), order, Ord::cmp),
        "sources" => said(Some(a.documents), Some(b.documents), order, Ord::cmp),
        _ => said(partner(a), partner(b), order, |a, b| m.compare(a, b)),
    };
    own.then_with(|| a.number.cmp(&b.number))
}

fn said<T>(
    a: Option<T>,
    b: Option<T>,
    order: Sorted,
    compare: impl Fn(&T, &T) -> Ordering,
) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if order == Sorted::Descending => compare(&b, &a),
        (Some(a), Some(b)) => compare(&a, &b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}

/// The partners of a deal, each in its colour.
pub(super) fn partners(scope: &Scope, deal: &Deal) -> Cell {
    let desk = scope.desk;
    let [only] = deal.partners.as_slice() else {
        return Cell {
            role: Role::Head,
            ..crate::view::partners::partners(desk, deal.partners.iter().copied(), "")
        };
    };
    Cell::head(desk.name(only)).of(only)
}

fn sector(m: Locale, deal: &Deal) -> Option<String> {
    let names = deal.sectors.iter().map(|f| m.word("function", f.code()));
    let names = names.collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then_some(names)
}

fn row(scope: &Scope, deal: &Deal, mark: usize) -> Vec<Cell> {
    let m = scope.desk.locale;
    let absent = |key: &str| Cell::absent(m.t(key));
    let mut who = partners(scope, deal);
    let is_format = |id: &&&str| {
        let cards = &scope.desk.overview.partners;
        cards.iter().any(|card| card.id == ***id && card.kind != EntityKind::State)
    };
    if deal.partners.iter().any(|id| is_format(&id)) {
        who.signs.push(m.t("deals.format").to_owned());
    }
    let mut object = Cell::quote(object(m, deal)).marked(mark);
    if deal.level == Level::Several {
        object.signs.push(m.t("deals.several.sign").to_owned());
    }
    if deal.package.is_some() {
        object.signs.push(m.t("deals.inside.sign").to_owned());
    }
    if deal.hedged {
        object.signs.push(m.t("sign.hedged").to_owned());
    }
    let inferred = deal.inferred.iter().map(|why| m.word("inference", why.code()));
    object.note = inferred.collect::<Vec<_>>().join("; ");
    let parties = match deal.parties.join(", ") {
        names if names.is_empty() => absent("deals.parties.none"),
        names => Cell::quote(names),
    };
    let sector = sector(m, deal).map_or(absent("deals.sector.none"), Cell::text);
    let instrument = match deal.instrument {
        Some(known) => Cell::text(name(m, &known.names)).noted(force(m, known.force)),
        None => absent("deals.instrument.none"),
    };
    let others: Vec<_> = deal.sums.iter().skip(1).map(|sum| sum.text(m)).collect();
    let sum = match deal.sums.first() {
        Some(sum) => Cell::number(sum.value, sum.text(m)).noted(others.join("; ")),
        None => absent("deals.sumless"),
    };
    let count = agreements(m, deal.count, deal.count_bound);
    let status = Cell::text(m.word("agreement", deal.status.code()));
    let documents = m.plural("deals-documents", deal.documents);
    vec![
        who,
        object,
        parties,
        sector,
        instrument,
        sum,
        status.noted(count.unwrap_or_default()),
        date(scope, deal),
        Cell::number(deal.documents as f64, documents),
    ]
}

/// When a deal was made; where nobody says it of a part, its package's date.
pub(super) fn date(scope: &Scope, deal: &Deal) -> Cell {
    let m = scope.desk.locale;
    if let Some(date) = deal.date {
        return Cell::text(m.date(date));
    }
    let package = scope.book.iter().find(|other| Some(other.number) == deal.package);
    match package.and_then(|package| package.date) {
        Some(date) => {
            Cell { signs: vec![m.t("deals.date.package").into()], ..Cell::text(m.date(date)) }
        }
        None => Cell::absent(m.t("deals.date.none")),
    }
}

fn force(m: Locale, force: Force) -> &'static str {
    match force {
        Force::Binding => m.t("deals.force.binding"),
        Force::Political => m.t("deals.force.political"),
        Force::Open => m.t("deals.force.open"),
        Force::Unknown => "",
    }
}
