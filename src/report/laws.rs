//! Laws of every format: any text gives a file, the file is well formed, and nothing of the text
//! acts in it.

use std::io::{Cursor, Read as _};

use proptest::prelude::*;

use super::citation::{Style, quotation};
use super::*;
use crate::view::Language;

/// Texts with what each format might stumble over.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,24}",
        "[ -~\\n\\t\\r«»„“а-я]{0,24}",
        "[\\x00-\\x1f\\x7f-\\x9f\\ufffe\\uffff&<>]{0,8}",
        Just("<script>alert(1)</script>".to_owned()),
        Just("]]> --> </style></w:t> &amp; _x0041_".to_owned()),
        Just("=HYPERLINK(\"javascript:a\")".to_owned()),
        Just("https://example.kz/а?b=1&c='\"#d".to_owned()),
        Just("2025-06-24/..".to_owned()),
        Just("<svg><text onclick='a'>а</text></svg>".to_owned()),
    ]
}

/// A report of all parts, its texts taken in turn.
fn report(texts: &[String]) -> Report {
    let mut at = 0;
    let mut next = || {
        at += 1;
        texts.get(at % texts.len().max(1)).cloned().unwrap_or_default()
    };
    let mut entries = vec![Entry::Heading { text: next() }, Entry::Note { text: next() }];
    let table = |next: &mut dyn FnMut() -> String| Table {
        caption: next(),
        columns: vec![next(), next()],
        rows: vec![
            vec![Cell::text(next()), Cell::number(-1.5, next()), Cell::date(next(), next())],
            vec![],
        ],
        behind: Behind {
            marks: vec![Mark { key: next(), label: next(), sentences: vec![0, 7] }],
            sentences: vec![Sentence {
                quote: next(),
                source: Source { title: Some(next()), file: next(), ..Source::default() },
                speaker: Some(next()),
            }],
        },
    };
    entries.push(Entry::Table(table(&mut next)));
    entries.push(Entry::Chart(Chart {
        title: next(),
        svg: next(),
        png: Some(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x02\0\0\0\x01\x08".to_vec()),
        caption: next(),
        table: table(&mut next),
        note: Some(next()),
    }));
    entries.push(Entry::Evidence(Box::new(Evidence {
        id: next(),
        kind: next(),
        partners: vec![next(), next()],
        said: next(),
        figure: Some(Figure { value: 1e9, unit: next(), bound: next(), period: Some(next()) }),
        quote: next(),
        context: Some(Context { before: next(), after: next() }),
        source: Source {
            title: Some(next()),
            publisher: Some(next()),
            date: Some(next()),
            url: Some(next()),
            file: next(),
        },
        start: 1,
        end: 9,
        speaker: Some(next()),
        rule: next(),
        hedged: true,
        inferred: vec![next()],
        correction: Some(next()),
        note: Some(next()),
        link: Some(next()),
    })));
    entries.push(Entry::Heading { text: next() });
    Report { title: next(), made: next(), language: next(), entries }
}

fn evidence(report: &Report) -> Vec<Evidence> {
    let of = |entry: &Entry| match entry {
        Entry::Evidence(it) => Some(it.as_ref().clone()),
        _ => None,
    };
    report.entries.iter().filter_map(of).collect()
}

/// Reads XML to its end and gives the names of its elements.
fn elements(xml: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut out = Vec::new();
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return out,
            Ok(quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag)) => {
                for attribute in tag.attributes() {
                    let attribute = attribute.expect("an attribute");
                    let name = attribute.key.as_ref().to_owned();
                    assert!(!name.starts_with("on"), "{name}");
                }
                out.push(tag.name().as_ref().to_owned());
            }
            Ok(_) => {}
            Err(error) => panic!("{error} in {xml}"),
        }
    }
}

