//! What a first or a last year would leave, for the two menus of the filter of years.
//!
//! In: first and last year of each fact that only years may keep out, the years chosen. Out: a
//! [`YearChoice`] for each year in which a fact begins. Must not know how a year is shown.
//!
//! Facts of 2022 and of 2024–2026: from 2025 on leaves one, until 2025 leaves both.

use super::filter::Filter;

/// A year, and how many facts would be left by it under all other filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct YearChoice {
    /// The year.
    pub year: i32,
    /// Facts left where it is the first year; a last year before it moves to it.
    pub since: usize,
    /// Facts left where it is the last year; a first year after it moves to it.
    pub until: usize,
}

/// The years in which facts begin and those that are chosen, ascending. `spans` are first and last
/// years, the first not after the last. Takes the time of sorting them.
pub(super) fn choices(spans: &[(i32, i32)], filter: &Filter) -> Vec<YearChoice> {
    let sorted = |of: fn(&(i32, i32)) -> i32| {
        let mut years: Vec<i32> = spans.iter().map(of).collect();
        years.sort_unstable();
        years
    };
    let (firsts, lasts) = (sorted(|span| span.0), sorted(|span| span.1));
    // No fact both ends before a stretch and begins after it.
    let left = |since: Option<i32>, until: Option<i32>| {
        let before = since.map_or(0, |year| lasts.partition_point(|last| *last < year));
        let until = until.map_or(spans.len(), |year| firsts.partition_point(|f| *f <= year));
        until.saturating_sub(before)
    };
    let mut years: Vec<i32> =
        firsts.iter().copied().chain(filter.since).chain(filter.until).collect();
    years.sort_unstable();
    years.dedup();
    let choice = |year: i32| YearChoice {
        year,
        since: left(Some(year), filter.until.map(|until| until.max(year))),
        until: left(filter.since.map(|since| since.min(year)), Some(year)),
    };
    years.into_iter().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_fact_of_several_years_is_of_each() {
        let spans = [(2022, 2022), (2024, 2026)];
        let found = choices(&spans, &Filter::default());
        let found: Vec<_> = found.iter().map(|it| (it.year, it.since, it.until)).collect();
        assert_eq!(found, [(2022, 2, 1), (2024, 1, 2)]);
    }

    proptest! {
        /// A count is what a plain pass over the facts leaves.
        #[test]
        fn a_count_is_what_the_choice_leaves(
            spans in prop::collection::vec((2000..2020, 0..6), 0..30),
            since in prop::option::of(1998..2024),
            until in prop::option::of(1998..2024),
        ) {
            let spans: Vec<(i32, i32)> = spans.into_iter().map(|(at, more)| (at, at + more)).collect();
            let filter = Filter { since, until, ..Filter::default() };
            let left = |since: Option<i32>, until: Option<i32>| {
                let is_in = |(first, last): &&(i32, i32)| {
                    since.is_none_or(|since| *last >= since) && until.is_none_or(|until| *first <= until)
                };
                spans.iter().filter(is_in).count()
            };
            for choice in choices(&spans, &filter) {
                let year = choice.year;
                prop_assert_eq!(choice.since, left(Some(year), until.map(|until| until.max(year))));
                prop_assert_eq!(choice.until, left(since.map(|since| since.min(year)), Some(year)));
            }
        }
    }
}
