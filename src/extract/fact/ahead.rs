//! Whether a meeting is told as one to come.
//!
//! In: the words of a meeting in its sentence. Knows the forms in which a text looks ahead; the words
//! are lists of `words.rule`. «Планирует посетить», «визит намечен на май», «предстоящая встреча».

use std::ops::Range;

use super::list;
use super::scene::Scene;
use crate::morph::Pos;
use crate::pattern::ListId;

/// So near to the words of a meeting stands the verb in the future that tells of it.
const VERB_REACH: usize = 2;
/// So near before a meeting stands what intends, awaits or announces it.
const BEFORE: usize = 4;
/// So near behind a meeting it is told that it may take place.
const BEHIND: usize = 6;

/// Whether the words of a meeting or those around them tell that it is yet to come.
pub(super) fn is_ahead(scene: &Scene, units: &Range<usize>) -> bool {
    let around = |before: usize, behind: usize| {
        let from = units.start.saturating_sub(before).max(scene.sentence.start);
        from..(units.end + behind).min(scene.sentence.end).max(from)
    };
    let is = |unit: usize, list: ListId| scene.is_any(unit..unit + 1, list);
    around(VERB_REACH, VERB_REACH).any(|unit| scene.is_to_come(unit) || is_set(scene, unit))
        || scene.is_any(around(BEFORE, 0), list::COMING)
        || scene.is_any(around(BEFORE, BEFORE), list::AWAITED)
        // «договорились о проведении консультаций»
        || around(VERB_REACH, 0).skip(1).any(|unit| is(unit, list::TO_HOLD) && is(unit - 1, list::TO_WHAT))
        || around(BEFORE, 0).any(|unit| intends(scene, unit, units))
        || around(0, BEHIND).any(|unit| unit >= units.end && may_be_held(scene, unit))
}

/// «намечена на сентябрь»
fn is_set(scene: &Scene, unit: usize) -> bool {
    unit + 1 < scene.sentence.end
        && scene.is_any(unit..unit + 1, list::SET_FOR)
        && scene.units.text(unit + 1..unit + 2) == "на"
}

/// «планирует посетить»: the infinitive is of the words of the meeting.
fn intends(scene: &Scene, unit: usize, meeting: &Range<usize>) -> bool {
    let behind = unit + 1..(unit + BEFORE).min(scene.sentence.end).max(unit + 1);
    scene.is_any(unit..unit + 1, list::INTEND)
        && behind.into_iter().any(|at| meeting.contains(&at) && is_infinitive(scene, at))
}

/// «визит может состояться»
fn may_be_held(scene: &Scene, unit: usize) -> bool {
    let verb = unit + 1..(unit + 2).min(scene.sentence.end).max(unit + 1);
    scene.is_any(unit..unit + 1, list::INTEND)
        && is_infinitive(scene, verb.start)
        && scene.is_any(verb, list::TAKE_PLACE)
}

fn is_infinitive(scene: &Scene, unit: usize) -> bool {
    scene.is_of(unit, &[Pos::Infinitive])
}
