//! The dossier: facts of all documents about the same thing as one record, with every variant.
//!
//! In: documents and their records. Out: a [`Dossier`]. Knows when facts are of one event, deal or
//! indicator; must not choose between variants, nor average them, nor know how they are shown.
//!
//! «более 600 компаний» here and «более 60 компаний» there → one indicator, two variants, each with
//! its sentence, and the class [`Relation::PowerOfTen`]

mod cluster;
mod deal;
mod event;
mod indicator;
mod interval;
pub mod json;
#[cfg(test)]
mod laws;
mod merged;
mod nameless;
mod package;
mod period;
mod relation;
mod rest;
mod source;
mod when;
mod who;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use interval::{ABOUT, End, Interval};
pub use merged::{Member, Merged, Variant};
pub use nameless::is_nameless;
pub use package::Package;
pub use period::{Period, civil};
pub use relation::{BOUNDS_APART, POWER_OF_TEN, Relation, relations};
pub use who::{Partner, Speaker};

use crate::corpus::Document;
use crate::record::Record;

/// All documents as one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// Meetings, by date, the undated last.
    pub events: Vec<Merged>,
    /// Agreements.
    pub deals: Vec<Merged>,
    /// Which of the deals are named parts of which.
    pub packages: Vec<Package>,
    /// Indicators, by metric and partners.
    pub indicators: Vec<Merged>,
    /// Facts of the other kinds, by kind.
    pub rest: Vec<Merged>,
    /// States, blocs and organisations that facts are about, by id.
    pub partners: Vec<Partner>,
    /// Persons who say facts, by id; one over all documents.
    pub speakers: Vec<Speaker>,
}

impl Dossier {
    /// Merges the facts of records (same order as `documents`). The order of the documents makes no
    /// difference.
    pub fn new(documents: &[Document], records: &[Record]) -> Self {
        let sources = source::sources(documents, records);
        let merge = |groups: Vec<Vec<Vec<source::Place>>>| {
            let mut out: Vec<Merged> =
                groups.iter().map(|group| Merged::new(group, &sources)).collect();
            out.sort_by(Merged::compare);
            out
        };
        let deals = merge(deal::agreements(&sources));
        Self {
            events: merge(event::meetings(&sources)),
            packages: package::packages(&deals, &sources),
            deals,
            indicators: merge(indicator::indicators(&sources)),
            rest: merge(rest::rest(&sources)),
            partners: who::partners(&sources),
            speakers: who::speakers(&sources),
        }
    }

    /// The merged records of every kind, in order.
    pub fn all(&self) -> impl Iterator<Item = &Merged> {
        self.events.iter().chain(&self.deals).chain(&self.indicators).chain(&self.rest)
    }

    /// For each fact, by document and number in its record, the number of its merged record in
    /// [`all`] and of its variant there.
    ///
    /// [`all`]: Self::all
    pub fn index(&self) -> BTreeMap<(&str, usize), (usize, usize)> {
        let members = self.all().enumerate().flat_map(|(number, merged)| {
            merged.variants.iter().enumerate().flat_map(move |(variant, told)| {
                told.members.iter().map(move |m| ((m.document.as_str(), m.fact), (number, variant)))
            })
        });
        members.collect()
    }

    /// The same by number of the document and of the fact in its record, for records in the order of
    /// the corpus; a fact of no merged record has zeros.
    pub fn places(&self, records: &[Record]) -> Vec<Vec<(usize, usize)>> {
        let index = self.index();
        let place =
            |document: &str, fact| index.get(&(document, fact)).copied().unwrap_or_default();
        let of = |record: &Record| {
            (0..record.facts.len()).map(|fact| place(&record.doc.id, fact)).collect()
        };
        records.iter().map(of).collect()
    }
}
