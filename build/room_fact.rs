//! Of the room of facts, what compiles the rules.

#[path = "../src/extract/fact/compile.rs"]
mod compile;
#[path = "../src/extract/fact/pack.rs"]
mod pack;
#[path = "../src/extract/fact/vocabulary.rs"]
mod vocabulary;

pub(crate) use compile::{book, compile, names};
