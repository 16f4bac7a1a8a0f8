//! View models: what the page shows, as plain values without a DOM.
//!
//! In: the corpus, a selection, the reader's language. Out: sheets of panels and a comparison, whose
//! every figure points to its evidence. Knows what stands beside what; must not know markup.

mod ablative;
pub mod article;
mod bars;
pub mod chart;
mod cited;
mod compare;
mod cues;
mod date;
mod deals;
pub mod desk;
pub mod evidence;
mod exchange;
pub mod explain;
mod file_name;
#[cfg(test)]
mod fixture;
mod format;
mod formats;
mod functions;
pub mod group;
mod indicators;
mod kwic;
mod lines;
mod locale;
pub mod memory;
mod messages;
#[cfg(test)]
mod messages_used;
mod overview;
mod partners;
mod passages;
pub mod phrase;
mod risks;
pub mod route;
mod search;
pub mod sheet;
mod sources;
pub mod standing;
mod system;
mod time;
mod views;
mod voices;

pub use compare::{Cell, Comparison, Item, ItemBody, Section, Topic, item_of, titled};
pub use desk::{Desk, Extent, Frame};
pub use evidence::Place;
pub use file_name::file_name;
pub(crate) use lines::speaker_at;
pub use locale::{Intl, Language, Locale, Plain, Plural};
pub use messages::Messages;
pub use overview::{DocumentCard, Named, Overview, PartnerCard, SpeakerCard};
pub use views::{Look, View};
