//! A document: its text, untouched, and what is known of it.
//!
//! In: nothing (plain types). A paragraph «Фото: akorda.kz» is a [`Segment`] of the kind
//! [`SegmentKind::Caption`].

use serde::{Deserialize, Serialize};

use crate::record::DocMeta;
use crate::text::Span;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SegmentKind {
    /// A heading.
    Heading,
    /// A paragraph of the author's text (it may hold quoted words).
    Body,
    /// A question of an interview.
    Question,
    /// An answer of an interview.
    Answer,
    /// A caption or credit («Фото: akorda.kz»); yields no facts.
    Caption,
    /// An entry of the list of references, or a note on the publication; yields no facts.
    Reference,
    /// Data about the document glued to its text («date 2025-11-25»); yields no facts.
    Metadata,
}

/// A paragraph of a document, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Where it stands: bytes in the document, without surrounding white space. A label is inside.
    pub span: Span,
    /// What it is.
    pub kind: SegmentKind,
    /// The speaker's label at its start, without the colon («Наргис Касенова»), where there is one.
    pub label: Option<Span>,
}

/// How a piece of metadata is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Provenance {
    /// Stands in the text itself.
    Text,
    /// Known from the publisher.
    Publisher,
    /// Inferred from this sentence of the text.
    Inferred(String),
    /// Not known.
    Unknown,
}

/// A value with how it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Name of the piece: `title`, `publisher`, `date`, `url`, `site`, `language`, `home`.
    pub field: String,
    /// How it is known.
    pub provenance: Provenance,
}

/// A document of the corpus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Title, publisher, date, address.
    pub meta: DocMeta,
    /// BCP 47.
    pub language: Option<String>,
    /// Address of the publisher's site, for an article whose own address is unknown.
    pub site: Option<String>,
    /// How each piece of the metadata is known.
    pub known: Vec<Known>,
    /// The text as published, byte for byte (a byte order mark included).
    pub text: String,
    /// The paragraphs, in order, not overlapping.
    pub segments: Vec<Segment>,
}
