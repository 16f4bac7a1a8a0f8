//! The mechanisms of the policy as a map: what each is, where it is seen, how many facts feed it.
//!
//! In: facts that pass. Out: tiles by group, a table of all mechanisms, a list of those that have no
//! view yet. `n(s)` is the number of facts that [`Mechanism::takes`]; a fact may feed several, so that
//! the numbers do not add up. Must not know what a mechanism is beyond its line of data.
//!
//! S13, «Реестр рисков»: 19 facts, seen in the view of risks

use super::chart::Anchor;
use super::chart::{Chart, Form, Look, Shape, lines};
use super::desk::{Desk, Marks};
use super::sheet::{Cell, Column, Layout, Lead, Panel, Sheet, Table};
use super::{Language, View};
use crate::query::mechanisms::{Group, Mechanism, mechanisms};
use crate::query::{FactRef, Names};
use crate::record::FactKind;

/// The groups, in order.
const GROUPS: [Group; 5] =
    [Group::Vectors, Group::Risks, Group::Networks, Group::Ledgers, Group::Discourse];
/// The least width of a tile, in pixels.
const TILE: f32 = 140.0;
/// Between tiles.
const GAP: f32 = 4.0;
/// Height of a line of text in a tile.
const LINE: f32 = 16.0;

/// A mechanism with the facts that feed it.
struct Fed {
    mechanism: &'static Mechanism,
    facts: Vec<FactRef>,
    mark: Option<usize>,
}

impl Fed {
    /// The view where it is seen, where the page has it.
    fn view(&self) -> Option<View> {
        View::from_code(self.mechanism.view)
    }
}

/// The view.
pub(super) fn sheet(desk: &Desk) -> Sheet {
    let mut marks = Marks::default();
    let fed: Vec<Fed> = mechanisms().iter().map(|found| feed(desk, found, &mut marks)).collect();
    let panels = vec![map(desk, &fed), later(desk, &fed)];
    Sheet { title: title(desk, &fed), panels, marks: marks.finish() }
}

fn feed(desk: &Desk, mechanism: &'static Mechanism, marks: &mut Marks) -> Fed {
    let m = desk.locale;
    let facts = taken(desk, mechanism);
    let mark = (!facts.is_empty()).then(|| {
        let name = of(desk, &mechanism.names);
        let label =
            m.fill("system.tile", &[("name", name), ("count", &m.plural("facts", facts.len()))]);
        marks.add(mechanism.id.to_lowercase(), label, facts.clone())
    });
    Fed { mechanism, facts, mark }
}

/// The facts that pass and feed a mechanism, in order.
fn taken(desk: &Desk, mechanism: &Mechanism) -> Vec<FactRef> {
    let all = FactKind::ALL.iter().all(|kind| mechanism.kinds.contains(kind));
    if all && mechanism.functions.is_empty() {
        return desk.facts.to_vec();
    }
    let mut facts = Vec::new();
    for kind in &mechanism.kinds {
        // Only of roles it takes some and leaves some.
        if *kind == FactKind::Role && !mechanism.functions.is_empty() {
            let taken = desk.seen_of(*kind).filter(|seen| mechanism.takes(seen.fact));
            facts.extend(taken.map(|seen| seen.at));
        } else {
            facts.extend_from_slice(desk.refs_of(*kind));
        }
    }
    facts.sort_unstable();
    facts
}

/// The words of the reader's language.
fn of(desk: &Desk, names: &Names) -> &'static str {
    match desk.locale.language {
        Language::Ru => names.ru,
        Language::En => names.en,
        Language::Kk => names.kk,
    }
}

fn group_name(desk: &Desk, group: Group) -> &'static str {
    desk.locale.t(match group {
        Group::Vectors => "system.vectors",
        Group::Risks => "system.risks",
        Group::Networks => "system.networks",
        Group::Ledgers => "system.ledgers",
        Group::Discourse => "system.discourse",
    })
}

