//! What the controls leave of the facts, and what is known of the policy apart from any text.
//!
//! In: records and a [`Selection`]. Out: the facts that pass, and beside every choice what it would
//! leave. Knows filters, words ([`search`]), the doctrine's notions ([`doctrine`]), its mechanisms
//! ([`mechanisms`]), the ladder of relations ([`ladder`]) and kinds of papers ([`subject`]); must not know how anything is shown.

pub mod doctrine;
mod facts;
mod filter;
pub mod ladder;
pub mod mechanisms;
mod own_terms;
pub mod search;
pub mod subject;
mod voices;
mod years;

pub use facts::{Choice, Facet, FactRef, Facts, Selected};
pub use filter::{Certainty, Filter, Selection, date_of, years_of};
pub use own_terms::{OwnTerm, own_occurrences};
pub use voices::{Use, Voices, Words};
pub use years::YearChoice;

/// The same words in the languages of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names {
    /// Russian.
    pub ru: &'static str,
    /// English.
    pub en: &'static str,
    /// Kazakh.
    pub kk: &'static str,
}

impl Names {
    /// Russian, English, Kazakh.
    pub fn all(&self) -> [&'static str; 3] {
        [self.ru, self.en, self.kk]
    }
}

/// The columns of the lines of a table, without comments and empty lines.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}
