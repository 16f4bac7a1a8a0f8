//! A sentence on its stage: who takes part, when, and who was spoken of before.

use std::ops::Range;

use super::list;
use super::memory::Memory;
use super::rules::rules;
use super::units::{COUNT, PARTNER, ROUTE, Units};
use crate::lexicon::{EntityKind, StateForm};
use crate::morph::Gram;
use crate::pattern::{ListId, Match, Rule, Sieve, Stream as _, matches};
use crate::record::{Bound, Fact, FactDetail, Inference, QuantityValue};
use crate::text::Span;

/// Who a fact is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parties {
    pub(super) ids: Vec<String>,
    pub(super) carried: bool,
}

/// The units of a named part of a match.
pub(super) fn captured(hit: &Match, name: &str) -> Option<Range<usize>> {
    hit.capture(rules().book.capture(name))
}

/// One sentence.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    pub(super) units: &'a Units<'a>,
    pub(super) sentence: Range<usize>,
    pub(super) home: Option<&'a str>,
    pub(super) memory: &'a Memory,
    /// The word lists and slots that the sentence holds.
    sieve: Sieve,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        units: &'a Units<'a>,
        sentence: Range<usize>,
        home: Option<&'a str>,
        memory: &'a Memory,
    ) -> Self {
        let sieve = Sieve::new(units, sentence.clone(), &rules().book);
        Self { units, sentence, home, memory, sieve }
    }

    /// The evidence: the sentence without the dash that opens speech.
    pub(super) fn evidence(&self) -> Span {
        let mut from = self.sentence.start;
        while from + 1 < self.sentence.end
            && matches!(self.units.text(from..from + 1), "-" | "–" | "—" | "•" | "*")
        {
            from += 1;
        }
        self.units.span(from..self.sentence.end)
    }

    /// The partners that units name, in order, no repeats, the home state left out. A leader
    /// stands for the leader's state, a company of the lists `company.…` for its own, and the town where
    /// a union has its seat (the lists `seat.…`) for the union, unless the text is about the town's state.
    pub(super) fn partners_in(&self, units: Range<usize>) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for unit in units {
            for named in self.units.named(unit) {
                let own = || named.kind.is_partner().then_some(named.id.as_str());
                let union = (named.form == Some(StateForm::Capital))
                    .then(|| self.union_of_seat(unit, &named.id))
                    .flatten();
                let owner = (named.kind == EntityKind::Company)
                    .then(|| rules().owner_of(self.units.lists(unit)))
                    .flatten();
                let id = union.or_else(own).or(owner).or(named.acts_for.as_deref());
                if let Some(id) = id
                    && Some(id) != self.home
                    && !out.iter().any(|old| old == id)
                {
                    out.push(id.to_owned());
                }
            }
        }
        out
    }

    /// The union that has its seat where a unit names it, unless the text is about the state `id`
    /// whose town it is.
    fn union_of_seat(&self, unit: usize, id: &str) -> Option<&'static str> {
        let is_about = self.home == Some(id) || self.memory.counterpart.as_deref() == Some(id);
        rules().seat_of(self.units.lists(unit)).filter(|_| !is_about)
    }

    /// The partners that the sentence names.
    pub(super) fn stated_partners(&self) -> Vec<String> {
        self.partners_in(self.sentence.clone())
    }

    /// The partners that the sentence names otherwise than by their companies: whom a sentence that
    /// names none may go on about.
    pub(super) fn spoken_of(&self) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for unit in self.sentence.clone() {
            let named = self.units.named(unit);
            if named.iter().any(|named| named.kind == EntityKind::Company) {
                continue;
            }
            for id in self.partners_in(unit..unit + 1) {
                if !out.contains(&id) {
                    out.push(id);
                }
            }
        }
        out
    }

    /// Whether the sentence names the home state or its leader.
    pub(super) fn names_home(&self) -> bool {
        self.sentence.clone().flat_map(|unit| self.units.named(unit)).any(|named| {
            Some(named.id.as_str()) == self.home || named.acts_for.as_deref() == self.home
        })
    }

    /// The partners of the sentence or, where it names none, those named last.
    pub(super) fn parties(&self) -> Parties {
        let stated = self.stated_partners();
        if stated.is_empty() { self.carried() } else { Parties { ids: stated, carried: false } }
    }

    /// The great powers that the text names, where it speaks of all of them at once.
    pub(super) fn powers(&self) -> Parties {
        Parties { ids: self.memory.powers.clone(), carried: true }
    }

    /// The partners that were spoken of before.
    pub(super) fn carried(&self) -> Parties {
        let ids = self.recalled();
        Parties { carried: !ids.is_empty(), ids }
    }

    /// Whom the sentence goes on about if it names nobody. The list `both-sides` holds words for
    /// the two sides of a text: «взаимная торговля», «наши страны»; `union-word` those for an organisation,
    /// which is the one named last: «население объединения».
    fn recalled(&self) -> Vec<String> {
        let is_one = |unit: usize| {
            self.units
                .form(unit)
                .is_some_and(|form| form.readings.iter().any(|r| r.gram.any(Gram::SING)))
                && self.is_any(unit..unit + 1, list::UNION_WORD)
        };
        if let Some(union) = &self.memory.organisation
            && self.sentence.clone().any(is_one)
        {
            return vec![union.clone()];
        }
        self.memory.recall(self.names_both_sides(self.sentence.clone()))
    }

    /// Whether units speak of the two sides of a text: «взаимный», «двух стран».
    pub(super) fn names_both_sides(&self, units: Range<usize>) -> bool {
        let two = |unit: usize| {
            self.is_any(unit..unit + 1, list::LANDS) && self.count_at(unit) == Some(2.0)
        };
        self.is_any(units.clone(), list::BOTH_SIDES) || units.into_iter().any(two)
    }

    /// The parties of a match: the partner that the rule names, with those coordinated to it; else,
    /// by the rule's setting `partners`, those of the sentence or carried on from before (the
    /// default), those that stand `before` the match, if any does, those `stated` in the sentence, those
    /// `near`: in the match and up to the end of its clause, those that its `clause` is
    /// about, or the `nearest`: those of its clause and, where there are none, the default, or with
    /// `stated-nearest` those stated in the sentence.
    pub(super) fn parties_of(&self, rule: &Rule, hit: &Match) -> Parties {
        if let Some(units) = captured(hit, "partner") {
            let ids = self.partners_in(self.coordinated(&units));
            if !ids.is_empty() {
                return Parties { ids, carried: false };
            }
        }
        match rule.setting("partners") {
            Some("before") => {
                let ids = self.partners_in(self.sentence.start..hit.units.start);
                if !ids.is_empty() {
                    return Parties { ids, carried: false };
                }
                let carried = self.recalled();
                if !carried.is_empty() && self.names_only_places() {
                    return Parties { ids: carried, carried: true };
                }
                self.parties()
            }
            Some("clause") => self.clause_parties(&hit.units),
            Some("nearest") => self.nearest_parties(hit),
            Some("named") => Parties::default(),
            Some("stated") => Parties { ids: self.stated_partners(), carried: false },
            Some("stated-nearest") => {
                let own = self.clause_parties(&hit.units);
                if own.carried || own.ids.is_empty() {
                    Parties { ids: self.stated_partners(), carried: false }
                } else {
                    own
                }
            }
            Some("near") => {
                let end = (hit.units.end..self.sentence.end)
                    .find(|unit| self.units.ends_clause(*unit) && !self.joins_names(*unit))
                    .unwrap_or(self.sentence.end);
                Parties { ids: self.partners_in(hit.units.start..end), carried: false }
            }
            _ => self.parties(),
        }
    }

    /// Whether the sentence names partners only as where things come from or go to («обсуждён экспорт
    /// в Европу»): the list `whereto` holds the prepositions.
    fn names_only_places(&self) -> bool {
        let mut partners =
            self.sentence.clone().filter(|unit| self.units.list[*unit].slots & PARTNER != 0);
        let place = |unit: usize| {
            unit.checked_sub(1).is_some_and(|before| self.is_any(before..unit, list::WHERETO))
        };
        partners.all(place)
    }

    /// Whether a unit is the dash between two partners: «Центральная Азия – Китай».
    fn joins_names(&self, unit: usize) -> bool {
        let is_partner = |unit: Option<usize>| {
            let unit = unit.and_then(|unit| self.units.list.get(unit));
            unit.is_some_and(|unit| unit.slots & PARTNER != 0)
        };
        matches!(self.units.text(unit..unit + 1), "—" | "–" | "-")
            && is_partner(unit.checked_sub(1))
            && is_partner(Some(unit + 1))
    }

    /// The count of a unit and its bound, where the unit is a count.
    pub(super) fn count_at(&self, unit: usize) -> Option<f64> {
        let unit = self.units.list.get(unit)?;
        if unit.slots & COUNT == 0 {
            return None;
        }
        match &self.units.paragraph.quantities.get(unit.quantity?)?.value {
            QuantityValue::Count { value, .. } => Some(*value),
            _ => None,
        }
    }

    /// The bound of the quantity of a unit; that of none is exact.
    pub(super) fn bound_at(&self, unit: usize) -> Bound {
        let quantity = self.units.list.get(unit).and_then(|unit| unit.quantity);
        quantity
            .and_then(|index| self.units.paragraph.quantities.get(index))
            .map_or(Bound::Exact, |found| found.bound)
    }

    /// What a unit counts, where it is a count.
    pub(super) fn counted(&self, unit: usize) -> Option<&str> {
        match &self.units.paragraph.quantities.get(self.units.list.get(unit)?.quantity?)?.value {
            QuantityValue::Count { unit, .. } => Some(unit),
            _ => None,
        }
    }

    /// Whether the words of the sentence hedge what they say.
    pub(super) fn is_hedged(&self) -> bool {
        self.matches("hedge").next().is_some()
    }

    /// A fact of this sentence.
    pub(super) fn fact(&self, rule: &str, parties: Parties, detail: FactDetail) -> Fact {
        Fact {
            span: self.evidence(),
            detail,
            partners: parties.ids,
            speaker: None,
            rule: rule.into(),
            hedged: false,
            inferred: if parties.carried { vec![Inference::CarriedPartner] } else { Vec::new() },
            since: None,
        }
    }

    /// Whether one of the patterns with these numbers is awake.
    pub(super) fn wakes(&self, patterns: Range<u16>) -> bool {
        self.sieve.awake().any(patterns)
    }

    /// Whether a rule of a kind of which `holds` says yes has a pattern awake.
    pub(super) fn wakes_rule(&self, kind: &str, holds: impl Fn(&Rule) -> bool) -> bool {
        rules().book.awake(kind, self.sieve.awake()).any(holds)
    }

    /// Whether the sentence holds a word of a function, the beginning of a phrase of one, or a route.
    pub(super) fn names_a_function(&self) -> bool {
        rules().function_words().any(|list| self.sieve.holds(list))
            || self
                .sentence
                .clone()
                .any(|unit| self.units.list.get(unit).is_some_and(|unit| unit.slots & ROUTE != 0))
    }

    /// The matches of every rule of a kind in this sentence, by rule.
    pub(super) fn matches(&self, kind: &str) -> impl Iterator<Item = (&'static Rule, Match)> {
        rules().book.awake(kind, self.sieve.awake()).flat_map(|rule| {
            matches(rule, self.units, &self.sieve).into_iter().map(move |hit| (rule, hit))
        })
    }

    /// Whether the sentence holds a word of the list.
    pub(super) fn holds(&self, list: ListId) -> bool {
        self.sieve.holds(list)
    }

    /// The matches of every rule of a kind in this sentence, by rule; a head unit taken by an
    /// earlier rule is not taken again. The head is the part named `head`, else the first unit.
    pub(super) fn hits(&self, kind: &str) -> Vec<(&'static Rule, Match)> {
        let mut out = Vec::new();
        let mut heads: Vec<usize> = Vec::new();
        for (rule, hit) in self.matches(kind) {
            let head = captured(&hit, "head").map_or(hit.units.start, |head| head.start);
            if !heads.contains(&head) {
                heads.push(head);
                out.push((rule, hit));
            }
        }
        out
    }
}
