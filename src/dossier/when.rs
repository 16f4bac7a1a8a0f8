//! Keys by time: under which a dated statement is kept and sought.
//!
//! In: a period. Out: keys. Statements of days that do not meet need not be tried against each
//! other; one of a long or unknown time is tried against all. «6 ноября 2025» → its block of days

use super::period::Period;

/// A stretch of time, as a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum When {
    /// A block of days, [`Period::blocks`].
    Block(i64),
    /// A time that is long, open, of every year or not said.
    Long,
    /// Any time.
    Any,
}

impl When {
    /// The keys under which a statement of this time is kept, and those under which it seeks.
    pub(super) fn keys(period: Option<Period>) -> (Vec<Self>, Vec<Self>) {
        match period.and_then(Period::blocks) {
            Some(blocks) => {
                let blocks: Vec<Self> = blocks.map(Self::Block).collect();
                let with = |last| blocks.iter().copied().chain([last]).collect();
                (with(Self::Any), with(Self::Long))
            }
            None => (vec![Self::Long, Self::Any], vec![Self::Any]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_that_meet_find_each_other_whichever_comes_first() {
        let texts =
            ["2025-11-06", "2025-11", "2025", "199X", "2020/..", "XXXX-11-06", "1995-01", ""];
        for x in texts.map(Period::parse) {
            for y in texts.map(Period::parse) {
                let (_, sought) = When::keys(x);
                let (kept, _) = When::keys(y);
                let is_met = match (x, y) {
                    (Some(x), Some(y)) => x.meets(y),
                    _ => true,
                };
                assert!(!is_met || sought.iter().any(|key| kept.contains(key)), "{x:?} {y:?}");
            }
        }
        let [(_, sought), (kept, _)] =
            ["2025-11-06", "1995-01"].map(|t| When::keys(Period::parse(t)));
        assert!(!sought.iter().any(|key| kept.contains(key)));
    }
}
