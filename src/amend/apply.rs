//! What the log makes of the records.
//!
//! In: a log, documents, their records as extracted. Out: [`Amended`]. Facts are found by their keys
//! in the records as extracted; then mentions and partners are renamed (splits, then merges); then
//! what the user set on a fact counts over both. So the order of corrections matters only between two
//! on the same thing.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::correction::{Action, Change, Correction, Entity};
use super::key::{Reading, keys};
use super::log::end_of;
use super::recast::{is_currency, recast};
use super::{FactKey, Log};
use crate::corpus::Document;
use crate::record::{Fact, FactDetail, Indicator, Record, Touch};
use crate::text::Span;

/// Where a fact stands: number of the document, number of the fact in its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Number of the document.
    pub document: u32,
    /// Number of the fact.
    pub fact: u32,
}

/// A fact that is the user's in part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Where it stands: a fact keeps its number, whatever is corrected.
    pub at: Place,
    /// How it differs.
    pub touch: Touch,
    /// Whether it reads as when the user saw it.
    pub reading: Reading,
    /// The fact as found.
    pub was: Fact,
    /// The user's words.
    pub note: String,
    /// Number in the log of the correction that has the note, or would have it; none where no
    /// correction is of the fact itself.
    pub noted: Option<u32>,
    /// Numbers in the log of the corrections that say so.
    pub entries: Vec<u32>,
}

/// The records as the user wants them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Amended {
    /// The records; rejected facts are in them, and do not stand ([`Record::standing`]).
    pub records: Vec<Record>,
    /// Facts that are the user's in part, by place.
    pub marks: Vec<Mark>,
    /// Numbers in the log of the corrections whose object is gone.
    pub orphans: Vec<u32>,
    /// For each correction the fact that it is of, if it is of one.
    pub places: Vec<Option<Place>>,
}

impl Amended {
    /// The mark of a fact, if it has one.
    pub fn mark(&self, at: Place) -> Option<&Mark> {
        let found = self.marks.binary_search_by_key(&at, |mark| mark.at).ok()?;
        self.marks.get(found)
    }
}

/// What the user says of one fact, all corrections taken together.
#[derive(Debug, Default)]
struct Verdict<'a> {
    is_rejected: bool,
    changes: Vec<&'a Change>,
    note: &'a str,
    /// The correction that has the note, or would have it.
    noted: Option<u32>,
    reading: Option<Reading>,
    entries: Vec<u32>,
}

impl<'a> Verdict<'a> {
    /// A later correction: to reject is to forget what was set before, to mend sets its parts anew and
    /// leaves the others, to confirm leaves all.
    fn hear(&mut self, entry: u32, action: &'a Action, note: &'a str, reading: Reading) {
        self.entries.push(entry);
        let was_rejected = std::mem::replace(&mut self.is_rejected, *action == Action::Reject);
        match action {
            Action::Confirm => {}
            Action::Reject => self.changes.clear(),
            Action::Mend(changes) => {
                for change in changes {
                    self.changes.retain(|old| !old.is_of_the_part_of(change));
                    self.changes.push(change);
                }
            }
        }
        // Why a fact was mended still holds when it is confirmed in silence; why it was rejected does
        // not.
        let is_first = self.reading.is_none();
        if is_first || !note.is_empty() || self.is_rejected != was_rejected {
            (self.note, self.noted) = (note, Some(entry));
        }
        self.reading = Some(reading);
    }

    /// The value that the user sets.
    fn value(&self) -> Option<f64> {
        self.changes.iter().find_map(|change| match change {
            Change::Value(value) => Some(*value),
            _ => None,
        })
    }

    /// The changes, those first of which others build on: a kind has the partners' organisation and
    /// takes values.
    fn in_order(&self) -> Vec<&'a Change> {
        let rank = |change: &Change| match change {
            Change::Partners(_) => 0,
            Change::Kind(..) => 1,
            Change::Unit(_) => 2,
            _ => 3,
        };
        let mut out = self.changes.clone();
        out.sort_by_key(|change| rank(change));
        out
    }
}

