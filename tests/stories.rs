//! Questions that an analyst asks, and the answers that the embedded corpus gives: through the same
//! door as the page's, by what is found, not by where it stands.

use std::collections::BTreeSet;

use tarazy::api::{Body, Engine, Request, Response};
use tarazy::view::route::Route;
use tarazy::view::sheet::{Cell, Sheet};
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

/// A fact that the user rejects is gone from every view and listed; taken back, all is as before.
#[test]
fn a_correction_reaches_every_view_and_can_be_taken_back() {
    use tarazy::amend::{Action, Change, Correction, Entity, Log};
    use tarazy::lexicon::EntityKind;
    use tarazy::query::FactRef;
    use tarazy::record::Touch;

    let mut engine = Engine::new();
    let Response::Overview(before) = engine.handle(Request::Open) else { panic!("no overview") };
    let key = |engine: &mut Engine, fact| match engine
        .handle(Request::Key(FactRef { document: 0, fact }))
    {
        Response::Key(key) => *key,
        other => panic!("{other:?}"),
    };
    let correct = |engine: &mut Engine, log: &Log| match engine
        .handle(Request::Correct(Box::new(log.clone())))
    {
        Response::Corrected(corrected) => *corrected,
        other => panic!("{other:?}"),
    };
    let mut log = Log::default();
    let rejected = key(&mut engine, 0);
    log.append(Correction::Fact {
        target: rejected.clone(),
        action: Action::Reject,
        note: String::new(),
    })
    .expect("sense");
    let after = correct(&mut engine, &log);
    assert_eq!(after.overview.facts, before.facts - 1);
    assert_eq!(
        after.marks.first().map(|mark| (mark.at.fact, mark.touch)),
        Some((0, Touch::Rejected))
    );
    // The others keep their numbers, and it has its own still, to be taken back by.
    assert_eq!(key(&mut engine, 0), rejected);
    let mended = key(&mut engine, 1);
    assert_ne!(mended, rejected);
    let speaker = Change::Speaker(Some("токаев".into()));
    log.append(Correction::Fact {
        target: mended,
        action: Action::Mend(vec![speaker]),
        note: String::new(),
    })
    .expect("sense");
    let after = correct(&mut engine, &log);
    assert_eq!(after.marks.len(), 2);
    assert_eq!(after.orphans, Vec::<u32>::new());
    // A partner is found in all cases as soon as it is named.
    let forum = Entity { kind: EntityKind::Organisation, id: "vector".into() };
    let name = String::from("многовекторность");
    log.append(Correction::AddPartner { entity: forum, name, aliases: Vec::new() }).expect("sense");
    let after = correct(&mut engine, &log);
    let added = after.overview.partners.iter().find(|card| card.id == "vector");
    assert!(added.is_some_and(|card| card.mentions > 1), "{added:?}");
    let touches = after.marks.iter().map(|mark| (mark.at.fact, mark.touch)).take(2);
    let expected = [(0, Touch::Rejected), (1, Touch::Mended)];
    assert_eq!(touches.collect::<Vec<_>>(), expected, "numbers stay whatever names are added");
    while log.undo() {}
    assert_eq!(correct(&mut engine, &log).overview, before);
}

/// C6, without the switch: what happened to КТК, which ways round are named.
#[test]
fn the_shock_to_cpc_has_ways_round_that_are_not_named_there() {
    let sheet = sheet("#/formats");
    let routes = rows(&sheet, "routes");
    let of = |spelling: &str| {
        routes.iter().find(|row| row[1].contains(spelling)).expect(spelling).clone()
    };
    let cpc = of("КТК");
    let events = &cpc[6];
    assert!(events.contains("удар, атака: экспорт через КТК"), "{events}");
    assert!(events.contains("обход: обходные пути"), "{events}");
    let notes: Vec<String> = notes(&sheet, "routes", "КТК");
    assert!(notes.iter().any(|note| note.contains("Конец 2025 года")), "{notes:?}");
    assert!(notes.iter().any(|note| note.contains("какие — не названо")), "{notes:?}");
    // The share of oil is in none of the texts, and is not filled from elsewhere.
    assert_eq!(cpc[4], "нет в корпусе");
    // Routes that are named elsewhere, with the partners beside them.
    let corridor = of("Транскаспийский маршрут");
    assert!(
        ["Европейский союз", "Китай"].iter().all(|who| corridor[3].contains(who)),
        "{corridor:?}"
    );
    assert_eq!(of("Достык")[5], "Достык → Мойынты");
    assert!(of("Route for International Peace")[3].contains("США"));
    assert!(routes.iter().all(|row| row[1] == "КТК" || row[6] == "ничего не сказано"));
}

