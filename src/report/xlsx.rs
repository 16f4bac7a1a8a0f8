//! A table as a sheet: the least of SpreadsheetML (ECMA-376, part 1, section 18) that has types,
//! widths, a head that stays and filters.
//!
//! In: a [`Table`] or facts. Out: the bytes of an `.xlsx`. Numbers are numbers, whole days are
//! dates, all else is text inside its cell: there is no formula in the file, whatever a text begins
//! with. What the format cannot hold is cut: characters past 32 767 in a cell, rows past 1 048 576,
//! columns past 16 384.
//!
//! «=1+1» is a cell of four characters.

use std::fmt::Write as _;

use super::edtf::Edtf;
use super::facts::{Plain, facts_table};
use super::letters::{clean, one_line, xml};
use super::model::{Cell, Evidence, Table, Value};
use super::package::{HEAD, Part, RELATIONS, Relations, package};
use super::words;
use crate::view::{Language, Locale};

const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
const MOST_LETTERS: usize = 32_767;
/// Widths, in digits of the usual face.
const WIDTHS: (usize, usize) = (8, 60);
/// So many rows tell how wide a column is.
const MEASURED: usize = 500;

/// Cell formats, as `styles` numbers them.
const HEADING: u8 = 1;
const TEXT: u8 = 2;
const DAY: u8 = 3;
const GROUPED: u8 = 4;
const NUMBER: u8 = 5;

/// The facts, one row each.
pub fn facts_to_xlsx(rows: &[Evidence], language: Language) -> Vec<u8> {
    workbook(&facts_table(rows, language), words::sheet_names(Locale::plain(language)).0)
}

/// A table without its caption.
pub fn table_to_xlsx(table: &Table, language: Language) -> Vec<u8> {
    workbook(table, words::sheet_names(Locale::plain(language)).1)
}

fn workbook(table: &Table, name: &str) -> Vec<u8> {
    let mut relations = Relations::default();
    let sheet = relations.inside("worksheet", "sheet.xml");
    relations.inside("styles", "styles.xml");
    let range = range(table);
    // Spreadsheets look for the range of a filter under this name.
    let book = format!(
        "{HEAD}<workbook xmlns='{SHEET}' xmlns:r='{RELATIONS}'>\
         <bookViews><workbookView/></bookViews>\
         <sheets><sheet name='{name}' sheetId='1' r:id='{sheet}'/></sheets>\
         <definedNames><definedName name='_xlnm._FilterDatabase' localSheetId='0' hidden='1'>\
         {}</definedName></definedNames></workbook>",
        xml(&format!("'{name}'!{}", absolute(&range)))
    );
    let part = |name, kind, content| Part { name, kind, content };
    let parts = [
        part("xl/workbook.xml", "spreadsheetml.sheet.main+xml", book),
        part("xl/sheet.xml", "spreadsheetml.worksheet+xml", worksheet(table, &range)),
        part("xl/styles.xml", "spreadsheetml.styles+xml", styles()),
    ];
    package(&parts, &relations, &[])
}

fn worksheet(table: &Table, range: &str) -> String {
    let width = columns(table);
    let mut out = format!(
        "{HEAD}<worksheet xmlns='{SHEET}'><sheetViews><sheetView tabSelected='1' workbookViewId='0'>\
         <pane ySplit='1' topLeftCell='A2' activePane='bottomLeft' state='frozen'/>\
         </sheetView></sheetViews><cols>"
    );
    for i in 0..width {
        let digits = digits(table, i);
        let number = i + 1;
        let _ =
            write!(out, "<col min='{number}' max='{number}' width='{digits}' customWidth='1'/>");
    }
    out.push_str("</cols><sheetData><row r='1'>");
    for i in 0..width {
        text_cell(&place(i, 1), HEADING, table.columns.get(i).map_or("", String::as_str), &mut out);
    }
    out.push_str("</row>");
    for (row, number) in table.rows.iter().zip(2..=MOST_ROWS) {
        let _ = write!(out, "<row r='{number}'>");
        for (i, it) in row.iter().take(width).enumerate() {
            cell(&place(i, number), it, &mut out);
        }
        out.push_str("</row>");
    }
    let _ = write!(out, "</sheetData><autoFilter ref='{range}'/></worksheet>");
    out
}