/// The records with the log's corrections; `records` belong to `documents`, in the same order. An
/// empty log changes nothing.
pub fn apply(log: &Log, documents: &[Document], records: &[Record]) -> Amended {
    let mut out = Amended { places: vec![None; log.entries().len()], ..Amended::default() };
    let mut orphans: BTreeSet<u32> = BTreeSet::new();
    let known: BTreeSet<&str> = records.iter().map(|record| record.doc.id.as_str()).collect();
    for (number, correction) in (0..).zip(log.entries()) {
        let (Correction::Fact { target: FactKey { document, .. }, .. }
        | Correction::Split { document, .. }) = correction
        else {
            continue;
        };
        if !known.contains(document.as_str()) {
            orphans.insert(number);
        }
    }
    let names = Names::new(log, records, &mut orphans);
    for (number, (document, record)) in (0..).zip(documents.iter().zip(records)) {
        let keys = keys(record, &document.text);
        let mut verdicts: BTreeMap<usize, Verdict> = BTreeMap::new();
        for (entry, correction) in (0..).zip(log.entries()) {
            let Correction::Fact { target, action, note } = correction else { continue };
            if target.document != record.doc.id {
                continue;
            }
            let found = target.find(&keys).filter(|(fact, _)| record.touch(*fact).is_none());
            match found {
                // What was confirmed was another statement.
                Some((_, Reading::Changed)) if *action == Action::Confirm => {
                    orphans.insert(entry);
                }
                Some((fact, reading)) => {
                    let at = Place { document: number, fact: fact as u32 };
                    if let Some(place) = out.places.get_mut(entry as usize) {
                        *place = Some(at);
                    }
                    verdicts.entry(fact).or_default().hear(entry, action, note, reading);
                }
                None => {
                    orphans.insert(entry);
                }
            }
        }
        let splits = names.splits_of(record);
        let mut amended = record.clone();
        for mention in &mut amended.mentions {
            let split = splits.get(&mention.span).copied();
            let id = split.map_or(mention.id.as_str(), |entity| &entity.id);
            if let Some(entity) = end_of(&names.merges, id).or(split) {
                (mention.kind, mention.id) = (entity.kind, entity.id.clone());
            }
        }
        for (at, (was, fact)) in record.facts.iter().zip(&mut amended.facts).enumerate() {
            let verdict = verdicts.remove(&at);
            names.rename(fact, record, &splits);
            let value = verdict.as_ref().and_then(Verdict::value);
            for change in verdict.iter().flat_map(Verdict::in_order) {
                set(fact, change, value);
            }
            let touch = match &verdict {
                Some(verdict) if verdict.is_rejected => Touch::Rejected,
                Some(verdict) if verdict.changes.is_empty() => Touch::Confirmed,
                Some(_) => Touch::Mended,
                None if record.touch(at).is_some() => continue,
                None if fact != was => Touch::Renamed,
                None => continue,
            };
            let verdict = verdict.unwrap_or_default();
            amended.touched.push((at as u32, touch));
            out.marks.push(Mark {
                at: Place { document: number, fact: at as u32 },
                touch,
                reading: verdict.reading.unwrap_or(Reading::Same),
                was: was.clone(),
                note: verdict.note.to_owned(),
                noted: verdict.noted,
                entries: verdict.entries,
            });
        }
        amended.touched.sort_unstable_by_key(|(number, _)| *number);
        out.records.push(amended);
    }
    out.orphans = orphans.into_iter().collect();
    out
}

/// Other names for what is mentioned.
struct Names<'a> {
    merges: BTreeMap<&'a str, &'a Entity>,
    /// By document: the mention and what it names.
    splits: BTreeMap<&'a str, BTreeMap<Span, &'a Entity>>,
}

impl<'a> Names<'a> {
    fn new(log: &'a Log, records: &[Record], orphans: &mut BTreeSet<u32>) -> Self {
        let mut splits: BTreeMap<&str, BTreeMap<Span, &Entity>> = BTreeMap::new();
        for (number, correction) in (0..).zip(log.entries()) {
            match correction {
                Correction::Split { document, span, to } => {
                    splits.entry(document).or_default().insert(*span, to);
                    let here = records.iter().filter(|record| record.doc.id == *document);
                    let mut mentions = here.flat_map(|record| &record.mentions);
                    if !mentions.any(|mention| mention.span == *span) {
                        orphans.insert(number);
                    }
                }
                Correction::Merge { from, .. } => {
                    let is_named = |record: &Record| record.mentions.iter().any(|m| m.id == *from);
                    if !records.iter().any(is_named) {
                        orphans.insert(number);
                    }
                }
                _ => {}
            }
        }
        Self { merges: log.merges(), splits }
    }

