//! All facts of the corpus as one table, and what a selection leaves of it.
//!
//! In: records. Out: rows; for a selection, the rows that pass and beside each choice the number
//! that it would leave. Linear in the facts, whatever is chosen. Must not know how a choice is shown.
//!
//! A row that fails nothing counts for every choice it has; a row that fails one filter alone counts
//! for the choices of that filter (what choosing it would leave); any other counts nowhere.

use rustc_hash::FxHashMap;

use super::filter::{Certainty, Selection, years_of};
use super::years::{self, YearChoice};
use crate::record::{FactDetail, FactKind, Function, Record};

/// Which fact: number of the document in the corpus, number of the fact in its record.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct FactRef {
    /// Number of the document.
    pub document: u32,
    /// Number of the fact in its record.
    pub fact: u32,
}

/// A filter of the controls.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Facet {
    /// Partners.
    Partner,
    /// Documents.
    Document,
    /// Speakers.
    Speaker,
    /// Kinds of facts.
    Kind,
    /// Functions.
    Function,
    /// How surely told.
    Certainty,
    /// Years.
    Year,
    /// Words of the evidence.
    Text,
}

impl Facet {
    /// All, in the order of the controls.
    pub const ALL: [Self; 8] = [
        Self::Partner,
        Self::Document,
        Self::Speaker,
        Self::Kind,
        Self::Function,
        Self::Certainty,
        Self::Year,
        Self::Text,
    ];

    /// The word of messages and of test ids.
    pub fn code(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Document => "document",
            Self::Speaker => "speaker",
            Self::Kind => "kind",
            Self::Function => "function",
            Self::Certainty => "certainty",
            Self::Year => "year",
            Self::Text => "text",
        }
    }

    fn bit(self) -> u8 {
        1 << (self as u8)
    }
}

/// A choice of a filter, and how many facts would be left by it under all other filters.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Choice {
    /// Id of the partner, document, speaker; code of the kind, function, certainty.
    pub id: String,
    /// Facts that it would leave.
    pub count: usize,
}

/// What a selection leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selected {
    /// The facts that pass, in the order of the corpus.
    pub facts: Vec<FactRef>,
    /// The same by kind, at the number of each.
    pub kinds: Vec<Vec<FactRef>>,
    /// The choices of each filter but years and words, in the order of the corpus.
    pub facets: Vec<(Facet, Vec<Choice>)>,
    /// The years that may be chosen, ascending.
    pub years: Vec<YearChoice>,
    /// Facts that would pass but for having no date, where years are filtered.
    pub undated: usize,
}

#[derive(Debug)]
struct Row {
    at: FactRef,
    kind: u8,
    certainty: u8,
    functions: u32,
    speaker: u32,
    /// First and last year.
    years: Option<(i32, i32)>,
    /// Range of `Facts::pool`.
    partners: (u32, u32),
}

/// All facts, in the order of the corpus.
#[derive(Debug, Default)]
pub struct Facts {
    rows: Vec<Row>,
    pool: Vec<u32>,
    documents: Vec<String>,
    partners: Names,
    speakers: Names,
}

#[derive(Debug, Default)]
struct Names {
    list: Vec<String>,
    numbers: FxHashMap<String, u32>,
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }

    /// Which of the names are chosen; none where nothing is.
    fn chosen(&self, ids: &[String]) -> Option<Vec<bool>> {
        let mut out = vec![false; self.list.len()];
        for number in ids.iter().filter_map(|id| self.numbers.get(id)) {
            if let Some(place) = out.get_mut(*number as usize) {
                *place = true;
            }
        }
        (!ids.is_empty()).then_some(out)
    }
}

