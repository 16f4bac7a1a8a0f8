//! A correction: what the user says of a fact, a name, a partner.
//!
//! In: nothing (plain types). Out: whether a correction makes sense at all ([`Correction::check`]).
//! Knows what may be set on which kind of fact; must not know whether its object exists.

use serde::{Deserialize, Serialize};

use super::FactKey;
use super::edtf::is_date;
use super::recast::{is_reachable, sorts};
use crate::lexicon::EntityKind;
use crate::record::{Bound, FactKind};
use crate::text::Span;

/// Something named: a partner, most often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Its kind.
    pub kind: EntityKind,
    /// Its id: `CN`, `sco`.
    pub id: String,
}

/// The id of a place that a mention names where it names no partner.
pub const NOBODY: &str = "nobody";

/// What the user says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Correction {
    /// Of a fact.
    Fact {
        /// Which.
        target: FactKey,
        /// What of it.
        action: Action,
        /// Why, in the user's words; may be empty.
        note: String,
    },
    /// Two names are one thing, in every document.
    Merge {
        /// Id of what goes.
        from: String,
        /// What it is.
        to: Entity,
    },
    /// One mention names another thing.
    Split {
        /// Id of the document.
        document: String,
        /// The mention, in bytes.
        span: Span,
        /// What it names.
        to: Entity,
    },
    /// A partner that the lexicon does not know. Found in every case at the next extraction, by
    /// [`crate::lexicon::Lexicon::with_names`].
    AddPartner {
        /// What it is.
        entity: Entity,
        /// Its name, nominative, as typed.
        name: String,
        /// Other names.
        aliases: Vec<String>,
    },
    /// Another name of a partner that the lexicon knows: «Поднебесная» is Китай.
    AddAlias {
        /// What it names.
        entity: Entity,
        /// The name, nominative, as typed.
        name: String,
    },
    /// A notion for the vocabulary.
    AddTerm {
        /// Its name, nominative, as typed.
        name: String,
        /// Other words for it.
        aliases: Vec<String>,
    },
}

/// What the user says of a fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Action {
    /// It is so.
    Confirm,
    /// The words do not say it.
    Reject,
    /// The words say it otherwise.
    Mend(Vec<Change>),
}

/// What is set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// Its kind, and the codes of what tells facts of the kind apart ([`super::sorts`]).
    Kind(FactKind, Vec<String>),
    /// Ids of the partners.
    Partners(Vec<String>),
    /// Id of the speaker; `None` is the author.
    Speaker(Option<String>),
    /// The value, in the unit of the fact; of a dependence the share.
    Value(f64),
    /// The code of a currency, else what is counted, nominative singular, or `%`.
    Unit(String),
    /// On which side of the value the truth lies.
    Bound(Bound),
    /// EDTF: the date, period or horizon of the fact; `None` takes it away.
    Date(Option<String>),
}

/// Why a correction makes no sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Invalid {
    /// A value that is no number.
    #[error("the value is no finite number")]
    Value,
    /// Not in the form of the record.
    #[error("the date is no date of the Extended Date/Time Format")]
    Date,
    /// An id that is empty, stands twice, or has characters that ids have not.
    #[error("an id is not in the form of the record")]
    Id,
    /// A kind of fact that has no such part.
    #[error("a fact of this kind has no such part")]
    Part,
    /// Nothing is changed.
    #[error("nothing is changed")]
    Nothing,
    /// A kind of fact without a code that it must have, or with one that it has not.
    #[error("the kind needs a code of its own")]
    Kind,
    /// A chain of merges that ends where it begins.
    #[error("the merge would close a circle")]
    Circle,
    /// A name without a letter, or with a line break.
    #[error("the name has no letter or more than one line")]
    Name,
}

impl Correction {
    /// Whether the correction makes sense by itself.
    ///
    /// # Errors
    /// The first thing that does not.
    pub fn check(&self) -> Result<(), Invalid> {
        match self {
            Self::Fact { target, action: Action::Mend(changes), .. } => {
                if changes.is_empty() {
                    return Err(Invalid::Nothing);
                }
                let kind = changes.iter().find_map(|change| match change {
                    Change::Kind(kind, _) => Some(*kind),
                    _ => None,
                });
                let kind = kind.unwrap_or(target.kind);
                changes.iter().try_for_each(|change| change.check(kind))
            }
            Self::Fact { .. } => Ok(()),
            Self::Merge { from, to } => {
                to.check()?;
                if is_id(from) && *from != to.id { Ok(()) } else { Err(Invalid::Id) }
            }
            Self::Split { to, .. } => to.check(),
            Self::AddPartner { entity, name, aliases } => {
                entity.check()?;
                check_names(std::iter::once(name).chain(aliases))
            }
            Self::AddAlias { entity, name } => {
                entity.check()?;
                check_names(std::iter::once(name))
            }
            Self::AddTerm { name, aliases } => check_names(std::iter::once(name).chain(aliases)),
        }
    }
}

