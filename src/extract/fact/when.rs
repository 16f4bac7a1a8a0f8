//! When a fact was: the date that belongs to it.
//!
//! In: the units of a fact in its sentence. Out: a date as EDTF text, or none. A date of the same
//! clause comes before one of a clause before it, a near one before a far one. A date that only bounds or
//! compares («по сравнению с 2015 годом», «программа на 2017–2020 годы») is passed over where the
//! caller asks for the day of a deed. A sentence without a date takes one from outside by an
//! explicit link alone: «тогда же», «сегодня» after a dateline, or the time stamp of an agency right after it
//! («Состоялся телефонный разговор. 17 апреля 2025 года 21:10»). Must not know which kind of fact
//! asks.

use std::ops::Range;

use super::scene::Scene;
use super::units::{DATE, DURATION, NUMBER};
use crate::morph::Pos;
use crate::record::QuantityValue;

/// How far from a fact a date of another clause may stand.
const REACH: usize = 12;
/// How far after a noun the comma stands that opens its participle.
const PARTICIPLE_REACH: usize = 4;
/// So near the start of a text stands the day of its dateline.
const DATELINE_REACH: usize = 8;
/// Length of a date with its day: `2025-04-17`.
const DAY_LEN: usize = 10;

impl Scene<'_> {
    /// The period of a measured value: the date of the sentence that belongs to `units`.
    pub(super) fn period_of(&self, units: &Range<usize>) -> Option<String> {
        self.nearest_date(units, |unit| !self.follows(unit, "compared"))
    }

    /// The date of a deed: that of the sentence, else one from outside that the words point at.
    pub(super) fn date_of(&self, units: &Range<usize>) -> Option<String> {
        let own = self.nearest_date(units, |unit| {
            !self.follows(unit, "compared") && !self.follows(unit, "term")
        });
        own.or_else(|| self.stamp()).or_else(|| self.linked_date())
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

    fn nearest_date(&self, units: &Range<usize>, fits: impl Fn(usize) -> bool) -> Option<String> {
        let clause = self.with_participle(units);
        let dates = self.sentence.clone().filter(|unit| self.has_slot(*unit, DATE));
        let only = {
            let mut named = dates.clone().filter_map(|unit| self.date_at(unit));
            let first = named.next();
            first.is_some() && named.all(|date| Some(&date) == first.as_ref())
        };
        let spanned = clause.clone().any(|unit| self.has_slot(unit, DURATION));
        let distance = |unit: usize| {
            if unit < units.start { units.start - unit } else { unit.saturating_sub(units.end) }
        };
        // Of another clause only what was said before goes on.
        let goes_on =
            |unit: usize| unit < units.start && !spanned && (only || distance(unit) <= REACH);
        dates
            .filter(|unit| fits(*unit))
            .filter(|unit| clause.contains(unit) || goes_on(*unit))
            .min_by_key(|unit| (!clause.contains(unit), distance(*unit)))
            .and_then(|unit| self.date_at(unit))
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
        if self.is_any(self.sentence.clone(), "same-time") {
            self.memory.date.clone()
        } else if self.is_any(self.sentence.clone(), "today") {
            self.memory.dateline.clone()
        } else {
            None
        }
    }

    fn has_slot(&self, unit: usize, slot: u32) -> bool {
        self.units.list.get(unit).is_some_and(|unit| unit.slots & slot != 0)
    }

    /// Whether one of the two words before a unit is in the list.
    fn follows(&self, unit: usize, list: &str) -> bool {
        let from = unit.saturating_sub(2).max(self.sentence.start);
        self.is_any(from..unit, list)
    }

    fn date_at(&self, unit: usize) -> Option<String> {
        let quantity = self.units.list.get(unit)?.quantity?;
        match &self.units.paragraph.quantities.get(quantity)?.value {
            QuantityValue::Date { value } => Some(value.clone()),
            _ => None,
        }
    }
}
