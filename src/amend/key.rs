//! By what a fact is known again after another extraction.
//!
//! In: a record and its text. Out: for every fact a [`FactKey`]; for a key, the fact it means now.
//! A fact is known by what it says and by the words that say it, not by its number, which shifts with
//! every fact before it, nor by its rule, which may be split or renamed.
//!
//! What is compared are digests (FNV-1a of the JSON of the record), so that a log does not carry the
//! text of articles.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::json::{Object, detail, quoted};
use crate::record::{Fact, FactDetail, FactKind, Record};
use crate::text::{CodePoints, Span};

/// What is remembered of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactKey {
    /// Id of the document.
    pub document: String,
    /// Kind of the fact.
    pub kind: FactKind,
    /// The rule that found it.
    pub rule: String,
    /// Its evidence, in bytes.
    pub span: Span,
    /// Digest of what it says, of whom, by whom.
    pub said: u64,
    /// Digest of the words of its evidence.
    pub words: u64,
    /// How many facts of the kind these words gave.
    pub among: u32,
}

/// How the fact of a key reads now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reading {
    /// As when the user saw it.
    Same,
    /// The only fact of its kind in these words, now as then, but it says something else.
    Changed,
}

/// The keys of the facts of a record, in order.
pub fn keys(record: &Record, text: &str) -> Vec<FactKey> {
    let mut keys: Vec<FactKey> = record
        .facts
        .iter()
        .map(|fact| {
            let evidence = fact.span.of(text);
            FactKey {
                document: record.doc.id.clone(),
                kind: fact.detail.kind(),
                rule: fact.rule.clone(),
                span: fact.span,
                said: digest(&said(fact, evidence)),
                words: digest(evidence),
                among: 0,
            }
        })
        .collect();
    let mut counts: BTreeMap<(FactKind, u64), u32> = BTreeMap::new();
    for key in &keys {
        *counts.entry((key.kind, key.words)).or_default() += 1;
    }
    for key in &mut keys {
        key.among = counts.get(&(key.kind, key.words)).copied().unwrap_or_default();
    }
    keys
}

impl FactKey {
    /// Which of the facts with these keys it means.
    pub(super) fn find(&self, keys: &[Self]) -> Option<(usize, Reading)> {
        let in_these_words = |(_, other): &(usize, &Self)| {
            other.kind == self.kind && other.words == self.words && other.document == self.document
        };
        let here = || keys.iter().enumerate().filter(in_these_words);
        let same = here().filter(|(_, other)| other.said == self.said).min_by_key(|(at, other)| {
            (other.span.start.abs_diff(self.span.start), other.rule != self.rule, *at)
        });
        if let Some((at, _)) = same {
            return Some((at, Reading::Same));
        }
        // With several facts of the kind no one can tell which of them has changed.
        let (at, other) = here().next()?;
        (self.among == 1 && other.among == 1).then_some((at, Reading::Changed))
    }
}

/// What a fact says, as text that does not depend on where it stands.
fn said(fact: &Fact, evidence: &str) -> String {
    let mut out = Object::new();
    let here = |words: Span| {
        let shift = |at: u32| at.saturating_sub(fact.span.start);
        Span { start: shift(words.start), end: shift(words.end) }
    };
    let mut placed = fact.detail.clone();
    match &mut placed {
        FactDetail::Statement { words, .. } => *words = here(*words),
        FactDetail::Principle(principle) => principle.words = here(principle.words),
        _ => {}
    }
    detail(&placed, evidence, &CodePoints::new(evidence), &mut out);
    out.list("partners", fact.partners.iter().map(|id| quoted(id)));
    out.optional("speaker", fact.speaker.as_deref());
    out.close()
}

/// FNV-1a of 64 bits (Fowler, Noll, Vo): short, without tables, the same everywhere.
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amend::laws::{TEXT, record};

    #[test]
    fn a_fact_is_found_where_others_came_before_it() {
        let before = record();
        let mut after = before.clone();
        after.facts.remove(0);
        let (old, new) = (keys(&before, TEXT), keys(&after, TEXT));
        assert_eq!(old[1].find(&new), Some((0, Reading::Same)));
        assert_eq!(old[0].find(&new), None, "it is gone");
    }

    #[test]
    fn the_only_fact_of_its_kind_is_known_though_it_says_something_else() {
        let before = record();
        let mut after = before.clone();
        let at = before.facts.iter().position(|f| f.detail.kind() == FactKind::Meeting);
        let at = at.expect("a meeting");
        after.facts[at].speaker = Some("токаев".into());
        after.facts[at].rule = "meeting.other".into();
        let (old, new) = (keys(&before, TEXT), keys(&after, TEXT));
        assert_eq!(old[at].find(&new), Some((at, Reading::Changed)));
    }

    #[test]
    fn of_two_in_one_sentence_none_is_taken_for_the_other() {
        let before = record();
        let mut after = before.clone();
        let twins: Vec<usize> =
            (0..before.facts.len()).filter(|at| keys(&before, TEXT)[*at].among == 2).collect();
        after.facts.remove(twins[0]);
        assert_eq!(keys(&before, TEXT)[twins[0]].find(&keys(&after, TEXT)), None);
    }

    #[test]
    fn a_fact_is_found_where_its_text_moved() {
        let before = record();
        let longer = format!("Вступление. {TEXT}");
        let by = (longer.len() - TEXT.len()) as u32;
        let mut after = before.clone();
        for fact in &mut after.facts {
            fact.span = fact.span.shifted(by);
            if let FactDetail::Statement { words, .. } = &mut fact.detail {
                *words = words.shifted(by);
            }
        }
        let new = keys(&after, &longer);
        for (at, key) in keys(&before, TEXT).iter().enumerate() {
            assert_eq!(key.find(&new), Some((at, Reading::Same)));
        }
    }
}
