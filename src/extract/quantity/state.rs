//! What a reader carries from one amount or date to the next.
//!
//! In: dates as they are found, the document's date. Out: the year of «в этом году» and of
//! «16 декабря» where the text makes it plain, the currency of «27 миллиардов».

use super::edtf::When;
use super::line::Atom;
use super::word::Code;
use crate::record::Inference;

/// What crosses sentences and paragraphs of one document.
#[derive(Debug, Default)]
pub struct QuantityState {
    /// Year, month of the document's date.
    document: Option<(i32, Option<u8>)>,
    /// How strongly the text speaks of which year as its own, by first mention.
    years: Vec<(i32, u32)>,
    /// «в этом году» stands in the text.
    names_this_year: bool,
    /// «в прошлом году» stands in the text.
    names_last_year: bool,
    /// The last single year that was stated.
    last_year: Option<i32>,
    /// The last single year stated in this sentence.
    pub(super) sentence_year: Option<i32>,
    /// The currency of the last amount of the paragraph.
    pub(super) currency: Option<Code>,
    /// Room for the atoms of a sentence.
    pub(super) atoms: Vec<Atom>,
}

impl QuantityState {
    /// A state for a document with this date (EDTF), where it is known.
    pub fn new(date: Option<&str>) -> Self {
        let part = |from: usize, to: usize| date.and_then(|date| date.get(from..to));
        let year = part(0, 4).and_then(|year| year.parse().ok());
        let month = part(5, 7).and_then(|month| month.parse().ok());
        Self { document: year.map(|year| (year, month)), ..Self::default() }
    }

    /// Notes a date seen while the text is surveyed; `planned`: it lies ahead («к 2029 году»).
    pub(super) fn weigh(&mut self, when: When, planned: bool) {
        let weight = match when {
            _ if planned => 0,
            When::Day { .. } | When::Days { .. } | When::Months { .. } => 2,
            _ => 1,
        };
        let Some(year) = when.year().filter(|_| weight > 0) else { return };
        // More distinct years than this tell nothing of the year of the text.
        let room = self.years.len() < 200;
        match self.years.iter_mut().find(|(known, _)| *known == year) {
            Some((_, sum)) => *sum += weight,
            None if room => self.years.push((year, weight)),
            None => {}
        }
    }

    /// Notes «прошлый год» and the like while the text is surveyed.
    pub(super) fn hear(&mut self, offset: i8) {
        self.names_this_year |= offset == 0;
        self.names_last_year |= offset == -1;
    }

    /// Notes a stated date.
    pub(super) fn stated(&mut self, when: When) {
        if let Some(year) = when.year() {
            self.last_year = Some(year);
            self.sentence_year = Some(year);
        }
    }

    /// The last single year that was stated.
    pub(super) fn last_year(&self) -> Option<i32> {
        self.last_year
    }

    /// The latest year that the text states at least twice or in a full date.
    fn plain_year(&self) -> Option<i32> {
        self.years.iter().filter(|(_, weight)| *weight > 1).map(|(year, _)| *year).max()
    }

    /// The year `offset` years from the year of the text. Where the text speaks of «прошлый год»
    /// but never of «этот год», the year that it keeps naming by its number is the past one.
    pub(super) fn relative(&self, offset: i8) -> Option<(i32, Inference)> {
        let (now, reason) = match (self.document, self.plain_year()) {
            (Some((year, _)), _) => (year, Inference::DateFromDocument),
            (None, Some(year)) => {
                let past = self.names_last_year && !self.names_this_year;
                (year + i32::from(past), Inference::YearFromText)
            }
            (None, None) => return None,
        };
        Some((now + i32::from(offset), reason))
    }

    /// The year of a month or day stated without one: of the same sentence, else of the document's
    /// date, else the last one stated where that is the year of the text.
    pub(super) fn year_of(&self, month: u8) -> Option<(i32, Inference)> {
        let ahead = |year: i32| self.document.is_some_and(|(now, _)| year > now + 1);
        if let Some(year) = self.sentence_year.filter(|year| !ahead(*year)) {
            return Some((year, Inference::YearFromText));
        }
        if let Some((year, now)) = self.document {
            // In January «в декабре» is the December before.
            let before = now.is_some_and(|now| month > now + 6);
            return Some((year - i32::from(before), Inference::DateFromDocument));
        }
        let last = self.last_year?;
        (Some(last) == self.plain_year()).then_some((last, Inference::YearFromText))
    }
}

#[cfg(test)]
mod tests {
    use super::{QuantityState, When};
    use crate::record::Inference;

    #[test]
    fn document_date_tells_the_year() {
        let state = QuantityState::new(Some("2025-01-14"));
        assert_eq!(state.relative(-1), Some((2024, Inference::DateFromDocument)));
        assert_eq!(state.year_of(12), Some((2024, Inference::DateFromDocument)));
        assert_eq!(state.year_of(3), Some((2025, Inference::DateFromDocument)));
    }

    #[test]
    fn a_year_named_once_is_not_plain() {
        let mut state = QuantityState::new(None);
        state.weigh(When::Year(2015), false);
        assert_eq!(state.relative(0), None);
        state.weigh(When::Year(2015), false);
        assert_eq!(state.relative(0), Some((2015, Inference::YearFromText)));
    }

    #[test]
    fn numbered_year_is_past_where_only_last_year_is_named() {
        let mut state = QuantityState::new(None);
        state.weigh(When::Year(2025), false);
        state.weigh(When::Year(2025), false);
        state.hear(-1);
        assert_eq!(state.relative(-1).map(|(year, _)| year), Some(2025));
        state.hear(0);
        assert_eq!(state.relative(-1).map(|(year, _)| year), Some(2024));
    }
}