/// The notes of the pieces in the row of a panel whose cells hold some words.
fn notes(sheet: &Sheet, panel: &str, words: &str) -> Vec<String> {
    let panel = sheet.panels.iter().find(|known| known.id == panel).expect(panel);
    let rows = panel.table.rows.iter();
    let mut found = rows.filter(|row| row.iter().any(|cell| cell.text.contains(words)));
    let row = found.next().expect(words);
    row.iter().flat_map(|cell| &cell.pieces).map(|piece| piece.note.clone()).collect()
}

/// Which formats are named: one row each, however it is spelled.
#[test]
fn formats_are_counted_once_however_they_are_spelled() {
    let sheet = sheet("#/formats");
    let formats = rows(&sheet, "formats");
    let spelled = |spelling: &str| -> Vec<_> {
        formats.iter().filter(|row| row[4].split(", ").any(|known| known == spelling)).collect()
    };
    let c5 = spelled("5+1");
    assert_eq!(c5.len(), 1);
    for spelling in ["С5+1", "Центральная Азия — США", "ЦА - США"] {
        assert_eq!(spelled(spelling), c5, "{spelling}");
    }
    for format in ["ООН", "СНГ", "ОДКБ", "ШОС", "ЕАЭС", "ОТГ", "Совета мира"]
    {
        assert_eq!(spelled(format).len(), 1, "{format}");
    }
    for format in ["Авраамовым соглашениям", "Трансалтайский диалог", "ЦА - Китай", "ЦА - Россия"]
    {
        assert_eq!(spelled(format).len(), 1, "{format}");
    }
    // What the country is in them, where the texts say so.
    for (format, status) in [
        ("ОДКБ", "основатель"),
        ("ОДКБ", "председательство"),
        ("ШОС", "участник"),
        ("Авраамовым соглашениям", "вступает"),
    ] {
        let row = spelled(format);
        assert!(row[0][1].contains(status), "{format}: {}", row[0][1]);
    }
    assert_eq!(spelled("Трансалтайский диалог")[0][1], "статус не назван");
}

/// S13: the risks that an expert counts up are his, and what he does not tie to a partner is not tied.
#[test]
fn risks_have_their_speakers() {
    let register = rows(&sheet("#/risks"), "register");
    let of = |risk: &str, words: &str| {
        let row = register.iter().find(|row| row[0] == risk && row[5].contains(words));
        row.expect(words).clone()
    };
    let choice = of("Принуждение к выбору", "риск принуждения к выбору");
    assert!(choice[1].contains("Бакиров"), "{choice:?}");
    assert_eq!(choice[2], "не названо");
    let moscow = of("Недовольство партнёра", "недовольство Москвы");
    assert!(moscow[1].contains("Касенова") && moscow[2].contains("Россия"), "{moscow:?}");
    let shock = of("Уязвимость инфраструктуры", "экспорт через КТК");
    assert!(shock[4].contains("обходные пути"), "{shock:?}");
}

/// The map has every mechanism, and those without facts say so.
#[test]
fn all_mechanisms_are_on_the_map() {
    let map = rows(&sheet("#/system"), "map");
    assert_eq!(map.len(), 56);
    assert!(map.iter().filter(|row| row[3] != "нет в корпусе").count() > 50);
}

