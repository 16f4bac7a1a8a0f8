//! Facts of the further kinds: what the later views need beside the eight kinds of the schema.
//!
//! In: the scene of a sentence. Out: facts of relations, positions, targets, forecasts, principles,
//! dependence, defence, signals, turning points, events of routes. Knows the settings `actor`, `home`
//! and `partners=none`, which all these kinds share (`src/data/rules/settings.tsv`).

mod defence;
mod dependence;
mod forecast;
mod horizon;
mod position;
mod principle;
mod relation;
mod route_event;
mod signal;
mod target;
mod turning_point;

pub(super) use route_event::named_last as route_named_last;

use std::ops::Range;

use super::list;
use super::scene::{Parties, Scene, captured};
use super::units::{DATE, Units};
use super::{Find, exchange};
use crate::lexicon::EntityKind;
use crate::pattern::{Match, Rule, Stream as _};
use crate::record::QuantityValue;

/// The finders of the further kinds with the rules that each asks, in order.
pub(super) const FINDS: &[(&[&str], Find)] = &[
    (&["relation"], relation::find),
    (&["position"], position::find),
    (&["target"], target::find),
    (&["forecast"], forecast::find),
    (&["principle"], principle::find),
    (&["dependence"], dependence::find),
    (&["defence"], defence::find),
    (&["signal"], signal::find),
    (&["turning-point"], turning_point::find),
    (&["route-event"], route_event::find),
];

/// The hits of the rules of a kind that the settings of their rules allow in this sentence.
fn hits(scene: &Scene, kind: &str) -> Vec<(&'static Rule, Match)> {
    let mut hits = scene.hits(kind);
    hits.retain(|(rule, hit)| {
        (rule.setting("actor") != Some("home") || home_acts(scene, hit))
            && (rule.setting("home") != Some("named") || home_is_named(scene))
    });
    hits
}

/// Who a hit is about, by its rule's settings.
fn parties(scene: &Scene, rule: &Rule, hit: &Match) -> Parties {
    match rule.setting("partners") {
        Some("none") => Parties::default(),
        _ => scene.parties_of(rule, hit),
    }
}

/// Whether the sentence names the home state, or speaks of it as «наша страна».
fn home_is_named(scene: &Scene) -> bool {
    scene.names_home() || scene.holds(list::OURS)
}

/// Whether the state named last before the match is the home state; where none is named there,
/// whether the sentence names none but the home state, or speaks of «наша страна».
fn home_acts(scene: &Scene, hit: &Match) -> bool {
    let last = (scene.sentence.start..hit.units.start)
        .flat_map(|unit| scene.units.named(unit))
        .filter_map(|named| match named.kind {
            EntityKind::State => Some(named.id.as_str()),
            _ => named.acts_for.as_deref(),
        })
        .next_back();
    match last {
        Some(state) => Some(state) == scene.home || ours_before(scene, hit.units.start),
        None => home_is_named(scene) || scene.stated_partners().is_empty(),
    }
}

/// Whether «мы», «наша страна» stands before a unit with no other state between.
fn ours_before(scene: &Scene, end: usize) -> bool {
    (scene.sentence.start..end)
        .rev()
        .take_while(|unit| scene.units.named(*unit).is_empty())
        .any(|unit| scene.units.in_list(unit, list::OURS))
}

/// The words of a named part of a match, without quotation marks and commas at its ends; `None`
/// where it is empty.
fn words(scene: &Scene, hit: &Match, name: &str) -> Option<String> {
    let units = captured(hit, name)?;
    Some(exchange::phrase(scene.units.text(units))).filter(|text| !text.is_empty())
}

/// The date (EDTF) of a named part of a match.
fn date(scene: &Scene, hit: &Match, name: &str) -> Option<String> {
    date_in(scene.units, captured(hit, name)?)
}

/// The first date (EDTF) among units.
fn date_in(units: &Units, mut range: Range<usize>) -> Option<String> {
    range.find_map(|unit| {
        let unit = units.list.get(unit).filter(|unit| unit.slots & DATE != 0)?;
        match &units.paragraph.quantities.get(unit.quantity?)?.value {
            QuantityValue::Date { value } => Some(value.clone()),
            _ => None,
        }
    })
}

/// The id of the first organisation that the sentence names.
fn organisation(scene: &Scene) -> Option<String> {
    let mut named = scene.sentence.clone().flat_map(|unit| scene.units.named(unit));
    named.find(|named| named.kind == EntityKind::Organisation).map(|named| named.id.clone())
}
