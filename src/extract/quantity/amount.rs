//! Numbers with their units: money, percents, durations, counts.
//!
//! In: a line, where to start, the state. Out: finds, and where to go on. Knows which unit stands
//! on which side of a number and what a range shares. «от 10 до 15 млрд долларов» is two amounts.

use super::Found;
use super::bare::{closes, currency_first, unnumbered};
use super::bound::bound;
use super::count::{Head, head, told_before};
use super::decimal::Decimal;
use super::line::Line;
use super::money;
use super::number::number;
use super::run::{Run, run};
use super::state::QuantityState;
use super::time::{clock, durations, guessed, time};
use super::word::{Class, Code, Mark, Unit};
use crate::record::{Bound, Inference, QuantityValue};
use crate::text::TokenKind;

/// The power of ten of the smallest multiplier whose noun may be left out.
const THOUSAND: u8 = 3;
/// That of the smallest whose currency may be left out.
const MILLION: u8 = 6;

/// What makes a number a quantity.
enum Unitary {
    Money(Code),
    Percent,
    Time(Unit),
    Count(String),
}

/// Where a count waits for a noun that comes later.
pub(super) struct Waiting {
    value: f64,
    bound: Bound,
    start: usize,
    end: usize,
}

/// What the walk over a sentence has seen.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) found: Vec<Found>,
    waiting: Vec<Waiting>,
    /// Sums whose currency is named further on: «3 млрд, из Катара – 1 млрд долларов».
    sums: Vec<Waiting>,
    /// The last amount of money: one past its last atom, and its bound.
    money: Option<(usize, Bound)>,
    /// What the sentence counted last.
    unit: Option<String>,
}

impl Walk {
    /// Ends a sentence: sums whose currency it does not name take the one stated before it. Forgets what
    /// does not cross a sentence.
    pub(super) fn close(&mut self, line: &Line, state: &QuantityState) {
        if let Some(code) = state.currency() {
            self.settle_sums(line, code);
        }
        self.sums.clear();
        self.waiting.clear();
        self.money = None;
        self.unit = None;
    }

    /// Gives the sums that wait for it a currency.
    fn settle_sums(&mut self, line: &Line, code: Code) {
        for sum in std::mem::take(&mut self.sums) {
            let value = QuantityValue::Money { value: sum.value, currency: money::text(code) };
            let inferred = Some(Inference::CarriedCurrency);
            self.add(line, (sum.start, sum.end), value, sum.bound, inferred);
        }
    }

    /// Adds a find over the atoms `start..end`.
    pub(super) fn add(
        &mut self,
        line: &Line,
        (start, end): (usize, usize),
        value: QuantityValue,
        bound: Bound,
        inferred: Option<Inference>,
    ) {
        if let Some((tokens, span)) = line.stretch(start, end) {
            self.found.push(Found { tokens, span, value, bound, inferred });
        }
    }
}

/// The amounts that start at atom `at`; one past the last atom that they take.
pub(super) fn amounts(
    line: &Line,
    at: usize,
    state: &mut QuantityState,
    walk: &mut Walk,
) -> Option<usize> {
    if let Some(end) = unnumbered(line, at, walk) {
        return Some(end);
    }
    if let Some(end) = guessed(line, at, walk) {
        return Some(end);
    }
    if let Some(code) = money::before(line, at) {
        return signed(line, at, code, state, walk);
    }
    if let Class::JoinedPercent(value) = line.class(at) {
        let value = QuantityValue::Percent { value: f64::from(value) };
        walk.add(line, (at, at + 1), value, bound(line, at, at + 1), None);
        return Some(at + 1);
    }
    if let Some((code, number, side)) = currency_first(line, at) {
        let value = number.value.to_f64();
        let value = QuantityValue::Money { value, currency: money::text(code) };
        state.paid_in(code);
        walk.add(line, (at, number.end), value, side, None);
        return Some(number.end);
    }
    let mut run = run(line, at)?;
    let first_end = run.numbers.first().map_or(at + 1, |(number, _)| number.end);
    let tail = run.last()?.end;
    if let Some(end) = no_quantity(line, at, tail).or_else(|| clock(line, at)) {
        return Some(end);
    }
    let unit = unit(line, &mut run, walk);
    // «9,6 млрд, 16,1%»: the first number is no percent.
    let scaled = run.numbers.first().is_some_and(|(number, _)| number.power.is_some());
    let unit = unit.filter(|(unit, _)| !(scaled && matches!(unit, Unitary::Percent)));
    let Some((unit, end)) = unit else {
        let carried = bare(line, at, first_end, state, walk);
        return Some(carried.unwrap_or(first_end));
    };
    let listable = matches!(unit, Unitary::Percent | Unitary::Money(_))
        && run.numbers.iter().all(|(number, _)| number.year().is_none());
    if !listable {
        run.keep_range();
    }
    Some(emit(line, run, &unit, end, state, walk))
}

