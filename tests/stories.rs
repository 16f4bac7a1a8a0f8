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

/// C3, continued: what one voice gives to two partners within one text, in one sentence, comes first,
/// and every pair of partners has its overlap.
#[test]
fn one_text_gives_logistics_to_two_partners() {
    let sheet = sheet("#/functions");
    let twice = sheet.panels.iter().find(|panel| panel.id == "twice").expect("twice");
    let first = twice.table.rows.first().expect("a row");
    assert!(first[0].text.contains("Транзит"), "{first:?}");
    assert_eq!(first[0].signs.len(), 1, "said in one sentence");
    let partners: Vec<_> = first[1].pieces.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(partners, ["Китай", "Россия"]);
    assert!(first[2].text.contains("Алибайов"), "{first:?}");
    let overlap = rows(&sheet, "overlap");
    assert_eq!(overlap.len(), 6);
    assert_eq!(overlap[0][2], overlap[1][1], "the overlap of two partners is mutual");
}

/// C1: with whom are most agreements on technology, and for how much.
#[test]
fn most_agreements_on_technology_are_with_the_united_states() {
    let sheet = sheet("#/deals?o.deals-sector=technology");
    let totals = rows(&sheet, "totals");
    let of = |partner: &str| totals.iter().find(|row| row[0].contains(partner));
    let plain = |text: &str| text.replace('\u{a0}', " ");
    let us = of("США").expect("США");
    assert_eq!(us[0], totals[0][0], "most named items");
    assert_eq!((us[1].as_str(), plain(&us[2]).as_str()), ("3", "2 млрд долл. США"));
    assert_eq!(us[5], "без суммы: 2");
    // A package that names other sectors too is no item, and its share is not said.
    let china = of("Китай").expect("Китай");
    assert_eq!((china[1].as_str(), china[3].as_str()), ("0", "1"));
    assert!(plain(&china[4]).contains("от 0 до 15 млрд"), "{china:?}");
    assert_eq!(of("Турция").expect("Турция")[1], "1");
    assert!(of("Россия").is_none(), "no item with Russia");
    let ledger = rows(&sheet, "ledger");
    let paper =
        |word: &str| ledger.iter().find(|row| row[1].contains(word)).expect(word)[4].clone();
    assert_eq!(paper("NVIDIA"), "соглашение");
    assert_eq!(paper("OpenAI"), "меморандум");
    assert_eq!(paper("SpaceX"), "договорённость");
    assert!(ledger.iter().all(|row| !row[1].contains("Boeing")), "no sector is named for it");
}

/// S29: what of a package is named, and what nobody breaks down.
#[test]
fn a_third_of_the_american_package_is_named() {
    let sheet = sheet("#/deals");
    let packages = rows(&sheet, "packages");
    let us = packages.iter().find(|row| row[0].contains("США")).expect("a package");
    assert_eq!(us[5].replace('\u{a0}', " "), "11,6 млрд долл. США");
}

/// S04: what each gives for what; no direction is said outright.
#[test]
fn china_gives_technology_and_russia_transit() {
    let sheet = sheet("#/exchange");
    let all = rows(&sheet, "exchange");
    let of = |partner: &str| all.iter().find(|row| row[0].contains(partner)).expect(partner);
    assert!(of("Китай")[1].contains("технологии") && of("Китай")[2].contains("стабильность"));
    assert!(of("Россия")[1].contains("транзита") && of("Россия")[2].contains("лояльность"));
    let cells = sheet.panels.iter().flat_map(|panel| panel.table.rows.iter().flatten());
    let inferred = cells.filter(|cell| cell.mark.is_some() && !cell.signs.is_empty()).count();
    assert_eq!(inferred, all.len() * 2);
}
