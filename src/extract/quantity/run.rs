//! Numbers that share one unit: «10–15», «от 10 до 15», «две-три», «5, 10 и 15».
//!
//! In: a line and where to start. Out: a [`Run`]. Must not know units.

use super::decimal::Decimal;
use super::line::Line;
use super::number::{Number, number};
use super::word::{Class, Mark};

/// How a number is tied to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// The first one.
    None,
    /// «10–15», «от 10 до 15», «между 10 и 15», «пять или шесть».
    Range,
    /// «5, 10 и 15».
    List,
}

/// Numbers in a row, each with its tie to the one before.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) numbers: Vec<(Number, Tie)>,
}

/// From here on a number before one with a multiplier is its own («2015 и 8 млрд»).
const WRITTEN_SMALL: u64 = 1000;

/// Numbers of a run, at most.
const MOST: usize = 8;

/// The run that starts at atom `start`.
pub(super) fn run(line: &Line, start: usize) -> Option<Run> {
    let first = number(line, start)?;
    let mut numbers = vec![(first, Tie::None)];
    let mut last = first;
    while numbers.len() < MOST {
        let Some(tie) = tie(line, start, &last) else { break };
        let Some(next) = number(line, last.end + 1) else { break };
        let falls = line.is(last.end, Mark::Until);
        if tie == Tie::Range
            && !falls
            && !(last.raw.less_than(next.raw) || last.value.less_than(next.value))
        {
            break;
        }
        last = next;
        numbers.push((next, tie));
    }
    Some(Run { numbers })
}

fn tie(line: &Line, start: usize, last: &Number) -> Option<Tie> {
    let opened = |mark| line.was(start, 1, mark) || line.was(start, 2, mark);
    match line.class(last.end) {
        Class::Mark(Mark::Dash) if line.tight(last.end) == line.tight(last.end + 1) => {
            Some(Tie::Range)
        }
        Class::Mark(Mark::Until) if opened(Mark::From) || opened(Mark::With) => Some(Tie::Range),
        Class::Mark(Mark::By) if opened(Mark::With) => Some(Tie::Range),
        Class::Mark(Mark::Or) => Some(Tie::Range),
        Class::Mark(Mark::And) if opened(Mark::Between) => Some(Tie::Range),
        Class::Mark(Mark::And | Mark::Comma) => Some(Tie::List),
        _ => None,
    }
}

impl Run {
    /// The last number.
    pub(super) fn last(&self) -> Option<&Number> {
        self.numbers.last().map(|(number, _)| number)
    }

    /// Keeps what is tied to the last number as a range; tells where the rest begins.
    pub(super) fn keep_range(&mut self) {
        if let Some(cut) = self.numbers.iter().rposition(|(_, tie)| *tie != Tie::Range) {
            self.numbers.drain(..cut);
            if let Some((_, tie)) = self.numbers.first_mut() {
                *tie = Tie::None;
            }
        }
    }

    /// Keeps the first number and what is tied to it as a range.
    pub(super) fn keep_first_range(&mut self) {
        let range = self.numbers.iter().skip(1).take_while(|(_, tie)| *tie == Tie::Range).count();
        self.numbers.truncate(1 + range);
    }

    /// Gives the multiplier of the last number to those before it that lack one and are written as small
    /// («15, 10 и 8 млрд»). Tells how many took it.
    pub(super) fn share_power(&mut self) -> usize {
        let Some(last) = self.last().copied() else { return 0 };
        let Some(power) = last.power else { return 0 };
        let mut taken = 0;
        for (number, _) in &mut self.numbers {
            if number.power.is_none() && number.raw.less_than(Decimal::whole(WRITTEN_SMALL)) {
                number.take_power(power);
                taken += 1;
            }
        }
        taken
    }
}
