//! Investment as part and whole: what a company put in of all that its country did.
//!
//! In: figures of investment. Out: a panel; a part is a statement whose sentence names a company, the
//! whole one of the same partner and currency whose sentence names none. The share is an interval: from
//! the least part of the greatest whole to the greatest part of the least whole. Knows that a part is
//! not greater than its whole; must not choose between statements, nor between sources.
//!
//! Chevron 55 млрд of «свыше 100 млрд» → less than 55 %; beside it the contract of 1993

use super::Scene;
use super::figure::{Axis, Figure, Said, signs, value, voice};
use super::tables::period;
use crate::dossier::{End, Interval};
use crate::lexicon::EntityKind;
use crate::query::FactRef;
use crate::record::{Bound, FactDetail, FactKind, Mention, Metric};
use crate::view::Locale;
use crate::view::chart::{Anchor, Chart, Form, Look, Shape, wrap};
use crate::view::desk::{Desk, Marks};
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Piece, Table};

/// Height of a bar, in pixels.
const BAR: f32 = 22.0;
/// From one line of text to the next.
const LINE: f32 = 18.0;
/// A bar has so many lines of words at most.
const LINES: usize = 3;
/// Room for what has no limit, beside the bar.
const OPEN: f32 = 40.0;

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
        chart: picture(desk, &stakes),
        empty: rows.is_empty().then(|| desk.nothing("indicators.stakes.none")),
        table: Table::whole(columns.to_vec(), rows).set(Layout::Ledger),
        lead: if stakes.iter().any(|stake| share(stake).is_some()) {
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
    let told = said.map(|(figure, said)| {
        let mut companies: Vec<&str> =
            said.facts.iter().flat_map(|at| companies(desk, *at)).collect();
        companies.sort_unstable();
        companies.dedup();
        Told { figure, said, companies }
    });
    told.collect()
}

/// The companies named in the evidence of a fact, by id.
fn companies<'a>(desk: &Desk<'a>, at: FactRef) -> impl Iterator<Item = &'a str> + use<'a> {
    let record = desk.records.get(at.document as usize);
    let span = record.and_then(|record| record.facts.get(at.fact as usize)).map(|fact| fact.span);
    let mentions = record.map(|record| record.mentions.as_slice()).unwrap_or_default();
    let span = span.unwrap_or_default();
    let first = mentions.partition_point(|mention| mention.span.start < span.start);
    let inside = mentions.iter().skip(first).take_while(move |it| it.span.start < span.end);
    inside.filter(|it| it.kind == EntityKind::Company).map(|it: &Mention| it.id.as_str())
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
    out.sort_by_key(|stake| share(stake).is_none());
    out
}

/// Which share of the whole the part is: its least and greatest, an absent end being open.
fn share(stake: &Stake) -> Option<(Option<End>, Option<End>)> {
    let interval = |told: &Told| {
        let indicator = told.said.indicator;
        Interval::of(indicator.value, indicator.bound)
    };
    let (part, whole) = (interval(stake.part?), interval(stake.whole?));
    let ratio = |part: Option<End>, whole: Option<End>| {
        let (part, whole) = (part?, whole.filter(|whole| whole.value > 0.0)?);
        let is_closed = part.is_closed && whole.is_closed;
        Some(End { value: part.value / whole.value, is_closed })
    };
    Some((ratio(part.lower, whole.upper), ratio(part.upper, whole.lower)))
}

