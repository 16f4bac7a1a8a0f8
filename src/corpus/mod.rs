//! Documents, their segments, and the embedded corpus.
//!
//! In: bytes of a file, or the embedded pack. Out: [`Document`]s. Knows how articles are laid out
//! (headings, interview labels, captions, references); must not know partners or facts.
//!
//! «Наргис Касенова: На мой взгляд …» → an `Answer` with the label «Наргис Касенова».

mod builtin;
mod decode;
mod document;
mod interview;
mod label;
#[cfg(test)]
mod laws;
pub mod manifest;
mod metadata;
mod paragraph;
mod segment;
mod transcript;
mod words;

pub use builtin::builtin;
pub use decode::{ImportError, LARGEST, decode, decode_within};
pub use document::{Document, Known, Provenance, Segment, SegmentKind};
pub use segment::{is_note, segment};
