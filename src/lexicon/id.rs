//! What a name may name.

use serde::{Deserialize, Serialize};

/// Kind of a named thing: the `kind` of a mention in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntityKind {
    /// A state, id ISO 3166-1 alpha-2.
    State,
    /// A pole or group of states without a charter.
    Bloc,
    /// An international organisation or standing format.
    Organisation,
    /// A company, bank, fund, newspaper.
    Company,
    /// A named person.
    Person,
    /// A place that does not stand for its state.
    Place,
    /// A corridor, pipeline, railway line, initiative of routes.
    Route,
}

impl EntityKind {
    /// The word of the record.
    pub fn code(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Bloc => "bloc",
            Self::Organisation => "organisation",
            Self::Company => "company",
            Self::Person => "person",
            Self::Place => "place",
            Self::Route => "route",
        }
    }

    /// Whether it may be a partner of a fact.
    pub fn is_partner(self) -> bool {
        matches!(self, Self::State | Self::Bloc | Self::Organisation)
    }
}

/// The form in which a state is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StateForm {
    /// «Китай», «КНР».
    Name,
    /// «Пекин».
    Capital,
    /// «Белый дом», «Акорда».
    Institution,
    /// «китайский», «казахстанско-».
    Adjective,
    /// «казахстанцы».
    People,
}

impl StateForm {
    /// The word of the record.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Capital => "capital",
            Self::Institution => "institution",
            Self::Adjective => "adjective",
            Self::People => "people",
        }
    }
}
