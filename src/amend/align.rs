//! A record read anew with other names, its facts under the numbers that they had.
//!
//! In: the record as found without the user's names, and with them. Out: the latter, whose facts that
//! were found before keep their numbers; those that were not follow behind; one that is found no longer
//! keeps its place and does not stand. So a link leads where it led, whatever names are added.
//!
//! «клуб» becomes a partner → fact 17 is still 17, the club's own facts are 40 and 41

use std::collections::BTreeMap;

use super::key::keys;
use crate::record::{FactKind, Record, Touch};

/// The record `now`, numbered as `before`; both are of `text`.
pub fn align(before: &Record, now: Record, text: &str) -> Record {
    let (old, new) = (keys(before, text), keys(&now, text));
    let mut same: BTreeMap<(FactKind, u64, u64), Vec<usize>> = BTreeMap::new();
    for (at, key) in new.iter().enumerate().rev() {
        same.entry((key.kind, key.words, key.said)).or_default().push(at);
    }
    let mut found: Vec<Option<usize>> = old
        .iter()
        .map(|key| same.get_mut(&(key.kind, key.words, key.said)).and_then(Vec::pop))
        .collect();
    // The only one of its kind in its words, now as then, is itself though it says something else.
    let rest = same.into_values().flatten();
    let alone: BTreeMap<(FactKind, u64), usize> = rest
        .filter_map(|at| new.get(at).map(|key| (key, at)))
        .filter(|(key, _)| key.among == 1)
        .map(|(key, at)| ((key.kind, key.words), at))
        .collect();
    for (place, key) in found.iter_mut().zip(&old) {
        if place.is_none() && key.among == 1 {
            *place = alone.get(&(key.kind, key.words)).copied();
        }
    }
    let mut facts: Vec<Option<_>> = now.facts.into_iter().map(Some).collect();
    let mut out = Record { facts: Vec::with_capacity(facts.len()), touched: Vec::new(), ..now };
    for (number, (place, was)) in (0..).zip(found.into_iter().zip(&before.facts)) {
        let here = place.and_then(|at| facts.get_mut(at)).and_then(Option::take);
        if here.is_none() {
            out.touched.push((number, Touch::Gone));
        }
        out.facts.push(here.unwrap_or_else(|| was.clone()));
    }
    out.facts.extend(facts.into_iter().flatten());
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::align;
    use crate::amend::laws::{TEXT, record};
    use crate::record::Touch;

    proptest! {
        #[test]
        fn what_is_found_again_keeps_its_number(
            now in prop::sample::subsequence((0..5).collect::<Vec<usize>>(), 0..=5),
            order in any::<bool>(),
        ) {
            let before = record();
            let mut after = record();
            after.facts = now.iter().map(|at| before.facts[*at].clone()).collect();
            if order {
                after.facts.reverse();
            }
            let out = align(&before, after, TEXT);
            prop_assert_eq!(&out.facts, &before.facts);
            let standing: Vec<usize> = out.standing().map(|(number, _)| number).collect();
            prop_assert_eq!(standing, now);
        }
    }

    #[test]
    fn what_is_new_stands_behind_and_what_changed_where_it_was() {
        let (before, mut after) = (record(), record());
        after.facts[0].partners = vec!["RU".into()];
        let mut more = before.facts[3].clone();
        more.partners = vec!["BY".into()];
        after.facts.insert(0, more.clone());
        let out = align(&before, after, TEXT);
        assert_eq!(out.facts.len(), 6);
        assert_eq!(out.facts[0].partners, ["RU"]);
        assert_eq!(out.facts[5], more);
        assert_eq!(out.touched, Vec::<(u32, Touch)>::new());
    }
}
