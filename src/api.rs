//! The one door to the engine: plain requests, plain responses.
//!
//! The page talks through it to a Web Worker; tests and the command call it inline.

mod files;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::amend::{self, Amended, Correction, FactKey, Log, Mark, Rejected};
use crate::corpus::{self, Document};
use crate::dossier::Dossier;
use crate::extract::Extractor;
use crate::lexicon::Lexicon;
use crate::morph::Morph;
use crate::query::search::{Aliases, Index};
use crate::query::{FactRef, Facts, Filter, Voices};
use crate::record::Record;
use crate::report::{self, Evidence, Report, Table};
use crate::view::memory::Memory;
use crate::view::sheet::{Controls, Coverage, Sheet};
use crate::view::{
    Comparison, Desk, Extent, Frame, Intl, Item, Language, Locale, Look, Overview, Plain, View,
    item_of,
};

pub use files::{File, ReportFormat, TableFormat};

/// What may be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Extract the embedded corpus (once) and tell what is in it.
    Open,
    /// A view of what a selection leaves.
    Show(Box<Look>),
    /// Facts, each as an item.
    Items(Vec<FactRef>),
    /// A document with its record, for the reader.
    Read {
        /// Id of the document.
        document: String,
    },
    /// The facts of all documents about one thing as one record.
    Dossier,
    /// Take these corrections, and none but these, into account from now on.
    Correct(Box<Log>),
    /// By what a fact is known, to correct it.
    Key(FactRef),
    /// Facts as parts of a report.
    Evidence {
        /// The facts.
        facts: Vec<FactRef>,
        /// The language of its words.
        language: Language,
    },
    /// The whole table of a panel, as a part of a report.
    Table {
        /// The view.
        look: Box<Look>,
        /// Id of the panel; empty for the facts that pass.
        panel: String,
    },
    /// The same as a file.
    Download {
        /// The view.
        look: Box<Look>,
        /// Id of the panel; empty for the facts that pass.
        panel: String,
        /// The format.
        format: TableFormat,
    },
    /// A report as a file.
    Export {
        /// The report.
        report: Box<Report>,
        /// The format.
        format: ReportFormat,
    },
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// To [`Request::Open`].
    Overview(Overview),
    /// To [`Request::Show`].
    Shown(Box<Shown>),
    /// To [`Request::Items`], in the order asked; what is not there is left out.
    Items(Vec<Item>),
    /// To [`Request::Read`].
    Article(Box<Article>),
    /// To [`Request::Dossier`].
    Dossier(Box<Dossier>),
    /// To [`Request::Correct`].
    Corrected(Box<Corrected>),
    /// To [`Request::Key`].
    Key(Box<FactKey>),
    /// To [`Request::Evidence`], in the order asked; what is not there is left out.
    Evidence(Vec<Evidence>),
    /// To [`Request::Table`].
    Table(Box<Table>),
    /// To [`Request::Download`] and [`Request::Export`].
    File(File),
    /// The request names what is not there.
    Refused(Refusal),
}

/// What the corrections have made of the corpus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Corrected {
    /// Who and what is in it now.
    pub overview: Overview,
    /// The facts that are the user's in part, by place, as they are numbered from now on.
    pub marks: Vec<Mark>,
    /// The facts that are left out.
    pub rejected: Vec<Rejected>,
    /// Numbers in the log of the corrections whose object is gone.
    pub orphans: Vec<u32>,
}

/// A view with what its controls offer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// The view itself.
    pub body: Body,
    /// What the controls offer now.
    pub controls: Controls,
    /// How much stands behind it.
    pub coverage: Coverage,
}

/// A view's form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Body {
    /// Partners side by side.
    Comparison(Comparison),
    /// Panels.
    Sheet(Sheet),
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
    /// No fact has this number.
    #[error("no such fact")]
    UnknownFact,
    /// The view has no panel of this id.
    #[error("no panel {0}")]
    UnknownPanel(String),
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
    intl: &'static dyn Intl,
}

