//! The home state and its formats, grouped by what it is in them.
//!
//! In: the register of formats. Out: a picture of two sides, the state and the formats, and the same
//! as a table. A format of which no fact tells the status stands apart, without a link.

use super::register::{Format, Places, is_unsure, listed, title};
use crate::record::MembershipStatus;
use crate::view::chart::{Anchor, Chart, Form, Look, Shape, curve, lines, text_width};
use crate::view::desk::Desk;
use crate::view::sheet::{Cell, Column, Lead, Panel, Piece, Table};

/// Height of a line, in pixels.
const LINE: f32 = 24.0;
/// Height of a further line of one name.
const NEXT: f32 = 16.0;
/// The statuses, the closest first.
const ORDER: [MembershipStatus; 7] = [
    MembershipStatus::Founder,
    MembershipStatus::Member,
    MembershipStatus::Chair,
    MembershipStatus::Observer,
    MembershipStatus::Joining,
    MembershipStatus::Invited,
    MembershipStatus::Left,
];

/// A group of the picture: its word and its formats.
type Group<'a, 'b> = (Option<MembershipStatus>, Vec<&'b Format<'a>>);

/// The panel.
pub(super) fn panel(desk: &Desk, formats: &[Format], places: &Places) -> Panel {
    let m = desk.locale;
    let groups = groups(formats);
    let rows = groups.iter().map(|(status, formats)| {
        let pieces = formats.iter().map(|format| Piece {
            text: format.name.clone(),
            note: String::new(),
            partner: None,
            mark: mark(places, format, *status),
        });
        let count = formats.len() as f64;
        vec![
            Cell::head(word(desk, *status)),
            Cell::number(count, m.number(count)),
            listed(pieces.collect(), ""),
        ]
    });
    let columns = vec![
        Column::words(m.t("formats.status")),
        Column::numbers(m.t("formats.many")),
        Column::words(m.t("formats.which")),
    ];
    Panel {
        id: "members".into(),
        title: m.t("formats.members").into(),
        note: m.t("formats.members.note").into(),
        help: m.t("formats.members.help").into(),
        chart: Some(picture(desk, &groups, places, title(desk, formats))),
        table: Table::whole(columns, rows.collect()),
        lead: Lead::Chart,
        empty: formats.is_empty().then(|| desk.nothing("formats.none")),
        ..Panel::default()
    }
}

fn word(desk: &Desk, status: Option<MembershipStatus>) -> &'static str {
    match status {
        Some(status) => desk.locale.word("membership", status.code()),
        None => desk.locale.t("formats.status.none"),
    }
}

fn mark(places: &Places, format: &Format, status: Option<MembershipStatus>) -> Option<usize> {
    match status {
        Some(status) => places.status.get(&(format.id.clone(), status)).copied(),
        None => places.whole.get(&format.id).copied(),
    }
}

/// The groups that have formats; one of several statuses stands in several.
fn groups<'a, 'b>(formats: &'b [Format<'a>]) -> Vec<Group<'a, 'b>> {
    let of = |status: MembershipStatus| {
        let formats = formats.iter().filter(|format| format.statuses.contains_key(&status));
        (Some(status), formats.collect())
    };
    let untold = formats.iter().filter(|format| format.statuses.is_empty()).collect();
    let groups = ORDER.into_iter().map(of).chain([(None, untold)]);
    groups.filter(|(_, formats): &Group| !formats.is_empty()).collect()
}

fn picture(desk: &Desk, groups: &[Group], places: &Places, label: String) -> Chart {
    let m = desk.locale;
    let home = desk.overview.home.first().map(|id| desk.name(id));
    let home = home.unwrap_or_else(|| m.t("formats.home").to_owned());
    let width = f32::from(desk.frame.width);
    let left = text_width(&home).max(60.0) + 22.0;
    let right = (left + 40.0).max(width * 0.36);
    let room = (width - right - 24.0).max(130.0);
    let mut shapes = Vec::new();
    let mut told = 8.0;
    let mut ends = Vec::new();
    let mut y: f32 = 8.0;
    for (status, formats) in groups {
        y += LINE;
        let head = word(desk, *status);
        shapes.push(Shape::text(Look::Faint, right + 14.0, y - 7.0, Anchor::Start, head));
        for format in formats {
            let at = (right, y + LINE / 2.0);
            let mark = mark(places, format, *status);
            let set = |shape: Shape| Shape { mark, ..shape };
            if status.is_some() {
                ends.push((at.0 - 6.0, at.1));
            }
            let dot = Form::Circle { x: at.0, y: at.1, r: 6.0 };
            shapes.push(set(Shape::new(look(desk, format, *status), dot)));
            for (line, words) in lines(&format.name, room).into_iter().enumerate() {
                let below = at.1 + 4.5 + line as f32 * NEXT;
                let text = Shape::text(Look::Label, at.0 + 14.0, below, Anchor::Start, words);
                shapes.push(if line == 0 { set(text) } else { text });
                y += if line == 0 { LINE } else { NEXT };
            }
        }
        if status.is_some() {
            told = y;
        }
    }
    let middle = (told / 2.0).max(20.0);
    let link = |end| Shape::new(Look::Link, curve((left, middle), end));
    let mut all: Vec<Shape> = ends.into_iter().map(link).collect();
    all.append(&mut shapes);
    all.push(Shape::new(Look::Fill, Form::Circle { x: left, y: middle, r: 8.0 }));
    all.push(Shape::text(Look::Strong, left - 14.0, middle + 4.5, Anchor::End, home));
    Chart { width: (right + room + 24.0).max(width), height: y.max(40.0) + 8.0, label, shapes: all }
}

/// In force: filled. No member, coming or gone: an outline. Not sure whose: pale.
fn look(desk: &Desk, format: &Format, status: Option<MembershipStatus>) -> Look {
    let Some(status) = status else { return Look::Outline };
    let seen = format.statuses.get(&status).map(Vec::as_slice).unwrap_or_default();
    if seen.iter().all(|seen| is_unsure(desk, seen) || seen.fact.hedged) {
        return Look::Uncertain;
    }
    match status {
        MembershipStatus::Member | MembershipStatus::Founder | MembershipStatus::Chair => {
            Look::Fill
        }
        MembershipStatus::Observer
        | MembershipStatus::Joining
        | MembershipStatus::Invited
        | MembershipStatus::Left => Look::Outline,
    }
}