fn check_names<'a>(mut names: impl Iterator<Item = &'a String>) -> Result<(), Invalid> {
    let is_name =
        |name: &String| name.chars().any(char::is_alphabetic) && !name.contains(char::is_control);
    if names.all(is_name) { Ok(()) } else { Err(Invalid::Name) }
}

impl Entity {
    /// A state has a code of two capitals, all else a lower-case id, as in the lexicon.
    fn check(&self) -> Result<(), Invalid> {
        let is_code = self.id.len() == 2 && self.id.bytes().all(|b| b.is_ascii_uppercase());
        let fits = match self.kind {
            EntityKind::State => is_code,
            EntityKind::Person => is_id(&self.id) && !is_code,
            _ => {
                let plain =
                    |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-+".contains(&b);
                !self.id.is_empty() && self.id.bytes().all(plain)
            }
        };
        if fits { Ok(()) } else { Err(Invalid::Id) }
    }
}

impl Change {
    fn check(&self, kind: FactKind) -> Result<(), Invalid> {
        let part = |fits: bool| if fits { Ok(()) } else { Err(Invalid::Part) };
        match self {
            Self::Kind(kind, codes) => {
                let known = sorts(*kind);
                let is_known = |code: &String| known.contains(&code.as_str());
                let is_fit = match kind {
                    FactKind::Role => !codes.is_empty(),
                    _ => codes.len() == usize::from(!known.is_empty()),
                };
                let fits = is_reachable(*kind) && is_fit && codes.iter().all(is_known);
                if fits { Ok(()) } else { Err(Invalid::Kind) }
            }
            Self::Unit(unit) => {
                if unit.trim().is_empty() || unit.contains(char::is_control) {
                    return Err(Invalid::Value);
                }
                part(has_unit(kind))
            }
            Self::Partners(ids) => {
                let is_first = |at: usize, id: &String| !ids.iter().take(at).any(|old| old == id);
                let fits = ids.iter().enumerate().all(|(at, id)| is_id(id) && is_first(at, id));
                if fits { Ok(()) } else { Err(Invalid::Id) }
            }
            Self::Speaker(None) => Ok(()),
            Self::Speaker(Some(id)) => {
                if is_id(id) {
                    Ok(())
                } else {
                    Err(Invalid::Id)
                }
            }
            Self::Value(value) => {
                if !value.is_finite() {
                    return Err(Invalid::Value);
                }
                part(has_value(kind))
            }
            Self::Bound(_) => part(has_bound(kind)),
            Self::Date(date) => {
                if !date.as_deref().is_none_or(is_date) {
                    return Err(Invalid::Date);
                }
                part(has_date(kind))
            }
        }
    }

    /// Whether both set the same part, so that the later one counts alone.
    pub(super) fn is_of_the_part_of(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// Whether a fact of the kind may have a number.
pub fn has_value(kind: FactKind) -> bool {
    matches!(
        kind,
        FactKind::Indicator | FactKind::Agreement | FactKind::Target | FactKind::Dependence
    )
}

/// Whether a fact of the kind may have a bound.
pub fn has_bound(kind: FactKind) -> bool {
    has_value(kind) || kind == FactKind::Signal
}

/// Whether the number of a fact of the kind may be in one unit or another.
pub fn has_unit(kind: FactKind) -> bool {
    has_value(kind) && kind != FactKind::Dependence
}

/// Whether a fact of the kind may have a date of its own.
pub fn has_date(kind: FactKind) -> bool {
    matches!(
        kind,
        FactKind::Indicator
            | FactKind::Agreement
            | FactKind::Meeting
            | FactKind::Relation
            | FactKind::Position
            | FactKind::Target
            | FactKind::Forecast
            | FactKind::Defence
            | FactKind::TurningPoint
            | FactKind::RouteEvent
    )
}

/// Ids are words of the lexicon or surnames in lower case.
fn is_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || "-+’' ".contains(c))
}