#[derive(Debug)]
struct Extracted {
    /// As found.
    found: Vec<Record>,
    /// The corrections in force, and what they did.
    log: Log,
    amended: Amended,
    /// As the user wants them.
    records: Vec<Record>,
    dossier: Dossier,
    overview: Overview,
    facts: Facts,
    numbers: BTreeMap<String, u32>,
    /// Words of the documents; made when words are first looked for.
    index: Option<Index>,
    /// What is known of the speakers; made when they are first shown.
    voices: Option<Voices>,
    /// What was read off the texts alone.
    memory: Memory,
    /// Numbers of the merged record and the variant of each fact of each document.
    told: Vec<Vec<(usize, usize)>>,
}

impl Extracted {
    fn new(documents: &[Document]) -> Self {
        let mut extractor = Extractor::new();
        let found = documents.iter().map(|d| extractor.extract(d)).collect();
        Self::over(documents, found, Log::default(), extractor.lexicon())
    }

    fn over(documents: &[Document], found: Vec<Record>, log: Log, lexicon: &Lexicon) -> Self {
        let mut amended = amend::apply(&log, documents, &found);
        let records = std::mem::take(&mut amended.records);
        let dossier = Dossier::new(documents, &records);
        Self {
            told: dossier.places(&records),
            memory: Memory::default(),
            found,
            log,
            amended,
            overview: Overview::new(documents, &records, lexicon),
            dossier,
            facts: Facts::new(&records),
            numbers: (0..).zip(documents).map(|(n, d)| (d.meta.id.clone(), n)).collect(),
            index: None,
            voices: None,
            records,
        }
    }

    /// The same with other corrections. The texts are read again only where other names are known.
    fn corrected(&mut self, documents: &[Document], log: Log) {
        let names = log.names();
        let extractor = match names.as_slice() {
            [] => Ok(Extractor::new()),
            names => Extractor::with_names(names),
        };
        let is_refused = extractor.is_err();
        let mut extractor = extractor.unwrap_or_default();
        if names == self.log.names() {
            let found = std::mem::take(&mut self.found);
            *self = Self::over(documents, found, log, extractor.lexicon());
        } else {
            let found = documents.iter().map(|d| extractor.extract(d)).collect();
            *self = Self::over(documents, found, log, extractor.lexicon());
        }
        if is_refused {
            let added = (0..).zip(self.log.entries()).filter_map(|(number, entry)| {
                matches!(entry, Correction::AddPartner { .. }).then_some(number)
            });
            self.amended.orphans.extend(added);
            self.amended.orphans.sort_unstable();
        }
    }

    /// By what a fact is known.
    fn key(&self, documents: &[Document], at: FactRef) -> Option<FactKey> {
        let document = at.document as usize;
        let found = *self.amended.origin.get(document)?.get(at.fact as usize)?;
        let keys = amend::keys(self.found.get(document)?, &documents.get(document)?.text);
        keys.into_iter().nth(found as usize)
    }

    /// The words of the documents.
    fn index(&mut self, documents: &[Document]) -> &Index {
        let records = &self.records;
        self.index.get_or_insert_with(|| {
            let mut index = Index::new(Morph::builtin(), Lexicon::builtin());
            for (document, record) in documents.iter().zip(records) {
                index.add(document, record);
            }
            index
        })
    }

    /// Makes what a view needs of the words of the documents.
    fn prepare(&mut self, view: View, documents: &[Document]) {
        if !matches!(view, View::Search | View::Voices) {
            return;
        }
        self.index(documents);
        if let (View::Voices, None, Some(index)) = (view, &self.voices, &self.index) {
            self.voices = Some(Voices::new(documents, &self.records, index));
        }
    }

