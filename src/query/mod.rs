//! What the controls leave of the facts.
//!
//! In: records and a [`Selection`]. Out: the facts that pass, and beside every choice what it would
//! leave. Knows filters; [`search`] finds words. Must not know how anything is shown.

mod facts;
mod filter;
pub mod search;

pub use facts::{Choice, Facet, FactRef, Facts, Selected};
pub use filter::{Certainty, Filter, Selection, date_of, years_of};
