//! Where the marks of the timeline stand.
//!
//! In: lanes of entries, a window. Out: a picture. Marks whose words would run into each other stand
//! under each other; what still finds no room is one mark «ещё n». A named day is a point, a wider
//! date a pale bar over all its days, an open end an arrow, what is only planned an outline.

use super::Scene;
use super::entry::Entry;
use super::gap::{Since, chain};
use super::timeline::Edge;
use crate::query::FactRef;
use crate::view::chart::{Anchor, Chart, Form, Linear, Look, Shape, text_width};
use crate::view::desk::{Desk, Marks};

/// Left and right of the axis, in pixels.
const EDGE: f32 = 8.0;
/// Height of a row of marks.
const ROW: f32 = 22.0;
/// Above the first lane: the words of the axis.
const HEAD: f32 = 24.0;
/// Height of the name of a lane.
const NAME: f32 = 20.0;
/// Half the height of a mark.
const HALF: f32 = 6.0;
/// A lane has so many rows at most.
const ROWS: usize = 14;
/// Letters of a mark's words at most.
const LETTERS: usize = 34;
/// The widest picture.
const WIDEST: f32 = 6_000.0;

/// Entries under one name.
pub(super) struct Lane<'e, 'a> {
    pub(super) name: String,
    pub(super) partner: Option<&'a str>,
    /// By date.
    pub(super) entries: Vec<&'e Entry<'a>>,
}

/// The picture.
pub(super) fn picture(
    desk: &Desk,
    scene: &Scene,
    lanes: &[Lane],
    edges: &[Edge],
    marks: &mut Marks,
) -> Chart {
    let m = desk.locale;
    let window = &scene.window;
    let ticks = window.ticks(m);
    let needed = ticks.len() as f32 * window.unit.room() + EDGE * 2.0;
    let width = needed.min(WIDEST).max(f32::from(desk.frame.width));
    let scale = Linear::new((window.from as f64, window.to as f64 + 1.0), (EDGE, width - EDGE));
    let place = Place { desk, scale, width };
    let mut rows = Vec::new();
    let mut y = HEAD + 6.0;
    for edge in edges {
        // Each on a line of its own, at the side where it lies.
        let (x, anchor) =
            if edge.is_before { (EDGE, Anchor::Start) } else { (width - EDGE, Anchor::End) };
        let words = Shape::text(Look::Label, x, y + 12.0, anchor, edge.words.clone());
        rows.push(words.leading(&edge.link));
        y += ROW;
    }
    y = meetings(&place, scene, y, &mut rows);
    for lane in lanes {
        y = place.lane(lane, y, marks, &mut rows);
    }
    let mut shapes = axis(&place, &ticks, y);
    shapes.extend(last_text(&place, scene, y));
    shapes.extend(rows);
    Chart { width, height: y + 22.0, label: super::title(desk, scene), shapes }
}

/// Lines of the axis, each with its words where they have room.
fn axis(place: &Place, ticks: &[(i64, String)], bottom: f32) -> Vec<Shape> {
    let mut out = Vec::new();
    let mut free = 0.0;
    for (day, label) in ticks {
        let x = place.scale.at(*day as f64);
        out.push(Shape::new(Look::Grid, Form::Line { from: (x, HEAD), to: (x, bottom) }));
        let wide = text_width(label);
        if x + 2.0 >= free && x + wide <= place.width {
            out.push(Shape::text(Look::Faint, x + 2.0, HEAD - 8.0, Anchor::Start, label.clone()));
            free = x + wide + 8.0;
        }
    }
    out
}

/// A line where the latest text of the corpus appeared: beyond it nothing can be told, only hoped.
fn last_text(place: &Place, scene: &Scene, bottom: f32) -> Vec<Shape> {
    let documents = place.desk.documents.iter();
    let published = documents.filter_map(|document| document.meta.date.as_deref());
    let days = published.filter_map(|date| {
        let day = crate::dossier::Period::parse(date)?;
        match day {
            crate::dossier::Period::Days { from, to } if to == i64::MAX => Some(from),
            crate::dossier::Period::Days { to, .. } => Some(to),
            crate::dossier::Period::EveryYear { .. } => None,
        }
    });
    let Some(day) = days.max().filter(|day| scene.window.meets((*day, *day))) else {
        return Vec::new();
    };
    let x = place.scale.at(day as f64 + 1.0);
    let words = place.desk.locale.t("time.last-text");
    let is_left = x + text_width(words) > place.width;
    let (at, anchor) = if is_left { (x - 3.0, Anchor::End) } else { (x + 3.0, Anchor::Start) };
    vec![
        Shape::new(Look::Axis, Form::Line { from: (x, HEAD), to: (x, bottom + 6.0) }),
        Shape::text(Look::Faint, at, bottom + 16.0, anchor, words),
    ]
}

