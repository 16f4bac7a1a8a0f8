//! Numbers, money, percents, counts, dates, durations.
//!
//! In: the tokens of a paragraph with their forms. Out: [`Found`] quantities in order, exact values
//! with the words that bound them. Knows how Russian writes numbers and dates, currencies, units of
//! time; must not know states, persons or facts.
//!
//! «свыше 30 соглашений на 17,2 млрд долларов» → count 30 соглашение (over), money 17200000000 USD

mod amount;
mod bare;
mod bound;
mod class;
#[cfg(test)]
mod compile;
mod compound;
mod count;
#[cfg(test)]
mod currencies;
mod date;
mod day;
mod decimal;
mod duration;
mod edtf;
mod line;
mod listed;
mod money;
mod month;
mod number;
mod run;
mod state;
mod tense;
mod time;
mod word;
mod year;

use std::ops::Range;

pub use state::QuantityState;
pub use word::{QuantityWord, classify};

use self::amount::Walk;
use self::edtf::When;
use self::line::Line;
use self::tense::Tense;
use self::word::{Class, Mark, Unit};
use super::Block;
use crate::record::{Bound, Inference, QuantityValue};
use crate::text::Span;

/// A quantity of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Tokens of the block that it covers.
    pub tokens: Range<usize>,
    /// Bytes in the block's text; may start or end inside a token («две-три»).
    pub span: Span,
    /// The value.
    pub value: QuantityValue,
    /// On which side of the value the truth lies; exact for dates.
    pub bound: Bound,
    /// What was filled in.
    pub inferred: Option<Inference>,
}

/// The quantities of a paragraph, in order, not overlapping. Paragraphs are given in the order of
/// the document; `state` carries from one to the next what the text makes plain.
pub fn quantities(block: &Block, state: &mut QuantityState) -> Vec<Found> {
    let mut walk = Walk::default();
    state.begin_paragraph(block.offset);
    each_sentence(block, state, |line, state| read(line, state, &mut walk));
    walk.found.sort_by_key(|found| found.span.start);
    walk.found
}

/// Reads the dates of a paragraph ahead of [`quantities`], so that «в этом году» has its year even
/// where the text names the year only later. Give all paragraphs once, then call [`quantities`].
pub fn survey(block: &Block, state: &mut QuantityState) {
    state.survey_paragraph(block.offset);
    each_sentence(block, state, |line, state| {
        let mut at = 0;
        while !line.is_end(at) {
            if let (Class::Relative(offset), Class::Time { unit: Unit::Year, one: true }) =
                (line.class(at), line.class(at + 1))
            {
                state.hear(offset);
            }
            at = match date::date(line, at, state) {
                Some(dated) => {
                    if let When::Day { year: None, month, .. } = dated.when
                        && state.heads_the_text()
                    {
                        state.dated_in(month);
                    }
                    if dated.inferred.is_none() {
                        state.weigh(dated.when, is_planned(line, at, dated.when));
                        if has_time(line, at, dated.end) || state.heads_the_text() {
                            state.published(dated.when);
                        }
                    }
                    dated.end.max(at + 1)
                }
                None => at + 1,
            };
        }
    });
}

/// «к 2029 году», «до 2020 года», «на 2017 год» lie ahead.
fn is_planned(line: &Line, at: usize, when: When) -> bool {
    matches!(when, When::Year(_))
        && matches!(line.before(at, 1), Class::Mark(Mark::To | Mark::Until | Mark::On))
}

/// Whether a time of day stands beside the date `start..end` («17 апреля 2025 года, 21:10»).
fn has_time(line: &Line, start: usize, end: usize) -> bool {
    let digits = |at| matches!(line.class(at), Class::Digits { scale: 0, length: 1..=2, .. });
    let clock = |at| digits(at) && line.is(at + 1, Mark::Colon) && digits(at + 2);
    let behind = end + usize::from(line.is(end, Mark::Comma));
    clock(behind) || start.checked_sub(3).is_some_and(clock)
}

fn each_sentence(
    block: &Block,
    state: &mut QuantityState,
    mut visit: impl FnMut(&Line, &mut QuantityState),
) {
    let mut atoms = std::mem::take(&mut state.atoms);
    for sentence in block.sentences() {
        state.begin_sentence();
        let worth = sentence
            .clone()
            .any(|index| block.form(index).is_some_and(|form| form.quantity_word.is_trigger()));
        if !worth {
            continue;
        }
        state.hear_verbs(Tense::of(block, sentence.clone()));
        line::cut(block, sentence.clone(), &mut atoms);
        visit(&Line { block, atoms: &atoms }, state);
    }
    atoms.clear();
    state.atoms = atoms;
}

fn read(line: &Line, state: &mut QuantityState, walk: &mut Walk) {
    let mut at = 0;
    while !line.is_end(at) {
        if let Some(dated) = date::date(line, at, state) {
            if dated.inferred.is_none() {
                state.stated(dated.when);
            }
            let value = QuantityValue::Date { value: dated.when.to_string() };
            walk.add(line, (at, dated.end), value, Bound::Exact, dated.inferred);
            at = dated.end.max(at + 1);
            continue;
        }
        at = amount::amounts(line, at, state, walk).map_or(at + 1, |end| end.max(at + 1));
    }
    walk.close(line, state);
}

#[cfg(test)]
mod sentences;
#[cfg(test)]
mod tests;
