//! Dates told from another event: by an interval, or by pointing at a day.
//!
//! In: a sentence, the meetings told before. Out: [`Reference`]s, and for one the date that it
//! gives with the event that it is counted from. The words stand in `when.rule`. Must not know
//! which deed asks.
//!
//! «через шесть дней после вашингтонского саммита» → six days after the visit to Washington

use std::ops::Range;

use super::counted::{Side, counted};
use super::event::Event;
use super::scene::{Scene, captured};
use super::units::DATE;
use crate::morph::{Gram, Pos};
use crate::pattern::Stream as _;
use crate::record::{Bound, Inference, QuantityValue, Since};

/// How far behind the noun of an event its partners and place may stand.
const PHRASE_REACH: usize = 9;
/// Length of a date with its day.
const DAY_LEN: usize = 10;
/// Oblique cases: who stands in one belongs to the noun before.
const OBLIQUE: Gram = Gram(Gram::CASES.0 & !Gram::NOM.0);

/// Of which date it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    /// Of the event that is named.
    Named,
    /// Of the event told last.
    Told,
    /// Of the day of the text.
    Text,
    /// It is the day told last.
    Date,
}

/// Words that date a deed from elsewhere.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    /// The words from the interval to the end of the event's phrase.
    pub(super) units: Range<usize>,
    /// The words that name the event, with «после», «до»; empty where none does.
    pub(super) phrase: Range<usize>,
    /// The noun of the event.
    noun: Option<usize>,
    within: String,
    bound: Bound,
    side: Side,
    from: From,
}

/// What a reference gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Resolved {
    /// EDTF; none where the event has no date.
    pub(super) date: Option<String>,
    pub(super) why: Option<Inference>,
    pub(super) since: Option<Since>,
}

/// The references of a sentence, by place; of two over the same words the first rule's.
pub(super) fn references(scene: &Scene) -> Vec<Reference> {
    let mut out: Vec<Reference> = Vec::new();
    for (rule, hit) in scene.matches("when") {
        let from = match rule.setting("from") {
            Some("named") => From::Named,
            Some("text") => From::Text,
            Some("date") => From::Date,
            _ => From::Told,
        };
        let stated = captured(&hit, "within").and_then(|units| duration(scene, units.start));
        let set = || rule.setting("within").map(|within| (within.to_owned(), Bound::Exact));
        let Some((within, bound)) = stated
            .or_else(set)
            .or_else(|| (from == From::Date).then(|| (String::new(), Bound::Exact)))
        else {
            continue;
        };
        let side = if rule.setting("side") == Some("before") { Side::Before } else { Side::After };
        let noun = captured(&hit, "event").map(|units| units.start);
        let phrase = noun.map_or(hit.units.end..hit.units.end, |noun| {
            let from = captured(&hit, "within").map_or(hit.units.start, |within| within.end);
            from..phrase_end(scene, noun)
        });
        let units = hit.units.start..hit.units.end.max(phrase.end);
        let crosses =
            |other: &Reference| units.start < other.units.end && other.units.start < units.end;
        if !out.iter().any(crosses) {
            out.push(Reference { units, phrase, noun, within, bound, side, from });
        }
    }
    out.sort_by_key(|reference| reference.units.start);
    out
}

/// Where the phrase of an event's noun ends: behind the last name that depends on it.
fn phrase_end(scene: &Scene, noun: usize) -> usize {
    let mut end = noun + 1;
    let to = (noun + PHRASE_REACH).min(scene.sentence.end);
    for unit in noun + 1..to {
        let text = scene.units.text(unit..unit + 1);
        let dated = scene.units.list.get(unit).is_some_and(|own| own.slots & DATE != 0);
        if dated || matches!(text, "«" | "»" | "\"" | "и") {
            end = if dated { unit + 1 } else { end };
        } else if matches!(text, "—" | "–" | "-") && end == unit {
            // «Центральная Азия – Китай»
        } else if scene.units.ends_clause(unit) || scene.is_of(unit, &[Pos::Verb]) {
            break;
        } else if scene.units.named(unit).is_empty() {
            let subject = scene.is_of(unit, &[Pos::Noun, Pos::Pronoun]);
            if subject && !scene.units.has_gram(unit, OBLIQUE) {
                break;
            }
        } else if scene.units.has_gram(unit, OBLIQUE) {
            end = unit + 1;
        } else {
            break;
        }
    }
    end
}

