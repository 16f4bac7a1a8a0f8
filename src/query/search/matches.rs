//! Stretches of words, and what can be done with lists of them.
//!
//! In: sorted lists of stretches. Out: their union, their neighbours. Word numbers run over the
//! whole index; a stretch never leaves its sentence.

use std::cmp::Reverse;

/// Words `first..=last` of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    pub(super) first: u32,
    pub(super) last: u32,
}

impl Stretch {
    fn cover(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// Words between this stretch and a later one; `None` where they touch the same word.
    fn gap(self, later: Self) -> Option<u32> {
        later.first.checked_sub(self.last)?.checked_sub(1)
    }
}

/// Where a part of a query is met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Matches {
    /// The finds, by place: each is a line of the concordance.
    pub(super) heads: Vec<Stretch>,
    /// All words that had a part in it, by place.
    pub(super) marks: Vec<Stretch>,
}

impl Matches {
    /// Finds that are marked as they are.
    pub(super) fn of(heads: Vec<Stretch>) -> Self {
        Self { marks: heads.clone(), heads }
    }
}

/// By place, without repeats and without what lies inside another.
pub(super) fn outermost(mut list: Vec<Stretch>) -> Vec<Stretch> {
    // Runs of sorted lists: the stable sort merges them.
    list.sort_by_key(|stretch| (stretch.first, Reverse(stretch.last)));
    let mut reached = None;
    list.retain(|stretch| {
        let outside = reached.is_none_or(|last| stretch.last > last);
        reached = reached.max(Some(stretch.last));
        outside
    });
    list
}

/// The places of a phrase: one word of each list, one right after another.
pub(super) fn in_a_row(items: &[Vec<u32>]) -> Vec<Stretch> {
    let Some((first, rest)) = items.split_first() else { return Vec::new() };
    let mut starts = first.clone();
    for (by, places) in (1..).zip(rest) {
        let mut at = 0;
        starts.retain(|start| {
            while places.get(at).is_some_and(|place| *place < start + by) {
                at += 1;
            }
            places.get(at) == Some(&(start + by))
        });
    }
    let by = rest.len() as u32;
    starts.into_iter().map(|first| Stretch { first, last: first + by }).collect()
}

/// For each of `left` the nearest of `right` with at most `within` words between, of those that stand
/// `together`: the stretches over both, and both.
pub(super) fn near(
    left: &[Stretch],
    right: &[Stretch],
    within: u16,
    together: impl Fn(Stretch) -> bool,
) -> Matches {
    let mut found = Matches::default();
    let mut at = 0;
    for head in left {
        while right.get(at).is_some_and(|other| other.first <= head.last) {
            at += 1;
        }
        let after = right.get(at).and_then(|other| Some((head.gap(*other)?, *other)));
        let before = right.get(..at).unwrap_or_default().iter().rev();
        let before = before.take(4).find_map(|other| Some((other.gap(*head)?, *other)));
        let near = after
            .into_iter()
            .chain(before)
            .filter(|(gap, other)| *gap <= u32::from(within) && together(head.cover(*other)));
        if let Some((_, other)) = near.min_by_key(|(gap, _)| *gap) {
            found.heads.push(head.cover(other));
            found.marks.extend([*head, other]);
        }
    }
    found.heads = outermost(found.heads);
    found.marks = outermost(found.marks);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(first: u32, last: u32) -> Stretch {
        Stretch { first, last }
    }

    #[test]
    fn what_lies_inside_another_is_left_out() {
        let list = vec![stretch(4, 4), stretch(1, 2), stretch(2, 2), stretch(1, 1), stretch(4, 4)];
        assert_eq!(outermost(list), [stretch(1, 2), stretch(4, 4)]);
    }

    #[test]
    fn a_phrase_is_words_in_a_row() {
        assert_eq!(in_a_row(&[vec![1, 5, 9], vec![2, 7, 10]]), [stretch(1, 2), stretch(9, 10)]);
        assert_eq!(in_a_row(&[vec![1], Vec::new()]), []);
        assert_eq!(in_a_row(&[]), []);
    }

    #[test]
    fn the_nearest_neighbour_on_either_side() {
        let word = |place| stretch(place, place);
        let found = near(&[word(5)], &[word(1), word(9)], 3, |_| true);
        assert_eq!(found.heads, [stretch(5, 9)], "equally far: the one behind");
        assert_eq!(near(&[word(5)], &[word(3), word(9)], 3, |_| true).heads, [stretch(3, 5)]);
        assert_eq!(near(&[word(5)], &[word(1), word(9)], 2, |_| true).heads, []);
        assert_eq!(near(&[word(5)], &[word(5)], 2, |_| true).heads, []);
    }
}
