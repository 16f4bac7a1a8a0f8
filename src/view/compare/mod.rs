//! Partners side by side: for each topic a cell for each partner, each item with its evidence.

mod item;
mod topic;

use serde::{Deserialize, Serialize};

use std::cmp::Reverse;

use item::items;
pub use item::{Item, ItemBody, item_of, titled};
pub use topic::Topic;

use super::PartnerCard;
use crate::corpus::Document;
use crate::query::{FactRef, Selection};
use crate::record::{Fact, FactDetail, Function, Record};

/// So many items stand in a cell at most, but for functions; how many are left out is told.
pub(super) const CELL_ITEMS: usize = 40;
/// So many items of one function.
pub(super) const FUNCTION_ITEMS: usize = 12;

/// What is said of one partner on one topic; empty means «нет в корпусе».
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// The items. Functions: grouped by function, the most evidence first. Meetings: by date, the
    /// undated last. All else: in the order of the corpus.
    pub items: Vec<Item>,
    /// How many items there are of each function, those left out too; of other topics none.
    pub functions: Vec<(Function, usize)>,
    /// Items that are left out: there are more than `CELL_ITEMS`, or of a function more than
    /// `FUNCTION_ITEMS`.
    pub left_out: usize,
}

impl Cell {
    /// Takes the items of a fact, as long as there is room.
    fn take(&mut self, fact: &Fact, items: impl FnOnce() -> Vec<Item>) {
        let FactDetail::Role { functions } = &fact.detail else {
            // By date they are put in order, so that all are needed first.
            let is_dated = matches!(fact.detail, FactDetail::Meeting { .. });
            if is_dated || self.items.len() < CELL_ITEMS {
                self.items.extend(items());
            } else {
                self.left_out += 1;
            }
            return;
        };
        let mut rooms = Vec::with_capacity(functions.len());
        for function in functions {
            let known = self.functions.iter_mut().find(|(known, _)| known == function);
            let count = if let Some((_, count)) = known {
                *count += 1;
                *count
            } else {
                self.functions.push((*function, 1));
                1
            };
            rooms.push(count <= FUNCTION_ITEMS);
        }
        self.left_out += rooms.iter().filter(|has_room| !**has_room).count();
        if rooms.contains(&true) {
            let items = items().into_iter().zip(rooms);
            self.items.extend(items.filter(|(_, has_room)| *has_room).map(|(item, _)| item));
        }
    }

    fn sort(&mut self, topic: Topic) {
        match topic {
            Topic::Functions => {
                let function = |item: &Item| match item.body {
                    ItemBody::Function(function) => Some(function),
                    _ => None,
                };
                let counts = &self.functions;
                let count = |function: Option<Function>| {
                    counts.iter().find(|(known, _)| Some(*known) == function).map_or(0, |it| it.1)
                };
                self.items.sort_by_key(|item| (Reverse(count(function(item))), function(item)));
            }
            // EDTF sorts by its text for whole dates; an unknown year («XXXX») comes after all years.
            Topic::Meetings => self.items.sort_by_cached_key(|item| match &item.body {
                ItemBody::Meeting { date: Some(date), .. } => (0, date.clone()),
                _ => (1, String::new()),
            }),
            _ => {}
        }
        // Of functions as many as there is room for each were taken already.
        if topic != Topic::Functions {
            self.left_out += self.items.len().saturating_sub(CELL_ITEMS);
            self.items.truncate(CELL_ITEMS);
        }
    }

    /// How many items there are of a function.
    pub fn count(&self, function: Function) -> usize {
        self.functions.iter().find(|(known, _)| *known == function).map_or(0, |found| found.1)
    }
}

/// A topic with a cell for each partner, in the partners' order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// The topic.
    pub topic: Topic,
    /// One for each partner of the comparison.
    pub cells: Vec<Cell>,
}

/// Partners side by side.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The partners, in the user's order; ids that the corpus lacks are left out.
    pub partners: Vec<PartnerCard>,
    /// The topics, in the order of [`Topic`]; every topic is present.
    pub sections: Vec<Section>,
    /// Facts of these partners that pass the filters.
    pub facts: usize,
    /// Facts of these partners without filters.
    pub facts_unfiltered: usize,
}

