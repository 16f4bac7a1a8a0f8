//! Documents, their segments, and the embedded corpus.
//!
//! In: bytes of a file, or the embedded pack. Out: [`Document`]s. Knows how articles are laid out
//! (headings, interview labels, captions, references); must not know partners or facts.

mod document;

pub use document::{Document, Known, Provenance, Segment, SegmentKind};
