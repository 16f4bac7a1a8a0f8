//! The heat map of partners and functions.
//!
//! In: the matrix, the marks of its cells. Out: a panel: the first partners as a picture, all as a
//! table. Names of functions stand turned above their columns, so that none lies over another.

use super::matrix::{COLUMNS, Field, GROUPS, ROWS, kind};
use super::{Matrix, Numbers, title};
use crate::record::Function;
use crate::view::Locale;
use crate::view::chart::{Anchor, Chart, Form, Look, Shape, text_width, wrap};
use crate::view::desk::Desk;
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Table};

/// So many partners are drawn; the others stand in the table.
const DRAWN: usize = 12;
/// Height of a row, in pixels; one whose name needs more lines is higher.
const ROW: f32 = 34.0;
/// Names of partners take at most this share of the frame.
const NAMES: f32 = 0.4;
/// So many lines has such a name at most: «Организация Договора о коллективной безопасности» on a phone.
const LINES: usize = 4;
/// Height of a line of such a name.
const LINE: f32 = 14.0;
/// Height of the name of a group of rows.
const HEADING: f32 = 26.0;
/// Width of a column, in pixels.
const COLUMN: (f32, f32) = (34.0, 60.0);
/// Width of the name of a group of columns.
const GAP: f32 = 26.0;
/// Degrees by which names of columns are turned, and the sine and cosine of as much.
const TURN: (f32, f32, f32) = (-48.0, 0.743, 0.669);

/// The panel.
pub(super) fn heat_map(desk: &Desk, matrix: &Matrix, marks: &Numbers) -> Panel {
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
        note: note(m, matrix.partners.len()),
        help: m.t("functions.matrix.help").into(),
        switches: vec![
            desk.switch("by", &["evidence", "speakers"]),
            desk.switch("order", &["weight", "name"]),
            desk.switch(ROWS, GROUPS),
            desk.switch(COLUMNS, GROUPS),
        ],
        chart: Some(picture(desk, matrix, marks)),
        table: Table::whole(columns, rows.collect()).set(Layout::Matrix),
        lead: Lead::Chart,
        empty: matrix.cells.is_empty().then(|| desk.nothing("functions.none")),
        ..Panel::default()
    }
}

/// How to read it; that more partners stand in the table alone, where they do.
fn note(m: Locale, partners: usize) -> String {
    let note = m.t("functions.matrix.note");
    if partners <= DRAWN {
        return note.to_owned();
    }
    let [drawn, all] = [DRAWN, partners].map(|n| m.number(n as f64));
    format!("{note}. {}", m.fill("functions.matrix.folded", &[("n", &drawn), ("all", &all)]))
}

/// How dark a cell is, against the heaviest.
fn heat(matrix: &Matrix, weight: usize) -> u8 {
    let most = matrix.cells.keys().map(|(p, f)| matrix.weight(p, *f)).max().unwrap_or(1).max(1);
    u8::try_from((weight * 9).div_ceil(most)).unwrap_or(9).min(9)
}

/// Where rows and columns stand.
struct Grid {
    /// Left of the first column.
    left: f32,
    /// Top of the first row.
    top: f32,
    /// Width of a column.
    column: f32,
    /// Left of each column.
    xs: Vec<f32>,
    /// Top and height of each row.
    rows: Vec<(f32, f32)>,
    /// The name of each row, in lines.
    names: Vec<Vec<String>>,
    /// Names of groups of columns and rows, with their places.
    headings: Vec<Shape>,
    width: f32,
    height: f32,
}

