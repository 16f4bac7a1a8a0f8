//! Persons of whole documents: texts with the ids and surfaces found in them.

use crate::corpus::Document;
use crate::extract::Extractor;
use crate::lexicon::EntityKind;

/// Ids and surfaces of the persons of `text`.
pub(super) fn persons(text: &str) -> Vec<(String, String)> {
    let document = Document::from_text("example", text.to_owned());
    let record = Extractor::new().extract(&document);
    let persons = record.mentions.into_iter().filter(|m| m.kind == EntityKind::Person);
    persons.map(|m| (m.id, m.span.of(text).to_owned())).collect()
}

#[track_caller]
fn ok(text: &str, expected: &[(&str, &str)]) {
    let found = persons(text);
    let found: Vec<_> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn cases_lead_to_one_nominative() {
    ok(
        "Мы говорили с Наргис Касеновой и Сагитом Бакировым о визите Касым-Жомарта Токаева. Позже Касенова и Бакиров уехали.",
        &[
            ("касенова", "Наргис Касеновой"),
            ("бакиров", "Сагитом Бакировым"),
            ("токаев", "Касым-Жомарта Токаева"),
            ("касенова", "Касенова"),
            ("бакиров", "Бакиров"),
        ],
    );
}

#[test]
fn a_dative_of_a_man_is_no_accusative_of_a_woman() {
    ok("Награду вручили Ивану Петрову.", &[("петров", "Ивану Петрову")]);
    ok("Слово дали Марии Петровой.", &[("петрова", "Марии Петровой")]);
}

#[test]
fn a_surname_alone_before_the_full_name() {
    ok(
        "Приезд Брындака ждали. Сегодня политолог Ерлан Брындак выступил.",
        &[("брындак", "Брындака"), ("брындак", "Ерлан Брындак")],
    );
}

#[test]
fn east_asian_names_are_whole() {
    ok(
        "Встреча с Си Цзиньпином, Пак Кын Хе и То Ламом прошла хорошо.",
        &[("си цзиньпин", "Си Цзиньпином"), ("пак кын хе", "Пак Кын Хе"), ("то лам", "То Ламом")],
    );
}

#[test]
fn initials_patronymics_and_the_surname_first() {
    ok(
        "Лица: Токаев Касым-Жомарт Кемелевич, К.-Ж. Токаев, Токаев К.К.",
        &[
            ("токаев", "Токаев Касым-Жомарт Кемелевич"),
            ("токаев", "К.-Ж. Токаев"),
            ("токаев", "Токаев К.К."),
        ],
    );
}

#[test]
fn titles_vouch_for_unknown_names() {
    ok(
        "Об этом сообщил аким области Ерик Султанов, а также Борисбий Жангуразов.",
        &[("султанов", "Ерик Султанов"), ("жангуразов", "Борисбий Жангуразов")],
    );
}

#[test]
fn things_named_after_persons_are_no_persons() {
    ok("Директор Фонда Конрада Аденауэра живёт на улице Пушкина.", &[]);
    ok("Жители Жамбылской области учатся в Гарварде.", &[]);
}

#[test]
fn family_names_alone_and_names_with_an_article() {
    ok(
        "Сегодня Хван Чжан Еп выступил. Затем Хван уехал.",
        &[("хван чжан еп", "Хван Чжан Еп"), ("хван чжан еп", "Хван")],
    );
    ok(
        "Мохаммед аль-Барадеи ушёл. Теперь в игре аль-Барадеи.",
        &[("аль-барадеи", "Мохаммед аль-Барадеи"), ("аль-барадеи", "аль-Барадеи")],
    );
    ok("Так заявил глава союза Фил О’Рейли.", &[("о'рейли", "Фил О’Рейли")]);
    ok("Концерт в театре имени Станиславского и Немировича-Данченко.", &[]);
}

#[test]
fn a_name_in_latin_letters_after_the_name() {
    ok(
        "Барри Ловенкрон (Barry Lowenkron) и Жан Дюваль (Jean-Luc du Val) возразили.",
        &[
            ("ловенкрон", "Барри Ловенкрон"),
            ("ловенкрон", "Barry Lowenkron"),
            ("дюваль", "Жан Дюваль"),
            ("дюваль", "Jean-Luc du Val"),
        ],
    );
    ok(
        "Так пишет Джон Смит (The Times, 2019), а Ли Вонг (BBC) молчит.",
        &[("смит", "Джон Смит"), ("ли вонг", "Ли Вонг")],
    );
}

#[test]
fn an_organisation_between_title_and_name() {
    ok("Глава Еврокомиссии Ольга Петрова уехала.", &[("петрова", "Ольга Петрова")]);
}

#[test]
fn cited_authors() {
    ok(
        "Связи крепнут (Салливан, 2019; Аббасова, 2022), как отмечает Лемон (2018).",
        &[("салливан", "Салливан"), ("аббасова", "Аббасова"), ("лемон", "Лемон")],
    );
}
