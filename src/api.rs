//! The one door to the engine: plain requests, plain responses.
//!
//! The page talks through it to a Web Worker; tests and the command call it inline.

use serde::{Deserialize, Serialize};

use crate::corpus::Document;
use crate::query::Selection;
use crate::record::Record;
use crate::view::{Comparison, Overview};

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Extract the embedded corpus (once) and tell what is in it.
    Open,
    /// Partners side by side.
    Compare(Selection),
    /// A document with its record, for the reader.
    Read {
        /// Id of the document.
        document: String,
    },
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// To [`Request::Open`].
    Overview(Overview),
    /// To [`Request::Compare`].
    Comparison(Comparison),
    /// To [`Request::Read`].
    Article(Box<Article>),
    /// The request names what is not there.
    Refused(Refusal),
}

/// A document and what was found in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The document.
    pub document: Document,
    /// What was found.
    pub record: Record,
}

/// Why a request cannot be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// No document has this id.
    #[error("no document {0}")]
    UnknownDocument(String),
    /// The bytes are no request of this version.
    #[error("unreadable request")]
    Unreadable,
}

/// A request as it crosses to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Envelope<T> {
    /// Number of the request; the response carries the same.
    pub id: u32,
    /// The body.
    pub body: T,
}
