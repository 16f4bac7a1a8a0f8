//! The indicators as tables: a grid of partners and metrics, what sources say otherwise, every
//! statement.
//!
//! In: figures. Out: panels. A cell without a statement says so; several statements of a cell stand
//! beside each other, each with its own evidence.

use std::cmp::Ordering;

use super::Scene;
use super::figure::{Figure, Said, amount, names, signs, value, voice};
use super::investors::{self, companies_of};
use crate::query::FactRef;
use crate::record::{FactDetail, FactKind, Indicator};
use crate::view::Locale;
use crate::view::desk::{Desk, Marks, Seen};
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Piece, Sorted, Table};

/// When it is stated for.
pub(super) fn period(m: Locale, indicator: &Indicator) -> Cell {
    match &indicator.period {
        Some(period) => Cell::text(m.date(period)),
        None => Cell::absent(m.t("indicators.no-period")),
    }
}

/// Partner × metric.
pub(super) fn grid(desk: &Desk, scene: &Scene) -> Panel {
    let m = desk.locale;
    let mut metrics = scene.metrics.clone();
    metrics.sort();
    let absent =
        if desk.selection.filter.is_empty() { "cell.empty" } else { "cell.empty.filtered" };
    let said: Vec<(&Figure, &Said)> = scene
        .figures
        .iter()
        .flat_map(|figure| figure.said.iter().map(move |said| (figure, said)))
        .collect();
    let row = |partner: Option<&str>| {
        let head = match partner {
            Some(id) => Cell::head(desk.name(id)).of(id),
            None => Cell::head(m.t("indicators.home")),
        };
        let of = |said: &Said| match partner {
            Some(id) => said.partners.iter().any(|known| known == id),
            None => said.partners.is_empty(),
        };
        let cells = metrics.iter().map(|metric| {
            let here = said.iter().filter(|(figure, said)| figure.metric == *metric && of(said));
            let pieces: Vec<Piece> =
                here.map(|(figure, said)| piece(desk, figure, said, partner)).collect();
            if pieces.is_empty() {
                return Cell::absent(m.t(absent));
            }
            Cell { pieces, ..Cell::default() }
        });
        std::iter::once(head).chain(cells).collect::<Vec<_>>()
    };
    let partners = scene.partners(desk);
    let own = said.iter().any(|(_, said)| said.partners.is_empty());
    let rows = partners.into_iter().map(|id| row(Some(id)));
    let rows: Vec<_> = rows.chain(own.then(|| row(None))).collect();
    let columns = std::iter::once(Column::words(m.t("column.partner")))
        .chain(metrics.iter().map(|metric| Column::words(m.word("metric", metric.code()))))
        .collect();
    Panel {
        id: "grid".into(),
        title: m.t("indicators.grid").into(),
        note: m.t("indicators.grid.note").into(),
        help: m.t("indicators.grid.help").into(),
        empty: (rows.is_empty() || metrics.is_empty()).then(|| desk.nothing("indicators.none")),
        table: Table::whole(columns, rows).set(Layout::Ledger),
        lead: Lead::Table,
        ..Panel::default()
    }
}

/// A statement in a cell; after it whose it is, the period, with whom together, a sign of difference.
fn piece(desk: &Desk, figure: &Figure, said: &Said, partner: Option<&str>) -> Piece {
    let m = desk.locale;
    let companies = companies_of(desk, said);
    let company = (!companies.is_empty()).then(|| investors::names(desk, &companies));
    let period = said.indicator.period.iter().map(|period| m.date(period));
    let mut notes: Vec<String> = company.into_iter().chain(period).collect();
    let others: Vec<String> = said
        .partners
        .iter()
        .filter(|id| Some(id.as_str()) != partner)
        .map(|id| desk.name(id))
        .collect();
    if !others.is_empty() {
        notes.push(m.fill("indicators.together", &[("partners", &others.join(", "))]));
    }
    if let Some(class) = figure.class.filter(|class| class.is_conflict()) {
        notes.push(m.word("relation", class.code()).to_owned());
    }
    notes.extend(signs(desk, &said.facts));
    Piece {
        text: breakable(&value(m, said.indicator)),
        note: notes.join(", "),
        partner: partner.map(Into::into),
        mark: Some(said.mark),
    }
}

/// A value that may be broken into lines, for a grid has many columns: a number stays with the word after
/// it, an abbreviation with the next. «свыше 27 млрд долл. США» → «свыше», «27 млрд», «долл. США»
fn breakable(value: &str) -> String {
    let mut before = ' ';
    let letters = value.chars().map(|letter| {
        let is_bound = before == '.' || before.is_ascii_digit();
        before = letter;
        if letter == '\u{a0}' && !is_bound { ' ' } else { letter }
    });
    letters.collect()
}

/// Figures that are told in several ways, with what there is to explain first.
pub(super) fn spread(desk: &Desk, scene: &Scene) -> Panel {
    let m = desk.locale;
    let mut told: Vec<&Figure> =
        scene.figures.iter().filter(|figure| figure.class.is_some()).collect();
    told.sort_by_key(|figure| std::cmp::Reverse(figure.class));
    let columns = vec![
        Column::words(m.t("indicators.metric")),
        Column::words(m.t("column.partner")),
        Column::words(m.t("indicators.statements")),
        Column::numbers(m.t("indicators.range")),
        Column::words(m.t("indicators.class")),
    ];
    let rows = told.iter().map(|figure| {
        let pieces = figure.said.iter().map(|said| Piece {
            text: value(m, said.indicator),
            note: voice(desk, said),
            partner: None,
            mark: Some(said.mark),
        });
        let name = Cell::text(figure.name(desk));
        vec![
            Cell::head(m.word("metric", figure.metric.code())),
            Cell { partner: figure.colour().map(Into::into), ..name },
            Cell { pieces: pieces.collect(), ..Cell::default() },
            range(m, figure),
            match figure.class {
                Some(class) => Cell::text(m.word("relation", class.code())),
                None => Cell::absent(""),
            },
        ]
    });
    let rows: Vec<_> = rows.collect();
    Panel {
        id: "spread".into(),
        title: m.t("indicators.spread").into(),
        note: m.t("indicators.spread.note").into(),
        help: m.t("indicators.spread.help").into(),
        empty: rows.is_empty().then(|| desk.nothing("indicators.spread.none")),
        table: Table::whole(columns, rows),
        lead: Lead::Table,
        ..Panel::default()
    }
}