impl Comparison {
    /// Compares the partners of a selection over records (same order as `documents`); `told` are the
    /// places of their facts in the dossier ([`crate::dossier::Dossier::places`]); `known` are the partners of the corpus, `passing` the facts that the filters leave,
    /// in order.
    pub fn new(
        selection: &Selection,
        documents: &[Document],
        records: &[Record],
        told: &[Vec<(usize, usize)>],
        known: &[PartnerCard],
        passing: &[FactRef],
    ) -> Self {
        let partners: Vec<PartnerCard> = selection
            .partners
            .iter()
            .filter_map(|id| known.iter().find(|card| card.id == *id))
            .take(Selection::MAX_PARTNERS)
            .cloned()
            .collect();
        let mut out = Self {
            sections: Topic::ALL
                .iter()
                .map(|topic| Section {
                    topic: *topic,
                    cells: vec![Cell::default(); partners.len()],
                })
                .collect(),
            ..Self::default()
        };
        let about = |fact: &Fact| partners.iter().any(|card| fact.partners.contains(&card.id));
        let all = records.iter().flat_map(Record::standing);
        out.facts_unfiltered = all.filter(|(_, fact)| about(fact)).count();
        for at in passing {
            let (number, index) = (at.document as usize, at.fact as usize);
            let Some(document) = documents.get(number) else { continue };
            let Some(record) = records.get(number) else { continue };
            let fact = record.facts.get(index);
            let Some(fact) = fact.filter(|fact| about(fact)) else { continue };
            out.facts += 1;
            let Some(topic) = Topic::of(&fact.detail) else { continue };
            let place = told.get(number).and_then(|told| told.get(index)).copied();
            let make = || {
                let items = items(document, record, index, place.unwrap_or_default());
                items.into_iter().map(titled).collect()
            };
            for section in out.sections.iter_mut().filter(|s| s.topic == topic) {
                for (card, cell) in partners.iter().zip(&mut section.cells) {
                    if fact.partners.contains(&card.id) {
                        cell.take(fact, make);
                    }
                }
            }
        }
        for section in &mut out.sections {
            for cell in &mut section.cells {
                cell.sort(section.topic);
            }
        }
        out.partners = partners;
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{Comparison, ItemBody, Topic};
    use crate::corpus::Document;
    use crate::dossier::Dossier;
    use crate::query::{Facts, Selection};
    use crate::record::{DocMeta, Fact, FactDetail, Function, MeetingForm, Record};
    use crate::view::fixture::{card, fact};

    fn visit(date: Option<&str>) -> FactDetail {
        FactDetail::Meeting {
            form: MeetingForm::Visit,
            place: None,
            date: date.map(Into::into),
            planned: false,
        }
    }

    fn compare(partners: &[&str], facts: Vec<Fact>) -> Comparison {
        let meta = DocMeta { id: "a".into(), ..DocMeta::default() };
        let document = Document::from_text("a", "Китай и США".into());
        let record = Record { doc: meta, facts, ..Record::default() };
        let partners = partners.iter().map(|id| (*id).to_owned()).collect();
        let selection = Selection { partners, ..Selection::default() };
        let (documents, records) = ([document], [record]);
        let dossier = Dossier::new(&documents, &records);
        let known = [card("CN"), card("US")];
        let passing = Facts::new(&records).select(&selection, None).facts;
        let told = dossier.places(&records);
        Comparison::new(&selection, &documents, &records, &told, &known, &passing)
    }

    fn items(comparison: &Comparison, topic: Topic, column: usize) -> Vec<ItemBody> {
        let section = comparison.sections.iter().find(|s| s.topic == topic).expect("every topic");
        section.cells[column].items.iter().map(|item| item.body.clone()).collect()
    }

    #[test]
    fn a_fact_of_two_partners_stands_in_both_columns_and_counts_once() {
        let comparison = compare(&["US", "CN"], vec![fact(&["CN", "US"], visit(None))]);
        assert_eq!(comparison.facts, 1);
        assert_eq!(items(&comparison, Topic::Meetings, 0).len(), 1);
        assert_eq!(items(&comparison, Topic::Meetings, 1).len(), 1);
    }

    #[test]
    fn meetings_stand_in_order_of_date_the_undated_last() {
        let dates = [None, Some("2025-11"), Some("2024-12-05")];
        let facts = dates.iter().map(|date| fact(&["CN"], visit(*date))).collect();
        let found = items(&compare(&["CN"], facts), Topic::Meetings, 0);
        let expected = [Some("2024-12-05"), Some("2025-11"), None];
        assert_eq!(found, expected.map(|date| body(visit(date))));
    }

    fn body(detail: FactDetail) -> ItemBody {
        match detail {
            FactDetail::Meeting { form, place, date, planned } => {
                ItemBody::Meeting { form, place, date, planned }
            }
            other => panic!("no meeting: {other:?}"),
        }
    }

    #[test]
    fn functions_with_more_evidence_come_first() {
        let role = |functions: &[Function]| FactDetail::Role { functions: functions.to_vec() };
        let facts = vec![
            fact(&["CN"], role(&[Function::Economy])),
            fact(&["CN"], role(&[Function::Transit, Function::Energy])),
            fact(&["CN"], role(&[Function::Transit])),
        ];
        let found = items(&compare(&["CN"], facts), Topic::Functions, 0);
        let expected = [Function::Transit, Function::Transit, Function::Economy, Function::Energy];
        assert_eq!(found, expected.map(ItemBody::Function));
    }

    #[test]
    fn unknown_partners_are_left_out_and_empty_cells_stay() {
        let comparison = compare(&["XX", "CN"], Vec::new());
        assert_eq!(comparison.partners.len(), 1);
        assert_eq!(comparison.sections.len(), Topic::ALL.len());
        assert!(
            comparison.sections.iter().all(|s| s.cells.len() == 1 && s.cells[0].items.is_empty())
        );
    }
}
