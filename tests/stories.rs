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

/// C5: the calendar of 2025, as far as the sentences are read: nothing of other years in it, calls
/// and ceremonies apart, and the interval between the meetings in China and in the United States.
#[test]
fn the_calendar_of_2025_has_its_trips_and_no_calls() {
    let sheet = sheet("#/time?years=2025..2025");
    let calendar = rows(&sheet, "calendar");
    assert!(calendar.iter().all(|row| row[0].contains("2025")), "{calendar:?}");
    let with = |partners: &[&str]| {
        let found = calendar.iter().find(|row| partners.iter().all(|name| row[2].contains(name)));
        found.unwrap_or_else(|| panic!("{partners:?}: {calendar:?}"))
    };
    assert_eq!(with(&["ОАЭ", "Иордания", "Турция"])[1], "визит");
    let trip = with(&["США"]);
    assert!(trip[1].contains("визит") && trip[0].contains("ноябрь"), "{trip:?}");
    assert!(trip[4].contains("месяц"), "{trip:?}");
    assert!(calendar.iter().any(|row| row[0].contains("сентябрь")), "{calendar:?}");
    let all = calendar.iter().flatten().cloned().collect::<Vec<_>>().join(" ").to_lowercase();
    for word in ["звонок", "церемония", "давос"] {
        assert!(!all.contains(word), "{word}: {all}");
    }
}

/// Negative story (a): no trade with Turkey is stated, and that is the answer.
#[test]
fn trade_with_turkey_is_not_in_the_corpus() {
    let sheet = sheet("#/indicators?p=TR&o.metric=trade");
    assert!(sheet.title.contains("нет в корпусе"), "{}", sheet.title);
    let grid = sheet.panels.iter().find(|panel| panel.id == "grid").expect("grid");
    let trade = grid.table.columns.iter().position(|column| column.title == "Товарооборот");
    let row = &rows(&sheet, "grid")[0];
    assert_eq!(row[0].trim_end_matches([' ', '|']), "Турция");
    assert!(row[trade.expect("trade")].contains("нет в корпусе"), "{row:?}");
}

/// S30: trade by partner, each figure with its bound, the two figures of one partner side by side.
#[test]
fn trade_is_stated_of_three_partners_and_disputed_of_one() {
    let sheet = sheet("#/indicators");
    let trade = rows(&sheet, "chart");
    let of = |name: &str| trade.iter().filter(|row| row[0].contains(name)).collect::<Vec<_>>();
    assert!(of("Китай").iter().any(|row| row[1].contains("44")), "{trade:?}");
    assert!(of("Россия").iter().any(|row| row[1].contains("около")), "{trade:?}");
    let disputed = of("США");
    assert_eq!(disputed.len(), 2, "{trade:?}");
    assert!(disputed.iter().all(|row| row[6].contains("расхождение")), "{trade:?}");
}
