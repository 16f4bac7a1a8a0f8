//! Which evidence is open, and how the address names it: a fact of a record, or a place in a text.
//!
//! In: one value of the address. Out: an [`EvidenceRef`]; and back. A place stands where words are
//! shown that no fact was read from: a find of the search, a use of a notion. Must not know whether
//! the corpus has what it names.
//!
//! `001:17:indicators:CN` → fact 17; `001:@1234-1290:hit` → the bytes 1234..1290

use serde::{Deserialize, Serialize};

use super::route::{decode, encode};
use crate::corpus::Document;
use crate::text::{Span, sentences, tokenize};

/// Words of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Number of the document in the corpus.
    pub document: u32,
    /// The words: bytes of the document.
    pub span: Span,
}

/// Where in a document the evidence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Index of a fact in the document's record.
    Fact(usize),
    /// Words of its text: bytes.
    Place(Span),
}

/// Which evidence is open: where it stands, and the mark from which it was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceRef {
    /// Id of the document.
    pub document: String,
    /// Where in the document.
    pub spot: Spot,
    /// Key of the mark in its view; in the comparison `topic:partner`, and where a fact gives several
    /// items `topic:partner:part`. Empty for a fact alone.
    pub mark: String,
}

impl Spot {
    /// The index of the fact, where it is one.
    pub fn fact(self) -> Option<usize> {
        match self {
            Self::Fact(fact) => Some(fact),
            Self::Place(_) => None,
        }
    }

    /// `17`, `@1234-1290`.
    pub fn code(self) -> String {
        match self {
            Self::Fact(fact) => fact.to_string(),
            Self::Place(span) => format!("@{}-{}", span.start, span.end),
        }
    }

    /// The reverse of [`Spot::code`]; a place without extent is none.
    pub fn from_code(code: &str) -> Option<Self> {
        let Some(place) = code.strip_prefix('@') else {
            return code.parse().ok().map(Self::Fact);
        };
        let (start, end) = place.split_once('-')?;
        let span = Span { start: start.parse().ok()?, end: end.parse().ok()? };
        (!span.is_empty() && span.start < span.end).then_some(Self::Place(span))
    }
}

impl EvidenceRef {
    /// The value of the address.
    pub(super) fn print(&self) -> String {
        let mut out = format!("{}:{}", encode(&self.document), self.spot.code());
        for part in self.mark.split(':').filter(|_| !self.mark.is_empty()) {
            out.push(':');
            out.push_str(&encode(part));
        }
        out
    }

    /// Reads a value of the address.
    pub(super) fn read(value: &str) -> Option<Self> {
        let mut parts = value.split(':').map(decode);
        let document = parts.next().filter(|id| !id.is_empty())?;
        let spot = Spot::from_code(&parts.next()?)?;
        let mark = parts.collect::<Vec<_>>().join(":");
        Some(Self { document, spot, mark })
    }
}

/// The sentence around words of a document; the words themselves where the text has none there.
pub fn sentence_around(document: &Document, words: Span) -> Span {
    let inside = document.segments.iter().find(|segment| segment.span.contains(words));
    let Some(paragraph) = inside.map(|segment| segment.span) else { return words };
    let text = paragraph.of(&document.text);
    let tokens = tokenize(text);
    let spans = sentences(text, &tokens).into_iter().filter_map(|range| {
        let list = tokens.list().get(range)?;
        Some(list.first()?.span.cover(list.last()?.span).shifted(paragraph.start))
    });
    spans.filter(|sentence| sentence.overlaps(words)).fold(words, Span::cover)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn spots_are_read_back(fact: u32, start in 0..9_999_u32, len in 1..999_u32) {
            for spot in [
                Spot::Fact(fact as usize),
                Spot::Place(Span { start, end: start + len }),
            ] {
                prop_assert_eq!(Spot::from_code(&spot.code()), Some(spot));
            }
        }

        #[test]
        fn any_code_is_read_to_something_stable(code in ".{0,16}") {
            if let Some(spot) = Spot::from_code(&code) {
                prop_assert_eq!(Spot::from_code(&spot.code()), Some(spot));
            }
        }
    }

    #[test]
    fn a_place_has_extent() {
        assert_eq!(Spot::from_code("@5-9"), Some(Spot::Place(Span { start: 5, end: 9 })));
        for code in ["@9-5", "@5-5", "@5", "@", "-5", "", "@-1-4", "@1-99999999999"] {
            assert_eq!(Spot::from_code(code), None, "{code}");
        }
    }

    #[test]
    fn words_stand_in_their_sentence() {
        let text = "Был визит. Токаев прибыл в Пекин. Потом уехал.\nДругое.";
        let document = Document::from_text("d", text.to_owned());
        let start = text.find("Пекин").expect("the word");
        let words = Span::new(start, start + "Пекин".len());
        assert_eq!(sentence_around(&document, words).of(text), "Токаев прибыл в Пекин.");
        let beyond = Span { start: 900, end: 905 };
        assert_eq!(sentence_around(&document, beyond), beyond);
    }
}
