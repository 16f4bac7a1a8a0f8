//! How many meetings a month, or, over more than three years, a year.
//!
//! In: entries within the window. Out: a panel with bars. An event counts once; a date wider than a
//! bar is left out, and how many were is said.

use std::collections::BTreeMap;

use super::Scene;
use super::entry::{Entry, Sort};
use super::zoom::{Unit, span};
use crate::query::FactRef;
use crate::view::chart::{Anchor, Chart, Form, Look, Shape, text_width};
use crate::view::desk::{Desk, Marks};
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Table};

/// More months than this are told by years.
const MONTHS: usize = 36;
/// No more bars than this are drawn.
const BARS: usize = 400;
/// Height of the highest bar, in pixels.
const HIGH: f32 = 110.0;
/// Above the bars.
const HEAD: f32 = 22.0;
/// The least width of a bar with its gap.
const COLUMN: f32 = 16.0;
/// The greatest.
const WIDE: f32 = 110.0;
/// Left and right.
const EDGE: f32 = 8.0;

/// A month or year with its meetings.
struct Bar<'e, 'a> {
    edtf: String,
    entries: Vec<&'e Entry<'a>>,
    mark: Option<usize>,
}

/// The panel.
pub(super) fn panel(desk: &Desk, scene: &Scene, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let held: Vec<&Entry> = scene.listed().into_iter().filter(|entry| entry.is_held()).collect();
    let months = bars(&held, Unit::Month);
    let mut bars = if months.len() > MONTHS { bars(&held, Unit::Year) } else { months };
    for bar in &mut bars {
        if !bar.entries.is_empty() {
            let facts: Vec<FactRef> =
                bar.entries.iter().flat_map(|entry| entry.facts.iter().copied()).collect();
            let count = m.plural("time-meetings", bar.entries.len());
            let label = format!("{}: {count}", m.date(&bar.edtf));
            bar.mark = Some(marks.add(format!("rhythm:{}", bar.edtf), label, facts));
        }
    }
    let counted: usize = bars.iter().map(|bar| bar.entries.len()).sum();
    let left_out = m.number(held.len().saturating_sub(counted) as f64);
    Panel {
        id: "rhythm".into(),
        title: m.t("time.rhythm").into(),
        note: m.fill("time.rhythm.note", &[("n", &left_out)]),
        help: m.t("time.rhythm.help").into(),
        chart: (!bars.is_empty()).then(|| picture(desk, &bars)),
        table: table(desk, &bars),
        lead: Lead::Chart,
        empty: bars.is_empty().then(|| desk.nothing("time.rhythm.none")),
        ..Panel::default()
    }
}

/// Bars from the first to the last meeting whose date lies within one.
fn bars<'e, 'a>(held: &[&'e Entry<'a>], unit: Unit) -> Vec<Bar<'e, 'a>> {
    let mut of: BTreeMap<i64, Vec<&'e Entry<'a>>> = BTreeMap::new();
    for entry in held {
        let Some((from, to)) = entry.days else { continue };
        let (first, last) = unit.around(from);
        if to <= last {
            of.entry(first).or_default().push(entry);
        }
    }
    let (Some(from), Some(to)) = (of.keys().next().copied(), of.keys().next_back().copied()) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let mut day = from;
    while day <= to && out.len() < BARS {
        let edtf = unit.edtf(day);
        let Some((first, last)) = span(&edtf) else { break };
        let entries = of.remove(&first).unwrap_or_default();
        out.push(Bar { edtf, entries, mark: None });
        day = last + 1;
    }
    out
}

fn picture(desk: &Desk, bars: &[Bar]) -> Chart {
    let m = desk.locale;
    let room = f32::from(desk.frame.width) - EDGE * 2.0;
    let column = (room / bars.len().max(1) as f32).clamp(COLUMN, WIDE);
    let most = bars.iter().map(|bar| bar.entries.len()).max().unwrap_or(1).max(1) as f32;
    let bottom = HEAD + HIGH;
    let right = EDGE + column * bars.len() as f32;
    let mut shapes =
        vec![Shape::new(Look::Axis, Form::Line { from: (EDGE, bottom), to: (right, bottom) })];
    let mut free = f32::NEG_INFINITY;
    let mut end = right;
    for (number, bar) in bars.iter().enumerate() {
        let x = EDGE + column * number as f32;
        let count = bar.entries.len();
        if let Some(mark) = bar.mark {
            let height = HIGH * count as f32 / most;
            let (top, width) = (bottom - height, column - 4.0);
            let rect = Form::Rect { x: x + 2.0, y: top, width, height };
            shapes.push(Shape::new(Look::Fill, rect).marked(mark));
            let at = x + column / 2.0;
            let words = m.number(count as f64);
            shapes.push(Shape::text(Look::Label, at, top - 5.0, Anchor::Middle, words));
        }
        let words = m.date(&bar.edtf);
        // Every bar has its words in the table; below it they stand where they have room.
        if x >= free && (bar.mark.is_some() || number == 0) {
            free = x + text_width(&words) + 8.0;
            end = end.max(free);
            shapes.push(Shape::text(Look::Faint, x, bottom + 16.0, Anchor::Start, words));
        }
    }
    let label = m.t("time.rhythm").to_owned();
    Chart { width: end + EDGE, height: bottom + 24.0, label, shapes }
}

fn table(desk: &Desk, bars: &[Bar]) -> Table {
    let m = desk.locale;
    let columns = std::iter::once(Column::words(m.t("time.rhythm.period")))
        .chain(Sort::MEETINGS.iter().map(|sort| Column::numbers(m.t(sort.key()))))
        .chain(std::iter::once(Column::numbers(m.t("column.total"))))
        .collect();
    let number = |count: usize| Cell::number(count as f64, m.number(count as f64));
    // Where nobody met, the picture has a gap and the table no row.
    let rows = bars.iter().filter(|bar| bar.mark.is_some()).map(|bar| {
        let of = |sort: &Sort| bar.entries.iter().filter(|entry| entry.sort == *sort).count();
        let total = number(bar.entries.len());
        std::iter::once(Cell::head(m.date(&bar.edtf)))
            .chain(Sort::MEETINGS.iter().map(|sort| number(of(sort))))
            .chain([Cell { mark: bar.mark, ..total }])
            .collect()
    });
    Table::whole(columns, rows.collect()).set(Layout::Matrix)
}
