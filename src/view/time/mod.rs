//! Time: meetings, agreements, relations, turning points, events of routes, dated facts of defence and
//! positions, targets and forecasts on one line.
//!
//! In: facts that the controls leave, merged by the dossier. Out: a timeline with lanes, a calendar
//! of trips and one of meetings with the intervals between them, stated or counted, their rhythm, horizons, and what has no year. Knows
//! that a call is no trip and that an imprecise date is a span; must not guess a year.
//!
//! «2 марта 1992 года на сессии Генассамблеи ООН», «в ноябре был в США» → a point, a span

mod calendar;
mod entry;
mod gap;
mod lanes;
mod lists;
mod rhythm;
mod timeline;
mod trips;
mod zoom;

use super::desk::{Desk, Marks};
use super::sheet::Sheet;
use entry::{Entry, entries};
use zoom::Window;

/// What the panels share.
struct Scene<'a> {
    /// Everything, by date, what has none at the end.
    entries: Vec<Entry<'a>>,
    /// What is shown of the time.
    window: Window,
}

impl<'a> Scene<'a> {
    /// What has a date within the window.
    fn shown(&self) -> Vec<&Entry<'a>> {
        let within = |entry: &&Entry| entry.days.is_some_and(|days| self.window.meets(days));
        self.entries.iter().filter(within).collect()
    }

    /// What has a date; of a chosen stretch what lies within it. The first sight of the timeline cuts
    /// nothing off here.
    fn listed(&self) -> Vec<&Entry<'a>> {
        if self.window.stretches.is_some() {
            return self.shown();
        }
        self.entries.iter().filter(|entry| entry.days.is_some()).collect()
    }
}

/// The view.
pub(super) fn sheet(desk: &Desk) -> Sheet {
    let mut marks = Marks::default();
    let entries = entries(desk, &mut marks);
    let window = Window::new(desk, &entries);
    let scene = Scene { entries, window };
    let panels = vec![
        timeline::panel(desk, &scene, &mut marks),
        trips::panel(desk, &scene),
        calendar::panel(desk, &scene),
        rhythm::panel(desk, &scene, &mut marks),
        lists::horizons(desk, &scene),
        lists::undated(desk, &scene),
    ];
    Sheet { title: title(desk, &scene), panels, marks: marks.finish() }
}

/// «С датой: 12 встреч, 5 поездок; кратчайший промежуток +6 дней (США → Россия)».
fn title(desk: &Desk, scene: &Scene) -> String {
    let m = desk.locale;
    let shown = scene.listed();
    if shown.is_empty() {
        return m.t("time.title.none").to_owned();
    }
    let count = |of: &dyn Fn(&Entry) -> bool| shown.iter().filter(|entry| of(entry)).count();
    let meetings = count(&|entry| entry.is_held());
    if meetings == 0 {
        return m.fill("time.title.other", &[("n", &m.number(shown.len() as f64))]);
    }
    let trips = trips::trips(&scene.entries).len();
    let calls = count(&|entry| entry.sort.is_apart());
    let mut out = m.fill(
        "time.title",
        &[
            ("meetings", &m.plural("time-meetings", meetings)),
            ("trips", &m.plural("time-trips", trips)),
        ],
    );
    if calls > 0 {
        out.push_str("; ");
        out.push_str(&m.fill("time.title.apart", &[("n", &m.number(calls as f64))]));
    }
    let short = gap::shortest(&shown).filter(|shortest| shortest.gap.is_short());
    if let Some(shortest) = short {
        let (a, b) = (shortest.from.name(desk), shortest.to.name(desk));
        let text = shortest.gap.text(m);
        // A sign of direction means something only on the line of time.
        let text = text.trim_start_matches('+').to_owned();
        out.push_str(&m.fill("time.title.gap", &[("gap", &text), ("a", &a), ("b", &b)]));
    } else if let Some(last) = gap::latest(&shown) {
        let (name, when) = (last.name(desk), last.when(desk));
        out.push_str(&m.fill("time.title.latest", &[("name", &name), ("when", &when)]));
    }
    out
}

#[cfg(test)]
mod tests;
