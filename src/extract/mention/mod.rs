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
