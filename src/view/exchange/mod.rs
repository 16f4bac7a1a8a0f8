//! What each partner gives and what it gets for it, and what others need from the home state.
//!
//! In: exchanges and needs that the controls leave. Out: two columns of words for every partner, and
//! the same as a table with who says it and where; a ledger of needs. A half that no words name stays empty and says so; which
//! half is given is often read off the words, and such a half is shown as uncertain. Must not know
//! how it is drawn.
//!
//! «с соседом – товары в обмен на транзит» → the neighbour gives товары, gets транзит

mod needs;

use std::collections::BTreeMap;

use super::Locale;
use super::bars::MOST;
use super::chart::{Anchor, Chart, Form, Look, Shape, text_width, wrap};
use super::desk::{Desk, Marks, Seen};
use super::sheet::{Cell, Column, Layout, Lead, Panel, Sheet, Table};
use crate::query::subject::title as title_of;
use crate::record::{Exchange, FactDetail, FactKind, Inference};

/// Height of a line of text, in pixels.
const LINE: f32 = 18.0;
/// Space around words in their box.
const PAD: f32 = 9.0;
/// So many lines a box has at most.
const LINES: usize = 6;
/// Between the two columns.
const GAP: f32 = 28.0;
/// Above the first row: what the columns are.
const HEAD: f32 = 30.0;
/// The name of a partner.
const NAME: f32 = 28.0;

/// An exchange as one partner has it.
struct Told<'a> {
    seen: Seen<'a>,
    /// The halves, in the nominative where it can be had.
    halves: Exchange,
    mark: usize,
}

impl Told<'_> {
    /// Whether the direction was concluded, not said.
    fn is_inferred(&self) -> bool {
        self.seen.fact.inferred.contains(&Inference::DirectionFromWords)
    }
}

/// A partner with its exchanges, those with most first.
type Row<'a> = (&'a str, Vec<Told<'a>>);

/// The view.
pub(super) fn sheet(desk: &Desk) -> Sheet {
    let mut marks = Marks::default();
    let rows = rows(desk, &mut marks);
    let title = title(desk, &rows);
    let panels = vec![panel(desk, &rows, &title), needs::panel(desk, &mut marks)];
    Sheet { panels, title, marks: marks.finish() }
}

fn rows<'a>(desk: &Desk<'a>, marks: &mut Marks) -> Vec<Row<'a>> {
    let chosen = &desk.selection.partners;
    let mut by_partner: BTreeMap<&str, Vec<Told>> = BTreeMap::new();
    for seen in desk.seen_of(FactKind::Exchange) {
        let FactDetail::Exchange(halves) = &seen.fact.detail else { continue };
        let titled = |half: &Option<String>| {
            half.as_ref().map(|words| title_of(words).unwrap_or_else(|| words.clone()))
        };
        let halves = Exchange { gives: titled(&halves.gives), gets: titled(&halves.gets) };
        for partner in &seen.fact.partners {
            if !chosen.is_empty() && !chosen.contains(partner) {
                continue;
            }
            let half = |half: &Option<String>| match half {
                Some(words) => words.clone(),
                None => desk.locale.t("exchange.half.none").to_owned(),
            };
            let (gives, gets) = (half(&halves.gives), half(&halves.gets));
            let name = desk.name(partner);
            let values = [("partner", name.as_str()), ("gives", &gives), ("gets", &gets)];
            let label = desk.locale.fill("exchange.mark", &values);
            let key = format!("{partner}:{}:{}", seen.at.document, seen.at.fact);
            let mark = marks.add(key, label, vec![seen.at]);
            by_partner.entry(partner).or_default().push(Told {
                seen,
                halves: halves.clone(),
                mark,
            });
        }
    }
    let mut rows: Vec<_> = by_partner.into_iter().collect();
    rows.sort_by_key(|(partner, told)| (std::cmp::Reverse(told.len()), *partner));
    rows
}

/// «Обмен назван у 3 партнёров: …; …».
fn title(desk: &Desk, rows: &[Row]) -> String {
    let m = desk.locale;
    if rows.is_empty() {
        return m.t("exchange.title.none").to_owned();
    }
    let names: Vec<_> = rows.iter().take(4).map(|(partner, _)| desk.name(partner)).collect();
    let inferred = rows.iter().flat_map(|(_, told)| told).filter(|told| told.is_inferred()).count();
    let key = if inferred > 0 { "exchange.title.inferred" } else { "exchange.title.said" };
    let count = m.plural("exchange-partners", rows.len());
    let values = [
        ("partners", count.as_str()),
        ("list", &names.join(", ")),
        ("n", &m.number(inferred as f64)),
    ];
    m.fill(key, &values)
}

