//! What a sentence denies, refuses, asks or only supposes is no fact.
//!
//! In: the scene of a sentence and a match in it. Out: whether the match is told as not so. The words are
//! lists of `words.rule`; must not know what the match says. «визит не состоялся», «отказался подписать»,
//! «не член союза», «если вступит».

use std::ops::Range;

use super::list;
use super::scene::{Scene, captured};
use crate::morph::Pos;
use crate::pattern::{ListId, Match};

/// A negated verb so near before a match denies it: «не является в полной мере членом».
const NEGATION_REACH: usize = 6;
/// So near before or behind a match stands what refuses or cancels it.
const REFUSAL_REACH: usize = 4;
/// What comes about stands so near behind its negation: «так и не был подписан».
const COME_REACH: usize = 2;

/// The lists without a word of which a sentence denies nothing.
const SIGNS: [ListId; 6] = [
    list::NEGATION,
    list::CONDITIONAL,
    list::REFUSAL,
    list::CANCELLED,
    list::SUPPOSING,
    list::INSTEAD,
];

impl Scene<'_> {
    /// Whether the sentence asks whether something is so; «почему товарооборот упал?» (list
    /// `presumes`) takes that for granted.
    pub(super) fn asks(&self) -> bool {
        let closes =
            |unit: &usize| !matches!(self.units.text(*unit..unit + 1), "»" | "\"" | "”" | ")");
        let last = self.sentence.clone().rev().find(closes);
        let holds = |list: ListId| self.is_any(self.sentence.clone(), list);
        last.is_some_and(|unit| self.units.text(unit..unit + 1).starts_with('?'))
            && (holds(list::ASKING) || !holds(list::PRESUMES))
    }

    /// Whether a match begins in a clause that leaves open whether it is so: «неясно, вступит ли страна
    /// в союз», but not «чуть ли не».
    fn asked(&self, hit: &Match) -> bool {
        self.is_any(self.sentence.clone(), list::ASKING)
            && self.clause(hit.units.start).any(|unit| {
                self.is_any(unit..unit + 1, list::ASKING)
                    && !self.is_any(unit + 1..unit + 2, list::NEGATION)
                    && !self.is_any(unit.saturating_sub(1)..unit, list::EITHER)
            })
    }

    /// Whether a match is not so, in the clause where it begins. Words of the part named `scope` only say what
    /// it is about.
    pub(super) fn denied(&self, hit: &Match) -> bool {
        if self.asked(hit) {
            return true;
        }
        if !SIGNS.iter().any(|sign| self.holds(*sign)) {
            return false;
        }
        let clause = self.clause(hit.units.start);
        let end = captured(hit, "scope").map_or(hit.units.end, |scope| {
            if scope.start > hit.units.start {
                scope.start.min(hit.units.end)
            } else {
                scope.start + 1
            }
        });
        let core = hit.units.start..end.min(clause.end).max(hit.units.start);
        self.negated(&core, &clause)
            || self.does_not_come_about(&core, &clause)
            || self.only_supposed(&core, &clause)
            || self.refused(&core, &clause)
    }

    /// A negation before the first noun of a match («не член союза»), before a verb in it or next to it
    /// («визит не состоялся»), or before the last verb that governs it («не является в полной мере
    /// членом»); «вместо» before it.
    fn negated(&self, core: &Range<usize>, clause: &Range<usize>) -> bool {
        let before = core.start.checked_sub(1).filter(|unit| *unit >= clause.start);
        let stands = |list: ListId| before.is_some_and(|unit| self.is_any(unit..unit + 1, list));
        if stands(list::INSTEAD) || (stands(list::NEGATION) && self.is_of(core.start, &[Pos::Noun]))
        {
            return true;
        }
        let acts = |unit: usize| {
            self.units.form(unit).is_some_and(|form| {
                form.readings.iter().any(|reading| {
                    let deeds = [Pos::Verb, Pos::Infinitive, Pos::Participle, Pos::Gerund];
                    deeds.contains(&reading.pos)
                })
            })
        };
        let governs =
            |verb: usize| (verb + 1..core.start).all(|unit| !self.is_of(unit, &[Pos::Verb]));
        let from = core.start.saturating_sub(NEGATION_REACH).max(clause.start);
        (from..(core.end + 1).min(clause.end)).any(|unit| {
            self.is_any(unit..unit + 1, list::NEGATION)
                && unit + 1 < self.sentence.end
                && acts(unit + 1)
                && governs(unit + 1)
        })
    }

    /// Behind the match its clause says that it did not come about: «соглашение с Россией пока не
    /// подписано», «никаких договоров заключено не было».
    fn does_not_come_about(&self, core: &Range<usize>, clause: &Range<usize>) -> bool {
        (core.start..clause.end).any(|unit| {
            let behind = unit + 1..(unit + 1 + COME_REACH).min(clause.end);
            self.is_any(unit..unit + 1, list::NEGATION) && self.is_any(behind, list::COME_ABOUT)
        })
    }

    /// The particle of the conditional in the match or next to it; «если бы» in its clause, or «если» with
    /// a verb in the future («если вступит», but not «если в мае вырос, то в июне упал»).
    fn only_supposed(&self, core: &Range<usize>, clause: &Range<usize>) -> bool {
        let around = core.start.saturating_sub(1).max(clause.start)..(core.end + 1).min(clause.end);
        self.is_any(around, list::CONDITIONAL) || self.supposes(clause)
    }

    fn supposes(&self, clause: &Range<usize>) -> bool {
        clause.clone().any(|unit| {
            self.is_any(unit..unit + 1, list::SUPPOSING)
                && (self.is_any(unit + 1..(unit + 2).min(clause.end), list::CONDITIONAL)
                    || (unit..clause.end).any(|unit| self.is_to_come(unit)))
        })
    }

    /// A refusal closely before the match («отказался подписать») or as a verb in it («Китай отказался
    /// строить порт»); its end closely behind it («визит отменён»).
    fn refused(&self, core: &Range<usize>, clause: &Range<usize>) -> bool {
        let before = core.start.saturating_sub(REFUSAL_REACH).max(clause.start)..core.start;
        let behind = core.end..(core.end + REFUSAL_REACH).min(clause.end).max(core.end);
        self.is_any(before, list::REFUSAL)
            || core.clone().any(|unit| {
                self.is_any(unit..unit + 1, list::REFUSAL) && self.is_of(unit, &[Pos::Verb])
            })
            || self.is_any(behind, list::CANCELLED)
    }

    /// Whether the clause of a unit only supposes what it says: it holds the particle of the
    /// conditional, or «если» with a verb in the future.
    pub(super) fn supposed(&self, unit: usize) -> bool {
        let clause = self.clause(unit);
        self.is_any(clause.clone(), list::CONDITIONAL) || self.supposes(&clause)
    }
}
