//! Of the morphology room, the declension engine, which needs no dictionary, and the features.

#[path = "../src/morph/decline/mod.rs"]
pub(crate) mod decline;
#[path = "../src/morph/gram.rs"]
mod gram;

pub(crate) use gram::Gram;
