//! What only one of the partners side by side has, and what all of them share.
//!
//! In: a comparison. Out: the standing of each aspect (a function, metric, kind of risk …) and the
//! finding in words. Must not know markup.
//!
//! США: энергетика, безопасность; Китай: безопасность → энергетика only США, безопасность shared

use std::collections::BTreeMap;

use super::{Comparison, Item, ItemBody, Locale, Topic};

/// So many aspects are named in a finding.
const NAMED: usize = 4;

/// Who of the partners has an aspect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// One alone.
    Only,
    /// Several, not all.
    Some,
    /// All.
    Shared,
}

/// The aspects of a comparison, each with the columns that have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standings {
    columns: usize,
    by_aspect: BTreeMap<(Topic, String), Vec<usize>>,
}

/// What an item can be compared by: the code of its function, metric, kind …
pub fn aspect(body: &ItemBody) -> Option<String> {
    Some(match body {
        ItemBody::Function(function) => function.code().to_owned(),
        ItemBody::Indicator { metric, .. } => metric.code().to_owned(),
        ItemBody::Membership { organisation, .. } => organisation.clone(),
        ItemBody::Risk(risk) => risk.code().to_owned(),
        ItemBody::Further { detail, .. } => {
            Some(detail.sort()).filter(|s| !s.is_empty())?.to_owned()
        }
        ItemBody::Functions(_)
        | ItemBody::Agreement { .. }
        | ItemBody::Meeting { .. }
        | ItemBody::Exchange(_)
        | ItemBody::Statement { .. } => return None,
    })
}

impl Standings {
    /// The aspects of a comparison.
    pub fn new(comparison: &Comparison) -> Self {
        let mut by_aspect: BTreeMap<(Topic, String), Vec<usize>> = BTreeMap::new();
        for section in &comparison.sections {
            for (column, cell) in section.cells.iter().enumerate() {
                for aspect in cell.items.iter().filter_map(|item| aspect(&item.body)) {
                    let columns = by_aspect.entry((section.topic, aspect)).or_default();
                    if columns.last() != Some(&column) {
                        columns.push(column);
                    }
                }
            }
        }
        Self { columns: comparison.partners.len(), by_aspect }
    }

    /// Who has what an item is about; `None` where nothing is compared.
    pub fn of(&self, topic: Topic, item: &Item) -> Option<Standing> {
        let columns = self.by_aspect.get(&(topic, aspect(&item.body)?))?;
        self.standing(columns)
    }

    fn standing(&self, columns: &[usize]) -> Option<Standing> {
        match columns.len() {
            _ if self.columns < 2 => None,
            1 => Some(Standing::Only),
            n if n == self.columns => Some(Standing::Shared),
            _ => Some(Standing::Some),
        }
    }

    /// Functions that all share, and those of one alone, in words; `name` gives a partner's name.
    pub fn finding(
        &self,
        m: Locale,
        comparison: &Comparison,
        name: impl Fn(&str) -> String,
    ) -> String {
        let functions =
            || self.by_aspect.iter().filter(|((topic, _), _)| *topic == Topic::Functions);
        let word = |code: &str| m.word("function", code).to_lowercase();
        let list = |words: Vec<String>| {
            let rest = words.len().saturating_sub(NAMED);
            let shown = words.into_iter().take(NAMED).collect::<Vec<_>>().join(", ");
            match rest {
                0 => shown,
                rest => m.fill("standing.more", &[("list", &shown), ("n", &m.number(rest as f64))]),
            }
        };
        let shared: Vec<_> = functions()
            .filter(|(_, columns)| self.standing(columns) == Some(Standing::Shared))
            .map(|((_, code), _)| word(code))
            .collect();
        let mut parts = Vec::new();
        if !shared.is_empty() {
            parts.push(m.fill("standing.shared", &[("list", &list(shared))]));
        }
        for (column, card) in comparison.partners.iter().enumerate() {
            let own: Vec<_> = functions()
                .filter(|(_, columns)| {
                    columns.as_slice() == [column] && self.standing(columns) == Some(Standing::Only)
                })
                .map(|((_, code), _)| word(code))
                .collect();
            if !own.is_empty() {
                let partner = name(&card.id);
                parts.push(m.fill("standing.only", &[("partner", &partner), ("list", &list(own))]));
            }
        }
        if parts.is_empty() { m.t("standing.none").to_owned() } else { parts.join(". ") + "." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::EntityKind;
    use crate::record::Function;
    use crate::text::Span;
    use crate::view::{Cell, Language, PartnerCard, Section};

    fn item(function: Function) -> Item {
        Item {
            body: ItemBody::Function(function),
            document: "a".into(),
            fact: 0,
            evidence: Span::new(0, 1),
            partners: Vec::new(),
            speaker: None,
            quote: String::new(),
            rule: String::new(),
            hedged: false,
            inferred: Vec::new(),
            merged: 0,
            variant: 0,
        }
    }

    fn comparison() -> Comparison {
        let card = |id: &str| PartnerCard {
            id: id.into(),
            kind: EntityKind::State,
            name: id.into(),
            mentions: 1,
            facts: 1,
            documents: 1,
        };
        let cell = |functions: &[Function]| Cell {
            items: functions.iter().map(|function| item(*function)).collect(),
            ..Cell::default()
        };
        Comparison {
            partners: vec![card("US"), card("CN")],
            sections: vec![Section {
                topic: Topic::Functions,
                cells: vec![
                    cell(&[Function::Energy, Function::Security, Function::Security]),
                    cell(&[Function::Security]),
                ],
            }],
            ..Comparison::default()
        }
    }

    #[test]
    fn what_one_has_and_what_all_share_are_told_apart() {
        let comparison = comparison();
        let standings = Standings::new(&comparison);
        let of = |function| standings.of(Topic::Functions, &item(function));
        assert_eq!(of(Function::Energy), Some(Standing::Only));
        assert_eq!(of(Function::Security), Some(Standing::Shared));
        assert_eq!(of(Function::Trade), None);
    }

    #[test]
    fn the_finding_names_both() {
        let comparison = comparison();
        let finding = Standings::new(&comparison).finding(
            Locale::plain(Language::Ru),
            &comparison,
            str::to_owned,
        );
        assert_eq!(finding, "Общее: безопасность. Только US: энергетика.");
    }

    #[test]
    fn a_partner_alone_is_compared_with_nobody() {
        let mut comparison = comparison();
        comparison.partners.truncate(1);
        comparison.sections[0].cells.truncate(1);
        assert_eq!(Standings::new(&comparison).of(Topic::Functions, &item(Function::Energy)), None);
    }
}
