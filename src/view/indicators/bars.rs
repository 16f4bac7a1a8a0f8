//! The statements of one metric as bars on one axis.
//!
//! In: figures of one unit. Out: a panel. A bar ends where the stated number is; what the words
//! leave open stands behind it, paler, with an arrow where it has no end. Two sources of one figure
//! are two bars under each other with the class of their difference, never one bar between them.

use std::cmp::Ordering;

use super::figure::{Figure, Said, amount, signs, value, voice};
use super::investors::{companies_of, names};
use super::{Scene, figure};
use crate::dossier::Interval;
use crate::record::Bound;
use crate::view::chart::{Anchor, Chart, Form, Linear, Look, Shape, lines, text_width, ticks};
use crate::view::desk::Desk;
use crate::view::sheet::{Cell, Column, Lead, Panel, Table};

/// Height of a bar, in pixels.
const BAR: f32 = 12.0;
/// From one line of text to the next.
const LINE: f32 = 18.0;
/// Room for an arrow at the right.
const ARROW: f32 = 30.0;
/// Left edge of everything.
const LEFT: f32 = 4.0;
/// Faint letters are 12 px where [`text_width`] guesses for 13.
const FAINT: f32 = 12.0 / 13.0;
/// Above the first row: the numbers of the axis.
const HEAD: f32 = 26.0;

/// Figures with the greatest first; those of one partner together.
pub(super) fn ordered<'s, 'a>(figures: &[&'s Figure<'a>]) -> Vec<&'s Figure<'a>> {
    let greatest = |figure: &Figure| {
        let same = figures.iter().filter(|other| other.colour() == figure.colour());
        same.map(|other| other.greatest()).fold(f64::NEG_INFINITY, f64::max)
    };
    let mut out: Vec<_> = figures.iter().map(|figure| (greatest(figure), *figure)).collect();
    out.sort_by(|(a, x), (b, y)| {
        b.total_cmp(a)
            .then_with(|| x.colour().cmp(&y.colour()))
            .then_with(|| y.greatest().total_cmp(&x.greatest()))
    });
    out.into_iter().map(|(_, figure)| figure).collect()
}

/// The panel.
pub(super) fn panel(desk: &Desk, scene: &Scene) -> Panel {
    let m = desk.locale;
    let drawn = ordered(&scene.drawn());
    let apart = scene.apart();
    let mut note =
        m.fill("indicators.chart.note", &[("unit", &scene.axis.name(m))]).trim().to_owned();
    if !apart.is_empty() {
        let list: Vec<_> = apart
            .iter()
            .flat_map(|figure| {
                let name = figure.name(desk);
                figure.said.iter().map(move |said| format!("{name}: {}", value(m, said.indicator)))
            })
            .collect();
        note = m.fill("indicators.chart.apart", &[("note", &note), ("list", &list.join("; "))]);
    }
    Panel {
        id: "chart".into(),
        title: m.word("metric", scene.metric.code()).into(),
        note,
        help: m.t("indicators.chart.help").into(),
        switches: scene.switches(desk),
        chart: (!drawn.is_empty()).then(|| picture(desk, scene, &drawn)),
        table: table(desk, &drawn),
        lead: Lead::Chart,
        empty: drawn.is_empty().then(|| empty(desk, scene)),
        ..Panel::default()
    }
}

/// Why there is no bar.
pub(super) fn empty(desk: &Desk, scene: &Scene) -> String {
    let m = desk.locale;
    let metric = m.word("metric", scene.metric.code());
    let key = if desk.selection.filter.is_empty() {
        "indicators.empty"
    } else {
        "indicators.empty.filtered"
    };
    m.fill(key, &[("metric", metric)])
}

