//! Whole paragraphs through the room: what is found in a sentence, written as one line a find.

use proptest::prelude::*;

use super::{Found, QuantityState, quantities, survey};
use crate::extract::{Cut, Forms};
use crate::lexicon::Lexicon;
use crate::morph::Morph;
use crate::record::QuantityValue;

fn find(text: &str, date: Option<&str>) -> Vec<Found> {
    let mut forms = Forms::new(Morph::builtin(), Lexicon::builtin());
    let cut = Cut::new(text, &mut forms);
    let block = cut.block(text, 0, &forms);
    let mut state = QuantityState::new(date);
    survey(&block, &mut state);
    quantities(&block, &mut state)
}

pub(super) fn told(text: &str, date: Option<&str>) -> Vec<String> {
    find(text, date)
        .into_iter()
        .map(|found| {
            let value = match &found.value {
                QuantityValue::Money { value, currency } => format!("{value} {currency}"),
                QuantityValue::Percent { value } => format!("{value} %"),
                QuantityValue::Count { value, unit } => format!("{value} {unit}"),
                QuantityValue::Date { value } | QuantityValue::Duration { value } => value.clone(),
            };
            match found.bound.code() {
                "exact" => value,
                bound => format!("{bound} {value}"),
            }
        })
        .collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(told(text, None), expected, "{text}");
}

#[test]
fn money_by_word_sign_and_code() {
    check("Сделки на 17,2 млрд долларов и $3,3 млрд.", &["17200000000 USD", "3300000000 USD"]);
    check("Выделено 42 млрд. 800 млн.долл. и €350 млн", &["42800000000 USD", "350000000 EUR"]);
    check("Полтора миллиарда белорусских рублей", &["1500000000 BYN"]);
    check("120 миллиардов японских иен, 20 долларов 43 цента", &["120000000000 JPY", "20.43 USD"]);
    check(
        "5,7 млрд. долл. США, 10,000 USD, C$5 млн",
        &["5700000000 USD", "10000 USD", "5000000 CAD"],
    );
    check("Цена USD3.14, потом GBP3,01 и EUR20.", &["3.14 USD", "3.01 GBP", "20 EUR"]);
}

#[test]
fn ranges_share_multiplier_and_currency() {
    check("от 10 до 15 млрд долларов", &["10000000000 USD", "15000000000 USD"]);
    check("10–15 млрд тенге", &["10000000000 KZT", "15000000000 KZT"]);
    check("от 10 долларов до 20", &["10 USD", "20 USD"]);
    check("2,5–3 тысячи рублей", &["2500 RUB", "3000 RUB"]);
    check("15, 10 и 8 млрд долларов", &["15000000000 USD", "10000000000 USD", "8000000000 USD"]);
}

#[test]
fn currency_is_carried_over_to_a_bare_amount() {
    let text = "Торговля достигла 44 миллиардов долларов, а вложения превысили 27 миллиардов.";
    check(text, &["44000000000 USD", "over 27000000000 USD"]);
    assert!(find(text, None).last().is_some_and(|found| found.inferred.is_some()));
    check("Их 27 миллионов.", &[]);
}

#[test]
fn currency_is_taken_from_the_end_of_the_sentence() {
    let text = "Бюджет дал 5 млн тенге. Из Эмиратов пришло 3 млрд, из Катара – 1 млрд долларов.";
    check(text, &["5000000 KZT", "3000000000 USD", "1000000000 USD"]);
    assert!(find(text, None).get(1).is_some_and(|found| found.inferred.is_some()));
    check("Одни добыли 20 млн, другие – 15 млн тонн.", &["20000000 тонна", "15000000 тонна"]);
}

#[test]
fn a_preposition_is_not_counted() {
    let text = "Дорога стоит 4,7 млрд долларов. Кредит на 2,35 млрд под 2 процента даст банк.";
    check(text, &["4700000000 USD", "2350000000 USD", "2 %"]);
}

#[test]
fn a_number_told_of_what_was_named_before() {
    check("Количество совместных предприятий превысило 60.", &["over 60 предприятие"]);
    check("Число российских туристов выросло до 11 тысяч, отмечает мэр.", &["11000 турист"]);
    check("Число погибших достигло 12, а школ стало 40.", &[]);
    check("Количество компаний выросло на 5%, заявок было 70.", &["5 %"]);
}

#[test]
fn percents_and_points() {
    check("на 11,6%, на 10 процентов, на 6,8 проц.", &["11.6 %", "10 %", "6.8 %"]);
    check("с 12 до 8,5 процента, минус 5 процентов", &["12 %", "8.5 %", "-5 %"]);
    check("на 4,8 процентного пункта, 10-процентный рост", &["4.8 %", "10 %"]);
}