/// C5: the calendar of 2025: nine trips, the intervals that the texts state between the three
/// capitals; nothing of other years, calls and ceremonies apart.
#[test]
fn the_calendar_of_2025_has_nine_trips_and_no_calls() {
    let sheet = sheet("#/time?years=2025..2025");
    let trips = rows(&sheet, "trips");
    let to: BTreeSet<(&str, &str)> =
        trips.iter().map(|row| (row[1].as_str(), row[0].as_str())).collect();
    let expected = [
        ("Азербайджан", "2025"),
        ("Иордания", "2025"),
        ("Китай", "сентябрь 2025"),
        ("ОАЭ", "2025"),
        ("Россия", "7 ноября 2025 – 6 декабря 2025"),
        ("США", "ноябрь 2025"),
        ("США", "сентябрь 2025"),
        ("Турция", "2025"),
        ("Узбекистан", "2025"),
    ];
    let plain = |text: &str| text.split(" | ").next().unwrap_or_default().replace('\u{a0}', " ");
    let found: BTreeSet<(String, String)> = to.iter().map(|(a, b)| (plain(a), plain(b))).collect();
    let expected = expected.map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(found, BTreeSet::from(expected), "{trips:?}");
    assert_eq!(trips.len(), 9, "{trips:?}");
    let panel = sheet.panels.iter().find(|panel| panel.id == "trips").expect("trips");
    let since = |state: &str, when: &str| {
        let is_it = |row: &&Vec<Cell>| row[1].text == state && row[0].text.contains(when);
        let cell = &panel.table.rows.iter().find(is_it).expect(state)[3];
        assert_eq!(cell.signs, ["сказано в тексте"], "{cell:?}");
        format!("{}; {}", cell.text, cell.note).replace('\u{a0}', " ")
    };
    let washington = since("США", "ноябрь");
    assert!(washington.contains("+2 месяца") && washington.contains("Китай"), "{washington}");
    let moscow = since("Россия", "ноября");
    assert!(moscow.contains("+6 дней") && moscow.contains("США"), "{moscow}");
    let calendar = rows(&sheet, "calendar");
    assert!(calendar.iter().all(|row| row[0].contains("2025")), "{calendar:?}");
    let all = [calendar, trips].concat().concat().join(" ").to_lowercase();
    for word in ["звонок", "церемония", "давос"] {
        assert!(!all.contains(word), "{word}: {all}");
    }
    // The call of 5 December is of the year before.
    let calls = rows(&self::sheet("#/time?years=2024..2024&o.lanes=kind"), "timeline");
    assert!(calls.iter().any(|row| row[1].contains("звонок")), "{calls:?}");
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
    assert!(of("Россия").iter().any(|row| row[1].contains("почти")), "{trade:?}");
    let disputed = of("США");
    assert_eq!(disputed.len(), 2, "{trade:?}");
    assert!(disputed.iter().all(|row| row[6].contains("расхождение")), "{trade:?}");
}

