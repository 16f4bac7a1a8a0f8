//! Visits, summits, talks, calls, sessions, ceremonies.
//!
//! In: the scene of a sentence. Out: facts of meetings, one for each date where the words list
//! several for several meetings («в сентябре и ноябре состоялись два визита»), and the same as
//! events that later words may date from. Knows forms and places; how a date is found is `when`'s.

use std::ops::Range;

use super::ahead::is_ahead;
use super::event::Event;
use super::list;
use super::memory::Memory;
use super::relative::references;
use super::scene::{Parties, Scene, captured};
use super::units::{PROPER, STATE};
use super::when::Dates;
use crate::lexicon::{EntityKind, StateForm, state_of_town};
use crate::morph::{Gram, Pos};
use crate::pattern::{Match, Rule, Stream as _};
use crate::record::{Fact, FactDetail, Inference, MeetingForm};

/// How far behind the words of a meeting its place may stand.
const PLACE_REACH: usize = 10;
/// So near before whoever is met stands «с».
const WITH_REACH: usize = 6;
/// So near before where it is stands what is talked about: «ситуацию на востоке Ирана».
const TOPIC_REACH: usize = 4;
/// So near the start of a sentence stands «этот разговор», which goes on about the one before.
const AGAIN_REACH: usize = 5;

/// A meeting of the sentence before it has its dates.
struct Candidate<'r> {
    rule: &'r Rule,
    form: MeetingForm,
    /// Its head and the words that say it.
    head: usize,
    units: Range<usize>,
    parties: Parties,
    from_place: bool,
    place: Option<String>,
    keys: Vec<String>,
    planned: bool,
}

/// Adds the meetings of a sentence to `out`; gives each as an event with the number of its fact.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) -> Vec<(usize, Event)> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (rule, hit) in scene.hits("meeting") {
        if !scene.denied(&hit)
            && let Some(candidate) = candidate(scene, rule, &hit)
        {
            let pairs = pairs(scene, candidate.form, candidate.head);
            if pairs.len() > 1 {
                let of = |ids| candidate.between(ids);
                candidates.extend(pairs.into_iter().map(of));
            } else {
                candidates.push(candidate);
            }
        }
    }
    drop_parts(&mut candidates);
    if candidates.is_empty() {
        return Vec::new();
    }
    let references = references(scene);
    // Dates are told in the order of the words: «в мае был в Баку, а через месяц в Анкаре».
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by_key(|i| candidates.get(*i).map(|candidate| candidate.head));
    let mut here: Vec<(usize, Event)> = Vec::new();
    let mut settled: Vec<(usize, Dates)> = Vec::new();
    for i in order {
        let Some(candidate) = candidates.get(i) else { continue };
        let mut dates = scene.meeting_dates(candidate.head, &candidate.units, &references, &here);
        if dates.told.len() > 1 && !is_several(scene, candidate, &dates) {
            // Which of the days it was is not said.
            dates.told.clear();
        }
        let date = dates.told.first().map(|(date, _)| date.clone());
        let span = scene.evidence();
        let (form, keys) = (candidate.form, candidate.keys.clone());
        let planned = candidate.planned;
        here.push((candidate.head, Event { form, keys, date, planned, span }));
        settled.push((i, dates));
    }
    settled.sort_by_key(|(i, _)| *i);
    let from = out.len();
    let mut told = Vec::new();
    for (candidate, (_, dates)) in candidates.iter().zip(settled) {
        let undated = vec![(None, None)];
        let some = |(date, why)| (Some(date), why);
        let several: Vec<_> = dates.told.into_iter().map(some).collect();
        for (date, why) in if several.is_empty() { undated } else { several } {
            let event = Event {
                form: candidate.form,
                keys: candidate.keys.clone(),
                date: date.clone(),
                planned: candidate.planned,
                span: scene.evidence(),
            };
            let detail = FactDetail::Meeting {
                form: candidate.form,
                place: candidate.place.clone(),
                date,
                planned: candidate.planned,
            };
            let ids = &candidate.parties.ids;
            if out[from..].iter_mut().any(|fact| is_same(fact, &detail, ids, &candidate.rule.id)) {
                continue;
            }
            let mut fact = scene.fact(&candidate.rule.id, candidate.parties.clone(), detail);
            if candidate.from_place {
                fact.inferred.push(Inference::PartnerFromPlace);
            }
            fact.inferred.extend(why);
            fact.since.clone_from(&dates.since);
            told.push((out.len(), event));
            out.push(fact);
        }
    }
    told
}

