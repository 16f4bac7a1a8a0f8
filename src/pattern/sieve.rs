//! A sieve before matching: which units of a sentence a pattern may begin at.
//!
//! In: a stream and a sentence. Out: [`Sieve`], the units of each word list and the slots that the
//! sentence holds. Most patterns find in it that a word they need is absent, and are never run:
//! «Стороны обсудили транзит» holds no word of a visit.

use std::ops::Range;

use super::ast::{AnyOf, ListId, Pattern};
use super::matcher::Stream;

/// What a sentence holds.
#[derive(Clone, Debug, Default)]
pub struct Sieve {
    /// The units of the sentence.
    pub(super) sentence: Range<usize>,
    /// The lists of which the sentence holds a word, one bit each.
    present: Vec<u64>,
    /// Lists with the units that are in them, sorted.
    places: Vec<(ListId, u32)>,
    /// The slots in which some unit stands.
    slots: u32,
}

impl Sieve {
    /// The sieve of the units `sentence`.
    pub fn new<S: Stream>(stream: &S, sentence: Range<usize>) -> Self {
        let mut sieve = Self { sentence: sentence.clone(), ..Self::default() };
        for unit in sentence {
            sieve.slots |= stream.slots(unit);
            for list in stream.lists(unit) {
                let (word, bit) = bit_of(*list);
                if sieve.present.len() <= word {
                    sieve.present.resize(word + 1, 0);
                }
                if let Some(bits) = sieve.present.get_mut(word) {
                    *bits |= bit;
                }
                sieve.places.push((*list, unit as u32));
            }
        }
        sieve.places.sort_unstable();
        sieve
    }

    /// Whether the sentence holds a word of the list.
    pub fn holds(&self, list: ListId) -> bool {
        let (word, bit) = bit_of(list);
        self.present.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// Whether the sentence holds all that a pattern needs.
    pub(super) fn passes(&self, pattern: &Pattern) -> bool {
        pattern.required.iter().all(|any| self.holds_any(any))
    }

    fn holds_any(&self, any: &AnyOf) -> bool {
        self.slots & any.slots != 0 || any.lists.iter().any(|list| self.holds(*list))
    }

    /// The units at which a match of the pattern may begin, in order.
    pub(super) fn starts<S: Stream>(&self, pattern: &Pattern, stream: &S) -> Vec<usize> {
        let Some(first) = &pattern.first else { return self.sentence.clone().collect() };
        let mut out: Vec<usize> = Vec::new();
        for list in first.lists.iter().filter(|list| self.holds(**list)) {
            let from = self.places.partition_point(|(own, _)| own < list);
            let places = self.places.get(from..).unwrap_or_default();
            let own = places.iter().take_while(|(own, _)| own == list);
            out.extend(own.map(|(_, unit)| *unit as usize));
        }
        if self.slots & first.slots != 0 {
            let own = self.sentence.clone();
            out.extend(own.filter(|unit| stream.slots(*unit) & first.slots != 0));
        }
        out.sort_unstable();
        out.dedup();
        out
    }
}

fn bit_of(list: ListId) -> (usize, u64) {
    (usize::from(list.0) / 64, 1 << (list.0 % 64))
}
