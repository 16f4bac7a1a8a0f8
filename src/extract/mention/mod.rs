//! names of the lexicon.

use super::Block;
use crate::morph::Reading;

/// The part of a form in names of the lexicon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameWord {}

/// Classifies a folded form once.
pub fn classify(_norm: &str, _readings: &[Reading]) -> NameWord {
    NameWord {}
}

use crate::lexicon::{EntityKind, StateForm};
use crate::text::Span;
use std::ops::Range;
/// A mention.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub tokens: Range<usize>,
    pub span: Span,
    pub kind: EntityKind,
    pub id: String,
    pub form: Option<StateForm>,
}
/// stub
pub fn mentions(_b: &Block) -> Vec<Found> {
    Vec::new()
}
