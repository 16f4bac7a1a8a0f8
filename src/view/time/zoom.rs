//! How much of the time is shown, and where its lines stand.
//!
//! In: the dates of the entries, the filter by years, the options `zoom` and `window`. Out: a
//! [`Window`] of days with the unit of its lines. Knows the calendar through EDTF alone; must not
//! know what happened.
//!
//! zoom `months`, window `2025` → 1 January to 31 December 2025, a line for each month

use std::collections::BTreeSet;

use super::entry::Entry;
use crate::dossier::{Period, civil};
use crate::view::desk::Desk;
use crate::view::route::Route;
use crate::view::sheet::Switch;
use crate::view::{Locale, View};

/// Values of the option `zoom`.
pub(super) const ZOOMS: [&str; 6] = ["fit", "all", "decades", "years", "months", "days"];
/// So many stretches are offered at once; of more, the neighbours of the one shown.
const OFFERED: usize = 14;
/// Neighbours offered to either side.
const NEIGHBOURS: usize = 3;
/// The first sight holds so many of so many entries.
const MOST: (usize, usize) = (1, 2);
/// What lasts more years than this is no event that the first sight has to hold.
const WIDEST: i64 = 3;
/// More lines than this are never drawn.
const MOST_TICKS: usize = 400;

/// What a line of the axis begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Decade,
    Year,
    Month,
    Day,
}

impl Unit {
    /// The EDTF of the unit that holds a day.
    pub(super) fn edtf(self, day: i64) -> String {
        let (year, month, number) = civil(day);
        match self {
            Self::Decade => format!("{:03}X", year.div_euclid(10)),
            Self::Year => format!("{year:04}"),
            Self::Month => format!("{year:04}-{month:02}"),
            Self::Day => format!("{year:04}-{month:02}-{number:02}"),
        }
    }

    /// First and last day of the unit that holds a day; the day alone where the calendar ends.
    pub(super) fn around(self, day: i64) -> (i64, i64) {
        span(&self.edtf(day)).unwrap_or((day, day))
    }

    /// Room of a line in pixels, so that its label can be read now and then.
    pub(super) fn room(self) -> f32 {
        match self {
            Self::Decade => 48.0,
            Self::Year | Self::Day => 20.0,
            Self::Month => 24.0,
        }
    }

    /// What a line is called.
    fn label(self, m: Locale, day: i64) -> String {
        let (year, month, number) = civil(day);
        match self {
            Self::Decade | Self::Year => m.date(&self.edtf(day)),
            Self::Month if month == 1 => year.to_string(),
            Self::Month => m.t(&format!("month.{month}")).to_owned(),
            Self::Day => number.to_string(),
        }
    }
}

/// First and last day of an EDTF date with a year and two ends.
pub(super) fn span(edtf: &str) -> Option<(i64, i64)> {
    match Period::parse(edtf)? {
        Period::Days { from, to } if from != i64::MIN && to != i64::MAX => Some((from, to)),
        _ => None,
    }
}

/// What is shown of the time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Window {
    /// First day.
    pub(super) from: i64,
    /// Last day.
    pub(super) to: i64,
    /// What its lines begin.
    pub(super) unit: Unit,
    /// Which stretches there are, where it is one of several.
    pub(super) stretches: Option<Switch>,
}

impl Window {
    /// The window that the options and the filter by years ask for.
    pub(super) fn new(desk: &Desk, entries: &[Entry]) -> Self {
        let (from, to) = extent(desk, entries);
        match desk.option("zoom", &ZOOMS) {
            "decades" => {
                let unit = Unit::Decade;
                Self { from: unit.around(from).0, to: unit.around(to).1, unit, stretches: None }
            }
            "years" => Self::stretch(desk, entries, Unit::Decade, Unit::Year),
            "months" => Self::stretch(desk, entries, Unit::Year, Unit::Month),
            "days" => Self::stretch(desk, entries, Unit::Month, Unit::Day),
            "all" => Self::fit(from, to),
            _ => {
                let (from, to) = busiest(desk, entries).unwrap_or((from, to));
                let window = Self::fit(from, to);
                // On a narrow screen whole years rather than a picture to be scrolled.
                let months = (to.saturating_sub(from) / 30) as f32 * Unit::Month.room();
                let is_narrow = months > f32::from(desk.frame.width);
                if window.unit == Unit::Month && is_narrow {
                    Self { unit: Unit::Year, ..window }
                } else {
                    window
                }
            }
        }
    }

