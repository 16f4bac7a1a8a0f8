//! What the facts of short texts are: clauses and their subjects, denial, dates, parties.

use crate::corpus::Document;
use crate::extract::Extractor;
use crate::record::{AgreementStatus, Fact, FactDetail, FactKind, Function, Indicator};

fn facts(home: &str, text: &str) -> Vec<Fact> {
    let mut document = Document::from_text("test", text.into());
    document.meta.home = Some(home.into());
    Extractor::new().extract(&document).facts
}

/// The partners of each fact of a kind.
#[track_caller]
fn partners(kind: FactKind, home: &str, text: &str) -> Vec<Vec<String>> {
    facts(home, text)
        .into_iter()
        .filter(|fact| fact.detail.kind() == kind)
        .map(|fact| fact.partners)
        .collect()
}

/// Each role as «partner: functions».
fn roles(home: &str, text: &str) -> Vec<(Vec<String>, Vec<Function>)> {
    let role = |fact: Fact| match fact.detail {
        FactDetail::Role { functions } => Some((fact.partners, functions)),
        _ => None,
    };
    facts(home, text).into_iter().filter_map(role).collect()
}

fn role(partner: &str, function: Function) -> (Vec<String>, Vec<Function>) {
    (vec![partner.into()], vec![function])
}

/// The dates of meetings and agreements, the periods of indicators, in order; `-` for none.
fn dates(text: &str) -> Vec<String> {
    let date = |fact: Fact| match fact.detail {
        FactDetail::Meeting { date, .. } | FactDetail::Agreement { date, .. } => Some(date),
        FactDetail::Indicator(Indicator { period, .. }) => Some(period),
        _ => None,
    };
    let dates = facts("KZ", text).into_iter().filter_map(date);
    dates.map(|date| date.unwrap_or_else(|| "-".into())).collect()
}

