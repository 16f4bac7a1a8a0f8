//! Investment as part and whole: what a company put in of all that its country did.
//!
//! In: figures of investment. Out: a panel; a part is a statement whose sentence names a company, the
//! whole one of the same partner and currency whose sentence names none. The share is an interval: from
//! the least part of the greatest whole to the greatest part of the least whole. Knows that a part is
//! not greater than its whole; must not choose between statements, nor between sources.
//!
//! Chevron 55 млрд of «свыше 100 млрд» → less than 55 %; beside it the contract of 1993

mod picture;
mod share;

use super::Scene;
use super::figure::{Axis, Figure, Said, signs, value, voice};
use super::investors::{companies, companies_of, names};
use super::tables::period;
use crate::record::{FactDetail, FactKind, Metric};
use crate::view::desk::{Desk, Marks};
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Piece, Table};

/// A statement and the companies that its sentence names.
struct Told<'s, 'a> {
    figure: &'s Figure<'a>,
    said: &'s Said<'a>,
    companies: Vec<&'a str>,
}

/// A part with the whole that it is of, or either alone.
struct Stake<'t, 's, 'a> {
    partner: &'a str,
    whole: Option<&'t Told<'s, 'a>>,
    part: Option<&'t Told<'s, 'a>>,
}

/// The panel.
pub(super) fn panel(desk: &Desk, scene: &Scene, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let told = told(desk, scene);
    let stakes = stakes(&told);
    let columns = [
        Column::words(m.t("column.partner")),
        Column::numbers(m.t("indicators.stakes.whole")),
        Column::words(m.t("column.period")),
        Column::words(m.t("indicators.stakes.who")),
        Column::numbers(m.t("indicators.stakes.part")),
        Column::words(m.t("indicators.stakes.share")),
        Column::words(m.t("indicators.stakes.papers")),
    ];
    let rows: Vec<_> = stakes.iter().map(|stake| row(desk, stake, marks)).collect();
    Panel {
        id: "stakes".into(),
        title: m.t("indicators.stakes").into(),
        note: m.t("indicators.stakes.note").into(),
        help: m.t("indicators.stakes.help").into(),
        chart: picture::picture(desk, &stakes, marks),
        empty: rows.is_empty().then(|| desk.nothing("indicators.stakes.none")),
        table: Table::whole(columns.to_vec(), rows).set(Layout::Ledger),
        lead: if stakes.iter().any(|stake| share::share(stake).is_some()) {
            Lead::Both
        } else {
            Lead::Table
        },
        ..Panel::default()
    }
}

/// Statements of money that was put in.
fn told<'s, 'a>(desk: &Desk<'a>, scene: &'s Scene<'a>) -> Vec<Told<'s, 'a>> {
    let figures = scene.figures.iter().filter(|figure| {
        figure.metric == Metric::Investment && matches!(figure.axis, Axis::Money(_))
    });
    let said = figures.flat_map(|figure| figure.said.iter().map(move |said| (figure, said)));
    said.map(|(figure, said)| Told { figure, said, companies: companies_of(desk, said) }).collect()
}

/// Every part with every whole that it can be of; what has no counterpart stands alone.
fn stakes<'t, 's, 'a>(told: &'t [Told<'s, 'a>]) -> Vec<Stake<'t, 's, 'a>> {
    let mut partners: Vec<&'a str> = Vec::new();
    for id in told.iter().flat_map(|it| it.said.partners) {
        if !partners.contains(&id.as_str()) {
            partners.push(id);
        }
    }
    let mut out = Vec::new();
    for partner in partners {
        let of = |it: &&'t Told<'s, 'a>| it.said.partners.iter().any(|id| id == partner);
        let (parts, wholes): (Vec<_>, Vec<_>) =
            told.iter().filter(of).partition(|it| !it.companies.is_empty());
        let fits = |part: &Told, whole: &Told| part.figure.axis == whole.figure.axis;
        for whole in &wholes {
            let own = parts.iter().filter(|part| fits(part, whole));
            let own = own.map(|part| Stake { partner, whole: Some(whole), part: Some(part) });
            let before = out.len();
            out.extend(own);
            if out.len() == before {
                out.push(Stake { partner, whole: Some(whole), part: None });
            }
        }
        let alone = parts.iter().filter(|part| !wholes.iter().any(|whole| fits(part, whole)));
        out.extend(alone.map(|part| Stake { partner, whole: None, part: Some(part) }));
    }
    // What can be compared stands first.
    out.sort_by_key(|stake| share::share(stake).is_none());
    out
}

fn row(desk: &Desk, stake: &Stake, marks: &mut Marks) -> Vec<Cell> {
    let m = desk.locale;
    let sum = |told: Option<&Told>, key: &str| match told {
        Some(told) => {
            let stated = Cell::number(told.said.indicator.value, value(m, told.said.indicator));
            let stated = stated.marked(told.said.mark).noted(voice(desk, told.said));
            Cell { signs: signs(desk, &told.said.facts), ..stated }
        }
        None => Cell::absent(m.t(key)),
    };
    let stated = stake.whole.or(stake.part);
    let none = || Cell::absent(m.t("indicators.stakes.part.none"));
    vec![
        Cell::head(desk.name(stake.partner)).of(stake.partner),
        sum(stake.whole, "indicators.stakes.whole.none"),
        stated.map_or_else(|| Cell::absent(""), |told| period(m, told.said.indicator)),
        stake.part.map_or_else(none, |told| Cell::text(names(desk, &told.companies))),
        sum(stake.part, "indicators.stakes.part.none"),
        share::words(m, stake),
        papers(desk, stake, marks),
    ]
}