/// Drops what one rule finds of a meeting of which it finds more: of «Путин, Алиев и Токаев обсудили» the
/// pair of the last two.
fn drop_parts(candidates: &mut Vec<Candidate>) {
    let is_part = |few: &Candidate, all: &Candidate| {
        few.rule.id == all.rule.id
            && few.units.start < all.units.end
            && all.units.start < few.units.end
            && few.parties.ids.len() < all.parties.ids.len()
            && few.parties.ids.iter().all(|id| all.parties.ids.contains(id))
    };
    let part: Vec<bool> =
        candidates.iter().map(|few| candidates.iter().any(|all| is_part(few, all))).collect();
    let mut part = part.into_iter();
    candidates.retain(|_| part.next() != Some(true));
}

fn candidate<'r>(scene: &Scene, rule: &'r Rule, hit: &Match) -> Option<Candidate<'r>> {
    let form = rule.setting("form").and_then(MeetingForm::from_code)?;
    let mut parties = scene.parties_of(rule, hit);
    let partner = captured(hit, "partner");
    if let Some(partner) = &partner {
        add_company(scene, partner, &mut parties);
    }
    without_topics(scene, &mut parties);
    let between_both = partner.is_none() && is_between_both(scene);
    if between_both {
        parties = scene.carried();
    }
    let named = captured(hit, "place");
    // Of several the record has none: «визиты в Китай, США и Россию».
    let several =
        named.as_ref().is_some_and(|units| scene.partners_in(scene.coordinated(units)).len() > 1);
    let at = named
        .map(|units| units.start)
        .filter(|unit| place_name(scene, *unit).is_some())
        .or_else(|| place_near(scene, &hit.units))
        .or_else(|| place_after(scene, &hit.units))
        .filter(|_| !several);
    let mut from_place = false;
    if (parties.ids.is_empty() || parties.carried)
        && !between_both
        && let Some(state) = at.and_then(|unit| town(scene, unit))
    {
        // In a town of the home state the guest is whoever was spoken of.
        if Some(state.as_str()) != scene.home {
            from_place = true;
            parties = Parties { ids: vec![state], carried: false };
        }
    }
    if form == MeetingForm::Summit && !parties.ids.is_empty() {
        for id in hosts(scene, hit) {
            if !parties.ids.contains(&id) {
                parties.ids.push(id);
            }
        }
    }
    // A meeting that names neither partner nor participant nor place is background.
    let peopled = rule.setting("peopled") == Some("yes")
        || scene.names_home()
        || scene.is_any(scene.sentence.clone(), list::LEADER_WORD);
    if parties.ids.is_empty() || (parties.carried && !peopled) {
        return None;
    }
    let mut keys = parties.ids.clone();
    keys.extend(at.map(|unit| scene.keys_of(unit..unit + 1)).unwrap_or_default());
    Some(Candidate {
        rule,
        form,
        head: captured(hit, "head").map_or(hit.units.start, |head| head.start),
        units: hit.units.clone(),
        parties,
        from_place,
        place: at.and_then(|unit| place_name(scene, unit)),
        keys,
        planned: rule.setting("planned") == Some("yes") || is_ahead(scene, &hit.units),
    })
}

/// Adds those who are met together with the first: «с Путиным и Эрдоганом», «встреча Путина и Алиева».
fn add_company(scene: &Scene, first: &Range<usize>, parties: &mut Parties) {
    if parties.carried {
        return;
    }
    let governed = (scene.sentence.start..first.start)
        .rev()
        .take(WITH_REACH)
        .take_while(|unit| !scene.units.ends_clause(*unit))
        .any(|unit| scene.is_any(unit..unit + 1, list::WITH));
    let all = if governed { scene.company(first) } else { scene.beside(first) };
    for id in scene.partners_in(all) {
        if !parties.ids.contains(&id) {
            parties.ids.push(id);
        }
    }
}

