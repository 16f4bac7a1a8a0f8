//! On which side of a number the truth lies, by the words around it.
//!
//! In: where the number starts and ends. Out: a [`Bound`]. «превысил отметку в 100 миллиардов» is
//! over, «не более 7 евро» is under, «довести до 40 %», «даёт до 14 %» are upto, «вырос до 40 %» is exact.

use super::line::Line;
use super::word::{Class, Mark, Side};
use crate::record::Bound;

/// Atoms between a bound word and its number, at most.
const REACH: usize = 6;
/// Atoms before «до» that tell a target from a limit, at most.
const CONTEXT: usize = 25;

/// The bound of the number whose atoms are `start..end` (its unit included).
pub(super) fn bound(line: &Line, start: usize, end: usize) -> Bound {
    before(line, start, end).or_else(|| after(line, end)).unwrap_or_default()
}

fn before(line: &Line, start: usize, end: usize) -> Option<Bound> {
    let mut noun = false;
    let mut preposition = None;
    for at in (start.saturating_sub(REACH)..start).rev() {
        match line.class(at) {
            // «меньше, чем десять лет назад» compares with a time, it bounds none.
            Class::Bound(_) if line.is(end, Mark::Ago) && line.norm(start - 1) == "чем" => {
                return None;
            }
            Class::Bound(side) => return Some(turned(line, at, side)),
            Class::Mark(Mark::AtLeast) => {
                return line.was(at, 1, Mark::Least).then_some(Bound::Over);
            }
            Class::BoundVerb(side) => return verb(line, at, side, noun, preposition),
            Class::Within if line.was(at, 1, Mark::In) => return Some(Bound::Under),
            Class::Filler => noun |= !matches!(line.norm(at), "чем" | "за" | "чуть"),
            Class::Mark(Mark::Until) => return until(line, at, end),
            Class::Mark(mark @ (Mark::In | Mark::On | Mark::To | Mark::By | Mark::With)) => {
                preposition = Some(mark);
            }
            Class::Mark(Mark::Quote | Mark::Comma | Mark::From | Mark::Through | Mark::Last) => {}
            _ => return None,
        }
        let comma_far = line.is(at, Mark::Comma) && line.norm(at + 1) != "чем";
        if comma_far {
            return None;
        }
    }
    None
}

/// «не» turns the side over; «около» and «почти» have no opposite.
fn turned(line: &Line, at: usize, side: Side) -> Bound {
    match (side, line.was(at, 1, Mark::Not)) {
        (Side::Over, false) | (Side::Under, true) => Bound::Over,
        (Side::Under, false) | (Side::Over, true) => Bound::Under,
        (Side::About, _) => Bound::About,
        (Side::Nearly, _) => Bound::Nearly,
    }
}

/// «превысил 100», «превысил отметку в 100», «приблизился к 100»; but «превысил на 100»,
/// «превысил в 2 раза» tell by how much.
fn verb(line: &Line, at: usize, side: Side, noun: bool, between: Option<Mark>) -> Option<Bound> {
    let holds = match (side, between) {
        (Side::About | Side::Nearly, Some(Mark::To)) | (_, None) => true,
        (_, Some(Mark::In)) => noun,
        _ => false,
    };
    holds.then(|| turned(line, at, side))
}

/// «до»: what happened is exact, of a time it is a limit, else it is how far something reaches:
/// «довести до 40%», «перерабатывают до 90% руды», «сроком до пяти лет».
fn until(line: &Line, at: usize, end: usize) -> Option<Bound> {
    if line.was(at, 1, Mark::Not) {
        return None;
    }
    if let Class::Bound(side) = line.before(at, 1) {
        return Some(turned(line, at - 1, side));
    }
    if ranges(line, at) {
        return None;
    }
    let from = at.saturating_sub(CONTEXT);
    for left in (from..at).rev() {
        match line.class(left) {
            Class::Changed => return None,
            Class::Target => return Some(Bound::Upto),
            _ => {}
        }
    }
    let timed = matches!(line.before(end, 1), Class::Time { .. });
    Some(if timed { Bound::Under } else { Bound::Upto })
}

/// «от 10 долларов до 20»: the end of a range, as exact as its start.
fn ranges(line: &Line, until: usize) -> bool {
    (until.saturating_sub(8)..until).any(|at| {
        let opens = matches!(line.class(at), Class::Mark(Mark::From | Mark::With));
        let first = at + 1 + usize::from(matches!(line.class(at + 1), Class::Sign(_)));
        opens
            && matches!(
                line.class(first),
                Class::Digits { .. }
                    | Class::Cardinal { .. }
                    | Class::OneAndHalf { .. }
                    | Class::Multiplier { .. }
            )
    })
}

/// «10 лет и более».
fn after(line: &Line, end: usize) -> Option<Bound> {
    match (line.class(end), line.class(end + 1)) {
        (Class::Mark(Mark::And | Mark::Or), Class::Bound(Side::Over))
        | (Class::Mark(Mark::With), Class::Excess) => Some(Bound::Over),
        _ => None,
    }
}