/// «55 %», «менее 55 %», «от 40 % до 60 %», «больше целого».
fn share_words(m: Locale, stake: &Stake) -> Cell {
    let Some((least, most)) = share(stake) else {
        return Cell::absent(m.t("indicators.stakes.share.none"));
    };
    let percent = |end: End| m.measured((end.value * 1000.0).round() / 10.0, "%");
    if least.is_some_and(|least| least.value > 1.0) {
        return Cell::text(m.t("indicators.stakes.exceeded"));
    }
    match (least, most) {
        (Some(least), Some(most)) if least.value.total_cmp(&most.value).is_eq() => {
            Cell::number(least.value, percent(least))
        }
        (Some(least), Some(most)) => {
            let values = [("from", percent(least)), ("to", percent(most))];
            let values: Vec<_> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
            Cell::text(m.fill("indicators.stakes.between", &values))
        }
        (None, Some(most)) if most.is_closed => {
            Cell::text(m.fill("indicators.stakes.at-most", &[("to", &percent(most))]))
        }
        (None, Some(most)) => Cell::text(m.bounded(Bound::Under, percent(most))),
        (Some(least), None) => Cell::text(m.bounded(Bound::Over, percent(least))),
        (None, None) => Cell::absent(m.t("indicators.stakes.share.none")),
    }
}

fn company_names(desk: &Desk, told: &Told) -> String {
    let names = told.companies.iter().map(|id| desk.name_of(EntityKind::Company, id));
    names.collect::<Vec<_>>().join(", ")
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
        stake.part.map_or_else(none, |told| Cell::text(company_names(desk, told))),
        sum(stake.part, "indicators.stakes.part.none"),
        share_words(m, stake),
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

/// A bar for each whole with a part of it: the part filled, the rest pale, an arrow where the whole has
/// no limit. Each bar is its own scale: what is compared is the share.
fn picture(desk: &Desk, stakes: &[Stake]) -> Option<Chart> {
    let m = desk.locale;
    let width = f32::from(desk.frame.width);
    let mut shapes = Vec::new();
    let mut y = 0.0;
    for stake in stakes {
        let (Some(whole), Some(part)) = (stake.whole, stake.part) else { continue };
        if share(stake).is_none() {
            continue;
        }
        let mut lines = |look, words: &str, mark: usize, y: &mut f32| {
            for line in wrap(words, width, LINES) {
                shapes.push(Shape::text(look, 0.0, *y + 13.0, Anchor::Start, line).marked(mark));
                *y += LINE;
            }
        };
        let of_whole = value(m, whole.said.indicator);
        let head = format!("{}: {of_whole}", desk.name(stake.partner));
        lines(Look::Strong, &head, whole.said.mark, &mut y);
        let of_part = value(m, part.said.indicator);
        let share = share_words(m, stake).text;
        let words = format!("{}: {of_part} – {share}", company_names(desk, part));
        lines(Look::Label, &words, part.said.mark, &mut y);
        let (all, some) = (whole.said.indicator.value, part.said.indicator.value);
        let room = (width - OPEN).max(1.0);
        let scale = |value: f64| (value / all.max(some).max(f64::MIN_POSITIVE)) as f32 * room;
        let rect = |x: f32, width: f32| Form::Rect { x, y, width: width.max(2.0), height: BAR };
        let bar = |look, form, mark| Shape::new(look, form).of(stake.partner).marked(mark);
        shapes.push(bar(Look::Outline, rect(0.0, scale(all)), whole.said.mark));
        let interval = Interval::of(all, whole.said.indicator.bound);
        if interval.upper.is_none() {
            let (from, middle) = (scale(all), y + BAR / 2.0);
            let tail = rect(from, OPEN - 12.0);
            shapes.push(bar(Look::Uncertain, tail, whole.said.mark));
            let (x, top, bottom) = (from + OPEN - 12.0, y - 1.0, y + BAR + 1.0);
            let tip = x + 9.0;
            let path = format!("M{x:.1} {top:.1}L{tip:.1} {middle:.1}L{x:.1} {bottom:.1}Z");
            shapes.push(bar(Look::Fill, Form::Path(path), whole.said.mark));
        }
        shapes.push(bar(Look::Fill, rect(0.0, scale(some)), part.said.mark));
        y += BAR + 16.0;
    }
    let label = m.t("indicators.stakes").to_owned();
    (!shapes.is_empty()).then_some(Chart { width, height: y, label, shapes })
}

#[cfg(test)]
mod tests {
    use crate::query::Selection;
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
