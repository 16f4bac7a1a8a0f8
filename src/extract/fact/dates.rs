//! When meetings of short invented texts were, whoever's they are.

use crate::corpus::Document;
use crate::extract::Extractor;
use crate::record::{Fact, FactDetail, Inference};

/// The meetings of a text of 20 December 2024 about a home state, in order.
fn meetings(home: &str, text: &str) -> Vec<Fact> {
    let mut document = Document::from_text("test", text.into());
    document.meta.home = Some(home.into());
    document.meta.date = Some("2024-12-20".into());
    let facts = Extractor::new().extract(&document).facts;
    facts.into_iter().filter(|fact| matches!(fact.detail, FactDetail::Meeting { .. })).collect()
}

/// Each meeting as «partners date», `-` for none.
fn dated(home: &str, text: &str) -> Vec<String> {
    let line = |fact: &Fact| match &fact.detail {
        FactDetail::Meeting { date, .. } => {
            Some(format!("{} {}", fact.partners.join("+"), date.as_deref().unwrap_or("-")))
        }
        _ => None,
    };
    meetings(home, text).iter().filter_map(line).collect()
}

#[test]
fn an_interval_after_a_named_meeting_is_counted_from_it() {
    for (home, text, expected) in [
        (
            "UZ",
            "10 сентября 2024 года Шавкат Мирзиёев посетил Анкару. Через пять дней после визита в \
             Турцию он прибыл в Баку.",
            ["TR 2024-09-10", "AZ 2024-09-15"],
        ),
        (
            "RS",
            "В марте 2024 года Вучич посетил Будапешт. Через шесть дней после будапештского визита \
             он прибыл в Париж.",
            ["HU 2024-03", "FR 2024-03-07/2024-04-06"],
        ),
        (
            "TR",
            "В июле 2024 года в Вашингтоне прошёл саммит НАТО. Спустя два месяца после вашингтонского \
             саммита Эрдоган посетил Каир.",
            ["nato+US 2024-07", "EG 2024-09"],
        ),
        (
            "IN",
            "8 июля 2024 года Моди посетил Москву. За две недели до визита в Россию он прибыл в Рим.",
            ["RU 2024-07-08", "IT 2024-06-24"],
        ),
        (
            "KG",
            "4 июля 2024 года в Самарканде прошёл саммит ОТГ. Через два дня после самаркандского \
             саммита Садыр Жапаров посетил Душанбе.",
            ["ots 2024-07-04", "TJ 2024-07-06"],
        ),
        (
            "AZ",
            "5 мая 2023 года Алиев посетил Тбилиси. Через год после поездки в Грузию он побывал в \
             Иране.",
            ["GE 2023-05-05", "IR 2024"],
        ),
    ] {
        assert_eq!(without_background(dated(home, text)), expected, "{text}");
    }
}

/// Without the second mention of the first meeting, which is a fact without a date of its own.
fn without_background(all: Vec<String>) -> Vec<String> {
    all.into_iter().filter(|line| !line.ends_with(" -")).collect()
}

#[test]
fn a_date_in_the_reference_is_the_events_and_the_deed_is_counted_from_it() {
    let text = "Через три дня после саммита ШОС 4 июля 2024 года Моди прибыл в Вену.";
    let found = dated("IN", text);
    assert!(found.contains(&"AT 2024-07-07".into()), "{found:?}");
    let summit = found.iter().find(|line| line.starts_with("sco")).expect("a summit");
    assert!(summit.ends_with(" 2024-07-04"), "{found:?}");
}

#[test]
fn an_interval_that_names_no_meeting_is_counted_from_the_one_told_last() {
    for (home, text, expected) in [
        (
            "UZ",
            "В мае 2024 года Мирзиёев посетил Хиву и Душанбе. Спустя два месяца он прибыл в Астану.",
            "KZ 2024-07",
        ),
        (
            "RS",
            "8 мая 2024 года Вучич посетил Пекин. Днём позже он прибыл в Астану.",
            "KZ 2024-05-09",
        ),
        (
            "RS",
            "8 мая 2024 года Вучич посетил Пекин. Двумя днями ранее он был в Китае и прибыл в Астану.",
            "KZ 2024-05-06",
        ),
        (
            "TR",
            "8 мая 2024 года Эрдоган посетил Багдад. Неделю спустя он прибыл в Афины.",
            "GR 2024-05-15",
        ),
        (
            "TR",
            "8 мая 2024 года Эрдоган посетил Багдад. На следующий день он прибыл в Афины.",
            "GR 2024-05-09",
        ),
        ("TR", "В мае 2023 года Эрдоган посетил Багдад. Год спустя он прибыл в Афины.", "GR 2024"),
        (
            "PL",
            "2 мая 2024 года Туск посетил Киев. Спустя три дня после этого он прибыл в Берлин.",
            "DE 2024-05-05",
        ),
        (
            "IN",
            "6 мая 2024 года Моди прибыл в Ташкент, а через два дня посетил Токио.",
            "JP 2024-05-08",
        ),
        (
            "IN",
            "В мае 2024 года Моди прибыл в Ташкент, а спустя месяц посетил Токио.",
            "JP 2024-06",
        ),
    ] {
        let found = dated(home, text);
        assert!(found.contains(&expected.to_owned()), "{text}: {found:?}");
    }
}