fn table(desk: &Desk, drawn: &[&Figure]) -> Table {
    let m = desk.locale;
    let columns = vec![
        Column::words(m.t("column.partner")),
        Column::numbers(m.t("column.value")),
        Column::numbers(m.t("indicators.least")),
        Column::numbers(m.t("indicators.most")),
        Column::words(m.t("column.period")),
        Column::words(m.t("column.speaker")),
        Column::words(m.t("indicators.class")),
    ];
    let rows = drawn.iter().flat_map(|figure| figure.said.iter().map(move |said| (figure, said)));
    let rows = rows.map(|(figure, said)| {
        let i = said.indicator;
        let interval = Interval::of(i.value, i.bound);
        let end = |end: Option<crate::dossier::End>| match end {
            Some(end) => Cell::number(end.value, amount(m, i, end.value)),
            None => Cell::absent(m.t("indicators.open")),
        };
        let company = names(desk, &companies_of(desk, said));
        let stated = Cell::number(i.value, value(m, i)).marked(said.mark).noted(company);
        vec![
            Cell { partner: figure.colour().map(Into::into), ..Cell::head(figure.name(desk)) },
            Cell { signs: signs(desk, &said.facts), ..stated },
            end(interval.lower),
            end(interval.upper),
            super::tables::period(m, i),
            Cell::text(voice(desk, said)),
            match figure.class {
                Some(class) => Cell::text(m.word("relation", class.code())),
                None => Cell::text(m.t("indicators.alone")),
            },
        ]
    });
    Table::whole(columns, rows.collect())
}

fn picture(desk: &Desk, scene: &Scene, drawn: &[&Figure]) -> Chart {
    let m = desk.locale;
    let reaches = |said: &Said| {
        let interval = Interval::of(said.indicator.value, said.indicator.bound);
        let ends = [interval.lower, interval.upper].into_iter().flatten().map(|end| end.value);
        ends.chain([said.indicator.value]).filter(|value| value.is_finite()).collect::<Vec<_>>()
    };
    let values: Vec<f64> = drawn.iter().flat_map(|f| &f.said).flat_map(reaches).collect();
    let low = values.iter().copied().fold(0.0, f64::min);
    let high = values.iter().copied().fold(low, f64::max);
    let width = drawn
        .iter()
        .flat_map(|figure| &figure.said)
        .map(|said| text_width(&value(m, said.indicator)) + LEFT * 2.0)
        .fold(f32::from(desk.frame.width), f32::max);
    let scale = Linear::new((low, high), (LEFT, (width - ARROW).max(LEFT + 1.0)));
    let mut rows = Vec::new();
    let mut y = HEAD + 8.0;
    let mut before: Option<String> = None;
    for figure in drawn {
        let name = figure.name(desk);
        if before.as_ref() != Some(&name) {
            y += LINE;
            let head = Shape::text(Look::Strong, LEFT, y - 4.0, Anchor::Start, name.clone());
            rows.push(coloured(head, figure.colour()));
            before = Some(name);
        }
        for said in &figure.said {
            y = row(desk, &scale, figure, said, y, width, &mut rows);
        }
        if let Some(class) = figure.class {
            y += LINE;
            let text = m.fill("indicators.between", &[("class", m.word("relation", class.code()))]);
            let look = if class.is_conflict() { Look::Strong } else { Look::Faint };
            rows.push(Shape::text(look, LEFT, y - 5.0, Anchor::Start, text));
        }
        y += 6.0;
    }
    let mut shapes = axis(desk, scene, &scale, (low, high), y);
    shapes.extend(rows);
    Chart { width, height: y + 8.0, label: super::title(desk, scene), shapes }
}

/// Numbers of the axis above the rows.
fn axis(desk: &Desk, scene: &Scene, scale: &Linear, range: (f64, f64), bottom: f32) -> Vec<Shape> {
    let m = desk.locale;
    let count = (desk.frame.width / 110).clamp(3, 8);
    let mut out = Vec::new();
    let mut free = f32::NEG_INFINITY;
    for value in ticks(range.0, range.1, usize::from(count)) {
        let x = scale.at(value);
        out.push(Shape::new(Look::Grid, Form::Line { from: (x, HEAD), to: (x, bottom) }));
        let words = match scene.axis {
            figure::Axis::Named(ref unit) if unit == "%" => m.measured(value, unit),
            _ => m.scaled(value),
        };
        let half = text_width(&words) / 2.0;
        let (at, anchor) = if x - half < 0.0 { (x, Anchor::Start) } else { (x, Anchor::Middle) };
        if x - half > free {
            out.push(Shape::text(Look::Faint, at, HEAD - 8.0, anchor, words));
            free = x + half + 6.0;
        }
    }
    out
}

