//! Names of persons: who is named where, one id for one person over the whole document.
//!
//! In: the blocks of a document. Out: a [`Registry`]: persons with gender, titles, the state a
//! known leader acts for, and every mention. Knows given names, leaders, nouns of role and the
//! endings of surnames; must not know who says what.
//!
//! «визит Касым-Жомарта Токаева … Токаев подчеркнул» → one person, токаев, two mentions

mod agree;
mod alone;
mod candidate;
#[cfg(test)]
mod compile;
mod decline;
mod gather;
mod identity;
mod knowledge;
mod names;
mod pack;
mod registry;
mod scan;
mod title;
mod word;

pub use candidate::{Candidate, Pattern};
pub use knowledge::Knowledge;
pub use names::Names;
pub use pack::{Leader, Role, RoleClass, RoleId};
pub use registry::{Mention, Person, PersonId, Registry, is_state};
pub use scan::{candidates, follows_given};
pub use title::Title;
pub use word::{PersonWord, classify};

#[cfg(test)]
mod sentences;
#[cfg(test)]
mod tests;
