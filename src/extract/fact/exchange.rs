//! «X в обмен на Y»: which half the partner gives is read off the subject of the verb or, where no
//! verb tells, off the words of the halves.

use std::ops::Range;

use super::list;
use super::role;
use super::scene::{Parties, Scene, captured};
use super::units::{COMPANY, COUNT, MONEY, PARTNER, PERCENT, PROPER, ROUTE};
use crate::lexicon::StateForm;
use crate::morph::{Gram, Pos};
use crate::pattern::{ListId, Match, Rule, Stream as _};
use crate::record::{Exchange, Fact, FactDetail, Inference};

/// Adds the exchanges of a sentence to `out`.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let mut taken: Vec<usize> = Vec::new();
    let from = out.len();
    for (rule, hit) in scene.hits("exchange") {
        if scene.denied(&hit) {
            continue;
        }
        let Some(second) = captured(&hit, "second") else { continue };
        let mut parties = scene.parties_of(rule, &hit);
        let Some(first) = captured(&hit, "first") else {
            let is_told = out[from..].iter().any(|f| matches!(f.detail, FactDetail::Exchange(_)));
            out.extend((!is_told).then(|| of_before(scene, rule, &hit, second)).flatten());
            continue;
        };
        if parties.ids.len() != 1 {
            let named = who_exchanges(scene, hit.units.clone());
            if !named.is_empty() {
                parties = Parties { ids: named, carried: false };
            }
        }
        if parties.ids.is_empty() {
            continue;
        }
        if taken.contains(&second.start) {
            continue;
        }
        let taking = second.start;
        let first = up_to_return(scene, first, second.start);
        // «Предложить каждому из глобальных игроков»: who they are is said elsewhere.
        if scene.is_any(hit.units.clone(), list::EACH)
            && scene.partners_in(scene.clause(hit.units.start)).is_empty()
        {
            let powers = scene.is_any(hit.units.clone(), list::POWER);
            parties = if powers { scene.powers() } else { scene.carried() };
            if parties.ids.is_empty() {
                continue;
            }
        }
        let second = to_clause_end(scene, before_subject(scene, second));
        let partner_gives_first = match rule.setting("direction") {
            Some("subject") => partner_acts(scene, &hit),
            // Of two gapped clauses one is the partner's and one the home state's; «Китай даёт
            // кредиты, Турция – дроны» is no exchange.
            Some("gapped" | "gets") => {
                let own = scene.clause(hit.units.start).start..first.start;
                let Some(acts) = side_of(scene, own) else { continue };
                let other = captured(&hit, "other").and_then(|other| side_of(scene, other));
                if other.is_none_or(|other| other == acts) {
                    continue;
                }
                (acts == Side::Partner)
                    != (rule.setting("direction") == Some("gets")
                        || scene.is_any(hit.units.start..first.start, list::WANT))
            }
            // «Сырьё туда, машины сюда».
            Some("there") => false,
            Some("wants") => !partner_acts(scene, &hit),
            Some("verb") => {
                scene.is_any(second.end..first.start, list::WANT) != partner_acts(scene, &hit)
            }
            _ => {
                // «технологии, инвестиции, гарантии» is what a state seeks from a partner;
                // «лояльность, стабильность, риторика» is what it pays with (after S04 of the
                // description).
                let sought = |units: &Range<usize>| {
                    weight(scene, units, list::SOUGHT) - weight(scene, units, list::PAID)
                };
                sought(&first) >= sought(&second)
            }
        };
        let text = |units: Range<usize>| {
            let names = names_something(scene, &units);
            names.then(|| phrase(scene.units.text(units))).filter(|words| !words.is_empty())
        };
        let (gives, gets) = if partner_gives_first {
            (text(first), text(second))
        } else {
            (text(second), text(first))
        };
        if gives.is_none() && gets.is_none() {
            continue;
        }
        // Of two rules that share a half the first has said it.
        let shares_half = |fact: &Fact| match &fact.detail {
            FactDetail::Exchange(told) => {
                let shares = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
                let of_same = fact.partners == parties.ids;
                of_same && (shares(&told.gives, &gives) || shares(&told.gets, &gets))
            }
            _ => false,
        };
        if out[from..].iter().any(shares_half) {
            continue;
        }
        taken.push(taking);
        let detail = FactDetail::Exchange(Exchange { gives, gets });
        // What is given and taken says what the partner is for.
        out.extend(role::of_goods(scene, &rule.id, parties.clone(), hit.units.clone()));
        let mut fact = scene.fact(&rule.id, parties, detail);
        if rule.setting("direction") == Some("words") {
            fact.inferred.push(Inference::DirectionFromWords);
        }
        out.push(fact);
    }
}