    /// The facts whose evidence holds the words of a filter, in order; all where there are none.
    fn holding(&mut self, documents: &[Document], filter: &Filter) -> Option<Vec<FactRef>> {
        if filter.text.trim().is_empty() {
            return None;
        }
        self.index(documents);
        let index = self.index.as_ref()?;
        let found = index.find(&filter.text, Aliases::Excluded, &Filter::default());
        let facts =
            index.facts(&found, &self.records).into_iter().filter_map(|(document, fact)| {
                Some(FactRef {
                    document: u32::try_from(document).ok()?,
                    fact: u32::try_from(fact).ok()?,
                })
            });
        let mut facts: Vec<FactRef> = facts.collect();
        facts.sort_unstable();
        Some(facts)
    }
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
                let Amended { marks, rejected, orphans, .. } = extracted.amended.clone();
                let overview = extracted.overview.clone();
                Response::Corrected(Box::new(Corrected { overview, marks, rejected, orphans }))
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
                        Response::File(files::download(&look, &panel, &table, format))
                    }
                    (_, None) => Response::Refused(Refusal::UnknownPanel(panel)),
                }
            }
            Request::Export { report, format } => Response::File(files::export(&report, format)),
            Request::Items(facts) => {
                let items = facts.iter().filter_map(|at| {
                    let number = at.document as usize;
                    let fact = extracted.records.get(number)?.facts.get(at.fact as usize)?;
                    item_of(documents.get(number)?, at.fact as usize, fact)
                });
                Response::Items(items.collect())
            }
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

/// The whole table of a panel, with the look that it is of.
fn whole_table(
    documents: &[Document],
    extracted: &mut Extracted,
    look: Look,
    panel: &str,
    intl: &'static dyn Intl,
) -> (Look, Option<Table>) {
    let look = Look { frame: Frame { extent: Extent::Whole, ..look.frame }, ..look };
    let table =
        at_desk(documents, extracted, &look, intl, |desk, _| files::table(desk, &look, panel));
    (look, table)
}

/// A view of what a selection leaves of the corpus.
fn show(
    documents: &[Document],
    extracted: &mut Extracted,
    look: &Look,
    intl: &'static dyn Intl,
) -> Shown {
    let told = std::mem::take(&mut extracted.told);
    let shown = at_desk(documents, extracted, look, intl, |desk, undated| {
        let (documents_behind, speakers) = desk.behind(desk.facts);
        let coverage = Coverage {
            facts: desk.facts.len(),
            documents: documents_behind,
            speakers,
            all: desk.records.iter().map(|record| record.facts.len()).sum(),
            places: 0,
        };
        let body = match look.view.sheet(desk) {
            Some(sheet) => Body::Sheet(sheet),
            None => Body::Comparison(Comparison::new(
                &look.selection,
                desk.documents,
                desk.records,
                &told,
                &desk.overview.partners,
                desk.facts,
            )),
        };
        Shown { body, controls: Controls { undated, facets: desk.facets.to_vec() }, coverage }
    });
    extracted.told = told;
    shown
}

/// Lets `make` work on the desk of a look; its second argument is the number of facts that fall out
/// of the chosen years only because they have no date.
fn at_desk<T>(
    documents: &[Document],
    extracted: &mut Extracted,
    look: &Look,
    intl: &'static dyn Intl,
    make: impl FnOnce(&Desk, usize) -> T,
) -> T {
    let holding = extracted.holding(documents, &look.selection.filter);
    let is_held =
        |at: FactRef| holding.as_ref().is_none_or(|facts| facts.binary_search(&at).is_ok());
    let found: Option<&dyn Fn(FactRef) -> bool> =
        if holding.is_some() { Some(&is_held) } else { None };
    let selected = extracted.facts.select(&look.selection, found);
    extracted.prepare(look.view, documents);
    let desk = Desk {
        documents,
        records: &extracted.records,
        dossier: &extracted.dossier,
        overview: &extracted.overview,
        numbers: &extracted.numbers,
        selection: &look.selection,
        options: &look.options,
        facts: &selected.facts,
        facets: &selected.facets,
        kinds: &selected.kinds,
        memory: &extracted.memory,
        index: extracted.index.as_ref(),
        voices: extracted.voices.as_ref(),
        locale: Locale::new(look.language, intl),
        frame: look.frame,
    };
    make(&desk, selected.undated)
}