/// Clock times, references, models: numbers that state no quantity. One past what to skip.
fn no_quantity(line: &Line, at: usize, end: usize) -> Option<usize> {
    let digits = |index| matches!(line.class(index), Class::Digits { .. });
    if line.is(at + 1, Mark::Colon) && line.tight(at + 1) && digits(at + 2) {
        // «21:10», «1:2:3»
        return Some(at + 3);
    }
    // «статья 5», «пункт 3 протокола»
    if matches!(line.before(at, 1), Class::Reference | Class::Mark(Mark::Point)) && digits(at) {
        return Some(end);
    }
    // «С5+1», but «(+10,4%)»
    let rises = matches!(line.class(end), Class::Percent);
    if (line.was(at, 1, Mark::Plus) && !rises) || (line.is(end, Mark::Plus) && digits(end + 1)) {
        return Some(end);
    }
    // «Boeing 787», «Россия-24»: digits behind a word in Latin letters, or tied to any word.
    let previous = at.checked_sub(1).and_then(|before| line.token(before))?;
    let latin = previous.kind == TokenKind::Word
        && line.class(at - 1) == Class::Plain
        && line.norm(at - 1).starts_with(|c: char| c.is_ascii_alphabetic());
    let tied = line.was(at, 1, Mark::Dash)
        && line.tight(at)
        && line.tight(at - 1)
        && matches!(line.before(at, 2), Class::Plain);
    let united = money::currency(line, end).is_some()
        || matches!(line.class(end), Class::Percent | Class::Multiplier { .. });
    ((latin && digits(at) && !united && end == at + 1) || tied).then(|| {
        // «787-9»
        end.max(at + 1)
    })
}

/// «$17,2 млрд», «USD 10», «$10–15 млрд».
fn signed(
    line: &Line,
    at: usize,
    code: Code,
    state: &mut QuantityState,
    walk: &mut Walk,
) -> Option<usize> {
    let mut run = run(line, at + 1)?;
    let lettered = money::with_letters(line, at);
    let code = lettered.unwrap_or(code);
    let at = at - usize::from(lettered.is_some());
    run.keep_first_range();
    for (number, _) in &mut run.numbers {
        if let Some(thousands) = number.thousands {
            number.value = Decimal::whole(thousands);
            number.raw = number.value;
        }
    }
    let end = run.last()?.end;
    if let Some((first, _)) = run.numbers.first_mut() {
        first.start = at;
    }
    let (end, cents) = cents(line, end, code).map_or((end, None), |(v, e)| (e, Some(v)));
    if let (Some(cents), Some((number, _))) = (cents, run.numbers.last_mut()) {
        number.value = number.value.plus(cents).unwrap_or(number.value);
    }
    Some(emit(line, run, &Unitary::Money(code), end, state, walk))
}

/// The unit behind a run, and one past its last atom.
fn unit(line: &Line, run: &mut Run, walk: &Walk) -> Option<(Unitary, usize)> {
    let last = *run.last()?;
    let at = last.end;
    let hyphen = line.is(at, Mark::Dash) && line.tight(at) && line.tight(at + 1);
    match line.class(at + usize::from(hyphen)) {
        Class::Percent if !hyphen => {
            let points = usize::from(line.is(at + 1, Mark::Point) && line.norm(at) != "%");
            return Some((Unitary::Percent, at + 1 + points));
        }
        Class::Percentage => {
            let points = usize::from(line.is(at + 1, Mark::Point));
            return (hyphen || points > 0)
                .then_some((Unitary::Percent, at + 1 + points + usize::from(hyphen)));
        }
        Class::Anniversary(unit) if hyphen => {
            return Some((Unitary::Time(unit), at + 2));
        }
        // «4,8 п.п.»
        Class::Mark(Mark::Point) if line.is(at + 1, Mark::Point) && line.tight(at + 1) => {
            return Some((Unitary::Percent, at + 2));
        }
        _ if hyphen => return None,
        _ => {}
    }
    if let Some((code, end)) = money::currency(line, at) {
        if let Some((value, end)) = cents(line, end, code) {
            if let Some((number, _)) = run.numbers.last_mut() {
                number.value = number.value.plus(value)?;
            }
            return Some((Unitary::Money(code), end));
        }
        return Some((Unitary::Money(code), end));
    }
    if let Class::Subunit(code) = line.class(at) {
        for (number, _) in &mut run.numbers {
            number.value = hundredth(number.value);
        }
        return Some((Unitary::Money(code), at + 1));
    }
    if let Some((unit, end)) = time(line, &last) {
        return Some((Unitary::Time(unit), end));
    }
    counted(line, run, walk)
}

