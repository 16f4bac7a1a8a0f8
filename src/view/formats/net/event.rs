//! What happened to a route: shocks, ways round, reopenings.
//!
//! In: facts of that kind. Out: [`Event`]s, each in words. A date that the fact lacks may stand in one
//! of the two sentences before it; it is shown as such, never as the fact's own.

use super::is_before;
use crate::lexicon::EntityKind;
use crate::query::FactRef;
use crate::record::{FactDetail, FactKind, QuantityValue, RouteEvent, RouteShock};
use crate::text::Span;
use crate::view::cues::find;
use crate::view::desk::{Desk, Seen};
use crate::view::lines::Line;

/// A date is looked for in so many sentences before the event.
const BEFORE: usize = 2;

/// An event of a route.
#[derive(Debug)]
pub(super) struct Event<'a> {
    /// Its fact.
    pub(super) seen: Seen<'a>,
    /// What it tells.
    pub(super) told: &'a RouteEvent,
    /// The words of a date in a sentence before it, where it has none.
    pub(super) near: Option<String>,
    /// Whether it speaks of ways round without naming any.
    pub(super) unnamed: Unnamed,
    /// Number of its mark.
    pub(super) mark: Option<usize>,
}

/// Whether a way round is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unnamed {
    /// It is, or there is none to name.
    No,
    /// There are ways, and they are not named.
    Yes,
}

impl Event<'_> {
    /// «удар, атака: экспорт через КТК».
    pub(super) fn words(&self, desk: &Desk) -> String {
        let word = self.word(desk);
        match self.told.effect.as_deref().or(self.told.object.as_deref()) {
            Some(what) => format!("{word}: {what}"),
            None => word.to_owned(),
        }
    }

    /// «удар, атака».
    pub(super) fn word(&self, desk: &Desk) -> &'static str {
        let kind = FactKind::RouteEvent.code();
        desk.locale.t(&format!("further.{kind}.{}", self.told.shock.code()))
    }

    /// When, and what is left open.
    pub(super) fn note(&self, desk: &Desk) -> String {
        let m = desk.locale;
        let near = self.near.as_deref().map(|date| m.fill("formats.near", &[("date", date)]));
        let date = self.told.date.as_deref().map(|date| m.date(date)).or(near);
        let unnamed = (self.unnamed == Unnamed::Yes).then(|| m.t("formats.unnamed").to_owned());
        date.into_iter().chain(unnamed).collect::<Vec<_>>().join("; ")
    }
}

/// The events of a route that pass, in the order of the corpus.
pub(super) fn events<'a>(desk: &Desk<'a>, lines: &[Line<'a>], route: &str) -> Vec<Event<'a>> {
    let of_route = desk.seen_of(FactKind::RouteEvent).filter_map(|seen| {
        let FactDetail::RouteEvent(told) = &seen.fact.detail else { return None };
        (told.route.as_deref() == Some(route)).then_some((seen, told))
    });
    of_route
        .map(|(seen, told)| Event {
            seen,
            told,
            near: if told.date.is_none() { near(desk, lines, seen) } else { None },
            unnamed: unnamed(desk, seen.at, seen.fact.span, told),
            mark: None,
        })
        .collect()
}

/// A way round whose sentence names no route.
fn unnamed(desk: &Desk, at: FactRef, span: Span, told: &RouteEvent) -> Unnamed {
    let record = desk.records.get(at.document as usize);
    let mut mentions = record.iter().flat_map(|record| &record.mentions);
    let is_named = mentions.any(|m| m.kind == EntityKind::Route && span.contains(m.span));
    if told.shock == RouteShock::Detour && !is_named { Unnamed::Yes } else { Unnamed::No }
}

/// The words of the last date before a fact, with the part of the year: «Конец 2025 года».
fn near(desk: &Desk, lines: &[Line], seen: Seen) -> Option<String> {
    let at = seen.at.document;
    let before =
        lines.partition_point(|line| (line.document, line.span.end) <= (at, seen.fact.span.start));
    let from = before.saturating_sub(BEFORE);
    let record = desk.records.get(at as usize)?;
    let few = lines.get(from..before)?.iter().rev().filter(|line| line.document == at);
    for line in few {
        let dates = record.quantities.iter().rev().filter(|quantity| {
            matches!(quantity.value, QuantityValue::Date { .. })
                && line.span.contains(quantity.span)
        });
        if let Some(date) = dates.map(|quantity| quantity.span).next() {
            let head = Span { start: line.span.start, end: date.start };
            let season = find("season", head.of(line.text)).pop();
            let season = season.map(|season| season.shifted(line.span.start));
            let close = season.filter(|season| {
                is_before(*season, date)
                    && Span { start: season.end, end: date.start }.of(line.text).trim().is_empty()
            });
            return Some(close.map_or(date, |season| season.cover(date)).of(line.text).to_owned());
        }
    }
    None
}
