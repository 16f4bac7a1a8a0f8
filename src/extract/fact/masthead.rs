//! Titles of newspapers and agencies and names of institutes, whose states take no part in what they tell.
//!
//! In: the units of a paragraph. Out: the same, those inside such a title without their names.
//! «Договор с ЕС, пишет «Российская газета»» → no Russia; «эксперт Института Китая и Азии» → no China.

use std::ops::Range;

use super::list;
use super::units::{Mark, PARTNER, Unit, Units};
use crate::morph::Gram;
use crate::pattern::{ListId, Stream as _};

/// So many units at most stand between the quotation marks of a title.
const LONGEST: usize = 5;
/// So near before a title stands the word that tells what it is the title of.
const KIND_REACH: usize = 2;

/// Takes the names of states from the titles of the press and from what institutes study.
pub(super) fn silence(units: &mut Units) {
    let own = |at: usize| title(units, at).or_else(|| studied(units, at));
    let titles: Vec<Range<usize>> = (0..units.list.len()).filter_map(own).collect();
    for unit in titles.into_iter().flatten() {
        if let Some(Unit { slots, named, .. }) = units.list.get_mut(unit) {
            *slots = 0;
            named.end = named.start;
        }
    }
}

/// What the institute at a unit is named after: «Институт Китая», «Институт стран Азии и Африки». «Институты ЕС»
/// are no institutes of research.
fn studied(units: &Units, at: usize) -> Option<Range<usize>> {
    let is_one = units.in_list(at, list::INSTITUTE) && units.has_gram(at, Gram::SING);
    let names = |unit: usize| units.slots(unit) & PARTNER != 0 && units.has_gram(unit, Gram::GEN);
    let first = if units.in_list(at + 1, list::LANDS) { at + 2 } else { at + 1 };
    if !(is_one && names(first)) {
        return None;
    }
    let goes_on = units.mark(first + 1) == Mark::And && names(first + 2);
    Some(first..if goes_on { first + 3 } else { first + 1 })
}

/// The words of the title that a quotation mark at a unit opens, where they name a partner.
fn title(units: &Units, open: usize) -> Option<Range<usize>> {
    let text = |unit: usize| units.text(unit..unit + 1);
    if !matches!(text(open), "«" | "“" | "„" | "\"") {
        return None;
    }
    let end = (open + LONGEST + 2).min(units.list.len());
    let close = (open + 1..end).find(|at| matches!(text(*at), "»" | "”" | "“" | "\""))?;
    let words = open + 1..close;
    let names = units.list.get(words.clone())?.iter().any(|unit| unit.slots & PARTNER != 0);
    let is_any =
        |mut units_at: Range<usize>, list: ListId| units_at.any(|unit| units.in_list(unit, list));
    let is_press = || {
        is_any(words.clone(), list::PRESS)
            || is_any(open.saturating_sub(KIND_REACH)..open, list::PRESS)
            || is_any(open.saturating_sub(1)..open, list::PRESS_SAYS)
    };
    (names && is_press()).then_some(words)
}