/// The parts of an office document, each well formed.
fn parts(bytes: Vec<u8>) -> Vec<(String, Vec<String>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("archive");
    let names: Vec<String> =
        archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let mut out = Vec::new();
    for name in names {
        let mut content = Vec::new();
        archive.by_name(&name).expect("member").read_to_end(&mut content).expect("checksum");
        if !name.starts_with("word/media/") {
            let xml = String::from_utf8(content).expect("UTF-8");
            no_control(&xml);
            out.push((name, elements(&xml)));
        }
    }
    out
}

fn no_control(text: &str) {
    let odd = text.chars().find(|c| {
        (c.is_control() && !"\t\n\r".contains(*c)) || matches!(c, '\u{fffe}' | '\u{ffff}')
    });
    assert_eq!(odd, None, "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_report_is_a_well_formed_page(texts in proptest::collection::vec(text(), 1..40)) {
        let page = to_html(&report(&texts));
        no_control(&page);
        let elements = elements(&page);
        prop_assert!(elements.iter().all(|name| name != "script" && name != "img"));
        prop_assert!(elements.iter().filter(|name| *name == "style").count() == 1);
        prop_assert!(!page.to_lowercase().contains("href='javascript"));
    }

    #[test]
    fn any_report_is_a_well_formed_document(texts in proptest::collection::vec(text(), 1..40)) {
        let parts = parts(to_docx(&report(&texts)));
        let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
        prop_assert!(names.contains(&"word/document.xml") && names.contains(&"[Content_Types].xml"));
        let (_, body) = parts.iter().find(|(name, _)| name == "word/document.xml").expect("body");
        // A table and that of the chart; its picture.
        prop_assert_eq!(body.iter().filter(|name| *name == "w:tbl").count(), 2);
        prop_assert_eq!(body.iter().filter(|name| *name == "w:drawing").count(), 1);
    }

    #[test]
    fn any_facts_are_a_well_formed_sheet(texts in proptest::collection::vec(text(), 1..40)) {
        let report = report(&texts);
        let rows = evidence(&report);
        for (name, elements) in parts(facts_to_xlsx(&rows, Language::Kk)) {
            prop_assert!(!elements.contains(&"f".to_owned()), "a formula in {}", name);
        }
        no_control(&facts_to_csv(&rows, Language::En));
        let json = table_to_json(&facts_table(&rows, Language::Ru));
        serde_json::from_str::<serde_json::Value>(&json).expect("JSON");
    }

    #[test]
    fn any_report_is_markdown_without_markup(texts in proptest::collection::vec(text(), 1..40)) {
        use pulldown_cmark::{Event, Options, Parser};
        let markdown = to_markdown(&report(&texts));
        no_control(&markdown);
        for event in Parser::new_ext(&markdown, Options::ENABLE_TABLES) {
            prop_assert!(!matches!(event, Event::Html(_) | Event::InlineHtml(_) | Event::Code(_)));
        }
    }

    #[test]
    fn any_source_has_a_reference(
        texts in proptest::collection::vec(text(), 1..12), accessed in text(), link in text(),
    ) {
        for it in evidence(&report(&texts)) {
            for (style, language) in
                Style::ALL.into_iter().flat_map(|style| Language::ALL.map(|language| (style, language)))
            {
                let reference =
                    quotation(&it.quote, &it.source, style, language, &accessed, Some(&link));
                no_control(&reference.text());
                no_control(&reference.markdown());
                let html = format!("<p>{}</p>", reference.html());
                prop_assert!(elements(&html).iter().all(|n| matches!(&**n, "p" | "i" | "a" | "br")));
            }
        }
    }
}

/// The same report gives the same bytes, and survives being stored.
#[test]
fn a_report_is_a_value() {
    let one = report(&["Китай".into(), "2025-11-25".into(), "https://a.kz/1".into()]);
    let stored = postcard::to_allocvec(&one).expect("bytes");
    let again: Report = postcard::from_bytes(&stored).expect("report");
    assert_eq!(again, one);
    assert_eq!(to_docx(&again), to_docx(&one));
    let sheet = |report| facts_to_xlsx(&evidence(report), Language::Ru);
    assert_eq!(sheet(&again), sheet(&one));
}
