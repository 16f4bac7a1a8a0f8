//! What can stand on the timeline.
//!
//! In: merged records of which only the facts that pass are left. Out: [`Entry`]s, one for each
//! event however many places tell it. Knows which date of several is taken: the most precise; must
//! not know where it is drawn.
//!
//! «визит в Вашингтон» and «в ноябре был в США», merged → one visit, November 2025, two facts

use std::collections::BTreeSet;

use super::gap::Gap;
use crate::dossier::Period;
use crate::lexicon::{EntityKind, state_of_town};
use crate::query::{FactRef, date_of};
use crate::record::{AgreementStatus, FactDetail, FactKind, MeetingForm, Tie};
use crate::text::fold;
use crate::view::desk::{Desk, Kept, Marks, Seen};
use crate::view::item_of;
use crate::view::phrase::phrase;

/// So many letters of a forecast's words are shown.
const CLIP: usize = 110;
/// A place and its name in another case share all but so many letters, and so many at least.
const ENDING: usize = 2;
const LEAST_COMMON: usize = 3;

/// What it is. Calls and ceremonies are sorts of their own, no trips.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Visit,
    Summit,
    Session,
    Talks,
    Call,
    Ceremony,
    Agreement,
    Relation,
    TurningPoint,
    RouteEvent,
    Defence,
    Position,
    Target,
    Forecast,
}

impl Sort {
    pub(super) const ALL: [Self; 14] = [
        Self::Visit,
        Self::Summit,
        Self::Session,
        Self::Talks,
        Self::Call,
        Self::Ceremony,
        Self::Agreement,
        Self::Relation,
        Self::TurningPoint,
        Self::RouteEvent,
        Self::Defence,
        Self::Position,
        Self::Target,
        Self::Forecast,
    ];

    /// The sorts of meeting in person.
    pub(super) const MEETINGS: [Self; 4] = [Self::Visit, Self::Summit, Self::Session, Self::Talks];

    fn of(detail: &FactDetail) -> Option<Self> {
        Some(match detail {
            FactDetail::Meeting { form, .. } => match form {
                MeetingForm::Visit => Self::Visit,
                MeetingForm::Summit => Self::Summit,
                MeetingForm::Session => Self::Session,
                MeetingForm::Talks => Self::Talks,
                MeetingForm::Call => Self::Call,
                MeetingForm::Ceremony => Self::Ceremony,
            },
            FactDetail::Agreement { .. } => Self::Agreement,
            FactDetail::Relation(_) => Self::Relation,
            FactDetail::TurningPoint(_) => Self::TurningPoint,
            FactDetail::RouteEvent(_) => Self::RouteEvent,
            // Without a date these are lasting; the spending of a year is a figure, no event.
            FactDetail::Defence(it) if it.date.is_some() && it.tie != Tie::Budget => Self::Defence,
            FactDetail::Position(it) if it.date.is_some() => Self::Position,
            FactDetail::Target(_) => Self::Target,
            FactDetail::Forecast(_) => Self::Forecast,
            _ => return None,
        })
    }

    /// The key of its word.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Visit => "time.visit",
            Self::Summit => "time.summit",
            Self::Session => "time.session",
            Self::Talks => "time.talks",
            Self::Call => "time.call",
            Self::Ceremony => "time.ceremony",
            Self::Agreement => "time.agreement",
            Self::Relation => "time.relation",
            Self::TurningPoint => "time.turning-point",
            Self::RouteEvent => "time.route-event",
            Self::Defence => "time.defence",
            Self::Position => "time.position",
            Self::Target => "time.target",
            Self::Forecast => "time.forecast",
        }
    }

    /// Whether people met in person.
    pub(super) fn is_meeting(self) -> bool {
        Self::MEETINGS.contains(&self)
    }

    /// A contact that is no trip.
    pub(super) fn is_apart(self) -> bool {
        matches!(self, Self::Call | Self::Ceremony)
    }

    /// Whether its date is a term to come.
    pub(super) fn is_horizon(self) -> bool {
        matches!(self, Self::Target | Self::Forecast)
    }
}

