//! Who is spoken of and who speaks, over all documents.
//!
//! «Полетаев» in two articles → one speaker with two documents

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::source::Source;

/// A state, bloc or organisation that facts are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partner {
    /// Its id.
    pub id: String,
    /// Ids of the documents with facts about it, rising.
    pub documents: Vec<String>,
    /// Number of facts.
    pub facts: usize,
}

/// A person who says facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Surname id.
    pub id: String,
    /// Ids of the documents where the person speaks, rising.
    pub documents: Vec<String>,
    /// Number of facts.
    pub facts: usize,
}

type Count<'a> = BTreeMap<&'a str, (BTreeSet<&'a str>, usize)>;

pub(super) fn partners(sources: &[Source]) -> Vec<Partner> {
    let mut count = Count::new();
    for source in sources {
        for id in source.record.standing().flat_map(|(_, fact)| &fact.partners) {
            let entry = count.entry(id).or_default();
            entry.0.insert(&source.document.meta.id);
            entry.1 += 1;
        }
    }
    let partner = |(id, (documents, facts)): (&str, (BTreeSet<&str>, usize))| Partner {
        id: id.into(),
        documents: documents.into_iter().map(Into::into).collect(),
        facts,
    };
    count.into_iter().map(partner).collect()
}

pub(super) fn speakers(sources: &[Source]) -> Vec<Speaker> {
    let mut count = Count::new();
    for source in sources {
        for id in source.record.standing().filter_map(|(_, fact)| fact.speaker.as_deref()) {
            let entry = count.entry(id).or_default();
            entry.0.insert(&source.document.meta.id);
            entry.1 += 1;
        }
    }
    let speaker = |(id, (documents, facts)): (&str, (BTreeSet<&str>, usize))| Speaker {
        id: id.into(),
        documents: documents.into_iter().map(Into::into).collect(),
        facts,
    };
    count.into_iter().map(speaker).collect()
}
