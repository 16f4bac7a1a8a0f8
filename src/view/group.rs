//! Items of a cell as they stand on the page: functions under their function, values under what
//! they measure.
//!
//! In: the items of a cell. Out: groups, whose order is also the way from one piece of evidence to
//! the next. Must not know markup.
//!
//! «44 млрд» (товарооборот), «27 млрд» (инвестиции), «40 млрд» (товарооборот) → two groups

use super::route::{EvidenceRef, Spot};
use std::collections::{BTreeMap, BTreeSet};

use super::{Comparison, Item, ItemBody, Topic};
use crate::dossier::{Relation, relations};
use crate::record::{Function, Indicator, Metric};

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
    for group in &mut out {
        if !matches!(group.shared, Shared::Function(_)) {
            let told = told(&group.items);
            group.items = told.into_iter().flat_map(|told| told.items).collect();
        }
    }
    if out.iter().all(|group| matches!(group.shared, Shared::Metric(_))) {
        out.sort_by_key(|group| group.shared);
    }
    out
}

/// Items that tell one thing: shown once, with every variant within reach.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told<'a> {
    /// The items, the most precise variant first; at least one.
    pub items: Vec<&'a Item>,
}

/// The items by the thing they tell, in the order in which the things first come.
pub fn told<'a>(items: &[&'a Item]) -> Vec<Told<'a>> {
    let mut out: Vec<Told> = Vec::new();
    let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
    for item in items {
        let number = *seen.entry(item.merged).or_insert(out.len());
        match out.get_mut(number) {
            Some(told) => told.items.push(item),
            None => out.push(Told { items: vec![item] }),
        }
    }
    for told in &mut out {
        told.items.sort_by_key(|item| item.variant);
        // The first of each variant comes first, so that those shown stand before those folded.
        let mut first = Vec::new();
        let mut again = Vec::new();
        for item in &told.items {
            let is_new = !first.iter().any(|other: &&Item| is_said_again(other, item));
            if is_new { first.push(*item) } else { again.push(*item) }
        }
        first.append(&mut again);
        told.items = first;
    }
    out
}

/// Whether a second item need not be shown beside the first: figures are, where they are not the
/// same figure, for none of them is the right one.
fn is_said_again(first: &Item, second: &Item) -> bool {
    match (&first.body, &second.body) {
        (ItemBody::Indicator { .. }, ItemBody::Indicator { .. }) => first.body == second.body,
        _ => true,
    }
}

impl<'a> Told<'a> {
    /// What is shown at once, and what is folded: every figure once, of all else the most precise
    /// variant.
    pub fn parts(&self) -> (&[&'a Item], &[&'a Item]) {
        let shown = (1..self.items.len())
            .find(|at| {
                let (before, rest) = self.items.split_at(*at);
                let next = rest.first();
                next.is_some_and(|next| before.iter().any(|item| is_said_again(item, next)))
            })
            .unwrap_or(self.items.len());
        self.items.split_at(shown)
    }

    /// Number of documents that tell it.
    pub fn sources(&self) -> usize {
        self.items.iter().map(|item| item.document.as_str()).collect::<BTreeSet<_>>().len()
    }

    /// The classes of its figures among each other, the least to explain first.
    pub fn classes(&self) -> BTreeSet<Relation> {
        let figures: Vec<Indicator> = self.parts().0.iter().filter_map(|i| figure(i)).collect();
        let mut out = BTreeSet::new();
        for (number, figure) in figures.iter().enumerate() {
            for other in figures.iter().skip(number + 1) {
                out.extend(relations(figure, other));
            }
        }
        out
    }
}

fn figure(item: &Item) -> Option<Indicator> {
    match item.body.clone() {
        ItemBody::Indicator { metric, value, currency, unit, bound, period } => {
            Some(Indicator { metric, value, currency, unit, bound, period })
        }
        _ => None,
    }
}

/// How the address names an item of a cell: its mark is `topic:partner`, for a function
/// `topic:partner:function`.
pub fn reference(item: &Item, topic: Topic, partner: &str) -> EvidenceRef {
    let part = match &item.body {
        ItemBody::Function(function) => format!(":{}", function.code()),
        _ => String::new(),
    };
    EvidenceRef {
        document: item.document.clone(),
        spot: Spot::Fact(item.fact),
        mark: format!("{}:{partner}{part}", topic.code()),
    }
}

/// The topic and the partner of a mark of the comparison.
pub fn cell_of(mark: &str) -> Option<(Topic, &str)> {
    let mut parts = mark.split(':');
    let topic = Topic::from_code(parts.next()?)?;
    Some((topic, parts.next()?))
}

/// The items of the cell from which evidence was opened, in the order of the page; empty where the
/// comparison has no such cell.
pub fn cell_items<'a>(comparison: &'a Comparison, at: &EvidenceRef) -> Vec<&'a Item> {
    let Some((topic, partner)) = cell_of(&at.mark) else { return Vec::new() };
    let column = comparison.partners.iter().position(|card| card.id == partner);
    let section = comparison.sections.iter().find(|section| section.topic == topic);
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
            partners: Vec::new(),
            speaker: None,
            quote: String::new(),
            rule: String::new(),
            hedged: false,
            inferred: Vec::new(),
            merged: fact,
            variant: 0,
            touch: None,
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
    fn one_thing_is_told_once_with_every_figure_of_it() {
        let figure = |fact, value, document: &str, variant| {
            let mut item = indicator(fact, Metric::Companies);
            if let ItemBody::Indicator { value: stated, bound, .. } = &mut item.body {
                (*stated, *bound) = (value, Bound::Over);
            }
            (item.merged, item.variant, item.document) = (9, variant, document.to_owned());
            item
        };
        let items = [
            figure(1, 700.0, "a", 0),
            figure(2, 700.0, "b", 0),
            indicator(3, Metric::Companies),
            figure(4, 70.0, "c", 1),
        ];
        let told = told(&items.iter().collect::<Vec<_>>());
        assert_eq!(told.len(), 2);
        let facts = |items: &[&Item]| items.iter().map(|i| i.fact).collect::<Vec<_>>();
        let (shown, folded) = told[0].parts();
        assert_eq!((facts(shown), facts(folded)), (vec![1, 4], vec![2]));
        assert_eq!(told[0].sources(), 3);
        let classes: Vec<_> = told[0].classes().into_iter().collect();
        assert_eq!(classes, [Relation::LowerBoundsApart, Relation::PowerOfTen]);
        let (shown, folded) = told[1].parts();
        assert_eq!((shown.len(), folded.len(), told[1].classes().len()), (1, 0, 0));
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
