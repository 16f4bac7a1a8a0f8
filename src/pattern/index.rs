//! Which patterns a sentence can match, asked the other way round: each word list and each slot
//! tells the patterns that wait for it.
//!
//! In: the patterns of a book; the lists and slots of a sentence. Out: [`Awake`], the patterns that
//! found what they wait for. Of the steps that a pattern cannot do without it waits for one, that of
//! the rarest words, so that a sentence sets aside nearly all patterns without looking at them:
//! «Стороны обсудили транзит» wakes the rules of transit, none of a visit. Knows no words of a text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::ast::AnyOf;

/// The patterns that wait for each list and slot, by their number ([`super::Pattern::number`]). What a
/// sentence may hold has one row of numbers: a list its own, bit `i` of the slots that of the last list and `i`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Index {
    /// How many lists there are.
    lists: u16,
    /// How many patterns there are.
    count: u16,
    /// Lists and slots with the patterns that wait for them, sorted.
    waiting: Vec<(u16, u16)>,
    /// Where in `waiting` those of each list and slot begin, and where they all end.
    starts: Vec<u32>,
    /// Patterns that wait for nothing.
    always: Vec<u16>,
    /// What each pattern and its rule cannot do without besides what it waits for, pattern after pattern, the
    /// rarest first: for each unit the lists and slots in which it may be, the last of them with [`LAST`].
    /// They lie flat, apart from the rules, so that a rule stays packed until a sentence holds all of it.
    needs: Vec<u16>,
    /// Where in `needs` those of each pattern end.
    need_ends: Vec<u32>,
}

/// The bit of the last list or slot in which a unit may be.
const LAST: u16 = 1 << 15;

impl Index {
    /// An index without patterns over so many lists.
    pub(super) fn new(lists: usize) -> Self {
        Self { lists: lists as u16, ..Self::default() }
    }

    /// The number of patterns added.
    pub(super) fn count(&self) -> u16 {
        self.count
    }

    /// How many numbers of lists and slots there are.
    pub(super) fn held_count(&self) -> usize {
        usize::from(self.lists) + u32::BITS as usize
    }

    /// The numbers of `slots`.
    pub(super) fn slots(&self, slots: u32) -> impl Iterator<Item = u16> + use<> {
        let first = self.lists;
        (0..u32::BITS as u16).filter(move |bit| slots & 1 << bit != 0).map(move |bit| first + bit)
    }

    /// Adds a pattern that cannot do without these units and waits for the first; its number.
    pub(super) fn add(&mut self, required: &[AnyOf]) -> u16 {
        let number = self.count;
        self.count += 1;
        for need in required.iter().skip(1) {
            self.needs.extend(need.lists.iter().map(|list| list.0));
            self.needs.extend(self.slots(need.slots));
            if let Some(last) = self.needs.last_mut() {
                *last |= LAST;
            }
        }
        self.need_ends.push(self.needs.len() as u32);
        let Some(wanted) = required.first() else {
            self.always.push(number);
            return number;
        };
        self.waiting.extend(wanted.lists.iter().map(|list| (list.0, number)));
        self.waiting.extend(self.slots(wanted.slots).map(|slot| (slot, number)));
        number
    }

    /// Sorts what was added: the last step.
    pub(super) fn close(&mut self) {
        self.waiting.sort_unstable();
        let start =
            |held: usize| self.waiting.partition_point(|(own, _)| usize::from(*own) < held) as u32;
        self.starts = (0..=self.held_count()).map(start).collect();
    }

    /// The patterns that wait for nothing.
    pub(super) fn unasked(&self) -> Awake {
        let mut awake = Awake { bits: vec![0; usize::from(self.count).div_ceil(64)] };
        self.always.iter().for_each(|number| awake.set(*number));
        awake
    }

    /// Wakes the patterns that wait for a list or slot.
    pub(super) fn wake(&self, held: u16, awake: &mut Awake) {
        let at = usize::from(held);
        if let (Some(from), Some(to)) = (self.starts.get(at), self.starts.get(at + 1)) {
            let own = self.waiting.get(*from as usize..*to as usize).unwrap_or_default();
            for (_, number) in own {
                awake.set(*number);
            }
        }
    }

    /// Whether a sentence with the lists and slots of which `holds` says yes has all that a pattern needs
    /// besides what it waits for.
    pub(super) fn is_met(&self, number: u16, holds: impl Fn(u16) -> bool) -> bool {
        let needs = self.needs.get(ends(&self.need_ends, usize::from(number))).unwrap_or_default();
        let mut met = false;
        for held in needs {
            met = met || holds(held & !LAST);
            if held & LAST != 0 {
                if !met {
                    return false;
                }
                met = false;
            }
        }
        true
    }
}

