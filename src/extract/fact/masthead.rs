//! Titles of newspapers and agencies, whose states take no part in what they tell.
//!
//! In: the units of a paragraph. Out: the same, those inside such a title without their names.
//! «Договор с ЕС, пишет «Российская газета»» → no Russia.

use std::ops::Range;

use super::list;
use super::units::{PARTNER, Unit, Units};
use crate::pattern::{ListId, Stream as _};

/// So many units at most stand between the quotation marks of a title.
const LONGEST: usize = 5;
/// So near before a title stands the word that tells what it is the title of.
const KIND_REACH: usize = 2;

/// Takes the names of states from the titles of the press.
pub(super) fn silence(units: &mut Units) {
    let titles: Vec<Range<usize>> =
        (0..units.list.len()).filter_map(|at| title(units, at)).collect();
    for unit in titles.into_iter().flatten() {
        if let Some(Unit { slots, named, .. }) = units.list.get_mut(unit) {
            *slots = 0;
            named.end = named.start;
        }
    }
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
