//! What a form may be as a name of a person, worked out when a text first writes it like one.
//!
//! In: a folded form and its readings. Out: the nominatives that it may belong to, as a surname and
//! as a given name. «марии» → мария, a given name, genitive.

use super::decline::{Nominative, nominatives};
use super::word::given_readings;
use crate::morph::Reading;

/// The nominatives of a form. Kept with it: a name is met again and again.
#[derive(Clone, Debug)]
pub struct Names {
    /// By the endings of names, in order of preference.
    pub(super) nominatives: Vec<Nominative>,
    /// Those of them that are given names, and the given names of the dictionary.
    pub(super) given: Vec<Nominative>,
}

impl Names {
    /// The nominatives of a folded form with these readings.
    pub fn new(norm: &str, readings: &[Reading]) -> Self {
        let nominatives = nominatives(norm);
        Self { given: given_readings(&nominatives, readings), nominatives }
    }
}
