//! The rules and their words as the build packs them.
//!
//! In: nothing. Out: plain types. Knows neither how rules are written nor any text.

use serde::{Deserialize, Serialize};

use crate::pattern::{ListId, RuleBook};

/// The pack.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Pack<'a> {
    /// The rules; their lists without the words.
    pub(super) book: RuleBook,
    /// An `fst` map of folded lemmas to places in `sets`.
    pub(super) lemmas: &'a [u8],
    /// The same of exact forms.
    pub(super) forms: &'a [u8],
    /// The same of beginnings of words.
    pub(super) prefixes: &'a [u8],
    /// Distinct sets of lists, each sorted.
    pub(super) sets: Vec<Vec<ListId>>,
    /// Partners that are poles of the world.
    #[serde(borrow)]
    pub(super) poles: Vec<&'a str>,
}
