//! View models: what the page shows, as plain values without a DOM.
//!
//! In: the corpus, a selection, the reader's language. Out: sheets of panels and a comparison, whose
//! every figure points to its evidence. Knows what stands beside what; must not know markup.

pub mod article;
mod bars;
pub mod chart;
mod compare;
pub mod desk;
pub mod evidence;
pub mod explain;
mod format;
mod functions;
pub mod group;
mod kwic;
mod locale;
mod messages;
#[cfg(test)]
mod messages_used;
mod overview;
pub mod phrase;
pub mod route;
mod search;
pub mod sheet;
mod views;
mod voices;

pub use compare::{Cell, Comparison, Item, ItemBody, Section, Topic, item_of};
pub use desk::{Desk, Extent, Frame};
pub use evidence::Place;
pub use locale::{Intl, Language, Locale, Plain, Plural};
pub use messages::Messages;
pub use overview::{DocumentCard, Overview, PartnerCard, SpeakerCard};
pub use views::{Look, View};
