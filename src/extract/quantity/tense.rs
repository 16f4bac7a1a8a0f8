//! What the verbs of a sentence tell of its time.
//!
//! In: the forms of a sentence. Out: whether it speaks of what was or of what will be, and the year
//! of a month stated without one. Must not know dates. Written in February, «в октябре приедет» is
//! of this year, «в октябре прошли переговоры» of the last.

use std::ops::Range;

use crate::extract::Block;
use crate::extract::fact::list;
use crate::morph::{Gram, Pos};

/// The tense of the finite verbs of a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tense {
    /// No verb.
    #[default]
    Verbless,
    /// All that tell a time are in the past.
    Behind,
    /// All that tell a time are in the future.
    Ahead,
    /// The present alone.
    Open,
    /// Both: «подтвердил, что в мае посетит».
    Mixed,
}

/// Whether the words before a date say that it lies ahead, whatever the verb does: «поручил до 1 ноября
/// представить», «заседание намечено на июнь».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// They do.
    Ahead,
    /// They do not say.
    Unsaid,
}

impl Due {
    /// The tense of what is said of the date in a sentence of this tense.
    pub(super) fn or(self, tense: Tense) -> Tense {
        match self {
            Self::Ahead => Tense::Ahead,
            Self::Unsaid => tense,
        }
    }
}

impl Tense {
    /// The tense of a sentence.
    pub(super) fn of(block: &Block, sentence: Range<usize>) -> Self {
        let (mut verbs, mut past, mut future) = (false, false, false);
        for form in sentence.filter_map(|at| block.form(at)) {
            // «меморандум совершён»: a participle says something, but tells no time of its own.
            verbs |= matches!(form.pos(), Pos::Verb | Pos::Participle);
            if form.pos() != Pos::Verb || form.lists.contains(&list::TO_READER) {
                continue;
            }
            let tells = |gram| form.readings.iter().any(|reading| reading.gram.any(gram));
            past |= tells(Gram::PAST);
            future |= tells(Gram::FUTURE);
        }
        match (past, future) {
            (true, false) => Self::Behind,
            (false, true) => Self::Ahead,
            (true, true) => Self::Mixed,
            (false, false) if verbs => Self::Open,
            (false, false) => Self::Verbless,
        }
    }

    /// The years from the year of the month `now` in which the text is written to that of `month`.
    pub(super) fn turn(self, month: u8, now: u8) -> i32 {
        match self {
            Self::Ahead => i32::from(month < now),
            Self::Behind => -i32::from(month > now),
            Self::Mixed => 0,
            // In January «в декабре» is the December before.
            Self::Open | Self::Verbless => -i32::from(month > now + 6),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tense;

    #[test]
    fn what_was_lies_before_and_what_will_be_after() {
        assert_eq!(Tense::Ahead.turn(10, 2), 0);
        assert_eq!(Tense::Ahead.turn(1, 11), 1);
        assert_eq!(Tense::Behind.turn(10, 2), -1);
        assert_eq!(Tense::Behind.turn(2, 2), 0);
        assert_eq!(Tense::Mixed.turn(12, 1), 0);
        assert_eq!(Tense::Open.turn(12, 1), -1);
    }
}
