//! Russian examples of attribution: what is said, by whom, by which rule.

use crate::corpus::Document;
use crate::extract::Extractor;
use crate::record::{Fact, FactDetail, Mode};

/// Rule, speaker and words of each statement of `text`.
fn said(text: &str) -> Vec<(String, String, String)> {
    let document = Document::from_text("example", text.to_owned());
    let record = Extractor::new().extract(&document);
    let line = |fact: Fact| match fact.detail {
        FactDetail::Statement { words, .. } => Some((
            fact.rule.trim_start_matches("statement.").to_owned(),
            fact.speaker.unwrap_or_default(),
            words.of(text).to_owned(),
        )),
        _ => None,
    };
    record.facts.into_iter().filter_map(line).collect()
}

#[track_caller]
fn ok(text: &str, expected: &[(&str, &str, &str)]) {
    let found = said(text);
    let found: Vec<_> =
        found.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn words_after_a_dash() {
    ok(
        "– Это тонкий шаг, – отмечает эксперт Рустем Мустафин.",
        &[("dash_after", "мустафин", "Это тонкий шаг")],
    );
    ok(
        "— Мы строим мост, — сказал Алибайов. — Он будет готов через год.",
        &[(
            "dash_after",
            "алибайов",
            "Мы строим мост, — сказал Алибайов. — Он будет готов через год.",
        )],
    );
    ok(
        "- Говорим прямо, - комментирует политолог, руководитель Центра социологии и политологии Рустем Мустафин.",
        &[("dash_after", "мустафин", "Говорим прямо")],
    );
    ok(
        "— Дорога открыта, заявил политолог Вали Алибайов.",
        &[("dash_after", "алибайов", "Дорога открыта")],
    );
    ok("— Мы не сдаёмся, — упорствует Алибайов.", &[("dash_after", "алибайов", "Мы не сдаёмся")]);
}

#[test]
fn words_in_quotes() {
    ok(
        "«Завод построят в области через год», – сказал министр Женис Касымбек.",
        &[("quote_after", "касымбек", "Завод построят в области через год")],
    );
    ok(
        "\"Мы рады сотрудничеству, – похвастался Ерик Султанов. – Мы растём\", – сказал он.",
        &[(
            "quote_around",
            "султанов",
            "Мы рады сотрудничеству, – похвастался Ерик Султанов. – Мы растём",
        )],
    );
    ok(
        "«Казахстан — партнёр, — подчеркнула Урсула фон дер Ляйен. — Мы рассчитываем на сырьё».",
        &[(
            "quote_around",
            "ляйен",
            "Казахстан — партнёр, — подчеркнула Урсула фон дер Ляйен. — Мы рассчитываем на сырьё",
        )],
    );
    ok(
        "Посол Джули Стаффт добавила: \"Мы над этим работаем\".",
        &[("colon", "стаффт", "Мы над этим работаем")],
    );
    ok(
        "«Пришло время поговорить о союзе», — цитируют «Вести» заявление Владимира Путина.",
        &[("quote_after", "путин", "Пришло время поговорить о союзе")],
    );
    ok(
        "Вольфганг Зандер: «Я убежден, что выбор придётся сделать».",
        &[("label_quote", "зандер", "Я убежден, что выбор придётся сделать».")],
    );
}

#[test]
fn a_quoted_catchword_is_no_statement() {
    ok("Программа «Один пояс, один путь» важна, считают эксперты.", &[]);
    ok("Термин «баланс» устарел.", &[]);
}

#[test]
fn reported_clauses() {
    ok(
        "Токаев подчеркнул, что страна открыта.",
        &[("reported_clause", "токаев", "страна открыта")],
    );
    ok(
        "Нэнси Пелоси, которая возглавляет меньшинство, отметила, что борьба впереди.",
        &[("reported_clause", "пелоси", "борьба впереди")],
    );
    ok(
        "Как отметил политолог Эдуард Полетаев, это визионерская рамка.",
        &[("inserted_as", "полетаев", "это визионерская рамка")],
    );
    ok(
        "Как отметил, представляя законопроект, министр Талгат Мухтаров, меморандум подписан.",
        &[("inserted_as", "мухтаров", "меморандум подписан")],
    );
    ok(
        "Завод откроют весной, сообщил в среду на брифинге министр Женис Касымбек.",
        &[("reported_after", "касымбек", "Завод откроют весной")],
    );
}

#[test]
fn reported_nouns_and_orders() {
    ok(
        "Путин заявил о необходимости валютного союза.",
        &[("reported_about", "путин", "о необходимости валютного союза")],
    );
    ok(
        "Владимир Путин обратил внимание на попытки срыва.",
        &[("attention", "путин", "на попытки срыва")],
    );
    ok(
        "Токаев подчеркнул сложность урегулирования.",
        &[("reported_noun", "токаев", "сложность урегулирования")],
    );
    ok(
        "Токаев поручил правительству ускорить строительство.",
        &[("order", "токаев", "ускорить строительство")],
    );
    ok("Владимир Путин выразил соболезнования.", &[]);
    ok("Токаев скажет, что страна открыта.", &[]);
    ok("Токаев не сказал, что страна открыта.", &[]);
}

#[test]
fn frames() {
    ok(
        "По словам Эдуарда Полетаева, рамка охватывает всё.\nПо его мнению, это надолго.",
        &[("frame", "полетаев", "рамка охватывает всё"), ("frame", "полетаев", "это надолго")],
    );
}

#[test]
fn nobody_unnamed_speaks() {
    ok("Эксперты отмечают, что рисков много.", &[]);
    ok("По мнению аналитиков, рисков много.", &[]);
    ok("Он сказал, что рисков много.", &[]);
    ok("Минск считает, что Москва задолжала.", &[]);
}

#[test]
fn nouns_of_role_and_pronouns_lead_to_a_person() {
    let text = "Политолог Эдуард Полетаев приехал в Астану.\nЭксперт отметил, что город вырос.\nОн добавил, что это надолго.";
    ok(
        text,
        &[
            ("reported_clause", "полетаев", "город вырос"),
            ("reported_clause", "полетаев", "это надолго"),
        ],
    );
    let text = "Президент Казахстана Касым-Жомарт Токаев встретился с Дональдом Трампом. Казахстан готов к диалогу.\nГлава государства заявил, что переговоры успешны.\nПрезидент США сказал, что он доволен.";
    ok(
        text,
        &[
            ("reported_clause", "токаев", "переговоры успешны"),
            ("reported_clause", "трамп", "он доволен"),
        ],
    );
}

#[test]
fn an_answer_is_one_statement_over_its_paragraphs() {
    let text = "Мы обсудили это с политологом Наргис Касеновой.\nЧто изменилось во внешней политике?\nНаргис Касенова: Почти ничего.\nНо стиль другой.\nЧто дальше, по-вашему?\nНаргис Касенова: Увидим.";
    ok(
        text,
        &[
            ("label", "касенова", "Почти ничего.\nНо стиль другой."),
            ("label", "касенова", "Увидим."),
        ],
    );
}

#[test]
fn facts_inside_words_have_their_speaker() {
    let text = "– Визит Токаева в Вашингтон состоялся в ноябре 2025 года, – отмечает эксперт Рустем Мустафин.";
    let record = Extractor::new().extract(&Document::from_text("example", text.to_owned()));
    let meeting = record.facts.iter().find(|f| matches!(f.detail, FactDetail::Meeting { .. }));
    assert_eq!(meeting.and_then(|f| f.speaker.as_deref()), Some("мустафин"));
    let direct = record
        .facts
        .iter()
        .any(|f| matches!(f.detail, FactDetail::Statement { mode: Mode::Direct, .. }));
    assert!(direct);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    /// Any text gives statements whose spans lie inside it.
    #[test]
    fn any_text_is_read(words in proptest::collection::vec("[—–\\-«»\",.:!?()]|сказал|Токаев|что|По|словам|его|эксперт|[А-Яа-я]{1,6}|\\n", 0..60)) {
        let text = words.join(" ");
        let record = Extractor::new().extract(&Document::from_text("any", text.clone()));
        for fact in record.facts {
            proptest::prop_assert!(text.get(fact.span.start as usize..fact.span.end as usize).is_some());
        }
    }
}
