//! The parts of investments as bars: the part filled, the rest of the whole pale.
//!
//! In: stakes. Out: a picture. What several sources say alike is one bar with all their names; a
//! whole without a limit ends in an arrow. Each bar is its own scale: what is compared is the share.

use super::share::{share, words};
use super::{Stake, Told};
use crate::dossier::Interval;
use crate::query::FactRef;
use crate::view::chart::{Anchor, Chart, Form, Look, Shape, wrap};
use crate::view::desk::{Desk, Marks};
use crate::view::indicators::figure::{value, voice};
use crate::view::indicators::investors::names;

/// Height of a bar, in pixels.
const BAR: f32 = 22.0;
/// From one line of text to the next.
const LINE: f32 = 18.0;
/// A bar has so many lines of words at most.
const LINES: usize = 3;
/// Room for what has no limit, beside the bar.
const OPEN: f32 = 40.0;

/// Stakes that say the same, each statement once.
struct Bar<'t, 's, 'a> {
    partner: &'a str,
    wholes: Vec<&'t Told<'s, 'a>>,
    parts: Vec<&'t Told<'s, 'a>>,
    share: String,
}

fn alike(one: &Told, two: &Told) -> bool {
    let (a, b) = (one.said.indicator, two.said.indicator);
    a.value.total_cmp(&b.value).is_eq() && a.bound == b.bound && one.companies == two.companies
}

/// Takes a statement to those that say the same.
fn join<'t, 's, 'a>(list: &mut Vec<&'t Told<'s, 'a>>, told: &'t Told<'s, 'a>) {
    if !list.iter().any(|known| known.said.mark == told.said.mark) {
        list.push(told);
    }
}

fn merged<'t, 's, 'a>(desk: &Desk, stakes: &[Stake<'t, 's, 'a>]) -> Vec<Bar<'t, 's, 'a>> {
    let mut out: Vec<Bar<'t, 's, 'a>> = Vec::new();
    for stake in stakes.iter().filter(|stake| share(stake).is_some()) {
        let (Some(whole), Some(part)) = (stake.whole, stake.part) else { continue };
        let known = out.iter_mut().find(|bar| {
            let is_whole = bar.wholes.first().is_some_and(|known| alike(known, whole));
            let is_part = bar.parts.first().is_some_and(|known| alike(known, part));
            bar.partner == stake.partner && is_whole && is_part
        });
        match known {
            Some(bar) => {
                join(&mut bar.wholes, whole);
                join(&mut bar.parts, part);
            }
            None => out.push(Bar {
                partner: stake.partner,
                wholes: vec![whole],
                parts: vec![part],
                share: words(desk.locale, stake).text,
            }),
        }
    }
    out
}

/// The mark of statements that say the same: that of the only one, or one with the facts of all.
fn mark(desk: &Desk, name: &str, told: &[&Told], marks: &mut Marks) -> usize {
    if let [one] = told {
        return one.said.mark;
    }
    let mut facts: Vec<FactRef> = told.iter().flat_map(|it| &it.said.facts).copied().collect();
    facts.sort_unstable();
    facts.dedup();
    let first = facts.first().map_or_else(String::new, |at| format!("{}:{}", at.document, at.fact));
    let places = desk.locale.plural("places", facts.len());
    marks.add(format!("stake:{first}"), format!("{name}, {places}"), facts)
}

/// Who says it, each once.
fn voices(desk: &Desk, told: &[&Told]) -> String {
    let mut out: Vec<String> = Vec::new();
    for voice in told.iter().map(|it| voice(desk, it.said)) {
        if !out.contains(&voice) {
            out.push(voice);
        }
    }
    out.join(", ")
}

/// A bar for each whole with a part of it; nothing where no share can be told.
pub(super) fn picture(desk: &Desk, stakes: &[Stake], marks: &mut Marks) -> Option<Chart> {
    let m = desk.locale;
    let width = f32::from(desk.frame.width);
    let mut shapes = Vec::new();
    let mut y = 0.0;
    for bar in merged(desk, stakes) {
        let (Some(whole), Some(part)) = (bar.wholes.first(), bar.parts.first()) else { continue };
        let of_whole = format!("{}: {}", desk.name(bar.partner), value(m, whole.said.indicator));
        let company = names(desk, &part.companies);
        let of_part = format!("{company}: {} – {}", value(m, part.said.indicator), bar.share);
        let whole_mark = mark(desk, &of_whole, &bar.wholes, marks);
        let part_mark = mark(desk, &of_part, &bar.parts, marks);
        let mut lines = |look, words: &str, mark: usize, y: &mut f32| {
            for line in wrap(words, width, LINES) {
                shapes.push(Shape::text(look, 0.0, *y + 13.0, Anchor::Start, line).marked(mark));
                *y += LINE;
            }
        };
        let head = format!("{of_whole} · {}", voices(desk, &bar.wholes));
        lines(Look::Strong, &head, whole_mark, &mut y);
        let words = format!("{of_part} · {}", voices(desk, &bar.parts));
        lines(Look::Label, &words, part_mark, &mut y);
        let (all, some) = (whole.said.indicator.value, part.said.indicator.value);
        let room = (width - OPEN).max(1.0);
        let scale = |value: f64| (value / all.max(some).max(f64::MIN_POSITIVE)) as f32 * room;
        let rect = |x: f32, width: f32| Form::Rect { x, y, width: width.max(2.0), height: BAR };
        let of = |look, form, mark| Shape::new(look, form).of(bar.partner).marked(mark);
        shapes.push(of(Look::Outline, rect(0.0, scale(all)), whole_mark));
        let interval = Interval::of(all, whole.said.indicator.bound);
        if interval.upper.is_none() {
            let (from, middle) = (scale(all), y + BAR / 2.0);
            let tail = rect(from, OPEN - 12.0);
            shapes.push(of(Look::Uncertain, tail, whole_mark));
            let (x, top, bottom) = (from + OPEN - 12.0, y - 1.0, y + BAR + 1.0);
            let tip = x + 9.0;
            let path = format!("M{x:.1} {top:.1}L{tip:.1} {middle:.1}L{x:.1} {bottom:.1}Z");
            shapes.push(of(Look::Fill, Form::Path(path), whole_mark));
        }
        shapes.push(of(Look::Fill, rect(0.0, scale(some)), part_mark));
        y += BAR + 16.0;
    }
    let label = m.t("indicators.stakes").to_owned();
    (!shapes.is_empty()).then_some(Chart { width, height: y, label, shapes })
}
