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

/// A fact that the user rejects is gone from every view and listed; taken back, all is as before.
#[test]
fn a_correction_reaches_every_view_and_can_be_taken_back() {
    use tarazy::amend::{Action, Change, Correction, Entity, Log};
    use tarazy::lexicon::EntityKind;
    use tarazy::query::FactRef;

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
    assert_eq!(after.rejected.first().map(|fact| &fact.key), Some(&rejected));
    // Its number is now that of the next fact.
    let mended = key(&mut engine, 0);
    assert_ne!(mended, rejected);
    let speaker = Change::Speaker(Some("токаев".into()));
    log.append(Correction::Fact {
        target: mended,
        action: Action::Mend(vec![speaker]),
        note: String::new(),
    })
    .expect("sense");
    let after = correct(&mut engine, &log);
    assert_eq!(after.marks.len(), 1);
    assert_eq!(after.orphans, Vec::<u32>::new());
    // A partner is found in all cases as soon as it is named.
    let forum = Entity { kind: EntityKind::Organisation, id: "vector".into() };
    let name = String::from("многовекторность");
    log.append(Correction::AddPartner { entity: forum, name, aliases: Vec::new() }).expect("sense");
    let after = correct(&mut engine, &log);
    let added = after.overview.partners.iter().find(|card| card.id == "vector");
    assert!(added.is_some_and(|card| card.mentions > 1), "{added:?}");
    assert_eq!(after.rejected.len(), 1);
    while log.undo().is_some() {}
    assert_eq!(correct(&mut engine, &log).overview, before);
}
