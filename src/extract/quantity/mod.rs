//! numbers, money, dates.

use super::Block;
use crate::morph::Reading;

/// The part of a form in numbers, money, dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuantityWord {}

/// Classifies a folded form once.
pub fn classify(_norm: &str, _readings: &[Reading]) -> QuantityWord {
    QuantityWord {}
}
