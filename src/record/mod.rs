//! The record of one document: what extraction yields and the command prints.
//!
//! In: nothing (plain types). Inside the engine all offsets are bytes; [`json`]
//! is the one place where they become code points, as the published schema wants.

pub mod calendar;
mod fact;
mod further;
pub mod json;
mod meta;
mod quantity;
mod touch;

pub use fact::{
    AgreementStatus, Exchange, Fact, FactDetail, FactKind, Function, Indicator, Inference,
    MeetingForm, MembershipStatus, Metric, Mode, RiskType, Since,
};
pub use further::{
    Aspect, Defence, Dependence, Dependent, Forecast, Position, Principle, Relation,
    RelationStatus, RouteEvent, RouteShock, Signal, SignalForm, Stance, Target, Tie, Turn,
    TurningPoint,
};
pub use meta::DocMeta;
pub use quantity::{Bound, Quantity, QuantityValue};
pub use touch::Touch;

use serde::{Deserialize, Serialize};

use crate::lexicon::{EntityKind, StateForm};
use crate::text::Span;

/// Version of the record's form.
pub const SCHEMA: u32 = 1;

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
    /// Facts: those of the eight kinds of the schema's first version, then the further ones
    /// ([`FactKind::is_further`]); both by start, then kind.
    pub facts: Vec<Fact>,
    /// The facts that are the user's in part, by number; of what was extracted there are none.
    pub touched: Vec<(u32, Touch)>,
}