/// An exchange of which the sentence before said the other half: «За это Пекин просит порт».
fn of_before(scene: &Scene, rule: &Rule, hit: &Match, second: Range<usize>) -> Option<Fact> {
    let parties = scene.parties_of(rule, hit);
    let second = to_clause_end(scene, second);
    let half = phrase(scene.units.text(second.clone()));
    let is_empty = half.is_empty() || !names_something(scene, &second);
    if parties.ids.is_empty() || is_empty || out_of_two(&parties) {
        return None;
    }
    let acts = scene.subject(hit.units.start..second.start);
    let by_partner = acts.is_some_and(|unit| !scene.partners_in(unit).is_empty());
    let wants = scene.is_any(hit.units.start..second.start, list::WANT);
    let exchange = if by_partner == wants {
        Exchange { gives: None, gets: Some(half) }
    } else {
        Exchange { gives: Some(half), gets: None }
    };
    Some(scene.fact(&rule.id, parties, FactDetail::Exchange(exchange)))
}

/// Whether a half names what is given: it has a noun, a name or an amount, is more than who acts («китайская
/// сторона») and does not begin as a question («что и как предложить каждому из игроков»).
fn names_something(scene: &Scene, half: &Range<usize>) -> bool {
    let begins_as_question = scene.is_any(half.start..(half.start + 1).min(half.end), list::WHAT);
    let named = MONEY | COUNT | PERCENT | PARTNER | COMPANY | ROUTE | PROPER;
    let is_side = |unit: usize| scene.is_any(unit..unit + 1, list::LEADER_WORD);
    let is_named = |unit: usize| {
        let describes = scene.is_of(unit, &[Pos::Adjective]);
        let is_noun = scene.is_of(unit, &[Pos::Noun, Pos::Other]) && !is_side(unit);
        let by_slot = scene.units.list.get(unit).is_some_and(|own| own.slots & named != 0);
        is_noun || (by_slot && !describes)
    };
    // «взамен Брюссель обещает …»: who acts, again.
    let is_alone = half.len() == 1 && !scene.partners_in(half.clone()).is_empty();
    !begins_as_question && !is_alone && half.clone().any(is_named)
}

/// Whether more than one partner was carried on from before: with whom the exchange is, is not said.
fn out_of_two(parties: &Parties) -> bool {
    parties.carried && parties.ids.len() > 1
}

/// The first half up to the words of return; where it but names who gets («предложить каждому из
/// игроков взамен …»), what is given stands before the verb: «что и как предложить».
fn up_to_return(scene: &Scene, first: Range<usize>, second: usize) -> Range<usize> {
    let turn = (first.start..second).find(|unit| scene.is_any(*unit..unit + 1, list::IN_TURN));
    let mut end = turn.unwrap_or(first.end).max(first.start);
    while end > first.start + 1
        && (scene.is_any(end - 1..end, list::BEFORE_TURN) || scene.units.ends_clause(end - 1))
    {
        end -= 1;
    }
    let half = if turn.is_some() { first.start..end } else { first };
    if !scene.is_any(half.start..(half.start + 1).min(half.end), list::EACH) {
        return half;
    }
    let clause = scene.clause(half.start);
    let what = clause.clone().find(|unit| scene.is_any(*unit..unit + 1, list::WHAT));
    what.map_or(half.clone(), |what| what..half.end)
}

