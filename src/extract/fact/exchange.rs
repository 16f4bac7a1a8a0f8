//! «X в обмен на Y»: which half the partner gives is read off the words of the halves.

use std::ops::Range;

use super::rules::rules;
use super::scene::{Scene, captured};
use crate::pattern::Stream as _;
use crate::record::{Exchange, Fact, FactDetail, Inference};

/// Adds the exchanges of a sentence to `out`.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let mut taken: Vec<usize> = Vec::new();
    for (rule, hit) in scene.hits("exchange") {
        let parties = scene.parties_of(rule, &hit);
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
        // «технологии, инвестиции, гарантии» is what a state seeks from a partner; «лояльность,
        // стабильность, риторика» is what it pays with (after S04 of the description).
        let sought =
            |units: &Range<usize>| weight(scene, units, "sought") - weight(scene, units, "paid");
        let partner_gives_first = sought(&first) >= sought(&second);
        let text = |units: Range<usize>| Some(phrase(scene.units.text(units)));
        let (gives, gets) = if partner_gives_first {
            (text(first), text(second))
        } else {
            (text(second), text(first))
        };
        let detail = FactDetail::Exchange(Exchange { gives, gets });
        let mut fact = scene.fact(&rule.id, parties, detail);
        fact.inferred.push(Inference::DirectionFromWords);
        out.push(fact);
    }
}

fn weight(scene: &Scene, units: &Range<usize>, list: &str) -> i32 {
    let Some(list) = rules().book.list(list) else { return 0 };
    units.clone().map(|unit| i32::from(scene.units.in_list(unit, list))).sum()
}

pub(super) fn phrase(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || "«»\"“”„—–-,.".contains(c)).into()
}
