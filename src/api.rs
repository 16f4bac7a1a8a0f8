//! The one door to the engine: plain requests, plain responses.
//!
//! The page talks through it to a Web Worker; tests and the command call it inline.

use serde::{Deserialize, Serialize};

use crate::corpus::{self, Document};
use crate::dossier::Dossier;
use crate::extract::Extractor;
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
    /// The facts of all documents about one thing as one record.
    Dossier,
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
    /// To [`Request::Dossier`].
    Dossier(Box<Dossier>),
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

/// The engine: the corpus, its records, and an extractor.
#[derive(Debug)]
pub struct Engine {
    documents: Vec<Document>,
    extracted: Option<Extracted>,
}

#[derive(Debug)]
struct Extracted {
    records: Vec<Record>,
    dossier: Dossier,
    overview: Overview,
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// The engine over the embedded corpus. Nothing is extracted before the first request.
    pub fn new() -> Self {
        Self::over(corpus::builtin())
    }

    /// The engine over these documents.
    pub fn over(documents: Vec<Document>) -> Self {
        Self { documents, extracted: None }
    }

    /// Answers a request.
    pub fn handle(&mut self, request: Request) -> Response {
        let documents = &self.documents;
        let extracted = self.extracted.get_or_insert_with(|| {
            let mut extractor = Extractor::new();
            let records: Vec<Record> = documents.iter().map(|d| extractor.extract(d)).collect();
            Extracted {
                overview: Overview::new(documents, &records, extractor.lexicon()),
                dossier: Dossier::new(documents, &records),
                records,
            }
        });
        match request {
            Request::Dossier => Response::Dossier(Box::new(extracted.dossier.clone())),
            Request::Open => Response::Overview(extracted.overview.clone()),
            Request::Compare(selection) => Response::Comparison(Comparison::new(
                &selection,
                documents,
                &extracted.records,
                &extracted.dossier,
                &extracted.overview.partners,
            )),
            Request::Read { document } => {
                let found =
                    documents.iter().zip(&extracted.records).find(|(d, _)| d.meta.id == document);
                match found {
                    Some((document, record)) => Response::Article(Box::new(Article {
                        document: document.clone(),
                        record: record.clone(),
                    })),
                    None => Response::Refused(Refusal::UnknownDocument(document)),
                }
            }
        }
    }

    /// Answers a request that came as bytes: a postcard [`Envelope`] of a [`Request`]; the answer
    /// is an [`Envelope`] of a [`Response`] with the same number (0 for unreadable bytes).
    pub fn handle_bytes(&mut self, bytes: &[u8]) -> Vec<u8> {
        let answer = match postcard::from_bytes::<Envelope<Request>>(bytes) {
            Ok(Envelope { id, body }) => Envelope { id, body: self.handle(body) },
            Err(_) => Envelope { id: 0, body: Response::Refused(Refusal::Unreadable) },
        };
        postcard::to_allocvec(&answer).unwrap_or_default()
    }
}