#[test]
fn counts_with_their_head_noun() {
    check("купить 15 новейших лайнеров", &["15 лайнер"]);
    check("двух стран, пять компаний, 24-х городах", &["2 страна", "5 компания", "24 город"]);
    check("около миллиона контейнеров", &["about 1000000 контейнер"]);
    check(
        "11 межгосударственных, 63 межправительственных и 33 межведомственных документа",
        &["11 документ", "63 документ", "33 документ"],
    );
    check(
        "5–7 стран, три «мира», 2 тысячи 300 человек",
        &["5 страна", "7 страна", "3 мир", "2300 человек"],
    );
}

#[test]
fn no_quantities() {
    for text in [
        "Boeing 787-9 Dreamliner",
        "в 12-м пакете, 19-й пакет, третье место",
        "в формате С5+1 и «5+1»",
        "статья 5, № 25, пункт 3",
        "в 12:28, в 10 часов утра, к 15 часам",
        "один из проектов, несколько стран, тысячи людей",
        "ЭКСПО-2017 и телеканал «Россия 24»",
    ] {
        check(text, &[]);
    }
}

#[test]
fn dates() {
    check(
        "25 ноября 2025 года, 28.12.2024 и 2025-11-25",
        &["2025-11-25", "2024-12-28", "2025-11-25"],
    );
    check("в ноябре 2025 года, 2025-й, в 2024, к 2030 году", &["2025-11", "2025", "2024", "2030"]);
    check(
        "на 2020-2030 годы, (2013–2015), с 2016 по 2020 год",
        &["2020/2030", "2013/2015", "2016/2020"],
    );
    check("с начала 1990-х, с 90-х годов, в девяностые годы", &["199X", "199X", "199X"]);
    check(
        "14–15 апреля 2016 года, с 3 по 5 мая",
        &["2016-04-14/2016-04-15", "2016-05-03/2016-05-05"],
    );
    check(
        "За I полугодие 2016 года, в третьем квартале 2024 года",
        &["2016-01/2016-06", "2024-07/2024-09"],
    );
    check("двадцать пятого мая 2020 года", &["2020-05-25"]);
    check("Независимость получена 16 декабря", &["XXXX-12-16"]);
}

#[test]
fn what_pages_glue_is_cut() {
    check("18:4701.11.2016| В прошлом году вырос рост.", &["2016-11-01", "2015"]);
    check("Смотреть оригиналсентябрь 5-го, 2016", &["2016-09-05"]);
    check("с 28/11/2024 по 2024/12/03", &["2024-11-28", "2024-12-03"]);
}

#[test]
fn relative_dates_need_a_plain_year() {
    let text = "В прошлом году и 18 марта, в октябре прошлого года";
    assert_eq!(told(text, Some("2025-03-28")), ["2024", "2025-03-18", "2024-10"]);
    check("В прошлом году товарооборот вырос", &[]);
    let compared = "в августе 2023 года по сравнению с аналогичным периодом прошлого года";
    assert_eq!(told(compared, Some("2025-03-28")), ["2023-08", "2022"]);
    let ahead = "Премия присуждена 11 октября 2019 года. Вторую, учреждённую в 1968 году, вручат \
                 14 октября.";
    check(ahead, &["2019-10-11", "1968", "2019-10-14"]);
}

#[test]
fn durations() {
    check("на 40 лет, спустя два месяца, трёх–пяти лет", &["P40Y", "P2M", "P3Y/P5Y"]);
    check("около 40 минут; более 2,5 часов", &["about PT40M", "over PT2H30M"]);
    check("полгода, через год, полтора-два года", &["P6M", "P1Y", "P1Y6M/P2Y"]);
    check("80-летие, 1 час 55 минут, три четверти часа", &["P80Y", "PT1H55M", "PT45M"]);
}

#[test]
fn bounds() {
    check("не менее 3 млрд евро, не более 7 процентов", &["over 3000000000 EUR", "under 7 %"]);
    check("приблизился к 5 млрд долларов", &["nearly 5000000000 USD"]);
    check("с объёмом, приближающимся к 30 миллиардам рублей", &["nearly 30000000000 RUB"]);
    check("почти 25% спроса, около 25% ввоза", &["nearly 25 %", "about 25 %"]);
    check("превысил отметку в 100 млрд долларов", &["over 100000000000 USD"]);
    check("превысил показатель на 5%", &["5 %"]);
    check("планируется довести до 40%", &["upto 40 %"]);
    check("вырос до 40%", &["40 %"]);
    check("50 с небольшим миллиардов тенге", &["over 50000000000 KZT"]);
    check("менее 2 трлн тенге ($5,9 млрд)", &["under 2000000000000 KZT", "under 5900000000 USD"]);
    check("пять лет и более", &["over P5Y"]);
}

