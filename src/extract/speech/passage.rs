//! Passages in the author's rendering that run over several sentences.
//!
//! In: the statements of a document in order, the cues of each block. Out: the same, some longer. A
//! frame that opens a paragraph («По его словам, …») holds for the sentences after it as well; one that
//! is inserted («Россия, по его словам, …») for its own alone. Only where nobody else is brought in, and
//! the person's own words stand right before and right after, so that the voice has not changed.
//!
//! «— А, — сказал Иванов. ¶ По его словам, Б. В. ¶ — Г, — говорит он.» → «Б. В» is of иванов

use super::cue::Cue;
use super::{Scene, Statement};
use crate::extract::person::PersonId;
use crate::record::Mode;

/// Statements looked at on each side.
const NEAR: usize = 8;

/// Lengthens the passages of `found`, which is in order of the evidence.
pub(super) fn prolong(scene: Scene, cues: &[Vec<Cue>], found: &mut [Statement]) {
    for at in 0..found.len() {
        if let Some(end) = last_word(scene, cues, found, at)
            && let Some(statement) = found.get_mut(at)
        {
            statement.words.end = end.words;
            statement.evidence.end = end.evidence;
        }
    }
}

/// Bytes of the document where a passage ends.
struct End {
    words: u32,
    evidence: u32,
}

fn last_word(scene: Scene, cues: &[Vec<Cue>], found: &[Statement], at: usize) -> Option<End> {
    let statement = found.get(at)?;
    if statement.rule != "statement.frame" || statement.words.start == statement.evidence.start {
        return None;
    }
    let after = scene.segments.partition_point(|s| s.span.start <= statement.evidence.start);
    let index = after.checked_sub(1)?;
    let block = scene.blocks.get(index)?;
    let [first, .., last] = block.sentences() else { return None };
    let opens = block.span(first.clone()).shifted(block.offset) == statement.evidence;
    if !opens || cues.get(index)?.len() > 1 {
        return None;
    }
    let speaks = |index: usize| {
        let (from, to) = (at.saturating_sub(NEAR), (at + NEAR).min(found.len()));
        let near = found.get(from..to).unwrap_or_default();
        scene.segments.get(index).is_some_and(|it| says(near, it.span, statement.speaker))
    };
    let prose = |index: &usize| scene.segments.get(*index).is_some_and(|s| s.kind.yields_facts());
    let before = (0..index).rev().find(prose)?;
    let next = (after..scene.segments.len()).find(prose)?;
    if !speaks(before) || !speaks(next) {
        return None;
    }
    let stop = last.end.checked_sub(1).filter(|i| matches!(block.surface(*i), "." | "…"));
    let words = last.start..stop.unwrap_or(last.end);
    let end = |tokens| block.span(tokens).shifted(block.offset).end;
    Some(End { words: end(words), evidence: end(last.clone()) })
}

/// Whether words of the person stand in `place` as they were said.
fn says(near: &[Statement], place: crate::text::Span, person: PersonId) -> bool {
    let own = |s: &&Statement| s.mode == Mode::Direct && s.evidence.overlaps(place);
    let mut own = near.iter().filter(own).peekable();
    own.peek().is_some() && own.all(|s| s.speaker == person)
}
