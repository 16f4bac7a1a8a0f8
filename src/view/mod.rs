//! View models: what the page shows, as plain values without a DOM.
//!
//! In: documents, records, a selection. Out: an overview and a comparison whose every item points
//! to its evidence. Knows what stands beside what; must not know markup or words of the interface.

mod compare;
mod overview;
pub mod route;

pub use compare::{Cell, Comparison, Item, ItemBody, Section, Topic};
pub use overview::{DocumentCard, Overview, PartnerCard, SpeakerCard};
