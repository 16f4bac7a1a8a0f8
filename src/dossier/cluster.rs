//! Which statements are of one thing.
//!
//! In: statements, the most specific first, and a test whether two fit. Out: groups. Knows nothing
//! of facts.
//!
//! A vaguer statement joins the one group whose every statement it fits. If it fits none, or more
//! than one, it stands alone: nothing is merged by a guess. The result depends on the set of
//! statements only, not on the order in which documents came.

use std::collections::{BTreeMap, BTreeSet};

/// The groups of the statements `0..all.len()`, as lists of their numbers in rising order. Only
/// statements that share a key are tried against each other.
pub(super) fn cluster<T>(
    all: &[T],
    keys: impl Fn(&T) -> Vec<String>,
    fits: impl Fn(&T, &T) -> bool,
) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut by_key: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (number, statement) in all.iter().enumerate() {
        let keys = keys(statement);
        let near: BTreeSet<usize> =
            keys.iter().filter_map(|key| by_key.get(key)).flatten().copied().collect();
        let fits_all = |group: &usize| {
            groups.get(*group).is_some_and(|members| {
                members.iter().filter_map(|m| all.get(*m)).all(|other| fits(statement, other))
            })
        };
        let mut candidates = near.into_iter().filter(fits_all);
        let group = match (candidates.next(), candidates.next()) {
            (Some(only), None) => only,
            _ => groups.len(),
        };
        drop(candidates);
        match groups.get_mut(group) {
            Some(members) => members.push(number),
            None => groups.push(vec![number]),
        }
        for key in keys {
            by_key.entry(key).or_default().insert(group);
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::cluster;

    /// A statement: a number, or one known to the tens only.
    fn fits(a: &(u32, bool), b: &(u32, bool)) -> bool {
        if a.1 && b.1 { a.0 == b.0 } else { a.0 / 10 == b.0 / 10 }
    }

    #[test]
    fn the_vague_joins_the_only_one_that_fits() {
        let keys = |_: &(u32, bool)| vec![String::new()];
        let groups = cluster(&[(11, true), (25, true), (20, false)], keys, fits);
        assert_eq!(groups, [vec![0], vec![1, 2]]);
    }

    #[test]
    fn the_vague_stands_alone_where_two_fit() {
        let keys = |_: &(u32, bool)| vec![String::new()];
        let groups = cluster(&[(11, true), (12, true), (10, false)], keys, fits);
        assert_eq!(groups, [vec![0], vec![1], vec![2]]);
    }

    #[test]
    fn nothing_is_tried_without_a_common_key() {
        let keys = |s: &(u32, bool)| vec![s.1.to_string()];
        assert_eq!(cluster(&[(11, true), (10, false)], keys, fits).len(), 2);
    }
}
