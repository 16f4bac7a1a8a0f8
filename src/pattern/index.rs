//! Which patterns a sentence can match, asked the other way round: each word list and each slot
//! tells the patterns that wait for it.
//!
//! In: the patterns of a book. Out: [`Index`]. Of the steps that a pattern cannot do without it
//! waits for one, that of the rarest words, so that a sentence sets aside nearly all patterns
//! without looking at them: «Стороны обсудили транзит» wakes the rules of transit, none of a visit.
//! Knows no words of a text.

use serde::{Deserialize, Serialize};

use super::ast::{ListId, Pattern};

/// The patterns that wait for each list and slot, by their number ([`Pattern::number`]).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Index {
    /// How many patterns there are.
    pub(super) count: u16,
    /// Where in `numbers` those of each list end.
    ends: Vec<u32>,
    /// The patterns by list.
    numbers: Vec<u16>,
    /// Patterns that wait for one of these slots.
    slots: Vec<(u32, u16)>,
    /// Patterns that wait for nothing.
    always: Vec<u16>,
}

impl Index {
    /// The index of patterns numbered in their order: each waits for the first that it requires.
    /// `lists` is the number of lists.
    pub(super) fn new<'a>(patterns: impl Iterator<Item = &'a Pattern>, lists: usize) -> Self {
        let mut index = Self::default();
        let mut by_list: Vec<Vec<u16>> = vec![Vec::new(); lists];
        for pattern in patterns {
            let Some(any) = pattern.required.first() else {
                index.always.push(index.count);
                index.count += 1;
                continue;
            };
            if any.slots != 0 {
                index.slots.push((any.slots, index.count));
            }
            for list in &any.lists {
                if let Some(numbers) = by_list.get_mut(usize::from(list.0)) {
                    numbers.push(index.count);
                }
            }
            index.count += 1;
        }
        for mut numbers in by_list {
            index.numbers.append(&mut numbers);
            index.ends.push(index.numbers.len() as u32);
        }
        index
    }

    /// The patterns that wait for a list.
    pub(super) fn of_list(&self, list: ListId) -> &[u16] {
        let at = usize::from(list.0);
        let end = |at: usize| self.ends.get(at).copied().map(|end| end as usize);
        let start = at.checked_sub(1).and_then(end).unwrap_or(0);
        end(at).and_then(|end| self.numbers.get(start..end)).unwrap_or_default()
    }

    /// The patterns that wait for one of these slots, and those that wait for nothing.
    pub(super) fn of_slots(&self, slots: u32) -> impl Iterator<Item = u16> {
        let own = self.slots.iter().filter(move |(wanted, _)| wanted & slots != 0);
        own.map(|(_, number)| *number).chain(self.always.iter().copied())
    }
}
