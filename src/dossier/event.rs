//! When two meetings are one.
//!
//! In: meeting facts. Out: groups of them. Knows forms, places and dates of meetings; must not know
//! how they are shown.
//!
//! «визит в Вашингтон в ноябре 2025 года» and, in another article of that year, «в ноябре был в
//! США с официальным визитом» → one event with two variants

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{Keys, cluster};
use super::period::Period;
use super::source::{Place, Source, partners};
use super::when::When;
use crate::record::{FactDetail, MeetingForm};

/// A date no longer than this says by itself which meeting of that form is meant.
const MONTH: i64 = 31;
/// An article that gives no date speaks of meetings this near to its own, in days.
const NEAR: i64 = 366;

/// What statements of one meeting have in common word for word.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    /// Days of the date, so that the most precise come first; without a date after all.
    days: i64,
    date: Option<String>,
    /// Without a place after those with one.
    is_placeless: bool,
    place: Option<String>,
    form: MeetingForm,
    partners: BTreeSet<String>,
    is_planned: bool,
    home: Option<String>,
    /// The document, where nothing else tells the meeting from others.
    document: Option<usize>,
}

struct Sighting {
    said: Said,
    when: Option<Period>,
    facts: Vec<Place>,
    paragraphs: BTreeSet<(usize, usize)>,
    published: BTreeMap<usize, Option<Period>>,
}

/// The meetings, each as its statements, the most specific statement first; a statement is the facts
/// that say the same.
pub(super) fn meetings(sources: &[Source]) -> Vec<Vec<Vec<Place>>> {
    let mut found: BTreeMap<Said, Sighting> = BTreeMap::new();
    for (number, source) in sources.iter().enumerate() {
        for (index, fact) in source.record.standing() {
            let FactDetail::Meeting { form, place, date, planned } = &fact.detail else { continue };
            let when = date.as_deref().and_then(Period::parse);
            let place = place.as_deref().map(|place| source.place_key(place));
            let is_bare = when.is_none() && place.is_none();
            let said = Said {
                days: when.map_or(i64::MAX, Period::days),
                date: date.clone(),
                is_placeless: place.is_none(),
                place,
                form: *form,
                partners: partners(fact),
                is_planned: *planned,
                home: source.home().map(Into::into),
                document: is_bare.then_some(number),
            };
            let sighting = found.entry(said.clone()).or_insert_with(|| Sighting {
                said,
                when,
                facts: Vec::new(),
                paragraphs: BTreeSet::new(),
                published: BTreeMap::new(),
            });
            sighting.facts.push((number, index));
            sighting.paragraphs.insert((number, source.paragraph(fact.span)));
            sighting.published.insert(number, source.published);
        }
    }
    let all: Vec<Sighting> = found.into_values().collect();
    let groups = cluster(&all, keys, is_one);
    groups
        .into_iter()
        .map(|group| group.iter().filter_map(|i| all.get(*i)).map(|s| s.facts.clone()).collect())
        .collect()
}

/// What two statements of one meeting have in common at least, besides a partner: dated ones the
/// time; where one is undated, the place or the document.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Common<'a> {
    Time(When),
    DatedPlace(&'a str),
    DatedDocument(usize),
    UndatedPlace(&'a str),
    UndatedDocument(usize),
}

fn keys(sighting: &Sighting) -> Keys<(&str, Common<'_>)> {
    let place = sighting.said.place.as_deref();
    let documents = || sighting.published.keys().copied();
    let mut dated: Vec<Common> = place.map(Common::DatedPlace).into_iter().collect();
    dated.extend(documents().map(Common::DatedDocument));
    let mut undated: Vec<Common> = place.map(Common::UndatedPlace).into_iter().collect();
    undated.extend(documents().map(Common::UndatedDocument));
    let (kept, sought): (Vec<Common>, Vec<Common>) = if sighting.when.is_some() {
        let (kept, sought) = When::keys(sighting.when);
        let time = |when: Vec<When>| when.into_iter().map(Common::Time);
        (time(kept).chain(dated).collect(), time(sought).chain(undated).collect())
    } else {
        (undated.clone(), [dated, undated].concat())
    };
    Keys::of(sighting.said.partners.iter().map(String::as_str), &kept, &sought)
}

fn is_one(a: &Sighting, b: &Sighting) -> bool {
    let (x, y) = (&a.said, &b.said);
    x.home == y.home
        && forms_fit(x.form, y.form)
        && partners_fit(x.form, &x.partners, &y.partners)
        && (x.place.is_none() || y.place.is_none() || x.place == y.place)
        && (x.is_planned == y.is_planned || (a.when.is_some() && b.when.is_some()))
        && is_same_time(a, b)
}

/// A summit is a session of heads; all other forms are kept apart.
fn forms_fit(a: MeetingForm, b: MeetingForm) -> bool {
    use MeetingForm::{Session, Summit};
    a == b || matches!((a, b), (Summit, Session) | (Session, Summit))
}

/// A visit is to all its states, a list of visits is no visit; of a summit or call an article may
/// name only some partners.
fn partners_fit(form: MeetingForm, a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    a == b || (form != MeetingForm::Visit && (a.is_subset(b) || b.is_subset(a)))
}

fn is_same_time(a: &Sighting, b: &Sighting) -> bool {
    let same_place = a.said.place.is_some() && a.said.place == b.said.place;
    let same_paragraph = !a.paragraphs.is_disjoint(&b.paragraphs);
    match (a.when, b.when) {
        (Some(x), Some(y)) => {
            x.meets(y) && (same_place || same_paragraph || x.days().min(y.days()) <= MONTH)
        }
        (None, None) => same_document(a, b) || (same_place && a.published_near_all(b)),
        (Some(when), None) => same_paragraph || (same_place && b.speaks_of(when, a)),
        (None, Some(when)) => same_paragraph || (same_place && a.speaks_of(when, b)),
    }
}

fn same_document(a: &Sighting, b: &Sighting) -> bool {
    a.published.keys().any(|document| b.published.contains_key(document))
}

impl Sighting {
    /// Whether an undated statement can be of that time: it stands beside the dated one, or all its
    /// documents appeared near to it.
    fn speaks_of(&self, when: Period, dated: &Self) -> bool {
        same_document(self, dated)
            || self
                .published
                .values()
                .all(|published| published.and_then(|p| p.gap(when)).is_some_and(|gap| gap <= NEAR))
    }

    /// Whether no two documents are known to have appeared far from each other.
    fn published_near_all(&self, other: &Self) -> bool {
        match (self.latest_and_earliest(), other.latest_and_earliest()) {
            (Some((a, b)), Some((c, d))) => a.saturating_sub(d).max(c.saturating_sub(b)) <= NEAR,
            _ => true,
        }
    }

    /// The latest first day and the earliest last day of when its documents appeared, where known:
    /// what no other day is farther from.
    fn latest_and_earliest(&self) -> Option<(i64, i64)> {
        let days = self.published.values().flatten().filter_map(|published| match published {
            Period::Days { from, to } => Some((*from, *to)),
            Period::EveryYear { .. } => None,
        });
        days.reduce(|(latest, earliest), (from, to)| (latest.max(from), earliest.min(to)))
    }
}
