//! The rows of the comparison: which facts each shows, and its word in the address.
//!
//! «Подписаны соглашения на 17,2 млрд долл.» → [`Topic::Agreements`], `agreements`

use serde::{Deserialize, Serialize};

use crate::record::FactDetail;

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
    /// Status of relations, as a ladder.
    Relations,
    /// Ties of defence and security.
    Defence,
    /// Who depends on whom.
    Dependence,
    /// Signs of personal diplomacy.
    Signals,
    /// Who says what.
    Statements,
}

impl Topic {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 12] = [
        Self::Functions,
        Self::Relations,
        Self::Indicators,
        Self::Agreements,
        Self::Meetings,
        Self::Memberships,
        Self::Exchanges,
        Self::Dependence,
        Self::Defence,
        Self::Signals,
        Self::Risks,
        Self::Statements,
    ];

    /// The row of a fact; those about the home state alone have none.
    pub(super) fn of(detail: &FactDetail) -> Option<Self> {
        Some(match detail {
            FactDetail::Relation(_) => Self::Relations,
            FactDetail::Defence(_) => Self::Defence,
            FactDetail::Dependence(_) => Self::Dependence,
            FactDetail::Signal(_) => Self::Signals,
            FactDetail::Indicator(_) => Self::Indicators,
            FactDetail::Agreement { .. } => Self::Agreements,
            FactDetail::Meeting { .. } => Self::Meetings,
            FactDetail::Membership { .. } => Self::Memberships,
            FactDetail::Role { .. } => Self::Functions,
            FactDetail::Exchange(_) => Self::Exchanges,
            FactDetail::Risk { .. } => Self::Risks,
            FactDetail::Statement { .. } => Self::Statements,
            _ => return None,
        })
    }

    /// The word of the address and of test ids.
    pub fn code(self) -> &'static str {
        match self {
            Self::Functions => "functions",
            Self::Indicators => "indicators",
            Self::Agreements => "agreements",
            Self::Meetings => "meetings",
            Self::Memberships => "memberships",
            Self::Exchanges => "exchanges",
            Self::Risks => "risks",
            Self::Relations => "relations",
            Self::Defence => "defence",
            Self::Dependence => "dependence",
            Self::Signals => "signals",
            Self::Statements => "statements",
        }
    }

    /// The topic of a word of the address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|topic| topic.code() == code)
    }
}
