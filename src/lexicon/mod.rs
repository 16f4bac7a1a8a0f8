//! Names of the world, compiled at build time from `src/data/lexicon/*.tsv`.
//!
//! In: a sequence of folded words. Out: the longest names that start there, each with the id of
//! what it names. Knows states, blocs, organisations, routes, companies; must not know rules of facts.
//!
//! «Соединённых Штатов» → state US, form name

pub mod compile;
mod id;
mod layer;
mod names;

pub use id::{EntityKind, StateForm};
pub use layer::{EntryId, Layer, WordClass};
pub(crate) use names::LayerKind;
pub use names::{AddError, Entry, Lexicon, state_of_town};