impl Facts {
    /// The facts of records.
    pub fn new(records: &[Record]) -> Self {
        let mut out = Self::default();
        for (document, record) in (0..).zip(records) {
            out.documents.push(record.doc.id.clone());
            for (number, told) in record.standing() {
                let fact = number as u32;
                let start = out.pool.len() as u32;
                for partner in &told.partners {
                    let number = out.partners.number(partner);
                    // One who is named twice is still one fact's.
                    if !out.pool.iter().skip(start as usize).any(|known| *known == number) {
                        out.pool.push(number);
                    }
                }
                let certainty = Certainty::ALL.iter().enumerate();
                let speaker = told.speaker.as_deref().unwrap_or(Selection::AUTHOR);
                out.rows.push(Row {
                    at: FactRef { document, fact },
                    kind: told.detail.kind() as u8,
                    certainty: certainty
                        .filter(|(_, certainty)| certainty.is_of(told))
                        .fold(0, |bits, (number, _)| bits | (1 << number)),
                    functions: functions(&told.detail),
                    speaker: out.speakers.number(speaker),
                    years: years_of(&told.detail),
                    partners: (start, out.pool.len() as u32),
                });
            }
        }
        out
    }

    /// Number of all facts.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What a selection leaves. `found` tells whether the evidence of a fact holds the words of the
    /// filter's text; without one, every fact does.
    pub fn select(
        &self,
        selection: &Selection,
        found: Option<&dyn Fn(FactRef) -> bool>,
    ) -> Selected {
        let tests = Tests::new(self, selection);
        let mut counts = Counts::new(self);
        let kinds = vec![Vec::new(); FactKind::ALL.len()];
        let mut out = Selected { kinds, ..Selected::default() };
        for row in &self.rows {
            let mut fails = tests.fails(self, row);
            if found.is_some_and(|found| !found(row.at)) {
                fails |= Facet::Text.bit();
            }
            if fails == 0 {
                out.facts.push(row.at);
                if let Some(list) = out.kinds.get_mut(usize::from(row.kind)) {
                    list.push(row.at);
                }
            } else if fails == Facet::Year.bit() && row.years.is_none() {
                out.undated += 1;
            }
            if fails.count_ones() <= 1 {
                counts.add(self, row, fails);
            }
        }
        out.years = years::choices(&counts.years, &selection.filter);
        out.facets = counts.choices(self);
        out
    }
}

fn functions(detail: &FactDetail) -> u32 {
    match detail {
        FactDetail::Role { functions } => bits(functions),
        _ => 0,
    }
}

fn bits(functions: &[Function]) -> u32 {
    functions.iter().fold(0, |bits, function| bits | (1 << (*function as u32)))
}

/// A selection in the numbers of the table.
struct Tests {
    partners: Option<Vec<bool>>,
    documents: Option<Vec<bool>>,
    speakers: Option<Vec<bool>>,
    kinds: u64,
    functions: u32,
    certainty: u8,
    since: Option<i32>,
    until: Option<i32>,
}

impl Tests {
    fn new(facts: &Facts, selection: &Selection) -> Self {
        let filter = &selection.filter;
        let documents = (!filter.documents.is_empty())
            .then(|| facts.documents.iter().map(|id| filter.documents.contains(id)).collect());
        let certainty = Certainty::ALL.iter().enumerate();
        Self {
            partners: facts.partners.chosen(&selection.partners),
            documents,
            speakers: facts.speakers.chosen(&filter.speakers),
            kinds: filter.kinds.iter().fold(0, |bits, kind| bits | (1 << (*kind as u64))),
            functions: bits(&filter.functions),
            certainty: certainty
                .filter(|(_, certainty)| filter.certainty.contains(certainty))
                .fold(0, |bits, (number, _)| bits | (1 << number)),
            since: filter.since,
            until: filter.until,
        }
    }