/// A whole number below 10⁹ in words, nominative.
fn spelled(value: u64) -> String {
    const UNITS: [&str; 20] = [
        "",
        "один",
        "два",
        "три",
        "четыре",
        "пять",
        "шесть",
        "семь",
        "восемь",
        "девять",
        "десять",
        "одиннадцать",
        "двенадцать",
        "тринадцать",
        "четырнадцать",
        "пятнадцать",
        "шестнадцать",
        "семнадцать",
        "восемнадцать",
        "девятнадцать",
    ];
    const TENS: [&str; 10] = [
        "",
        "",
        "двадцать",
        "тридцать",
        "сорок",
        "пятьдесят",
        "шестьдесят",
        "семьдесят",
        "восемьдесят",
        "девяносто",
    ];
    const HUNDREDS: [&str; 10] = [
        "",
        "сто",
        "двести",
        "триста",
        "четыреста",
        "пятьсот",
        "шестьсот",
        "семьсот",
        "восемьсот",
        "девятьсот",
    ];
    let below = |value: u64| {
        let (hundreds, rest) = (value / 100, value % 100);
        let (tens, units) = if rest < 20 { (0, rest) } else { (rest / 10, rest % 10) };
        [HUNDREDS[hundreds as usize], TENS[tens as usize], UNITS[units as usize]].join(" ")
    };
    let ending = |value: u64, forms: [&'static str; 3]| match (value % 10, value % 100) {
        (_, 11..=14) => forms[2],
        (1, _) => forms[0],
        (2..=4, _) => forms[1],
        _ => forms[2],
    };
    let mut out = String::new();
    for (size, forms) in
        [(1_000_000, ["миллион", "миллиона", "миллионов"]), (1_000, ["тысяча", "тысячи", "тысяч"])]
    {
        let part = value / size % 1000;
        if part > 0 {
            out.extend([below(part), " ".into(), ending(part, forms).into(), " ".into()]);
        }
    }
    out += &below(value % 1000);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let first = digits.len() % 3;
    let mut out = digits.get(..first).unwrap_or_default().to_owned();
    for group in digits.as_bytes()[first..].chunks(3) {
        out += "\u{a0}";
        out += std::str::from_utf8(group).unwrap_or_default();
    }
    out.trim_start_matches('\u{a0}').to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn number_words_read_back(value in 2u64..1_000_000_000) {
        prop_assert_eq!(told(&format!("{} рублей", spelled(value)), None), [format!("{value} RUB")]);
    }

    #[test]
    fn grouped_digits_read_back(value in 2u64..1_000_000_000_000) {
        prop_assert_eq!(told(&format!("{} рублей", grouped(value)), None), [format!("{value} RUB")]);
    }

    #[test]
    fn decimals_are_exact(whole in 1u64..1000, part in 1u64..100) {
        let text = format!("{whole},{part:02} млрд долларов");
        let expected = whole * 1_000_000_000 + part * 10_000_000;
        prop_assert_eq!(told(&text, None), [format!("{expected} USD")]);
    }

    #[test]
    fn any_text_gives_spans_in_order(
        words in prop::collection::vec(
            prop_oneof![
                "\\PC{0,4}", "[0-9]{1,5}", Just("5".into()), Just("2025".into()), Just("-".into()),
                Just("до".into()), Just("с".into()), Just("от".into()), Just("млрд".into()),
                Just("года".into()), Just("мая".into()), Just("и".into()), Just(",".into()),
                Just("долларов".into()), Just("$".into()), Just("%".into()), Just("лет".into()),
                Just("часов".into()), Just("прошлого".into()), Just("стран".into()),
                Just("два-три".into()), Just("2020-2030".into()), Just("(".into()),
                Just("90-х".into()), Just("пол".into()), Just("тысяч".into()), Just(".".into()),
            ],
            0..30,
        ),
        spaced in any::<bool>(),
    ) {
        let text = words.join(if spaced { " " } else { "" });
        let mut end = 0;
        for found in find(&text, Some("2025-11-25")) {
            prop_assert!(found.span.start >= end, "{text}: overlap at {:?}", found.span);
            prop_assert!(!found.span.is_empty() && !found.span.of(&text).is_empty());
            prop_assert!(!found.tokens.is_empty());
            end = found.span.end;
        }
    }
}

#[test]
fn a_sum_before_a_percent_is_no_percent() {
    check(
        "Оборот: Китай — 11,7 млрд долларов, РФ — 9,6 млрд, 16,1%.",
        &["11700000000 USD", "9600000000 USD", "16.1 %"],
    );
}

#[test]
fn the_year_of_a_dateline_stands_behind_a_comma() {
    check("Ташкент, 16 февраля, 2017, 11:06 — порт открыт.", &["2017-02-16"]);
    check("В порту 16 февраля, 2017 тонн зерна.", &["XXXX-02-16", "2017 тонна"]);
}
