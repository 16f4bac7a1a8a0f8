//! What agreements, their objects and dates, packages and exchanges of short texts are.

use super::{dates, facts, partners};
use crate::corpus::Document;
use crate::extract::Extractor;
use crate::record::{Bound, Fact, FactDetail, FactKind};

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

/// The dates of the agreements of a text about Uzbekistan.
fn signed(text: &str) -> Vec<Option<String>> {
    let agreement = |fact: Fact| match fact.detail {
        FactDetail::Agreement { date, .. } => Some(date),
        _ => None,
    };
    facts("UZ", text).into_iter().filter_map(agreement).collect()
}

#[test]
fn a_paper_has_the_date_of_its_signing() {
    for (text, date) in [
        ("Соглашение с Турцией, подписанное 5 мая 2024 года, открыло рынок.", "2024-05-05"),
        ("Основой служит Договор с Кореей о партнёрстве (2013 г.).", "2013"),
        (
            "Соглашение о торговле, которое Ташкент и Баку подписали 5 мая 2024 года, вступило в \
             силу 1 января 2025 года.",
            "2024-05-05",
        ),
        (
            "Соглашение с Индией о торговле стороны парафировали в октябре 2023 года, а подписали \
             27 сентября 2024 года.",
            "2024-09-27",
        ),
        ("Соглашение с Китаем (оно было подписано в мае 2023 года) важно.", "2023-05"),
        (
            "12 декабря 2024 года президент Узбекистана посетил Анкару. По итогам визита подписано \
             соглашение с Турцией о торговле.",
            "2024-12-12",
        ),
    ] {
        assert_eq!(signed(text), [Some(date.to_owned())], "{text}");
    }
}