fn panel(desk: &Desk, rows: &[Row], title: &str) -> Panel {
    let m = desk.locale;
    let keys = [
        "column.partner",
        "exchange.gives.head",
        "exchange.gets.head",
        "exchange.by",
        "exchange.in",
    ];
    let is_empty = rows.is_empty();
    // A chosen partner without an exchange has its row, which says so.
    let silent =
        desk.selection.partners.iter().filter(|id| !rows.iter().any(|(known, _)| known == id));
    let silent = silent.filter(|_| !is_empty).map(|partner| (partner.as_str(), None));
    let said =
        rows.iter().flat_map(|(partner, told)| told.iter().map(|told| (*partner, Some(told))));
    let all: Vec<(&str, Option<&Told>)> = said.chain(silent).collect();
    let columns = keys.map(|key| Column::words(m.t(key))).to_vec();
    let table =
        Table::paged(columns, all.len(), desk.page("exchange"), |number| match all.get(number) {
            Some((partner, Some(told))) => row(desk, partner, told),
            Some((partner, None)) => silent_row(desk, partner),
            None => Vec::new(),
        });
    Panel {
        id: "exchange".into(),
        title: m.t("exchange.exchange").into(),
        note: m.t("exchange.note").into(),
        help: m.t("exchange.help").into(),
        chart: (!is_empty).then(|| picture(desk, rows, title)),
        table: table.set(Layout::Ledger),
        lead: Lead::Both,
        empty: is_empty.then(|| desk.nothing("exchange.none")),
        ..Panel::default()
    }
}

fn silent_row(desk: &Desk, partner: &str) -> Vec<Cell> {
    let none = || Cell::absent(desk.locale.t("exchange.none.cell"));
    let head = Cell::head(desk.name(partner)).of(partner);
    vec![head, none(), none(), Cell::absent(""), Cell::absent("")]
}

fn row(desk: &Desk, partner: &str, told: &Told) -> Vec<Cell> {
    let m = desk.locale;
    let half = |words: &Option<String>| match words {
        Some(words) => Cell::quote(words.clone()).marked(told.mark),
        None => Cell::absent(m.t("exchange.half.none")),
    };
    let mut gives = half(&told.halves.gives);
    let mut gets = half(&told.halves.gets);
    for cell in [&mut gives, &mut gets] {
        if told.is_inferred() {
            cell.signs.push(m.t("exchange.inferred").to_owned());
        }
        if told.seen.fact.hedged {
            cell.signs.push(m.t("sign.hedged").to_owned());
        }
    }
    let source = desk.source_name(told.seen.at.document);
    let title = told.seen.document.meta.title.clone().filter(|title| *title != source);
    let carried = told.seen.fact.inferred.contains(&Inference::CarriedPartner);
    let head = Cell::head(desk.name(partner)).of(partner);
    let sign = carried.then(|| m.word("inference", Inference::CarriedPartner.code()).to_owned());
    vec![
        Cell { signs: sign.into_iter().collect(), ..head },
        gives,
        gets,
        Cell::text(desk.speaker_name(told.seen.speaker())),
        Cell::text(source).noted(title.unwrap_or_default()),
    ]
}

/// Two columns of words: what the partner gives, what it gets. Of more than [`MOST`] pairs the first
/// are drawn and the number of the others is told.
fn picture(desk: &Desk, rows: &[Row], title: &str) -> Chart {
    let m = desk.locale;
    let width = f32::from(desk.frame.width).max(280.0);
    let column = (width - GAP) / 2.0;
    let mut shapes = Vec::new();
    let heads = [("exchange.gives.head", 0.0), ("exchange.gets.head", column + GAP)];
    for (key, x) in heads {
        shapes.push(Shape::text(Look::Faint, x, HEAD - 12.0, Anchor::Start, m.t(key)));
    }
    let mut y = HEAD;
    let mut rest = MOST;
    for (partner, told) in rows {
        if rest == 0 {
            break;
        }
        shapes.push(Shape::new(Look::Grid, Form::Line { from: (0.0, y), to: (width, y) }));
        let name = desk.name(partner);
        shapes.push(Shape::text(Look::Strong, 0.0, y + 20.0, Anchor::Start, name.clone()));
        let sources = told.len();
        if sources > 1 {
            let x = text_width(&name) + 16.0;
            let count = m.plural("places", sources);
            shapes.push(Shape::text(Look::Faint, x, y + 20.0, Anchor::Start, count));
        }
        y += NAME;
        for told in told.iter().take(rest) {
            y = pair(m, &mut shapes, partner, told, (column, y)) + PAD;
        }
        rest = rest.saturating_sub(sources);
    }
    let all: usize = rows.iter().map(|(_, told)| told.len()).sum();
    if all > MOST {
        let others = format!("+ {}", all - MOST);
        shapes.push(Shape::text(Look::Faint, 0.0, y + 12.0, Anchor::Start, others));
        y += 20.0;
    }
    Chart { width, height: y + 4.0, label: title.to_owned(), shapes }
}