/// Agreements of the partner whose sentence names a company of the part: since when, on what paper.
fn papers(desk: &Desk, stake: &Stake, marks: &mut Marks) -> Cell {
    let m = desk.locale;
    let wanted = stake.part.map(|told| told.companies.as_slice()).unwrap_or_default();
    let named = desk.seen_of(FactKind::Agreement).filter(|seen| {
        let is_theirs = seen.fact.partners.iter().any(|id| id == stake.partner);
        is_theirs && companies(desk, seen.at).any(|id| wanted.contains(&id))
    });
    let pieces = named.filter_map(|seen| {
        let FactDetail::Agreement { object, status, date, .. } = &seen.fact.detail else {
            return None;
        };
        let text = object.clone().unwrap_or_else(|| m.t("agreement.unnamed").to_owned());
        let of = stake.whole.or(stake.part).and_then(|told| told.said.facts.first());
        let of = of.map_or_else(String::new, |at| format!("{}-{}:", at.document, at.fact));
        let key = format!("paper:{}:{of}{}:{}", stake.partner, seen.at.document, seen.at.fact);
        let date = date.as_deref().map(|date| m.date(date));
        let status = m.word("agreement", status.code()).to_owned();
        let note: Vec<String> = std::iter::once(status).chain(date).collect();
        let mark = Some(marks.add(key, text.clone(), vec![seen.at]));
        Some(Piece { text, note: note.join(", "), partner: None, mark })
    });
    let pieces: Vec<Piece> = pieces.collect();
    if pieces.is_empty() {
        return Cell::absent(m.t("indicators.stakes.papers.none"));
    }
    Cell { pieces, ..Cell::default() }
}

#[cfg(test)]
mod tests {
    use crate::query::Selection;
    use crate::view::chart::Look;
    use crate::view::fixture::{panel, rows, shown};
    use crate::view::sheet::Sheet;

    fn sheet(text: &str) -> Sheet {
        shown(&[text], &Selection::default(), &[], crate::view::indicators::sheet)
    }

    #[test]
    fn a_part_is_compared_with_the_whole_of_its_country() {
        let text = "Американская компания Chevron вложила в экономику Казахстана 20 миллиардов \
             долларов. Объем инвестиций США в Казахстан превысил 80 миллиардов долларов.";
        let sheet = sheet(text);
        let found = rows(&sheet, "stakes");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0][0], "США");
        assert!(found[0][1].starts_with("свыше 80 млрд"), "{found:?}");
        assert_eq!(found[0][3], "Chevron");
        assert_eq!(found[0][5], "менее 25 %");
        let chart = panel(&sheet, "stakes").chart.as_ref().expect("a picture");
        assert!(chart.shapes.iter().all(|shape| shape.mark.is_some()));
    }

    /// A part, and its whole by two sources in other words.
    const ALIKE: [&str; 2] = [
        "Американская компания Chevron вложила в экономику Казахстана 20 миллиардов долларов. Объем \
         инвестиций США в Казахстан превысил 80 миллиардов долларов.",
        "В 2025 году инвестиции США в Казахстан превысили 80 миллиардов долларов.",
    ];

    #[test]
    fn what_two_sources_say_alike_is_one_bar_with_both() {
        let sheet = shown(&ALIKE, &Selection::default(), &[], crate::view::indicators::sheet);
        assert_eq!(rows(&sheet, "stakes").len(), 2);
        let chart = panel(&sheet, "stakes").chart.as_ref().expect("a picture");
        let outlines = chart.shapes.iter().filter(|shape| shape.look == Look::Outline);
        let marks: Vec<usize> = outlines.filter_map(|shape| shape.mark).collect();
        assert_eq!(marks.len(), 1);
        assert_eq!(sheet.marks[marks[0]].facts.len(), 2);
    }

    #[test]
    fn the_finding_says_alike_once_and_whose_a_part_is() {
        let options = [("metric", "investment")];
        let sheet = shown(&ALIKE, &Selection::default(), &options, crate::view::indicators::sheet);
        let title = sheet.title.replace('\u{a0}', " ");
        assert_eq!(title.matches("80 млрд").count(), 1, "{title}");
        assert!(title.contains("(Chevron)"), "{title}");
    }

    #[test]
    fn a_whole_without_a_part_says_so() {
        let found = rows(
            &sheet("Инвестиции Китая в Казахстан превысили 27 миллиардов долларов."),
            "stakes",
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0][3], "часть не названа");
    }

    #[test]
    fn without_investment_the_panel_says_so() {
        let sheet = sheet("Товарооборот Казахстана с Китаем составил 44 миллиарда долларов.");
        let stakes = panel(&sheet, "stakes");
        assert!(stakes.table.rows.is_empty() && stakes.chart.is_none());
        assert!(stakes.empty.is_some());
    }
}
