//! Routes or companies on the left, partners on the right, a line for what facts tie.
//!
//! Two columns, no map: the texts give projects and no geography. Below a route stand its events and
//! what is not told of it.

use std::collections::BTreeMap;

use super::{Node, ends};
use crate::lexicon::EntityKind;
use crate::view::chart::{Anchor, Chart, Form, Look, Shape, curve, lines, text_width};
use crate::view::desk::Desk;

/// Height of a line of text, in pixels.
const LINE: f32 = 17.0;
/// Between two nodes.
const GAP: f32 = 14.0;

/// What stands at one height on the left.
struct Row {
    lines: Vec<(Look, String, Option<usize>)>,
    top: f32,
}

pub(super) fn picture(desk: &Desk, nodes: &[Node], kind: EntityKind) -> Chart {
    let m = desk.locale;
    let width = f32::from(desk.frame.width);
    let left = (width * 0.44).clamp(132.0, 340.0);
    let mut height = 10.0;
    let rows: Vec<Row> = nodes
        .iter()
        .map(|node| {
            let row = Row { lines: told(desk, node, kind, left - 18.0), top: height };
            height += row.lines.len() as f32 * LINE + GAP;
            row
        })
        .collect();
    let partners = partners(nodes);
    let widest = partners.iter().map(|id| text_width(&desk.name(id))).fold(0.0, f32::max);
    let right = (width - widest - 20.0).max(left + 70.0);
    let step = (height / partners.len().max(1) as f32).clamp(22.0, 40.0);
    height = height.max(step * partners.len() as f32 + 10.0);
    let places: BTreeMap<&str, f32> =
        (0..).zip(&partners).map(|(n, id)| (*id, 10.0 + step * (n as f32 + 0.5))).collect();
    let mut shapes = Vec::new();
    for (node, row) in nodes.iter().zip(&rows) {
        let from = (left, row.top + LINE * 0.5);
        for (partner, edge) in &node.edges {
            let (Some(mark), Some(y)) = (edge.mark, places.get(partner)) else { continue };
            let form = curve((from.0 + 7.0, from.1), (right - 7.0, *y));
            shapes.push(Shape::new(Look::Link, form).of(partner).marked(mark));
        }
    }
    for (node, row) in nodes.iter().zip(&rows) {
        let is_tied = node.edges.values().any(|edge| edge.mark.is_some());
        let look = if is_tied { Look::Fill } else { Look::Outline };
        let dot = Form::Circle { x: left, y: row.top + LINE * 0.5, r: 6.0 };
        shapes.push(Shape { mark: node.mark, ..Shape::new(look, dot) });
        for ((look, text, mark), at) in row.lines.iter().zip(0_u16..) {
            let y = row.top + LINE * (f32::from(at) + 0.5) + 4.5;
            let shape = Shape::text(*look, left - 14.0, y, Anchor::End, text.clone());
            shapes.push(Shape { mark: *mark, ..shape });
        }
    }
    for (id, y) in &places {
        let dot = Form::Circle { x: right, y: *y, r: 5.0 };
        shapes.push(Shape::new(Look::Fill, dot).of(id));
        shapes.push(Shape::text(Look::Label, right + 11.0, y + 4.5, Anchor::Start, desk.name(id)));
    }
    Chart {
        width: (right + widest + 20.0).max(width),
        height: height + 6.0,
        label: m.t("formats.routes.note").into(),
        shapes,
    }
}

/// The name of a node, its events, and what is not told of it.
fn told(
    desk: &Desk,
    node: &Node,
    kind: EntityKind,
    width: f32,
) -> Vec<(Look, String, Option<usize>)> {
    let m = desk.locale;
    // The first line of a label carries its mark; one place is enough to stop at.
    let set = |look, words: &str, mark: Option<usize>| {
        let marks = std::iter::once(mark).chain(std::iter::repeat(None));
        lines(words, width).into_iter().zip(marks).map(move |(line, mark)| (look, line, mark))
    };
    let name = set(Look::Label, &node.name, node.mark);
    let events =
        node.events.iter().flat_map(|event| set(Look::Strong, event.word(desk), event.mark));
    let mut out: Vec<_> = name.chain(events).collect();
    let mut open = |key: &str| {
        out.extend(lines(m.t(key), width).into_iter().map(|line| (Look::Faint, line, None)));
    };
    if kind == EntityKind::Route && !node.spellings.iter().any(|spelling| ends(spelling).is_some())
    {
        open("formats.ends.none");
    }
    if node.edges.values().all(|edge| edge.mark.is_none()) {
        open("formats.beside.none");
    }
    out
}

/// The partners that have a line, those of most nodes first.
fn partners<'a>(nodes: &[Node<'a>]) -> Vec<&'a str> {
    let mut count: BTreeMap<&'a str, usize> = BTreeMap::new();
    for node in nodes {
        for (partner, _) in node.edges.iter().filter(|(_, edge)| edge.mark.is_some()) {
            *count.entry(partner).or_default() += 1;
        }
    }
    let mut out: Vec<_> = count.into_iter().collect();
    out.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
    out.into_iter().map(|(id, _)| id).collect()
}
