//! Of the morphology room, the declension engine, which needs no dictionary.

#[path = "../src/morph/decline/mod.rs"]
pub(crate) mod decline;
