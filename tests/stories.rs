//! Questions that an analyst asks, and the answers that the embedded corpus gives: through the same
//! door as the page's, by what is found, not by where it stands.

use tarazy::api::{Body, Engine, Request, Response};
use tarazy::view::route::Route;
use tarazy::view::sheet::Sheet;
use tarazy::view::{Frame, Language};

/// The sheet that the page shows at an address.
fn sheet(address: &str) -> Sheet {
    let parsed = Route::parse(address);
    assert!(parsed.unread.is_empty(), "{:?}", parsed.unread);
    let mut engine = Engine::new();
    let Response::Overview(overview) = engine.handle(Request::Open) else { panic!("no overview") };
    let look = parsed.route.look(&overview, Language::Ru, Frame::default());
    match engine.handle(Request::Show(Box::new(look))) {
        Response::Shown(shown) => match shown.body {
            Body::Sheet(sheet) => sheet,
            Body::Comparison(_) => panic!("no sheet: {address}"),
        },
        other => panic!("{other:?}"),
    }
}

/// The rows of a panel as text, cell by cell, pieces included.
fn rows(sheet: &Sheet, panel: &str) -> Vec<Vec<String>> {
    let panel = sheet.panels.iter().find(|known| known.id == panel).expect(panel);
    let text = |cell: &tarazy::view::sheet::Cell| {
        let pieces = cell.pieces.iter().map(|piece| piece.text.as_str());
        std::iter::once(cell.text.as_str()).chain(pieces).collect::<Vec<_>>().join(" | ")
    };
    panel.table.rows.iter().map(|row| row.iter().map(text).collect()).collect()
}

/// C3: who is what, and whether functions are apart.
#[test]
fn functions_overlap_in_technology_transit_security_and_investment() {
    let sheet = sheet("#/functions");
    let bearers = rows(&sheet, "bearers");
    let of = |function: &str| {
        let row = bearers.iter().find(|row| row[0].contains(function)).expect(function);
        row[2].clone()
    };
    for (function, partners) in [
        ("Технологии", ["Китай", "США"]),
        ("Транзит", ["Китай", "Россия"]),
        ("Безопасность", ["Россия", "Турция"]),
        ("Инвестиции", ["Китай", "США"]),
    ] {
        let who = of(function);
        assert!(partners.iter().all(|partner| who.contains(partner)), "{function}: {who}");
    }
}

/// Whose texts these are: every text with its facts, opened at the first; one has a list of 19
/// references.
#[test]
fn every_source_opens_at_its_first_fact_and_one_lists_references() {
    let sheet = sheet("#/sources");
    let table = &sheet.panels[0].table;
    assert_eq!(table.rows.len(), 5);
    for row in &table.rows {
        let mark = &sheet.marks[row[0].mark.expect("a mark")];
        assert_eq!(mark.facts[0].fact, 0);
        assert_eq!(row[3].number, Some(mark.facts.len() as f64));
    }
    let references = rows(&sheet, "references");
    // The note below the list is read as a part of it or not.
    assert!((19..=20).contains(&references.len()), "{}", references.len());
    let numbered = |words: &str| {
        let row = references.iter().find(|row| row[0].contains(words)).expect(words);
        row[2].clone()
    };
    assert!(numbered("потратит $1,5 млрд").contains("1,5 млрд"));
    assert!(numbered("вырастут на 7%").contains("7%"));
}
