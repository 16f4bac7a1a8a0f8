//! Which statements are of one thing.
//!
//! In: statements, the most specific first, and a test whether two fit. Out: groups. Knows nothing
//! of facts.
//!
//! A vaguer statement joins the one group whose every statement it fits. If it fits none, or more
//! than one, it stands alone: nothing is merged by a guess. The result depends on the set of
//! statements only, not on the order in which documents came.

use std::collections::{BTreeMap, BTreeSet};

/// Where the statements stand that one may fit, so that it is not tried against all others.
pub(super) struct Keys<K> {
    /// The keys under which others find it.
    pub(super) kept: Vec<K>,
    /// The keys under which it looks for others. Two that fit have a key of the one among those
    /// that the other looks under, whichever comes first.
    pub(super) sought: Vec<K>,
}

impl<'a, C: Clone> Keys<(&'a str, C)> {
    /// The keys of a statement about these partners: each of them with each trait.
    pub(super) fn of(
        partners: impl IntoIterator<Item = &'a str>,
        kept: &[C],
        sought: &[C],
    ) -> Self {
        let mut keys = Self { kept: Vec::new(), sought: Vec::new() };
        for id in partners {
            keys.kept.extend(kept.iter().map(|common| (id, common.clone())));
            keys.sought.extend(sought.iter().map(|common| (id, common.clone())));
        }
        keys
    }
}

/// The groups of the statements `0..all.len()`, as lists of their numbers in rising order. A
/// statement is tried against those only that its keys lead to.
pub(super) fn cluster<'a, T, K: Ord>(
    all: &'a [T],
    keys: impl Fn(&'a T) -> Keys<K>,
    fits: impl Fn(&T, &T) -> bool,
) -> Vec<Vec<usize>> {
    #[cfg(test)]
    tests::keys_lose_nothing(all, &keys, &fits);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut by_key: BTreeMap<K, BTreeSet<usize>> = BTreeMap::new();
    for (number, statement) in all.iter().enumerate() {
        let Keys { kept, sought } = keys(statement);
        let near: BTreeSet<usize> =
            sought.iter().filter_map(|key| by_key.get(key)).flatten().copied().collect();
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
        for key in kept {
            by_key.entry(key).or_default().insert(group);
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::{Keys, cluster};

    fn same<K: Clone>(key: K) -> Keys<K> {
        Keys { kept: vec![key.clone()], sought: vec![key] }
    }

    /// Of any two that fit, the later looks where the earlier is kept. What has no key is tried
    /// against nothing. Every test of the dossier comes by here.
    pub(super) fn keys_lose_nothing<'a, T, K: Ord>(
        all: &'a [T],
        keys: impl Fn(&'a T) -> Keys<K>,
        fits: impl Fn(&T, &T) -> bool,
    ) {
        for (number, later) in all.iter().enumerate() {
            let sought = keys(later).sought;
            for (before, earlier) in all.iter().take(number).enumerate() {
                let kept = keys(earlier).kept;
                let found = kept.iter().any(|key| sought.contains(key));
                assert!(
                    found || kept.is_empty() || sought.is_empty() || !fits(later, earlier),
                    "{number} fits {before} and does not find it"
                );
            }
        }
    }

    /// A statement: a number, or one known to the tens only.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that cluster asks for")]
    fn fits(a: &(u32, bool), b: &(u32, bool)) -> bool {
        if a.1 && b.1 { a.0 == b.0 } else { a.0 / 10 == b.0 / 10 }
    }

    #[test]
    fn the_vague_joins_the_only_one_that_fits() {
        let keys = |_: &(u32, bool)| same(0);
        let groups = cluster(&[(11, true), (25, true), (20, false)], keys, fits);
        assert_eq!(groups, [vec![0], vec![1, 2]]);
    }

    #[test]
    fn the_vague_stands_alone_where_two_fit() {
        let keys = |_: &(u32, bool)| same(0);
        let groups = cluster(&[(11, true), (12, true), (10, false)], keys, fits);
        assert_eq!(groups, [vec![0], vec![1], vec![2]]);
    }
}