fn duration(scene: &Scene, unit: usize) -> Option<(String, Bound)> {
    let quantity = scene.units.list.get(unit)?.quantity?;
    let found = scene.units.paragraph.quantities.get(quantity)?;
    match &found.value {
        QuantityValue::Duration { value } => Some((value.clone(), found.bound)),
        _ => None,
    }
}

/// What a reference gives; `here` are the meetings that the sentence tells, by place.
pub(super) fn resolved(
    scene: &Scene,
    reference: &Reference,
    here: &[(usize, Event)],
) -> Option<Resolved> {
    match reference.from {
        From::Named => named(scene, reference, here),
        From::Told => told(scene, reference, here),
        From::Text => from_text(scene, reference),
        From::Date => {
            let date = scene.memory.date.clone().filter(|date| date.len() == DAY_LEN)?;
            Some(Resolved { date: Some(date), why: Some(Inference::CarriedDate), since: None })
        }
    }
}

fn from_text(scene: &Scene, reference: &Reference) -> Option<Resolved> {
    let today = scene.memory.today.as_deref()?;
    let date = counted(today, &reference.within, reference.bound, reference.side)?;
    Some(Resolved { date: Some(date), why: Some(Inference::DateFromDocument), since: None })
}

/// The event by its names: that shares most of them, of the form that the noun says before any
/// other, dated before undated, the latest. Without a name the latest of its form.
fn named(scene: &Scene, reference: &Reference, here: &[(usize, Event)]) -> Option<Resolved> {
    let keys = scene.keys_of(reference.phrase.clone());
    let forms = reference.noun.map_or_else(Vec::new, |noun| scene.forms_of(noun));
    let before = here.iter().filter(|(at, _)| *at < reference.units.start).map(|(_, event)| event);
    let all = before.rev().chain(scene.memory.events.latest_first());
    let fits = |event: &&Event| {
        if keys.is_empty() { forms.contains(&event.form) } else { event.common(&keys) > 0 }
    };
    let rank =
        |event: &Event| (event.common(&keys), forms.contains(&event.form), event.date.is_some());
    // The first of equals is the latest.
    let event =
        all.filter(fits).reduce(|best, next| if rank(next) > rank(best) { next } else { best });
    let stated = reference.phrase.clone().find_map(|unit| scene.date_at(unit));
    match (event, stated) {
        (event, Some(date)) => {
            let span = event.map_or_else(|| scene.evidence(), |event| event.span);
            Some(gives(reference, Some(&date), span))
        }
        (Some(event), None) => Some(gives(reference, date_of(scene, event).as_deref(), event.span)),
        (None, None) => None,
    }
}

/// The event told last: in the sentence, else before it. What is to come is counted from the day of
/// the text.
fn told(scene: &Scene, reference: &Reference, here: &[(usize, Event)]) -> Option<Resolved> {
    let near = here.iter().rev().find(|(at, _)| *at < reference.units.start);
    if near.is_none() && is_ahead(scene, reference) {
        return from_text(scene, reference);
    }
    let event = near.map(|(_, event)| event).or_else(|| scene.memory.events.last())?;
    Some(gives(reference, date_of(scene, event).as_deref(), event.span))
}

/// Whether the verbs of the clause speak of what will be.
fn is_ahead(scene: &Scene, reference: &Reference) -> bool {
    let clause = scene.clause(reference.units.start);
    let tells = |gram: Gram| {
        clause
            .clone()
            .any(|unit| scene.is_of(unit, &[Pos::Verb]) && scene.units.has_gram(unit, gram))
    };
    tells(Gram::FUTURE) && !tells(Gram::PAST)
}

/// The date of an event; of an undated one that of the last dated one with a name in common.
pub(super) fn date_of(scene: &Scene, event: &Event) -> Option<String> {
    let other = || {
        let mut others = scene.memory.events.latest_first();
        others.find(|other| other.date.is_some() && other.common(&event.keys) > 0)?.date.clone()
    };
    event.date.clone().or_else(other)
}

fn gives(reference: &Reference, date: Option<&str>, event: crate::text::Span) -> Resolved {
    let date =
        date.and_then(|date| counted(date, &reference.within, reference.bound, reference.side));
    let minus = if reference.side == Side::Before { "-" } else { "" };
    let within = format!("{minus}{}", reference.within);
    let why = date.is_some().then_some(Inference::FromEvent);
    Resolved { date, why, since: Some(Since { within, event }) }
}
