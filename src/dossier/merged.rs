//! One record of what several facts say.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::period::Period;
use super::relation::{Relation, relations};
use super::source::{Place, Source};
use crate::record::{FactDetail, FactKind, Inference};

/// A fact that says it: where to read it, who says it, how surely.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Member {
    /// Id of the document.
    pub document: String,
    /// Number of the fact in the record of `document`.
    pub fact: usize,
    /// Surname id; `None` is the author.
    pub speaker: Option<String>,
    /// Whether the words hedge it.
    pub hedged: bool,
    /// What in it was inferred, and from what.
    pub inferred: Vec<Inference>,
}

/// One way in which it is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variant {
    /// What is said.
    pub detail: FactDetail,
    /// The partners as these facts have them.
    pub partners: Vec<String>,
    /// The facts that say so, by document; at least one.
    pub members: Vec<Member>,
}

/// Facts of one thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Merged {
    /// Their kind.
    pub kind: FactKind,
    /// The state whose policy it is, where known.
    pub home: Option<String>,
    /// All partners of the variants, by id.
    pub partners: Vec<String>,
    /// The variants, the most precise first. That is an order of reading: none is preferred.
    pub variants: Vec<Variant>,
}

impl Merged {
    pub(super) fn new(group: &[Vec<Place>], sources: &[Source]) -> Self {
        let mut out =
            Self { kind: FactKind::Statement, home: None, partners: Vec::new(), variants: vec![] };
        let mut partners = BTreeSet::new();
        // Where each way to tell it stands among the variants, by its bytes.
        let mut known: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
        for (number, index) in group.iter().flatten() {
            let Some(source) = sources.get(*number) else { continue };
            let Some(fact) = source.record.facts.get(*index) else { continue };
            out.kind = fact.detail.kind();
            out.home = source.home().map(Into::into);
            partners.extend(fact.partners.iter().cloned());
            let member = Member {
                document: source.document.meta.id.clone(),
                fact: *index,
                speaker: fact.speaker.clone(),
                hedged: fact.hedged,
                inferred: fact.inferred.clone(),
            };
            let told = postcard::to_allocvec(&(&fact.detail, &fact.partners)).unwrap_or_default();
            let at = *known.entry(told).or_insert(out.variants.len());
            match out.variants.get_mut(at) {
                Some(variant) => variant.members.push(member),
                None => out.variants.push(Variant {
                    detail: fact.detail.clone(),
                    partners: fact.partners.clone(),
                    members: vec![member],
                }),
            }
        }
        for variant in &mut out.variants {
            variant.members.sort();
        }
        out.partners = partners.into_iter().collect();
        out
    }

    /// Every fact of it.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.variants.iter().flat_map(|variant| &variant.members)
    }

    /// Ids of the documents that tell it.
    pub fn documents(&self) -> BTreeSet<&str> {
        self.members().map(|member| member.document.as_str()).collect()
    }

    /// How two of its variants stand to each other; none but for indicators.
    pub fn relations(&self, a: usize, b: usize) -> Vec<Relation> {
        let detail = |i: usize| self.variants.get(i).map(|variant| &variant.detail);
        match (detail(a), detail(b)) {
            (Some(FactDetail::Indicator(a)), Some(FactDetail::Indicator(b))) => relations(a, b),
            _ => Vec::new(),
        }
    }

    /// Its order among records of its kind: meetings by date, indicators by metric, all then by
    /// partners and facts.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let rank = |merged: &Self| {
            merged.variants.first().map(|variant| match &variant.detail {
                FactDetail::Meeting { date, .. } | FactDetail::Agreement { date, .. } => {
                    let when = date.as_deref().and_then(Period::parse);
                    (when.is_none(), when, None)
                }
                FactDetail::Indicator(indicator) => (false, None, Some(indicator.metric)),
                _ => (false, None, None),
            })
        };
        let first = |merged: &Self| merged.members().next().cloned();
        (self.kind, rank(self), &self.partners, first(self)).cmp(&(
            other.kind,
            rank(other),
            &other.partners,
            first(other),
        ))
    }
}
