//! names of persons.

use super::Block;
use crate::morph::Reading;

/// The part of a form in names of persons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PersonWord {}

/// Classifies a folded form once.
pub fn classify(_norm: &str, _readings: &[Reading]) -> PersonWord {
    PersonWord {}
}
