//! References in the three styles, of sources of which more or less is known.

use super::*;

const DAY: &str = "2026-11-22";

fn source(date: Option<&str>) -> Source {
    Source {
        title: Some("Отношения с «Китаем»".into()),
        publisher: Some("Kazinform".into()),
        date: date.map(Into::into),
        url: Some("https://example.kz/1".into()),
        file: "001.txt".into(),
    }
}

fn shown(source: &Source, style: Style) -> String {
    reference(source, style, Language::Ru, DAY).text().replace('\u{a0}', " ")
}

#[test]
fn each_style_has_its_form() {
    let about = source(Some("2025-11-25"));
    assert_eq!(
        shown(&about, Style::Gost),
        "Отношения с «Китаем» [Электронный ресурс] // Kazinform. 2025. 25 нояб. \
         URL: https://example.kz/1 (дата обращения: 22.11.2026)."
    );
    assert_eq!(
        shown(&about, Style::Apa),
        "Kazinform. (2025, 25 ноября). Отношения с «Китаем». https://example.kz/1"
    );
    assert_eq!(
        shown(&about, Style::Plain),
        "«Отношения с „Китаем“». Kazinform, 25 ноября 2025. https://example.kz/1 \
         (дата обращения: 22.11.2026)"
    );
}

#[test]
fn dates_are_as_sure_as_they_are_known() {
    for (edtf, gost, apa) in [
        ("2025", "2025.", "(2025)"),
        ("2025-05", "2025. Май.", "(2025, май)"),
        ("2025-11", "2025. Нояб.", "(2025, ноябрь)"),
        ("2025-05-09", "2025. 9 мая.", "(2025, 9 мая)"),
        ("2025-23", "2025. Осень.", "(2025, осень)"),
        ("2025~", "[ок. 2025].", "(ок. 2025)"),
        ("2025-11?", "[нояб. 2025?].", "(ок. 2025, ноябрь)"),
        ("2025-06-24/..", "[не ранее 24 июня 2025].", "(не ранее 24 июня 2025)"),
        ("../2025-05", "[не позднее мая 2025].", "(не позднее мая 2025)"),
        ("2024/2025", "[2024–2025].", "(2024–2025)"),
        ("XXXX-11-25", "25 нояб.", "(25 ноября, год не назван)"),
        ("199X", "[1990-е].", "(1990-е)"),
    ] {
        let about = source(Some(edtf));
        let text = shown(&about, Style::Gost);
        assert!(text.contains(&format!("Kazinform. {gost} URL")), "{text}");
        let text = shown(&about, Style::Apa);
        assert!(text.contains(apa), "{text}");
    }
}

#[test]
fn other_languages_have_their_words_but_for_gost() {
    let shown = |date, style, language| {
        reference(&source(date), style, language, DAY).text().replace('\u{a0}', " ")
    };
    let day = Some("2025-11-25");
    assert_eq!(
        shown(day, Style::Apa, Language::En),
        "Kazinform. (2025, November 25). Отношения с «Китаем». https://example.kz/1"
    );
    assert_eq!(
        shown(day, Style::Plain, Language::En),
        "«Отношения с „Китаем“». Kazinform, 25 November 2025. https://example.kz/1 \
         (accessed: 2026-11-22)"
    );
    assert!(shown(None, Style::Apa, Language::Kk).contains(" (күні белгісіз). "));
    assert!(
        shown(Some("../2025-05"), Style::Apa, Language::Kk)
            .contains("(2025 ж. мамырдан кешіктірмей)")
    );
    assert_eq!(shown(day, Style::Gost, Language::En), shown(day, Style::Gost, Language::Ru));
}

#[test]
fn what_is_unknown_is_left_out() {
    let about = source(None);
    assert_eq!(
        shown(&about, Style::Gost),
        "Отношения с «Китаем» [Электронный ресурс] // Kazinform. \
         URL: https://example.kz/1 (дата обращения: 22.11.2026)."
    );
    assert_eq!(
        shown(&about, Style::Apa),
        "Kazinform. (б. д.). Отношения с «Китаем». \
         Извлечено 22 ноября 2026 из https://example.kz/1"
    );
    let none = Source { file: "001.txt".into(), ..Source::default() };
    assert_eq!(shown(&none, Style::Gost), "[001.txt] [Электронный ресурс].");
    assert_eq!(shown(&none, Style::Apa), "[001.txt]. (б. д.).");
    assert_eq!(shown(&none, Style::Plain), "[001.txt].");
    assert_eq!(shown(&Source::default(), Style::Apa), "[Без названия]. (б. д.).");
    let no_day = reference(&source(None), Style::Gost, Language::Ru, "").text();
    assert!(no_day.ends_with("URL: https://example.kz/1."), "{no_day}");
}