/// Whether the subject of the match is a partner: the first name in the nominative between the
/// start of its clause and the first of its two halves is not the home state's.
fn partner_acts(scene: &Scene, hit: &Match) -> bool {
    let clause = scene.clause(hit.units.start);
    let until = captured(hit, "first").map_or(hit.units.end, |first| first.start);
    scene.subject(clause.start..until).is_some_and(|subject| !scene.partners_in(subject).is_empty())
}

/// The partners that exchange in these units: the subject, else those named by more than an
/// adjective («Анкаре выход к китайскому транзиту» is about Turkey), else all.
fn who_exchanges(scene: &Scene, units: Range<usize>) -> Vec<String> {
    if let Some(subject) = scene.subject(units.clone()) {
        let ids = scene.partners_in(scene.coordinated(&subject));
        if !ids.is_empty() {
            return ids;
        }
    }
    let by_adjective = |unit: usize| {
        scene.is_of(unit, &[Pos::Adjective])
            || scene.units.named(unit).iter().all(|named| named.form == Some(StateForm::Adjective))
    };
    let mut nouns: Vec<String> = Vec::new();
    for unit in units.clone().filter(|unit| !by_adjective(*unit)) {
        for id in scene.involved(unit..unit + 1) {
            if !nouns.contains(&id) {
                nouns.push(id);
            }
        }
    }
    if nouns.is_empty() { scene.involved(units) } else { nouns }
}

/// Whose a clause or a word is.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Home,
    Partner,
}

/// Whose units are: by the first name that may be a subject or stands in the dative, else by a
/// pronoun: «мы», «нам» are the home state, «они», «им» a partner.
fn side_of(scene: &Scene, units: Range<usize>) -> Option<Side> {
    let name = |gram: Gram| {
        let named = |unit: &usize| {
            scene.units.has_gram(*unit, gram)
                && scene.units.named(*unit).iter().any(|named| named.kind.is_partner())
        };
        units.clone().find(named).map(|unit| {
            if scene.partners_in(unit..unit + 1).is_empty() { Side::Home } else { Side::Partner }
        })
    };
    let pronoun = |list: ListId, side: Side| scene.is_any(units.clone(), list).then_some(side);
    scene
        .subject(units.clone())
        .and_then(|_| name(Gram::NOM))
        .or_else(|| pronoun(list::WE, Side::Home))
        .or_else(|| pronoun(list::THEY, Side::Partner))
        .or_else(|| pronoun(list::TO_US, Side::Home))
        .or_else(|| pronoun(list::TO_THEM, Side::Partner))
        .or_else(|| name(Gram::DAT.with(Gram::GEN)))
}

/// The half up to the end of its clause and of the words said.
fn to_clause_end(scene: &Scene, half: Range<usize>) -> Range<usize> {
    let end = half.end.min(scene.attribution().start.max(half.start));
    let border = (half.start + 1..end).find(|unit| scene.bounds_clause(*unit));
    half.start..border.unwrap_or(end).max(half.start)
}

/// The half without the subject of the verb that follows it («в обмен на поддержку | Астана
/// предлагает …»).
fn before_subject(scene: &Scene, half: Range<usize>) -> Range<usize> {
    let end = scene.subject(half.clone()).map_or(half.end, |subject| subject.start);
    if end > half.start { half.start..end } else { half }
}

fn weight(scene: &Scene, units: &Range<usize>, list: ListId) -> i32 {
    units.clone().map(|unit| i32::from(scene.units.in_list(unit, list))).sum()
}

pub(super) fn phrase(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || "«»\"“”„—–-,.".contains(c)).into()
}