/// An interval as a text states it: «через шесть дней после саммита».
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stated {
    pub(super) gap: Gap,
    /// Marks of the entries that it may be counted from: those of the event's sentence.
    pub(super) from: Vec<usize>,
    /// The partners of that event.
    pub(super) partners: BTreeSet<String>,
}

/// Something that happened, or is to happen.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) sort: Sort,
    /// Place, subject, status … as told; may be empty.
    pub(super) what: String,
    pub(super) partners: Vec<&'a str>,
    /// The facts that tell it and pass; at least one.
    pub(super) facts: Vec<FactRef>,
    /// As the record has it.
    pub(super) edtf: Option<&'a str>,
    /// First and last day, where the year is known; an open end is the type's least or greatest.
    pub(super) days: Option<(i64, i64)>,
    /// Announced or aimed at.
    pub(super) planned: bool,
    /// Hedged, inferred.
    pub(super) signs: Vec<String>,
    /// How long since another entry, where a text says so.
    pub(super) stated: Option<Stated>,
    /// The states that one has to travel to for it; the home state is none.
    pub(super) abroad: Vec<&'a str>,
    /// Number of its mark.
    pub(super) mark: usize,
}

impl Entry<'_> {
    /// A meeting in person that took place.
    pub(super) fn is_held(&self) -> bool {
        self.sort.is_meeting() && !self.planned
    }

    /// Whether the day is named.
    pub(super) fn is_exact(&self) -> bool {
        self.days.is_some_and(|(from, to)| from == to)
    }

    /// Its partners in words; without any what it is.
    pub(super) fn name(&self, desk: &Desk) -> String {
        if self.partners.is_empty() {
            return desk.locale.t(self.sort.key()).to_owned();
        }
        self.partners.iter().map(|id| desk.name(id)).collect::<Vec<_>>().join(", ")
    }

    /// What it is and about what: «визит, Вашингтон», «визит: ОАЭ, Иордания».
    pub(super) fn words(&self, desk: &Desk) -> String {
        let kind = desk.locale.t(self.sort.key());
        if self.is_tour() {
            return format!("{kind}: {}", self.name(desk));
        }
        match (self.sort, self.what.as_str()) {
            (_, "") => kind.to_owned(),
            (
                Sort::Relation
                | Sort::TurningPoint
                | Sort::RouteEvent
                | Sort::Defence
                | Sort::Position,
                what,
            ) => what.to_owned(),
            // «соглашение с …» says itself what it is.
            (_, what) if fold(what).starts_with(stem(kind)) => what.to_owned(),
            (_, what) => format!("{kind}, {what}"),
        }
    }

    /// A visit to several states, of whose places the record has one.
    pub(super) fn is_tour(&self) -> bool {
        self.sort == Sort::Visit && self.partners.len() > 1
    }

    /// When, in words.
    pub(super) fn when(&self, desk: &Desk) -> String {
        match self.edtf {
            Some(edtf) => desk.locale.date(edtf),
            None => desk.locale.t("date.unknown").to_owned(),
        }
    }
}

/// The entries that pass, by date, what has none at the end, each with a mark.
pub(super) fn entries<'a>(desk: &Desk<'a>, marks: &mut Marks) -> Vec<Entry<'a>> {
    let dossier = desk.dossier;
    let mut out: Vec<Entry<'a>> = [&dossier.events, &dossier.deals, &dossier.rest]
        .into_iter()
        .flat_map(|merged| desk.kept(merged))
        .filter_map(|kept| entry(desk, &kept, marks))
        .collect();
    // Equals stay in the dossier's order.
    out.sort_by_key(|entry| (entry.days.is_none(), entry.days, entry.sort));
    let stated: Vec<Option<Stated>> = out.iter().map(|entry| stated(desk, entry, &out)).collect();
    for (entry, stated) in out.iter_mut().zip(stated) {
        entry.stated = stated;
    }
    out
}

