//! The corpus room without what needs the pack itself.

#[path = "../src/corpus/document.rs"]
mod document;
#[path = "../src/corpus/interview.rs"]
mod interview;
#[path = "../src/corpus/label.rs"]
mod label;
#[path = "../src/corpus/manifest.rs"]
pub(crate) mod manifest;
#[path = "../src/corpus/metadata.rs"]
mod metadata;
#[path = "../src/corpus/paragraph.rs"]
mod paragraph;
#[path = "../src/corpus/segment.rs"]
mod segment;
#[path = "../src/corpus/transcript.rs"]
mod transcript;
#[path = "../src/corpus/words.rs"]
mod words;

pub(crate) use document::{Document, Known, Provenance, Segment, SegmentKind};
pub(crate) use segment::segment;
