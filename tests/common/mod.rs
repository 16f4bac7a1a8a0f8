//! What the engine finds in the embedded corpus, as the published JSON.

use serde_json::Value;
use tarazy::corpus;
use tarazy::extract::Extractor;
use tarazy::record::json::to_json;

/// The records of the embedded documents, in the order of the corpus.
pub(crate) fn corpus_records() -> Vec<Value> {
    let mut extractor = Extractor::new();
    corpus::builtin()
        .iter()
        .map(|document| {
            let json = to_json(&extractor.extract(document), &document.text);
            serde_json::from_str(&json).expect("the record is JSON")
        })
        .collect()
}
