//! Of the room of persons, what compiles its tables.

#[path = "../src/extract/person/compile.rs"]
mod compile;
#[path = "../src/extract/person/pack.rs"]
mod pack;

pub(crate) use compile::{FILES, compile};
