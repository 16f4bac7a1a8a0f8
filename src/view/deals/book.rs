//! The deals that pass, each with what a row of the ledger needs.
//!
//! In: the dossier's deals and packages, the controls. Out: [`Deal`]s. Knows how a deal's variants
//! stand to each other; must not add sums, nor know how a deal is shown.
//!
//! «30 соглашений на 17,2 млрд» here, «свыше 17 млрд» there → one deal, the sum 17,2 млрд, for the
//! other statement holds it

use std::collections::{BTreeMap, BTreeSet};

use super::sums::Sum;
use crate::dossier::{Merged, is_nameless};
use crate::lexicon::EntityKind;
use crate::query::FactRef;
use crate::query::subject::{Extent, Force, Instrument, Subject};
use crate::record::{AgreementStatus, Bound, FactDetail, Function, Inference};
use crate::text::Span;
use crate::view::desk::{Desk, Kept, Seen};

/// What the ledger can be narrowed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sector {
    /// Everything.
    All,
    /// Deals whose words name this.
    Of(Function),
    /// Deals whose words name none.
    Unnamed,
}

/// Whether a deal is one paper or several told together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// A named item.
    Item,
    /// Several, of which nobody says what each is.
    Several,
    /// Several, of which nothing is said but that there are some: «ряд важнейших документов».
    Nameless,
}

/// A row of the ledger.
#[derive(Clone, Debug)]
pub(super) struct Deal<'a> {
    /// Its number in the dossier.
    pub(super) number: usize,
    /// Its facts that pass, in order.
    pub(super) facts: Vec<FactRef>,
    /// With whom.
    pub(super) partners: Vec<&'a str>,
    /// The words that tell the most of what it is about.
    pub(super) object: Option<&'a str>,
    /// The same as a title: in the nominative where it can be had, without what clings to the ends.
    pub(super) title: String,
    /// Companies named as parties.
    pub(super) parties: Vec<&'a str>,
    /// Sectors by the words of its objects.
    pub(super) sectors: Vec<Function>,
    /// The kind of paper.
    pub(super) instrument: Option<&'static Instrument>,
    /// One or several.
    pub(super) level: Level,
    /// How many, where said.
    pub(super) count: Option<f64>,
    /// Bound of that number.
    pub(super) count_bound: Bound,
    /// Every sum that is said of it, once each; the most precise statement first.
    pub(super) sums: Vec<Sum<'a>>,
    /// Status.
    pub(super) status: AgreementStatus,
    /// EDTF.
    pub(super) date: Option<&'a str>,
    /// Documents that tell it.
    pub(super) documents: usize,
    /// Whether some of its facts is hedged.
    pub(super) hedged: bool,
    /// What was inferred in all of its facts.
    pub(super) inferred: Vec<Inference>,
    /// The number of the package whose part it is.
    pub(super) package: Option<usize>,
}

impl Deal<'_> {
    /// Whether it stands under a sector.
    pub(super) fn is_of(&self, sector: Sector) -> bool {
        match sector {
            Sector::All => true,
            Sector::Of(function) => self.sectors.contains(&function),
            Sector::Unnamed => self.sectors.is_empty(),
        }
    }
}

/// All deals that pass, in the order of the dossier.
pub(super) fn book<'a>(desk: &Desk<'a>) -> Vec<Deal<'a>> {
    let dossier = desk.dossier;
    let mut out: Vec<Deal> = dossier
        .deals
        .iter()
        .enumerate()
        .filter_map(|(number, merged)| {
            let kept = desk.kept(std::slice::from_ref(merged)).pop()?;
            deal(desk, number, merged, &kept)
        })
        .collect();
    let numbers: BTreeSet<usize> = out.iter().map(|deal| deal.number).collect();
    // The first that has it.
    let packages = dossier.packages.iter().rev();
    let packages: BTreeMap<usize, usize> = packages
        .flat_map(|package| package.parts.iter().map(|part| (*part, package.deal)))
        .collect();
    for deal in &mut out {
        // A package that the controls hide holds nothing.
        deal.package = packages.get(&deal.number).copied().filter(|it| numbers.contains(it));
    }
    out
}

