//! Russian examples of attribution: what is said, by whom, by which rule.

mod pointed;

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
            "фон дер ляйен",
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
    ok(
        "По словам Эдуарда Полетаева, рамка охватывает всё. Депутат Вали Алибайов согласен с ним: по \
         его мнению, это надолго.",
        &[
            ("frame", "полетаев", "рамка охватывает всё"),
            (
                "frame",
                "алибайов",
                "Депутат Вали Алибайов согласен с ним: по его мнению, это надолго",
            ),
        ],
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

#[test]
fn a_verb_of_any_meaning_after_words_in_quotes() {
    ok(
        "Доля растёт. «Рынок один, и он капризен», — бросил в Ханое глава МИД Мауру Виейра.",
        &[("quote_after", "виейра", "Рынок один, и он капризен")],
    );
    ok(
        "Нам трудно. «Дорога одна. Порт один», — ворчит профессор Рустем Мустафин из университета.",
        &[("quote_after", "мустафин", "Дорога одна. Порт один")],
    );
}

#[test]
fn a_clause_or_a_title_between_name_and_verb() {
    ok(
        "Министр Ерлан Идрисов на вопрос, не обидится ли сосед, отвечал коротко: «Мы никого не обижаем».",
        &[("colon", "идрисов", "Мы никого не обижаем")],
    );
    ok(
        "Министр Ерлан Идрисов провёл беседу с послами, в ходе которой сообщил о намерении продавать уран.",
        &[("reported_about", "идрисов", "о намерении продавать уран")],
    );
}

#[test]
fn frames_with_other_nouns_and_prepositions() {
    ok(
        "Политолог Эдуард Полетаев молчал. Россия, по его данным, остаётся первым покупателем.",
        &[("frame", "полетаев", "Россия, по его данным, остаётся первым покупателем")],
    );
    ok(
        "На взгляд политолога Эдуарда Полетаева, рисков стало больше.",
        &[("frame", "полетаев", "рисков стало больше")],
    );
}

#[test]
fn a_label_with_a_title() {
    ok(
        "Анна Зандер, политолог: «Я уверена, что выбор придётся сделать».",
        &[("label_quote", "зандер", "Я уверена, что выбор придётся сделать».")],
    );
}

#[test]
fn the_guest_has_a_title_that_names_a_state() {
    let text = "Об этом мы расспросили профессора Академии Вьетнама Рустема Мустафина.\n— Что изменилось во внешней политике?\n— Почти ничего.\n— А что будет дальше?\n— Увидим.";
    ok(text, &[("answer", "мустафин", "Почти ничего."), ("answer", "мустафин", "Увидим.")]);
}

#[test]
fn a_verb_of_any_meaning_before_words_in_quotes() {
    ok(
        "Токаев отклонил саму мысль о развороте: «Наша дорога прямая, просто попутчиков много».",
        &[("colon", "токаев", "Наша дорога прямая, просто попутчиков много")],
    );
    ok("Документ закрепил формулу: «Один пояс, один путь, одна судьба».", &[]);
}

#[test]
fn a_verb_that_brings_in_no_words_elsewhere_tags_a_quotation() {
    ok(
        "«Мы зависим от этой трубы. Один налёт – и бюджета нет», – подсчитал аналитик Олжас Иванов.",
        &[("quote_after", "иванов", "Мы зависим от этой трубы. Один налёт – и бюджета нет")],
    );
}

#[test]
fn a_round_table_with_labels_on_lines_of_their_own() {
    let text = "Анна Зандер, политолог:\n\n– Я бы подождала.\n\nМодератор: А кто спорит?\n\nИван Мартин, \
                дипломат:\n\n– Я спорю.\n\nЗандер: Напрасно.";
    ok(
        text,
        &[
            ("label", "зандер", "Я бы подождала."),
            ("label", "мартин", "Я спорю."),
            ("label", "зандер", "Напрасно."),
        ],
    );
}

#[test]
fn who_asked_does_not_answer() {
    let text = "Гагик Саркисян: «Мы не меняем одну зависимость на другую»\n\nМинистр экономики – о дороге и \
                соседях.\n\nБеседовал Арсен Мелконян, «Время»\n\n— Что изменилось?\n\n— Почти всё.\n\n— А \
                цены?\n\n— Растут.";
    ok(
        text,
        &[
            ("label_quote", "саркисян", "Мы не меняем одну зависимость на другую»"),
            ("answer", "саркисян", "Почти всё."),
            ("answer", "саркисян", "Растут."),
        ],
    );
}

#[test]
fn a_paragraph_in_quotes_goes_on_with_the_speaker() {
    ok(
        "«Дорога нужна обеим странам», — пояснил министр Женис Касымбек.\n\n«Без неё торговля не вырастет. \n \
         Мы говорим об этом давно и будем говорить».",
        &[
            ("quote_after", "касымбек", "Дорога нужна обеим странам"),
            (
                "quote_alone",
                "касымбек",
                "Без неё торговля не вырастет. \n Мы говорим об этом давно и будем говорить",
            ),
        ],
    );
    ok("«Без неё торговля не вырастет, и мы говорим об этом давно».", &[]);
}

#[test]
fn words_in_quotes_over_several_lines() {
    ok(
        "«Дорога нужна.\nБез неё торговля не вырастет», — пояснил министр Женис Касымбек.",
        &[("quote_after", "касымбек", "Дорога нужна.\nБез неё торговля не вырастет")],
    );
}

#[test]
fn a_transcript_that_lost_its_lines() {
    ok(
        "Переговоры в Осло 7 мая 2025 года 21:25 Осло, Дворец А.Рамос : Рад Вас видеть. Смотрите также \
         Участники встречи с Карлом Вебером 7 мая 2025 года Торговля растёт. К.Вебер: Спасибо.",
        &[
            (
                "label",
                "рамос",
                "Рад Вас видеть. Смотрите также Участники встречи с Карлом Вебером 7 мая 2025 \
                 года Торговля растёт.",
            ),
            ("label", "вебер", "Спасибо."),
        ],
    );
}

/// Kind and speaker of each fact but statements.
fn voices(text: &str) -> Vec<(&'static str, String)> {
    let document = Document::from_text("example", text.to_owned());
    let facts = Extractor::new().extract(&document).facts.into_iter();
    facts
        .filter(|fact| !matches!(fact.detail, FactDetail::Statement { .. }))
        .map(|fact| (fact.detail.kind().code(), fact.speaker.unwrap_or_default()))
        .collect()
}

#[test]
fn facts_of_a_sentence_that_brings_in_words_have_their_speaker() {
    let trade = "товарооборот Казахстана с Китаем превысил 44 миллиарда долларов";
    for text in [
        format!("По словам политолога Рустема Мустафина, {trade}."),
        format!("Как отметил политолог Рустем Мустафин, {trade}."),
        format!("Политолог Рустем Мустафин напомнил, что {trade}."),
        format!("Политолог Рустем Мустафин напомнил: «{trade}»."),
        format!("Растёт торговля: {trade}. Об этом сообщил министр Рустем Мустафин."),
    ] {
        assert!(voices(&text).contains(&("indicator", "мустафин".to_owned())), "{text}");
    }
    // The meeting is where it was said.
    let text = format!("На встрече с Си Цзиньпином в Пекине Токаев отметил, что {trade}.");
    let found = voices(&text);
    assert!(found.contains(&("meeting", String::new())), "{found:?}");
    assert!(found.contains(&("indicator", "токаев".to_owned())), "{found:?}");
    // A title names a state that is no party outside the words.
    let text = "Президент Франции Эммануэль Макрон заявил, что Франция подписала соглашение с Казахстаном.";
    assert!(voices(text).contains(&("agreement", "макрон".to_owned())), "{:?}", voices(text));
    // What somebody did by speaking is told by who tells it.
    let text = "Президент Токаев назвал ОДКБ гарантом безопасности.";
    assert!(voices(text).contains(&("role", String::new())), "{:?}", voices(text));
}

#[test]
fn his_words_are_of_who_spoke_last() {
    let frame = |between: &str| {
        let text = format!(
            "— Баланс держится, — сказал политолог Вали Алибайов.\n\n{between}\n\nПо его словам, модель работает."
        );
        said(&text).pop().map(|(_, who, _)| who).unwrap_or_default()
    };
    assert_eq!(frame("Страна торгует с соседями.\n\nФото: Akorda\n\nЭто видно."), "алибайов");
    assert_eq!(frame("Токаев прибыл в Пекин в сентябре."), "алибайов");
    assert_eq!(frame("В Пекин прибыл президент Токаев."), "токаев");
    assert_eq!(frame("Страна торгует с президентом США Дональдом Трампом."), "алибайов");
    assert_eq!(frame("Мы спросили и политолога Эдуарда Полетаева."), "полетаев");
    // In its own paragraph the subject is nearest.
    let text = "— Да, — сказал политолог Вали Алибайов.\n\nТокаев прибыл в Пекин. По его словам, модель работает.";
    assert_eq!(said(text).pop().map(|(_, who, _)| who).as_deref(), Some("токаев"));
    ok("Страна торгует с соседями.\n\nПо его словам, модель работает.", &[]);
}

#[test]
fn a_frame_holds_for_its_paragraph_between_words_of_the_same_person() {
    let text = |next: &str| {
        format!(
            "— Баланс держится, — сказал политолог Вали Алибайов.\n\nПо его словам, причин несколько. Китай \
             ценит покой. Россия торгует.\n\n— Это надолго, — {next}."
        )
    };
    let frame = |text: &str| said(text).into_iter().find(|(rule, ..)| rule == "frame");
    let words = |text: &str| frame(text).map(|(_, _, words)| words).unwrap_or_default();
    assert_eq!(
        words(&text("добавил эксперт")),
        "причин несколько. Китай ценит покой. Россия торгует"
    );
    // Another voice after it: what the author goes on with may be his own.
    assert_eq!(words(&text("возразил Эдуард Полетаев")), "причин несколько");
    let inserted =
        text("добавил эксперт").replace("По его словам, причин", "Причин, по его словам,");
    assert_eq!(words(&inserted), "Причин, по его словам, несколько");
    let other =
        text("добавил эксперт").replace("Россия торгует", "Токаев отметил, что Россия торгует");
    assert_eq!(words(&other), "причин несколько");
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

#[test]
fn the_envoy_of_another_state_is_somebody_else() {
    ok(
        "По словам посла Кувейта Тарика Аль-Фараджа, спрос вырос. Посол Греции сообщил, что порт \
         открыт. Посол Кувейта добавил, что цены выросли.",
        &[
            ("frame", "аль-фарадж", "спрос вырос"),
            ("reported_clause", "аль-фарадж", "цены выросли"),
        ],
    );
}
