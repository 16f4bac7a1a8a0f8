//! View models: what the page shows, as plain values without a DOM.
//!
//! In: documents, records, a selection. Out: an overview and a comparison whose every item points
//! to its evidence. Knows what stands beside what; must not know markup or words of the interface.

pub mod article;
mod compare;
pub mod explain;
pub mod format;
pub mod group;
mod messages;
#[cfg(test)]
mod messages_used;
mod overview;
pub mod phrase;
pub mod route;

pub use compare::{Cell, Comparison, Item, ItemBody, Section, Topic};
pub use messages::Messages;
pub use overview::{DocumentCard, Overview, PartnerCard, SpeakerCard};
