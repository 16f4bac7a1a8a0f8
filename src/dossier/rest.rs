//! Facts of the other kinds: what says the same thing in the same words is one.
//!
//! In: memberships, roles, exchanges, risks, statements, facts of the further kinds. Out: groups of
//! them. Knows which words of a fact carry it.
//!
//! Words of one speaker printed by two sites → one statement with two sources

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Place, Source, partners};
use crate::record::{FactDetail, FactKind};
use crate::text::{Span, fold};

/// What makes two facts one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    kind: FactKind,
    /// What the kind adds: organisation and status, type of the risk, functions.
    code: String,
    words: String,
    partners: BTreeSet<String>,
    speaker: Option<String>,
    home: Option<String>,
}

/// The merged facts of the kinds that have no file of their own, each with one statement.
pub(super) fn rest(sources: &[Source]) -> Vec<Vec<Vec<Place>>> {
    let mut found: BTreeMap<Key, Vec<Place>> = BTreeMap::new();
    for (number, source) in sources.iter().enumerate() {
        for (index, fact) in source.record.standing() {
            let words = |span: Span| normal(span.of(&source.document.text));
            let (code, words) = match &fact.detail {
                FactDetail::Indicator(_)
                | FactDetail::Agreement { .. }
                | FactDetail::Meeting { .. } => continue,
                FactDetail::Membership { organisation, status } => {
                    (format!("{organisation} {}", status.code()), String::new())
                }
                FactDetail::Role { functions } => {
                    let codes: Vec<_> = functions.iter().map(|f| f.code()).collect();
                    (codes.join(" "), words(fact.span))
                }
                FactDetail::Exchange(exchange) => {
                    let half = |half: &Option<String>| normal(half.as_deref().unwrap_or_default());
                    let halves = format!("{} / {}", half(&exchange.gives), half(&exchange.gets));
                    (halves, words(fact.span))
                }
                FactDetail::Risk { risk } => (risk.code().to_owned(), words(fact.span)),
                FactDetail::Statement { words: said, .. } => (String::new(), words(*said)),
                FactDetail::Principle(principle) => (String::new(), words(principle.words)),
                FactDetail::Target(target) => {
                    (format!("{:?} {:?}", target.value, target.horizon), words(fact.span))
                }
                further => (further.sort().to_owned(), words(fact.span)),
            };
            // Who reports a membership, and with whom, does not make it another one.
            let is_membership = fact.detail.kind() == FactKind::Membership;
            let key = Key {
                kind: fact.detail.kind(),
                code,
                words,
                partners: if is_membership { BTreeSet::new() } else { partners(fact) },
                speaker: fact.speaker.clone().filter(|_| !is_membership),
                home: source.home().map(Into::into),
            };
            found.entry(key).or_default().push((number, index));
        }
    }
    found.into_values().map(|facts| vec![facts]).collect()
}

/// The words without marks, spaces and case.
pub(super) fn normal(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(fold).collect::<Vec<_>>().join(" ")
}
