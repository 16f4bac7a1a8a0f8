//! What is put into a report: facts and tables of views as its plain values.
//!
//! In: a fact or a panel, seen through a [`Desk`]. Out: [`Evidence`], [`Table`] and [`Source`] in the
//! words of the desk's language. Knows how an item is put into words; must not know formats.
//!
//! «Товарооборот превысил 44 миллиарда долларов», indicator → «Товарооборот, свыше 44 млрд долл.
//! США» with its figure, its words and the numbers of the first and last sign

use std::collections::BTreeSet;

use super::behind;
use super::model::{Cell, Context, Evidence, Figure, Source, Table};
use crate::corpus::Document;
use crate::query::FactRef;
use crate::record::{Bound, FactDetail, Indicator};
use crate::text::{CodePoints, Span};
use crate::view::phrase::{Phrase, phrase};
use crate::view::sheet::{self, Panel, Sheet};
use crate::view::{Desk, item_of, titled};

/// So many characters around a quote are kept at most on each side.
const CONTEXT_CHARS: usize = 240;

/// What is known of a document.
pub fn source(document: &Document) -> Source {
    let meta = &document.meta;
    Source {
        title: meta.title.clone(),
        publisher: meta.publisher.clone(),
        date: meta.date.clone(),
        url: meta.url.clone(),
        file: meta.id.clone(),
    }
}

/// A fact with the words that say it; `None` where the corpus has none of this number.
pub fn evidence(desk: &Desk, at: FactRef) -> Option<Evidence> {
    let seen = desk.see(at)?;
    let (m, document, fact) = (desk.locale, seen.document, seen.fact);
    let record = desk.records.get(at.document as usize)?;
    let item = titled(item_of(document, record, at.fact as usize)?);
    let points = CodePoints::new(&document.text);
    let reasons = fact.inferred.iter().map(|reason| m.word("inference", reason.code()).to_owned());
    Some(Evidence {
        id: format!("{}:{}", document.meta.id, at.fact),
        kind: m.word("kind", fact.detail.kind().code()).to_owned(),
        partners: fact.partners.iter().map(|id| desk.name(id)).collect(),
        said: said(&phrase(m, &item.body, |id| desk.name(id))),
        figure: figure(desk, &fact.detail),
        quote: seen.quote().to_owned(),
        context: context(document, fact.span),
        source: source(document),
        start: points.of(fact.span.start),
        end: points.of(fact.span.end),
        speaker: fact.speaker.as_deref().map(|id| desk.speaker_name(id)),
        rule: fact.rule.clone(),
        hedged: fact.hedged,
        inferred: reasons.collect(),
        correction: seen.touch.map(|touch| desk.touched(touch).to_owned()),
        ..Evidence::default()
    })
}