impl Grid {
    fn new(desk: &Desk, matrix: &Matrix, names: &[String]) -> Self {
        let m = desk.locale;
        let most = f32::from(desk.frame.width) * NAMES;
        let longest = names.iter().map(|name| text_width(name)).fold(60.0, f32::max);
        let left = longest.min(most) + 16.0;
        let words = |function| text_width(m.word("function", Function::code(function)));
        let longest = matrix.functions.iter().map(|f| words(*f)).fold(60.0, f32::max);
        let (turn, sine, cosine) = TURN;
        let top = longest * sine + 16.0;
        let right = longest * cosine;
        let count = matrix.functions.len().max(1) as f32;
        let room = f32::from(desk.frame.width) - left - right;
        let (narrow, wide) = COLUMN;
        let column = (room / count).clamp(narrow, wide);
        let names: Vec<Vec<String>> =
            names.iter().map(|name| wrap(name, left - 16.0, LINES)).collect();
        let (mut xs, mut rows, mut headings) = (Vec::new(), Vec::new(), Vec::new());
        let mut x = left;
        let is_grouped = desk.option(COLUMNS, GROUPS) == "kinds";
        let mut field = None;
        for function in &matrix.functions {
            let own = Some(Field::of(*function)).filter(|_| is_grouped);
            if let Some(own) = own.filter(|_| own != field) {
                let name =
                    Shape::text(Look::Strong, x + GAP - 8.0, top - 8.0, Anchor::Start, own.name(m));
                headings.push(name.turned(turn));
                x += GAP;
            }
            field = own;
            xs.push(x);
            x += column;
        }
        let mut y = top;
        let is_grouped = desk.option(ROWS, GROUPS) == "kinds";
        let mut of = None;
        for (partner, name) in matrix.partners.iter().zip(&names) {
            let own = Some(kind(desk, partner)).filter(|_| is_grouped);
            if let Some(own) = own.filter(|_| own != of) {
                let name = m.t(&format!("picker.kind.{}", own.code()));
                headings.push(Shape::text(
                    Look::Strong,
                    0.0,
                    y + HEADING - 9.0,
                    Anchor::Start,
                    name,
                ));
                y += HEADING;
            }
            of = own;
            let height = ROW.max(name.len() as f32 * LINE + 6.0);
            rows.push((y, height));
            y += height;
        }
        Self { left, top, column, xs, rows, names, headings, width: x + right, height: y + 8.0 }
    }
}

fn picture(desk: &Desk, matrix: &Matrix, marks: &Numbers) -> Chart {
    let m = desk.locale;
    let names: Vec<String> = matrix.partners.iter().take(DRAWN).map(|p| desk.name(p)).collect();
    let grid = Grid::new(desk, matrix, &names);
    let mut shapes = grid.headings.clone();
    for (function, x) in matrix.functions.iter().zip(&grid.xs) {
        let words = m.word("function", function.code());
        let x = x + grid.column / 2.0 + 4.0;
        // As large as the names of rows: turned words are harder to read already.
        shapes
            .push(Shape::text(Look::Label, x, grid.top - 8.0, Anchor::Start, words).turned(TURN.0));
    }
    let rows = grid.names.iter().zip(&grid.rows);
    for (partner, (lines, (y, row))) in matrix.partners.iter().zip(rows) {
        let middle = y + row / 2.0 + 4.5;
        let first = middle - (lines.len() as f32 - 1.0) * LINE / 2.0;
        for (number, line) in lines.iter().enumerate() {
            let y = first + number as f32 * LINE;
            shapes.push(Shape::text(Look::Label, grid.left - 10.0, y, Anchor::End, line.as_str()));
        }
        for (function, x) in matrix.functions.iter().zip(&grid.xs) {
            let (width, height) = (grid.column - 2.0, row - 2.0);
            let form = Form::Rect { x: x + 1.0, y: y + 1.0, width, height };
            let Some(mark) = marks.get(&(*partner, *function)) else {
                shapes.push(Shape::new(Look::Lane, form));
                continue;
            };
            let weight = matrix.weight(partner, *function);
            let heat = Some(heat(matrix, weight));
            shapes.push(Shape { heat, ..Shape::new(Look::Fill, form).marked(*mark) });
            let count = m.number(weight as f64);
            let x = x + grid.column / 2.0;
            let count = Shape::text(Look::Inside, x, middle, Anchor::Middle, count);
            shapes.push(Shape { heat, ..count });
        }
    }
    Chart { width: grid.width, height: grid.height, label: title(desk, matrix), shapes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture::{panel, shown_at};

    /// The labels of the picture of a text at a width, with the size of their look.
    fn labels(width: u16) -> Vec<(Look, String)> {
        let text = "Что касается Организации Договора о коллективной безопасности — тут безопасность и транзит. \
                    С Китаем — экономика и промышленность.";
        let sheet = shown_at(&[text], width, super::super::sheet);
        let chart = panel(&sheet, "matrix").chart.clone().expect("a picture");
        let text = |shape: Shape| match shape.form {
            Form::Text { text, .. } => Some((shape.look, text)),
            _ => None,
        };
        chart.shapes.into_iter().filter_map(text).collect()
    }

    #[test]
    fn names_are_whole_and_of_one_size_on_a_phone_too() {
        for width in [320, 960, 1700] {
            let found = labels(width);
            assert!(!found.iter().any(|(_, text)| text.contains('…')), "{width} {found:?}");
            assert!(!found.iter().any(|(look, _)| *look == Look::Faint), "{width} {found:?}");
            let words: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
            let name = words.join(" ");
            assert!(name.contains("Организация Договора о коллективной безопасности"), "{name}");
        }
    }
}