/// A statement: its words, below them its bar; where the next row begins.
fn row(
    desk: &Desk,
    scale: &Linear,
    figure: &Figure,
    said: &Said,
    top: f32,
    width: f32,
    out: &mut Vec<Shape>,
) -> f32 {
    let words = value(desk.locale, said.indicator);
    let note = note(desk, said);
    let mut y = top + LINE;
    let label = Shape::text(Look::Label, LEFT, y - 5.0, Anchor::Start, words.clone());
    out.push(label.marked(said.mark));
    let beside = LEFT + text_width(&words) + 12.0;
    let fits = beside + text_width(&note) * FAINT <= width;
    if fits {
        out.push(Shape::text(Look::Faint, beside, y - 5.0, Anchor::Start, note));
    } else {
        for line in lines(&note, (width - LEFT * 2.0) / FAINT) {
            y += LINE - 3.0;
            // A line that ends stands for the dot between two parts.
            let line = line.trim_matches(['·', ' ']);
            out.push(Shape::text(Look::Faint, LEFT, y - 5.0, Anchor::Start, line));
        }
    }
    out.extend(bar(scale, said, y).map(|shape| coloured(shape.marked(said.mark), figure.colour())));
    y + BAR + 4.0
}

/// The stated number as a bar, what the words leave open behind it.
fn bar(scale: &Linear, said: &Said, y: f32) -> impl Iterator<Item = Shape> {
    let Bounds { zero, lower, upper } = Bounds::of(scale, said);
    let stated = scale.at(said.indicator.value);
    let rect = |look, from: f32, to: f32| {
        let (from, to) =
            if from.total_cmp(&to) == Ordering::Greater { (to, from) } else { (from, to) };
        let width = (to - from).max(2.0);
        Shape::new(look, Form::Rect { x: from, y, width, height: BAR })
    };
    let firm = match said.indicator.bound {
        // A target is not there yet.
        Bound::Upto => Some(rect(Look::Outline, zero, stated)),
        Bound::Under => None,
        Bound::About | Bound::Nearly => lower.map(|lower| rect(Look::Fill, zero, lower)),
        Bound::Exact | Bound::Over => Some(rect(Look::Fill, zero, stated)),
    };
    let mut open = Vec::new();
    match (lower, upper) {
        (Some(lower), Some(upper)) if upper > lower => {
            open.push(rect(Look::Uncertain, lower, upper));
        }
        (Some(lower), None) => {
            let end = lower + ARROW - 10.0;
            open.push(rect(Look::Uncertain, lower, end));
            open.push(arrow(end, y, 8.0));
        }
        (None, Some(upper)) => {
            open.push(rect(Look::Uncertain, zero + 8.0, upper.max(zero + 10.0)));
            open.push(arrow(zero + 8.0, y, -8.0));
        }
        _ => {}
    }
    firm.into_iter().chain(open)
}

/// Where zero and the ends of the interval are, in pixels.
struct Bounds {
    zero: f32,
    lower: Option<f32>,
    upper: Option<f32>,
}

impl Bounds {
    fn of(scale: &Linear, said: &Said) -> Self {
        let interval = Interval::of(said.indicator.value, said.indicator.bound);
        let at = |end: Option<crate::dossier::End>| end.map(|end| scale.at(end.value));
        Self { zero: scale.at(0.0), lower: at(interval.lower), upper: at(interval.upper) }
    }
}

/// A head of an arrow beside a bar; to the left where `reach` is below zero.
fn arrow(x: f32, y: f32, reach: f32) -> Shape {
    let (top, middle, bottom) = (y - 1.0, y + BAR / 2.0, y + BAR + 1.0);
    let tip = x + reach;
    let path = format!("M{x:.1} {top:.1}L{tip:.1} {middle:.1}L{x:.1} {bottom:.1}Z");
    Shape::new(Look::Fill, Form::Path(path))
}

fn coloured(shape: Shape, partner: Option<&str>) -> Shape {
    match partner {
        Some(partner) => shape.of(partner),
        None => shape,
    }
}

/// Whose it is, period, who says it, signs.
fn note(desk: &Desk, said: &Said) -> String {
    let m = desk.locale;
    let period = match &said.indicator.period {
        Some(period) => m.date(period),
        None => m.t("indicators.no-period").to_owned(),
    };
    let companies = companies_of(desk, said);
    let company = (!companies.is_empty()).then(|| names(desk, &companies));
    let mut parts: Vec<String> = company.into_iter().chain([period, voice(desk, said)]).collect();
    parts.extend(signs(desk, &said.facts));
    parts.join(" · ")
}
