//! View models: what the page shows, as plain values without a DOM.
//!
//! In: the corpus, a selection, the reader's language. Out: sheets of panels and a comparison, whose
//! every figure points to its evidence. Knows what stands beside what; must not know markup.

pub mod article;
pub mod chart;
mod compare;
pub mod desk;
pub mod explain;
mod file_name;
mod format;
mod functions;
pub mod group;
mod locale;
mod messages;
#[cfg(test)]
mod messages_used;
mod overview;
pub mod phrase;
pub mod route;
pub mod sheet;
mod sources;
mod views;

pub use compare::{Cell, Comparison, Item, ItemBody, Section, Topic, item_of};
pub use desk::{Desk, Extent, Frame};
pub use file_name::file_name;
pub use locale::{Intl, Language, Locale, Plain, Plural};
pub use messages::Messages;
pub use overview::{DocumentCard, Overview, PartnerCard, SpeakerCard};
pub use views::{Look, View};
