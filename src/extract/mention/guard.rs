//! Guards: a homograph is the name only in certain surroundings.
//!
//! «западным странам» is the pole, «западным склонам» the compass: the rules are in
//! `src/data/lexicon/guards.tsv`, the first that holds decides.

use std::ops::Range;

use super::Block;
use crate::lexicon::compile::{GuardRule, Place};
use crate::text::Shape;

/// Whether the guard lets the name at `tokens` stand. No rules, or none that holds: it stands.
pub(super) fn stands(block: &Block, tokens: Range<usize>, rules: &[GuardRule]) -> bool {
    rules.iter().find(|rule| holds(block, &tokens, rule)).is_none_or(|rule| rule.accept)
}

fn holds(block: &Block, tokens: &Range<usize>, rule: &GuardRule) -> bool {
    let (start, end) = (tokens.start, tokens.end);
    let cue = |mut range: Range<usize>| {
        range.any(|i| block.form(i).is_some_and(|form| form.name_word.cues & rule.cues != 0))
    };
    let first_letter = |i: usize| block.surface(i).chars().next();
    match rule.place {
        Place::Before => cue(start.saturating_sub(1)..start),
        Place::BeforeTwo => cue(start.saturating_sub(2)..start),
        Place::After => cue(end..end + 1),
        Place::AfterTwo => cue(end..end + 2),
        Place::Near => cue(start.saturating_sub(6)..start) || cue(end..end + 6),
        Place::SentenceStart => {
            // Sentences tile the block in order.
            let sentences = block.sentences();
            let at = sentences.partition_point(|sentence| sentence.end <= start);
            sentences.get(at).is_some_and(|sentence| sentence.start == start)
        }
        Place::Small => first_letter(start).is_some_and(char::is_lowercase),
        Place::Capitals => {
            block.tokens().get(start).is_some_and(|token| token.shape == Shape::Upper)
        }
        Place::CapitalAfter => first_letter(end).is_some_and(char::is_uppercase),
        Place::Always => true,
    }
}
