//! An article set for reading: its paragraphs, each cut into runs so that the evidence is marked.
//!
//! In: a document and the span of the evidence. Out: blocks of runs, whose texts are exactly the
//! bytes of the document. Knows spans and segments; must not know markup.
//!
//! «— Да, [это риск.]{mark} Но …» → three runs, the second marked

use crate::corpus::{Document, SegmentKind};
use crate::text::Span;

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<'a> {
    /// What it is.
    pub kind: SegmentKind,
    /// Its text in order, without gaps.
    pub runs: Vec<Run<'a>>,
}

/// A piece of a paragraph that looks the same throughout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// The text.
    pub text: &'a str,
    /// Whether it belongs to the evidence.
    pub marked: bool,
    /// Whether it is the speaker's label.
    pub label: bool,
}

/// The paragraphs of `document`, the bytes under `evidence` marked. Linear in the text.
pub fn blocks(document: &Document, evidence: Span) -> Vec<Block<'_>> {
    document
        .segments
        .iter()
        .map(|segment| Block {
            kind: segment.kind,
            runs: runs(&document.text, segment.span, evidence, segment.label),
        })
        .collect()
}

fn runs(text: &str, whole: Span, evidence: Span, label: Option<Span>) -> Vec<Run<'_>> {
    let mut cuts = vec![whole.start, whole.end];
    let borders = [Some(evidence), label].into_iter().flatten();
    cuts.extend(borders.flat_map(|span| [span.start, span.end]));
    cuts.retain(|cut| (whole.start..=whole.end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|pair| match *pair {
            [start, end] => Some(Span { start, end }),
            _ => None,
        })
        .map(|span| Run {
            text: span.of(text),
            marked: evidence.contains(span),
            label: label.is_some_and(|label| label.contains(span)),
        })
        .filter(|run| !run.text.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Segment;
    use crate::record::DocMeta;

    fn document(text: &str) -> Document {
        let mut segments = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            let span = Span::new(start, start + line.len());
            start += line.len() + 1;
            if !line.is_empty() {
                segments.push(Segment { span, kind: SegmentKind::Body, label: None });
            }
        }
        Document {
            meta: DocMeta::default(),
            language: None,
            site: None,
            known: Vec::new(),
            text: text.to_owned(),
            segments,
        }
    }

    fn marked(document: &Document, words: &str) -> Vec<(String, bool)> {
        let start = document.text.find(words).expect(words);
        blocks(document, Span::new(start, start + words.len()))
            .into_iter()
            .flat_map(|block| block.runs)
            .map(|run| (run.text.to_owned(), run.marked))
            .collect()
    }

    #[test]
    fn the_evidence_is_marked_to_the_byte() {
        let document = document("Это так. Это риск. Но нет.");
        assert_eq!(
            marked(&document, "Это риск."),
            [("Это так. ".into(), false), ("Это риск.".into(), true), (" Но нет.".into(), false)]
        );
    }

    #[test]
    fn evidence_over_two_paragraphs_is_marked_in_both() {
        let document = document("Первый раз.\n\nВторой раз.");
        assert_eq!(
            marked(&document, "раз.\n\nВторой"),
            [
                ("Первый ".into(), false),
                ("раз.".into(), true),
                ("Второй".into(), true),
                (" раз.".into(), false)
            ]
        );
    }

    #[test]
    fn a_label_is_set_apart() {
        let mut document = document("Касенова: да, это так");
        let label = "Касенова".len();
        document.segments[0].label = Some(Span::new(0, label));
        let runs = &blocks(&document, Span::new(label + 2, document.text.len()))[0].runs;
        let shape: Vec<_> = runs.iter().map(|run| (run.text, run.label, run.marked)).collect();
        assert_eq!(
            shape,
            [("Касенова", true, false), (": ", false, false), ("да, это так", false, true)]
        );
    }

    #[test]
    fn a_span_that_does_not_fit_marks_nothing_and_loses_nothing() {
        let document = document("Я и ты");
        let runs = &blocks(&document, Span { start: 900, end: 990 })[0].runs;
        assert_eq!(runs.len(), 1);
        assert!(!runs[0].marked);
    }
}