/// The two halves side by side; the bottom of the higher one.
fn pair(
    m: Locale,
    shapes: &mut Vec<Shape>,
    partner: &str,
    told: &Told,
    (column, y): (f32, f32),
) -> f32 {
    let lines = |words: &Option<String>| {
        wrap(words.as_deref().unwrap_or(m.t("exchange.half.none")), column - 2.0 * PAD, LINES)
    };
    let halves = [&told.halves.gives, &told.halves.gets];
    let most = halves.iter().map(|words| lines(words).len()).max().unwrap_or(1).max(1);
    let height = most as f32 * LINE + 2.0 * PAD - 4.0;
    for (words, x) in halves.into_iter().zip([0.0, column + GAP]) {
        // Whatever is not certain has its line broken: a direction read off the words.
        let look = match words {
            None => Look::Lane,
            Some(_) if told.is_inferred() => Look::Uncertain,
            Some(_) => Look::Outline,
        };
        let form = Form::Rect { x, y, width: column, height };
        let shape = Shape::new(look, form).marked(told.mark);
        // What is not named has nobody's colour.
        shapes.push(if words.is_some() { shape.of(partner) } else { shape });
        let ink = if words.is_some() { Look::Label } else { Look::Faint };
        for (number, line) in lines(words).into_iter().enumerate() {
            let baseline = y + PAD + 11.0 + number as f32 * LINE;
            shapes.push(Shape::text(ink, x + PAD, baseline, Anchor::Start, line));
        }
    }
    let middle = y + height / 2.0;
    let (from, to) = (column + 5.0, column + GAP - 5.0);
    // An arrow to each side.
    let arrows = format!(
        "M{from} {a}H{to}M{in_to} {a0}L{to} {a}L{in_to} {a1}M{to} {b}H{from}M{in_from} {b0}L{from} {b}L{in_from} {b1}",
        a = middle - 4.0,
        a0 = middle - 7.0,
        a1 = middle - 1.0,
        b = middle + 4.0,
        b0 = middle + 1.0,
        b1 = middle + 7.0,
        in_to = to - 4.0,
        in_from = from + 4.0,
    );
    shapes.push(Shape::new(Look::Link, Form::Path(arrows)));
    y + height
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::{fact, panel, show};

    fn exchanges(count: usize) -> Sheet {
        let told = |_| {
            let (gives, gets) = (Some("кредиты".to_owned()), Some("нефть".to_owned()));
            vec![fact(&["CN"], FactDetail::Exchange(Exchange { gives, gets }))]
        };
        show(sheet, (0..count).map(told).collect(), &[], 960)
    }

    #[test]
    fn halves_stand_in_the_nominative() {
        let (gives, gets) = (Some("новых машин".to_owned()), Some("шерстью".to_owned()));
        let told = fact(&["CN"], FactDetail::Exchange(Exchange { gives, gets }));
        let sheet = show(sheet, vec![vec![told]], &[], 960);
        let row = &panel(&sheet, "exchange").table.rows[0];
        assert_eq!((row[1].text.as_str(), row[2].text.as_str()), ("новые машины", "шерсть"));
    }

    #[test]
    fn of_many_pairs_the_first_are_drawn_and_the_others_counted() {
        let drawn = |sheet: &Sheet| {
            let shapes = &panel(sheet, "exchange").chart.as_ref().expect("picture").shapes;
            let rects = shapes.iter().filter(|shape| matches!(shape.form, Form::Rect { .. }));
            let rest = shapes.iter().any(|shape| match &shape.form {
                Form::Text { text, .. } => text == "+ 70",
                _ => false,
            });
            (rects.count(), rest)
        };
        assert_eq!(drawn(&exchanges(3)), (6, false));
        let many = exchanges(MOST + 70);
        assert_eq!(drawn(&many), (2 * MOST, true));
        let table = &panel(&many, "exchange").table;
        assert_eq!((table.rows.len(), table.total), (100, MOST + 70));
    }
}
