//! Partners by functions: who is what for the home state, how often, and where functions overlap.
//!
//! In: roles that the controls leave. Out: a heat map and a list of functions with their bearers.
//! `w[p, f]` is the number of evidence sentences that give partner p the function f, or of distinct
//! speakers who do. Must not know how it is drawn on the page.
//!
//! «с Китаем — экономика и коридоры» → Китай × экономика 1, Китай × транзит 1

use std::collections::{BTreeMap, BTreeSet};

use super::chart::{Anchor, Chart, Form, Look, Shape, text_width};
use super::desk::{Desk, Marks, Seen};
use super::sheet::{Cell, Column, Layout, Lead, Numeric, Panel, Piece, Sheet, Table};
use crate::query::FactRef;
use crate::record::{FactDetail, FactKind, Function};

/// Height of a row of the heat map, in pixels.
const ROW: f32 = 34.0;
/// The least width of a column, in pixels.
const COLUMN: f32 = 58.0;
/// Above the first row: names of functions, written upwards at a slant.
const HEAD: f32 = 118.0;

/// The matrix: partner × function, with the facts of each cell.
struct Matrix<'a> {
    partners: Vec<&'a str>,
    functions: Vec<Function>,
    cells: BTreeMap<(&'a str, Function), Vec<Seen<'a>>>,
    by_speaker: bool,
}

impl<'a> Matrix<'a> {
    fn new(desk: &Desk<'a>) -> Self {
        let mut cells: BTreeMap<(&'a str, Function), Vec<Seen<'a>>> = BTreeMap::new();
        for seen in desk.seen_of(FactKind::Role) {
            let FactDetail::Role { functions } = &seen.fact.detail else { continue };
            for partner in &seen.fact.partners {
                for function in functions {
                    cells.entry((partner.as_str(), *function)).or_default().push(seen);
                }
            }
        }
        let wanted = &desk.selection.partners;
        let chosen = |id: &str| wanted.is_empty() || wanted.iter().any(|known| known == id);
        cells.retain(|(partner, _), _| chosen(partner));
        let by_speaker = desk.option("by", &["evidence", "speakers"]) == "speakers";
        let mut out = Self { partners: Vec::new(), functions: Vec::new(), cells, by_speaker };
        out.partners = out.cells.keys().map(|(partner, _)| *partner).collect();
        out.partners.dedup();
        out.functions = Function::ALL
            .iter()
            .copied()
            .filter(|function| out.cells.keys().any(|(_, known)| known == function))
            .collect();
        out.sort(desk);
        out
    }

    /// Rows and columns by weight, or by name.
    fn sort(&mut self, desk: &Desk) {
        let by_name = desk.option("order", &["weight", "name"]) == "name";
        let mut partners = std::mem::take(&mut self.partners);
        let mut functions = std::mem::take(&mut self.functions);
        if by_name {
            partners.sort_by(|a, b| desk.locale.compare(&desk.name(a), &desk.name(b)));
            let name = |function: &Function| desk.locale.word("function", function.code());
            functions.sort_by(|a, b| desk.locale.compare(name(a), name(b)));
        } else {
            partners.sort_by_key(|p| (std::cmp::Reverse(self.row_total(p)), *p));
            functions.sort_by_key(|f| (std::cmp::Reverse(self.column_total(*f)), *f));
        }
        self.partners = partners;
        self.functions = functions;
    }

    fn weight(&self, partner: &str, function: Function) -> usize {
        let Some(seen) = self.cells.get(&(partner, function)) else { return 0 };
        if self.by_speaker {
            seen.iter().map(Seen::voice).collect::<BTreeSet<_>>().len()
        } else {
            seen.len()
        }
    }

    fn row_total(&self, partner: &str) -> usize {
        Function::ALL.iter().map(|function| self.weight(partner, *function)).sum()
    }

    fn column_total(&self, function: Function) -> usize {
        let of = self.cells.keys().filter(|(_, known)| *known == function);
        of.map(|(partner, _)| self.weight(partner, function)).sum()
    }

    /// The partners that have a function, the heaviest first.
    fn bearers(&self, function: Function) -> Vec<&'a str> {
        let mut out: Vec<_> =
            self.partners.iter().copied().filter(|p| self.weight(p, function) > 0).collect();
        out.sort_by_key(|p| std::cmp::Reverse(self.weight(p, function)));
        out
    }
}