/// Stretch `at` of those that end at `ends`.
fn ends(ends: &[u32], at: usize) -> Range<usize> {
    let end = |at: usize| ends.get(at).map_or(0, |end| *end as usize);
    at.checked_sub(1).map_or(0, end)..end(at)
}

/// A set of patterns, by their number.
#[derive(Clone, Debug, Default)]
pub struct Awake {
    bits: Vec<u64>,
}

impl Awake {
    fn set(&mut self, number: u16) {
        if let Some(bits) = self.bits.get_mut(usize::from(number / 64)) {
            *bits |= 1 << (number % 64);
        }
    }

    /// Keeps those for which `keep` says yes.
    pub(super) fn retain(&mut self, keep: impl Fn(u16) -> bool) {
        for (word, bits) in (0..).zip(&mut self.bits) {
            let mut left = *bits;
            while left != 0 {
                let bit = left.trailing_zeros() as u16;
                left &= left - 1;
                if !keep(word * 64 + bit) {
                    *bits &= !(1 << bit);
                }
            }
        }
    }

    /// Whether one of `numbers` is in the set.
    pub fn any(&self, numbers: Range<u16>) -> bool {
        words(&numbers).any(|word| self.bits_among(word, &numbers) != 0)
    }

    /// The patterns of the set among `numbers`, in order.
    pub(super) fn among(&self, numbers: Range<u16>) -> impl Iterator<Item = u16> {
        words(&numbers).flat_map(move |word| {
            let mut bits = self.bits_among(word, &numbers);
            std::iter::from_fn(move || {
                let bit = bits.trailing_zeros() as u16;
                bits &= bits.wrapping_sub(1);
                (bit < 64).then_some(word * 64 + bit)
            })
        })
    }

    /// Those of 64 bits of the set that stand for one of `numbers`.
    fn bits_among(&self, word: u16, numbers: &Range<u16>) -> u64 {
        let bits = self.bits.get(usize::from(word)).copied().unwrap_or_default();
        let below = |number: u16| match number.saturating_sub(word * 64) {
            64.. => u64::MAX,
            count => (1 << count) - 1,
        };
        bits & below(numbers.end) & !below(numbers.start)
    }
}

/// The words of 64 bits in which these numbers stand.
fn words(numbers: &Range<u16>) -> Range<u16> {
    numbers.start / 64..numbers.end.div_ceil(64)
}

#[cfg(test)]
mod tests {
    use super::super::ast::ListId;
    use super::*;

    fn any(lists: &[u16], slots: u32) -> AnyOf {
        AnyOf { lists: lists.iter().copied().map(ListId).collect(), slots }
    }

    #[test]
    fn who_waits_for_a_list_or_a_slot_is_woken_by_it() {
        let mut index = Index::new(3);
        index.add(&[any(&[0, 2], 0)]);
        index.add(&[]);
        (0..70).for_each(|_| _ = index.add(&[any(&[1], 0)]));
        let last = index.add(&[any(&[1], 4)]);
        index.close();
        let mut awake = index.unasked();
        assert_eq!(awake.among(0..index.count()).collect::<Vec<_>>(), [1]);
        index.wake(2, &mut awake);
        assert_eq!(awake.among(0..index.count()).collect::<Vec<_>>(), [0, 1]);
        index.slots(2).for_each(|slot| index.wake(slot, &mut awake));
        assert_eq!(awake.among(0..index.count()).collect::<Vec<_>>(), [0, 1]);
        index.slots(4 | 1 << 31).for_each(|slot| index.wake(slot, &mut awake));
        assert_eq!(awake.among(1..index.count()).collect::<Vec<_>>(), [1, last]);
        index.wake(1, &mut awake);
        assert_eq!(awake.among(63..66).collect::<Vec<_>>(), [63, 64, 65]);
        assert!(awake.any(72..73) && !awake.any(73..200) && !awake.any(64..64));
        // What is not there wakes nobody.
        index.wake(99, &mut awake);
        assert_eq!(awake.among(0..index.count()).count(), 73);
    }

    #[test]
    fn a_sentence_meets_all_that_a_pattern_needs_or_not() {
        let mut index = Index::new(4);
        let first = index.add(&[any(&[0], 0), any(&[1, 2], 0), any(&[], 4)]);
        let second = index.add(&[any(&[0], 0)]);
        let third = index.add(&[any(&[0], 0), any(&[3], 1)]);
        index.close();
        let met = |number: u16, lists: &[u16], slots: u32| {
            index.is_met(number, |held| {
                lists.contains(&held) || index.slots(slots).any(|slot| slot == held)
            })
        };
        assert!(met(first, &[2], 4) && met(first, &[1, 3], 12));
        assert!(!met(first, &[3], 4) && !met(first, &[1], 1));
        assert!(met(second, &[], 0));
        assert!(met(third, &[3], 0) && met(third, &[], 1) && !met(third, &[1, 2], 4));
    }
}