#[test]
fn a_quotation_nests_its_marks_and_ends_once() {
    let about = source(Some("2025-11-25"));
    let of = |quote: &str, style| {
        quotation(quote, &about, style, Language::Ru, DAY, None)
            .text()
            .lines()
            .next()
            .map(str::to_owned)
    };
    assert_eq!(of("Порт «Актау»\nрастёт.", Style::Gost).as_deref(), Some("«Порт „Актау“ растёт»."));
    assert_eq!(of("Растёт?", Style::Gost).as_deref(), Some("«Растёт?»"));
    assert_eq!(of("В 2025 г.", Style::Gost).as_deref(), Some("«В 2025 г.»"));
    assert_eq!(of("Порт растёт.", Style::Apa).as_deref(), Some("«Порт растёт» (Kazinform, 2025)."));
    let link = Some("https://t.kz/#ev=1");
    let linked = quotation("а", &about, Style::Plain, Language::Ru, DAY, link).text();
    assert!(linked.ends_with("\nФрагмент: https://t.kz/#ev=1"), "{linked}");
}

#[test]
fn the_source_comes_first_and_the_address_of_the_sentence_last() {
    let link = Some("http://localhost:8080/#ev=1");
    let cited = |source: &Source, style, language| {
        quotation("Порт растёт.", source, style, language, DAY, link).text()
    };
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(
        lines(&cited(&source(Some("2025-11-25")), Style::Gost, Language::Ru)),
        [
            "«Порт растёт».",
            "Отношения с «Китаем» [Электронный ресурс] // Kazinform. 2025. 25 нояб. \
             URL: https://example.kz/1 (дата обращения: 22.11.2026).",
            "Фрагмент: http://localhost:8080/#ev=1",
        ]
    );
    // Of an article whose address and title nobody knows.
    let known = Source { title: None, url: None, ..source(Some("2025-12")) };
    assert_eq!(
        lines(&cited(&known, Style::Gost, Language::En)),
        [
            "«Порт растёт».",
            "[Без названия] [Электронный ресурс] // Kazinform. 2025. Дек.",
            "Фрагмент: http://localhost:8080/#ev=1",
        ]
    );
    let apa = cited(&known, Style::Apa, Language::En);
    assert!(
        apa.ends_with(
            "\nKazinform. (2025, December). [Untitled].\nPassage: http://localhost:8080/#ev=1"
        ),
        "{apa}"
    );
    // Of a file of which nothing is known.
    let none = Source { file: "001.txt".into(), ..Source::default() };
    let plain = cited(&none, Style::Plain, Language::Ru);
    assert_eq!(plain, "«Порт растёт».\n[001.txt].\nФрагмент: http://localhost:8080/#ev=1");
    // Of an article with an address: the file says nothing more.
    let page = Source { title: None, publisher: None, ..source(None) };
    let gost = cited(&page, Style::Gost, Language::Ru);
    assert!(
        gost.contains(
            "\n[Без названия] [Электронный ресурс]. URL: https://example.kz/1 (дата обращения: 22.11.2026).\n"
        ),
        "{gost}"
    );
}

#[test]
fn the_title_is_in_italics_where_the_style_says_so() {
    let about = Source { title: Some("А <b> *в*".into()), ..source(Some("2025")) };
    let apa = reference(&about, Style::Apa, Language::Ru, DAY);
    assert!(apa.html().contains("<i>А &lt;b&gt; *в*</i>."), "{}", apa.html());
    assert!(apa.html().contains("<a href='https://example.kz/1'>"), "{}", apa.html());
    assert!(apa.markdown().contains("*А \\<b\\> \\*в\\**."), "{}", apa.markdown());
}
