//! A sieve before matching: which patterns a sentence can match, and at which units they may begin.
//!
//! In: a stream, a sentence and a book. Out: [`Sieve`], the units of each word list, the slots that
//! the sentence holds, and the patterns that found there what they wait for ([`super::index`]). Most
//! patterns are never looked at: «Стороны обсудили транзит» holds no word of a visit.

use std::ops::Range;

use super::ast::{AnyOf, ListId, Pattern, RuleBook};
use super::index::Awake;
use super::matcher::Stream;

/// What a sentence holds.
#[derive(Clone, Debug, Default)]
pub struct Sieve {
    /// The units of the sentence.
    pub(super) sentence: Range<usize>,
    /// The lists of which the sentence holds a word, and its slots, one bit each by the numbers of the index.
    present: Vec<u64>,
    /// Lists with the units that are in them, sorted: the list in the upper half.
    places: Vec<u64>,
    /// The slots in which some unit stands.
    slots: u32,
    /// The patterns that make matches of which the sentence holds all that they need.
    awake: Awake,
}

impl Sieve {
    /// The sieve of the units `sentence`, for the rules of `book`.
    pub fn new<S: Stream>(stream: &S, sentence: Range<usize>, book: &RuleBook) -> Self {
        let mut awake = book.index.unasked();
        let mut sieve = Self {
            sentence: sentence.clone(),
            present: vec![0; book.index.held_count().div_ceil(64)],
            places: Vec::with_capacity(LISTS_OF_UNIT * sentence.len()),
            ..Self::default()
        };
        for unit in sentence {
            sieve.slots |= stream.slots(unit);
            for list in stream.lists(unit) {
                sieve.hold(list.0, book, &mut awake);
                sieve.places.push(place(*list, unit));
            }
        }
        for slot in book.index.slots(sieve.slots) {
            sieve.hold(slot, book, &mut awake);
        }
        awake.retain(|number| book.index.is_met(number, |held| sieve.is_held(held)));
        sieve.awake = awake;
        sieve.places.sort_unstable();
        sieve
    }

    /// Notes that the sentence holds a list or slot, by its number in the index.
    fn hold(&mut self, held: u16, book: &RuleBook, awake: &mut Awake) {
        let (word, bit) = bit_of(held);
        if let Some(bits) = self.present.get_mut(word)
            && *bits & bit == 0
        {
            *bits |= bit;
            book.index.wake(held, awake);
        }
    }

    fn is_held(&self, held: u16) -> bool {
        let (word, bit) = bit_of(held);
        self.present.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// Whether the sentence holds a word of the list.
    pub fn holds(&self, list: ListId) -> bool {
        self.is_held(list.0)
    }

    /// The patterns that make matches of which the sentence holds all that they need.
    pub fn awake(&self) -> &Awake {
        &self.awake
    }

    /// Those of the patterns of a rule that are awake. They are numbered one after the other
    /// ([`RuleBook::finish`]), so that the others are not even looked at.
    pub(super) fn awake_of<'p>(
        &self,
        patterns: &'p [Pattern],
    ) -> impl Iterator<Item = &'p Pattern> {
        let first = patterns.first().map_or(0, |pattern| pattern.number);
        let end = patterns.last().map_or(0, |pattern| pattern.number + 1);
        self.awake
            .among(first..end)
            .filter_map(move |number| patterns.get(usize::from(number - first)))
    }

    /// Whether the sentence holds all that a pattern needs.
    pub(super) fn passes(&self, pattern: &Pattern) -> bool {
        pattern.required.iter().all(|any| self.holds_any(any))
    }

    fn holds_any(&self, any: &AnyOf) -> bool {
        self.slots & any.slots != 0 || any.lists.iter().any(|list| self.holds(*list))
    }

    /// The units at which a match of the pattern may begin, in order.
    pub(super) fn starts<S: Stream>(&self, pattern: &Pattern, stream: &S) -> Starts<'_> {
        let Some(first) = &pattern.first else { return Starts::All(self.sentence.clone()) };
        if let ([list], 0) = (first.lists.as_slice(), first.slots) {
            return Starts::Of(self.places_of(*list).iter());
        }
        let mut out: Vec<usize> = Vec::new();
        for list in first.lists.iter().filter(|list| self.holds(**list)) {
            out.extend(self.places_of(*list).iter().map(|place| unit_of(*place)));
        }
        if self.slots & first.slots != 0 {
            let own = self.sentence.clone();
            out.extend(own.filter(|unit| stream.slots(*unit) & first.slots != 0));
        }
        out.sort_unstable();
        out.dedup();
        Starts::Some(out.into_iter())
    }

    /// The places of a list.
    fn places_of(&self, list: ListId) -> &[u64] {
        let from = self.places.partition_point(|own| *own < place(list, 0));
        let places = self.places.get(from..).unwrap_or_default();
        let count = places.iter().take_while(|own| **own >> UNIT_BITS == u64::from(list.0)).count();
        places.get(..count).unwrap_or_default()
    }
}

/// The units at which a match may begin.
pub(super) enum Starts<'s> {
    /// Any unit.
    All(Range<usize>),
    /// The units of one list.
    Of(std::slice::Iter<'s, u64>),
    /// These.
    Some(std::vec::IntoIter<usize>),
}

impl Iterator for Starts<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        match self {
            Self::All(units) => units.next(),
            Self::Of(places) => places.next().map(|place| unit_of(*place)),
            Self::Some(units) => units.next(),
        }
    }
}

/// Lists in which a unit is, by and large.
const LISTS_OF_UNIT: usize = 2;

/// Half of a place is its unit.
const UNIT_BITS: u32 = 32;

fn place(list: ListId, unit: usize) -> u64 {
    u64::from(list.0) << UNIT_BITS | u64::from(unit as u32)
}

fn unit_of(place: u64) -> usize {
    place as u32 as usize
}

fn bit_of(number: u16) -> (usize, u64) {
    (usize::from(number) / 64, 1 << (number % 64))
}
