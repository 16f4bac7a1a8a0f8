//! Names of the world, compiled at build time from `src/data/lexicon/*.tsv`.
//!
//! In: a sequence of folded words. Out: the longest names that start there, each with the id of
//! what it names. Knows states, blocs, organisations, routes, companies; must not know rules of facts.
//!
//! «Соединённых Штатов» → state US, form name

mod id;

pub use id::{EntityKind, StateForm};

/// stub
#[derive(Debug)]
pub struct Lexicon {}
impl Lexicon {
    /// stub
    pub fn builtin() -> &'static Lexicon {
        &Lexicon {}
    }
    /// stub
    pub fn name_of(&self, _k: EntityKind, _id: &str) -> Option<&str> {
        None
    }
}
