//! What a reader carries from one amount or date to the next.
//!
//! In: dates as they are found, the document's date. Out: the year of «в этом году» and of
//! «16 декабря» where the text makes it plain, the currency of «27 миллиардов».

use std::collections::VecDeque;

use super::edtf::When;
use super::line::Atom;
use super::tense::{Due, Tense};
use super::word::Code;
use crate::record::Inference;

/// Sentences over which a currency is carried.
const REACH: u8 = 3;
/// Sentences over which what is counted is carried.
const COUNT_REACH: u8 = 1;
/// A year so many years before the document's is long gone.
const LONG_GONE: i32 = 2;
/// Paragraphs in which a date that nothing is said of is the date of the text.
const HEAD: usize = 4;

/// What crosses sentences and paragraphs of one document.
#[derive(Debug, Default)]
pub struct QuantityState {
    /// Year, month of the document's date.
    document: Option<(i32, Option<u8>)>,
    /// How strongly the text speaks of which year as its own, by first mention.
    years: Vec<(i32, u32)>,
    /// The latest year of which the text states a day.
    dated: Option<i32>,
    /// «в этом году» stands in the text.
    names_this_year: bool,
    /// «в прошлом году» stands in the text.
    names_last_year: bool,
    /// The last date with a single year that was stated.
    last: Option<When>,
    /// The same of this sentence.
    in_sentence: Option<When>,
    /// The currency of the last amount, and the sentences since.
    currency: Option<(Code, u8)>,
    /// What was counted last, if no money was named since, by what power of ten, and the sentences
    /// since.
    counted: Option<(String, u8, u8)>,
    /// What the verbs of this sentence tell.
    tense: Tense,
    /// The latest month in which the text says that something was, and the latest that it states
    /// of what is to come.
    anchor: Option<(i32, u8)>,
    anchor_ahead: Option<(i32, u8)>,
    /// The latest year that the text states of what was or is.
    latest: Option<i32>,
    /// The month of a day without a year at the head of the text: «ХАНОЙ, 7 октября.».
    dateline: Option<u8>,
    /// The month and year stated last.
    told: Option<(i32, u8)>,
    /// Paragraphs surveyed.
    surveyed: usize,
    /// Where each surveyed paragraph stands that is not read yet, and the latest year that it states
    /// with a month.
    surveys: VecDeque<(u32, Option<i32>)>,
    /// The latest year that this paragraph states with a month, here or further on.
    story: Option<i32>,
    /// The last date with a single year that this paragraph stated.
    in_paragraph: Option<When>,
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
        if !matches!(self.tense, Tense::Ahead | Tense::Mixed) {
            self.latest = self.latest.max(Some(year));
        }
        // «за январь–июль 2025 года» is said in that year, «за январь–декабрь» after it.
        let part_of_year = matches!(when, When::Months { to: 1..12, .. });
        if let Some(month) = when.last_month() {
            if let Some((_, latest)) = self.surveys.back_mut() {
                *latest = (*latest).max(Some(year));
            }
            let anchor = match self.tense {
                Tense::Ahead => &mut self.anchor_ahead,
                _ => &mut self.anchor,
            };
            *anchor = (*anchor).max(Some((year, month)));
        }
        if matches!(when, When::Day { .. }) || part_of_year {
            self.dated = self.dated.max(Some(year));
        }
        // More distinct years than this tell nothing of the year of the text.
        let room = self.years.len() < 200;
        match self.years.iter_mut().find(|(known, _)| *known == year) {
            Some((_, sum)) => *sum += weight,
            None if room => self.years.push((year, weight)),
            None => {}
        }
    }

    /// Notes a day stated with a time («17 апреля 2025 года, 21:10») or at the head of the text
    /// («Автор: …, май 2026 года»): the text's own date, where no better is known.
    pub(super) fn published(&mut self, when: When) {
        if self.document.is_none()
            && let (Some(year), Some(month)) = (when.year(), when.month())
        {
            self.document = Some((year, Some(month)));
        }
    }

    /// Notes a day without a year at the head of the text.
    pub(super) fn dated_in(&mut self, month: u8) {
        self.dateline = self.dateline.or(Some(month));
    }

    /// The text's own date by its dateline, where no better is known: of the year of the latest month
    /// that the text states, if that is its plain year, the latest of all that was or is, and the month
    /// does not lie after the dateline's.
    fn settle_dateline(&mut self) {
        if let (None, Some(month), Some((year, told))) =
            (self.document, self.dateline.take(), self.anchor)
            && self.latest == Some(year)
            && self.plain_year() == Some(year)
            && told <= month
        {
            self.document = Some((year, Some(month)));
        }
    }

    /// The paragraph that stands at byte `offset` is surveyed.
    pub(super) fn survey_paragraph(&mut self, offset: u32) {
        self.surveyed += 1;
        self.surveys.push_back((offset, None));
    }

    /// Notes the tense of a sentence.
    pub(super) fn hear_verbs(&mut self, tense: Tense) {
        self.tense = tense;
    }

    /// Whether this sentence says nothing and stands at the head of the text: a title, a byline.
    pub(super) fn heads_the_text(&self) -> bool {
        self.surveyed <= HEAD && self.tense == Tense::Verbless
    }

    /// Notes «прошлый год» and the like while the text is surveyed.
    pub(super) fn hear(&mut self, offset: i8) {
        self.names_this_year |= offset == 0;
        self.names_last_year |= offset == -1;
    }

    /// Notes a stated date.
    pub(super) fn stated(&mut self, when: When) {
        if when.year().is_some() {
            self.last = Some(when);
            self.in_sentence = Some(when);
            self.in_paragraph = Some(when);
            self.told = when.year().zip(when.month()).or(self.told);
        }
    }

    /// The last single year that was stated.
    pub(super) fn last_year(&self) -> Option<i32> {
        self.last.and_then(When::year)
    }

    /// The paragraph that stands at byte `offset` begins: no currency is carried into it.
    pub(super) fn begin_paragraph(&mut self, offset: u32) {
        self.settle_dateline();
        self.currency = None;
        self.counted = None;
        self.in_paragraph = None;
        self.story = None;
        while let Some((at, latest)) = self.surveys.front().copied().filter(|(at, _)| *at <= offset)
        {
            self.surveys.pop_front();
            self.story = latest.filter(|_| at == offset);
        }
    }

    /// A sentence begins.
    pub(super) fn begin_sentence(&mut self) {
        self.in_sentence = None;
        self.currency =
            self.currency.and_then(|(code, ago)| (ago < REACH).then_some((code, ago + 1)));
        if let Some((_, _, ago)) = &mut self.counted {
            *ago += 1;
        }
        self.counted.take_if(|(_, _, ago)| *ago > COUNT_REACH);
    }

    /// The currency of the clause before; a currency is carried over three sentences at most.
    pub(super) fn currency(&self) -> Option<Code> {
        self.currency.map(|(code, _)| code)
    }

    /// The currency that this sentence has stated.
    pub(super) fn currency_of_sentence(&self) -> Option<Code> {
        self.currency.filter(|(_, ago)| *ago == 0).map(|(code, _)| code)
    }

    /// An amount in this currency was stated.
    pub(super) fn paid_in(&mut self, code: Code) {
        self.currency = Some((code, 0));
        self.counted = None;
    }

    /// What this sentence or the one before counts by `power` of ten or more, if no money was named
    /// since: «90 тысяч казахстанцев. Из них 63 тысячи – в России».
    pub(super) fn counted(&self, power: u8) -> Option<&str> {
        let (unit, counted, _) = self.counted.as_ref()?;
        (*counted >= power).then_some(unit.as_str())
    }

    /// Things of this name were counted by a power of ten.
    pub(super) fn counts(&mut self, unit: &str, power: u8) {
        self.counted = Some((unit.to_owned(), power, 0));
    }

    /// The year `offset` years from the one that this sentence states: «в 2023 году … по сравнению
    /// с аналогичным периодом прошлого года».
    pub(super) fn compared(&self, offset: i8) -> Option<(i32, Inference)> {
        let year = self.in_sentence.and_then(When::year)?;
        Some((year + i32::from(offset), Inference::YearFromText))
    }

    /// The latest year that the text states at least twice or in a full date.
    fn plain_year(&self) -> Option<i32> {
        self.years.iter().filter(|(_, weight)| *weight > 1).map(|(year, _)| *year).max()
    }

    /// The year `offset` years from the year of the text. Where the text speaks of «прошлый год»
    /// but never of «этот год», the year that it keeps naming by its number, never by a day, is the
    /// past one.
    pub(super) fn relative(&self, offset: i8) -> Option<(i32, Inference)> {
        let (now, reason) = match (self.document, self.plain_year()) {
            (Some((year, _)), _) => (year, Inference::DateFromDocument),
            (None, Some(year)) => {
                let past =
                    self.names_last_year && !self.names_this_year && self.dated != Some(year);
                (year + i32::from(past), Inference::YearFromText)
            }
            (None, None) => return None,
        };
        Some((now + i32::from(offset), reason))
    }

    /// The month `offset` months from the document's, where its date tells the month.
    pub(super) fn relative_month(&self, offset: i8) -> Option<(i32, u8)> {
        let (year, month) = self.document?;
        let months = year * 12 + i32::from(month?) - 1 + i32::from(offset);
        Some((months.div_euclid(12), months.rem_euclid(12) as u8 + 1))
    }

    /// Whether the text is in the midst of a story of years long gone: the date stated last and all
    /// that this paragraph states lie years before the document's, and nothing is said of what will
    /// be. «Страна вошла в ООН 2 марта 1992 года» beside «25 декабря её признали»: not this December.
    fn tells_the_past(&self) -> bool {
        let Some((now, _)) = self.document else { return false };
        let gone = |year: Option<i32>| year.is_some_and(|year| year + LONG_GONE <= now);
        self.tense != Tense::Ahead && gone(self.story) && gone(self.last_year())
    }

    /// The year of a month or day stated without one: of the same sentence, else of the document's
    /// date, else the last one stated where that is the year of the text. `tense` is that of what
    /// the month or day is said of.
    fn year_of(&self, month: u8, tense: Tense) -> Option<(i32, Inference)> {
        let ahead = |year: i32| self.document.is_some_and(|(now, _)| year > now + 1);
        // «приговор от 14 мая» after «выборы в декабре 2010 года» is hardly of 2010.
        let follows = |when: &When| when.month().is_none_or(|stated| month + 5 > stated);
        // «учреждённую в 1968 году премию вручат 14 октября»: what is to come is not of a year gone by.
        let now = self.document.map(|(year, _)| year).or(self.plain_year());
        let gone = |year: &i32| tense == Tense::Ahead && now.is_some_and(|now| *year < now);
        let stated =
            self.in_sentence.filter(follows).and_then(When::year).filter(|year| !gone(year));
        if let Some(year) = stated.filter(|year| !ahead(*year)) {
            return Some((year, Inference::YearFromText));
        }
        if self.tells_the_past() {
            let told = self.in_paragraph.filter(follows).and_then(When::year)?;
            return Some((told, Inference::YearFromText));
        }
        if let Some((year, now)) = self.document {
            let turn = now.map_or(0, |now| tense.turn(month, now));
            return Some((year + turn, Inference::DateFromDocument));
        }
        let last = self.last.filter(follows).and_then(When::year)?;
        (Some(last) == self.plain_year()).then_some((last, Inference::YearFromText))
    }

    /// The year of a quarter or a half whose month `month` is: of the same sentence, else of the
    /// document's date, else the last one stated where that is the year of the text.
    pub(super) fn year_of_part(&self, month: u8, due: Due) -> Option<(i32, Inference)> {
        self.year_of(month, due.or(self.tense))
    }

    /// The year of a month stated alone («в октябре прошли переговоры»): as of any part of a year,
    /// else by the latest month of which the text states the year.
    pub(super) fn year_of_month(&self, month: u8, due: Due) -> Option<(i32, Inference)> {
        let tense = due.or(self.tense);
        self.year_of(month, tense).or_else(|| {
            let (year, now) =
                self.anchor.or(self.anchor_ahead).filter(|_| !self.tells_the_past())?;
            let turn = tense.turn(month, now);
            // «вступила в июле 2024 года. В сентябре посланник прилетел»: the story went on, or
            // it tells what was before; nothing makes it plain.
            let goes_on = turn < 0 && self.last.and_then(When::month) == Some(now);
            (!goes_on).then_some((year + turn, Inference::YearFromText))
        })
    }

    /// The year of a day («15 апреля»): as of any part of a year, else that of the day or month
    /// stated last before it, where it is the same month or one next to it and a verb says what
    /// happened.
    pub(super) fn year_of_day(&self, month: u8, due: Due) -> Option<(i32, Inference)> {
        let tense = due.or(self.tense);
        self.year_of(month, tense).or_else(|| {
            let (year, before) = self.told?;
            let near = month.abs_diff(before) <= 1 && tense != Tense::Verbless;
            near.then_some((year, Inference::YearFromText))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Due, QuantityState, When};
    use crate::record::Inference;

    #[test]
    fn document_date_tells_the_year() {
        let state = QuantityState::new(Some("2025-01-14"));
        assert_eq!(state.relative(-1), Some((2024, Inference::DateFromDocument)));
        assert_eq!(state.year_of_month(12, Due::Unsaid), Some((2024, Inference::DateFromDocument)));
        assert_eq!(state.year_of_month(3, Due::Unsaid), Some((2025, Inference::DateFromDocument)));
    }

    #[test]
    fn a_day_within_a_story_of_the_past_has_not_the_year_of_the_document() {
        let mut state = QuantityState::new(Some("2025-12"));
        state.survey_paragraph(0);
        state.weigh(When::Day { year: Some(1992), month: 3, day: 2 }, false);
        state.stated(When::Month { year: Some(1994), month: 2 });
        state.begin_paragraph(0);
        state.begin_sentence();
        assert_eq!(state.year_of_day(12, Due::Unsaid), None);
        state.stated(When::Day { year: Some(1992), month: 3, day: 2 });
        state.begin_sentence();
        assert_eq!(state.year_of_day(5, Due::Unsaid), Some((1992, Inference::YearFromText)));
        state.begin_paragraph(100);
        assert_eq!(state.year_of_day(12, Due::Unsaid), Some((2025, Inference::DateFromDocument)));
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