fn counted(line: &Line, run: &Run, _walk: &Walk) -> Option<(Unitary, usize)> {
    let last = run.last()?;
    let one = last.end == last.start + 1
        && matches!(line.class(last.start), Class::Cardinal { value: 0..=1, .. });
    if one {
        return None;
    }
    let value = if last.power.is_some() { Some(0) } else { last.value.as_whole() };
    match head(line, last.end, value)? {
        Head::Noun { unit, end } => Some((Unitary::Count(unit), end)),
        Head::Adjectives { .. } => None,
    }
}

/// «43 цента» behind an amount.
fn cents(line: &Line, at: usize, currency: Code) -> Option<(Decimal, usize)> {
    let start = at + usize::from(line.is(at, Mark::And));
    let number = number(line, start)?;
    let value = number.value.as_whole().filter(|value| *value < 100)?;
    match line.class(number.end) {
        Class::Subunit(code) if code == currency => {
            Some((hundredth(Decimal::whole(value)), number.end + 1))
        }
        // «20 долларов 43»
        Class::Mark(Mark::Stop | Mark::Comma | Mark::Close) | Class::Plain
            if start == at
                && number.length == 2
                && (line.is_end(number.end) || line.class(number.end) != Class::Plain) =>
        {
            Some((hundredth(Decimal::whole(value)), number.end))
        }
        _ => None,
    }
}

fn hundredth(value: Decimal) -> Decimal {
    let (whole, _) = value.split();
    Decimal::new(whole, -2)
}

/// A number without unit: an amount whose currency stands before, or a count whose noun does.
fn bare(
    line: &Line,
    at: usize,
    end: usize,
    state: &mut QuantityState,
    walk: &mut Walk,
) -> Option<usize> {
    let number = number(line, at)?;
    let side = bound(line, at, end);
    let value = number.value.to_f64();
    let whole = number.value.as_whole();
    let after_money = walk.money.is_some_and(|(money, _)| money + 1 == at);
    let second = after_money && (line.was(at, 1, Mark::Until) || line.was(at, 1, Mark::And));
    let closed = line.is_end(end) || line.class(end) != Class::Plain;
    let second = second && closed && number.year().is_none();
    match head(line, end, if number.power.is_some() { Some(0) } else { whole }) {
        Some(Head::Adjectives { end }) => {
            walk.waiting.push(Waiting { value, bound: side, start: at, end });
            return Some(end);
        }
        Some(Head::Noun { .. }) => return None,
        None => {}
    }
    // «количество предприятий превысило 60»
    if closes(line, end)
        && number.year().is_none_or(|year| !(1900..2100).contains(&year))
        && let Some(unit) = told_before(line, at).map(str::to_owned)
    {
        walk.add(line, (at, end), QuantityValue::Count { value, unit }, side, None);
        return Some(end);
    }
    // «около 7 тысяч – в Китае», «54,9 млн пришлось на …»
    if let Some(power) = number.power.filter(|power| *power >= THOUSAND)
        && let Some(unit) = state.counted(power).map(str::to_owned)
    {
        walk.add(line, (at, end), QuantityValue::Count { value, unit }, side, None);
        return Some(end);
    }
    if number.power.is_some_and(|power| power >= MILLION) || second {
        walk.sums.push(Waiting { value, bound: side, start: at, end });
        if let Some(code) = state.currency_of_sentence() {
            walk.money = Some((end, side));
            walk.settle_sums(line, code);
        }
        return Some(end);
    }
    let finished = line.is_end(end)
        || matches!(line.class(end), Class::Mark(Mark::Stop | Mark::Comma | Mark::Close));
    let before = at.checked_sub(1)?;
    let told = matches!(
        line.norm(before),
        "уже" | "их" | "стало" | "было" | "осталось" | "оказалось" | "насчитывается"
    ) || (line.is(before, Mark::Dash) && !line.tight(at));
    if finished
        && told
        && number.year().is_none_or(|year| !(1900..2100).contains(&year))
        && let Some(unit) = walk.unit.clone()
    {
        walk.add(line, (at, end), QuantityValue::Count { value, unit }, side, None);
    }
    Some(end)
}