/// The view.
pub(super) fn sheet(desk: &Desk) -> Sheet {
    let matrix = Matrix::new(desk);
    let mut marks = Marks::default();
    let numbers = number_marks(desk, &matrix, &mut marks);
    let panels = vec![heat_map(desk, &matrix, &numbers), bearers(desk, &matrix, &numbers)];
    Sheet { title: title(desk, &matrix), panels, marks: marks.finish() }
}

/// A mark for every cell that has facts.
fn number_marks<'a>(
    desk: &Desk,
    matrix: &Matrix<'a>,
    marks: &mut Marks,
) -> BTreeMap<(&'a str, Function), usize> {
    let cells = matrix.cells.iter();
    cells
        .map(|((partner, function), seen)| {
            let m = desk.locale;
            let label = m.fill(
                "functions.cell",
                &[
                    ("partner", &desk.name(partner)),
                    ("function", m.word("function", function.code())),
                    ("count", &m.plural("places", seen.len())),
                ],
            );
            let facts: Vec<FactRef> = seen.iter().map(|seen| seen.at).collect();
            let key = format!("{partner}:{}", function.code());
            ((*partner, *function), marks.add(key, label, facts))
        })
        .collect()
}

/// «Пересекаются: технологии, транзит …; у одного партнёра: …».
fn title(desk: &Desk, matrix: &Matrix) -> String {
    let m = desk.locale;
    if matrix.cells.is_empty() {
        return m.t("functions.title.none").to_owned();
    }
    let shared: Vec<_> = matrix
        .functions
        .iter()
        .filter(|function| matrix.bearers(**function).len() > 1)
        .map(|function| m.word("function", function.code()).to_lowercase())
        .collect();
    if shared.is_empty() {
        return m.t("functions.title.apart").to_owned();
    }
    let list = shared.iter().take(4).cloned().collect::<Vec<_>>().join(", ");
    let key = if shared.len() > 4 { "functions.title.many" } else { "functions.title.shared" };
    m.fill(
        key,
        &[
            ("list", &list),
            ("n", &m.number(shared.len() as f64)),
            ("all", &m.number(matrix.functions.len() as f64)),
        ],
    )
}

fn heat_map(desk: &Desk, matrix: &Matrix, marks: &BTreeMap<(&str, Function), usize>) -> Panel {
    let m = desk.locale;
    let columns = std::iter::once(Column::words(m.t("column.partner")))
        .chain(matrix.functions.iter().map(|f| Column::numbers(m.word("function", f.code()))))
        .chain(std::iter::once(Column::numbers(m.t("column.total"))))
        .collect();
    let rows = matrix.partners.iter().map(|partner| {
        let mut row = vec![Cell::head(desk.name(partner)).of(partner)];
        row.extend(matrix.functions.iter().map(|function| {
            let weight = matrix.weight(partner, *function);
            match marks.get(&(*partner, *function)) {
                Some(mark) => {
                    let cell = Cell::number(weight as f64, m.number(weight as f64));
                    Cell { heat: Some(heat(matrix, weight)), ..cell.marked(*mark) }
                }
                None => Cell::absent(""),
            }
        }));
        let total = matrix.row_total(partner) as f64;
        row.push(Cell::number(total, m.number(total)));
        row
    });
    Panel {
        id: "matrix".into(),
        title: m.t("functions.matrix").into(),
        note: m.t("functions.matrix.note").into(),
        help: m.t("functions.matrix.help").into(),
        switches: vec![
            desk.switch("by", &["evidence", "speakers"]),
            desk.switch("order", &["weight", "name"]),
        ],
        chart: Some(picture(desk, matrix, marks)),
        table: Table::whole(columns, rows.collect()).set(Layout::Matrix),
        lead: Lead::Chart,
        empty: matrix.cells.is_empty().then(|| m.t("functions.none").to_owned()),
        ..Panel::default()
    }
}

/// How dark a cell is, against the heaviest.
fn heat(matrix: &Matrix, weight: usize) -> u8 {
    let most = matrix.cells.keys().map(|(p, f)| matrix.weight(p, *f)).max().unwrap_or(1).max(1);
    u8::try_from((weight * 9).div_ceil(most)).unwrap_or(9).min(9)
}

