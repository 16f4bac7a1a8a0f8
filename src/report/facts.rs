//! The facts as a table: one row a fact, with all that leads back to its words.
//!
//! In: [`Evidence`], in any order. Out: a [`Table`] whose columns are named in words; what is
//! unknown is an empty cell, never a guess.
//!
//! `001:17` | показатель | Китай | … | 44000000000 | USD | свыше | 2024 | «Товарооборот…»

use super::model::{Cell, Evidence, Figure, Table, Value};
use super::words;
use crate::view::{Language, Locale};

/// The facts as a table, one row each, its head in the language.
pub fn facts_table(rows: &[Evidence], language: Language) -> Table {
    let m = Locale::plain(language);
    Table {
        caption: words::sheet_names(m).0.to_owned(),
        columns: words::fact_columns(m),
        rows: rows.iter().map(|it| row(m, it)).collect(),
        ..Table::default()
    }
}

fn row(m: Locale, it: &Evidence) -> Vec<Cell> {
    let text = |text: &str| Cell::text(text);
    let maybe = |text: &Option<String>| Cell::text(text.clone().unwrap_or_default());
    let figure = it.figure.as_ref();
    let of_figure = |part: fn(&Figure) -> &str| Cell::text(figure.map_or("", part));
    let offset = |at: usize| Cell::number(at as f64, at.to_string());
    let value = figure
        .map_or_else(Cell::default, |figure| Cell::number(figure.value, m.number(figure.value)));
    let period = figure.and_then(|figure| figure.period.as_deref());
    let published = it.source.date.as_deref();
    vec![
        text(&it.id),
        text(&it.kind),
        text(&it.partners.join("; ")),
        text(&it.said),
        value,
        of_figure(|figure| &figure.unit),
        of_figure(|figure| &figure.bound),
        period.map_or_else(Cell::default, |edtf| Cell::date(edtf, m.date(edtf))),
        text(&it.quote),
        maybe(&it.speaker),
        text(if it.hedged { words::yes(m) } else { "" }),
        text(&it.inferred.join("; ")),
        maybe(&it.source.title),
        maybe(&it.source.publisher),
        published.map_or_else(Cell::default, |edtf| Cell::date(edtf, m.publication(edtf))),
        maybe(&it.source.url),
        text(&it.source.file),
        offset(it.start),
        offset(it.end),
        text(&it.rule),
        maybe(&it.correction),
        maybe(&it.note),
        maybe(&it.link),
    ]
}

impl Cell {
    /// What a program reads: the number, the date, else the text.
    pub(super) fn plain(&self) -> Plain<'_> {
        match &self.value {
            Some(Value::Number(number)) if number.is_finite() => Plain::Number(*number),
            Some(Value::Date(edtf)) => Plain::Text(edtf),
            _ => Plain::Text(&self.text),
        }
    }
}

/// A cell without its dress.
pub(super) enum Plain<'a> {
    /// A finite number.
    Number(f64),
    /// Anything else.
    Text(&'a str),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_its_cell() {
        let table = facts_table(&[Evidence::default()], Language::Ru);
        assert_eq!(table.columns.len(), table.rows[0].len());
    }

    #[test]
    fn a_fact_keeps_its_value_and_place() {
        let figure =
            Figure { value: 44e9, unit: "USD".into(), bound: "свыше".into(), period: None };
        let it = Evidence { figure: Some(figure), start: 10, end: 90, ..Evidence::default() };
        let table = facts_table(&[it], Language::Ru);
        let of = |name: &str| {
            let at = table.columns.iter().position(|column| column == name).expect(name);
            table.rows[0][at].clone()
        };
        assert_eq!(of("Значение").value, Some(Value::Number(44e9)));
        assert_eq!(of("Начало, знак").value, Some(Value::Number(10.0)));
        assert_eq!(of("Граница").text, "свыше");
        assert_eq!(of("Период"), Cell::default());
        assert_eq!(of("С оговоркой").text, "");
    }
}