/// The interval that one of its facts states, with the entries told by the sentence of the event.
fn stated(desk: &Desk, entry: &Entry, all: &[Entry]) -> Option<Stated> {
    let mut seen = entry.facts.iter().filter_map(|at| desk.see(*at));
    let (document, since) =
        seen.find_map(|seen| Some((seen.at.document, seen.fact.since.as_ref()?)))?;
    let tells = |at: &FactRef| {
        at.document == document
            && desk.see(*at).is_some_and(|seen| seen.fact.span.start == since.event.start)
    };
    let other = |other: &&Entry| other.sort.is_meeting() && other.facts.iter().any(tells);
    let from = all.iter().filter(other).map(|other| other.mark).collect();
    // The event itself may have no date, or a filter may have taken it out.
    let told = desk.records.get(document as usize)?.facts.iter();
    let told = told.filter(|fact| {
        fact.span.start == since.event.start && fact.detail.kind() == FactKind::Meeting
    });
    let partners = told.flat_map(|fact| fact.partners.iter().cloned()).collect();
    Some(Stated { gap: Gap::stated(&since.within)?, from, partners })
}

/// The states that one has to travel to for a meeting: that of its place, or of its partners where
/// none is named for a visit.
fn abroad<'a>(desk: &Desk<'a>, kept: &Kept<'a>, sort: Sort, partners: &[&'a str]) -> Vec<&'a str> {
    let home = kept.merged.home.as_deref();
    let is_state = |id: &str| id.len() == 2 && id.bytes().all(|byte| byte.is_ascii_uppercase());
    let states: Vec<&'a str> =
        partners.iter().copied().filter(|id| is_state(id) && Some(*id) != home).collect();
    let places = kept.variants.iter().filter_map(|(variant, facts)| match &variant.detail {
        FactDetail::Meeting { place: Some(place), .. } => Some((place.as_str(), *facts.first()?)),
        _ => None,
    });
    let mut stays = places.peekable();
    if stays.peek().is_none() {
        return if sort == Sort::Visit { states } else { Vec::new() };
    }
    match stays.find_map(|(place, at)| state_of(desk, place, at)) {
        Some(state) if Some(state.as_str()) == home => Vec::new(),
        Some(state) => {
            let known = desk.overview.partners.iter().map(|card| card.id.as_str());
            let listed = desk.overview.named.iter().map(|named| named.id.as_str());
            let mut all = partners.iter().copied().chain(known).chain(listed);
            all.find(|id| *id == state).into_iter().collect()
        }
        None if states.len() == 1 => states,
        None => Vec::new(),
    }
}

/// The state of a place, by the name over its words in the sentence of a fact.
fn state_of(desk: &Desk, place: &str, at: FactRef) -> Option<String> {
    let seen = desk.see(at)?;
    let record = desk.records.get(at.document as usize)?;
    let place = fold(place);
    let least = place.chars().count().saturating_sub(ENDING).max(LEAST_COMMON);
    let first = record.mentions.partition_point(|m| m.span.start < seen.fact.span.start);
    let inside = record.mentions.iter().skip(first);
    inside.take_while(|m| m.span.start < seen.fact.span.end).find_map(|mention| {
        let name = fold(mention.span.of(&seen.document.text));
        let usual = desk.listed_name(mention.kind, &mention.id).map(fold);
        let common = place.chars().zip(name.chars()).take_while(|(a, b)| a == b).count();
        if common < least && usual.as_ref() != Some(&place) {
            return None;
        }
        match mention.kind {
            EntityKind::State => Some(mention.id.clone()),
            EntityKind::Place => state_of_town(&mention.id),
            _ => None,
        }
    })
}