    fn fails(&self, facts: &Facts, row: &Row) -> u8 {
        let is = |chosen: &Option<Vec<bool>>, number: u32| {
            chosen.as_ref().is_none_or(|chosen| chosen.get(number as usize).copied() == Some(true))
        };
        let mut fails = 0;
        let mut need = |passes: bool, facet: Facet| {
            if !passes {
                fails |= facet.bit();
            }
        };
        let partners = facts.partners_of(row);
        need(
            self.partners.is_none() || partners.iter().any(|number| is(&self.partners, *number)),
            Facet::Partner,
        );
        need(is(&self.documents, row.at.document), Facet::Document);
        need(is(&self.speakers, row.speaker), Facet::Speaker);
        need(self.kinds == 0 || self.kinds & (1 << row.kind) != 0, Facet::Kind);
        need(self.functions == 0 || self.functions & row.functions != 0, Facet::Function);
        need(self.certainty == 0 || self.certainty & row.certainty != 0, Facet::Certainty);
        let in_time = match (self.since, self.until, row.years) {
            (None, None, _) => true,
            (_, _, None) => false,
            (since, until, Some((first, last))) => {
                since.is_none_or(|since| last >= since) && until.is_none_or(|until| first <= until)
            }
        };
        need(in_time, Facet::Year);
        fails
    }
}

