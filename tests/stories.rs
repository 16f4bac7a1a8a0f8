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

/// The row of a panel whose first cell has these words.
fn row_of(rows: &[Vec<String>], words: &str) -> Vec<String> {
    rows.iter().find(|row| row[0].contains(words)).expect(words).clone()
}

/// C7: who sees the break of 2025 and who does not; who answers the same question how.
#[test]
fn experts_differ_on_the_break_the_vector_and_equidistance() {
    let sheet = sheet("#/voices?o.term=equidistance");
    let turns = rows(&sheet, "turns");
    let [who, texts, breaks, continuity] = [0, 1, 2, 3];
    let bakirov = row_of(&turns, "Бакиров");
    assert!(bakirov[breaks].contains("сдвиг") && bakirov[continuity].is_empty(), "{bakirov:?}");
    let author = turns.iter().find(|row| row[breaks].contains("институционализац"));
    assert!(author.expect("the author sees it")[who].contains("автор текста"));
    let mustafin = row_of(&turns, "Мустафин");
    assert!(mustafin[continuity].contains("традиционную") && mustafin[breaks].is_empty());
    let kasenova = row_of(&turns, "Касенова");
    assert!(kasenova[continuity].contains("принципиальных изменений"), "{kasenova:?}");
    assert!(kasenova[breaks].contains("2022"), "{kasenova:?}");
    let poletaev = row_of(&turns, "Полетаев");
    assert!(poletaev[continuity].contains("не менял"), "{poletaev:?}");
    assert!(poletaev[texts].contains("Kazinform") && poletaev[texts].contains("Zakon.kz"));
    let institute = row_of(&turns, "Eurasian Research Institute");
    assert!(institute[breaks].contains("2022 год стал отправной точкой"), "{institute:?}");

    let answers = rows(&sheet, "answers");
    for words in ["риски", "вектор"] {
        let row = row_of(&answers, words);
        assert!(row.len() == 3 && row.iter().all(|cell| !cell.is_empty()), "{row:?}");
    }
    let uses = rows(&sheet, "uses");
    for who in ["Мустафин", "Алибайов"] {
        assert!(uses.iter().any(|row| row[4].contains(who)), "{who}: {uses:?}");
    }
    let stances = rows(&sheet, "positions");
    assert!(stances.iter().any(|row| row[0] == "посредник" && row[3].contains("не является")));
    let experts = rows(&sheet, "experts");
    assert!(row_of(&experts, "Касенова")[1].contains("научный сотрудник Гарвардского"));
    assert!(row_of(&experts, "Шаталов")[1].contains("депутат Мажилиса"));
    assert!(row_of(&experts, "Алибайов")[1].contains("роль не названа"));
}

/// The keywords of a concordance.
fn keywords(address: &str) -> Vec<String> {
    rows(&sheet(address), "concordance").into_iter().map(|row| row[1].clone()).collect()
}

/// (d): other names are found only where that is wished.
#[test]
fn a_beginning_finds_other_names_with_the_switch_alone() {
    let plain = keywords("#/search?q=росси");
    assert!(plain.iter().any(|word| word == "Россия"), "{plain:?}");
    assert!(plain.iter().any(|word| word.starts_with("российск")), "{plain:?}");
    assert!(!plain.iter().any(|word| word == "РФ" || word.starts_with("Москв")), "{plain:?}");
    let named = keywords("#/search?q=росси&o.aliases=on");
    assert!(named.len() > plain.len());
    for start in ["Росси", "российск", "Москв"] {
        assert!(named.iter().any(|word| word.starts_with(start)), "{start}: {named:?}");
    }
    let abbreviation = keywords("#/search?q=РК");
    assert!(abbreviation.iter().any(|word| word == "РК"), "{abbreviation:?}");
}

/// (d): the keyboard's other layout is told, and a filter keeps its document's lines.
#[test]
fn a_query_in_the_wrong_layout_says_what_was_sought() {
    let found = sheet("#/search?q=rfpf[cnfy");
    let panel = &found.panels[0];
    assert!(panel.note.contains("казахстан"), "{}", panel.note);
    let all = panel.table.total;
    let some = sheet("#/search?q=казахстан&doc=002_b9d4ec14aa512173").panels[0].table.total;
    assert!(some > 0 && some < all, "{some} of {all}");
}
