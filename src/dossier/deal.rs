//! When two agreements are one, and what of a package is named.
//!
//! In: agreement facts. Out: groups of them. Knows sums and proper names of agreements; must not
//! know which sum is right.
//!
//! «30 соглашений на 17,2 млрд долларов» and «соглашения на сумму свыше 17 млрд долларов» → one deal

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{Keys, cluster};
use super::interval::Interval;
use super::nameless::is_nameless;
use super::period::Period;
use super::relation::periods_meet;
use super::rest::normal;
use super::source::{Place, Source, partners};
use super::when::When;
use crate::lexicon::EntityKind;
use crate::record::{Bound, FactDetail};
use crate::text::{Span, fold};

/// Two sums of one deal are no farther apart than this, however open their bounds.
const SUMS_APART: f64 = 1.25;
/// So many paragraphs lie at most between a package and what points at it.
const POINTS_OVER: usize = 2;
/// Shorter Latin words name nothing.
const LEAST_NAME: usize = 3;

/// What statements of one deal have in common word for word.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    /// Days of the date, the most precise first.
    days: i64,
    date: Option<String>,
    /// Without a sum after those with one.
    is_sumless: bool,
    /// A sum with its bound; the bits of a number order and equal those of one sign.
    sum: Option<(u64, Bound, Option<String>)>,
    /// What it names; the more the earlier.
    nameless: bool,
    names: BTreeSet<String>,
    words: String,
    partners: BTreeSet<String>,
    home: Option<String>,
    /// The document, where nothing else tells the deal from others.
    document: Option<usize>,
}

struct Deal {
    said: Said,
    facts: Vec<Place>,
    paragraphs: BTreeSet<(usize, usize)>,
    /// Whether it says how many agreements there are.
    is_package: bool,
}

/// The deals, each as its statements, the most specific first.
pub(super) fn agreements(sources: &[Source]) -> Vec<Vec<Vec<Place>>> {
    let mut found: BTreeMap<Said, Deal> = BTreeMap::new();
    for (number, source) in sources.iter().enumerate() {
        for (index, fact) in source.record.standing() {
            let FactDetail::Agreement { object, value, currency, bound, date, count, .. } =
                &fact.detail
            else {
                continue;
            };
            let object = object.as_deref().unwrap_or_default();
            let names = names(source, fact.span, object);
            let is_bare = value.is_none() && names.is_empty();
            let said = Said {
                days: date.as_deref().and_then(Period::parse).map_or(i64::MAX, Period::days),
                date: date.clone(),
                is_sumless: value.is_none(),
                sum: value.map(|value| (value.to_bits(), *bound, currency.clone())),
                nameless: names.is_empty(),
                names,
                words: normal(object),
                partners: partners(fact),
                home: source.home().map(Into::into),
                document: is_bare.then_some(number),
            };
            let deal = found.entry(said.clone()).or_insert_with(|| Deal {
                said,
                facts: Vec::new(),
                paragraphs: BTreeSet::new(),
                is_package: false,
            });
            deal.is_package |= count.is_some_and(|count| count > 1.0);
            deal.facts.push((number, index));
            deal.paragraphs.insert((number, source.paragraph(fact.span)));
        }
    }
    let all: Vec<Deal> = found.into_values().collect();
    let groups = with_their_packages(&all, cluster(&all, keys, is_one));
    groups
        .into_iter()
        .map(|group| group.iter().filter_map(|i| all.get(*i)).map(|d| d.facts.clone()).collect())
        .collect()
}

/// What only points at agreements joins the one package near by that it can point at: «заключили 30
/// соглашений … Сделки охватывают …».
fn with_their_packages(all: &[Deal], groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let of = |group: &[usize]| group.iter().filter_map(|at| all.get(*at)).collect::<Vec<_>>();
    let points = |group: &[usize]| {
        of(group).iter().all(|deal| {
            let said = &deal.said;
            said.is_sumless && said.nameless && !deal.is_package && is_nameless(&said.words)
        })
    };
    let (pointing, mut out): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| points(group));
    // Where the packages are told, by document and paragraph.
    let mut told: BTreeMap<(usize, usize), BTreeSet<usize>> = BTreeMap::new();
    for (number, group) in out.iter().enumerate() {
        for deal in of(group).into_iter().filter(|deal| deal.is_package) {
            for place in &deal.paragraphs {
                told.entry(*place).or_default().insert(number);
            }
        }
    }
    let mut alone = Vec::new();
    for group in pointing {
        let deals = of(&group);
        let near: BTreeSet<usize> = deals
            .iter()
            .flat_map(|deal| &deal.paragraphs)
            .flat_map(|(document, paragraph)| {
                let from = paragraph.saturating_sub(POINTS_OVER);
                told.range((*document, from)..=(*document, paragraph + POINTS_OVER))
            })
            .flat_map(|(_, packages)| packages.iter().copied())
            .collect();
        let fits = |number: &usize| {
            let others = out.get(*number).map(|other| of(other)).unwrap_or_default();
            let is_its = |a: &Deal, b: &Deal| {
                a.said.home == b.said.home
                    && a.said.partners == b.said.partners
                    && periods_meet(a.said.date.as_deref(), b.said.date.as_deref())
            };
            others.iter().all(|other| deals.iter().all(|deal| is_its(deal, other)))
        };
        let mut fitting = near.into_iter().filter(fits);
        let only = fitting.next().filter(|_| fitting.next().is_none());
        match only.and_then(|number| out.get_mut(number)) {
            Some(package) => package.extend(group),
            None => alone.push(group),
        }
    }
    out.extend(alone);
    out
}

