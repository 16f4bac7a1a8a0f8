//! A document: its text, untouched, and what is known of it.
//!
//! In: nothing (plain types). A paragraph «Фото: akorda.kz» is a [`Segment`] of the kind
//! [`SegmentKind::Caption`].

use serde::{Deserialize, Serialize};

use crate::record::DocMeta;
use crate::text::{Span, is_gap};

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

impl SegmentKind {
    /// Whether facts may be read from it: not from captions, references and metadata.
    pub fn yields_facts(self) -> bool {
        !matches!(self, Self::Caption | Self::Reference | Self::Metadata)
    }
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

impl Segment {
    /// The words themselves: the span without the speaker's label and its colon, without the dash
    /// of a dialogue. The whole span where nothing else would be left.
    pub fn words(&self, text: &str) -> Span {
        let labelled = self.label.map_or(self.span.start, |label| label.end);
        let rest = Span { start: labelled, end: self.span.end };
        let behind = if self.label.is_some() {
            // Up to the colon a role in brackets may stand: «Ли (политолог): …».
            rest.of(text).find(':').map_or(0, |at| at + 1)
        } else {
            0
        };
        let words = rest.of(text).get(behind..).unwrap_or_default();
        let words =
            words.trim_start_matches(|c| is_gap(c) || matches!(c, '—' | '–' | '-' | '―' | '*'));
        if words.is_empty() {
            return self.span;
        }
        Span::new(self.span.end as usize - words.len(), self.span.end as usize)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, label: Option<(usize, usize)>) -> &str {
        let label = label.map(|(start, end)| Span::new(start, end));
        let segment = Segment { span: Span::new(0, text.len()), kind: SegmentKind::Answer, label };
        segment.words(text).of(text)
    }

    #[test]
    fn words_without_label_and_dash() {
        assert_eq!(words("Ан Ли: Думаю, да.", Some((0, 9))), "Думаю, да.");
        assert_eq!(words("Ан Ли (политолог): – Да.", Some((0, 9))), "Да.");
        assert_eq!(words("– Думаю, да.", None), "Думаю, да.");
        assert_eq!(words("—", None), "—");
    }
}