    fn fit(from: i64, to: i64) -> Self {
        let (unit, edge) = match to.saturating_sub(from) {
            // Sixty years, three years, two months.
            22_000.. => (Unit::Decade, Unit::Decade),
            1_100.. => (Unit::Year, Unit::Year),
            70.. => (Unit::Month, Unit::Month),
            _ => (Unit::Day, Unit::Month),
        };
        Self { from: edge.around(from).0, to: edge.around(to).1, unit, stretches: None }
    }

    /// One stretch as long as `whole`, of those in which something begins or ends.
    fn stretch(desk: &Desk, entries: &[Entry], whole: Unit, unit: Unit) -> Self {
        let bounds = years(desk);
        let of = |is_horizon: bool| -> BTreeSet<String> {
            let ends = entries
                .iter()
                .filter(|entry| entry.sort.is_horizon() == is_horizon)
                .filter_map(|entry| entry.days)
                .flat_map(|(from, to)| [from, to])
                .filter(|day| *day != i64::MIN && *day != i64::MAX)
                .filter(|day| bounds.0.is_none_or(|from| *day >= from))
                .filter(|day| bounds.1.is_none_or(|to| *day <= to));
            ends.map(|day| whole.edtf(day)).collect()
        };
        let (past, coming) = (of(false), of(true));
        let mut all: Vec<String> = past.union(&coming).cloned().collect();
        all.reverse();
        // The latest in which something happened, not the latest that is hoped for.
        let default = past.last().or_else(|| coming.last()).cloned();
        let chosen = desk.options.get("window").filter(|code| all.contains(code)).cloned();
        let Some((default, chosen)) = default.map(|d| (d.clone(), chosen.unwrap_or(d))) else {
            let (from, to) = extent(desk, entries);
            return Self::fit(from, to);
        };
        let at = all.iter().position(|code| *code == chosen).unwrap_or_default();
        let offered = |number: usize| all.len() <= OFFERED || number.abs_diff(at) <= NEIGHBOURS;
        let m = desk.locale;
        let others = all.iter().enumerate().filter(|(n, code)| offered(*n) && **code != default);
        let codes = std::iter::once(&default).chain(others.map(|(_, code)| code));
        let stretches = Switch {
            key: "window".into(),
            label: m.t("time.window").into(),
            options: codes.map(|code| (code.clone(), m.date(code))).collect(),
            chosen: chosen.clone(),
        };
        let (from, to) = span(&chosen).unwrap_or_else(|| extent(desk, entries));
        Self { from, to, unit, stretches: Some(stretches) }
    }

    /// The fragment of the app that shows the decade of a day, other choices left as they are.
    pub(super) fn link(desk: &Desk, day: i64) -> String {
        let route = Route { options: desk.options.clone(), ..desk.route_to(View::Time) };
        let route = route.with_option("zoom", "years").with_option("timeline-from", "");
        route.with_option("window", &Unit::Decade.edtf(day)).to_fragment()
    }

    /// Whether some day of a date lies within.
    pub(super) fn meets(&self, days: (i64, i64)) -> bool {
        days.0 <= self.to && self.from <= days.1
    }

    /// First day and label of every line.
    pub(super) fn ticks(&self, m: Locale) -> Vec<(i64, String)> {
        let mut out = Vec::new();
        let mut day = self.unit.around(self.from).0;
        while day <= self.to && out.len() < MOST_TICKS {
            let (from, to) = self.unit.around(day);
            if from >= self.from {
                out.push((from, self.unit.label(m, from)));
            }
            day = to.max(day) + 1;
        }
        out
    }
}

/// First and last day of the filter by years.
fn years(desk: &Desk) -> (Option<i64>, Option<i64>) {
    let filter = &desk.selection.filter;
    let days = |year: Option<i32>| year.and_then(|year| span(&format!("{year:04}")));
    (days(filter.since).map(|(from, _)| from), days(filter.until).map(|(_, to)| to))
}

