//! The mechanisms of the policy as a map: what each is, where it is seen, how many facts feed it.
//!
//! In: facts that pass, passages. Out: tiles by group, a table of all mechanisms, a list of those that
//! have no view yet. `n(s)` is the number of facts that [`Mechanism::takes`], and where its panel shows
//! sentences the number of these; a fact may feed several, so that the numbers do not add up. Must not know what a mechanism is beyond its line of data.
//!
//! S13, «Реестр рисков»: 19 facts, seen in the view of risks

use super::chart::Anchor;
use super::chart::{Chart, Form, Look, Shape, lines};
use super::desk::{Desk, Marks};
use super::passages::{self, Ask, Passage};
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

/// A mechanism with what feeds it.
struct Fed {
    mechanism: &'static Mechanism,
    /// How many facts; where its panel shows sentences, how many of these.
    count: usize,
    by: By,
    mark: Option<usize>,
}

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Facts,
    Sentences,
}

impl Fed {
    /// The view where it is seen, where the page has it.
    fn view(&self) -> Option<View> {
        View::from_code(self.mechanism.view)
    }

    /// Whether words feed it, and no facts that could be counted.
    fn is_of_words(&self) -> bool {
        self.by == By::Facts && self.mechanism.kinds.is_empty()
    }

    /// What its panel, in the comparison its topic, is called.
    fn panel(&self, desk: &Desk) -> Option<&'static str> {
        let panel = self.mechanism.panel?;
        let family = match (self.by, self.view()?) {
            (By::Sentences, _) => "passages",
            (_, View::Compare) => "topic",
            (_, view) => view.code(),
        };
        desk.locale.find(&format!("{family}.{panel}"))
    }
}

/// The view.
pub(super) fn sheet(desk: &Desk) -> Sheet {
    let mut marks = Marks::default();
    let asked: Vec<(&Mechanism, &'static Ask)> =
        mechanisms().iter().filter_map(|found| Some((found, ask_of(found)?))).collect();
    let asks: Vec<&'static Ask> = asked.iter().map(|(_, ask)| *ask).collect();
    let passages = passages::passages(desk, &asks);
    let fed = mechanisms().iter().map(|mechanism| {
        match asked.iter().position(|(known, _)| known.id == mechanism.id) {
            Some(at) => {
                read(desk, mechanism, passages.get(at).map_or(&[], Vec::as_slice), &mut marks)
            }
            None => feed(desk, mechanism, &mut marks),
        }
    });
    let fed: Vec<Fed> = fed.collect();
    let panels = vec![map(desk, &fed), later(desk, &fed)];
    Sheet { title: title(desk, &fed), panels, marks: marks.finish() }
}

/// The sentences that a mechanism's panel shows, where it shows sentences.
fn ask_of(mechanism: &Mechanism) -> Option<&'static Ask> {
    let is_its = |ask: &&Ask| ask.view == mechanism.view && Some(ask.panel) == mechanism.panel;
    passages::asks().iter().find(is_its)
}

/// A mechanism that sentences tell.
fn read(desk: &Desk, mechanism: &'static Mechanism, told: &[Passage], marks: &mut Marks) -> Fed {
    let label = label(desk, mechanism, &desk.locale.plural("sentences", told.len()));
    let mark = passages::mark(mechanism.id.to_lowercase(), label, told, marks);
    Fed { mechanism, count: told.len(), by: By::Sentences, mark }
}

/// A mechanism that facts tell.
fn feed(desk: &Desk, mechanism: &'static Mechanism, marks: &mut Marks) -> Fed {
    let facts = taken(desk, mechanism);
    let count = facts.len();
    let mark = (count > 0).then(|| {
        let label = label(desk, mechanism, &desk.locale.plural("facts", count));
        marks.add(mechanism.id.to_lowercase(), label, facts)
    });
    Fed { mechanism, count, by: By::Facts, mark }
}

fn label(desk: &Desk, mechanism: &Mechanism, count: &str) -> String {
    let name = of(desk, &mechanism.names);
    desk.locale.fill("system.tile", &[("name", name), ("count", count)])
}