#[test]
fn what_was_some_time_ago_and_what_is_to_come_is_counted_from_the_text() {
    assert_eq!(dated("UZ", "Два месяца назад Мирзиёев посетил Будапешт."), ["HU 2024-10"]);
    assert_eq!(dated("RS", "Десять дней назад Вучич посетил Будапешт."), ["HU 2024-12-10"]);
    assert_eq!(dated("RS", "Через месяц Вучич посетит Будапешт."), ["HU 2025-01"]);
}

#[test]
fn the_day_that_the_words_point_at_is_the_one_named_last() {
    let text = "Выставка открылась 12 июня 2024 года. В тот же день Вучич посетил Будапешт.";
    assert_eq!(dated("RS", text), ["HU 2024-06-12"]);
    let text = "Выставка открылась в июне 2024 года. В тот же день Вучич посетил Будапешт.";
    assert_eq!(dated("RS", text), ["HU -"]);
}

#[test]
fn listed_months_are_as_many_meetings_as_the_noun_stands_for() {
    let text = "В мае, июле и октябре 2024 года состоялись три визита Мирзиёева в Китай.";
    assert_eq!(dated("UZ", text), ["CN 2024-05", "CN 2024-07", "CN 2024-10"]);
    let text = "Визиты Вучича в Китай прошли в мае и октябре 2024 года.";
    assert_eq!(dated("RS", text), ["CN 2024-05", "CN 2024-10"]);
    let text = "В мае и октябре 2024 года Вучич посетил Китай.";
    assert_eq!(dated("RS", text), ["CN 2024-05", "CN 2024-10"]);
    // Which of the two it was is not said.
    let text = "В мае и октябре 2024 года говорили о визите Вучича в Китай.";
    assert_eq!(dated("RS", text), ["CN -"]);
    let text = "В мае и октябре 2024 года состоялись пять визитов Вучича в Китай.";
    assert_eq!(dated("RS", text), ["CN -"]);
}

#[test]
fn a_year_governs_what_is_listed_behind_a_colon_and_what_is_given_as_an_example() {
    let text = "В 2024 году у Вучича была насыщенная программа: поездки в Венгрию, Турцию, саммит \
                «Центральная Азия – ЕС» в Самарканде, заседание ОТГ в Шуше.";
    let expected = ["HU+TR 2024", "central-asia+eu 2024", "ots 2024"];
    assert_eq!(dated("RS", text), expected);
    let text = "2024 год ознаменовался важными визитами. Взять, к примеру, визит Вучича в Китай.";
    assert_eq!(dated("RS", text), ["CN 2024"]);
    let text = "2024 год ознаменовался важными визитами. Визит Вучича в Китай стал успехом.";
    assert_eq!(dated("RS", text), ["CN -"]);
}

#[test]
fn a_sentence_that_goes_on_about_a_meeting_gives_it_its_date() {
    let text =
        "Вучич поговорил с Реджепом Эрдоганом. Этот разговор состоялся 5 декабря прошлого года.";
    let found = meetings("RS", text);
    assert_eq!(dated("RS", text), ["TR 2023-12-05"]);
    assert_eq!(found[0].span.of(text), text);
    let other =
        "Вучич поговорил с Реджепом Эрдоганом. Этот саммит состоялся 5 декабря прошлого года.";
    assert!(dated("RS", other).contains(&"TR -".into()));
}

#[test]
fn a_town_tells_the_state_and_forces_and_guests_by_invitation_do_not_visit() {
    let text = "На форуме в Анталье в апреле 2024 года президент выступил с речью.";
    assert_eq!(dated("KZ", text), ["TR 2024-04"]);
    assert_eq!(meetings("KZ", text)[0].inferred, [Inference::PartnerFromPlace]);
    assert_eq!(dated("KZ", "Войска НАТО прибыли в Грузию 9 января 2024 года."), [""; 0]);
    let invited = meetings("UZ", "Мирзиёев пригласил Вучича совершить визит в Узбекистан.");
    assert_eq!(invited.len(), 1, "{invited:?}");
    assert!(matches!(invited[0].detail, FactDetail::Meeting { planned: true, .. }), "{invited:?}");
}

#[test]
fn a_counted_date_tells_its_reason_and_the_event() {
    let text = "10 мая 2024 года Вучич посетил Пекин. Через неделю после визита в Китай он прибыл в \
                Париж.";
    let found = meetings("RS", text);
    let paris = found.iter().find(|fact| fact.partners == ["FR"]).expect("a visit");
    assert_eq!(paris.inferred, [Inference::FromEvent]);
    let since = paris.since.as_ref().expect("an interval");
    assert_eq!(since.within, "P1W");
    assert_eq!(since.event.of(text), "10 мая 2024 года Вучич посетил Пекин.");
}

#[test]
fn an_event_that_nothing_tells_dates_nothing() {
    for text in [
        "Через неделю после саммита в Осаке Вучич прибыл в Париж.",
        "Через неделю Вучич прибыл в Париж.",
        "10 мая 2024 года Вучич посетил Пекин. Через неделю после саммита в Осаке он прибыл в Париж.",
    ] {
        let found = dated("RS", text);
        assert!(found.contains(&"FR -".into()), "{text}: {found:?}");
    }
}
