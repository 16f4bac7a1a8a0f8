//! Named principles: what stands after «принцип:» or «принцип» as its words. A list of principles
//! makes a fact for each.
//!
//! «Принципы просты: открытость и прагматизм» → «открытость», «прагматизм»

use std::ops::Range;

use super::super::list;
use super::super::scene::{Parties, Scene, captured};
use super::hits;
use crate::pattern::Stream as _;
use crate::record::{Fact, FactDetail, Principle};
use crate::text::Span;

/// Adds the principles of a sentence to `out`. A rule set `split=list` names several.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in hits(scene, "principle") {
        let Some(units) = captured(&hit, "words") else { continue };
        let items =
            if rule.setting("split") == Some("list") { items(scene, units) } else { vec![units] };
        for item in items {
            let Some(words) = trimmed(scene, item) else { continue };
            let known = out[from..].iter().any(|fact| match &fact.detail {
                FactDetail::Principle(old) => old.words.overlaps(words),
                _ => false,
            });
            if !known {
                let detail = FactDetail::Principle(Principle { words });
                out.push(scene.fact(&rule.id, Parties::default(), detail));
            }
        }
    }
}

/// The items of a list: cut at commas and semicolons and at the last «и» of a short item; what goes
/// on with «а», «но», «что» belongs to the item before («мост, а не поле боя»).
fn items(scene: &Scene, units: Range<usize>) -> Vec<Range<usize>> {
    let is = |unit: usize, mark: &str| scene.units.text(unit..unit + 1) == mark;
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = units.start;
    for unit in units.clone() {
        let cut = (is(unit, ",") || is(unit, ";"))
            && !(unit + 1 < units.end && scene.units.in_list(unit + 1, list::PRINCIPLE_GOES_ON));
        if cut {
            out.push(start..unit);
            start = unit + 1;
        }
    }
    out.push(start..units.end);
    // The last of a list is joined by «и»: «открытость, прагматизм и опора на право».
    if out.len() > 1
        && let Some(last) = out.pop()
    {
        match last.clone().skip(1).find(|unit| is(*unit, "и")) {
            Some(and) => out.extend([last.start..and, and + 1..last.end]),
            None => out.push(last),
        }
    }
    out
}

/// The bytes of units without the marks and the «и» at their ends; `None` where nothing is left.
fn trimmed(scene: &Scene, mut units: Range<usize>) -> Option<Span> {
    let is_edge = |unit: usize| {
        let text = scene.units.text(unit..unit + 1);
        text == "и" || !text.chars().any(char::is_alphanumeric)
    };
    while units.start < units.end && is_edge(units.start) {
        units.start += 1;
    }
    while units.start < units.end && is_edge(units.end - 1) {
        units.end -= 1;
    }
    (units.start < units.end).then(|| scene.units.span(units))
}