/// «Из 56 механизмов факты есть для 54, увидеть можно 48».
fn title(desk: &Desk, fed: &[Fed]) -> String {
    let m = desk.locale;
    let number = |count: usize| m.number(count as f64);
    let told = fed.iter().filter(|fed| fed.mark.is_some()).count();
    let seen = fed.iter().filter(|fed| fed.view().is_some()).count();
    m.fill(
        "system.title",
        &[("all", &number(fed.len())), ("told", &number(told)), ("seen", &number(seen))],
    )
}

fn map(desk: &Desk, fed: &[Fed]) -> Panel {
    let m = desk.locale;
    let columns = vec![
        Column::words(m.t("system.group")),
        Column::words(m.t("system.id")),
        Column::words(m.t("system.mechanism")),
        Column::numbers(m.t("system.facts")),
        Column::words(m.t("system.where")),
    ];
    Panel {
        id: "map".into(),
        title: m.t("system.map").into(),
        note: m.t("system.map.note").into(),
        help: m.t("system.map.help").into(),
        chart: Some(picture(desk, fed)),
        table: Table::whole(columns, fed.iter().map(|fed| row(desk, fed)).collect())
            .set(Layout::Ledger),
        lead: Lead::Both,
        ..Panel::default()
    }
}

fn row(desk: &Desk, fed: &Fed) -> Vec<Cell> {
    let m = desk.locale;
    let count = fed.facts.len() as f64;
    let facts = match fed.mark {
        Some(mark) => Cell { heat: heat(fed), ..Cell::number(count, m.number(count)).marked(mark) },
        None => Cell::absent(m.t("sheet.absent")),
    };
    let place = match fed.view() {
        Some(view) => Cell {
            link: Some(format!("#/{}", view.code())),
            ..Cell::text(m.word("view", view.code()))
        },
        None => Cell::absent(m.t("system.later.none")),
    };
    vec![
        Cell::text(group_name(desk, fed.mechanism.group)),
        Cell::text(fed.mechanism.id),
        Cell::head(of(desk, &fed.mechanism.names)).noted(of(desk, &fed.mechanism.says)),
        facts,
        place,
    ]
}

/// Those that no view shows yet.
fn later(desk: &Desk, fed: &[Fed]) -> Panel {
    let m = desk.locale;
    let waiting = fed.iter().filter(|fed| fed.view().is_none());
    let rows: Vec<Vec<Cell>> = waiting
        .map(|fed| {
            let count = fed.facts.len() as f64;
            let facts = match fed.mark {
                Some(mark) => Cell::number(count, m.number(count)).marked(mark),
                None => Cell::absent(m.t("sheet.absent")),
            };
            vec![
                Cell::head(of(desk, &fed.mechanism.names)),
                Cell::text(of(desk, &fed.mechanism.says)),
                facts,
            ]
        })
        .collect();
    let columns = vec![
        Column::words(m.t("system.mechanism")),
        Column::words(m.t("system.says")),
        Column::numbers(m.t("system.facts")),
    ];
    Panel {
        id: "later".into(),
        title: m.t("system.later").into(),
        note: m.t("system.later.note").into(),
        empty: rows.is_empty().then(|| m.t("system.later.empty").to_owned()),
        table: Table::whole(columns, rows).set(Layout::Ledger),
        lead: Lead::Table,
        ..Panel::default()
    }
}

/// Shade by the order of magnitude: a step for each doubling; none without facts.
fn heat(fed: &Fed) -> Option<u8> {
    let bits = usize::BITS - fed.facts.len().leading_zeros();
    (bits > 0).then(|| u8::try_from(bits).unwrap_or(9).min(9))
}

