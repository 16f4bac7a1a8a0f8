//! The ladder of names for relations between states.
//!
//! In: `src/data/doctrine/ladder.tsv`. Out: the rank and the names of a status. Knows an editorial
//! order, which a view shows as such; must not know who stands where.
//!
//! «всеобъемлющее стратегическое партнёрство» stands above «стратегическое партнёрство»

use std::sync::OnceLock;

use super::Names;
use crate::record::RelationStatus;

/// A step of the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The status.
    pub status: RelationStatus,
    /// The higher the closer; names of one rank stand side by side.
    pub rank: u8,
    /// What it is called.
    pub names: Names,
}

/// The steps, from the lowest. A line that cannot be read is left out; a test reads all.
pub fn ladder() -> &'static [Step] {
    static LADDER: OnceLock<Vec<Step>> = OnceLock::new();
    LADDER.get_or_init(|| {
        super::rows(include_str!("../data/doctrine/ladder.tsv")).filter_map(step).collect()
    })
}

/// The step of a status.
pub fn step_of(status: RelationStatus) -> Option<&'static Step> {
    ladder().iter().find(|step| step.status == status)
}

fn step(columns: Vec<&'static str>) -> Option<Step> {
    let [status, rank, ru, en, kk] = columns.try_into().ok()?;
    let status = RelationStatus::from_code(status)?;
    Some(Step { status, rank: rank.parse().ok()?, names: Names { ru, en, kk } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_step_in_the_order_of_the_record() {
        let statuses: Vec<RelationStatus> = ladder().iter().map(|step| step.status).collect();
        assert_eq!(statuses, RelationStatus::ALL);
        assert!(ladder().is_sorted_by_key(|step| step.rank));
        assert!(ladder().iter().all(|step| step.names.all().iter().all(|name| !name.is_empty())));
    }

    #[test]
    fn alliance_stands_highest() {
        let rank = |status| step_of(status).map(|step| step.rank);
        assert!(rank(RelationStatus::Alliance) > rank(RelationStatus::Comprehensive));
        assert!(rank(RelationStatus::Strategic) > rank(RelationStatus::Partnership));
    }
}