#[test]
fn a_date_of_something_else_is_not_that_of_a_paper() {
    for text in [
        "Завод, построенный в 2015 году, получит заказ по контракту с Кореей.",
        "В 2010 году Корея пришла в страну, а теперь подписан контракт с Hyundai из Кореи.",
        "За последние годы, с 2019 года, с Турцией подписано 30 соглашений.",
        "На встрече (саммит ШОС прошёл в июле 2015 года) подписано соглашение с Китаем о торговле.",
    ] {
        assert!(signed(text).iter().all(Option::is_none), "{text}");
        assert!(!signed(text).is_empty(), "{text}");
    }
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

/// Object, sum, number with its bound and partners of an agreement.
type Deal = (String, Option<f64>, Option<(f64, Bound)>, Vec<String>);

fn deals(text: &str) -> Vec<Deal> {
    let deal = |fact: Fact| match fact.detail {
        FactDetail::Agreement { object, value, count, count_bound, .. } => {
            let count = count.map(|count| (count, count_bound));
            Some((object.unwrap_or_default(), value, count, fact.partners))
        }
        _ => None,
    };
    facts("KZ", text).into_iter().filter_map(deal).collect()
}

#[test]
fn a_deal_told_partner_by_partner_is_one_with_each() {
    let text =
        "Казахстан подписал контракты с Китаем на 3 млрд долларов, с Индией на 2 млрд долларов.";
    let found = deals(text);
    let sums: Vec<_> = found.iter().map(|(_, sum, _, who)| (*sum, who.join(" "))).collect();
    assert_eq!(sums, [(Some(3e9), "CN".to_owned()), (Some(2e9), "IN".to_owned())]);
    let text =
        "Парламент ратифицировал договор о выдаче с Сербией и соглашение с Кореей о пенсиях.";
    let found = deals(text);
    let who: Vec<_> =
        found.iter().map(|(object, _, _, who)| (object.as_str(), who.join(" "))).collect();
    let expected = [
        ("договор о выдаче с Сербией", "RS".to_owned()),
        ("соглашение с Кореей о пенсиях", "KR".to_owned()),
    ];
    assert_eq!(who, expected);
}

#[test]
fn a_package_keeps_the_bound_of_its_number() {
    let found = deals("Казахстан заключил свыше 30 соглашений с Турцией.");
    assert_eq!(found.first().and_then(|deal| deal.2), Some((30.0, Bound::Over)));
}

#[test]
fn the_object_of_a_deal_is_whole() {
    let object = |text: &str| deals(text).into_iter().next().map(|deal| deal.0).unwrap_or_default();
    assert_eq!(
        object("Стороны с Китаем условились построить в Актау порт."),
        "построить в Актау порт"
    );
    assert_eq!(
        object("С Китаем подписано новое торговое соглашение, пишут газеты."),
        "новое торговое соглашение"
    );
}

#[test]
fn the_other_half_of_an_exchange_may_be_said_before() {
    let found = facts("MN", "Россия прощает долги. Взамен республика открывает рынок.");
    let halves = found.iter().find_map(|fact| match &fact.detail {
        FactDetail::Exchange(halves) => Some((&fact.partners, halves)),
        _ => None,
    });
    let (partners, halves) = halves.expect("an exchange");
    assert_eq!((partners, halves.gives.as_deref()), (&vec!["RU".to_owned()], None));
    assert_eq!(halves.gets.as_deref(), Some("рынок"));
}

/// The halves of each exchange; `-` for none.
fn exchanges(text: &str) -> Vec<[String; 2]> {
    let half = |half: Option<String>| half.unwrap_or_else(|| "-".into());
    let halves = |fact: Fact| match fact.detail {
        FactDetail::Exchange(told) => Some([half(told.gives), half(told.gets)]),
        _ => None,
    };
    facts("KZ", text).into_iter().filter_map(halves).collect()
}

#[test]
fn a_half_of_an_exchange_names_something() {
    let text = "Важны Япония и Индия. Астана знает, что и как предложить каждому из них взамен на \
                доступ к портам.";
    assert_eq!(exchanges(text), [["доступ к портам", "-"]]);
    let text = "С Японией мы меняем зерно: поставки зерна в обмен на станки.";
    assert!(exchanges(text).iter().all(|halves| !halves.contains(&"-".into())), "{text}");
}

/// The objects of agreements; `-` for none.
fn objects(text: &str) -> Vec<String> {
    let object = |fact: Fact| match fact.detail {
        FactDetail::Agreement { object, .. } => Some(object.unwrap_or_else(|| "-".into())),
        _ => None,
    };
    facts("KZ", text).into_iter().filter_map(object).collect()
}

#[test]
fn an_object_goes_on_with_what_the_paper_does_and_what_names_it() {
    let text = "Казахстан и Индия подписали контракт между «Альфой» и «Бетой», позволяющий выпускать \
                тракторы Vega в Костанае.";
    let object =
        "контракт между «Альфой» и «Бетой», позволяющий выпускать тракторы Vega в Костанае";
    assert_eq!(objects(text), [object]);
    let text = "Казахстан и Индия подписали итоговый документ — Декларацию о дружбе.";
    assert_eq!(objects(text), ["Декларацию о дружбе"]);
    let text = "Казахстан подписал с Индией соглашение о торговле чаем (Сингх, 2023).";
    assert_eq!(objects(text), ["соглашение о торговле чаем"]);
}

#[test]
fn what_a_visit_brought_has_the_date_of_its_talks() {
    let text = "Переговоры Токаева в Индии прошли в мае 2023 года. По итогам визита подписаны \
                соглашения о торговле чаем.";
    assert_eq!(dates(text), ["2023-05", "2023-05"]);
    let text = "Переговоры Токаева в Индии прошли в мае 2023 года. Беседа с премьером Индии длилась час. \
                Министр привёз результат – соглашения на сумму 3 миллиарда долларов.";
    assert_eq!(dates(text).last().map(String::as_str), Some("2023-05"));
}

#[test]
fn each_dated_deed_of_defence_stands_for_itself() {
    let text = "Миротворцы ОДКБ вошли в Казахстан 3 мая 2021 года, а все миротворцы ОДКБ \
                покинули страну к 9 мая 2021 года.";
    let ties = |text| {
        let date = |fact: Fact| match fact.detail {
            FactDetail::Defence(told) => told.date,
            _ => None,
        };
        facts("KZ", text).into_iter().filter_map(date).collect::<Vec<_>>()
    };
    assert_eq!(ties(text), ["2021-05-03", "2021-05-09"]);
    assert_eq!(ties("4 мая 2021 года Казахстан обратился к статье 7 Устава ОДКБ."), ["2021-05-04"]);
}

#[test]
fn the_last_years_end_with_that_of_the_document() {
    let text = "За последние 15 лет инвестиции из Индии превысили 7 миллиардов долларов.";
    let mut document = Document::from_text("test", text.into());
    document.meta.home = Some("KZ".into());
    assert_eq!(dates(text), ["-"]);
    document.meta.date = Some("2021-05-04".into());
    let facts = Extractor::new().extract(&document).facts;
    let period = facts.iter().find_map(|fact| match &fact.detail {
        FactDetail::Indicator(told) => told.period.clone(),
        _ => None,
    });
    assert_eq!(period.as_deref(), Some("2006/2021"));
}

#[test]
fn what_is_named_among_papers_has_their_date() {
    let text = "В мае 2021 года Казахстан подписал с Индией ряд договоров. Среди них соглашение о \
                торговле чаем.";
    assert_eq!(dates(text), ["2021-05", "2021-05"]);
    let text = "В мае 2021 года Казахстан подписал с Индией ряд договоров. Подписано и соглашение о \
                торговле чаем.";
    assert_eq!(dates(text), ["2021-05", "-"]);
}

#[test]
fn who_acts_is_not_what_is_given() {
    let text = "Взамен китайская сторона рассчитывает на казахстанское мясо.";
    let exchange = facts("KZ", text).into_iter().find_map(|fact| match fact.detail {
        FactDetail::Exchange(exchange) => Some((exchange.gives, exchange.gets)),
        _ => None,
    });
    assert_eq!(exchange, Some((None, Some("казахстанское мясо".into()))));
    let text = "Пекин предоставит кредит. Взамен китайские компании получат доступ к вольфраму.";
    let exchange = facts("KZ", text).into_iter().find_map(|fact| match fact.detail {
        FactDetail::Exchange(exchange) => Some((exchange.gives, exchange.gets)),
        _ => None,
    });
    assert_eq!(exchange, Some((None, Some("доступ к вольфраму".into()))));
    let text = "Взамен Пекин обещает инвестиции в энергетику.";
    let exchange = facts("KZ", text).into_iter().find_map(|fact| match fact.detail {
        FactDetail::Exchange(exchange) => Some((exchange.gives, exchange.gets)),
        _ => None,
    });
    assert_eq!(exchange, Some((Some("инвестиции в энергетику".into()), None)));
}

#[test]
fn each_of_several_papers_has_its_own_side() {
    let sides = |text| partners(FactKind::Agreement, "KZ", text);
    for text in [
        "Подписаны договор с Сербией и соглашение с Кореей.",
        "С Сербией подписан договор о визах, а с Кореей – соглашение о сырье.",
        "Казахстан подписал с Сербией договор о визах, с Кореей – соглашение о сырье.",
    ] {
        assert_eq!(sides(text), [["RS"], ["KR"]], "{text}");
    }
}

#[test]
fn what_trade_is_to_be_brought_to_is_not_what_the_deal_is_worth() {
    let worth = |text| {
        facts("KZ", text).into_iter().find_map(|fact| match fact.detail {
            FactDetail::Agreement { value, .. } => Some(value),
            _ => None,
        })
    };
    let text = "С Кореей условились открыть рейс и довести торговлю до 500 млн долларов.";
    assert_eq!(worth(text), Some(None));
    assert_eq!(worth("С Кореей подписан договор на 500 млн долларов."), Some(Some(5e8)));
}

#[test]
fn what_did_not_come_about_is_no_fact() {
    for text in [
        "Соглашение с Россией о дороге пока не подписано.",
        "Никаких соглашений с Ираном заключено не было.",
        "Визит Эрдогана в Астану так и не состоялся.",
        "Вместо визита в Сербию президент остался дома.",
        "Если Китай вложит 5 млрд долларов, будет рост.",
        "Казахстан – не член НАТО.",
        "Казахстан, не будучи членом ШОС, ждёт.",
        "Членом ОДКБ Казахстан не является.",
    ] {
        assert_eq!(facts("KZ", text), [], "{text}");
    }
    let kept = "Если в мае экспорт в Китай вырос на 5%, то в июне упал.";
    assert_eq!(partners(FactKind::Indicator, "KZ", kept), [["CN"]]);
}
