//! Laws of segmentation: they hold for the embedded articles and for any text.

use proptest::prelude::*;

use super::{Document, SegmentKind, builtin, segment};
use crate::text::is_gap;

fn check(text: &str) -> Result<(), TestCaseError> {
    let mut from = 0;
    for piece in segment(text) {
        let (start, end) = (piece.span.start as usize, piece.span.end as usize);
        prop_assert!(from <= start && start < end);
        let gap = text.get(from..start);
        prop_assert!(gap.is_some_and(|gap| gap.chars().all(is_gap)), "{gap:?}");
        prop_assert!(text.is_char_boundary(end));
        let inner = piece.span.of(text);
        prop_assert!(!inner.starts_with(is_gap) && !inner.ends_with(is_gap));
        if let Some(label) = piece.label {
            prop_assert!(piece.span.contains(label) && !label.is_empty());
            prop_assert!(text.get(label.end as usize..end).is_some_and(|rest| rest.contains(':')));
        }
        from = end;
    }
    prop_assert!(text.get(from..).is_some_and(|rest| rest.chars().all(is_gap)));
    Ok(())
}

/// Lines as articles have them, in any order.
fn article() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("– Как это повлияло на торговлю?".to_owned()),
        Just("— Заметно, — сказал он.".to_owned()),
        Just("Анна Ли: Думаю, что торговля вырастет.".to_owned()),
        Just("Фото: пресс-служба".to_owned()),
        Just("date 2025-11-25 Говоря о торговле. Фото: Reuters".to_owned()),
        Just("Список литературы".to_owned()),
        Just("Ли, А. (2020). Торговля. https://example.org/…".to_owned()),
        Just("25 ноября 2025, 12:30".to_owned()),
        Just("Примечание. Мнение автора.".to_owned()),
        Just(String::new()),
        "[ -~а-яА-Я«»—–]{0,90}",
        "\\PC{0,20}",
    ];
    let end = prop_oneof![Just("\n"), Just("\r\n"), Just("\n\n"), Just("\r"), Just("\u{2028}")];
    prop::collection::vec((line, end), 0..24).prop_map(|lines| {
        lines.into_iter().flat_map(|(line, end)| [line, end.to_owned()]).collect()
    })
}

proptest! {
    #[test]
    fn segments_tile_any_article(text in article()) {
        check(&text)?;
    }

    #[test]
    fn segments_tile_any_text(text in any::<String>()) {
        check(&text)?;
    }
}

#[test]
fn long_lines_and_many_lines_are_linear() {
    for piece in ["— , сказал ", "А: ", "?\n", "– Что?\n", "Ан Ли: да?\n", "Фото: ", "(", "а.\n\n"]
    {
        let text = piece.repeat(1 << 16);
        let last = segment(&text).last().map_or(0, |segment| segment.span.end as usize);
        assert_eq!(last, text.trim_end().len());
    }
}

#[test]
fn the_pack_is_the_seeds() {
    let documents = builtin();
    assert_eq!(documents.len(), 5);
    for document in documents {
        let path = format!("{}/seeds/{}.txt", env!("CARGO_MANIFEST_DIR"), document.meta.id);
        let bytes = std::fs::read(path).unwrap_or_default();
        assert_eq!(document.text.as_bytes(), bytes);
        assert_eq!(document.segments, segment(&document.text));
        assert!(check(&document.text).is_ok());
    }
}

fn kinds(index: usize) -> Vec<(SegmentKind, String)> {
    let documents = builtin();
    let Some(document) = documents.get(index) else { return Vec::new() };
    let text = &document.text;
    let start = |s: &super::Segment| s.span.of(text).chars().take(24).collect::<String>();
    document.segments.iter().map(|s| (s.kind, start(s))).collect()
}

fn count(kinds: &[(SegmentKind, String)], kind: SegmentKind) -> usize {
    kinds.iter().filter(|(k, _)| *k == kind).count()
}

#[test]
fn a_labelled_interview_of_two_experts() {
    let all = kinds(0);
    assert_eq!(count(&all, SegmentKind::Question), 3);
    assert_eq!(count(&all, SegmentKind::Body), 7);
    assert_eq!(count(&all, SegmentKind::Answer), 22);
    let documents = builtin();
    let labels: Vec<&str> = documents[0]
        .segments
        .iter()
        .filter_map(|s| s.label.map(|label| label.of(&documents[0].text)))
        .collect();
    let (a, b) = ("Сагит Бакиров", "Наргис Касенова");
    assert_eq!(labels, [a, b, a, b, b, a]);
}

#[test]
fn a_feature_with_headings_and_captions() {
    let all = kinds(1);
    let headings: Vec<&str> =
        all.iter().filter(|(k, _)| *k == SegmentKind::Heading).map(|(_, t)| t.as_str()).collect();
    assert_eq!(
        headings,
        ["Это не треугольник, а бо", "На языке партнера", "Системное союзничество"]
    );
    assert_eq!(count(&all, SegmentKind::Caption), 8);
    assert_eq!(count(&all, SegmentKind::Question) + count(&all, SegmentKind::Answer), 0);
}

#[test]
fn a_glued_date_and_quoted_speech() {
    let all = kinds(2);
    assert_eq!(all[0], (SegmentKind::Metadata, "date 2025-11-25".to_owned()));
    assert_eq!(count(&all, SegmentKind::Body), all.len() - 1);
}

#[test]
fn references_and_a_note() {
    let all = kinds(3);
    assert_eq!(count(&all, SegmentKind::Reference), 20);
    assert_eq!(count(&all, SegmentKind::Heading), 1);
    assert_eq!(all.last().map(|(k, _)| *k), Some(SegmentKind::Reference));
}

#[test]
fn an_interview_in_dashes() {
    let all = kinds(4);
    assert_eq!(count(&all, SegmentKind::Body), 2);
    assert_eq!(count(&all, SegmentKind::Question), 6);
    assert_eq!(all.last().map(|(k, _)| *k), Some(SegmentKind::Answer));
}

#[test]
fn a_document_of_the_user_is_read_alike() {
    for document in builtin() {
        let read = Document::from_text(&document.meta.id, document.text.clone());
        assert_eq!(read.segments, document.segments);
        assert_eq!(read.language, document.language);
    }
}