/// Tiles in rows, group by group.
fn picture(desk: &Desk, fed: &[Fed]) -> Chart {
    let width = f32::from(desk.frame.width).max(TILE + 2.0 * GAP);
    let across = ((width + GAP) / (TILE + GAP)).floor().clamp(1.0, 6.0);
    let tile = (width - GAP * (across - 1.0)) / across;
    let across = across as usize;
    let mut shapes = Vec::new();
    let mut y = 0.0;
    for group in GROUPS {
        let tiles: Vec<&Fed> = fed.iter().filter(|fed| fed.mechanism.group == group).collect();
        for (line, words) in lines(group_name(desk, group), width).into_iter().enumerate() {
            let baseline = y + 20.0 + line as f32 * LINE;
            shapes.push(Shape::text(Look::Strong, 0.0, baseline, Anchor::Start, words));
        }
        let head = lines(group_name(desk, group), width).len().max(1);
        y += 12.0 + head as f32 * LINE;
        for row in tiles.chunks(across) {
            let names: Vec<Vec<String>> =
                row.iter().map(|fed| lines(of(desk, &fed.mechanism.names), tile - 16.0)).collect();
            let tall = names.iter().map(Vec::len).max().unwrap_or_default() as f32;
            let height = 28.0 + tall * LINE + 4.0;
            for (at, (fed, name)) in row.iter().zip(&names).enumerate() {
                let x = at as f32 * (tile + GAP);
                set(desk, &mut shapes, fed, name, (x, y, tile, height));
            }
            y += height + GAP;
        }
        y += 8.0;
    }
    Chart { width, height: y, label: title(desk, fed), shapes }
}

/// A tile: its id and number, its name below.
fn set(
    desk: &Desk,
    shapes: &mut Vec<Shape>,
    fed: &Fed,
    name: &[String],
    (x, y, width, height): (f32, f32, f32, f32),
) {
    let heat = heat(fed);
    let (ground, ink) = match heat {
        Some(_) => (Look::Fill, Look::Inside),
        None => (Look::Lane, Look::Faint),
    };
    let on = |shape: Shape| Shape { heat, ..shape };
    let ground = on(Shape::new(ground, Form::Rect { x, y, width, height }));
    shapes.push(Shape { mark: fed.mark, ..ground });
    let (left, right) = (x + 8.0, x + width - 8.0);
    shapes.push(on(Shape::text(ink, left, y + 18.0, Anchor::Start, fed.mechanism.id)));
    let count = desk.locale.number(fed.facts.len() as f64);
    shapes.push(on(Shape::text(ink, right, y + 18.0, Anchor::End, count)));
    for (line, words) in name.iter().enumerate() {
        let baseline = y + 36.0 + line as f32 * LINE;
        shapes.push(on(Shape::text(ink, left, baseline, Anchor::Start, words.clone())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Selection;
    use crate::view::stage::{panel_of, rows, shown};

    const TEXT: &str = "Казахстан осторожен. Главный риск – это недовольство Москвы.";

    #[test]
    fn every_mechanism_has_a_row_and_a_tile() {
        let sheet = shown(&[TEXT], &Selection::default(), &[], sheet);
        let panel = panel_of(&sheet, "map");
        assert_eq!(panel.table.rows.len(), 56);
        let chart = panel.chart.as_ref().expect("chart");
        let tiles = chart.shapes.iter().filter(|s| matches!(s.form, Form::Rect { .. }));
        assert_eq!(tiles.count(), 56);
    }

    #[test]
    fn a_mechanism_counts_its_facts_and_says_where_there_are_none() {
        let sheet = shown(&[TEXT], &Selection::default(), &[], sheet);
        let rows = rows(&sheet, "map");
        let of = |id: &str| rows.iter().find(|row| row[1] == id).expect(id);
        assert_eq!(of("S13")[3], "1");
        assert_eq!(of("S04")[3], "нет в корпусе");
        let later: Vec<_> = rows.iter().filter(|row| row[4] == "ещё нет").collect();
        let waiting = panel_of(&sheet, "later").table.rows.len();
        assert_eq!(later.len(), waiting);
    }

    #[test]
    fn links_lead_to_views_that_are_there() {
        let sheet = shown(&[TEXT], &Selection::default(), &[], sheet);
        let links: Vec<&String> = panel_of(&sheet, "map")
            .table
            .rows
            .iter()
            .flatten()
            .filter_map(|cell| cell.link.as_ref())
            .collect();
        assert!(!links.is_empty());
        for link in links {
            let code = link.strip_prefix("#/").expect("a fragment");
            assert!(View::from_code(code).is_some(), "{link}");
        }
    }
}
