//! Visits, summits, talks, calls, sessions, ceremonies.

use std::ops::Range;

use super::scene::{Scene, captured};
use super::units::{PROPER, STATE};
use crate::lexicon::StateForm;
use crate::morph::{Gram, Pos};
use crate::pattern::Stream as _;
use crate::record::{Fact, FactDetail, MeetingForm};

/// Adds the meetings of a sentence to `out`.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in scene.hits("meeting") {
        if scene.denied(&hit) {
            continue;
        }
        let Some(form) = rule.setting("form").and_then(MeetingForm::from_code) else { continue };
        let parties = scene.parties_of(rule, &hit);
        // A meeting that names neither partner nor participant nor place is background.
        let peopled = scene.names_home() || scene.is_any(scene.sentence.clone(), "leader-word");
        if parties.ids.is_empty() || (parties.carried && !peopled) {
            continue;
        }
        let place = captured(&hit, "place")
            .and_then(|units| place_name(scene, units.start))
            .or_else(|| place_near(scene, &hit.units));
        let date = scene.date_of(&hit.units);
        let planned = rule.setting("planned") == Some("yes") || is_ahead(scene, &hit.units);
        let detail = FactDetail::Meeting { form, place, date, planned };
        let same = |fact: &Fact| match (&fact.detail, &detail) {
            (
                FactDetail::Meeting { form: a, place: p, .. },
                FactDetail::Meeting { form: b, place: q, .. },
            ) => a == b && fact.partners == parties.ids && (p == q || q.is_none()),
            _ => false,
        };
        if !out[from..].iter().any(same) {
            out.push(scene.fact(&rule.id, parties, detail));
        }
    }
}

/// Whether a meeting is told as one to come: by a verb in the future in its words or next to them.
fn is_ahead(scene: &Scene, units: &Range<usize>) -> bool {
    let from = units.start.saturating_sub(2).max(scene.sentence.start);
    let to = (units.end + 2).min(scene.sentence.end);
    (from..to).any(|unit| {
        scene.units.form(unit).is_some_and(|form| form.pos() == Pos::Verb)
            && scene.units.has_gram(unit, Gram::FUTURE)
    })
}

/// The one place that the clause of a meeting names: a capital, a state or another proper name in
/// the locative after «в». Of several none («в Пекине, Москве и Токио»).
fn place_near(scene: &Scene, units: &Range<usize>) -> Option<String> {
    let clause = scene.clause(units.start);
    let to = clause.end.max(units.end);
    let is_place = |unit: &usize| {
        let named = scene.units.list.get(*unit).is_some_and(|u| u.slots & (STATE | PROPER) != 0);
        named
            && matches!(scene.units.text(unit - 1..*unit), "в" | "В" | "во" | "Во")
            && scene.units.has_gram(*unit, Gram::LOC)
    };
    let from = clause.start.max(scene.sentence.start) + 1;
    let mut places = (from..to).filter(is_place);
    let place = places.next().filter(|_| places.next().is_none())?;
    let listed = scene.coordinated(&(place..place + 1)).len() > 1;
    if listed { None } else { place_name(scene, place) }
}

/// The nominative of a place: a state by its usual name, a capital or other place by its lemma.
fn place_name(scene: &Scene, unit: usize) -> Option<String> {
    let named = scene.units.named(unit).first();
    if named
        .is_some_and(|named| matches!(named.form, Some(StateForm::Adjective | StateForm::People)))
    {
        return None;
    }
    if let Some(named) = named
        && named.form == Some(StateForm::Name)
    {
        let lexicon = scene.units.paragraph.block.lexicon();
        return lexicon.name_of(named.kind, &named.id).map(str::to_owned);
    }
    let form = scene.units.form(unit).filter(|form| form.pos() == Pos::Noun)?;
    let mut letters = form.lemma().chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}
