//! Which share of a whole a part is, as an interval, and how it is said.
//!
//! In: a part and a whole with their bounds. Out: the least and the greatest share, words. Must not
//! choose a number where only limits are stated.
//!
//! 55 of «свыше 100» → «менее 55 %»

use super::{Stake, Told};
use crate::dossier::{End, Interval};
use crate::record::Bound;
use crate::view::Locale;
use crate::view::sheet::Cell;

/// Which share of the whole the part is: its least and greatest, an absent end being open.
pub(super) fn share(stake: &Stake) -> Option<(Option<End>, Option<End>)> {
    let interval = |told: &Told| {
        let indicator = told.said.indicator;
        Interval::of(indicator.value, indicator.bound)
    };
    let (part, whole) = (interval(stake.part?), interval(stake.whole?));
    let ratio = |part: Option<End>, whole: Option<End>| {
        let (part, whole) = (part?, whole.filter(|whole| whole.value > 0.0)?);
        let is_closed = part.is_closed && whole.is_closed;
        Some(End { value: part.value / whole.value, is_closed })
    };
    Some((ratio(part.lower, whole.upper), ratio(part.upper, whole.lower)))
}

/// «55 %», «менее 55 %», «от 40 % до 60 %», «больше целого».
pub(super) fn words(m: Locale, stake: &Stake) -> Cell {
    let Some((least, most)) = share(stake) else {
        return Cell::absent(m.t("indicators.stakes.share.none"));
    };
    let percent = |end: End| m.measured((end.value * 1000.0).round() / 10.0, "%");
    if least.is_some_and(|least| least.value > 1.0) {
        return Cell::text(m.t("indicators.stakes.exceeded"));
    }
    match (least, most) {
        (Some(least), Some(most)) if least.value.total_cmp(&most.value).is_eq() => {
            Cell::number(least.value, percent(least))
        }
        (Some(least), Some(most)) => {
            let values = [("from", percent(least)), ("to", percent(most))];
            let values: Vec<_> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
            Cell::text(m.fill("indicators.stakes.between", &values))
        }
        (None, Some(most)) if most.is_closed => {
            Cell::text(m.fill("indicators.stakes.at-most", &[("to", &percent(most))]))
        }
        (None, Some(most)) => Cell::text(m.bounded(Bound::Under, percent(most))),
        (Some(least), None) => Cell::text(m.bounded(Bound::Over, percent(least))),
        (None, None) => Cell::absent(m.t("indicators.stakes.share.none")),
    }
}
