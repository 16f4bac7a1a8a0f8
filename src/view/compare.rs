//! Partners side by side: for each topic a cell for each partner, each item with its evidence.

use serde::{Deserialize, Serialize};

use super::PartnerCard;
use crate::record::{
    AgreementStatus, Bound, Exchange, Function, MeetingForm, MembershipStatus, Metric, Mode,
    RiskType,
};
use crate::text::Span;

/// A row of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Topic {
    /// Functions that the texts assign.
    Functions,
    /// Sums and indicators.
    Indicators,
    /// Agreements.
    Agreements,
    /// Meetings, in order of date.
    Meetings,
    /// Memberships.
    Memberships,
    /// What for what.
    Exchanges,
    /// Risks.
    Risks,
    /// Who says what.
    Statements,
}

/// What an item says, for the page to put into words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ItemBody {
    /// One function; the item's evidence is one of the places that assign it.
    Function(Function),
    /// A measured value.
    Indicator {
        /// What is measured.
        metric: Metric,
        /// In units of the currency or of `unit`.
        value: f64,
        /// ISO 4217, for money.
        currency: Option<String>,
        /// What is counted, nominative singular, or `%`.
        unit: Option<String>,
        /// Bound.
        bound: Bound,
        /// EDTF.
        period: Option<String>,
    },
    /// An agreement or a package.
    Agreement {
        /// What it is about, as the text says it.
        object: Option<String>,
        /// Sum in units of the currency.
        value: Option<f64>,
        /// ISO 4217.
        currency: Option<String>,
        /// Bound of the sum.
        bound: Bound,
        /// Status.
        status: AgreementStatus,
        /// EDTF.
        date: Option<String>,
        /// How many.
        count: Option<f64>,
    },
    /// A meeting.
    Meeting {
        /// Form.
        form: MeetingForm,
        /// Place, nominative.
        place: Option<String>,
        /// EDTF.
        date: Option<String>,
        /// Announced.
        planned: bool,
    },
    /// A membership.
    Membership {
        /// Id of the organisation.
        organisation: String,
        /// Status.
        status: MembershipStatus,
    },
    /// What for what.
    Exchange(Exchange),
    /// A risk.
    Risk(RiskType),
    /// Words said.
    Statement {
        /// The words, as they stand in the text.
        words: String,
        /// Direct or reported.
        mode: Mode,
    },
}

/// One thing said of one partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// What is said.
    pub body: ItemBody,
    /// Id of the document.
    pub document: String,
    /// Index of the fact in the record of `document`.
    pub fact: usize,
    /// The evidence, bytes in the document's text.
    pub evidence: Span,
    /// Surname id; `None` is the author.
    pub speaker: Option<String>,
    /// The evidence's text, for a preview.
    pub quote: String,
    /// Id of the rule.
    pub rule: String,
    /// Whether the words hedge it.
    pub hedged: bool,
    /// Whether something in it was inferred.
    pub inferred: Vec<crate::record::Inference>,
}

/// What is said of one partner on one topic; empty means «нет в корпусе».
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// The items. Functions: grouped by function, the most evidence first. Meetings: by date, the
    /// undated last. All else: in the order of the corpus.
    pub items: Vec<Item>,
}

/// A topic with a cell for each partner, in the partners' order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// The topic.
    pub topic: Topic,
    /// One for each partner of the comparison.
    pub cells: Vec<Cell>,
}

/// Partners side by side.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The partners, in the user's order; ids that the corpus lacks are left out.
    pub partners: Vec<PartnerCard>,
    /// The topics, in the order of [`Topic`]; every topic is present.
    pub sections: Vec<Section>,
    /// Facts of these partners that pass the filters.
    pub facts: usize,
    /// Facts of these partners without filters.
    pub facts_unfiltered: usize,
}
