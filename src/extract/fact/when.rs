//! When a fact was: the date that belongs to it.
//!
//! In: the units of a fact in its sentence. Out: a date as EDTF text, or none. A date of the same
//! clause comes before one of a clause before it, a near one before a far one; between the two stands
//! a date told from another event ([`super::relative`]). A date that only bounds or
//! compares («по сравнению с 2015 годом», «программа на 2017–2020 годы») is passed over where the
//! caller asks for the day of a deed. A sentence without a date takes one from outside by an
//! explicit link alone: «тогда же», «сегодня» after a dateline, or the time stamp of an agency right after it
//! («Состоялся телефонный разговор. 17 апреля 2025 года 21:10»). Must not know which kind of fact
//! asks.

use std::ops::Range;

use super::event::Event;
use super::list;
use super::relative::{Reference, Resolved, resolved};
use super::scene::Scene;
use super::units::{DATE, DURATION, NUMBER};
use crate::morph::{Gram, Pos};
use crate::pattern::{ListId, Stream as _};
use crate::record::{Inference, QuantityValue, Since};

/// How far from a fact a date of another clause may stand.
const REACH: usize = 12;
/// How far after a noun the comma stands that opens its participle.
const PARTICIPLE_REACH: usize = 4;
/// So near the start of a text stands the day of its dateline.
const DATELINE_REACH: usize = 8;
/// Length of a date with its day: `2025-04-17`.
const DAY_LEN: usize = 10;

/// Length of a year: `2025`.
const YEAR_LEN: usize = 4;
/// Months of a year.
const MONTHS: u8 = 12;

/// So many units a list of dates may reach to either side.
const LISTED: usize = 12;
/// So far before a date stands the word that sets something down for it.
const SET_REACH: usize = 3;
/// So near the start of a sentence stand the words that make it an example.
const LINK_REACH: usize = 4;

/// When a meeting was.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Dates {
    /// The dates (EDTF), each with what was filled in; several where the text lists them.
    pub(super) told: Vec<(String, Option<Inference>)>,
    /// How long since another event.
    pub(super) since: Option<Since>,
    /// Whether they stand in the clause of the meeting.
    pub(super) in_clause: bool,
}

