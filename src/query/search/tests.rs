//! What an analyst types, and what is found.

use super::{Aliases, Answer, Fault, Index, Order, Page, Repair};
use crate::corpus::Document;
use crate::extract::Extractor;
use crate::lexicon::{EntityKind, Lexicon};
use crate::morph::Morph;
use crate::query::Filter;
use crate::record::Record;

struct Corpus {
    documents: Vec<Document>,
    records: Vec<Record>,
    index: Index,
}

impl Corpus {
    fn of(texts: &[&str]) -> Self {
        let named = texts.iter().enumerate();
        let documents =
            named.map(|(i, text)| Document::from_text(&format!("d{i}"), (*text).to_owned()));
        Self::over(documents.collect())
    }

    fn over(documents: Vec<Document>) -> Self {
        let mut extractor = Extractor::new();
        let records: Vec<Record> = documents.iter().map(|d| extractor.extract(d)).collect();
        let mut index = Index::new(Morph::builtin(), Lexicon::builtin());
        for (document, record) in documents.iter().zip(&records) {
            index.add(document, record);
        }
        Self { documents, records, index }
    }

    fn answer(&self, typed: &str, aliases: Aliases, page: Page) -> Answer {
        let found = self.index.find(typed, aliases, &Filter::default());
        self.index.answer(&found, &self.documents, page)
    }

    /// The keywords found, in order.
    fn found(&self, typed: &str) -> Vec<String> {
        keywords(self.answer(typed, Aliases::Excluded, Page::default()))
    }

    /// The same with other names.
    fn aliased(&self, typed: &str) -> Vec<String> {
        keywords(self.answer(typed, Aliases::Included, Page::default()))
    }
}

fn keywords(answer: Answer) -> Vec<String> {
    answer.lines.into_iter().map(|line| line.keyword).collect()
}

fn prose() -> Corpus {
    Corpus::of(&[
        "Казахстан вывозит зерно. Зерно Казахстану выгодно. РК и казахстанский бизнес растут.\n\
         Астана приняла гостей из Китая. Министр обсудил единый рынок газа с соседями.",
        "На едином рынке газа стран ЕАЭС цены ниже. ООН, США, ЕС и КТК молчат. Люди уехали.",
    ])
}

#[test]
fn any_form_finds_all() {
    let corpus = prose();
    assert_eq!(corpus.found("Казахстан"), ["Казахстан", "Казахстану"]);
    assert_eq!(corpus.found("казахстаном"), ["Казахстан", "Казахстану"]);
    assert_eq!(corpus.found("=Казахстану"), ["Казахстану"]);
    assert_eq!(corpus.found("человек"), ["Люди"]);
}

#[test]
fn the_switch_adds_other_names() {
    let corpus = prose();
    let all = ["Казахстан", "Казахстану", "РК", "казахстанский", "Астана"];
    assert_eq!(corpus.aliased("Казахстан"), all);
    assert_eq!(corpus.aliased("астана"), all);
    assert_eq!(corpus.aliased("=Казахстан"), ["Казахстан"], "this form alone");
    assert_eq!(corpus.aliased("зерно"), ["зерно", "Зерно"]);
    let answer = corpus.answer("рк", Aliases::Included, Page::default());
    let entities: Vec<_> = answer.entities.iter().map(|e| (e.kind, e.id.as_str())).collect();
    assert_eq!(entities, [(EntityKind::State, "KZ")]);
}

#[test]
fn a_name_of_several_words_has_other_names_too() {
    let corpus = Corpus::of(&["Белый дом молчит. Вашингтон ждёт, США торгуют."]);
    assert_eq!(corpus.found("\"белый дом\""), ["Белый дом"]);
    assert_eq!(corpus.aliased("\"белый дом\""), ["Белый дом", "Вашингтон", "США"]);
    assert_eq!(corpus.aliased("сша"), ["Белый дом", "Вашингтон", "США"]);
}

#[test]
fn a_beginning_finds_what_is_named_otherwise_only_with_the_switch() {
    let corpus = Corpus::of(&["Россия торгует. Российский газ дорог. РФ молчит, Москва ждёт."]);
    assert_eq!(corpus.found("росси"), ["Россия", "Российский"]);
    assert_eq!(corpus.aliased("росси"), ["Россия", "Российский", "РФ", "Москва"]);
    let answer = corpus.answer("росси", Aliases::Excluded, Page::default());
    let repaired: Vec<_> = answer.repaired.iter().map(|r| (r.sought.as_str(), r.repair)).collect();
    assert_eq!(repaired, [("росси*", Repair::Prefix)]);

    let corpus = Corpus::over(crate::corpus::builtin());
    let moscow = |aliases| {
        let page = Page { limit: u32::MAX, ..Page::default() };
        let found = keywords(corpus.answer("росси", aliases, page));
        assert!(found.iter().any(|keyword| keyword.starts_with("Росси")));
        found.iter().any(|keyword| keyword.starts_with("Москв"))
    };
    assert!(!moscow(Aliases::Excluded) && moscow(Aliases::Included));
}

