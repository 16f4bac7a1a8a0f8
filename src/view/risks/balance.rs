//! What a tie costs and what it gives: dependence and vulnerability against resources and the need of
//! others.
//!
//! In: dependences that pass. Out: bars to the left (the home state depends, is vulnerable, needs) and
//! to the right (it has a resource, the partner needs it), a pair for each partner.
//!
//! «Связи с Германией – и ресурс, и уязвимость» → Германия, one on either side

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::query::FactRef;
use crate::record::{Aspect, Dependence, Dependent, FactDetail, FactKind};
use crate::view::chart::{Anchor, Chart, Form, Look, Shape, text_width};
use crate::view::desk::{Desk, Marks};
use crate::view::sheet::{Cell, Column, Lead, Panel, Table};

/// Height of a row, in pixels.
const ROW: f32 = 30.0;

/// Which side of the scales a fact lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Cost,
    Gain,
}

impl Side {
    fn of(told: &Dependence) -> Self {
        match (told.aspect, told.side) {
            (Aspect::Resource, _) | (_, Dependent::Partner) => Self::Gain,
            _ => Self::Cost,
        }
    }
}

/// A row: partner (`None` where none is named), the facts of either side with their mark.
struct Row<'a> {
    partner: Option<&'a str>,
    name: String,
    cost: (Vec<FactRef>, Option<usize>),
    gain: (Vec<FactRef>, Option<usize>),
}

/// The panel.
pub(super) fn panel(desk: &Desk, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let rows = rows(desk, marks);
    let columns = vec![
        Column::words(m.t("column.partner")),
        Column::numbers(m.t("risks.cost")),
        Column::numbers(m.t("risks.gain")),
    ];
    let cell = |(facts, mark): &(Vec<FactRef>, Option<usize>)| match mark {
        Some(mark) => Cell::number(facts.len() as f64, m.number(facts.len() as f64)).marked(*mark),
        None => Cell::absent(m.t("sheet.absent")),
    };
    let cells = rows.iter().map(|row| {
        let head = Cell { partner: row.partner.map(Into::into), ..Cell::head(row.name.clone()) };
        vec![head, cell(&row.cost), cell(&row.gain)]
    });
    Panel {
        id: "balance".into(),
        title: m.t("risks.balance").into(),
        note: m.t("risks.balance.note").into(),
        help: m.t("risks.balance.help").into(),
        table: Table::whole(columns, cells.collect()),
        chart: Some(picture(desk, &rows)),
        lead: Lead::Chart,
        empty: rows.is_empty().then(|| desk.nothing("risks.balance.none")),
        ..Panel::default()
    }
}

fn rows<'a>(desk: &Desk<'a>, marks: &mut Marks) -> Vec<Row<'a>> {
    let m = desk.locale;
    let mut found: BTreeMap<Option<&'a str>, [Vec<FactRef>; 2]> = BTreeMap::new();
    for seen in desk.seen_of(FactKind::Dependence) {
        let FactDetail::Dependence(told) = &seen.fact.detail else { continue };
        let named = seen.fact.partners.iter().map(|id| Some(id.as_str()));
        let none = seen.fact.partners.is_empty().then_some(None);
        for partner in named.chain(none) {
            let [cost, gain] = found.entry(partner).or_default();
            let side = if Side::of(told) == Side::Cost { cost } else { gain };
            side.push(seen.at);
        }
    }
    let mut list: Vec<_> = found.into_iter().collect();
    list.sort_by_key(|(partner, [cost, gain])| {
        (partner.is_none(), Reverse(cost.len() + gain.len()), *partner)
    });
    let mut add = |partner: Option<&str>, side: &str, word: &str, facts: Vec<FactRef>| {
        if facts.is_empty() {
            return (facts, None);
        }
        let name = partner.map_or_else(|| m.t("risks.nobody").to_owned(), |id| desk.name(id));
        let count = m.plural("places", facts.len());
        let label = m.fill("formats.mark", &[("format", &name), ("what", word), ("count", &count)]);
        let key = format!("{side}:{}", partner.unwrap_or("none"));
        let mark = marks.add(key, label, facts.clone());
        (facts, Some(mark))
    };
    let rows = list.into_iter().map(|(partner, [cost, gain])| Row {
        partner,
        name: partner.map_or_else(|| m.t("risks.nobody").to_owned(), |id| desk.name(id)),
        cost: add(partner, "cost", m.t("risks.cost"), cost),
        gain: add(partner, "gain", m.t("risks.gain"), gain),
    });
    rows.collect()
}

fn picture(desk: &Desk, rows: &[Row]) -> Chart {
    let m = desk.locale;
    let width = f32::from(desk.frame.width).min(900.0);
    let left = rows.iter().map(|row| text_width(&row.name)).fold(50.0, f32::max) + 14.0;
    let half = ((width - left - 16.0) / 2.0).max(70.0);
    let middle = left + half;
    let counts = rows.iter().flat_map(|row| [row.cost.0.len(), row.gain.0.len()]);
    let most = counts.max().unwrap_or(1).max(1) as f32;
    let mut shapes = vec![
        Shape::text(Look::Faint, middle - 8.0, 16.0, Anchor::End, m.t("risks.cost.short")),
        Shape::text(Look::Faint, middle + 8.0, 16.0, Anchor::Start, m.t("risks.gain.short")),
    ];
    let bottom = 26.0 + ROW * rows.len() as f32;
    for (at, row) in rows.iter().enumerate() {
        let y = 26.0 + ROW * at as f32;
        let name = row.name.clone();
        shapes.push(Shape::text(Look::Label, left - 10.0, y + 19.0, Anchor::End, name));
        for (side, (facts, mark)) in [(Side::Cost, &row.cost), (Side::Gain, &row.gain)] {
            let Some(mark) = mark else { continue };
            let long = (half - 26.0) * facts.len() as f32 / most;
            let x = if side == Side::Cost { middle - long } else { middle };
            let bar = Form::Rect { x, y: y + 4.0, width: long, height: ROW - 8.0 };
            let bar = Shape { partner: row.partner.map(Into::into), ..Shape::new(Look::Fill, bar) };
            shapes.push(bar.marked(*mark));
            let (x, anchor) = match side {
                Side::Cost => (middle - long - 6.0, Anchor::End),
                Side::Gain => (middle + long + 6.0, Anchor::Start),
            };
            let words = m.number(facts.len() as f64);
            shapes.push(Shape::text(Look::Label, x, y + 19.0, anchor, words));
        }
    }
    let axis = Form::Line { from: (middle, 22.0), to: (middle, bottom) };
    shapes.push(Shape::new(Look::Axis, axis));
    Chart {
        width: middle + half + 8.0,
        height: bottom + 8.0,
        label: m.t("risks.balance").into(),
        shapes,
    }
}