fn picture(desk: &Desk, matrix: &Matrix, marks: &BTreeMap<(&str, Function), usize>) -> Chart {
    let m = desk.locale;
    let names: Vec<String> = matrix.partners.iter().map(|partner| desk.name(partner)).collect();
    let left = names.iter().map(|name| text_width(name)).fold(60.0, f32::max) + 16.0;
    let room = f32::from(desk.frame.width) - left - 8.0;
    let column = (room / matrix.functions.len().max(1) as f32).clamp(COLUMN, 84.0);
    let mut shapes = Vec::new();
    for (number, function) in matrix.functions.iter().enumerate() {
        let x = left + column * (number as f32 + 0.5);
        let words = m.word("function", function.code());
        // Long names are broken over lines above the column.
        for (line, word) in words.split(' ').rev().enumerate() {
            let y = HEAD - 10.0 - line as f32 * 15.0;
            shapes.push(Shape::text(Look::Faint, x, y, Anchor::Middle, word));
        }
    }
    for (row, (partner, name)) in matrix.partners.iter().zip(&names).enumerate() {
        let y = HEAD + row as f32 * ROW;
        let middle = y + ROW / 2.0 + 4.5;
        shapes.push(Shape::text(Look::Label, left - 10.0, middle, Anchor::End, name.clone()));
        for (number, function) in matrix.functions.iter().enumerate() {
            let x = left + column * number as f32;
            let form =
                Form::Rect { x: x + 1.0, y: y + 1.0, width: column - 2.0, height: ROW - 2.0 };
            let Some(mark) = marks.get(&(*partner, *function)) else {
                shapes.push(Shape::new(Look::Lane, form));
                continue;
            };
            let weight = matrix.weight(partner, *function);
            let cell = Shape::new(Look::Fill, form).marked(*mark);
            let heat = heat(matrix, weight);
            shapes.push(Shape { heat: Some(heat), ..cell });
            let count = Shape::text(
                Look::Inside,
                x + column / 2.0,
                middle,
                Anchor::Middle,
                m.number(weight as f64),
            );
            shapes.push(Shape { heat: Some(heat), ..count });
        }
    }
    Chart {
        width: left + column * matrix.functions.len() as f32 + 8.0,
        height: HEAD + ROW * matrix.partners.len() as f32 + 8.0,
        label: title(desk, matrix),
        shapes,
    }
}

/// Functions with one bearer and with several.
fn bearers(desk: &Desk, matrix: &Matrix, marks: &BTreeMap<(&str, Function), usize>) -> Panel {
    let m = desk.locale;
    let columns = vec![
        Column::words(m.t("column.function")),
        Column { numeric: Numeric::Yes, ..Column::words(m.t("functions.bearers.count")) },
        Column::words(m.t("functions.bearers.who")),
        Column::numbers(m.t("functions.bearers.exclusivity")),
    ];
    let rows = matrix.functions.iter().map(|function| {
        let bearers = matrix.bearers(*function);
        let all = matrix.column_total(*function).max(1);
        let weight = |partner: &&str| matrix.weight(partner, *function);
        let most = bearers.iter().map(weight).max().unwrap_or_default();
        let share = most as f64 / all as f64;
        let pieces = bearers.iter().map(|partner| Piece {
            text: desk.name(partner),
            note: m.number(weight(partner) as f64),
            partner: Some((*partner).to_owned()),
            mark: marks.get(&(*partner, *function)).copied(),
        });
        vec![
            Cell::head(m.word("function", function.code())),
            Cell::number(bearers.len() as f64, m.number(bearers.len() as f64)),
            Cell { pieces: pieces.collect(), ..Cell::default() },
            Cell::number(share, m.measured((share * 100.0).round(), "%")),
        ]
    });
    Panel {
        id: "bearers".into(),
        title: m.t("functions.bearers").into(),
        note: m.t("functions.bearers.note").into(),
        help: m.t("functions.bearers.help").into(),
        table: Table::whole(columns, rows.collect()),
        lead: Lead::Table,
        empty: matrix.cells.is_empty().then(|| m.t("functions.none").to_owned()),
        ..Panel::default()
    }
}
