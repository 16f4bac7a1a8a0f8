//! The engine: what answers requests.
//!
//! In: a [`Request`], or its bytes. Out: a [`Response`]. Knows where each answer is made; must not
//! know how the page shows it.

use super::extracted::{Extracted, at_desk, show, whole_table};
use super::files;
use super::probe::probe;
use super::request::{Article, Corrected, Envelope, Refusal, Request, Response};
use crate::amend::Amended;
use crate::corpus::{self, Document};
use crate::query::FactRef;
use crate::record::Record;
use crate::report;
use crate::view::{Intl, Item, Look, Plain, item_of};

/// The engine: the corpus, its records, and an extractor.
#[derive(Debug)]
pub struct Engine {
    documents: Vec<Document>,
    extracted: Option<Extracted>,
    intl: &'static dyn Intl,
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
        Self { documents, extracted: None, intl: &Plain }
    }

    /// The same engine, asking a platform about languages.
    #[must_use]
    pub fn with_intl(self, intl: &'static dyn Intl) -> Self {
        Self { intl, ..self }
    }

    /// Answers a request.
    pub fn handle(&mut self, request: Request) -> Response {
        let documents = &self.documents;
        let extracted = self.extracted.get_or_insert_with(|| Extracted::new(documents));
        match request {
            Request::Dossier => Response::Dossier(Box::new(extracted.dossier.clone())),
            Request::Correct(log) => {
                extracted.corrected(documents, *log);
                let Amended { marks, orphans, places, .. } = extracted.amended.clone();
                let overview = extracted.overview.clone();
                Response::Corrected(Box::new(Corrected { overview, marks, orphans, places }))
            }
            Request::Key(at) => extracted
                .key(documents, at)
                .map_or(Response::Refused(Refusal::UnknownFact), |key| {
                    Response::Key(Box::new(key))
                }),
            Request::Open => Response::Overview(extracted.overview.clone()),
            Request::Show(look) => {
                Response::Shown(Box::new(show(documents, extracted, &look, self.intl)))
            }
            Request::Evidence { facts, language } => {
                let look = Look { language, ..Look::default() };
                let evidence = at_desk(documents, extracted, &look, self.intl, |desk, _| {
                    facts.iter().filter_map(|at| report::evidence(desk, *at)).collect()
                });
                Response::Evidence(evidence)
            }
            Request::Table { look, panel } => {
                match whole_table(documents, extracted, *look, &panel, self.intl) {
                    (_, Some(table)) => Response::Table(Box::new(table)),
                    (_, None) => Response::Refused(Refusal::UnknownPanel(panel)),
                }
            }
            Request::Download { look, panel, format } => {
                match whole_table(documents, extracted, *look, &panel, self.intl) {
                    (look, Some(table)) => {
                        Response::File(files::download(&look, &panel, table, format))
                    }
                    (_, None) => Response::Refused(Refusal::UnknownPanel(panel)),
                }
            }
            Request::Export { report, format } => Response::File(files::export(&report, format)),
            Request::Items(facts) => Response::Items(items(documents, &extracted.records, &facts)),
            Request::Found(facts) => Response::Items(items(documents, &extracted.found, &facts)),
            Request::Probe(added) => Response::Probed(probe(documents, &extracted.log, &added)),
            Request::Read { document } => {
                let number = extracted.numbers.get(&document).map(|number| *number as usize);
                let found = number
                    .and_then(|number| documents.get(number).zip(extracted.records.get(number)));
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

fn items(documents: &[Document], records: &[Record], facts: &[FactRef]) -> Vec<Item> {
    let items = facts.iter().filter_map(|at| {
        let number = at.document as usize;
        item_of(documents.get(number)?, records.get(number)?, at.fact as usize)
    });
    items.collect()
}