fn entry<'a>(desk: &Desk<'a>, kept: &Kept<'a>, marks: &mut Marks) -> Option<Entry<'a>> {
    let details = || kept.variants.iter().map(|(variant, _)| &variant.detail);
    let sort = details().find_map(Sort::of)?;
    let dated = |detail: &'a FactDetail| {
        let edtf = date_of(detail)?;
        match Period::parse(edtf) {
            Some(Period::Days { from, to }) => Some((edtf, (from, to))),
            _ => None,
        }
    };
    // The most precise of the dates stated; variants stand in that order as a rule.
    let best = details().filter_map(dated).min_by_key(|(_, (from, to))| to.saturating_sub(*from));
    let edtf = best.map(|(edtf, _)| edtf).or_else(|| details().find_map(date_of));
    let days = best.map(|(_, days)| days);
    let facts = kept.facts();
    let first = *facts.first()?;
    let mut partners: Vec<&'a str> = Vec::new();
    for partner in kept.variants.iter().flat_map(|(variant, _)| &variant.partners) {
        if !partners.contains(&partner.as_str()) {
            partners.push(partner);
        }
    }
    let what = details().map(|detail| what(desk, detail, first)).find(|what| !what.is_empty());
    let planned = details().all(|detail| match detail {
        FactDetail::Meeting { planned, .. } => *planned,
        FactDetail::Agreement { status, .. } => *status == AgreementStatus::Planned,
        FactDetail::Relation(relation) => relation.planned,
        other => matches!(other.kind(), FactKind::Target | FactKind::Forecast),
    });
    let abroad = if sort.is_meeting() && !planned {
        abroad(desk, kept, sort, &partners)
    } else {
        Vec::new()
    };
    let mut out = Entry {
        sort,
        what: what.unwrap_or_default(),
        partners,
        edtf,
        days,
        planned,
        signs: signs(desk, &facts),
        stated: None,
        abroad,
        mark: 0,
        facts,
    };
    out.mark = marks.add(
        format!("event:{}:{}", first.document, first.fact),
        label(desk, &out),
        out.facts.clone(),
    );
    Some(out)
}

/// What it is about: the place of a meeting, the subject of an agreement …
fn what(desk: &Desk, detail: &FactDetail, first: FactRef) -> String {
    if let FactDetail::Meeting { place, .. } = detail {
        return place.clone().unwrap_or_default();
    }
    let Some(seen) = desk.see(first) else { return String::new() };
    if detail.kind() == FactKind::Forecast {
        return clip(seen.quote());
    }
    let record = desk.records.get(first.document as usize);
    let item = record.and_then(|record| item_of(seen.document, record, first.fact as usize));
    let Some(item) = item else {
        return String::new();
    };
    let phrase = phrase(desk.locale, &item.body, |id| desk.name(id));
    match detail {
        FactDetail::Target(_) => {
            // The horizon stands in a column of its own.
            let value = phrase.details.first().filter(|_| phrase.details.len() > 1);
            value.map_or(phrase.main.clone(), |value| format!("{}, {value}", phrase.main))
        }
        FactDetail::RouteEvent(_) | FactDetail::Position(_) if !phrase.label.is_empty() => {
            format!("{}: {}", phrase.label, phrase.main)
        }
        _ => phrase.main,
    }
}

/// A word without its last letters, which change with the case.
fn stem(word: &str) -> &str {
    let end = word.char_indices().rev().nth(1).map_or(word.len(), |(at, _)| at);
    word.get(..end).unwrap_or(word)
}

/// The begin of a text, cut between words.
fn clip(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.chars().count() + word.chars().count() > CLIP {
            out.push('…');
            return out;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn signs(desk: &Desk, facts: &[FactRef]) -> Vec<String> {
    let seen: Vec<_> = facts.iter().filter_map(|at| desk.see(*at)).collect();
    let mut out = Vec::new();
    let denied = |seen: &Seen| matches!(&seen.fact.detail, FactDetail::Position(it) if it.denied);
    if seen.iter().all(denied) {
        out.push(desk.locale.t("further.denied").to_owned());
    }
    if seen.iter().all(|seen| seen.fact.hedged) {
        out.push(desk.locale.t("sign.hedged").to_owned());
    }
    if seen.iter().all(|seen| !seen.fact.inferred.is_empty()) {
        out.push(desk.locale.t("sign.inferred").to_owned());
    }
    out
}

fn label(desk: &Desk, entry: &Entry) -> String {
    let m = desk.locale;
    let kind = m.t(entry.sort.key());
    let planned = entry.planned && !entry.sort.is_horizon();
    let what = match (entry.what.as_str(), planned) {
        ("", true) => m.t("time.planned").to_owned(),
        ("", false) => m.t("time.place.none").to_owned(),
        (what, true) => format!("{what} {}", m.t("time.planned")),
        (what, false) => what.to_owned(),
    };
    let key = if entry.partners.is_empty() { "time.entry.bare" } else { "time.entry" };
    m.fill(
        key,
        &[
            ("kind", kind),
            ("partners", &entry.name(desk)),
            ("what", &what),
            ("date", &entry.when(desk)),
            ("places", &m.plural("places", entry.facts.len())),
        ],
    )
}
