//! What is known of a document besides its text. Apart from the other types so that the build can
//! read it alone when it packs the corpus.

use serde::{Deserialize, Serialize};

/// What is known of a document besides its text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DocMeta {
    /// Stable id: the file's name without extension.
    pub id: String,
    /// Title.
    pub title: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Date of publication, EDTF.
    pub date: Option<String>,
    /// Address of publication.
    pub url: Option<String>,
    /// The state whose policy the text is about (ISO 3166-1 alpha-2), by evidence.
    pub home: Option<String>,
}