fn emit(
    line: &Line,
    mut run: Run,
    unit: &Unitary,
    end: usize,
    state: &mut QuantityState,
    walk: &mut Walk,
) -> usize {
    let Some(start) = run.numbers.first().map(|(number, _)| number.start) else { return end };
    let taken = run.share_power();
    let mut side = bound(line, start, end);
    if let Unitary::Money(code) = unit {
        side = repeated(line, start, walk).unwrap_or(side);
        state.paid_in(*code);
        walk.money = Some((end, side));
        walk.settle_sums(line, *code);
    }
    if let Unitary::Time(unit) = unit {
        return durations(line, &run, *unit, end, side, walk);
    }
    if let Unitary::Count(unit) = unit {
        for waiting in std::mem::take(&mut walk.waiting) {
            let value = QuantityValue::Count { value: waiting.value, unit: unit.clone() };
            walk.add(line, (waiting.start, waiting.end), value, waiting.bound, None);
        }
        walk.unit = Some(unit.clone());
        let power = run.numbers.last().and_then(|(number, _)| number.power);
        if state.currency().is_none() && power.is_some_and(|power| power >= MILLION) {
            // «Одни добыли 20 млн, другие 15 млн тонн»
            for sum in std::mem::take(&mut walk.sums) {
                let value = QuantityValue::Count { value: sum.value, unit: unit.clone() };
                walk.add(line, (sum.start, sum.end), value, sum.bound, None);
            }
        }
        state.counts(unit, power.unwrap_or_default());
    }
    let count = run.numbers.len();
    for (index, (number, _)) in run.numbers.iter().enumerate() {
        let last = index + 1 == count;
        let number_value = number.value.to_f64();
        let inferred = match unit {
            _ if index < taken && !last => Some(Inference::CarriedMultiplier),
            Unitary::Money(_) if !last => Some(Inference::CarriedCurrency),
            _ => None,
        };
        let value = match unit {
            Unitary::Money(code) => {
                let below = index == 0 && line.was(number.start, 1, Mark::Minus);
                let value = if below { -number_value } else { number_value };
                QuantityValue::Money { value, currency: money::text(*code) }
            }
            Unitary::Percent => {
                let below = index == 0 && is_negative(line, number.start);
                QuantityValue::Percent { value: if below { -number_value } else { number_value } }
            }
            Unitary::Count(unit) => {
                QuantityValue::Count { value: number_value, unit: unit.clone() }
            }
            Unitary::Time(_) => continue,
        };
        let bound = if number.excess { Bound::Over } else { side };
        let stop = if last { end } else { number.end };
        walk.add(line, (number.start, stop), value, bound, inferred);
    }
    end
}

/// «минус 5 процентов», «-3,2 %» (but «рост – 5 %», «10–15 %»).
fn is_negative(line: &Line, start: usize) -> bool {
    let sign =
        line.was(start, 1, Mark::Dash) && line.tight(start) && start >= 2 && !line.tight(start - 1);
    sign || line.was(start, 1, Mark::Minus)
}

/// «2 трлн тенге ($5,9 млрд)»: the amount in brackets or behind «или» is the same amount.
fn repeated(line: &Line, start: usize, walk: &Walk) -> Option<Bound> {
    let (end, side) = walk.money?;
    let gap = start.checked_sub(end)?;
    let bracket = gap == 1 && line.is(end, Mark::Open);
    let or = (gap == 1 && line.is(end, Mark::Or))
        || (gap == 2 && line.is(end, Mark::Comma) && line.is(end + 1, Mark::Or));
    (bracket || or).then_some(side)
}
