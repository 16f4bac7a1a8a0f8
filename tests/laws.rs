//! Laws of the whole engine: they hold for any text, not for examples.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::Value;
use tarazy::api::{Body, Engine, Envelope, Request, Response, Shown};
use tarazy::corpus::Document;
use tarazy::extract::Extractor;
use tarazy::query::{Certainty, Facet, Filter, Selection};
use tarazy::record::json::to_json;
use tarazy::record::{FactDetail, FactKind, Function, Record};
use tarazy::text::Span;
use tarazy::view::sheet::Controls;
use tarazy::view::{Comparison, Look, Overview, View};

fn read(text: &str) -> (Document, Record) {
    let document = Document::from_text("law", text.to_owned());
    let record = Extractor::new().extract(&document);
    (document, record)
}

/// Pieces of which articles are made, and what breaks readers of them.
fn piece() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Китай",
        "с Россией",
        "Соединённых Штатов",
        "США",
        "ЕАЭС",
        "С5+1",
        "Токаев",
        "Си Цзиньпин",
        "казахстанско-американские",
        "Белый дом",
        "г.",
        "млрд",
        "17,2",
        "1 200",
        "10–15",
        "свыше",
        "долларов",
        "тенге",
        "%",
        "$",
        "16 декабря",
        "в 2025 году",
        "1990-е",
        "подписал",
        "соглашение",
        "визит",
        "товарооборот",
        "превысил",
        "в обмен на",
        "риск",
        "сказал",
        "по словам",
        "–",
        "—",
        ",",
        ".",
        "…",
        "?",
        "!",
        ":",
        "«",
        "»",
        "\"",
        "(",
        ")",
        "\n",
        "\n\n",
        "\r\n",
        "\u{a0}",
        "\u{ad}",
        "\u{feff}",
        "\u{200b}",
        "\u{301}",
        "e\u{301}",
        "\u{1F1F0}\u{1F1FF}",
        "\0",
        "https://a.b/в",
        "Фото: пресс-служба",
        "Список литературы",
        "– Как это повлияло?",
        "999999999999999999999999",
        "0",
        "И. И. Иванов",
        "т. д.",
        "ёЁ",
        "ﬁ",
        "İ",
        "ß",
        "١٢",
        "½",
    ]);
    prop_oneof![
        12 => known.prop_map(|piece| format!("{piece} ")),
        2 => "[а-яА-ЯёЁ]{1,12}".prop_map(|word| format!("{word} ")),
        1 => any::<String>(),
        1 => "[0-9., ]{1,12}",
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

/// A paragraph of plain sentences: what no neighbour can turn into a heading or a question.
fn paragraph() -> impl Strategy<Value = String> {
    let sentence = prop::sample::select(vec![
        "Президент Казахстана посетил Китай и встретился с деловыми кругами страны.",
        "Товарооборот с Россией за прошедшее время превысил 27 миллиардов долларов.",
        "Соединённые Штаты вложили в экономику региона более 100 млрд долларов.",
        "Турция и Узбекистан подписали соглашение о поставках оборудования на 40 лет.",
        "Доля сырья в поставках составила 25%, и она продолжает понемногу снижаться.",
        "Погода в столице в те дни стояла ясная, и на улицах было много людей.",
    ]);
    prop::collection::vec(sentence, 2..5).prop_map(|sentences| sentences.join(" "))
}

fn fits(span: Span, text: &str) -> bool {
    span.start < span.end && text.get(span.start as usize..span.end as usize).is_some()
}

fn lawful(document: &Document, record: &Record) -> Result<(), TestCaseError> {
    let text = &document.text;
    for mention in &record.mentions {
        prop_assert!(fits(mention.span, text), "{mention:?}");
        prop_assert!(!mention.id.is_empty(), "{mention:?}");
    }
    for quantity in &record.quantities {
        prop_assert!(fits(quantity.span, text), "{quantity:?}");
    }
    for fact in &record.facts {
        prop_assert!(fits(fact.span, text), "{fact:?}");
        prop_assert!(!fact.rule.is_empty(), "{fact:?}");
        if let FactDetail::Statement { words, .. } = &fact.detail {
            prop_assert!(fits(*words, text), "{fact:?}");
            prop_assert!(fact.span.contains(*words), "{fact:?}");
            prop_assert!(fact.speaker.is_some(), "{fact:?}");
        }
        if let FactDetail::Principle(principle) = &fact.detail {
            prop_assert!(fits(principle.words, text), "{fact:?}");
            prop_assert!(fact.span.contains(principle.words), "{fact:?}");
        }
        let mut partners = fact.partners.clone();
        partners.sort();
        partners.dedup();
        prop_assert_eq!(partners.len(), fact.partners.len(), "{:?}", fact);
        prop_assert!(
            !record.doc.home.as_ref().is_some_and(|home| fact.partners.contains(home)),
            "{:?}",
            fact
        );
    }
    prop_assert!(record.mentions.is_sorted_by_key(|mention| mention.span.start));
    prop_assert!(record.quantities.is_sorted_by_key(|quantity| quantity.span.start));
    let in_order = record.facts.is_sorted_by_key(|fact| {
        let kind = fact.detail.kind();
        (kind.is_further(), fact.span.start, kind)
    });
    prop_assert!(in_order);
    Ok(())
}

/// The offsets of the JSON, in code points, cut the words that it states.
fn json_cuts(document: &Document, record: &Record) -> Result<(), TestCaseError> {
    let json: Value = serde_json::from_str(&to_json(record, &document.text))
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    let plain = document.text.strip_prefix('\u{feff}').unwrap_or(&document.text);
    let chars: Vec<char> = plain.chars().collect();
    let layers = [
        ("mentions", "text"),
        ("quantities", "text"),
        ("facts", "evidence"),
        ("further", "evidence"),
    ];
    for (layer, key) in layers {
        for item in json[layer].as_array().into_iter().flatten() {
            let at = |key: &str| item[key].as_u64().map_or(usize::MAX, |n| n as usize);
            let cut: Option<String> =
                chars.get(at("start")..at("end")).map(|chars| chars.iter().collect());
            prop_assert_eq!(cut.as_deref(), item[key].as_str(), "{}", item);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 192,
        // Texts that once broke a law are tried first from then on.
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/laws.regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_gives_a_lawful_record(text in any_text()) {
        let (document, record) = read(&text);
        lawful(&document, &record)?;
        json_cuts(&document, &record)?;
    }

    #[test]
    fn the_record_does_not_depend_on_what_was_read_before(a in any_text(), b in any_text()) {
        let (document, alone) = read(&b);
        let mut extractor = Extractor::new();
        extractor.extract(&Document::from_text("before", a));
        let after = extractor.extract(&document);
        prop_assert_eq!(to_json(&alone, &b), to_json(&after, &b));
    }

    #[test]
    fn two_articles_in_one_file_name_what_each_names(
        a in prop::collection::vec(paragraph(), 1..4),
        b in prop::collection::vec(paragraph(), 1..4),
    ) {
        let (a, b) = (a.join("\n\n"), b.join("\n\n"));
        let both = format!("{a}\n\n{b}");
        let by = (a.len() + 2) as u32;
        let names = |record: &Record, by: u32| -> Vec<(Span, String)> {
            record.mentions.iter().map(|m| (m.span.shifted(by), m.id.clone())).collect()
        };
        let numbers = |record: &Record, by: u32| -> Vec<Span> {
            record.quantities.iter().map(|q| q.span.shifted(by)).collect()
        };
        let (of_a, of_b, of_both) = (read(&a).1, read(&b).1, read(&both).1);
        prop_assert_eq!([names(&of_a, 0), names(&of_b, by)].concat(), names(&of_both, 0));
        prop_assert_eq!([numbers(&of_a, 0), numbers(&of_b, by)].concat(), numbers(&of_both, 0));
    }

    #[test]
    fn any_bytes_get_an_answer_at_the_door(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let mut engine = Engine::over(Vec::new());
        let answer = engine.handle_bytes(&bytes);
        prop_assert!(!answer.is_empty());
    }
}

fn shown(engine: &mut Engine, look: Look) -> Shown {
    match engine.handle(Request::Show(Box::new(look))) {
        Response::Shown(shown) => *shown,
        other => panic!("{other:?}"),
    }
}

fn compared(engine: &mut Engine, selection: Selection) -> Comparison {
    match shown(engine, Look { selection, ..Look::default() }).body {
        Body::Comparison(comparison) => comparison,
        Body::Sheet(_) => panic!("no comparison"),
    }
}

/// Selections that every view has to bear: everything, one partner, one document, nothing at all.
fn selections(overview: &Overview) -> Vec<Selection> {
    let partner = overview.partners.iter().take(1).map(|card| card.id.clone()).collect();
    let documents = overview.documents.iter().take(1).map(|card| card.meta.id.clone()).collect();
    let filter = |documents, speakers| Filter { documents, speakers, ..Filter::default() };
    vec![
        Selection::default(),
        Selection { partners: partner, filter: Filter::default() },
        Selection { partners: Vec::new(), filter: filter(documents, Vec::new()) },
        Selection {
            partners: Vec::new(), filter: filter(Vec::new(), vec!["никто".to_owned()])
        },
        Selection {
            partners: Vec::new(),
            filter: Filter { text: "Казахстан".to_owned(), ..Filter::default() },
        },
    ]
}

#[test]
fn every_sheet_stands_on_facts_that_pass() {
    let mut engine = Engine::new();
    let Response::Overview(overview) = engine.handle(Request::Open) else { panic!("no overview") };
    for view in View::ALL.iter().filter(|view| **view != View::Compare) {
        for selection in selections(&overview) {
            let look = Look { view: *view, selection: selection.clone(), ..Look::default() };
            let answer = shown(&mut engine, look);
            let Body::Sheet(sheet) = answer.body else { panic!("no sheet: {view:?}") };
            assert!(!sheet.title.is_empty(), "{view:?} finds nothing to say");
            let keys: BTreeSet<_> = sheet.marks.iter().map(|mark| &mark.key).collect();
            assert_eq!(keys.len(), sheet.marks.len(), "{view:?}: a key stands for two marks");
            for mark in &sheet.marks {
                let is_said = !mark.facts.is_empty() || !mark.places.is_empty();
                assert!(!mark.label.is_empty() && is_said, "{view:?} {mark:?}");
                let Response::Items(items) = engine.handle(Request::Items(mark.facts.clone()))
                else {
                    panic!("no items")
                };
                assert_eq!(items.len(), mark.facts.len(), "{view:?} {mark:?}");
                let documents = &selection.filter.documents;
                let passes = |id: &String| documents.is_empty() || documents.contains(id);
                assert!(items.iter().all(|item| passes(&item.document)), "{view:?} {mark:?}");
                for place in &mark.places {
                    let card = overview.documents.get(place.document as usize);
                    let id = &card.expect("the document is there").meta.id;
                    assert!(passes(id), "{view:?} {mark:?}");
                    let request = Request::Read { document: id.clone() };
                    let Response::Article(article) = engine.handle(request) else { panic!("{id}") };
                    assert!(fits(place.span, &article.document.text), "{view:?} {mark:?}");
                }
            }
            for panel in &sheet.panels {
                assert!(!panel.title.is_empty() && !panel.table.columns.is_empty(), "{view:?}");
                let width = panel.table.columns.len();
                assert!(panel.table.rows.iter().all(|row| row.len() == width), "{}", panel.id);
                assert!(panel.marks().all(|mark| mark < sheet.marks.len()), "{}", panel.id);
                let is_bare = panel.table.rows.is_empty();
                assert!(!is_bare || panel.empty.is_some(), "{view:?}: {} says nothing", panel.id);
            }
        }
    }
}

#[test]
fn filters_only_take_away() {
    let mut engine = Engine::new();
    let Response::Overview(overview) = engine.handle(Request::Open) else { panic!("no overview") };
    let partners: Vec<String> = overview.partners.iter().take(3).map(|p| p.id.clone()).collect();
    let mut compare = |documents: &[String], speakers: &[String]| {
        let filter = Filter {
            documents: documents.to_vec(),
            speakers: speakers.to_vec(),
            ..Filter::default()
        };
        compared(&mut engine, Selection { partners: partners.clone(), filter })
    };
    let all = compare(&[], &[]);
    assert!(all.facts > 0, "nothing to filter");
    let mut by_document = 0;
    for card in &overview.documents {
        let id = &card.meta.id;
        let some = compare(std::slice::from_ref(id), &[]);
        let items = some.sections.iter().flat_map(|s| &s.cells).flat_map(|cell| &cell.items);
        for item in items {
            assert_eq!(&item.document, id);
        }
        assert_eq!(some.facts_unfiltered, all.facts_unfiltered);
        by_document += some.facts;
    }
    assert_eq!(by_document, all.facts, "the documents share the facts out");
    let mut by_speaker = 0;
    for card in &overview.speakers {
        let some = compare(&[], std::slice::from_ref(&card.id));
        for item in some.sections.iter().flat_map(|s| &s.cells).flat_map(|cell| &cell.items) {
            assert_eq!(item.speaker.as_deref().unwrap_or(Selection::AUTHOR), card.id);
        }
        by_speaker += some.facts;
    }
    assert_eq!(by_speaker, all.facts, "the speakers share the facts out");
}

/// What a look at the sources leaves of the embedded corpus, and what it offers next.
fn offered(engine: &mut Engine, selection: &Selection) -> (usize, Controls) {
    let look = Look { view: View::Sources, selection: selection.clone(), ..Look::default() };
    let Response::Shown(shown) = engine.handle(Request::Show(Box::new(look))) else {
        panic!("not shown")
    };
    (shown.coverage.facts, shown.controls)
}

/// A selection with one choice of a filter alone in place of what was chosen of it.
fn choosing(selection: &Selection, facet: Facet, id: &str) -> Selection {
    let mut next = selection.clone();
    let one = vec![id.to_owned()];
    match facet {
        Facet::Partner => next.partners = one,
        Facet::Document => next.filter.documents = one,
        Facet::Speaker => next.filter.speakers = one,
        Facet::Kind => next.filter.kinds = FactKind::from_code(id).into_iter().collect(),
        Facet::Function => next.filter.functions = Function::from_code(id).into_iter().collect(),
        Facet::Certainty => next.filter.certainty = Certainty::from_code(id).into_iter().collect(),
        Facet::Year | Facet::Text => unreachable!("no list of choices"),
    }
    next
}

#[test]
fn every_count_beside_a_choice_is_what_the_choice_leaves() {
    let mut engine = Engine::new();
    let Response::Overview(overview) = engine.handle(Request::Open) else { panic!("no overview") };
    let free = Selection::default();
    let speaker = &overview.speakers.get(1).expect("a speaker").id;
    let dated = Filter { since: Some(2020), until: Some(2025), ..Filter::default() };
    let selections = [
        choosing(&free, Facet::Partner, "CN"),
        choosing(&choosing(&free, Facet::Speaker, speaker), Facet::Kind, "role"),
        Selection { filter: dated, ..Selection::default() },
        Selection {
            filter: Filter { text: "нефть".into(), ..Filter::default() },
            ..Selection::default()
        },
        free,
    ];
    let mut tried = 0;
    for selection in &selections {
        let (_, controls) = offered(&mut engine, selection);
        for (facet, choices) in &controls.facets {
            for choice in choices {
                let (left, _) = offered(&mut engine, &choosing(selection, *facet, &choice.id));
                assert_eq!(left, choice.count, "{facet:?} {} after {selection:?}", choice.id);
                tried += 1;
            }
        }
        for choice in &controls.years {
            let (year, chosen) = (choice.year, &selection.filter);
            let until = chosen.until.map(|until| until.max(year));
            let since = chosen.since.map(|since| since.min(year));
            for (since, until, count) in
                [(Some(year), until, choice.since), (since, Some(year), choice.until)]
            {
                let filter = Filter { since, until, ..chosen.clone() };
                let (left, _) = offered(&mut engine, &Selection { filter, ..selection.clone() });
                assert_eq!(left, count, "{since:?}–{until:?} after {selection:?}");
                tried += 1;
            }
        }
    }
    assert!(tried > 300, "{tried} choices tried");
    // What the corpus is said to hold is what the lists offer.
    let (_, controls) = offered(&mut engine, &Selection::default());
    let offers = |wanted: Facet| {
        let found = controls.facets.iter().find(|(facet, _)| *facet == wanted).expect("a filter");
        found.1.iter().map(|choice| (choice.id.clone(), choice.count)).collect::<BTreeSet<_>>()
    };
    let told = overview.told_of().map(|card| (card.id.clone(), card.facts));
    assert_eq!(told.collect::<BTreeSet<_>>(), offers(Facet::Partner));
    let documents = overview.documents.iter().map(|card| (card.meta.id.clone(), card.facts));
    assert_eq!(documents.collect::<BTreeSet<_>>(), offers(Facet::Document));
    let speakers = overview.speakers.iter().map(|card| (card.id.clone(), card.facts));
    assert_eq!(speakers.collect::<BTreeSet<_>>(), offers(Facet::Speaker));
}

#[test]
fn every_item_of_a_comparison_points_to_its_fact() {
    let mut engine = Engine::new();
    let Response::Overview(overview) = engine.handle(Request::Open) else { panic!("no overview") };
    let partners = overview.partners.iter().take(3).map(|p| p.id.clone()).collect();
    let comparison = compared(&mut engine, Selection { partners, ..Selection::default() });
    assert!(comparison.facts > 0);
    for item in comparison.sections.iter().flat_map(|s| &s.cells).flat_map(|cell| &cell.items) {
        let request = Request::Read { document: item.document.clone() };
        let Response::Article(article) = engine.handle(request) else { panic!("{item:?}") };
        let fact = article.record.facts.get(item.fact).expect("the fact is there");
        assert_eq!((fact.span, &fact.rule), (item.evidence, &item.rule));
        assert_eq!(fact.span.of(&article.document.text), item.quote);
    }
}

#[test]
fn the_door_answers_with_the_number_of_the_request() {
    let mut engine = Engine::over(Vec::new());
    let bytes = postcard::to_allocvec(&Envelope { id: 7, body: Request::Open }).expect("bytes");
    let answer: Envelope<Response> =
        postcard::from_bytes(&engine.handle_bytes(&bytes)).expect("an answer");
    assert_eq!(answer.id, 7);
    assert!(matches!(answer.body, Response::Overview(_)));
}

/// Lines that no article has. Deep recursion or a slip of an offset shows here.
#[test]
fn monstrous_lines_are_read() {
    for unit in
        ["«", "а-", "1 ", "1,", "Китай ", "— ", "\u{301}", "А. ", "10–15 млрд ", "\n", "\u{feff}"]
    {
        let text = unit.repeat(200_000 / unit.len());
        let (document, record) = read(&text);
        assert!(lawful(&document, &record).is_ok(), "{unit:?}");
    }
}
