//! Which risks who names: a matrix of points.
//!
//! In: risks that pass. Out: a picture and the same as a table; the shorter side lies across.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::risk;
use crate::query::{FactRef, Selection};
use crate::record::{FactKind, RiskType};
use crate::view::chart::{Anchor, Chart, Form, Look, Shape, lines, text_width};
use crate::view::desk::{Desk, Marks};
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Table};

/// Height of a row whose name has up to two lines, in pixels.
const ROW: f32 = 36.0;
/// The least and the greatest width of a column.
const COLUMN: (f32, f32) = (62.0, 110.0);
/// Height of a line of a column's head.
const LINE: f32 = 15.0;
/// Radius of one fact; the area grows with the number.
const RADIUS: f32 = 7.0;

/// Risks by speaker; authors of texts share a column, however many they are.
struct Matrix<'a> {
    risks: Vec<RiskType>,
    speakers: Vec<&'a str>,
    /// Of how many texts the authors speak.
    texts: usize,
    cells: BTreeMap<(RiskType, &'a str), (usize, usize)>,
}

impl Matrix<'_> {
    fn name(&self, desk: &Desk, speaker: &str) -> String {
        name(desk, speaker, self.texts)
    }
}

/// What the column of a speaker is called.
fn name(desk: &Desk, speaker: &str, texts: usize) -> String {
    if speaker == Selection::AUTHOR && texts > 1 {
        let texts = desk.locale.plural("texts-of", texts);
        return desk.locale.fill("risks.authors", &[("texts", &texts)]);
    }
    desk.speaker_name(speaker)
}

/// The panel.
pub(super) fn panel(desk: &Desk, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let matrix = matrix(desk, marks);
    let columns = std::iter::once(Column::words(m.t("risks.risk")))
        .chain(matrix.speakers.iter().map(|id| Column::numbers(matrix.name(desk, id))));
    let rows = matrix.risks.iter().map(|risk| {
        let head = Cell::head(m.word("risk", risk.code()));
        let cells =
            matrix.speakers.iter().map(|speaker| match matrix.cells.get(&(*risk, speaker)) {
                Some((count, mark)) => {
                    Cell::number(*count as f64, m.number(*count as f64)).marked(*mark)
                }
                None => Cell::absent(""),
            });
        std::iter::once(head).chain(cells).collect()
    });
    Panel {
        id: "speakers".into(),
        title: m.t("risks.speakers").into(),
        note: m.t("risks.speakers.note").into(),
        help: m.t("risks.speakers.help").into(),
        table: Table::whole(columns.collect(), rows.collect()).set(Layout::Matrix),
        chart: Some(picture(desk, &matrix)),
        lead: Lead::Chart,
        empty: matrix.cells.is_empty().then(|| desk.nothing("risks.none")),
        ..Panel::default()
    }
}

fn matrix<'a>(desk: &Desk<'a>, marks: &mut Marks) -> Matrix<'a> {
    let m = desk.locale;
    let mut found: BTreeMap<(RiskType, &'a str), Vec<FactRef>> = BTreeMap::new();
    let mut texts: BTreeSet<u32> = BTreeSet::new();
    for seen in desk.seen_of(FactKind::Risk) {
        if let Some(risk) = risk(&seen.fact.detail) {
            let speaker = seen.fact.speaker.as_deref();
            if speaker.is_none() {
                texts.insert(seen.at.document);
            }
            let speaker = speaker.unwrap_or(Selection::AUTHOR);
            found.entry((risk, speaker)).or_default().push(seen.at);
        }
    }
    let cells: BTreeMap<_, _> = found
        .into_iter()
        .map(|((risk, speaker), facts)| {
            let count = facts.len();
            let label = m.fill(
                "risks.cell",
                &[
                    ("risk", m.word("risk", risk.code())),
                    ("speaker", &name(desk, speaker, texts.len())),
                    ("count", &m.plural("places", count)),
                ],
            );
            // «си цзиньпин»: no blanks in a key.
            let key = format!("by:{}:{}", risk.code(), speaker.replace(' ', "-"));
            let mark = marks.add(key, label, facts);
            ((risk, speaker), (count, mark))
        })
        .collect();
    let mut risks: BTreeMap<RiskType, usize> = BTreeMap::new();
    let mut speakers: BTreeMap<&'a str, usize> = BTreeMap::new();
    for ((risk, speaker), (count, _)) in &cells {
        *risks.entry(*risk).or_default() += count;
        *speakers.entry(speaker).or_default() += count;
    }
    let mut risks: Vec<_> = risks.into_iter().collect();
    risks.sort_by_key(|(risk, count)| (Reverse(*count), *risk));
    let mut speakers: Vec<_> = speakers.into_iter().collect();
    speakers.sort_by_key(|(speaker, count)| (Reverse(*count), *speaker));
    Matrix {
        risks: risks.into_iter().map(|(risk, _)| risk).collect(),
        speakers: speakers.into_iter().map(|(speaker, _)| speaker).collect(),
        texts: texts.len(),
        cells,
    }
}

