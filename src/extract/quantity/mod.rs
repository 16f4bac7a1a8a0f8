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

use crate::text::Span;
use std::ops::Range;
/// A quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub tokens: Range<usize>,
    pub span: Span,
    pub value: crate::record::QuantityValue,
    pub bound: crate::record::Bound,
    pub inferred: Option<crate::record::Inference>,
}
/// State.
#[derive(Default, Debug)]
pub struct QuantityState {}
impl QuantityState {
    /// stub
    pub fn new(_d: Option<&str>) -> Self {
        Self {}
    }
}
/// stub
pub fn quantities(_b: &Block, _s: &mut QuantityState) -> Vec<Found> {
    Vec::new()
}