#[test]
fn a_homograph_is_resolved_by_the_record() {
    let corpus = Corpus::of(&["Запад ввёл санкции. К западу от города лежит степь."]);
    assert_eq!(corpus.aliased("западный"), ["Запад"], "the compass point is no name");
    assert_eq!(corpus.aliased("запад"), ["Запад", "западу"]);
    let corpus =
        Corpus::of(&["Страны Запада ввели санкции. Западные политики спорят. Окно на запад."]);
    assert_eq!(corpus.aliased("западные"), ["Запада", "Западные"], "the compass point stays out");
}

#[test]
fn phrases_in_any_form() {
    let corpus = prose();
    assert_eq!(corpus.found("«единый рынок»"), ["единый рынок", "едином рынке"]);
    assert_eq!(corpus.found("\"рынок единый\""), Vec::<String>::new());
    assert_eq!(corpus.found("\"единый рын* =газа\""), ["единый рынок газа", "едином рынке газа"]);
    assert_eq!(corpus.found("\"зерно зерно\""), Vec::<String>::new(), "not over a full stop");
}

#[test]
fn words_together_near_and_excluded() {
    let corpus = prose();
    assert_eq!(corpus.found("рынок сосед"), ["рынок"]);
    assert_eq!(corpus.found("рынок -сосед"), ["рынке"]);
    assert_eq!(corpus.found("министр NEAR/2 рынок"), ["Министр обсудил единый рынок"]);
    assert_eq!(corpus.found("рынок РЯДОМ/1 министр"), Vec::<String>::new());
    assert_eq!(corpus.found("гость | ЕАЭС"), ["гостей", "ЕАЭС"]);
    assert_eq!(corpus.found("(вода | рынок) цена"), ["рынке"]);
    assert_eq!(corpus.found("-рынок"), Vec::<String>::new());
}

#[test]
fn no_abbreviation_is_too_short() {
    let corpus = prose();
    for name in ["ООН", "США", "ЕС", "КТК", "РК"] {
        assert_eq!(corpus.found(name), [name]);
        assert_eq!(corpus.found(&name.to_lowercase()), [name]);
    }
}

#[test]
fn formats_and_numbers() {
    let corpus = Corpus::of(&["Саммит «С5+1» в 2024 г. дал 17,2 млрд долл., рост 10%."]);
    assert_eq!(corpus.found("C5+1"), ["С5+1"], "typed with a Latin letter");
    assert_eq!(corpus.found("17,2"), ["17,2"]);
    assert_eq!(corpus.found("10%"), ["10"]);
    assert_eq!(corpus.found("миллиард"), ["млрд"]);
}

#[test]
fn the_wrong_layout_and_the_other_alphabet() {
    let corpus = prose();
    for (typed, sought, repair) in [
        ("rfpf[cnfy", "казахстан", Repair::Layout),
        ("rfpf[c", "казахс*", Repair::Layout),
        ("kazakhstan", "казахстан", Repair::Spelling),
        ("Kazakhst", "казахстан", Repair::Spelling),
        ("kitay", "китай", Repair::Spelling),
        ("казах", "казах*", Repair::Prefix),
        ("қазахстан", "казахстан", Repair::Spelling),
    ] {
        let answer = corpus.answer(typed, Aliases::Excluded, Page::default());
        assert!(answer.hits > 0, "{typed}");
        let repaired: Vec<_> = answer
            .repaired
            .iter()
            .map(|r| (r.typed.as_str(), r.sought.as_str(), r.repair))
            .collect();
        assert_eq!(repaired, [(typed, sought, repair)]);
    }
    let corpus = Corpus::of(&["Компания NVIDIA открыла центр, Harvard молчит."]);
    assert_eq!(corpus.found("РФ"), Vec::<String>::new(), "a name is not typed with another layout");
    assert_eq!(corpus.found("тмшвшф"), ["NVIDIA"]);
    assert_eq!(corpus.answer("абырвалг", Aliases::Included, Page::default()).hits, 0);
}