/// The shortest run of years that holds most of what happened, the latest of equals; none where the
/// reader has chosen years.
fn busiest(desk: &Desk, entries: &[Entry]) -> Option<(i64, i64)> {
    if years(desk) != (None, None) {
        return None;
    }
    let past = entries.iter().filter(|entry| !entry.sort.is_horizon());
    let finite = past.filter_map(|entry| entry.days).filter(|(from, to)| {
        *from != i64::MIN && *to != i64::MAX && civil(*to).0 - civil(*from).0 <= WIDEST
    });
    busiest_run(finite.map(|(from, to)| (civil(from).0, civil(to).0)).collect()).and_then(
        |(first, last)| Some((span(&format!("{first:04}"))?.0, span(&format!("{last:04}"))?.1)),
    )
}

/// The shortest run of years that holds [`MOST`] of these spans of years, the latest of equals.
fn busiest_run(mut spans: Vec<(i64, i64)>) -> Option<(i64, i64)> {
    spans.sort_unstable_by_key(|(from, to)| (*to, *from));
    let needed = (spans.len() * MOST.0).div_ceil(MOST.1);
    let firsts: BTreeSet<i64> = spans.iter().map(|(from, _)| *from).collect();
    let runs = firsts.iter().filter_map(|first| {
        let mut held = spans.iter().filter(|(from, _)| from >= first);
        Some((*first, held.nth(needed.checked_sub(1)?)?.1))
    });
    runs.min_by_key(|(first, last)| (last - first, std::cmp::Reverse(*last)))
}

/// From the first to the last day that something is told of, or of the filter.
fn extent(desk: &Desk, entries: &[Entry]) -> (i64, i64) {
    let ends = || {
        let ends = entries.iter().filter_map(|entry| entry.days).flat_map(|(from, to)| [from, to]);
        ends.filter(|day| *day != i64::MIN && *day != i64::MAX)
    };
    let (since, until) = years(desk);
    let from = since.or_else(|| ends().min()).unwrap_or_default();
    let to = until.or_else(|| ends().max()).unwrap_or(from);
    (from.min(to), to.max(from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Language;
    use proptest::prelude::*;

    fn window(from: &str, to: &str) -> Window {
        Window::fit(span(from).expect(from).0, span(to).expect(to).1)
    }

    #[test]
    fn the_unit_follows_the_length() {
        for (from, to, unit) in [
            ("1900", "2031", Unit::Decade),
            ("1992-03-02", "2031", Unit::Year),
            ("2025", "2025", Unit::Month),
            ("2025-11-06", "2025-11-12", Unit::Day),
        ] {
            assert_eq!(window(from, to).unit, unit, "{from} {to}");
        }
    }

    #[test]
    fn a_year_has_twelve_lines() {
        let labels = window("2025", "2025").ticks(Locale::plain(Language::Ru));
        assert_eq!(labels.len(), 12);
        assert_eq!(labels[0].1, "2025");
        assert_eq!(labels[10].1, "ноябрь");
    }

    #[test]
    fn the_first_sight_holds_most_of_what_happened() {
        let year = |year| (year, year);
        let spans = [1992, 1994, 2022, 2025, 2025, 2025, 2025, 2025].map(year).to_vec();
        assert_eq!(busiest_run(spans), Some((2025, 2025)));
        assert_eq!(busiest_run([2022, 2025, 2025].map(year).to_vec()), Some((2025, 2025)));
        assert_eq!(busiest_run([2022, 2023, 2025].map(year).to_vec()), Some((2022, 2023)));
        assert_eq!(busiest_run(Vec::new()), None);
    }

    proptest! {
        #[test]
        fn the_first_sight_is_no_longer_than_all(
            years in proptest::collection::vec((1900..2100_i64, 0..4_i64), 1..40),
        ) {
            let spans: Vec<_> = years.iter().map(|(from, long)| (*from, from + long)).collect();
            let (first, last) = busiest_run(spans.clone()).expect("a run");
            let held = spans.iter().filter(|(from, to)| *from >= first && *to <= last).count();
            prop_assert!(held * MOST.1 >= spans.len() * MOST.0);
        }

        #[test]
        fn lines_stand_in_order_and_within(from in -800_000..800_000_i64, long in 0..90_000_i64) {
            let window = Window::fit(from, from + long);
            prop_assert!(window.from <= from && from + long <= window.to);
            let ticks = window.ticks(Locale::plain(Language::Ru));
            prop_assert!(ticks.windows(2).all(|pair| pair[0].0 < pair[1].0));
            prop_assert!(ticks.iter().all(|(day, _)| (window.from..=window.to).contains(day)));
        }
    }
}
