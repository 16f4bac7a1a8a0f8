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

    /// Adds a pattern that waits for a unit; its number.
    pub(super) fn add(&mut self, wanted: Option<&AnyOf>) -> u16 {
        let number = self.count;
        self.count += 1;
        let Some(wanted) = wanted else {
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
        self.among(numbers).next().is_some()
    }

    /// The patterns of the set among `numbers`, in order.
    pub(super) fn among(&self, numbers: Range<u16>) -> impl Iterator<Item = u16> {
        let words = numbers.start / 64..numbers.end.div_ceil(64);
        words
            .flat_map(move |word| {
                let mut bits = self.bits.get(usize::from(word)).copied().unwrap_or_default();
                std::iter::from_fn(move || {
                    let bit = bits.trailing_zeros() as u16;
                    bits &= bits.wrapping_sub(1);
                    (bit < 64).then_some(word * 64 + bit)
                })
            })
            .filter(move |number| numbers.contains(number))
    }
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
        index.add(Some(&any(&[2, 0], 0)));
        index.add(None);
        (0..70).for_each(|_| _ = index.add(Some(&any(&[1], 0))));
        let last = index.add(Some(&any(&[1], 4)));
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
        // A list that is not there wakes nobody.
        index.wake(ListId(9), &mut awake);
        assert_eq!(awake.among(0..index.count()).count(), 73);
    }
}