/// C3, continued: what one voice gives to two partners within one text, in one sentence, comes first,
/// and every pair of partners has its overlap.
#[test]
fn one_text_gives_logistics_to_two_partners() {
    let sheet = sheet("#/functions");
    let twice = sheet.panels.iter().find(|panel| panel.id == "twice").expect("twice");
    let partners =
        |row: &[Cell]| row[1].pieces.iter().map(|piece| piece.text.clone()).collect::<Vec<_>>();
    let of_both = |row: &[Cell]| {
        ["Китай", "Россия"].iter().all(|name| partners(row).iter().any(|own| own == name))
    };
    let of_transit = |row: &Vec<Cell>| row[0].text.contains("Транзит") && of_both(row);
    let at = twice.table.rows.iter().position(of_transit).expect("a row");
    let found = &twice.table.rows[at];
    assert_eq!(found[0].signs.len(), 1, "said in one sentence");
    assert!(found[2].text.contains("Алибайов"), "{found:?}");
    // What is said in one sentence stands before what one text says in several.
    let signs = twice.table.rows.iter().map(|row| row[0].signs.len());
    assert!(signs.is_sorted_by(|a, b| a >= b));
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
    let has = |partner: &str, gives: &str, gets: &str| {
        let fits = |row: &&Vec<String>| row[1].contains(gives) && row[2].contains(gets);
        all.iter().filter(|row| row[0].contains(partner)).any(|row| fits(&row))
    };
    assert!(has("Китай", "технологии", "стабильность"), "{all:?}");
    assert!(has("Россия", "транзита", "лояльность"), "{all:?}");
    let panel = sheet.panels.iter().find(|panel| panel.id == "exchange").expect("the panel");
    let told =
        |row: &&Vec<Cell>| ["технологии", "транзита"].iter().any(|it| row[1].text.contains(it));
    for row in panel.table.rows.iter().filter(told) {
        assert!(row[1..3].iter().all(|cell| cell.mark.is_some() && !cell.signs.is_empty()));
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
    // Without a title beside his name he is what the words of saying call him.
    assert!(row_of(&experts, "Алибайов")[1].contains("политолог"));
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
    // The note below the list is no part of it.
    assert_eq!(references.len(), 19);
    // Every entry is cited somewhere; from a citation one comes to its entry.
    let panel = sheet.panels.iter().find(|panel| panel.id == "references").expect("the list");
    for row in &panel.table.rows {
        let mark = &sheet.marks[row[3].pieces.first().expect(&row[0].text).mark.expect("a mark")];
        let entry = &sheet.marks[row[0].mark.expect("a mark")];
        assert_eq!(mark.places.last(), entry.places.first());
    }
    let numbered = |words: &str| {
        let row = references.iter().find(|row| row[0].contains(words)).expect(words);
        row[2].clone()
    };
    assert!(numbered("потратит $1,5 млрд").contains("1,5 млрд"));
    assert!(numbered("вырастут на 7%").contains("7%"));
}

/// Every mechanism that the map of the system does not put off leads to a panel that is there and
/// has something of the corpus to show.
#[test]
fn every_mechanism_leads_to_a_panel_that_shows_it() {
    use std::collections::BTreeMap;
    use tarazy::query::mechanisms::mechanisms;
    use tarazy::view::{Topic, View};

    let postponed = ["S05", "S10", "S46", "S48", "S51", "S52", "S53"];
    let mut sheets: BTreeMap<&str, Sheet> = BTreeMap::new();
    for mechanism in mechanisms() {
        let id = mechanism.id;
        assert_eq!(View::from_code(mechanism.view).is_none(), postponed.contains(&id), "{id}");
        let (Some(view), Some(panel)) = (View::from_code(mechanism.view), mechanism.panel) else {
            continue;
        };
        if view == View::Compare {
            assert!(Topic::from_code(panel).is_some(), "{id}: {panel}");
            continue;
        }
        let shown =
            sheets.entry(mechanism.view).or_insert_with(|| sheet(&format!("#/{}", mechanism.view)));
        let panel = shown.panels.iter().find(|known| known.id == panel);
        let panel = panel.unwrap_or_else(|| panic!("{id}: no panel"));
        assert!(panel.table.total > 0 && panel.marks().next().is_some(), "{id}: {}", panel.id);
    }
}

/// S20: which groups look to which centres.
#[test]
fn groups_of_society_look_to_four_centres() {
    let sheet = sheet("#/risks");
    let rows = rows(&sheet, "domestic");
    assert_eq!(rows.len(), 1, "{rows:?}");
    for centre in ["Россия", "Турция", "Запад", "исламский мир"] {
        assert!(rows[0][2].contains(centre), "{rows:?}");
    }
    assert_eq!(rows[0][3], "Вали Алибайов");
}

/// S54: through whom one side acts on another.
#[test]
fn channels_of_influence_are_told_with_who_says_so() {
    let sheet = sheet("#/voices");
    let rows = rows(&sheet, "channels");
    let tanks = rows.iter().find(|row| row[0].contains("фабрики мыслей")).expect("a row");
    assert!(tanks[1].contains("принятие решений") && tanks[2].contains("США"), "{tanks:?}");
    assert_eq!(tanks[3], "Эдуард Полетаев");
}

/// S56: which goal at home is served by which means abroad.
#[test]
fn goals_at_home_are_told_with_their_means() {
    let sheet = sheet("#/voices");
    let rows = rows(&sheet, "goals");
    let has = |goal: &str, means: &str| {
        rows.iter().any(|row| row[0].contains(goal) && row[1].contains(means))
    };
    assert!(has("внутренние задачи", "инвестиций"), "{rows:?}");
    assert!(has("экономические дивиденды", "позицию"), "{rows:?}");
    assert!(has("удвоение ВВП", "технологии"), "{rows:?}");
}

/// A panel in a report takes its sentences along: every figure leads to some, each stands once.
#[test]
fn a_table_of_a_report_carries_the_sentences_behind_it() {
    use std::collections::BTreeSet;

    let mut engine = Engine::new();
    let Response::Overview(overview) = engine.handle(Request::Open) else { panic!("no overview") };
    for (address, panel) in [("#/risks", "speakers"), ("#/voices", "channels")] {
        let look = Route::parse(address).route.look(&overview, Language::Ru, Frame::default());
        let request = Request::Table { look: Box::new(look), panel: panel.into() };
        let Response::Table(table) = engine.handle(request) else { panic!("no table") };
        let behind = &table.behind;
        assert!(!behind.marks.is_empty() && !behind.sentences.is_empty(), "{panel}");
        for mark in &behind.marks {
            assert!(!mark.sentences.is_empty(), "{mark:?}");
            assert!(mark.sentences.iter().all(|at| (*at as usize) < behind.sentences.len()));
        }
        let once: BTreeSet<_> = behind
            .sentences
            .iter()
            .map(|said| (&said.quote, &said.source.file, &said.speaker))
            .collect();
        assert_eq!(once.len(), behind.sentences.len(), "{panel}: a sentence stands once");
    }
}

/// A user's own name of a partner and own notion are found in every case, in facts, in the search and
/// in the vocabulary; what is mended says so beside its value; no fact changes its number.
#[test]
fn what_the_user_adds_is_found_in_every_case_and_what_is_mended_says_so() {
    use tarazy::amend::{Action, Change, Correction, Entity, Log};
    use tarazy::corpus::Document;
    use tarazy::lexicon::EntityKind;
    use tarazy::query::FactRef;
    use tarazy::view::{Look, View};

    let text = "Товарооборот Казахстана с Россией вырос до 28 млрд долларов в 2024 году. \
                Товарооборот со Срединной империей превысил 44 млрд долларов в 2024 году. \
                Стратегическому терпению учатся у Срединной империи.";
    let mut engine = Engine::over(vec![Document::from_text("d", text.into())]);
    let items = |engine: &mut Engine| match engine
        .handle(Request::Items((0..9).map(|fact| FactRef { document: 0, fact }).collect()))
    {
        Response::Items(items) => items,
        other => panic!("{other:?}"),
    };
    let before = items(&mut engine);
    assert!(before.iter().all(|item| !item.partners.contains(&"CN".to_owned())), "{before:?}");
    let china = Entity { kind: EntityKind::State, id: "CN".into() };
    let alias =
        Correction::AddAlias { entity: china, name: "Срединная империя".into() };
    let probe = engine.handle(Request::Probe(Box::new(alias.clone())));
    let Response::Probed(probed) = probe else { panic!("{probe:?}") };
    assert_eq!((probed.places, probed.documents, probed.known), (2, 1, None));
    let Response::Key(key) = engine.handle(Request::Key(FactRef { document: 0, fact: 0 })) else {
        panic!("no key")
    };
    let mut log = Log::default();
    log.append(alias).expect("sense");
    let term = Correction::AddTerm {
        name: "стратегическое терпение".into(), aliases: vec![]
    };
    log.append(term).expect("sense");
    let action = Action::Mend(vec![Change::Value(29e9)]);
    log.append(Correction::Fact { target: *key, action, note: String::new() }).expect("sense");
    let response = engine.handle(Request::Correct(Box::new(log)));
    let Response::Corrected(corrected) = response else { panic!("{response:?}") };
    assert_eq!(corrected.orphans, Vec::<u32>::new());
    let after = items(&mut engine);
    assert_eq!(after[0].partners, before[0].partners);
    assert!(after.iter().any(|item| item.partners.contains(&"CN".to_owned())), "{after:?}");
    for (old, new) in before.iter().zip(&after) {
        assert_eq!((old.fact, old.evidence), (new.fact, new.evidence), "numbers stay");
    }
    let mut show = |view: View| {
        let look = Box::new(Look { view, ..Look::default() });
        let Response::Shown(shown) = engine.handle(Request::Show(look)) else { panic!("{view:?}") };
        let Body::Sheet(sheet) = shown.body else { panic!("{view:?}") };
        sheet
    };
    let indicators = show(View::Indicators);
    let cells = indicators.panels.iter().flat_map(|panel| panel.table.rows.iter().flatten());
    let signs: Vec<&String> = cells.flat_map(|cell| &cell.signs).collect();
    assert!(signs.iter().any(|sign| *sign == "исправлено вами"), "{signs:?}");
    let words = rows(&show(View::Voices), "terms");
    assert!(words.iter().any(|row| row[0] == "стратегическое терпение"), "{words:?}");
}

/// S37: which agreements does a union make that the country belongs to, and with whom?
#[test]
fn agreements_of_a_union_stand_with_their_sides_and_the_membership() {
    const EAEU: &str = "Евразийский экономический союз";
    let deals = sheet("#/deals");
    let unions = rows(&deals, "unions");
    let of = |side: &str| unions.iter().find(|row| row[2].contains(side));
    let iran = of("Иран").expect("a free-trade agreement with Iran");
    assert!(iran[0].contains(EAEU), "{unions:?}");
    assert_eq!(iran[6], "2023", "{unions:?}");
    assert!(iran[1].contains("участник"), "{iran:?}");
    // «Аналогичное соглашение» is of the union of the one before it.
    let singapore = of("Сингапур").expect("a like one with Singapore");
    assert!(singapore[0].contains(EAEU), "{unions:?}");
    assert_eq!(singapore[6], "2025", "{unions:?}");
}

/// S40: what part of a country's investment is one company's?
#[test]
fn a_company_s_investment_is_told_as_a_part_of_its_country_s() {
    let indicators = sheet("#/indicators");
    let stakes = rows(&indicators, "stakes");
    let chevron: Vec<_> = stakes.iter().filter(|row| row[3] == "Chevron").collect();
    assert!(!chevron.is_empty(), "{stakes:?}");
    for row in chevron {
        assert!(row[0].contains("США"), "{row:?}");
        let plain = |text: &str| text.replace('\u{a0}', " ");
        assert!(plain(&row[1]).starts_with("свыше 100 млрд"), "{row:?}");
        assert!(plain(&row[4]).starts_with("55 млрд"), "{row:?}");
        assert_eq!(plain(&row[5]), "менее 55 %");
        assert!(row[6].contains("Chevron"), "the contract stands beside it: {row:?}");
    }
    let china = stakes.iter().find(|row| row[0].contains("Китай")).expect("a whole without a part");
    assert_eq!(china[3], "часть не названа");
}

/// What softens a risk stands beside it whichever partner is looked at.
#[test]
fn what_softens_a_risk_is_not_lost_with_a_filter() {
    let softens = |address: &str| {
        let register = rows(&sheet(address), "register");
        let row = register.into_iter().find(|row| row[5].contains("КТК")).expect("the blow");
        row[4].clone()
    };
    assert!(softens("#/risks").contains("обходные"));
    assert_eq!(softens("#/risks?p=RU"), softens("#/risks"));
}

/// The finding about one partner compares it with nobody.
#[test]
fn of_one_partner_nothing_is_the_most() {
    let title = sheet("#/deals?p=RU").title;
    assert!(title.starts_with("Россия: 2 сделки"), "{title}");
    assert!(sheet("#/deals").title.starts_with("Больше всего"));
}

/// Texts without a title can be told apart in every table of the sources.
#[test]
fn sources_can_be_told_apart() {
    let sources = sheet("#/sources");
    for panel in ["documents", "kinds"] {
        let rows = rows(&sources, panel);
        let names: BTreeSet<&String> = rows.iter().map(|row| &row[0]).collect();
        assert_eq!(names.len(), rows.len(), "{rows:?}");
    }
}

/// Whose money it is stands beside a sum that is only a part, and sources that agree say it once.
#[test]
fn a_finding_tells_the_part_of_a_company_from_its_country_s_investment() {
    let title = sheet("#/indicators?o.metric=investment").title.replace('\u{a0}', " ");
    assert_eq!(title.matches("свыше 100 млрд").count(), 1, "{title}");
    assert!(title.contains("(Chevron)"), "{title}");
}
