//! Of the record room, the one type that a document holds.

#[path = "../src/record/meta.rs"]
mod meta;

pub(crate) use meta::DocMeta;