/// Takes away those who are only talked about, where others are named: «обсудил ситуацию в Иране».
fn without_topics(scene: &Scene, parties: &mut Parties) {
    let is_topic = |unit: usize| {
        let before = unit.saturating_sub(TOPIC_REACH).max(scene.sentence.start)..unit;
        let topic = before.clone().find(|at| scene.is_any(*at..at + 1, list::TOPIC));
        topic.is_some_and(|at| scene.is_any(at + 1..unit, list::TOPIC_PLACE))
    };
    let named = |id: &String| {
        scene
            .sentence
            .clone()
            .any(|unit| !is_topic(unit) && scene.partners_in(unit..unit + 1).contains(id))
    };
    if !parties.carried && parties.ids.iter().any(named) {
        parties.ids.retain(named);
    }
}

/// Whether the two sides meet of whom the text goes on speaking, and others are named only by the
/// occasion: «лидеры двух стран встретились на полях сессии ООН».
fn is_between_both(scene: &Scene) -> bool {
    let occasion =
        scene.sentence.clone().find(|unit| scene.is_any(*unit..unit + 1, list::BACKGROUND));
    occasion.is_some_and(|occasion| {
        scene.names_both_sides(scene.sentence.start..occasion)
            && scene.partners_in(scene.sentence.start..occasion).is_empty()
            && !scene.stated_partners().is_empty()
            && !scene.carried().ids.is_empty()
    })
}

impl Candidate<'_> {
    /// The same meeting of these partners alone.
    fn between(&self, ids: Vec<String>) -> Self {
        let parties = Parties { ids: ids.clone(), carried: false };
        Candidate {
            parties,
            keys: ids,
            place: self.place.clone(),
            units: self.units.clone(),
            ..*self
        }
    }
}

/// The sides of each of the summits that stand behind their noun joined by dashes: «саммиты
/// «ЦА – Китай», «ЦА – США»», «саммиты ЦА–Китай, –США». The first side stands for all that lack one.
fn pairs(scene: &Scene, form: MeetingForm, head: usize) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = Vec::new();
    if form != MeetingForm::Summit {
        return out;
    }
    let mut first: Option<String> = None;
    let mut dashed = false;
    for unit in head + 1..scene.sentence.end {
        let side = scene.partners_in(unit..unit + 1).into_iter().next();
        match (side, &first) {
            (Some(side), Some(first)) if dashed => out.push(vec![first.clone(), side]),
            (Some(side), _) => first = Some(side),
            (None, _) => {}
        }
        let text = scene.units.text(unit..unit + 1);
        dashed = matches!(text, "-" | "–" | "—") || (dashed && matches!(text, "«" | "\""));
        let joins = dashed || scene.units.joins(unit) || matches!(text, "«" | "»" | "\"");
        if !joins && scene.partners_in(unit..unit + 1).is_empty() {
            break;
        }
    }
    out
}

/// Whether a meeting is told already, by the same rule or another; of the same rule it takes the
/// place that it lacks.
fn is_same(fact: &mut Fact, detail: &FactDetail, partners: &[String], rule: &str) -> bool {
    let (
        FactDetail::Meeting { form: told_form, place: told_place, date: told_date, .. },
        FactDetail::Meeting { form, place, date, .. },
    ) = (&mut fact.detail, detail)
    else {
        return false;
    };
    if told_form != form || fact.partners != partners || (told_date != date && date.is_some()) {
        return false;
    }
    if told_place.is_none() && fact.rule == rule {
        told_place.clone_from(place);
    }
    told_place == place || place.is_none()
}

/// Whether the word of a meeting stands for as many as there are dates: «два визита», «визиты», or a
/// verb of their clause about one partner, «в мае и октябре посетил Китай».
fn is_several(scene: &Scene, candidate: &Candidate, dates: &Dates) -> bool {
    let head = candidate.head;
    if let Some(stated) = scene.count_at(head) {
        return stated as usize == dates.told.len();
    }
    if scene.is_of(head, &[Pos::Verb]) {
        return dates.in_clause && candidate.parties.ids.len() == 1;
    }
    scene.units.has_gram(head, Gram::PLUR) && !scene.units.has_gram(head, Gram::SING)
}

/// What a sentence adds to the meeting of the one before: «Этот разговор состоялся 5 декабря».
pub(super) struct Again {
    fact: usize,
    date: String,
    why: Option<Inference>,
    end: u32,
}