impl Facts {
    fn partners_of(&self, row: &Row) -> &[u32] {
        let (start, end) = row.partners;
        self.pool.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// Beside each choice, what it would leave.
struct Counts {
    partners: Vec<usize>,
    documents: Vec<usize>,
    speakers: Vec<usize>,
    kinds: Vec<usize>,
    functions: Vec<usize>,
    certainty: Vec<usize>,
    /// First and last year of each that only years may keep out.
    years: Vec<(i32, i32)>,
}

impl Counts {
    fn new(facts: &Facts) -> Self {
        Self {
            partners: vec![0; facts.partners.list.len()],
            documents: vec![0; facts.documents.len()],
            speakers: vec![0; facts.speakers.list.len()],
            kinds: vec![0; FactKind::ALL.len()],
            functions: vec![0; Function::ALL.len()],
            certainty: vec![0; Certainty::ALL.len()],
            years: Vec::new(),
        }
    }

    /// Counts a row that fails at most one filter.
    fn add(&mut self, facts: &Facts, row: &Row, fails: u8) {
        let open = |facet: Facet| fails & !facet.bit() == 0;
        let add = |list: &mut Vec<usize>, number: usize| {
            if let Some(place) = list.get_mut(number) {
                *place += 1;
            }
        };
        if open(Facet::Partner) {
            for number in facts.partners_of(row) {
                add(&mut self.partners, *number as usize);
            }
        }
        if open(Facet::Document) {
            add(&mut self.documents, row.at.document as usize);
        }
        if open(Facet::Speaker) {
            add(&mut self.speakers, row.speaker as usize);
        }
        if open(Facet::Kind) {
            add(&mut self.kinds, usize::from(row.kind));
        }
        if open(Facet::Function) {
            for number in (0..Function::ALL.len()).filter(|n| row.functions & (1 << n) != 0) {
                add(&mut self.functions, number);
            }
        }
        if open(Facet::Certainty) {
            for number in (0..Certainty::ALL.len()).filter(|n| row.certainty & (1 << n) != 0) {
                add(&mut self.certainty, number);
            }
        }
        if open(Facet::Year) {
            self.years.extend(row.years);
        }
    }

    fn choices(self, facts: &Facts) -> Vec<(Facet, Vec<Choice>)> {
        fn list<'a>(ids: impl Iterator<Item = &'a str>, counts: Vec<usize>) -> Vec<Choice> {
            ids.zip(counts).map(|(id, count)| Choice { id: id.to_owned(), count }).collect()
        }
        vec![
            (Facet::Partner, list(facts.partners.list.iter().map(String::as_str), self.partners)),
            (Facet::Document, list(facts.documents.iter().map(String::as_str), self.documents)),
            (Facet::Speaker, list(facts.speakers.list.iter().map(String::as_str), self.speakers)),
            (Facet::Kind, list(FactKind::ALL.iter().map(|kind| kind.code()), self.kinds)),
            (Facet::Function, list(Function::ALL.iter().map(|f| f.code()), self.functions)),
            (Facet::Certainty, list(Certainty::ALL.iter().map(|c| c.code()), self.certainty)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{DocMeta, Fact};
    use crate::text::Span;

    fn fact(partner: &str, speaker: Option<&str>, hedged: bool, function: Function) -> Fact {
        Fact {
            span: Span::new(0, 1),
            detail: FactDetail::Role { functions: vec![function] },
            partners: vec![partner.into()],
            speaker: speaker.map(Into::into),
            rule: "role.line".into(),
            hedged,
            inferred: Vec::new(),
            since: None,
        }
    }

    fn facts() -> Facts {
        let record = |id: &str, facts| Record {
            doc: DocMeta { id: id.into(), ..DocMeta::default() },
            facts,
            ..Record::default()
        };
        Facts::new(&[
            record(
                "a",
                vec![
                    fact("CN", None, false, Function::Trade),
                    fact("RU", Some("мустафин"), true, Function::Transit),
                ],
            ),
            record("b", vec![fact("CN", Some("мустафин"), false, Function::Transit)]),
        ])
    }

    fn count(selected: &Selected, facet: Facet, id: &str) -> usize {
        let (_, choices) =
            selected.facets.iter().find(|(known, _)| *known == facet).expect("facet");
        choices.iter().find(|choice| choice.id == id).expect("choice").count
    }

    #[test]
    fn an_empty_selection_keeps_everything() {
        let selected = facts().select(&Selection::default(), None);
        assert_eq!(selected.facts.len(), 3);
        assert_eq!(count(&selected, Facet::Partner, "CN"), 2);
    }

    #[test]
    fn filters_combine_and_counts_say_what_a_choice_would_leave() {
        let mut selection = Selection { partners: vec!["CN".into()], ..Selection::default() };
        selection.filter.functions = vec![Function::Transit];
        let selected = facts().select(&selection, None);
        assert_eq!(selected.facts, [FactRef { document: 1, fact: 0 }]);
        // Choosing Russia instead would leave its one fact of transit.
        assert_eq!(count(&selected, Facet::Partner, "RU"), 1);
        // Choosing trade instead would leave one fact of China.
        assert_eq!(count(&selected, Facet::Function, "trade"), 1);
        // No fact of China on transit is hedged.
        assert_eq!(count(&selected, Facet::Certainty, "hedged"), 0);
        assert_eq!(count(&selected, Facet::Document, "a"), 0);
    }

    #[test]
    fn an_unknown_choice_leaves_nothing() {
        let selection = Selection { partners: vec!["XX".into()], ..Selection::default() };
        assert!(facts().select(&selection, None).facts.is_empty());
    }

    #[test]
    fn words_of_the_evidence_are_a_filter_like_the_others() {
        let is_second = |at: FactRef| at.document == 1;
        let selected = facts().select(&Selection::default(), Some(&is_second));
        assert_eq!(selected.facts.len(), 1);
        assert_eq!(count(&selected, Facet::Partner, "RU"), 0);
    }

    #[test]
    fn the_author_is_a_speaker_of_its_own() {
        let mut selection = Selection::default();
        selection.filter.speakers = vec![Selection::AUTHOR.to_owned()];
        let selected = facts().select(&selection, None);
        assert_eq!(selected.facts, [FactRef { document: 0, fact: 0 }]);
        assert_eq!(count(&selected, Facet::Speaker, "мустафин"), 2);
    }

    #[test]
    fn facts_without_a_date_fall_out_of_years_and_are_told() {
        let mut selection = Selection::default();
        selection.filter.since = Some(2024);
        let selected = facts().select(&selection, None);
        assert!(selected.facts.is_empty());
        assert_eq!(selected.undated, 3);
    }
}