#[test]
fn each_clause_has_its_own_subject() {
    let text = "Франция стала поставщиком истребителей, Катар – крупным инвестором, а Китай \
                закупает зерно.";
    let found = roles("IN", text);
    assert!(found.contains(&role("FR", Function::Defence)), "{found:?}");
    assert!(found.contains(&role("QA", Function::Investment)), "{found:?}");
    let china = (vec!["CN".to_owned()], vec![Function::Trade, Function::Agriculture]);
    assert!(found.contains(&china), "{found:?}");
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn the_comma_of_a_list_and_a_remark_end_no_clause() {
    let text = "Китай, по словам министра, закупает зерно, медь и газ.";
    let functions = [Function::Trade, Function::Agriculture, Function::Resources, Function::Energy];
    let found = roles("KZ", text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found.iter().all(|(_, found)| functions.iter().all(|f| found.contains(f))));
}

#[test]
fn a_clause_without_a_subject_goes_on_about_the_one_before() {
    let text = "Россия, вопреки санкциям, строит завод, обучает студентов в городах Китая.";
    assert!(roles("KZ", text).contains(&role("RU", Function::Education)));
}

#[test]
fn a_subject_stands_in_the_nominative_without_a_preposition() {
    assert_eq!(
        roles("KZ", "В Италию Казахстан экспортирует нефть."),
        [(vec!["IT".into()], vec![Function::Trade, Function::Energy])]
    );
}

#[test]
fn what_is_denied_refused_or_only_supposed_is_no_fact() {
    for text in [
        "Казахстан не подписал с Китаем соглашение о торговле.",
        "Казахстан отказался подписать с Китаем соглашение о торговле.",
        "Казахстан подписал бы с Китаем соглашение о торговле.",
        "Казахстан не является членом ОПЕК.",
        "Казахстан не вступал в НАТО.",
        "Казахстан отказался вступить в БРИКС.",
        "Токаев не посетил Китай.",
        "Токаев отменил визит в Китай.",
        "Визит Токаева в Китай был отложен.",
        "Если бы Токаев посетил Китай, было бы легче.",
        "Китай не поставляет оружие.",
        "Китай поставлял бы оружие.",
        "Товарооборот с Китаем составил бы 10 миллиардов долларов.",
    ] {
        assert_eq!(facts("KZ", text), [], "{text}");
    }
}

#[test]
fn a_denial_elsewhere_denies_nothing_here() {
    for text in [
        "Хотя споры не утихли, Токаев посетил Китай.",
        "Китай не только закупает зерно, но и строит заводы.",
        "Токаев посетил Китай, но не поехал дальше.",
    ] {
        assert!(!facts("KZ", text).is_empty(), "{text}");
    }
}

#[test]
fn a_date_of_the_own_clause_comes_first() {
    let text = "В 2024 году товарооборот с Россией достиг 70 миллиардов долларов, хотя ещё в 2021 \
                году он составлял 13 миллиардов.";
    assert_eq!(dates(text), ["2024", "2021"]);
}

#[test]
fn a_date_said_before_goes_on_and_one_said_after_does_not() {
    let text = "В ноябре 2025 года Токаев был в отпуске, потом посетил Китай.";
    assert_eq!(dates(text), ["2025-11"]);
    let text = "Токаев посетил Китай, где завод работает с 2015 года.";
    assert_eq!(dates(text), ["-"]);
}

#[test]
fn a_participle_dates_the_noun_before_it() {
    let text = "Действует соглашение с Китаем, подписанное в апреле 1993 года.";
    assert_eq!(dates(text), ["1993-04"]);
}

#[test]
fn a_date_of_comparison_or_a_term_is_not_the_date_of_the_deed() {
    let text = "Стороны подписали с Китаем программу сотрудничества на 2025 год.";
    assert_eq!(dates(text), ["-"]);
}

#[test]
fn a_stamp_and_a_dateline_date_a_sentence_without_a_date() {
    let text = "Состоялся телефонный разговор с президентом Турции. 28 марта 2025 года 13:05 \
                Лидеры остались довольны.";
    assert_eq!(dates(text), ["2025-03-28"]);
    let text = "ПЕКИН, 12 декабря 2023 года. Токаев прибыл сегодня в Китай.";
    assert_eq!(dates(text), ["2023-12-12"]);
    let text = "ПЕКИН, 12 декабря 2023 года. Токаев прибыл в Китай.";
    assert_eq!(dates(text), ["-"]);
}

#[test]
fn words_around_an_agreement_tell_its_status() {
    let status = |text: &str| {
        facts("KZ", text).into_iter().find_map(|fact| match fact.detail {
            FactDetail::Agreement { status, .. } => Some(status),
            _ => None,
        })
    };
    assert_eq!(
        status("Соглашение о торговле с Китаем вступило в силу."),
        Some(AgreementStatus::InForce)
    );
    assert_eq!(status("Ожидается соглашение о торговле с Китаем."), Some(AgreementStatus::Planned));
    assert_eq!(
        status("Стороны подписали соглашение о торговле с Китаем."),
        Some(AgreementStatus::Signed)
    );
}

#[test]
fn who_gives_is_read_off_the_subject() {
    let halves = |text: &str| {
        facts("KZ", text).into_iter().find_map(|fact| match fact.detail {
            FactDetail::Exchange(exchange) => {
                Some((exchange.gives.unwrap_or_default(), exchange.gets.unwrap_or_default()))
            }
            _ => None,
        })
    };
    let pair = |gives: &str, gets: &str| Some((gives.to_owned(), gets.to_owned()));
    assert_eq!(halves("Китай даёт кредиты, а взамен ждёт нефть."), pair("кредиты", "нефть"));
    assert_eq!(
        halves("Казахстан даёт Китаю нефть, а взамен ждёт кредиты."),
        pair("кредиты", "Китаю нефть")
    );
    assert_eq!(
        halves("В обмен на поддержку Китая Казахстан предлагает сырьё."),
        pair("поддержку Китая", "сырьё")
    );
}

#[test]
fn two_levels_of_a_range_are_one_measure() {
    let text = "Доля Китая в торговле поднялась с 15% в 2018 году до 21% в 2023 году.";
    assert_eq!(dates(text), ["2018", "2023"]);
    assert_eq!(partners(FactKind::Indicator, "KZ", text), [["CN"], ["CN"]]);
}

#[test]
fn each_value_is_the_partners_of_its_clause() {
    let text = "Республика ввозит 95% топлива из России, а 90% экспорта идёт в Китай.";
    assert_eq!(partners(FactKind::Indicator, "KZ", text), [["RU"], ["CN"]]);
}

#[test]
fn of_states_and_organisations_side_by_side_the_field_is_the_states() {
    let text = "Стороны обсудили с Китаем в рамках ООН вопросы торговли.";
    assert_eq!(partners(FactKind::Role, "KZ", text), [["CN"]]);
}

#[test]
fn what_is_talked_about_is_the_field_of_those_named_before() {
    let text = "На встрече с Китаем внимание уделялось торговле с третьими странами, прежде всего \
                с Италией.";
    assert_eq!(partners(FactKind::Role, "KZ", text), [["CN"]]);
}

#[test]
fn an_organisation_named_before_is_carried_to_its_new_members() {
    let text = "Саммит ШОС прошёл успешно. Переговоры о вступлении Ирана завершены.";
    let joining = facts("KZ", text).into_iter().find_map(|fact| match fact.detail {
        FactDetail::Membership { organisation, .. } => Some(organisation),
        _ => None,
    });
    assert_eq!(joining.as_deref(), Some("sco"));
}