fn cell(place: &str, it: &Cell, out: &mut String) {
    if let Some(Value::Date(edtf)) = &it.value
        && let Some(day) = serial(edtf)
    {
        let _ = write!(out, "<c r='{place}' s='{DAY}'><v>{day}</v></c>");
        return;
    }
    match it.plain() {
        Plain::Number(value) => {
            let is_large = value.fract() == 0.0 && value.abs() >= 10_000.0;
            let style = if is_large { GROUPED } else { NUMBER };
            let _ = write!(out, "<c r='{place}' s='{style}'><v>{value}</v></c>");
        }
        Plain::Text("") => {}
        Plain::Text(text) => text_cell(place, TEXT, text, out),
    }
}

fn text_cell(place: &str, style: u8, text: &str, out: &mut String) {
    let text = xml(&literal(&clean(text)));
    let _ = write!(
        out,
        "<c r='{place}' s='{style}' t='inlineStr'><is><t xml:space='preserve'>{text}</t></is></c>"
    );
}

/// The text, not longer than a cell holds, with `_x0041_` written so that it does not become «A»
/// (ECMA-376, part 1, 22.9.2.19).
fn literal(text: &str) -> String {
    let mut left = MOST_LETTERS;
    let mut out = String::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        let Some(rest) = left.checked_sub(c.len_utf16()) else { break };
        left = rest;
        out.push(c);
        let is_code = |code: &[u8]| match code {
            [b'x', hex @ .., b'_'] => hex.iter().all(u8::is_ascii_hexdigit),
            _ => false,
        };
        if c == '_' && text.as_bytes().get(i + 1..i + 7).is_some_and(is_code) {
            out.push_str("x005F_");
        }
    }
    out
}

fn columns(table: &Table) -> usize {
    table.width().clamp(1, MOST_COLUMNS)
}

/// The cells of the table: `A1:W12`.
fn range(table: &Table) -> String {
    let rows = (table.rows.len() + 1).min(MOST_ROWS);
    format!("A1:{}", place(columns(table) - 1, rows))
}

/// `A1:W12` → `$A$1:$W$12`
fn absolute(range: &str) -> String {
    let mut out = String::new();
    let mut before = ':';
    for c in range.chars() {
        if c != ':' && c.is_ascii_digit() != before.is_ascii_digit() || before == ':' {
            out.push('$');
        }
        out.push(c);
        before = c;
    }
    out
}

/// The name of a cell: column from 0, row from 1; (27, 3) is `AB3`.
fn place(column: usize, row: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{row}")
}

/// The width that a column asks for by its first rows.
fn digits(table: &Table, column: usize) -> usize {
    let cells = table.rows.iter().take(MEASURED).filter_map(|row| row.get(column));
    let texts = cells.map(|cell| cell.text.as_str());
    let head = table.columns.get(column).map(String::as_str);
    let longest = texts.chain(head).map(|text| one_line(text).chars().count()).max();
    // The arrow of the filter takes two.
    (longest.unwrap_or_default() + 3).clamp(WIDTHS.0, WIDTHS.1)
}

/// The number of a whole day as spreadsheets count them: 1 is 1 January 1900, and from March of
/// that year on the count is right.
fn serial(edtf: &str) -> Option<i64> {
    let Edtf::Point(point) = Edtf::read(edtf) else { return None };
    let (year, month, day) = point.day()?;
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i64::from(is_leap),
        _ => 31,
    };
    if day > length || (year, month) < (1900, 3) {
        return None;
    }
    // Days before the month in a year that begins in March (H. Hinnant, «chrono-Compatible
    // Low-Level Date Algorithms», days_from_civil).
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1;
    // 30 December 1899 is 0.
    Some(days - 693_899)
}

