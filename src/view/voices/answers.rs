//! What several experts answer to the same question of an interview.
//!
//! In: direct statements that pass, paragraphs of the documents. Out: rows questions, columns experts,
//! cells the first sentence of the answer. Only interviews in which some question has two who answer.
//!
//! «Насколько устойчива модель?» → Бакиров «… остаётся жизнеспособной», Касенова «… требует калибровки»

use std::collections::{BTreeMap, BTreeSet};

use super::super::desk::{Desk, Marks, Seen};
use super::super::evidence::Place;
use super::super::kwic::source;
use super::super::sheet::{Cell, Column, Layout, Lead, Panel, Table};
use super::{clip, fact_mark};
use crate::corpus::{Document, Segment, SegmentKind};
use crate::record::{FactDetail, FactKind, Mode};
use crate::text::{Span, sentences, tokenize};

/// A question: number of the document, its words.
type Question = (u32, Span);

/// The answers to each question, by speaker.
fn answers<'a>(desk: &Desk<'a>) -> BTreeMap<Question, BTreeMap<&'a str, Seen<'a>>> {
    let mut out: BTreeMap<Question, BTreeMap<&str, Seen>> = BTreeMap::new();
    for seen in desk.seen_of(FactKind::Statement) {
        let FactDetail::Statement { words, mode: Mode::Direct } = seen.fact.detail else {
            continue;
        };
        let Some(question) = question_of(seen.document, words) else { continue };
        let span = question.words(&seen.document.text);
        let answers = out.entry((seen.at.document, span)).or_default();
        answers.entry(seen.speaker()).or_insert(seen);
    }
    let several: BTreeSet<u32> =
        out.iter().filter(|(_, who)| who.len() > 1).map(|((at, _), _)| *at).collect();
    out.retain(|(document, _), _| several.contains(document));
    out
}

/// The question before an answer, where the words stand in one.
fn question_of(document: &Document, words: Span) -> Option<&Segment> {
    let at = document
        .segments
        .iter()
        .position(|segment| segment.span.contains(words) || segment.span.overlaps(words))?;
    let (before, rest) = document.segments.split_at_checked(at)?;
    if rest.first()?.kind != SegmentKind::Answer {
        return None;
    }
    before.iter().rev().find(|segment| segment.kind == SegmentKind::Question)
}

/// The first sentence of a text.
fn first_sentence(text: &str) -> &str {
    let tokens = tokenize(text);
    let range = sentences(text, &tokens).into_iter().next();
    let list = range.and_then(|range| tokens.list().get(range)).unwrap_or_default();
    list.first().zip(list.last()).map_or(text, |(first, last)| first.span.cover(last.span).of(text))
}

/// Question × expert.
pub(super) fn panel(desk: &Desk, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let answers = answers(desk);
    let mut experts: Vec<&str> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for speaker in answers.values().flat_map(BTreeMap::keys) {
        if known.insert(speaker) {
            experts.push(speaker);
        }
    }
    let mut columns = vec![Column::words(m.t("voices.question"))];
    columns.extend(experts.iter().map(|id| Column::words(desk.speaker_name(id))));
    let questions: Vec<_> = answers.iter().collect();
    let row = |at: usize| {
        let Some(((document, span), answers)) = questions.get(at) else { return Vec::new() };
        let text = desk.documents.get(*document as usize).map_or("", |d| span.of(&d.text));
        let place = Place { document: *document, span: *span };
        let key = format!("question:{document}:{}", span.start);
        let label = format!("{}: {}", source(desk, *document), clip(text));
        let mark = marks.add_places(key, label, vec![place]);
        let head = Cell::quote(text.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut row = vec![head.marked(mark).noted(source(desk, *document))];
        row.extend(experts.iter().map(|id| match answers.get(id) {
            Some(seen) => {
                let FactDetail::Statement { words, .. } = seen.fact.detail else {
                    return Cell::absent("");
                };
                let sentence = first_sentence(words.of(&seen.document.text)).to_owned();
                Cell::quote(sentence).marked(fact_mark(desk, marks, "answer", *seen))
            }
            None => Cell::absent(m.t("voices.no-answer")),
        }));
        row
    };
    let table = Table::paged(columns, questions.len(), desk.page("answers"), row);
    Panel {
        id: "answers".into(),
        title: m.t("voices.answers").into(),
        note: m.t("voices.answers.note").into(),
        help: m.t("voices.answers.help").into(),
        empty: answers.is_empty().then(|| desk.nothing("voices.answers.none")),
        table: table.set(Layout::Ledger),
        lead: Lead::Table,
        ..Panel::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_belongs_to_the_question_before_it() {
        let text = "Чего ждать?\nЛи: Роста.\nИ ещё покоя.\nОн встал.";
        let mut document = Document::from_text("d", text.to_owned());
        let kinds = [SegmentKind::Question, SegmentKind::Answer, SegmentKind::Answer];
        let mut start = 0;
        document.segments.clear();
        for (line, kind) in text.split('\n').zip(kinds.into_iter().chain([SegmentKind::Body])) {
            let span = Span::new(start, start + line.len());
            document.segments.push(Segment { span, kind, label: None });
            start += line.len() + 1;
        }
        let at = |words: &str| {
            let start = text.find(words).expect(words);
            let found = question_of(&document, Span::new(start, start + words.len()));
            found.map(|question| question.span.of(text))
        };
        assert_eq!(at("Роста."), Some("Чего ждать?"));
        assert_eq!(at("И ещё покоя."), Some("Чего ждать?"));
        assert_eq!(at("Он встал."), None);
    }

    #[test]
    fn the_first_sentence_ends_at_its_mark() {
        assert_eq!(first_sentence("Да. Но не всегда."), "Да.");
        assert_eq!(first_sentence("В 2025 г. рост был."), "В 2025 г. рост был.");
        assert_eq!(first_sentence(""), "");
    }
}
