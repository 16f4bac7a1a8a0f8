//! Where things stand in the overview: names, numbers and colours are asked for by the thousand.
//!
//! In: an overview. Out: numbers by id. Must not know how a thing is shown.

use std::collections::{BTreeMap, BTreeSet};

use crate::view::Overview;

/// Numbers in an overview by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Catalog {
    documents: BTreeMap<String, usize>,
    partners: BTreeMap<String, usize>,
    speakers: BTreeMap<String, usize>,
    /// Publishers of several documents.
    repeated: BTreeSet<String>,
}

impl Catalog {
    /// The numbers of all that an overview has.
    pub(crate) fn new(overview: &Overview) -> Self {
        let mut seen = BTreeSet::new();
        let publishers = overview.documents.iter().filter_map(|card| card.meta.publisher.as_ref());
        Self {
            documents: numbers(overview.documents.iter().map(|card| &card.meta.id)),
            partners: numbers(overview.partners.iter().map(|card| &card.id)),
            speakers: numbers(overview.speakers.iter().map(|card| &card.id)),
            repeated: publishers.filter(|name| !seen.insert(*name)).cloned().collect(),
        }
    }

    /// The number of a document.
    pub(crate) fn document(&self, id: &str) -> Option<usize> {
        self.documents.get(id).copied()
    }

    /// The number of a partner.
    pub(crate) fn partner(&self, id: &str) -> Option<usize> {
        self.partners.get(id).copied()
    }

    /// The number of a speaker.
    pub(crate) fn speaker(&self, id: &str) -> Option<usize> {
        self.speakers.get(id).copied()
    }

    /// Whether a publisher has several documents.
    pub(crate) fn is_repeated(&self, publisher: &str) -> bool {
        self.repeated.contains(publisher)
    }
}

/// Of an id that comes twice, the first.
fn numbers<'a>(
    ids: impl DoubleEndedIterator<Item = &'a String> + ExactSizeIterator,
) -> BTreeMap<String, usize> {
    ids.enumerate().rev().map(|(number, id)| (id.clone(), number)).collect()
}
