//! The clause of a match and who acts in it.
//!
//! In: a unit of a sentence. Out: the units of its clause, and the partners that the clause is
//! about: its subject, else whom it names, else who was named before. Knows punctuation, finite
//! verbs and the list `clause-opener`; must not know what a rule is after.
//!
//! «Франция стала поставщиком истребителей, Эмираты – инвестором, а Иран – воротами» is three
//! clauses with a subject each; «Китай покупает зерно, медь, газ» is one.

use std::ops::Range;

use super::list;
use super::scene::{Parties, Scene};
use super::units::{Mark, PARTNER};
use crate::morph::{Gram, Pos};
use crate::pattern::{ListId, Match, Stream as _};

impl Scene<'_> {
    /// The clause around a unit, without the marks that bound it.
    pub(super) fn clause(&self, at: usize) -> Range<usize> {
        let start = (self.sentence.start..at)
            .rev()
            .find(|unit| self.bounds_clause(*unit))
            .map_or(self.sentence.start, |unit| unit + 1);
        let end = (at + 1..self.sentence.end)
            .find(|unit| self.bounds_clause(*unit))
            .unwrap_or(self.sentence.end);
        start..end.max(start)
    }

    /// Whom the clause of a match is about: the partners that are its subject, else those that it
    /// names, else those named last before it in the sentence; where the sentence names none and a
    /// pronoun stands for somebody, the one partner named before.
    pub(super) fn clause_parties(&self, hit: &Range<usize>) -> Parties {
        let clause = self.clause(hit.start);
        let stated = |ids: Vec<String>| Parties { ids, carried: false };
        let from = if self.subject_is_elided(&clause) { self.sentence.start } else { clause.start };
        let verbless = !clause.clone().any(|unit| self.is_finite(unit));
        let before = if verbless { self.sentence.start } else { from };
        let subject = self
            .subject(clause.start..hit.start)
            .or_else(|| self.antecedent(&clause))
            .or_else(|| self.subject(from..hit.start))
            .or_else(|| self.subject(before..clause.start));
        if let Some(subject) = subject {
            let ids = self.partners_in(self.coordinated(&subject));
            if !ids.is_empty() {
                return stated(ids);
            }
        }
        let ids = self.involved(clause.clone());
        if !ids.is_empty() {
            return stated(ids);
        }
        let before = (self.sentence.start..clause.start)
            .rev()
            .filter(|unit| self.is_partner(*unit))
            .map(|unit| self.partners_in(self.coordinated(&(unit..unit + 1))))
            .find(|ids| !ids.is_empty());
        if let Some(ids) = before {
            return stated(ids);
        }
        let parties = self.parties();
        let pronoun =
            self.is_any(clause.clone(), list::PRONOUN) || self.is_any(clause, list::ANAPHOR);
        if parties.carried && parties.ids.len() == 1 && pronoun { parties } else { stated(vec![]) }
    }

    /// Whom an attributive clause is said of, the home state too: «…, а первым стал Китай, который вложил
    /// …», «…, вложивший …»; none where its antecedent is another noun.
    fn antecedent(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        let comma = clause.start.checked_sub(1).filter(|at| self.units.mark(*at) == Mark::Comma)?;
        let before = comma.checked_sub(1).filter(|at| *at >= self.sentence.start)?;
        let opener = clause.start..clause.start + 1;
        let attributive =
            self.is_of(clause.start, &[Pos::Participle]) || self.is_any(opener, list::WHICH);
        (attributive && self.is_partner(before)).then_some(before..comma)
    }

    /// The partners that units name, without those left aside: «в обход России».
    pub(super) fn involved(&self, units: Range<usize>) -> Vec<String> {
        let aside = |unit: usize| {
            self.is_any(unit.saturating_sub(1).max(self.sentence.start)..unit, list::ASIDE)
        };
        let mut out = Vec::new();
        for unit in units.filter(|unit| !aside(*unit)) {
            for id in self.partners_in(unit..unit + 1) {
                if !out.contains(&id) {
                    out.push(id);
                }
            }
        }
        out
    }

    /// Whom the clause of a match is about; where it is about nobody, the parties of the sentence.
    pub(super) fn nearest_parties(&self, hit: &Match) -> Parties {
        let parties = self.clause_parties(&hit.units);
        if parties.ids.is_empty() { self.parties() } else { parties }
    }

    /// The first partner of `units`, the home state too, that may be a subject: in the nominative,
    /// not after a preposition.
    pub(super) fn subject(&self, units: Range<usize>) -> Option<Range<usize>> {
        let from = self.sentence.start;
        units
            .filter(|unit| self.is_partner(*unit))
            .find(|unit| {
                let governed = (*unit > from)
                    .then(|| self.units.form(unit - 1))
                    .flatten()
                    .is_some_and(|form| form.pos() == Pos::Preposition);
                !governed && self.units.has_gram(*unit, Gram::NOM)
            })
            .map(|unit| unit..unit + 1)
    }

    /// The words that say who says the sentence: from the dash before a verb of saying («…, –
    /// отметил директор Института экономики») to the next mark; empty at the end of a sentence
    /// without.
    pub(super) fn attribution(&self) -> Range<usize> {
        let end = self.sentence.end;
        let start = (self.sentence.start + 1..end).find(|unit| {
            matches!(self.units.mark(*unit), Mark::Dash | Mark::Hyphen)
                && unit + 1 < end
                && self.is_any(unit + 1..unit + 2, list::SAYS)
        });
        let Some(start) = start else { return end..end };
        start..(start + 1..end).find(|unit| self.units.ends_clause(*unit)).unwrap_or(end)
    }

    /// Whether one of the units is in the list.
    pub(super) fn is_any(&self, units: Range<usize>, list: ListId) -> bool {
        let within = units.start >= self.sentence.start && units.end <= self.sentence.end;
        (!within || self.holds(list))
            && units.into_iter().any(|unit| self.units.in_list(unit, list))
    }

    /// Whether a clause goes on about the subject of the one before: no noun or pronoun in the
    /// nominative stands before its finite verb («…, а взамен рассчитывает на коридор»).
    pub(super) fn subject_is_elided(&self, clause: &Range<usize>) -> bool {
        let Some(verb) = clause.clone().find(|unit| self.is_finite(*unit)) else { return false };
        let named = |unit: usize| {
            self.units.has_gram(unit, Gram::NOM)
                && self
                    .units
                    .form(unit)
                    .is_some_and(|form| matches!(form.pos(), Pos::Noun | Pos::Pronoun))
        };
        !(clause.start..verb).any(named)
    }

    fn is_partner(&self, unit: usize) -> bool {
        self.units.list.get(unit).is_some_and(|unit| unit.slots & PARTNER != 0)
    }

    fn is_finite(&self, unit: usize) -> bool {
        self.is_of(unit, &[Pos::Verb])
    }

    /// Whether a unit of the sentence is one of these parts of speech.
    pub(super) fn is_of(&self, unit: usize, parts: &[Pos]) -> bool {
        unit < self.sentence.end
            && self.units.form(unit).is_some_and(|form| parts.contains(&form.pos()))
    }

    /// Whether a unit is a verb that tells what will be; «напомним» tells the reader something.
    pub(super) fn is_to_come(&self, unit: usize) -> bool {
        self.is_of(unit, &[Pos::Verb])
            && self.units.has_gram(unit, Gram::FUTURE)
            && !self.is_any(unit..unit + 1, list::TO_READER)
    }

    /// Whether a clause ends at a unit. A dash between a name and what is said of it does not end
    /// one, nor does the comma of a list.
    pub(super) fn bounds_clause(&self, unit: usize) -> bool {
        match self.units.mark(unit) {
            Mark::Stop => true,
            Mark::Dash | Mark::Hyphen => {
                !unit.checked_sub(1).is_some_and(|before| self.is_partner(before))
            }
            Mark::Comma => {
                let next = unit + 1;
                let opened = next..(next + 2).min(self.sentence.end);
                self.is_any(opened, list::CLAUSE_OPENER)
                    || self.is_of(next, &[Pos::Participle, Pos::Gerund])
                    || self.has_predicate(next)
            }
            Mark::And => self.is_finite(unit + 1) && self.parts_partners(unit),
            Mark::None => false,
        }
    }

    /// Whether partners stand with verbs of their own on both sides of an «и»: «покупает газ у Москвы
    /// и берёт кредиты у Пекина».
    fn parts_partners(&self, and: usize) -> bool {
        let is_mark = |unit: &usize| self.units.mark(*unit) != Mark::None;
        let start = (self.sentence.start..and).rev().find(is_mark);
        let before = start.map_or(self.sentence.start, |mark| mark + 1)..and;
        let end = (and + 1..self.sentence.end).find(is_mark).unwrap_or(self.sentence.end);
        [before, and + 1..end].into_iter().all(|side| {
            side.clone().any(|unit| self.is_finite(unit))
                && side.clone().any(|unit| self.is_partner(unit))
        })
    }

    /// Whether what stands between a comma and the next mark or «и» says something of its own: it
    /// holds a finite verb, or ends at the dash that stands for one («Иран – воротами»).
    fn has_predicate(&self, from: usize) -> bool {
        for unit in from..self.sentence.end {
            match self.units.mark(unit) {
                Mark::Dash => return true,
                Mark::And | Mark::Comma | Mark::Hyphen | Mark::Stop => return false,
                Mark::None if self.is_finite(unit) => return true,
                Mark::None => {}
            }
        }
        false
    }
}