#[test]
fn lines_with_context_in_order_of_their_neighbours() {
    let corpus = Corpus::of(&["Старый рынок пуст.\nНовый рынок растёт.\nБольшой рынок велик."]);
    let lefts = |order| {
        let answer = corpus.answer("рынок", Aliases::Excluded, Page { order, ..Page::default() });
        answer.lines.into_iter().map(|line| line.left).collect::<Vec<_>>()
    };
    assert_eq!(lefts(Order::Text), ["Старый ", "Новый ", "Большой "]);
    assert_eq!(lefts(Order::Left), ["Большой ", "Новый ", "Старый "]);
    assert_eq!(lefts(Order::Right), ["Большой ", "Старый ", "Новый "]);
    let page = Page { order: Order::Right, offset: 1, limit: 1, ..Page::default() };
    let answer = corpus.answer("рынок", Aliases::Excluded, page);
    assert_eq!((answer.hits, answer.sentences), (3, 3));
    assert_eq!(answer.lines.len(), 1);
    let line = &answer.lines[0];
    assert_eq!((line.keyword.as_str(), line.right.as_str()), ("рынок", " пуст."));
    assert_eq!(line.span.of(&corpus.documents[0].text), "рынок");
    assert_eq!(line.sentence.of(&corpus.documents[0].text), "Старый рынок пуст.");
}

#[test]
fn frequencies_by_document_and_speaker() {
    let corpus = Corpus::of(&[
        "Цены растут. «Цены на газ упадут», — заявил политолог Ерлан Мустафин.",
        "О ценах молчат.",
    ]);
    let answer = corpus.answer("цена", Aliases::Excluded, Page::default());
    let counts =
        |list: &[super::Frequency]| list.iter().map(|f| (f.id.clone(), f.hits)).collect::<Vec<_>>();
    assert_eq!(counts(&answer.documents), [("d0".to_owned(), 2), ("d1".to_owned(), 1)]);
    assert_eq!(counts(&answer.speakers), [("author".to_owned(), 2), ("мустафин".to_owned(), 1)]);
    assert_eq!(answer.documents.iter().map(|f| f.words).collect::<Vec<_>>(), [10, 3]);
    let speakers: Vec<_> = answer.lines.iter().map(|line| line.speaker.as_str()).collect();
    assert_eq!(speakers, ["author", "мустафин", "author"]);
}

#[test]
fn filters_by_document_and_speaker() {
    let corpus = Corpus::of(&[
        "Цены растут. «Цены на газ упадут», — заявил политолог Ерлан Мустафин.",
        "О ценах молчат.",
    ]);
    let hits = |filter: Filter| {
        let found = corpus.index.find("цена", Aliases::Excluded, &filter);
        corpus.index.answer(&found, &corpus.documents, Page::default()).hits
    };
    assert_eq!(hits(Filter { documents: vec!["d1".into()], ..Filter::default() }), 1);
    assert_eq!(hits(Filter { speakers: vec!["мустафин".into()], ..Filter::default() }), 1);
    let both = Filter {
        documents: vec!["d1".into()],
        speakers: vec!["мустафин".into()],
        ..Filter::default()
    };
    assert_eq!(hits(both), 0);
}

#[test]
fn facts_whose_evidence_holds_a_find() {
    let corpus = Corpus::of(&[
        "Погода хороша.",
        "Товарооборот Казахстана с Китаем достиг 44 млрд долларов. Токаев посетил Москву.",
    ]);
    let facts = |typed: &str| {
        let found = corpus.index.find(typed, Aliases::Included, &Filter::default());
        corpus.index.facts(&found, &corpus.records)
    };
    let trade = facts("товарооборот");
    assert!(!trade.is_empty());
    for (document, fact) in trade {
        let fact = &corpus.records[document].facts[fact];
        assert!(fact.span.of(&corpus.documents[document].text).contains("Товарооборот"));
    }
    assert!(facts("Россия").iter().all(|(document, _)| *document == 1));
    assert!(!facts("Россия").is_empty());
    assert_eq!(facts("погода"), []);
}

#[test]
fn what_is_wrong_is_told_and_the_rest_is_found() {
    let corpus = prose();
    let answer = corpus.answer("\"единый рынок", Aliases::Excluded, Page::default());
    assert_eq!(answer.hits, 2);
    assert_eq!(answer.notices.iter().map(|n| n.fault).collect::<Vec<_>>(), [Fault::OpenQuote]);
    assert_eq!(answer.query, "\"единый рынок\"");
    assert_eq!(corpus.answer("", Aliases::Included, Page::default()), Answer::default());
}