impl Scene<'_> {
    /// The period of a measured value: the date of the sentence that belongs to `units`.
    pub(super) fn period_of(&self, units: &Range<usize>) -> Option<String> {
        let unit = self.nearest(units, |unit| !self.follows(unit, list::COMPARED))?.0;
        let date = self.date_at(unit)?;
        // «с 2010 года вложили»: from then on.
        let before = unit.saturating_sub(1).max(self.sentence.start)..unit;
        if self.is_any(before, list::SINCE) && !date.contains('/') {
            return Some(format!("{date}/.."));
        }
        Some(self.months_of(unit, &date).unwrap_or(date))
    }

    /// The first months of the year at a unit, where their number stands before it: «за девять
    /// месяцев 2024 года».
    fn months_of(&self, unit: usize, date: &str) -> Option<String> {
        let before = unit.checked_sub(1).filter(|before| self.sentence.contains(before))?;
        let quantity = self.units.list.get(before)?.quantity?;
        let QuantityValue::Duration { value } =
            &self.units.paragraph.quantities.get(quantity)?.value
        else {
            return None;
        };
        let months: u8 = value.strip_prefix('P')?.strip_suffix('M')?.parse().ok()?;
        let is_year = date.len() == YEAR_LEN && date.bytes().all(|byte| byte.is_ascii_digit());
        let part = is_year && (2..MONTHS).contains(&months);
        part.then(|| format!("{date}-01/{date}-{months:02}"))
    }

    /// The date in the clause that explains the one of `units` behind a colon: «Отношения были
    /// выстроены: в феврале 1994 года подписана хартия».
    pub(super) fn explained_date(&self, units: &Range<usize>) -> Option<String> {
        let end = self.clause(units.start).end;
        let colon = end < self.sentence.end && self.units.text(end..end + 1) == ":";
        let mut clause = if colon { self.clause(end + 1) } else { end..end };
        clause.find_map(|unit| self.date_at(unit).filter(|_| self.dates_deeds(unit)))
    }

    /// The date of a deed: that of the sentence, else one from outside that the words point at.
    pub(super) fn date_of(&self, units: &Range<usize>) -> Option<String> {
        self.deed_date(units, |unit| self.dates_deeds(unit))
    }

    /// As [`Self::date_of`], of the dates that `fits` lets pass.
    pub(super) fn deed_date(
        &self,
        units: &Range<usize>,
        fits: impl Fn(usize) -> bool,
    ) -> Option<String> {
        let own = self.nearest(units, fits);
        own.and_then(|(unit, _)| self.date_at(unit))
            .or_else(|| self.stamp())
            .or_else(|| self.linked_date())
    }

    /// The dates of a meeting whose words are `units` and whose noun or verb is `head`. `here` are the
    /// meetings told before it in the sentence.
    pub(super) fn meeting_dates(
        &self,
        head: usize,
        units: &Range<usize>,
        references: &[Reference],
        here: &[(usize, Event)],
    ) -> Dates {
        let holds = |reference: &&Reference| reference.phrase.contains(&head);
        if let Some(reference) = references.iter().find(holds) {
            // «после саммита 6 ноября»: the date is the summit's.
            let own = |unit: usize| reference.phrase.contains(&unit) && self.dates_deeds(unit);
            return self.nearest(units, own).map_or_else(Dates::default, |near| self.stated(near));
        }
        let named = |unit: usize| references.iter().any(|other| other.phrase.contains(&unit));
        let near = self.nearest(units, |unit| self.dates_deeds(unit) && !named(unit));
        if let Some(near @ (_, true)) = near {
            return self.stated(near);
        }
        let clause = self.with_participle(units);
        let behind = near.map_or(0, |(unit, _)| unit);
        let counts = |reference: &&Reference| {
            let from = reference.units.start;
            let before = reference.units.end <= units.start;
            clause.contains(&from)
                || (before && from >= behind && units.start - reference.units.end <= REACH)
        };
        let resolved = references
            .iter()
            .filter(counts)
            .min_by_key(|reference| reference.units.start.abs_diff(units.start))
            .and_then(|reference| resolved(self, reference, here));
        if let Some(Resolved { date, why, since }) = resolved {
            let told = date.map(|date| (date, why));
            return Dates { told: told.into_iter().collect(), since, in_clause: true };
        }
        if let Some(near) = near {
            return self.stated(near);
        }
        let linked = || Some((self.linked_date()?, Some(Inference::CarriedDate)));
        let told = self.stamp().map(|date| (date, None)).or_else(linked);
        let told = told.or_else(|| Some((self.heading()?, Some(Inference::CarriedDate))));
        Dates { told: told.into_iter().collect(), ..Dates::default() }
    }

    /// The date at a unit, which is in the clause or not, with those listed beside it: «в мае, июле и
    /// октябре».
    fn stated(&self, (unit, in_clause): (usize, bool)) -> Dates {
        let reach = |mut at: usize, step: isize| {
            let mut last = at;
            // A comma or «и», perhaps «в», and the next date.
            for _ in 0..LISTED {
                let Some(next) = at.checked_add_signed(step) else { break };
                at = next;
                if !self.sentence.contains(&at) {
                    break;
                }
                if self.has_slot(at, DATE) {
                    last = at;
                } else if !matches!(self.units.text(at..at + 1), "," | "и" | "в" | "во") {
                    break;
                }
            }
            last
        };
        let (from, to) = (reach(unit, -1), reach(unit, 1));
        let told = (from..=to).filter_map(|at| Some((self.date_at(at)?, self.inferred_at(at))));
        Dates { told: told.collect(), since: None, in_clause }
    }

    /// The date under which the sentence before put what follows, where this one opens as an example
    /// of it: «2025 год был богат на визиты. Взять, к примеру, поездку в Индию».
    fn heading(&self) -> Option<String> {
        let opening =
            self.sentence.start..(self.sentence.start + LINK_REACH).min(self.sentence.end);
        self.memory.heading.clone().filter(|_| self.is_any(opening, list::EXAMPLE_LINK))
    }

    /// The only date of a sentence that speaks of meetings at large, for the examples that follow.
    pub(super) fn heads(&self) -> Option<String> {
        let mut dates = self.sentence.clone().filter_map(|unit| self.date_at(unit));
        let date = dates.next().filter(|_| dates.next().is_none())?;
        let many = self.sentence.clone().any(|unit| {
            self.is_any(unit..unit + 1, list::MEETING_NOUN)
                && self.units.has_gram(unit, Gram::PLUR)
                && !self.units.has_gram(unit, Gram::SING)
        });
        many.then_some(date)
    }

    /// Whether a date dates what is done, and is neither a term nor compared with. What is set down for
    /// a date («встреча намечена на май») has it.
    pub(super) fn dates_deeds(&self, unit: usize) -> bool {
        let from = unit.saturating_sub(SET_REACH).max(self.sentence.start);
        let is_set = || self.is_any(from..unit, list::SET_FOR);
        !self.follows(unit, list::COMPARED) && (!self.follows(unit, list::TERM) || is_set())
    }

    /// The day in the dateline of the text, where this sentence opens with one: «ХАНОЙ, 12 декабря
    /// 2023 года».
    pub(super) fn dateline(&self) -> Option<String> {
        let opening = (self.sentence.start..self.sentence.end).take(DATELINE_REACH);
        opening.filter_map(|unit| self.date_at(unit)).find(|date| date.len() == DAY_LEN)
    }

    /// The last date that the sentence names.
    pub(super) fn last_date(&self) -> Option<String> {
        self.sentence.clone().rev().find_map(|unit| self.date_at(unit))
    }

    /// The unit of the nearest date that `fits`, and whether it stands in the clause of `units`.
    fn nearest(&self, units: &Range<usize>, fits: impl Fn(usize) -> bool) -> Option<(usize, bool)> {
        let clause = self.with_participle(units);
        let dates = self.sentence.clone().filter(|unit| self.has_slot(*unit, DATE));
        let only = {
            let mut named = dates.clone().filter_map(|unit| self.date_at(unit));
            let first = named.next();
            first.is_some() && named.all(|date| Some(&date) == first.as_ref())
        };
        // «… в 2020 году выросла, а за десять лет вложения достигли …, дав работу …»: what has a span
        // of its own, and what goes on from it, is not of the date before.
        let spanned = |date: usize| {
            let from = self.clause(date).end.min(clause.start);
            (from..clause.end).any(|unit| self.has_slot(unit, DURATION))
        };
        let distance = |unit: usize| {
            if unit < units.start { units.start - unit } else { unit.saturating_sub(units.end) }
        };
        // Of another clause only what was said before goes on.
        // «28 сентября Песков сообщил, что в Москве ждут гостя»: the day on which it was said.
        let of_saying = |unit: usize| {
            self.is_any(self.clause(unit), list::SAYS)
                && self.units.text(clause.start..clause.start + 1) == "что"
        };
        let goes_on = |unit: usize| {
            unit < units.start
                && !spanned(unit)
                && !of_saying(unit)
                && (only || distance(unit) <= REACH)
        };
        dates
            .filter(|unit| fits(*unit))
            .filter(|unit| clause.contains(unit) || goes_on(*unit))
            .min_by_key(|unit| (!clause.contains(unit), distance(*unit)))
            .map(|unit| (unit, clause.contains(&unit)))
    }

    /// The clause of `units` with the participle that follows them: «контракт с компанией,
    /// заключённый в 1993 году».
    fn with_participle(&self, units: &Range<usize>) -> Range<usize> {
        let clause = self.clause(units.start);
        let near = clause.end.saturating_sub(units.end) <= PARTICIPLE_REACH;
        if near && self.is_of(clause.end + 1, &[Pos::Participle]) {
            clause.start..self.clause(clause.end + 1).end
        } else {
            clause
        }
    }

    /// The day in the stamp that follows the sentence: a full date and a clock time.
    fn stamp(&self) -> Option<String> {
        let at = self.sentence.end;
        let timed = self.has_slot(at + 1, NUMBER);
        let clock = self.units.list.len() > at + 3 && self.units.text(at + 1..at + 4).contains(':');
        let day = self.date_at(at).filter(|date| date.len() == DAY_LEN)?;
        (timed && clock).then_some(day)
    }

    fn linked_date(&self) -> Option<String> {
        if self.is_any(self.sentence.clone(), list::SAME_TIME) {
            self.memory.date.clone()
        } else if self.is_any(self.sentence.clone(), list::TODAY) {
            self.memory.dateline.clone()
        } else {
            None
        }
    }

    fn has_slot(&self, unit: usize, slot: u32) -> bool {
        self.units.list.get(unit).is_some_and(|unit| unit.slots & slot != 0)
    }

    /// Whether one of the two words before a unit is in the list.
    pub(super) fn follows(&self, unit: usize, list: ListId) -> bool {
        let from = unit.saturating_sub(2).max(self.sentence.start);
        self.is_any(from..unit, list)
    }

    /// The date at a unit, EDTF.
    pub(super) fn date_at(&self, unit: usize) -> Option<String> {
        let quantity = self.units.list.get(unit)?.quantity?;
        match &self.units.paragraph.quantities.get(quantity)?.value {
            QuantityValue::Date { value } => Some(value.clone()),
            _ => None,
        }
    }

    /// What was filled in of the date at a unit.
    fn inferred_at(&self, unit: usize) -> Option<Inference> {
        let quantity = self.units.list.get(unit)?.quantity?;
        self.units.paragraph.quantities.get(quantity)?.inferred
    }
}