/// From the smallest number stated to the greatest.
fn range(m: Locale, figure: &Figure) -> Cell {
    let by = |a: &&Said, b: &&Said| a.indicator.value.total_cmp(&b.indicator.value);
    let (Some(low), Some(high)) = (figure.said.iter().min_by(by), figure.said.iter().max_by(by))
    else {
        return Cell::absent("");
    };
    let text = |said: &Said| amount(m, said.indicator, said.indicator.value);
    if by(&low, &high).is_eq() {
        return Cell::text(text(low));
    }
    Cell::text(format!("{} – {}", text(low), text(high)))
}

/// Every statement of every place.
pub(super) fn details(desk: &Desk, scene: &Scene, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let told = |at: FactRef| {
        scene.figures.iter().flat_map(|figure| &figure.said).find(|said| said.facts.contains(&at))
    };
    let mut rows: Vec<(Seen, &Indicator)> = desk
        .seen_of(FactKind::Indicator)
        .filter_map(|seen| match &seen.fact.detail {
            FactDetail::Indicator(indicator) => Some((seen, indicator)),
            _ => None,
        })
        .collect();
    sort(desk, &mut rows);
    let column = |name: &str, column: Column| desk.sort_column("details", "metric", name, column);
    let columns = vec![
        column("partner", Column::words(m.t("column.partner"))),
        column("metric", Column::words(m.t("indicators.metric"))),
        column("value", Column::numbers(m.t("column.value"))),
        column("period", Column::words(m.t("column.period"))),
        column("speaker", Column::words(m.t("column.speaker"))),
        column("source", Column::words(m.t("report.source"))),
    ];
    let table = Table::paged(columns, rows.len(), desk.page("details"), |number| {
        let Some((seen, indicator)) = rows.get(number) else { return Vec::new() };
        let mark = told(seen.at).filter(|said| said.facts.len() == 1).map(|said| said.mark);
        let mark = mark.unwrap_or_else(|| {
            let label = format!(
                "{}, {}: {}",
                m.word("metric", indicator.metric.code()),
                names(desk, &seen.fact.partners),
                value(m, indicator)
            );
            let key = format!("fact:{}:{}", seen.at.document, seen.at.fact);
            marks.add(key, label, vec![seen.at])
        });
        let stated = Cell::number(indicator.value, value(m, indicator)).marked(mark);
        let name = Cell::head(names(desk, &seen.fact.partners));
        vec![
            Cell { partner: seen.fact.partners.first().cloned(), ..name },
            Cell::text(m.word("metric", indicator.metric.code())),
            Cell { signs: signs(desk, &[seen.at]), ..stated },
            period(m, indicator),
            Cell::text(desk.speaker_name(seen.speaker())),
            Cell::text(desk.source_name(seen.at.document)),
        ]
    });
    Panel {
        id: "details".into(),
        title: m.t("indicators.details").into(),
        note: m.t("indicators.details.note").into(),
        help: m.t("indicators.details.help").into(),
        empty: rows.is_empty().then(|| desk.nothing("indicators.none")),
        table: table.set(Layout::Ledger),
        lead: Lead::Table,
        ..Panel::default()
    }
}

fn sort(desk: &Desk, rows: &mut [(Seen, &Indicator)]) {
    let m = desk.locale;
    let (by, order) = desk.sort("details", "metric");
    let compare = |(a, x): &(Seen, &Indicator), (b, y): &(Seen, &Indicator)| -> Ordering {
        match by {
            "partner" => m.compare(&names(desk, &a.fact.partners), &names(desk, &b.fact.partners)),
            // Unlike units are not compared by their numbers.
            "value" => (&x.currency, &x.unit)
                .cmp(&(&y.currency, &y.unit))
                .then(x.value.total_cmp(&y.value)),
            "period" => (x.period.is_none(), &x.period).cmp(&(y.period.is_none(), &y.period)),
            "speaker" => {
                m.compare(&desk.speaker_name(a.speaker()), &desk.speaker_name(b.speaker()))
            }
            "source" => {
                m.compare(&desk.source_name(a.at.document), &desk.source_name(b.at.document))
            }
            _ => x.metric.cmp(&y.metric),
        }
    };
    // Equals stay in the order of the corpus.
    rows.sort_by(|a, b| match order {
        Sorted::Descending => compare(b, a),
        Sorted::No | Sorted::Ascending => compare(a, b),
    });
}

#[cfg(test)]
mod tests {
    use super::breakable;

    #[test]
    fn a_value_of_the_grid_is_broken_between_its_words() {
        let lines = |text: &str| breakable(text).split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(
            lines("свыше\u{a0}27\u{a0}млрд\u{a0}долл.\u{a0}США"),
            ["свыше", "27\u{a0}млрд", "долл.\u{a0}США"]
        );
        assert_eq!(lines("6\u{a0}000\u{a0}предприятий"), ["6\u{a0}000\u{a0}предприятий"]);
        assert_eq!(lines("около\u{a0}25\u{a0}%"), ["около", "25\u{a0}%"]);
    }
}
