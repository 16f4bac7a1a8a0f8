//! Which corpus this is, who is in it.

use serde::{Deserialize, Serialize};

use crate::corpus::Known;
use crate::lexicon::EntityKind;
use crate::record::DocMeta;

/// A document, as a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentCard {
    /// Title, publisher, date, address, home state.
    pub meta: DocMeta,
    /// How each piece of the metadata is known.
    pub known: Vec<Known>,
    /// Number of facts.
    pub facts: usize,
}

/// A partner found in the corpus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartnerCard {
    /// `CN`, `west`, `sco`.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// Its usual name, nominative: «Китай», «США».
    pub name: String,
    /// Number of mentions in the corpus.
    pub mentions: usize,
    /// Number of facts in the corpus.
    pub facts: usize,
    /// Number of documents that mention it.
    pub documents: usize,
}

/// A speaker found in the corpus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpeakerCard {
    /// Surname id, or [`crate::query::Selection::AUTHOR`].
    pub id: String,
    /// The fullest name that the corpus gives, nominative where known; empty for the author.
    pub name: String,
    /// Number of facts said.
    pub facts: usize,
    /// Ids of the documents where the speaker speaks.
    pub documents: Vec<String>,
}

/// Which corpus this is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// Documents, in the order of the corpus.
    pub documents: Vec<DocumentCard>,
    /// Partners, most facts first, then most mentions, then id.
    pub partners: Vec<PartnerCard>,
    /// Speakers, most facts first, then id.
    pub speakers: Vec<SpeakerCard>,
    /// The home states of the documents, most frequent first.
    pub home: Vec<String>,
    /// Number of facts.
    pub facts: usize,
    /// Number of mentions.
    pub mentions: usize,
    /// Number of quantities.
    pub quantities: usize,
}
