//! What may be asked, and what is answered: plain values.
//!
//! In: nothing. Out: nothing. Whatever crosses to the worker is here; must not know how it is answered.
//!
//! `Request::Read { document: "001" }` → the article with its record

use serde::{Deserialize, Serialize};

use super::files::{File, ReportFormat, TableFormat};
use crate::amend::{Correction, FactKey, Log, Mark, Place};
use crate::corpus::Document;
use crate::dossier::Dossier;
use crate::query::FactRef;
use crate::record::Record;
use crate::report::{Evidence, Report, Table};
use crate::view::sheet::{Controls, Coverage, Sheet};
use crate::view::{Comparison, Item, Language, Look, Overview};

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
    /// Facts as they were found, each as an item.
    Found(Vec<FactRef>),
    /// What a name that the user is about to add would find.
    Probe(Box<Correction>),
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
    /// To [`Request::Items`] and [`Request::Found`], in the order asked; what is not there is left out.
    Items(Vec<Item>),
    /// To [`Request::Read`].
    Article(Box<Article>),
    /// To [`Request::Dossier`].
    Dossier(Box<Dossier>),
    /// To [`Request::Correct`].
    Corrected(Box<Corrected>),
    /// To [`Request::Key`].
    Key(Box<FactKey>),
    /// To [`Request::Probe`].
    Probed(Probed),
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
    /// The facts that are the user's in part, by place.
    pub marks: Vec<Mark>,
    /// Numbers in the log of the corrections whose object is gone.
    pub orphans: Vec<u32>,
    /// For each correction the fact that it is of, if it is of one.
    pub places: Vec<Option<Place>>,
}

/// What a name would find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Probed {
    /// In how many places, in any case.
    pub places: usize,
    /// In how many documents.
    pub documents: usize,
    /// What the name names already: id of the thing, or of a notion.
    pub known: Option<String>,
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
