//! «X в обмен на Y»: which half the partner gives is read off the subject of the verb or, where no
//! verb tells, off the words of the halves.

use std::ops::Range;

use super::rules::rules;
use super::scene::{Scene, captured};
use crate::pattern::{Match, Stream as _};
use crate::record::{Exchange, Fact, FactDetail, Inference};

/// Adds the exchanges of a sentence to `out`.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let mut taken: Vec<usize> = Vec::new();
    for (rule, hit) in scene.hits("exchange") {
        if scene.denied(&hit) {
            continue;
        }
        let mut parties = scene.parties_of(rule, &hit);
        if parties.ids.is_empty() {
            parties.ids = scene.partners_in(hit.units.clone());
        }
        if parties.ids.is_empty() {
            continue;
        }
        let (Some(first), Some(second)) = (captured(&hit, "first"), captured(&hit, "second"))
        else {
            continue;
        };
        if taken.contains(&second.start) {
            continue;
        }
        taken.push(second.start);
        let second = before_subject(scene, second);
        let partner_gives_first = match rule.setting("direction") {
            Some("subject") => partner_acts(scene, &hit),
            Some("wants") => !partner_acts(scene, &hit),
            Some("verb") => {
                scene.is_any(second.end..first.start, "want") != partner_acts(scene, &hit)
            }
            _ => {
                // «технологии, инвестиции, гарантии» is what a state seeks from a partner;
                // «лояльность, стабильность, риторика» is what it pays with (after S04 of the
                // description).
                let sought = |units: &Range<usize>| {
                    weight(scene, units, "sought") - weight(scene, units, "paid")
                };
                sought(&first) >= sought(&second)
            }
        };
        let text = |units: Range<usize>| Some(phrase(scene.units.text(units)));
        let (gives, gets) = if partner_gives_first {
            (text(first), text(second))
        } else {
            (text(second), text(first))
        };
        if [&gives, &gets].into_iter().flatten().any(String::is_empty) {
            continue;
        }
        let detail = FactDetail::Exchange(Exchange { gives, gets });
        let mut fact = scene.fact(&rule.id, parties, detail);
        if rule.setting("direction") == Some("words") {
            fact.inferred.push(Inference::DirectionFromWords);
        }
        out.push(fact);
    }
}

/// Whether the subject of the match is a partner: the first name in the nominative between the
/// start of its clause and the first of its two halves is not the home state's.
fn partner_acts(scene: &Scene, hit: &Match) -> bool {
    let clause = scene.clause(hit.units.start);
    let until = captured(hit, "first").map_or(hit.units.end, |first| first.start);
    scene.subject(clause.start..until).is_some_and(|subject| !scene.partners_in(subject).is_empty())
}

/// The half without the subject of the verb that follows it («в обмен на поддержку | Астана
/// предлагает …»).
fn before_subject(scene: &Scene, half: Range<usize>) -> Range<usize> {
    let end = scene.subject(half.clone()).map_or(half.end, |subject| subject.start);
    if end > half.start { half.start..end } else { half }
}

fn weight(scene: &Scene, units: &Range<usize>, list: &str) -> i32 {
    let Some(list) = rules().book.list(list) else { return 0 };
    units.clone().map(|unit| i32::from(scene.units.in_list(unit, list))).sum()
}

pub(super) fn phrase(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || "«»\"“”„—–-,.".contains(c)).into()
}