/// Faces and formats; the numbers of the constants above count the `xf` of `cellXfs`.
fn styles() -> String {
    let top = "<alignment vertical='top'/>";
    let wrapped = "<alignment vertical='top' wrapText='1'/>";
    let format = |number: u8, font: u8, alignment: &str| {
        format!(
            "<xf numFmtId='{number}' fontId='{font}' fillId='0' borderId='0' xfId='0' \
             applyNumberFormat='1' applyFont='1' applyAlignment='1'>{alignment}</xf>"
        )
    };
    // 0 general, 3 grouped, 14 a day in the form of the reader's system.
    let formats = [
        format(0, 0, top),
        format(0, 1, wrapped),
        format(0, 0, wrapped),
        format(14, 0, top),
        format(3, 0, top),
        format(0, 0, top),
    ];
    format!(
        "{HEAD}<styleSheet xmlns='{SHEET}'><fonts count='2'>\
         <font><sz val='11'/><name val='Calibri'/></font>\
         <font><b/><sz val='11'/><name val='Calibri'/></font></fonts>\
         <fills count='2'><fill><patternFill patternType='none'/></fill>\
         <fill><patternFill patternType='gray125'/></fill></fills>\
         <borders count='1'><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count='1'><xf numFmtId='0' fontId='0' fillId='0' borderId='0'/></cellStyleXfs>\
         <cellXfs count='{}'>{}</cellXfs>\
         <cellStyles count='1'><cellStyle name='Normal' xfId='0' builtinId='0'/></cellStyles>\
         </styleSheet>",
        formats.len(),
        formats.concat()
    )
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader as _, Xlsx};

    use super::*;

    fn read(bytes: Vec<u8>) -> calamine::Range<Data> {
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("book");
        book.worksheet_range_at(0).expect("a sheet").expect("cells")
    }

    #[test]
    fn cells_are_named() {
        let names: Vec<_> = [0, 25, 26, 701, 702, 16_383].map(|i| place(i, 3)).to_vec();
        assert_eq!(names, ["A3", "Z3", "AA3", "ZZ3", "AAA3", "XFD3"]);
        assert_eq!(absolute("A1:AB12"), "$A$1:$AB$12");
    }

    #[test]
    fn days_are_counted() {
        assert_eq!(serial("1900-03-01"), Some(61));
        assert_eq!(serial("2000-01-01"), Some(36_526));
        assert_eq!(serial("2025-11-25"), Some(45_986));
        assert_eq!(serial("2024-02-29"), Some(45_351));
        for edtf in ["2025-02-29", "1900-02-28", "2025-11", "2025-11-25?", "2025-11-25/..", ""] {
            assert_eq!(serial(edtf), None, "{edtf}");
        }
    }

    #[test]
    fn another_reader_finds_the_types() {
        let row = vec![
            Cell::text("=1+1"),
            Cell::number(17_200_000_000.0, "17,2 млрд"),
            Cell::date("2025-11-25", "25 ноября 2025"),
            Cell::date("2025-06-24/..", "не раньше"),
            Cell::text("«а» <b>\u{0} _x0041_ \n в"),
            Cell::number(f64::NAN, "—"),
        ];
        let columns = ["а", "б", "в", "г", "д", "е"].map(str::to_owned).to_vec();
        let sheet = read(table_to_xlsx(
            &Table { columns, rows: vec![row], ..Table::default() },
            Language::Ru,
        ));
        let at = |column| sheet.get_value((1, column)).expect("cell").clone();
        assert_eq!(sheet.get_value((0, 5)), Some(&Data::String("е".into())));
        assert_eq!(at(0), Data::String("=1+1".into()));
        assert_eq!(at(1), Data::Float(17_200_000_000.0));
        assert!(matches!(at(2), Data::DateTime(day) if day.as_f64().to_string() == "45986"));
        assert_eq!(at(3), Data::String("2025-06-24/..".into()));
        assert_eq!(at(5), Data::String("—".into()));
        let Data::String(text) = at(4) else { panic!("{:?}", at(4)) };
        assert!(text.starts_with("«а» <b> _x"), "{text}");
    }

    #[test]
    fn a_cell_is_not_longer_than_it_may_be() {
        let long = "ы".repeat(MOST_LETTERS) + "_x0041_";
        assert_eq!(literal(&long).chars().count(), MOST_LETTERS);
        assert_eq!(literal("_x0041_ _x00_ _"), "_x005F_x0041_ _x00_ _");
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_comes_back(texts in proptest::collection::vec("[^_\\pC]{1,20}", 1..6)) {
            let row = texts.iter().map(Cell::text).collect();
            let columns = vec!["а".to_owned(); texts.len()];
            let sheet = read(table_to_xlsx(&Table { columns, rows: vec![row], ..Table::default() }, Language::Ru));
            for (i, text) in texts.iter().enumerate() {
                let found = sheet.get_value((1, i as u32)).cloned();
                proptest::prop_assert_eq!(found, Some(Data::String(text.clone())));
            }
        }
    }
}
