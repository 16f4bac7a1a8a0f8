//! Items of a cell as they stand on the page: functions under their function, values under what
//! they measure.
//!
//! In: the items of a cell. Out: groups, whose order is also the way from one piece of evidence to
//! the next. Must not know markup.
//!
//! «44 млрд» (товарооборот), «27 млрд» (инвестиции), «40 млрд» (товарооборот) → two groups

use super::route::EvidenceRef;
use super::{Comparison, Item, ItemBody, Topic};
use crate::record::{Function, Metric};

/// What the items of a group share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared {
    /// A function.
    Function(Function),
    /// What is measured.
    Metric(Metric),
    /// Nothing but the cell.
    Cell,
}

/// Items that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<'a> {
    /// What they share.
    pub shared: Shared,
    /// The items, in the order of the cell.
    pub items: Vec<&'a Item>,
}

/// The groups of a cell. Metrics come in the order of the schema, functions as the cell has them.
pub fn groups(items: &[Item]) -> Vec<Group<'_>> {
    let mut out: Vec<Group> = Vec::new();
    for item in items {
        let shared = match &item.body {
            ItemBody::Function(function) => Shared::Function(*function),
            ItemBody::Indicator { metric, .. } => Shared::Metric(*metric),
            _ => Shared::Cell,
        };
        match out.iter_mut().find(|group| group.shared == shared) {
            Some(group) => group.items.push(item),
            None => out.push(Group { shared, items: vec![item] }),
        }
    }
    if out.iter().all(|group| matches!(group.shared, Shared::Metric(_))) {
        out.sort_by_key(|group| group.shared);
    }
    out
}

/// How the address names an item of a cell.
pub fn reference(item: &Item, topic: Topic, partner: &str) -> EvidenceRef {
    EvidenceRef {
        document: item.document.clone(),
        fact: item.fact,
        topic,
        partner: partner.to_owned(),
        part: match &item.body {
            ItemBody::Function(function) => Some(function.code().to_owned()),
            _ => None,
        },
    }
}

/// The items of the cell from which evidence was opened, in the order of the page; empty where the
/// comparison has no such cell.
pub fn cell_items<'a>(comparison: &'a Comparison, at: &EvidenceRef) -> Vec<&'a Item> {
    let column = comparison.partners.iter().position(|card| card.id == at.partner);
    let section = comparison.sections.iter().find(|section| section.topic == at.topic);
    let cell = section.zip(column).and_then(|(section, column)| section.cells.get(column));
    let groups = cell.map(|cell| groups(&cell.items)).unwrap_or_default();
    groups.into_iter().flat_map(|group| group.items).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Bound;
    use crate::text::Span;

    fn item(fact: usize, body: ItemBody) -> Item {
        Item {
            body,
            document: "001".to_owned(),
            fact,
            evidence: Span::new(0, 1),
            speaker: None,
            quote: String::new(),
            rule: String::new(),
            hedged: false,
            inferred: Vec::new(),
        }
    }

    fn indicator(fact: usize, metric: Metric) -> Item {
        item(
            fact,
            ItemBody::Indicator {
                metric,
                value: 1.0,
                currency: None,
                unit: None,
                bound: Bound::Exact,
                period: None,
            },
        )
    }

    #[test]
    fn values_stand_under_what_they_measure() {
        let items = [
            indicator(0, Metric::Investment),
            indicator(1, Metric::Trade),
            indicator(2, Metric::Investment),
        ];
        let shape: Vec<_> = groups(&items)
            .iter()
            .map(|group| (group.shared, group.items.iter().map(|i| i.fact).collect::<Vec<_>>()))
            .collect();
        assert_eq!(
            shape,
            [
                (Shared::Metric(Metric::Trade), vec![1]),
                (Shared::Metric(Metric::Investment), vec![0, 2])
            ]
        );
    }

    #[test]
    fn functions_keep_the_order_of_the_cell() {
        let items = [
            item(0, ItemBody::Function(Function::Transit)),
            item(1, ItemBody::Function(Function::Transit)),
            item(0, ItemBody::Function(Function::Economy)),
        ];
        let shared: Vec<_> = groups(&items).iter().map(|group| group.shared).collect();
        assert_eq!(
            shared,
            [Shared::Function(Function::Transit), Shared::Function(Function::Economy)]
        );
    }

    #[test]
    fn one_fact_with_two_functions_has_two_references() {
        let transit = item(4, ItemBody::Function(Function::Transit));
        let economy = item(4, ItemBody::Function(Function::Economy));
        let at = |item| reference(item, Topic::Functions, "CN");
        assert_ne!(at(&transit), at(&economy));
    }

    #[test]
    fn a_cell_that_is_not_there_has_no_items() {
        let at = reference(&indicator(0, Metric::Trade), Topic::Indicators, "CN");
        assert!(cell_items(&Comparison::default(), &at).is_empty());
    }
}