/// All meetings in a row, with the intervals between them where they have room.
fn meetings(place: &Place, scene: &Scene, top: f32, out: &mut Vec<Shape>) -> f32 {
    let m = place.desk.locale;
    let held: Vec<&Entry> = scene.shown().into_iter().filter(|entry| entry.is_held()).collect();
    let stops: Vec<_> = chain(&held)
        .into_iter()
        .zip(&held)
        .filter(|((since, _), _)| matches!(since, Since::First | Since::Gap(_) | Since::Stated(_)))
        .collect();
    if stops.len() < 2 {
        return top;
    }
    let name = m.t("time.all-meetings");
    out.push(Shape::text(Look::Strong, EDGE, top + 14.0, Anchor::Start, name));
    let y = top + NAME + 32.0;
    let mut before: Option<f32> = None;
    // Where the words of the lower and the upper line of intervals end.
    let mut taken = [0.0_f32; 2];
    for ((since, _), entry) in &stops {
        let Some((from, to)) = place.ends(entry) else { continue };
        if let (Since::Gap(gap) | Since::Stated(gap), Some(last)) = (since, before) {
            let words = gap.text(m);
            let line = Form::Line { from: (last, y), to: (from, y) };
            out.push(Shape::new(Look::Link, line));
            let half = text_width(&words) / 2.0;
            let middle = f32::midpoint(last, from).clamp(half, (place.width - half).max(half));
            // What finds no room is read in the calendar.
            let free = taken.iter().position(|end| *end + 6.0 <= middle - half);
            if let Some(end) = free.and_then(|line| taken.get_mut(line)) {
                *end = middle + half;
                let rise = if free == Some(0) { 11.0 } else { 25.0 };
                out.push(Shape::text(Look::Faint, middle, y - rise, Anchor::Middle, words));
            }
        }
        out.extend(place.glyph(entry, y, None));
        before = Some(to);
    }
    y + ROW
}

/// A picture's scale and reader.
struct Place<'d, 'a> {
    desk: &'d Desk<'a>,
    scale: Linear,
    width: f32,
}

/// A mark with its words, before it has a row.
struct Spot<'e, 'a> {
    entry: &'e Entry<'a>,
    /// What it takes of a row.
    from: f32,
    to: f32,
    words: String,
    at: f32,
    anchor: Anchor,
}

impl Place<'_, '_> {
    /// Where an entry begins and ends, in pixels; a day has some width whatever the scale.
    fn ends(&self, entry: &Entry) -> Option<(f32, f32)> {
        let (from, to) = entry.days?;
        let begin = self.scale.at(from as f64);
        let end = self.scale.at(to as f64 + 1.0);
        if entry.is_exact() {
            let middle = f32::midpoint(begin, end);
            return Some((middle - HALF, middle + HALF));
        }
        Some((begin, end.max(begin + 2.0 * HALF)))
    }

    /// Its shape at a height, in the colour of the partner.
    fn glyph(&self, entry: &Entry, y: f32, partner: Option<&str>) -> Vec<Shape> {
        let Some((begin, end)) = self.ends(entry) else { return Vec::new() };
        let colour = partner.or_else(|| entry.partners.first().copied());
        let dressed = |shape: Shape| {
            let shape = shape.marked(entry.mark);
            match colour {
                Some(partner) => shape.of(partner),
                None => shape,
            }
        };
        if entry.is_exact() {
            let look = if entry.planned { Look::Outline } else { Look::Fill };
            let circle = Form::Circle { x: f32::midpoint(begin, end), y, r: HALF };
            return vec![dressed(Shape::new(look, circle))];
        }
        let look = if entry.planned { Look::Outline } else { Look::Uncertain };
        let (x, width) = (begin, end - begin);
        let bar = Form::Rect { x, y: y - HALF, width, height: 2.0 * HALF };
        let mut out = vec![dressed(Shape::new(look, bar))];
        let (from, to) = entry.days.unwrap_or_default();
        let arrow = |x: f32, tip: f32| {
            let path = format!("M{x:.1} {:.1}L{tip:.1} {y:.1}L{x:.1} {:.1}Z", y - HALF, y + HALF);
            dressed(Shape::new(Look::Fill, Form::Path(path)))
        };
        if to == i64::MAX {
            out.push(arrow(end - 2.0, end + EDGE - 2.0));
        }
        if from == i64::MIN {
            out.push(arrow(begin + 2.0, begin - EDGE + 2.0));
        }
        out
    }

