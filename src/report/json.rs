//! A table as JSON.
//!
//! In: a [`Table`]. Out: one object: the caption, the names of the columns, the rows as lists, with
//! numbers as numbers, dates as EDTF and an unknown cell as `null`. Lists and not objects, for two
//! columns may have one name.
//!
//! `{"caption": "Торговля", "columns": ["Партнёр", "Значение"], "rows": [["Китай", 44000000000]]}`

use super::facts::Plain;
use super::letters::clean;
use super::model::{Cell, Table};
use crate::record::json::{Object, number, quoted};

/// A table as one JSON object, a line break at its end.
pub fn table_to_json(table: &Table) -> String {
    let mut out = Object::new();
    out.string("caption", &clean(&table.caption));
    out.list("columns", table.columns.iter().map(|name| quoted(&clean(name))));
    let row =
        |row: &Vec<Cell>| format!("[{}]", row.iter().map(cell).collect::<Vec<_>>().join(", "));
    out.list("rows", table.rows.iter().map(row));
    let mut json = out.close();
    json.push('\n');
    json
}

fn cell(cell: &Cell) -> String {
    match cell.plain() {
        Plain::Number(value) => number(value),
        Plain::Text("") => String::from("null"),
        Plain::Text(text) => quoted(&clean(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_their_types() {
        let row = vec![
            Cell::text("\"Китай\"\u{0}"),
            Cell::number(44e9, "44 млрд"),
            Cell::date("2025-11", "ноябрь 2025"),
            Cell::default(),
            Cell::number(f64::INFINITY, "—"),
        ];
        let table = Table {
            caption: "т".into(),
            columns: vec!["а".into()],
            rows: vec![row],
            ..Table::default()
        };
        let json: serde_json::Value = serde_json::from_str(&table_to_json(&table)).expect("JSON");
        assert_eq!(
            json,
            serde_json::json!({
                "caption": "т",
                "columns": ["а"],
                "rows": [["\"Китай\"", 44_000_000_000_u64, "2025-11", null, "—"]],
            })
        );
    }
}