fn picture(desk: &Desk, matrix: &Matrix) -> Chart {
    let m = desk.locale;
    let risks: Vec<String> =
        matrix.risks.iter().map(|risk| m.word("risk", risk.code()).to_owned()).collect();
    let speakers: Vec<String> = matrix.speakers.iter().map(|id| matrix.name(desk, id)).collect();
    let down = risks.len() >= speakers.len();
    let (rows, columns) = if down { (&risks, &speakers) } else { (&speakers, &risks) };
    let cell = |row: usize, column: usize| {
        let (risk, speaker) = if down { (row, column) } else { (column, row) };
        let key = (*matrix.risks.get(risk)?, *matrix.speakers.get(speaker)?);
        matrix.cells.get(&key).copied()
    };
    let width = f32::from(desk.frame.width);
    let longest = rows.iter().map(|name| text_width(name)).fold(50.0, f32::max);
    let left = longest.min((width * 0.4).max(112.0)) + 26.0;
    let step = ((width - left - 8.0) / columns.len().max(1) as f32).clamp(COLUMN.0, COLUMN.1);
    let heads: Vec<Vec<String>> = columns.iter().map(|name| lines(name, step - 4.0)).collect();
    let tall = heads.iter().map(Vec::len).max().unwrap_or_default();
    let top = tall as f32 * LINE + 12.0;
    let mut shapes = Vec::new();
    for (number, head) in heads.iter().enumerate() {
        let x = left + step * (number as f32 + 0.5);
        for (line, words) in head.iter().rev().enumerate() {
            let y = top - 8.0 - line as f32 * LINE;
            shapes.push(Shape::text(Look::Faint, x, y, Anchor::Middle, words.clone()));
        }
    }
    let mut below = top;
    for (row, name) in rows.iter().enumerate() {
        let words = lines(name, left - 24.0);
        let height = row_height(words.len());
        let middle = below + height / 2.0;
        below += height;
        let form =
            Form::Line { from: (left, middle), to: (left + step * columns.len() as f32, middle) };
        shapes.push(Shape::new(Look::Grid, form));
        let first = middle + 4.5 - (words.len().saturating_sub(1)) as f32 * LINE / 2.0;
        for (line, words) in words.into_iter().enumerate() {
            let y = first + line as f32 * LINE;
            shapes.push(Shape::text(Look::Label, left - 12.0, y, Anchor::End, words));
        }
        for column in 0..columns.len() {
            let Some((count, mark)) = cell(row, column) else { continue };
            let x = left + step * (column as f32 + 0.5);
            let r = (RADIUS * (count as f32).sqrt()).min(ROW / 2.0 - 1.0);
            let form = Form::Circle { x, y: middle, r };
            shapes.push(Shape::new(Look::Fill, form).marked(mark));
            if count > 1 {
                let words = m.number(count as f64);
                shapes.push(Shape::text(Look::Inside, x, middle + 4.5, Anchor::Middle, words));
            }
        }
    }
    Chart {
        width: left + step * columns.len() as f32 + 8.0,
        height: below + 8.0,
        label: m.t("risks.speakers").into(),
        shapes,
    }
}

/// Height of a row whose name has so many lines.
fn row_height(lines: usize) -> f32 {
    ROW.max(lines as f32 * LINE + 6.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_lines_do_not_touch() {
        for (above, under) in [(1, 1), (2, 2), (2, 3), (3, 1), (3, 3), (6, 6)] {
            let half = |lines: usize| row_height(lines) / 2.0;
            let block = |lines: usize| lines as f32 * LINE / 2.0;
            let apart = half(above) + half(under);
            assert!(apart >= block(above) + block(under), "{above} and {under} lines: {apart}");
        }
    }
}
