//! What the facts of short texts are: clauses and their subjects, denial, dates, parties.

mod meetings;
mod papers;

use crate::corpus::Document;
use crate::extract::Extractor;
use crate::record::{AgreementStatus, Fact, FactDetail, FactKind, Function, Indicator, Turn};

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

#[test]
fn growth_by_a_word_and_a_part_are_of_their_clause() {
    let text = "Товарооборот с Китаем утроился, тогда как с Россией он упал.";
    assert_eq!(partners(FactKind::Indicator, "KZ", text), [["CN"]]);
    let text = "Из России ввозят более 90 процентов нефтепродуктов, а из Китая – почти всю электротехнику.";
    assert_eq!(partners(FactKind::Indicator, "KZ", text), [["RU"]]);
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
    assert!(found.contains(&role("CN", Function::Agriculture)), "{found:?}");
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn an_attribute_is_said_of_the_noun_before_it() {
    for said in ["который вложил", "вложивший"] {
        let text = format!(
            "Раньше помогала Россия, теперь первым стал Китай, {said} в экономику миллиард."
        );
        assert_eq!(roles("UZ", &text), [role("CN", Function::Investment)], "{said}");
    }
}

#[test]
fn the_comma_of_a_list_and_a_remark_end_no_clause() {
    let text = "Китай, по словам министра, закупает зерно, медь и газ.";
    let functions = [Function::Agriculture, Function::Resources, Function::Energy];
    let found = roles("KZ", text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found.iter().all(|(_, found)| functions.iter().all(|f| found.contains(f))));
}

#[test]
fn a_clause_without_a_subject_goes_on_about_the_one_before() {
    let text = "Россия, вопреки морозам, строит завод, обучает студентов в городах Китая.";
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
fn what_is_asked_is_no_fact() {
    for text in [
        "Вступит ли Казахстан в БРИКС? Нет.",
        "Подписал ли Токаев соглашение с Россией о поставках газа?",
        "Разве товарооборот с Китаем превысил 40 миллиардов долларов?",
        "«Станет ли Китай главным торговым партнёром?»",
        "Неясно, посетит ли Токаев Китай.",
    ] {
        assert_eq!(facts("KZ", text), [], "{text}");
    }
    for text in [
        "Почему товарооборот с Китаем превысил 40 миллиардов долларов?",
        "Китай чуть ли не главный торговый партнёр страны.",
        "То ли из-за спешки, то ли по расчёту Токаев посетил Китай.",
    ] {
        assert!(!facts("KZ", text).is_empty(), "{text}");
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
fn a_bilateral_text_goes_on_about_its_other_side() {
    let text = "Турция и Казахстан дружат. Турция рядом. Визит в Турцию начался.\n\n\
                Он прошёл под эгидой ООН.\n\nПодписано соглашение о торговле.";
    assert_eq!(partners(FactKind::Agreement, "KZ", text), [["TR"]]);
}

#[test]
fn what_is_conceded_before_but_is_no_turn() {
    let turns: Vec<_> = facts("KZ", "Декларация не означает перемен в политике, но фиксирует переход от обид к сотрудничеству с Индией.")
        .into_iter()
        .filter_map(|fact| match fact.detail {
            FactDetail::TurningPoint(point) => Some(point.turn),
            _ => None,
        })
        .collect();
    assert_eq!(turns, [Turn::Break]);
}

#[test]
fn each_of_the_powers_is_whom_the_text_names() {
    let text = "Россия и Китай спорят. Казахстан знает, что предложить каждому из глобальных игроков \
                взамен на безопасность.";
    assert_eq!(partners(FactKind::Exchange, "KZ", text), [["RU", "CN"]]);
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

/// The values that a text about Kazakhstan tells, each with its partners.
fn values(text: &str) -> Vec<(f64, Vec<String>)> {
    let value = |fact: Fact| match fact.detail {
        FactDetail::Indicator(indicator) => Some((indicator.value, fact.partners)),
        _ => None,
    };
    facts("KZ", text).into_iter().filter_map(value).collect()
}

#[test]
fn values_and_partners_in_rows_go_together() {
    for text in [
        "Экспорт в Китай и Индию составил 15 и 8 млрд долларов соответственно.",
        "Китай вложил 15 млрд, Индия – 8 млрд долларов.",
    ] {
        let expected = [(15e9, vec!["CN".to_owned()]), (8e9, vec!["IN".to_owned()])];
        assert_eq!(values(text), expected, "{text}");
    }
    let text = "В Астане работают 4 тысячи китайских и более 2 тысяч индийских компаний.";
    assert_eq!(values(text), [(4e3, vec!["CN".to_owned()]), (2e3, vec!["IN".to_owned()])]);
}

#[test]
fn verbs_joined_by_and_have_their_own_partners() {
    let text = "Он закупает газ у Ирана и берёт кредиты у Индии.";
    let expected = [role("IR", Function::Energy), role("IN", Function::Finance)];
    assert_eq!(roles("KZ", text), expected);
    let text = "Газ из Ирана, кредиты из Индии, дороги от Китая.";
    let expected = [
        role("IR", Function::Energy),
        role("IN", Function::Finance),
        role("CN", Function::Transit),
    ];
    assert_eq!(roles("KZ", text), expected);
}

#[test]
fn an_organisation_of_the_same_sentence_comes_first() {
    let text = "ВТО растёт. Казахстан не входит в БРИКС, но получил статус партнёра объединения.";
    assert_eq!(partners(FactKind::Membership, "KZ", text), [["brics"]]);
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

#[test]
fn the_seat_of_a_union_stands_for_it() {
    let text = "Брюссель выделил Белграду 165 млн евро на дороги.";
    assert_eq!(partners(FactKind::Indicator, "RS", text), [["eu"]]);
    let about_belgium = "Бельгия ждёт. Бельгия строит. Бельгия молчит. Брюссель выделил Белграду \
                         165 млн евро на дороги.";
    assert_eq!(partners(FactKind::Indicator, "RS", about_belgium), [["BE"]]);
}

#[test]
fn a_refusal_inside_the_words_denies_them() {
    let refused = roles("TR", "Германия отказалась продать Анкаре двигатели для танков.");
    assert!(refused.is_empty(), "{refused:?}");
    assert_eq!(roles("TR", "Германия продала Анкаре двигатели для танков.").len(), 1);
}

#[test]
fn summits_joined_by_dashes_are_several() {
    for text in [
        "Прошли саммиты «ЦА – Китай», «ЦА – США» и «ЦА – Россия».",
        "Прошли саммиты Центральная Азия–Китай, –США, –Россия.",
    ] {
        assert_eq!(
            partners(FactKind::Meeting, "KZ", text),
            [["central-asia", "CN"], ["central-asia", "US"], ["central-asia", "RU"]],
            "{text}"
        );
    }
}

#[test]
fn the_first_months_of_a_year_are_a_period() {
    assert_eq!(
        dates("За девять месяцев 2024 года товарооборот с Китаем составил 30 млрд долларов."),
        ["2024-01/2024-09"]
    );
}

#[test]
fn counts_matter_only_beside_states_and_their_partners() {
    let counts = |text| partners(FactKind::Indicator, "KZ", text).len();
    assert_eq!(counts("В салоне располагались восемь багажных отделений."), 0);
    assert_eq!(counts("Китай открыл в регионе восемь мастерских."), 1);
    assert_eq!(counts("Паспорт для поездки в Китай обойдётся в 900 рублей."), 0);
}

#[test]
fn an_answer_goes_on_about_what_was_asked() {
    let text = "– Москва недовольна?\n\n– Россия молчит, и в Москве молчат.\n\n– А с Индией проще?\n\n– \
                Проще. Развивается сотрудничество в торговле.\n\n– Спасибо.";
    let found = roles("RS", text);
    assert!(found.contains(&role("IN", Function::Trade)), "{found:?}");
    assert!(found.iter().all(|(partners, _)| partners != &["RU"]), "{found:?}");
}

#[test]
fn a_company_acts_for_its_state_but_is_not_gone_on_about() {
    let found = roles("TR", "BYD построит завод. Соглашение о торговле подписано.");
    assert_eq!(found, [role("CN", Function::Industry)]);
}

#[test]
fn a_field_goes_on_over_the_commas_of_its_list() {
    let found = roles("VN", "Япония предоставляет инвестиции, заводы, стипендии.");
    let all = vec![Function::Investment, Function::Industry, Function::Education];
    assert_eq!(found, [(vec!["JP".to_owned()], all)]);
}

#[test]
fn partners_singled_out_in_an_aside_have_the_role_too() {
    let of = |text: &str| {
        let mut found = roles("KZ", text);
        found.pop().map(|(partners, _)| partners).unwrap_or_default()
    };
    for aside in [
        ", в первую очередь Турция и соседняя Грузия,",
        ", прежде всего Турция и Грузия,",
        ", особенно Турция и Грузия,",
        ", включая Турцию и Грузию,",
        ", в том числе Турцию и Грузию,",
    ] {
        let text = format!("Восток{aside} — это логистика и промышленность.");
        assert_eq!(of(&text), ["east", "TR", "GE"], "{text}");
    }
    let text = "С соседями дело другое. С Европой, прежде всего с Германией, – технологии.";
    assert_eq!(of(text), ["europe", "DE"]);
    // What a clause tells of another is no aside.
    let text = "Восток, особенно когда Турция занята, — это логистика.";
    assert!(!of(text).contains(&"TR".to_owned()), "{:?}", of(text));
    let text = "Восток, о котором спорит Турция, — это логистика.";
    assert!(!of(text).contains(&"TR".to_owned()), "{:?}", of(text));
}

#[test]
fn a_year_does_not_reach_over_a_clause_with_a_span_of_its_own() {
    let text = "Товарооборот с Индией в 2021 году достиг 5 миллиардов долларов, а индийские \
                инвестиции за 15 лет превысили 7 миллиардов, открыв более 300 предприятий.";
    assert_eq!(dates(text), ["2021", "-", "-"]);
}

#[test]
fn each_organisation_is_in_its_own_membership() {
    let text = "Ранее страна председательствовала в ОБСЕ, а теперь возглавит ШОС.";
    assert_eq!(partners(FactKind::Membership, "KZ", text), [["osce"], ["sco"]]);
}

#[test]
fn the_occasion_of_a_meeting_is_no_partner() {
    let text = "Казахстан и Малайзия расширяют торговлю. Следующая встреча глав двух государств \
                намечена на сентябрь 2024 года в Нью-Йорке на полях сессии ООН.";
    assert_eq!(partners(FactKind::Meeting, "KZ", text), [["MY"]]);
    assert_eq!(dates(text).last().map(String::as_str), Some("2024-09"));
}

#[test]
fn the_head_of_an_organisation_acts_for_it() {
    let text = "Президент Казахстана встретился с Урсулой фон дер Ляйен. Позже президент Казахстана \
                встретился с Антониу Гутеррешем.";
    assert_eq!(partners(FactKind::Meeting, "KZ", text), [["eu"], ["un"]]);
}

#[test]
fn what_is_told_since_a_year_goes_on() {
    let text = "С 2010 года компании Финляндии вложили в Казахстан 200 млн долларов.";
    assert_eq!(dates(text), ["2010/.."]);
}

#[test]
fn no_paper_comes_out_of_a_meeting_to_come() {
    let text = "Министр Казахстана встретился с министром Финляндии. Достигнута договорённость о \
                проведении консультаций в Хельсинки в июне 2025 года. По итогам встречи подписан план.";
    let planned = |fact: &Fact| matches!(fact.detail, FactDetail::Meeting { planned: true, .. });
    let found = facts("KZ", text);
    assert_eq!(found.iter().filter(|fact| planned(fact)).count(), 1, "{found:?}");
    assert_eq!(dates(text).last().map(String::as_str), Some("-"));
}

#[test]
fn a_reference_in_brackets_names_no_field() {
    let text = "Подписано соглашение с Ираном (Информационный источник по торговле, 2023).";
    assert_eq!(roles("KZ", text), []);
    let text = "Подписано соглашение с Ираном о торговле (Вестник обороны, 2023).";
    assert_eq!(roles("KZ", text), [role("IR", Function::Trade)]);
}
