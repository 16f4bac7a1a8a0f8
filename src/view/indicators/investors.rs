//! Whose money a statement of investment is of: the companies that its sentence names.
//!
//! In: statements. Out: companies by id, in words. Knows that only money put in has an investor; must
//! not know in which panel it is said.
//!
//! «Chevron вложил 55 миллиардов» → chevron: not all that the USA put in

use super::figure::Said;
use crate::lexicon::EntityKind;
use crate::query::FactRef;
use crate::record::{Mention, Metric};
use crate::view::desk::Desk;

/// The companies named in the evidence of a fact, by id.
pub(super) fn companies<'a>(
    desk: &Desk<'a>,
    at: FactRef,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let record = desk.records.get(at.document as usize);
    let span = record.and_then(|record| record.facts.get(at.fact as usize)).map(|fact| fact.span);
    let mentions = record.map(|record| record.mentions.as_slice()).unwrap_or_default();
    let span = span.unwrap_or_default();
    let first = mentions.partition_point(|mention| mention.span.start < span.start);
    let inside = mentions.iter().skip(first).take_while(move |it| it.span.start < span.end);
    inside.filter(|it| it.kind == EntityKind::Company).map(|it: &Mention| it.id.as_str())
}

/// The companies whose investment a statement is of; none where it is of a whole country.
pub(super) fn companies_of<'a>(desk: &Desk<'a>, said: &Said<'a>) -> Vec<&'a str> {
    if said.indicator.metric != Metric::Investment {
        return Vec::new();
    }
    let mut out: Vec<&str> = said.facts.iter().flat_map(|at| companies(desk, *at)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// Companies in words.
pub(super) fn names(desk: &Desk, companies: &[&str]) -> String {
    let names = companies.iter().map(|id| desk.name_of(EntityKind::Company, id));
    names.collect::<Vec<_>>().join(", ")
}