fn deal<'a>(
    desk: &Desk<'a>,
    number: usize,
    merged: &'a Merged,
    kept: &Kept<'a>,
) -> Option<Deal<'a>> {
    let mut facts = kept.facts();
    facts.sort_unstable();
    let seen: Vec<Seen> = facts.iter().filter_map(|at| desk.see(*at)).collect();
    let first = kept.variants.first()?.0;
    let FactDetail::Agreement { status, .. } = &first.detail else { return None };
    let mut sums: Vec<Sum> = Vec::new();
    let (mut count, mut date, mut object) = (None, None, None);
    let mut count_bound = Bound::Exact;
    for (variant, _) in &kept.variants {
        let FactDetail::Agreement {
            object: of,
            value,
            currency,
            bound,
            date: when,
            count: many,
            count_bound: many_bound,
            ..
        } = &variant.detail
        else {
            continue;
        };
        if let Some(value) = value {
            let sum = Sum { value: *value, bound: *bound, currency: currency.as_deref() };
            if !sums.contains(&sum) {
                sums.push(sum);
            }
        }
        if count.is_none() {
            (count, count_bound) = (*many, *many_bound);
        }
        date = date.or(when.as_deref());
        object = object.or(of.as_deref());
    }
    let told: Vec<Subject> = seen.iter().map(|seen| told(desk, seen)).collect();
    let mut sectors: Vec<Function> = told.iter().flat_map(|told| told.sectors.clone()).collect();
    sectors.sort_unstable();
    sectors.dedup();
    let is_several = count.is_some_and(|count| count > 1.0)
        || told.iter().all(|told| told.extent == Extent::Several);
    let is_named = |object: &Option<String>| object.as_deref().is_none_or(|it| !is_nameless(it));
    let is_nameless = sums.is_empty()
        && count.is_none()
        && !kept.variants.iter().any(|(variant, _)| {
            matches!(&variant.detail, FactDetail::Agreement { object, .. } if is_named(object))
        });
    let mut parties: Vec<&str> = Vec::new();
    for name in seen.iter().flat_map(|seen| parties_of(desk, seen)) {
        if !parties.contains(&name) {
            parties.push(name);
        }
    }
    let all_infer =
        |inference: &Inference| seen.iter().all(|seen| seen.fact.inferred.contains(inference));
    Some(Deal {
        number,
        partners: merged.partners.iter().map(String::as_str).collect(),
        object,
        title: object.map(|words| title(desk, words)).unwrap_or_default(),
        parties,
        sectors,
        instrument: told
            .iter()
            .filter_map(|told| told.instrument)
            .min_by_key(|it| it.force == Force::Unknown),
        level: match is_several {
            _ if is_nameless => Level::Nameless,
            true => Level::Several,
            false => Level::Item,
        },
        count,
        count_bound,
        sums,
        status: *status,
        date,
        documents: seen.iter().map(|seen| seen.at.document).collect::<BTreeSet<_>>().len(),
        hedged: seen.iter().any(|seen| seen.fact.hedged),
        inferred: Inference::ALL.iter().copied().filter(all_infer).collect(),
        package: None,
        facts,
    })
}

/// An object as a title.
fn title(desk: &Desk, words: &str) -> String {
    let is_edge = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—');
    let words = words.trim_matches(is_edge);
    desk.memory.subject(words).title.unwrap_or_else(|| words.to_owned())
}

/// What the words of a fact's object say; the kind of paper from the rest of the sentence, where the
/// object names none and the sentence tells of no other agreement.
fn told(desk: &Desk, seen: &Seen) -> Subject {
    let FactDetail::Agreement { object, .. } = &seen.fact.detail else { return Subject::default() };
    let mut out = desk.memory.subject(object.as_deref().unwrap_or_default());
    let is_named = out.instrument.is_some_and(|known| known.force != Force::Unknown);
    if !is_named && is_alone(desk, seen) {
        let sentence = desk.memory.subject(seen.quote()).instrument;
        out.instrument = sentence.filter(|known| known.force != Force::Unknown).or(out.instrument);
    }
    out
}

fn is_alone(desk: &Desk, seen: &Seen) -> bool {
    let record = desk.records.get(seen.at.document as usize);
    let same = |(_, fact): &(usize, &crate::record::Fact)| {
        fact.span == seen.fact.span && fact.detail.kind() == seen.fact.detail.kind()
    };
    record.is_some_and(|record| record.standing().filter(same).count() == 1)
}

/// Companies named inside the words of the object, as the text names them.
fn parties_of<'a>(desk: &Desk<'a>, seen: &Seen<'a>) -> Vec<&'a str> {
    let FactDetail::Agreement { object: Some(object), .. } = &seen.fact.detail else {
        return Vec::new();
    };
    let Some(from) = seen.quote().find(object) else { return Vec::new() };
    let start = seen.fact.span.start as usize + from;
    let span = Span::new(start, start + object.len());
    let mentions =
        desk.records.get(seen.at.document as usize).map(|record| record.mentions.as_slice());
    let mentions = mentions.unwrap_or_default();
    let first = mentions.partition_point(|mention| mention.span.start < span.start);
    let inside = mentions.iter().skip(first).take_while(|mention| mention.span.start < span.end);
    inside
        .filter(|mention| mention.kind == EntityKind::Company)
        .map(|mention| mention.span.of(&seen.document.text))
        .collect()
}
