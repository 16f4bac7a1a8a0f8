//! A package of agreements: its sum, what of it is named, what is left.
//!
//! In: merged deals. Out: packages with their parts. Knows that a package is told before its parts;
//! must not take what is left for an error.
//!
//! «30 соглашений на 17,2 млрд … Среди них … 2,5 млрд …» → named 2,5 млрд, left 14,7 млрд

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::interval::Interval;
use super::merged::{Member, Merged, Variant};
use super::nameless::is_nameless;
use super::source::Source;
use crate::record::{AgreementStatus, FactDetail};

/// Parts stand in the paragraph of their package or in one of so many after it.
const PARAGRAPHS: usize = 3;

/// A package, what of it is named, what is not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Package {
    /// Number of the package in the dossier's deals.
    pub deal: usize,
    /// Numbers of the deals named as its parts, rising.
    pub parts: Vec<usize>,
    /// ISO 4217 of the sums; `None` where the package has no sum.
    pub currency: Option<String>,
    /// The sum of the parts that state one in this currency, each once, as its first variant has it.
    pub named: f64,
    /// What is left of the package, by each variant of its sum, in their order. An upper end below
    /// zero: the parts exceed the whole.
    pub left: Vec<Interval>,
}

/// The packages among merged deals.
pub(super) fn packages(deals: &[Merged], sources: &[Source]) -> Vec<Package> {
    let by_id: BTreeMap<&str, &Source> =
        sources.iter().map(|source| (source.document.meta.id.as_str(), source)).collect();
    // Where each statement of a deal stands: (document, fact) → paragraph and deal, in order.
    let mut told: BTreeMap<&str, Vec<(usize, usize, usize)>> = BTreeMap::new();
    for (number, deal) in deals.iter().enumerate() {
        for member in deal.members() {
            if let Some(paragraph) = paragraph(member, &by_id) {
                told.entry(&member.document).or_default().push((member.fact, paragraph, number));
            }
        }
    }
    for places in told.values_mut() {
        places.sort_unstable();
    }
    let is_package: Vec<bool> = deals.iter().map(is_package).collect();
    let mut out = Vec::new();
    for (number, deal) in deals.iter().enumerate() {
        if !is_package.get(number).copied().unwrap_or_default() {
            continue;
        }
        let mut parts = Vec::new();
        for member in deal.members() {
            let Some(from) = paragraph(member, &by_id) else { continue };
            let places = told.get(member.document.as_str()).map(Vec::as_slice).unwrap_or_default();
            let after = places.partition_point(|(fact, ..)| *fact <= member.fact);
            let following = places.iter().skip(after).take_while(|(_, paragraph, other)| {
                *paragraph <= from + PARAGRAPHS
                    && (*other == number || !is_package.get(*other).copied().unwrap_or_default())
            });
            parts.extend(following.map(|(_, _, other)| *other).filter(|other| {
                *other != number && deals.get(*other).is_some_and(|part| is_part(part, deal))
            }));
        }
        parts.sort_unstable();
        parts.dedup();
        out.push(with_sums(number, parts, deals));
    }
    out
}

fn paragraph(member: &Member, by_id: &BTreeMap<&str, &Source>) -> Option<usize> {
    let source = by_id.get(member.document.as_str())?;
    source.record.facts.get(member.fact).map(|fact| source.paragraph(fact.span))
}

/// A package says how many agreements it has.
fn is_package(deal: &Merged) -> bool {
    let several = |variant: &Variant| matches!(variant.detail, FactDetail::Agreement { count: Some(count), .. } if count > 1.0);
    deal.variants.iter().any(several)
}

/// A part is with the same partners, and made, not long in force; what names nothing is none.
fn is_part(part: &Merged, package: &Merged) -> bool {
    let made = |variant: &Variant| {
        matches!(&variant.detail, FactDetail::Agreement { status, .. }
            if *status != AgreementStatus::InForce)
    };
    let names = |variant: &Variant| match &variant.detail {
        FactDetail::Agreement { object: Some(object), value: None, .. } => !is_nameless(object),
        _ => true,
    };
    part.home == package.home
        && part.partners == package.partners
        && part.variants.iter().all(made)
        && part.variants.iter().any(names)
}

fn sum(detail: &FactDetail) -> Option<(f64, crate::record::Bound, Option<&str>)> {
    match detail {
        FactDetail::Agreement { value: Some(value), currency, bound, .. } => {
            Some((*value, *bound, currency.as_deref()))
        }
        _ => None,
    }
}

fn with_sums(deal: usize, parts: Vec<usize>, deals: &[Merged]) -> Package {
    let variants = |number: usize| deals.get(number).map(|deal| deal.variants.as_slice());
    let sums_of =
        |number| variants(number).unwrap_or_default().iter().filter_map(|v| sum(&v.detail));
    let currency = sums_of(deal).next().and_then(|(_, _, currency)| currency);
    let named = parts
        .iter()
        .filter_map(|part| sums_of(*part).find(|(_, _, other)| *other == currency))
        .map(|(value, ..)| value)
        .sum();
    let left = sums_of(deal)
        .filter(|(_, _, other)| *other == currency)
        .map(|(value, bound, _)| Interval::of(value, bound).minus(named))
        .collect();
    Package { deal, currency: currency.map(Into::into), parts, named, left }
}
