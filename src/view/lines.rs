//! Sentences of the documents that a selection leaves, with who is named in each.
//!
//! In: a [`Desk`]. Out: [`Line`]s, and the facts that stand behind a place. Knows mentions and spans;
//! must not know what they are shown for.
//!
//! «Важен формат С5+1, в котором участвуют США» → c5+1 and US in one line
//!
//! A mention has no speaker and no year. Where filters ask for these, a mention counts only inside the
//! evidence of a fact that passes.

use std::collections::BTreeSet;

use super::desk::{Desk, Seen};
use crate::lexicon::EntityKind;
use crate::query::{FactRef, Filter, Selection};
use crate::record::{FactKind, Mention};
use crate::text::Span;

/// A sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Number of its document.
    pub(super) document: u32,
    /// The text of the document.
    pub(super) text: &'a str,
    /// Where it stands in the document.
    pub(super) span: Span,
    /// Who is named in it, in order.
    pub(super) mentions: &'a [Mention],
    /// The home state of the document.
    home: Option<&'a str>,
}

impl<'a> Line<'a> {
    /// The words.
    pub(super) fn words(&self) -> &'a str {
        self.span.of(self.text)
    }

    /// States and groups of states named in it, without the home state; by id.
    pub(super) fn states(&self) -> BTreeSet<&'a str> {
        self.named(|kind| matches!(kind, EntityKind::State | EntityKind::Bloc))
    }

    /// The same with organisations.
    pub(super) fn partners(&self) -> BTreeSet<&'a str> {
        self.named(EntityKind::is_partner)
    }

    fn named(&self, is_of: impl Fn(EntityKind) -> bool) -> BTreeSet<&'a str> {
        let home = self.home;
        let named = self
            .mentions
            .iter()
            .filter(|mention| is_of(mention.kind) && Some(mention.id.as_str()) != home);
        named.map(|mention| mention.id.as_str()).collect()
    }
}

/// The sentences that yield facts, of the documents that are selected, in order.
pub(super) fn lines<'a>(desk: &Desk<'a>) -> Vec<Line<'a>> {
    let wanted = &desk.selection.filter.documents;
    let is_wanted = |number: &u32| {
        let document = desk.documents.get(*number as usize);
        wanted.is_empty() || document.is_some_and(|it| wanted.contains(&it.meta.id))
    };
    let all = (0..).zip(desk.memory.sentences(desk.documents));
    let all = all.filter(|(number, _)| is_wanted(number));
    all.flat_map(|(number, spans)| spans.iter().filter_map(move |span| line(desk, number, *span)))
        .collect()
}

/// A sentence of a document.
pub(super) fn line<'a>(desk: &Desk<'a>, document: u32, span: Span) -> Option<Line<'a>> {
    let text = &desk.documents.get(document as usize)?.text;
    let record = desk.records.get(document as usize)?;
    let from = record.mentions.partition_point(|m| m.span.start < span.start);
    let until = record.mentions.partition_point(|m| m.span.start < span.end);
    let mentions = record.mentions.get(from..until).unwrap_or_default();
    Some(Line { document, text, span, mentions, home: record.doc.home.as_deref() })
}

/// The facts that pass and whose evidence holds a place. Words of a speaker may run over pages: they
/// stand for it only where no other fact does.
pub(super) fn evidence(desk: &Desk, document: u32, place: Span) -> Vec<FactRef> {
    let (own, said): (Vec<Seen>, Vec<Seen>) = around(desk, document, place)
        .into_iter()
        .partition(|seen| seen.fact.detail.kind() != FactKind::Statement);
    let found = if own.is_empty() { said } else { own };
    found.into_iter().map(|seen| seen.at).collect()
}

/// Who says a sentence: the speaker of the narrowest fact that holds the better half of it (a label
/// «Иванов:» is no part of the words said), else of one that stands in it, else the author.
pub(crate) fn speaker_at<'a>(desk: &Desk<'a>, document: u32, sentence: Span) -> &'a str {
    let record = desk.records.get(document as usize);
    let fact = fact_at(desk, document, sentence).and_then(|at| record?.facts.get(at));
    fact.and_then(|fact| fact.speaker.as_deref()).unwrap_or(Selection::AUTHOR)
}

/// The number of the fact whose speaker says a sentence, as [`speaker_at`]; none where the author does.
pub(super) fn fact_at(desk: &Desk, document: u32, sentence: Span) -> Option<usize> {
    let facts = desk.records.get(document as usize).map(|record| record.facts.as_slice());
    let told = facts.unwrap_or_default().iter().enumerate().filter_map(|(number, fact)| {
        let speaker = fact.speaker.as_deref()?;
        let common =
            fact.span.end.min(sentence.end).saturating_sub(fact.span.start.max(sentence.start));
        let is_most = common as usize * 2 >= sentence.len();
        (is_most || sentence.contains(fact.span)).then_some((
            !is_most,
            fact.span.len(),
            speaker,
            number,
        ))
    });
    told.min().map(|(.., number)| number)
}

/// The facts that pass and whose evidence holds a place.
pub(super) fn around<'a>(desk: &Desk<'a>, document: u32, place: Span) -> Vec<Seen<'a>> {
    let seen = desk.facts_in(document).iter().filter_map(|at| desk.see(*at));
    seen.filter(|seen| seen.fact.span.contains(place)).collect()
}

/// Whether a mention counts: everywhere while only documents are chosen, else within the evidence of
/// facts that pass.
pub(super) fn counts(desk: &Desk, evidence: &[FactRef]) -> bool {
    let chosen = &desk.selection.filter;
    let open = Filter { documents: chosen.documents.clone(), ..Filter::default() };
    !evidence.is_empty() || (*chosen == open && desk.selection.partners.is_empty())
}
