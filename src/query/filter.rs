//! What the controls leave: filters that combine, over everything shown.
//!
//! In: a fact with its document. Out: which of the filters it fails. An empty filter passes
//! everything; filters only take away. Must not know how a filter is shown.
//!
//! sources {001} and speakers {мустафин} → the words of Мустафин in 001

use serde::{Deserialize, Serialize};

use crate::dossier::Period;
use crate::record::{Fact, FactDetail, FactKind, Function};

/// How surely a fact is told. A fact can be hedged and inferred at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Certainty {
    /// Said outright.
    Stated,
    /// Said with a hedge.
    Hedged,
    /// Something in it was concluded, not said.
    Inferred,
}

impl Certainty {
    /// All, the surest first.
    pub const ALL: [Self; 3] = [Self::Stated, Self::Hedged, Self::Inferred];

    /// The word of the address and of messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Hedged => "hedged",
            Self::Inferred => "inferred",
        }
    }

    /// The value of a word of the address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|certainty| certainty.code() == code)
    }

    /// Whether a fact is told so.
    pub fn is_of(self, fact: &Fact) -> bool {
        match self {
            Self::Stated => !fact.hedged && fact.inferred.is_empty(),
            Self::Hedged => fact.hedged,
            Self::Inferred => !fact.inferred.is_empty(),
        }
    }
}

/// What to keep; an empty list keeps all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Documents.
    pub documents: Vec<String>,
    /// Speakers; [`Selection::AUTHOR`] is the authors' own text.
    pub speakers: Vec<String>,
    /// Kinds of facts.
    pub kinds: Vec<FactKind>,
    /// Functions; keeps roles that name one of them.
    pub functions: Vec<Function>,
    /// How surely told.
    pub certainty: Vec<Certainty>,
    /// First year, inclusive; facts without a date fall out.
    pub since: Option<i32>,
    /// Last year, inclusive; facts without a date fall out.
    pub until: Option<i32>,
    /// What the evidence has to hold, in the language of the search.
    pub text: String,
}

impl Filter {
    /// Whether it keeps everything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Partners and filters together: what is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Ids of partners. In the comparison its columns, in the user's order, of which no more than
    /// [`Selection::MAX_PARTNERS`] are shown; elsewhere a filter like the others.
    pub partners: Vec<String>,
    /// The filters.
    pub filter: Filter,
}

impl Selection {
    /// So many partners stand side by side at most.
    pub const MAX_PARTNERS: usize = 5;
    /// Stands for the author's own text among speakers.
    pub const AUTHOR: &str = "author";
}

/// When what a fact tells is, was or will be; EDTF.
pub fn date_of(detail: &FactDetail) -> Option<&str> {
    match detail {
        FactDetail::Indicator(indicator) => indicator.period.as_deref(),
        FactDetail::Agreement { date, .. } | FactDetail::Meeting { date, .. } => date.as_deref(),
        FactDetail::Relation(relation) => relation.date.as_deref(),
        FactDetail::Position(position) => position.date.as_deref(),
        FactDetail::Target(target) => target.horizon.as_deref(),
        FactDetail::Forecast(forecast) => forecast.horizon.as_deref(),
        FactDetail::Defence(defence) => defence.date.as_deref(),
        FactDetail::TurningPoint(point) => point.period.as_deref(),
        FactDetail::RouteEvent(event) => event.date.as_deref(),
        FactDetail::Membership { .. }
        | FactDetail::Role { .. }
        | FactDetail::Exchange(_)
        | FactDetail::Risk { .. }
        | FactDetail::Statement { .. }
        | FactDetail::Principle(_)
        | FactDetail::Dependence(_)
        | FactDetail::Signal(_) => None,
    }
}

/// First and last year of it, where both are known.
pub fn years_of(detail: &FactDetail) -> Option<(i32, i32)> {
    Period::parse(date_of(detail)?)?.years()
}