    fn spot<'e, 'a>(&self, entry: &'e Entry<'a>, lane: &Lane) -> Option<Spot<'e, 'a>> {
        let (begin, end) = self.ends(entry)?;
        // In lanes of kinds it is told whom it is with, the kind being the lane's name.
        let words = match lane.partner {
            None if !entry.partners.is_empty() => match entry.what.as_str() {
                what if what.is_empty() || entry.is_tour() => entry.name(self.desk),
                what => format!("{}: {what}", entry.name(self.desk)),
            },
            _ => entry.words(self.desk),
        };
        // Half of the picture, so that a point finds room for its words on one side.
        let letters = ((self.width / 2.0 - 20.0) / text_width("a")) as usize;
        let words = shortened(&words, letters.min(LETTERS));
        let wide = text_width(&words);
        let after = end + 5.0;
        let spot = |from: f32, to: f32, at: f32, anchor: Anchor| Spot {
            entry,
            from,
            to,
            words: words.clone(),
            at,
            anchor,
        };
        Some(if end - begin > wide + 10.0 {
            spot(begin, end, begin + 5.0, Anchor::Start)
        } else if after + wide <= self.width {
            spot(begin, after + wide, after, Anchor::Start)
        } else if begin - 5.0 - wide >= 0.0 {
            let at = begin - 5.0;
            spot(at - wide, end, at, Anchor::End)
        } else {
            // A long bar with words longer than either side of it: they run over it.
            let at = (self.width - wide).min(begin + 5.0).max(0.0);
            spot(begin.min(at), end.max(at + wide), at, Anchor::Start)
        })
    }

    /// A lane from `top` on; where the next begins.
    fn lane(&self, lane: &Lane, top: f32, marks: &mut Marks, out: &mut Vec<Shape>) -> f32 {
        let mut spots: Vec<Spot> =
            lane.entries.iter().filter_map(|entry| self.spot(entry, lane)).collect();
        spots.sort_by(|a, b| a.from.total_cmp(&b.from));
        let first = top + NAME + HALF + 4.0;
        let mut rows: Vec<f32> = Vec::new();
        let mut folded: Vec<&Entry> = Vec::new();
        let mut shapes = Vec::new();
        for spot in spots {
            let free = rows.iter().position(|end| *end + 8.0 <= spot.from);
            let row = match free {
                Some(row) => row,
                None if rows.len() < ROWS => {
                    rows.push(f32::NEG_INFINITY);
                    rows.len() - 1
                }
                None => {
                    folded.push(spot.entry);
                    continue;
                }
            };
            if let Some(end) = rows.get_mut(row) {
                *end = spot.to;
            }
            let y = first + row as f32 * ROW;
            shapes.extend(self.glyph(spot.entry, y, lane.partner));
            let words = Shape::text(Look::Label, spot.at, y + 4.5, spot.anchor, spot.words);
            shapes.push(words.marked(spot.entry.mark));
        }
        let mut bottom = first + rows.len() as f32 * ROW - ROW / 2.0 + 2.0;
        if !folded.is_empty() {
            bottom += ROW;
            shapes.push(self.folded(lane, &folded, bottom - ROW / 2.0, marks));
        }
        let (width, height) = (self.width, NAME);
        out.push(Shape::new(Look::Lane, Form::Rect { x: 0.0, y: top, width, height }));
        let name = Shape::text(Look::Strong, EDGE, top + 14.5, Anchor::Start, lane.name.clone());
        out.push(name);
        out.extend(shapes);
        bottom + 8.0
    }

    /// One mark for what found no room.
    fn folded(&self, lane: &Lane, entries: &[&Entry], y: f32, marks: &mut Marks) -> Shape {
        let m = self.desk.locale;
        let facts: Vec<FactRef> = entries.iter().flat_map(|e| e.facts.iter().copied()).collect();
        let n = m.number(entries.len() as f64);
        let label = m.fill("time.folded.of", &[("lane", &lane.name), ("n", &n)]);
        let first = entries.first();
        let key = match (lane.partner, first) {
            (Some(partner), _) => format!("more:{partner}"),
            (None, Some(entry)) => format!("more:{}", entry.sort.key()),
            (None, None) => String::from("more"),
        };
        let mark = marks.add(key, label, facts);
        let words = m.fill("time.folded", &[("n", &n)]);
        Shape::text(Look::Label, EDGE, y + 4.5, Anchor::Start, words).marked(mark)
    }
}

/// Words cut to so many letters.
fn shortened(words: &str, letters: usize) -> String {
    if words.chars().count() <= letters {
        return words.to_owned();
    }
    let head: String = words.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", head.trim_end_matches([' ', ',', ':']))
}
