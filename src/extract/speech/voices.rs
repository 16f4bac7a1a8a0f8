//! Who speaks at a place of the document.
//!
//! In: statements, by start, nested or not. Out: look-ups in logarithmic time.

use super::Statement;
use crate::extract::person::PersonId;

/// Stretches of the document with one voice each; between them the author speaks.
#[derive(Clone, Debug, Default)]
pub(super) struct Voices {
    /// From this byte on this person speaks, or the author.
    turns: Vec<(u32, Option<PersonId>)>,
}

impl Voices {
    /// Lays the words of `statements` over each other; the innermost wins.
    pub(crate) fn new(statements: &[Statement]) -> Self {
        let mut words: Vec<_> = statements.iter().map(|s| (s.words, s.speaker)).collect();
        words.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut turns = Vec::with_capacity(words.len() * 2);
        let mut stack: Vec<(u32, PersonId)> = Vec::new();
        for (span, speaker) in words {
            close(&mut stack, &mut turns, span.start);
            turns.push((span.start, Some(speaker)));
            let outer = stack.last().map_or(span.end, |(end, _)| *end);
            stack.push((span.end.min(outer), speaker));
        }
        close(&mut stack, &mut turns, u32::MAX);
        Self { turns }
    }

    /// The voice at a byte.
    pub(crate) fn at(&self, byte: u32) -> Option<PersonId> {
        let next = self.turns.partition_point(|(from, _)| *from <= byte);
        self.turns.get(next.checked_sub(1)?).and_then(|(_, who)| *who)
    }
}

/// Ends the stretches that end at or before `byte`.
fn close(stack: &mut Vec<(u32, PersonId)>, turns: &mut Vec<(u32, Option<PersonId>)>, byte: u32) {
    while let Some((end, _)) = stack.last().copied() {
        if end > byte {
            return;
        }
        stack.pop();
        turns.push((end, stack.last().map(|(_, who)| *who)));
    }
}

#[cfg(test)]
mod tests {
    use super::Voices;
    use crate::extract::person::PersonId;
    use crate::extract::speech::Statement;
    use crate::record::Mode;
    use crate::text::Span;

    fn statement(start: usize, end: usize, who: u32) -> Statement {
        let span = Span::new(start, end);
        let (speaker, mode) = (PersonId(who), Mode::Direct);
        Statement { words: span, evidence: span, speaker, mode, rule: "statement.label" }
    }

    #[test]
    fn the_innermost_voice_speaks() {
        let voices = Voices::new(&[statement(10, 50, 1), statement(20, 30, 2)]);
        let at = |byte| voices.at(byte).map(|id| id.0);
        assert_eq!(
            [at(5), at(10), at(25), at(30), at(49), at(50)],
            [None, Some(1), Some(2), Some(1), Some(1), None]
        );
    }
}