/// «Товарооборот, свыше 44 млрд долл. США, 2024»
fn said(phrase: &Phrase) -> String {
    let main = format!("{} {}", phrase.bound, phrase.main);
    let parts = [phrase.label.as_str(), main.trim()].into_iter();
    let parts = parts.chain(phrase.details.iter().map(String::as_str));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The value of a fact, if it states one.
fn figure(desk: &Desk, detail: &FactDetail) -> Option<Figure> {
    let of = |value: f64, unit: Option<&String>, bound: Bound, period: &Option<String>| Figure {
        value,
        unit: unit.cloned().unwrap_or_default(),
        bound: desk.locale.bound(bound).to_owned(),
        period: period.clone(),
    };
    match detail {
        FactDetail::Indicator(Indicator { value, currency, unit, bound, period, .. }) => {
            Some(of(*value, currency.as_ref().or(unit.as_ref()), *bound, period))
        }
        FactDetail::Agreement { value: Some(value), currency, bound, date, .. } => {
            Some(of(*value, currency.as_ref(), *bound, date))
        }
        FactDetail::Target(target) => {
            let unit = target.currency.as_ref().or(target.unit.as_ref());
            Some(of(target.value?, unit, target.bound, &target.horizon))
        }
        FactDetail::Dependence(dependence) => {
            Some(of(dependence.share?, Some(&"%".to_owned()), dependence.bound, &None))
        }
        _ => None,
    }
}

/// The words around a span in its paragraph, cut between words.
fn context(document: &Document, span: Span) -> Option<Context> {
    let holds = |place: &Span| place.start <= span.start && span.start < place.end;
    let paragraph = document.segments.iter().map(|segment| segment.span).find(holds)?;
    let end = paragraph.end.max(span.end);
    let before = Span { start: paragraph.start, end: span.start }.of(&document.text).trim_start();
    let after = Span { start: span.end, end }.of(&document.text).trim_end();
    let cut = |text: &str, at: usize| text.char_indices().nth(at).map(|(byte, _)| byte);
    let length = before.chars().count();
    let before = match length.checked_sub(CONTEXT_CHARS).filter(|over| *over > 0) {
        Some(over) => {
            let tail = cut(before, over).and_then(|at| before.get(at..)).unwrap_or_default();
            let tail = tail.split_once(char::is_whitespace).map_or(tail, |(_, tail)| tail);
            format!("…{tail}")
        }
        None => before.to_owned(),
    };
    let after = match cut(after, CONTEXT_CHARS).and_then(|at| after.get(..at)) {
        Some(head) => {
            let head = head.rsplit_once(char::is_whitespace).map_or(head, |(head, _)| head);
            format!("{head}…")
        }
        None => after.to_owned(),
    };
    (!before.is_empty() || !after.is_empty()).then_some(Context { before, after })
}

/// The table of a panel, with a last column that names the facts behind each row, and the sentences
/// behind its figures and those of its picture.
pub fn table(desk: &Desk, sheet: &Sheet, panel: &Panel) -> Table {
    let mut columns: Vec<String> =
        panel.table.columns.iter().map(|column| column.title.clone()).collect();
    columns.push(desk.locale.t("column.evidence").to_owned());
    let rows = panel.table.rows.iter().map(|row| {
        let mut cells: Vec<Cell> = row.iter().map(cell).collect();
        cells.push(Cell::text(behind(desk, sheet, row)));
        cells
    });
    let behind = behind::of(desk, sheet, panel);
    Table { caption: panel.title.clone(), columns, rows: rows.collect(), behind }
}

/// «001:17; 003:4»
fn behind(desk: &Desk, sheet: &Sheet, row: &[sheet::Cell]) -> String {
    let marks = row.iter().flat_map(|cell| {
        cell.mark.into_iter().chain(cell.pieces.iter().filter_map(|piece| piece.mark))
    });
    let facts: BTreeSet<FactRef> = marks
        .filter_map(|mark| sheet.marks.get(mark))
        .flat_map(|mark| mark.facts.iter().copied())
        .collect();
    let name = |at: FactRef| {
        let document = desk.documents.get(at.document as usize)?;
        Some(format!("{}:{}", document.meta.id, at.fact))
    };
    facts.into_iter().filter_map(name).collect::<Vec<_>>().join("; ")
}

/// A cell of a sheet: its number for programs, and all that it says for people.
fn cell(cell: &sheet::Cell) -> Cell {
    let noted = |text: &str, note: &str| match (text.is_empty(), note.is_empty()) {
        (_, true) => text.to_owned(),
        (true, false) => note.to_owned(),
        (false, false) => format!("{text} ({note})"),
    };
    let own = noted(&cell.text, &cell.note);
    let pieces = cell.pieces.iter().map(|piece| noted(&piece.text, &piece.note));
    let signs = cell.signs.iter().map(|sign| format!("[{sign}]"));
    let all: Vec<String> =
        std::iter::once(own).chain(pieces).filter(|text| !text.is_empty()).collect();
    let signs: Vec<String> = signs.collect();
    let text = [all.join("; "), signs.join(" ")];
    let text = text.iter().map(String::as_str).filter(|text| !text.is_empty());
    let text = text.collect::<Vec<_>>().join(" ");
    match cell.number {
        Some(number) => Cell::number(number, text),
        None => Cell::text(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sheet::Piece;

    #[test]
    fn a_cell_says_all_that_it_shows() {
        let piece = |text: &str, note: &str| Piece {
            text: text.into(),
            note: note.into(),
            ..Piece::default()
        };
        let shown = sheet::Cell {
            note: "за год".into(),
            pieces: vec![piece("Китай", "3"), piece("Россия", "")],
            signs: vec!["выведено".into()],
            ..sheet::Cell::number(44e9, "44 млрд")
        };
        let kept = cell(&shown);
        assert_eq!(kept.text, "44 млрд (за год); Китай (3); Россия [выведено]");
        assert_eq!(kept, Cell::number(44e9, kept.text.clone()));
        assert_eq!(cell(&sheet::Cell::absent("")), Cell::default());
    }

    #[test]
    fn a_value_is_said_with_its_bound() {
        let parts = Phrase {
            label: "Товарооборот".into(),
            bound: "свыше",
            main: "44 млрд".into(),
            details: vec!["2024".into()],
        };
        assert_eq!(said(&parts), "Товарооборот, свыше 44 млрд, 2024");
        let alone = Phrase { main: "Транзит".into(), ..Phrase::default() };
        assert_eq!(said(&alone), "Транзит");
    }

    #[test]
    fn the_words_around_a_quote_are_those_of_its_paragraph() {
        let far = "слово ".repeat(80);
        let text = format!("Другой абзац.\n{far}Это риск. Но нет.\nЕщё один.");
        let document = Document::from_text("x", text);
        let start = document.text.find("Это риск.").expect("words");
        let span = Span::new(start, start + "Это риск.".len());
        let around = context(&document, span).expect("context");
        assert!(around.before.starts_with("…слово"), "{}", around.before);
        assert!(around.before.chars().count() <= CONTEXT_CHARS + 1);
        assert!(around.after.starts_with(" Но нет."), "{}", around.after);
    }
}