/// What tells a deal from others: companies and routes, Latin words, words in quotation marks.
fn names(source: &Source, evidence: Span, object: &str) -> BTreeSet<String> {
    let from = evidence.of(&source.document.text).find(object).unwrap_or_default();
    let start = evidence.start as usize + from;
    let span = Span::new(start, start + object.len());
    let mut out = source.named(span, &[EntityKind::Company, EntityKind::Route]);
    let is_latin = |word: &&str| {
        word.chars().count() >= LEAST_NAME && word.chars().all(|c| c.is_ascii_alphabetic())
    };
    out.extend(object.split(|c: char| !c.is_alphanumeric()).filter(is_latin).map(fold));
    let quoted = object.split('«').skip(1).filter_map(|rest| rest.split_once('»'));
    out.extend(quoted.map(|(name, _)| fold(name)));
    out
}

/// What two statements of one deal have in common at least, besides a partner and the time.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Common<'a> {
    Name(&'a str),
    /// A sum of this currency and about this size, [`size`].
    Sum(Option<&'a str>, u64),
    Words(&'a str),
}

fn keys(deal: &Deal) -> Keys<(&str, (Common<'_>, When))> {
    let said = &deal.said;
    let (kept, sought): (Vec<Common>, Vec<Common>) = match &said.sum {
        _ if !said.nameless => {
            let names: Vec<_> = said.names.iter().map(|name| Common::Name(name)).collect();
            (names.clone(), names)
        }
        Some((bits, _, currency)) => {
            let of = |size| Common::Sum(currency.as_deref(), size);
            let near = |size: u64| size.saturating_sub(2)..=size.saturating_add(2);
            (vec![of(size(*bits))], near(size(*bits)).map(of).collect())
        }
        None => (vec![Common::Words(&said.words)], vec![Common::Words(&said.words)]),
    };
    let (of, to) = When::keys(said.date.as_deref().and_then(Period::parse));
    let ids = said.partners.iter().map(String::as_str);
    Keys::of(ids, &each_at(&kept, &of), &each_at(&sought, &to))
}

/// Each thing at each time.
fn each_at<'a>(things: &[Common<'a>], times: &[When]) -> Vec<(Common<'a>, When)> {
    let mut out = Vec::with_capacity(things.len() * times.len());
    for thing in things {
        out.extend(times.iter().map(|when| (thing.clone(), *when)));
    }
    out
}

/// The size of a sum in quarters of a doubling, from the bits of the number: sums that are
/// [`SUMS_APART`] are at most two of them apart.
fn size(bits: u64) -> u64 {
    bits >> 50
}

fn is_one(a: &Deal, b: &Deal) -> bool {
    let (x, y) = (&a.said, &b.said);
    x.home == y.home
        && (x.partners.is_subset(&y.partners) || y.partners.is_subset(&x.partners))
        && periods_meet(x.date.as_deref(), y.date.as_deref())
        && is_same_thing(a, b)
}

fn is_same_thing(a: &Deal, b: &Deal) -> bool {
    let (x, y) = (&a.said, &b.said);
    match (x.nameless, y.nameless) {
        (false, false) => x.names.is_subset(&y.names) || y.names.is_subset(&x.names),
        (true, true) => match (&x.sum, &y.sum) {
            (Some(a), Some(b)) => sums_fit(a, b),
            // Without name and sum, the same words in the same paragraph or on the same date.
            (None, None) => {
                x.words == y.words
                    && (!a.paragraphs.is_disjoint(&b.paragraphs)
                        || (x.date.is_some() && x.date == y.date))
            }
            _ => false,
        },
        _ => false,
    }
}

fn sums_fit(a: &(u64, Bound, Option<String>), b: &(u64, Bound, Option<String>)) -> bool {
    let (x, y) = (f64::from_bits(a.0), f64::from_bits(b.0));
    let is_equal = x.total_cmp(&y).is_eq();
    let is_near = is_equal || (x > 0.0 && y > 0.0 && x.max(y) / x.min(y) <= SUMS_APART);
    a.2 == b.2 && is_near && (is_equal || Interval::of(x, a.1).meets(&Interval::of(y, b.1)))
}
