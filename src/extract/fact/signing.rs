//! When a paper was signed.
//!
//! In: the word that names it, in its sentence. Out: the date of the signing, or none. A date beside
//! a word of signing comes first, be it in the clause of the paper, in one that goes on about it
//! («парафировали в октябре, а подписали 27 сентября») or in its relative («которое стороны
//! подписали 5 мая»); then one in brackets right behind its name; then what dates any deed
//! ([`super::when`]), unless another clause has that date for itself. Without a date of its own a
//! paper takes that of the meeting to which an explicit link ties it («по итогам переговоров», «в тот
//! же день»).
//!
//! «Договор о дружбе (1998 г.) и соглашение, подписанное в мае 2024 года» → 1998, 2024-05

use std::ops::Range;

use super::list;
use super::relative::{date_of, references, resolved};
use super::scene::Scene;
use super::units::{DATE, Mark};
use crate::morph::Pos;
use crate::record::{Inference, MeetingForm};

/// Units between the name of a paper and the bracket with its year.
const BRACKET_REACH: usize = 6;
/// Units inside a bracket that holds a date and no more: «(в мае 2015 г.)».
const BARE: usize = 4;
/// How far behind a word of link a meeting stands: «по итогам прошедших в Баку переговоров».
const LINK_REACH: usize = 5;

/// A date farther from the paper than so many units is not its own.
const FAR: usize = 64;

