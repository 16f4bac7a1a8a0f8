//! The record of one document: what extraction yields and the command prints.
//!
//! In: nothing (plain types). Inside the engine all offsets are bytes; [`json`]
//! is the one place where they become code points, as the published schema wants.

mod fact;
pub mod json;
mod quantity;

pub use fact::{
    AgreementStatus, Exchange, Fact, FactDetail, FactKind, Function, Indicator, Inference,
    MeetingForm, MembershipStatus, Metric, Mode, RiskType,
};
pub use quantity::{Bound, Quantity, QuantityValue};

use serde::{Deserialize, Serialize};

use crate::lexicon::{EntityKind, StateForm};
use crate::text::Span;

/// Version of the record's form.
pub const SCHEMA: u32 = 1;

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

/// A mention of a state, organisation, person …
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// Which one: `CN`, `csto`, `токаев`.
    pub id: String,
    /// For a state only: the form.
    pub form: Option<StateForm>,
}

/// All that was found in one document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The document.
    pub doc: DocMeta,
    /// Mentions, by start.
    pub mentions: Vec<Mention>,
    /// Quantities, by start.
    pub quantities: Vec<Quantity>,
    /// Facts, by start, then kind.
    pub facts: Vec<Fact>,
}