    fn splits_of(&self, record: &Record) -> BTreeMap<Span, &'a Entity> {
        self.splits.get(record.doc.id.as_str()).cloned().unwrap_or_default()
    }

    /// Gives the partners of a fact their other ids. A partner whose only mention in the evidence is
    /// split off becomes what that mention names.
    fn rename(&self, fact: &mut Fact, record: &Record, splits: &BTreeMap<Span, &'a Entity>) {
        if splits.is_empty() && self.merges.is_empty() {
            return;
        }
        let evidence = fact.span;
        let other = |id: &str| -> Option<&'a Entity> {
            let of = |mention: &&crate::record::Mention| {
                mention.id == id && evidence.contains(mention.span)
            };
            let mut here = record.mentions.iter().filter(of).map(|m| splits.get(&m.span).copied());
            let split = here.next().flatten().filter(|to| here.all(|other| other == Some(*to)));
            end_of(&self.merges, split.map_or(id, |entity| entity.id.as_str())).or(split)
        };
        let renamed = |id: &str| other(id).map_or(id, |entity| entity.id.as_str()).to_owned();
        let mut partners: Vec<String> = Vec::with_capacity(fact.partners.len());
        for id in &fact.partners {
            // A name that turned out to be that of a place is no partner.
            if other(id).is_some_and(|entity| !entity.kind.is_partner()) {
                continue;
            }
            let id = renamed(id);
            // The home state is no partner of its own.
            if record.doc.home.as_deref() != Some(id.as_str()) && !partners.contains(&id) {
                partners.push(id);
            }
        }
        fact.partners = partners;
        match &mut fact.detail {
            FactDetail::Membership { organisation, .. } => *organisation = renamed(organisation),
            FactDetail::Position(position) => {
                position.body = position.body.as_deref().map(renamed);
            }
            FactDetail::RouteEvent(event) => event.route = event.route.as_deref().map(renamed),
            _ => {}
        }
    }
}

/// Sets a part of a fact; a part that the kind has not is left alone ([`Correction::check`] lets none
/// through, but a fact of another kind may stand under an old key).
fn set(fact: &mut Fact, change: &Change, value: Option<f64>) {
    match change {
        Change::Partners(ids) => fact.partners.clone_from(ids),
        Change::Kind(kind, codes) => {
            if let Some(detail) = recast(fact, *kind, codes, value) {
                fact.detail = detail;
            }
        }
        Change::Unit(unit) => {
            let (money, things) = if is_currency(unit) {
                (Some(unit.clone()), None)
            } else {
                (None, Some(unit.clone()))
            };
            match &mut fact.detail {
                FactDetail::Indicator(Indicator { currency, unit, .. }) => {
                    (*currency, *unit) = (money, things);
                }
                FactDetail::Agreement { currency, .. } if money.is_some() => *currency = money,
                FactDetail::Target(target) => (target.currency, target.unit) = (money, things),
                _ => {}
            }
        }
        Change::Speaker(id) => fact.speaker.clone_from(id),
        Change::Value(new) => match &mut fact.detail {
            FactDetail::Indicator(indicator) => indicator.value = *new,
            FactDetail::Agreement { value, .. } => *value = Some(*new),
            FactDetail::Target(target) => target.value = Some(*new),
            FactDetail::Dependence(dependence) => dependence.share = Some(*new),
            _ => {}
        },
        Change::Bound(new) => match &mut fact.detail {
            FactDetail::Indicator(indicator) => indicator.bound = *new,
            FactDetail::Agreement { bound, .. } => *bound = *new,
            FactDetail::Target(target) => target.bound = *new,
            FactDetail::Dependence(dependence) => dependence.bound = *new,
            FactDetail::Signal(signal) => signal.bound = *new,
            _ => {}
        },
        Change::Date(new) => {
            let date = match &mut fact.detail {
                FactDetail::Indicator(indicator) => &mut indicator.period,
                FactDetail::Agreement { date, .. } | FactDetail::Meeting { date, .. } => date,
                FactDetail::Relation(relation) => &mut relation.date,
                FactDetail::Position(position) => &mut position.date,
                FactDetail::Target(target) => &mut target.horizon,
                FactDetail::Forecast(forecast) => &mut forecast.horizon,
                FactDetail::Defence(defence) => &mut defence.date,
                FactDetail::TurningPoint(point) => &mut point.period,
                FactDetail::RouteEvent(event) => &mut event.date,
                _ => return,
            };
            date.clone_from(new);
        }
    }
}