impl Scene<'_> {
    /// The date (EDTF) of the paper that `head` names, with what was filled in.
    pub(super) fn signing_date(&self, head: &Range<usize>) -> Option<(String, Option<Inference>)> {
        let told = |date: Option<String>| date.map(|date| (date, None));
        told(self.beside_signing(head))
            .or_else(|| told(self.bracketed(head)))
            .or_else(|| told(self.date_of_deed(head)))
            .or_else(|| Some((self.linked_to_meeting(head)?, Some(Inference::CarriedDate))))
    }

    /// The date (EDTF) to or for which the paper that `head` names is planned: «планируется подписать
    /// до 1 июля».
    pub(super) fn planned_date(&self, head: &Range<usize>) -> Option<String> {
        let own = self.clause(head.start);
        self.deed_date(head, |unit| {
            unit.abs_diff(head.start) <= FAR
                && !self.follows(unit, list::COMPARED)
                && (own.contains(&unit) || unit > head.start || !self.is_aside(&self.clause(unit)))
        })
    }

    /// The date nearest to a word of signing in the clause of `head` or one that goes on about it.
    fn beside_signing(&self, head: &Range<usize>) -> Option<String> {
        let own = self.clause(head.start);
        let signs = |unit: usize| self.is_any(unit..unit + 1, list::SIGNING);
        let another = |clause: &Range<usize>| {
            clause.clone().any(|unit| {
                !head.contains(&unit)
                    && self.is_any(unit..unit + 1, list::AGREEMENT)
                    && !signs(unit)
            })
        };
        let mut best: Option<(usize, usize)> = None;
        for date in head.end..(head.end + FAR).min(self.sentence.end) {
            if !self.may_date(date) {
                continue;
            }
            let clause = self.clause(date);
            let goes_on = clause.start > own.start
                && (self.is_any(clause.start..clause.start + 2, list::WHICH)
                    || self.is_any(clause.start..clause.start + 2, list::PRONOUN)
                    || self.is_of(clause.start, &[Pos::Participle])
                    || self.subject_is_elided(&clause));
            if clause != own && (!goes_on || another(&clause)) {
                continue;
            }
            let near = clause.filter(|unit| signs(*unit)).map(|unit| unit.abs_diff(date)).min();
            if let Some(near) = near.filter(|near| best.is_none_or(|(least, _)| *near < least)) {
                best = Some((near, date));
            }
        }
        self.date_at(best?.1)
    }

    /// The date in a bracket that holds nothing else, right behind the name of the paper.
    fn bracketed(&self, head: &Range<usize>) -> Option<String> {
        let open = (head.end..(head.end + BRACKET_REACH).min(self.sentence.end))
            .take_while(|unit| !self.is_any(*unit..unit + 1, list::AGREEMENT))
            .find(|unit| self.units.mark(*unit) == Mark::Stop)
            .filter(|unit| self.units.text(*unit..unit + 1) == "(")?;
        let close = (open + 1..(open + 2 + BARE).min(self.sentence.end))
            .find(|unit| self.units.text(*unit..unit + 1) == ")")?;
        (open + 1..close).find_map(|unit| self.date_at(unit))
    }

    /// The date of the deed, where no other clause has it for itself.
    fn date_of_deed(&self, head: &Range<usize>) -> Option<String> {
        let own = self.clause(head.start);
        let contrasts = self.is_any(own.clone(), list::NOWADAYS);
        let fits = |unit: usize| {
            unit.abs_diff(head.start) <= FAR
                && self.may_date(unit)
                && (own.contains(&unit)
                    || unit > head.start
                    || !contrasts && !self.is_aside(&self.clause(unit)))
        };
        self.deed_date(head, fits)
    }

    /// Whether a clause only describes something other than a meeting: a bracket, a participle, a relative
    /// («завод, построенный в 2015 году, …», but not «по итогам визита, который состоялся в мае»).
    fn is_aside(&self, clause: &Range<usize>) -> bool {
        let before = clause.start.saturating_sub(1).max(self.sentence.start);
        if clause.start > before && self.units.text(before..before + 1) == "(" {
            return true;
        }
        let describes = self.is_of(clause.start, &[Pos::Participle])
            || self.is_any(clause.start..clause.start + 2, list::WHICH);
        let noun = before.saturating_sub(LINK_REACH).max(self.sentence.start)..before;
        describes && !self.is_any(noun, list::MEETING_NOUN)
    }

    /// The date of the meeting told last, where the sentence points at one of its form («по итогам
    /// переговоров»), or the day that it points at.
    fn linked_to_meeting(&self, head: &Range<usize>) -> Option<String> {
        // Out of a meeting that is yet to come no paper has come.
        let event = self.memory.events.last_held();
        let from = head.start.saturating_sub(FAR).max(self.sentence.start);
        let near = from..(head.end + FAR).min(self.sentence.end);
        let is_its = |noun: usize| {
            let forms = self.forms_of(noun);
            // A visit has its talks and sessions; a call is none of them.
            let comprises = |form| form != MeetingForm::Call && forms.contains(&MeetingForm::Visit);
            let is_of = |form| forms.is_empty() || forms.contains(&form) || comprises(form);
            event.is_some_and(|event| is_of(event.form))
        };
        let ties = |noun: usize| {
            let from = noun.saturating_sub(LINK_REACH).max(self.sentence.start);
            self.is_any(noun..noun + 1, list::MEETING_NOUN)
                && is_its(noun)
                && (from + 1..noun).any(|unit| {
                    self.is_any(unit..unit + 1, list::WITHIN_LINK)
                        && (self.is_any(unit - 1..unit, list::TERM)
                            || self.is_any(unit - 1..unit, list::IN))
                })
        };
        if self.is_any(near.clone(), list::WITHIN_LINK) && near.clone().any(ties) {
            return event?.date.clone();
        }
        // «Беседа длилась час. Министр привёз результат – договор».
        let brought = |unit: usize| {
            let verb = unit.saturating_sub(2).max(self.sentence.start)..unit;
            self.is_any(unit..unit + 1, list::WITHIN_LINK) && self.is_any(verb, list::BRINGS_HOME)
        };
        if near.clone().any(brought) {
            return date_of(self, event?);
        }
        if !self.is_any(near, list::SAME_DAY) {
            return None;
        }
        let own = self.clause(head.start);
        let reference = references(self).into_iter().find(|one| own.contains(&one.units.start))?;
        resolved(self, &reference, &[])?.date
    }

    /// Whether the unit is a date that may date a signing: not that of a stamp («25 января, 11:55»),
    /// nor one since which something lasts.
    fn may_date(&self, unit: usize) -> bool {
        self.dates_deeds(unit)
            && self.units.list.get(unit).is_some_and(|own| own.slots & DATE != 0)
            && !self.is_stamped(unit)
            && (!self.follows(unit, list::SINCE) || self.is_any(self.clause(unit), list::FORCE))
    }

    /// Whether a clock time stands right behind a date: «25 января, 11:55».
    fn is_stamped(&self, unit: usize) -> bool {
        let from = (unit + 1).min(self.sentence.end);
        let text = self.units.text(from..(unit + 5).min(self.sentence.end).max(from));
        let text = text.trim_start_matches([',', ' ']);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        digits > 0 && text.get(digits..).is_some_and(|rest| rest.starts_with(':'))
    }
}
