//! Of the room of quantities, what compiles its tables.

#[path = "../src/extract/quantity/class.rs"]
mod class;
#[path = "../src/extract/quantity/compile.rs"]
mod compile;
#[path = "../src/extract/quantity/currencies.rs"]
mod currencies;

pub(crate) use compile::compile;