/// How many facts or sentences, as a cell.
fn number(desk: &Desk, fed: &Fed) -> Cell {
    let m = desk.locale;
    let Some(mark) = fed.mark else {
        let reason = if fed.is_of_words() { "system.words" } else { "sheet.absent" };
        return Cell::absent(m.t(reason));
    };
    let count = fed.count as f64;
    let cell = Cell::number(count, m.number(count)).marked(mark);
    match fed.by {
        By::Facts => cell,
        By::Sentences => cell.noted(m.t("system.sentences")),
    }
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
    let place = match fed.view() {
        Some(view) => Cell {
            link: Some(address(desk, view, fed.mechanism)),
            ..Cell::text(m.word("view", view.code())).noted(fed.panel(desk).unwrap_or_default())
        },
        None => Cell::absent(m.t("system.later.none")),
    };
    vec![
        Cell::text(group_name(desk, fed.mechanism.group)),
        Cell::text(fed.mechanism.id),
        Cell::head(of(desk, &fed.mechanism.names)).noted(of(desk, &fed.mechanism.says)),
        Cell { heat: heat(fed), ..number(desk, fed) },
        place,
    ]
}

/// Where a mechanism is seen, under the present filters: its view, at its panel.
fn address(desk: &Desk, view: View, mechanism: &Mechanism) -> String {
    desk.route_to(view).at_panel(mechanism.panel.unwrap_or_default()).to_fragment()
}

/// Those that no view shows yet.
fn later(desk: &Desk, fed: &[Fed]) -> Panel {
    let m = desk.locale;
    let waiting = fed.iter().filter(|fed| fed.view().is_none());
    let rows: Vec<Vec<Cell>> = waiting
        .map(|fed| {
            vec![
                Cell::head(of(desk, &fed.mechanism.names)),
                Cell::text(of(desk, &fed.mechanism.says)),
                number(desk, fed),
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
    let bits = usize::BITS - fed.count.leading_zeros();
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
    // No number where nothing is counted: 0 would say that there is nothing to see.
    if !fed.is_of_words() {
        let count = desk.locale.number(fed.count as f64);
        shapes.push(on(Shape::text(ink, right, y + 18.0, Anchor::End, count)));
    }
    for (line, words) in name.iter().enumerate() {
        let baseline = y + 36.0 + line as f32 * LINE;
        shapes.push(on(Shape::text(ink, left, baseline, Anchor::Start, words.clone())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Selection;
    use crate::view::Topic;
    use crate::view::fixture::{noted_rows as rows, panel, shown};
    use crate::view::route::Route;

    const TEXT: &str = "Казахстан осторожен. Главный риск – это недовольство Москвы.";

    #[test]
    fn every_mechanism_has_a_row_and_a_tile() {
        let sheet = shown(&[TEXT], &Selection::default(), &[], sheet);
        let panel = panel(&sheet, "map");
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
        let waiting = panel(&sheet, "later").table.rows.len();
        assert_eq!(later.len(), waiting);
    }

    #[test]
    fn links_lead_to_the_panel_that_shows_the_mechanism() {
        let mut selection = Selection::default();
        selection.filter.kinds = vec![crate::record::FactKind::Risk];
        let sheet = shown(&[TEXT], &selection, &[], sheet);
        let links = panel(&sheet, "map").table.rows.iter().flatten();
        let links: Vec<&String> = links.filter_map(|cell| cell.link.as_ref()).collect();
        assert!(!links.is_empty());
        for link in links {
            let parsed = Route::parse(link);
            assert!(parsed.unread.is_empty(), "{link}");
            assert_eq!(parsed.route.filter, selection.filter, "{link}");
            let (view, Some(at)) = (parsed.route.view, parsed.route.panel) else { continue };
            if view == View::Compare {
                assert!(Topic::from_code(&at).is_some(), "{link}");
                continue;
            }
            let there =
                shown(&[TEXT], &selection, &[], move |desk| view.sheet(desk).unwrap_or_default());
            assert!(there.panels.iter().any(|panel| panel.id == at), "{link}");
        }
    }
}
