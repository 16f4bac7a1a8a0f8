//! The embedded corpus: five articles, packed by the build with their segments.

use super::Document;

const PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.pack"));

/// The embedded documents, in the order of the manifest. Nothing is parsed anew: texts, metadata
/// and segments are read from the pack. Empty only if the pack were broken, which a test excludes.
pub fn builtin() -> Vec<Document> {
    postcard::from_bytes(PACK).unwrap_or_default()
}
