//! Which patterns a sentence can match, asked the other way round: each word list and each slot
//! tells the patterns that wait for it.
//!
//! In: the patterns of a book; the lists and slots of a sentence. Out: [`Awake`], the patterns that
//! found what they wait for. Of the steps that a pattern cannot do without it waits for one, that of
//! the rarest words, so that a sentence sets aside nearly all patterns without looking at them:
//! «Стороны обсудили транзит» wakes the rules of transit, none of a visit. Knows no words of a text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::ast::{AnyOf, ListId};

/// The patterns that wait for each list and slot, by their number ([`super::Pattern::number`]).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Index {
    /// How many patterns there are.
    count: u16,
    /// Lists with the patterns that wait for them, sorted.
    by_list: Vec<(ListId, u16)>,
    /// Where in `by_list` each list begins, by its number; one place more than there are lists.
    starts: Vec<u32>,
    /// Patterns that wait for one of these slots.
    slots: Vec<(u32, u16)>,
    /// Patterns that wait for nothing.
    always: Vec<u16>,
    /// What each pattern and its rule cannot do without besides what it waits for, pattern after
    /// pattern, the rarest first.
    needs: Vec<Need>,
    /// Where in `needs` those of each pattern end.
    need_ends: Vec<u32>,
    /// The lists of `needs`, need after need.
    need_lists: Vec<ListId>,
}

/// A unit that a sentence must hold. They lie flat, apart from the rules, so that a rule stays packed until a
/// sentence holds all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Need {
    /// It may stand in one of these slots.
    slots: u32,
    /// Where in `need_lists` the lists end that it may be in.
    lists_end: u32,
}

impl Index {
    /// An index without patterns over so many lists.
    pub(super) fn new(lists: usize) -> Self {
        Self { starts: vec![0; lists + 1], ..Self::default() }
    }

    /// The number of patterns added.
    pub(super) fn count(&self) -> u16 {
        self.count
    }

    /// Adds a pattern that cannot do without these units and waits for the first; its number.
    pub(super) fn add(&mut self, required: &[AnyOf]) -> u16 {
        let number = self.count;
        self.count += 1;
        for need in required.iter().skip(1) {
            self.need_lists.extend(&need.lists);
            self.needs.push(Need { slots: need.slots, lists_end: self.need_lists.len() as u32 });
        }
        self.need_ends.push(self.needs.len() as u32);
        let Some(wanted) = required.first() else {
            self.always.push(number);
            return number;
        };
        if wanted.slots != 0 {
            self.slots.push((wanted.slots, number));
        }
        self.by_list.extend(wanted.lists.iter().map(|list| (*list, number)));
        number
    }

    /// Sorts what was added: the last step.
    pub(super) fn close(&mut self) {
        self.by_list.sort_unstable();
        for (list, start) in (0..).map(ListId).zip(&mut self.starts) {
            *start = self.by_list.partition_point(|(own, _)| *own < list) as u32;
        }
    }

    /// No pattern awake.
    pub(super) fn asleep(&self) -> Awake {
        Awake { bits: vec![0; usize::from(self.count).div_ceil(64)] }
    }

    /// Wakes the patterns that wait for a list.
    pub(super) fn wake(&self, list: ListId, awake: &mut Awake) {
        let at = usize::from(list.0);
        if let (Some(from), Some(to)) = (self.starts.get(at), self.starts.get(at + 1)) {
            let own = self.by_list.get(*from as usize..*to as usize).unwrap_or_default();
            for (_, number) in own {
                awake.set(*number);
            }
        }
    }

    /// Wakes the patterns that wait for one of these slots, and those that wait for nothing.
    pub(super) fn wake_slots(&self, slots: u32, awake: &mut Awake) {
        for (wanted, number) in &self.slots {
            if wanted & slots != 0 {
                awake.set(*number);
            }
        }
        self.always.iter().for_each(|number| awake.set(*number));
    }

    /// Whether a sentence with these slots, and the lists of which `holds` says yes, has all that a
    /// pattern needs besides what it waits for.
    pub(super) fn is_met(&self, number: u16, slots: u32, holds: impl Fn(ListId) -> bool) -> bool {
        let range = ends(&self.need_ends, usize::from(number));
        let needs = self.needs.get(range.clone()).unwrap_or_default();
        let end_of = |need: &Need| need.lists_end as usize;
        let mut from = range.start.checked_sub(1).and_then(|i| self.needs.get(i)).map_or(0, end_of);
        needs.iter().all(|need| {
            let lists = from..end_of(need);
            from = lists.end;
            let lists = self.need_lists.get(lists).unwrap_or_default();
            slots & need.slots != 0 || lists.iter().any(|list| holds(*list))
        })
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

    /// Whether a pattern is in the set.
    pub(super) fn holds(&self, number: u16) -> bool {
        let bits = self.bits.get(usize::from(number / 64)).copied().unwrap_or_default();
        bits & 1 << (number % 64) != 0
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
    use super::*;

    #[test]
    fn who_waits_for_a_list_or_a_slot_is_woken_by_it() {
        let any = |lists: &[u16], slots: u32| AnyOf {
            lists: lists.iter().copied().map(ListId).collect(),
            slots,
        };
        let mut index = Index::new(3);
        index.add(&[any(&[0, 2], 0)]);
        index.add(&[]);
        (0..70).for_each(|_| _ = index.add(&[any(&[1], 0)]));
        let last = index.add(&[any(&[1], 4)]);
        index.close();
        let mut awake = index.asleep();
        index.wake(ListId(2), &mut awake);
        assert_eq!(awake.among(0..index.count()).collect::<Vec<_>>(), [0]);
        index.wake_slots(2, &mut awake);
        assert_eq!(awake.among(0..index.count()).collect::<Vec<_>>(), [0, 1]);
        index.wake_slots(4, &mut awake);
        assert_eq!(awake.among(1..index.count()).collect::<Vec<_>>(), [1, last]);
        index.wake(ListId(1), &mut awake);
        assert_eq!(awake.among(63..66).collect::<Vec<_>>(), [63, 64, 65]);
        assert!(awake.any(72..73) && !awake.any(73..200) && !awake.any(64..64));
        // A list that is not there wakes nobody.
        index.wake(ListId(9), &mut awake);
        assert_eq!(awake.among(0..index.count()).count(), 73);
    }

    #[test]
    fn a_sentence_meets_all_that_a_pattern_needs_or_not() {
        let any = |lists: &[u16], slots: u32| AnyOf {
            lists: lists.iter().copied().map(ListId).collect(),
            slots,
        };
        let mut index = Index::new(4);
        let first = index.add(&[any(&[0], 0), any(&[1, 2], 0), any(&[], 4)]);
        let second = index.add(&[any(&[0], 0)]);
        let third = index.add(&[any(&[0], 0), any(&[3], 1)]);
        index.close();
        let met = |number: u16, lists: &[u16], slots: u32| {
            index.is_met(number, slots, |list| lists.contains(&list.0))
        };
        assert!(met(first, &[2], 4) && met(first, &[1, 3], 12));
        assert!(!met(first, &[3], 4) && !met(first, &[1], 1));
        assert!(met(second, &[], 0));
        assert!(met(third, &[3], 0) && met(third, &[], 1) && !met(third, &[1, 2], 4));
    }
}
