//! Tables as comma-separated values (RFC 4180).
//!
//! In: a [`Table`] or facts. Out: text with a byte-order mark, by which spreadsheets know UTF-8;
//! fields are parted by commas, lines by CR LF, numbers have a point and no groups, dates are EDTF.
//!
//! A spreadsheet takes a field that begins with `= + - @`, a tab or a line break for a formula, the
//! full-width forms too (OWASP, «CSV Injection»). Such a text gets an apostrophe before it, which
//! a spreadsheet takes for the mark of text; so that nothing is lost, a text that has apostrophes
//! before such a character gets one more. Numbers are written by us and stay.
//!
//! «=SUM(A1)» → `'=SUM(A1)`; «до "Актау", там» → `"до ""Актау"", там"`

use super::facts::{Plain, facts_table};
use super::letters::clean;
use super::model::{Evidence, Table};
use crate::record::json::number;
use crate::view::Language;

/// The facts, one line each, below the names of the columns.
pub fn facts_to_csv(rows: &[Evidence], language: Language) -> String {
    table_to_csv(&facts_table(rows, language))
}

/// A table without its caption.
pub fn table_to_csv(table: &Table) -> String {
    let width = table.width();
    let mut out = String::from("\u{feff}");
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        for i in 0..width {
            out.push_str(if i == 0 { "" } else { "," });
            out.push_str(&cells.next().unwrap_or_default());
        }
        out.push_str("\r\n");
    };
    line(&mut table.columns.iter().map(|name| field(&disarmed(name))));
    for row in &table.rows {
        line(&mut row.iter().map(|cell| match cell.plain() {
            Plain::Number(value) => number(value),
            Plain::Text(text) => field(&disarmed(text)),
        }));
    }
    out
}

/// The text, no formula to any spreadsheet.
fn disarmed(text: &str) -> String {
    let text = clean(text);
    let is_formula = text.trim_start_matches('\'').starts_with(|c| "=+-@\t\n＝＋－＠".contains(c));
    if is_formula { format!("'{text}") } else { text }
}

/// The text as a field, in quotation marks where a reader could part it.
fn field(text: &str) -> String {
    // Not only the comma: spreadsheets of a Russian system part by semicolons, and trim spaces.
    let is_plain = !text.contains([',', ';', '\t', '\n', '\u{22}']) && text.trim() == text;
    if is_plain {
        text.to_owned()
    } else {
        format!("\u{22}{}\u{22}", text.replace('\u{22}', "\u{22}\u{22}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Cell;

    /// Reads RFC 4180, nothing more.
    fn read(csv: &str) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        let mut row = vec![String::new()];
        let mut rest = csv.strip_prefix('\u{feff}').expect("mark").chars().peekable();
        let mut inside = false;
        while let Some(c) = rest.next() {
            let field = row.last_mut().expect("field");
            match (c, inside) {
                ('"', true) if rest.next_if_eq(&'"').is_some() => field.push('"'),
                ('"', _) => inside = !inside,
                (',', false) => row.push(String::new()),
                ('\r', false) => {
                    assert_eq!(rest.next(), Some('\n'));
                    rows.push(std::mem::replace(&mut row, vec![String::new()]));
                }
                (c, _) => field.push(c),
            }
        }
        assert!(!inside && row == [""], "the last line ends");
        rows
    }

    /// Undoes [`disarmed`].
    fn armed(text: &str) -> String {
        match text.strip_prefix('\'') {
            Some(rest) if disarmed(rest) == text => rest.to_owned(),
            _ => text.to_owned(),
        }
    }

    fn table(texts: &[&str]) -> Table {
        let row = texts.iter().map(|text| Cell::text(*text)).collect();
        Table { columns: vec!["а".into()], rows: vec![row], ..Table::default() }
    }

    #[test]
    fn formulas_are_text() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("-5", "'-5"),
            ("– Да", "– Да"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("'а", "'а"),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\n=1\""),
        ] {
            assert_eq!(table_to_csv(&table(&[text])), format!("\u{feff}а\r\n{written}\r\n"));
        }
    }

    #[test]
    fn what_numbers_say_in_words_stands_beside_them() {
        let table = Table {
            columns: vec!["Оборот".into(), "Год".into()],
            rows: vec![vec![
                Cell::number(40e9, "свыше 40 млрд долл."),
                Cell::number(2024.0, "2024"),
            ]],
            ..Table::default()
        };
        let csv = table_to_csv(&table.spelled(crate::view::Language::Ru));
        let expected = "\"Оборот, словами\",Год\r\n40000000000,свыше 40 млрд долл.,2024\r\n";
        assert_eq!(csv, format!("\u{feff}Оборот,{expected}"));
    }

    #[test]
    fn numbers_and_dates_are_for_programs() {
        let row = vec![
            Cell::number(-11.6, "−11,6 %"),
            Cell::date("2025-11", "ноябрь 2025"),
            Cell::number(f64::NAN, "—"),
        ];
        let table = Table { rows: vec![row], ..Table::default() };
        assert_eq!(table_to_csv(&table), "\u{feff},,\r\n-11.6,2025-11,—\r\n");
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_again(
            texts in proptest::collection::vec("[ -~а-я\\n\\t«»']{0,12}|[='+@\t-]{0,4}", 1..5),
        ) {
            let refs: Vec<&str> = texts.iter().map(String::as_str).collect();
            let rows = read(&table_to_csv(&table(&refs)));
            let again: Vec<String> = rows[1].iter().map(|field| armed(field)).collect();
            let wanted: Vec<String> = texts.iter().map(|text| clean(text)).collect();
            proptest::prop_assert_eq!(again, wanted);
            proptest::prop_assert!(rows[1].iter().all(|f| !f.starts_with(['=', '+', '-', '@', '\t'])));
        }
    }
}
