//! The lexicon room without what needs the compiled tables.

#[path = "../src/lexicon/compile/mod.rs"]
pub(crate) mod compile;
#[path = "../src/lexicon/id.rs"]
mod id;

pub(crate) use id::{EntityKind, StateForm};