/// The date of the meeting told in the sentence before, where this one goes on about it alone.
pub(super) fn told_again(scene: &Scene) -> Option<Again> {
    let (fact, event) =
        scene.memory.events.just_told().filter(|(_, event)| event.date.is_none())?;
    let opening =
        scene.sentence.start..(scene.sentence.start + AGAIN_REACH).min(scene.sentence.end);
    let noun = opening.clone().find(|unit| scene.is_any(*unit..unit + 1, list::MEETING_NOUN))?;
    let beside = noun.saturating_sub(1).max(opening.start)..(noun + 2).min(opening.end);
    let fits = scene.is_any(beside, list::THIS_WORD) && scene.forms_of(noun).contains(&event.form);
    let dates =
        fits.then(|| scene.meeting_dates(noun, &(noun..noun + 1), &references(scene), &[]))?;
    let [(date, why)] = &dates.told[..] else { return None };
    Some(Again { fact, date: date.clone(), why: *why, end: scene.evidence().end })
}

impl Again {
    /// Completes the fact of the meeting and what is remembered of it.
    pub(super) fn complete(self, out: &mut [Fact], memory: &mut Memory) {
        let Some(fact) = out.get_mut(self.fact) else { return };
        if let FactDetail::Meeting { date, .. } = &mut fact.detail {
            *date = Some(self.date.clone());
            fact.inferred.extend(self.why);
            fact.span.end = self.end.max(fact.span.end);
            memory.events.date_last(&self.date);
        }
    }
}

/// The one place that the clause of a meeting names: a capital, a state or another proper name in
/// the locative after «в». Of several none («в Пекине, Москве и Токио»).
fn place_near(scene: &Scene, units: &Range<usize>) -> Option<usize> {
    let clause = scene.clause(units.start);
    let to = clause.end.max(units.end);
    let from = clause.start.max(scene.sentence.start) + 1;
    let mut places = (from..to).filter(|unit| is_place(scene, *unit));
    let place = places.next().filter(|_| places.next().is_none())?;
    let listed = scene.coordinated(&(place..place + 1)).len() > 1;
    if listed || place_name(scene, place).is_none() { None } else { Some(place) }
}

/// The place behind the words of a meeting before the next item of a list: «саммит в Самарканде,
/// заседание в Габале».
fn place_after(scene: &Scene, units: &Range<usize>) -> Option<usize> {
    let to = (units.end + PLACE_REACH).min(scene.sentence.end);
    let ends = |unit: &usize| matches!(scene.units.text(*unit..unit + 1), "," | ";" | ":" | "…");
    (units.end.max(1)..to)
        .take_while(|unit| !ends(unit))
        .find(|unit| is_place(scene, *unit) && place_name(scene, *unit).is_some())
}

/// Whether a unit is a place where something happens.
pub(super) fn is_place(scene: &Scene, unit: usize) -> bool {
    let named = scene.units.list.get(unit).is_some_and(|u| u.slots & (STATE | PROPER) != 0);
    named
        && unit > scene.sentence.start
        && matches!(scene.units.text(unit - 1..unit), "в" | "В" | "во" | "Во")
        && scene.units.has_gram(unit, Gram::LOC)
}

/// The state of a town.
fn town(scene: &Scene, unit: usize) -> Option<String> {
    let named = scene.units.named(unit).iter().find(|named| named.kind == EntityKind::Place)?;
    state_of_town(&named.id)
}

/// The states in whose country the clause says that a summit is held, the home state left out.
fn hosts(scene: &Scene, hit: &Match) -> Vec<String> {
    let clause = scene.clause(hit.units.start);
    let before = (clause.start..hit.units.start).filter(|unit| is_place(scene, *unit));
    before.flat_map(|unit| scene.partners_in(unit..unit + 1)).collect()
}

/// The nominative of a place: a state or town by its usual name, a capital or other place by its
/// lemma.
fn place_name(scene: &Scene, unit: usize) -> Option<String> {
    let named = scene.units.named(unit).first();
    if named
        .is_some_and(|named| matches!(named.form, Some(StateForm::Adjective | StateForm::People)))
    {
        return None;
    }
    if let Some(named) = named
        && (named.form == Some(StateForm::Name) || named.kind == EntityKind::Place)
    {
        let lexicon = scene.units.paragraph.block.lexicon();
        return lexicon.name_of(named.kind, &named.id).map(str::to_owned);
    }
    let form = scene.units.form(unit).filter(|form| form.pos() == Pos::Noun)?;
    let mut letters = form.lemma().chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}
