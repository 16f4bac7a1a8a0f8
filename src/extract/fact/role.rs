//! Functions that the texts assign to partners.
//!
//! In: a sentence on its stage. Out: roles, «Турция – оборонная промышленность, Россия –
//! энергетика» as one of each. Knows the lists `function.*`, the heads that say less than what
//! defines them, and offices whose names hold a field; must not know which frames tie a partner to
//! a field (`role.rule`).

use std::ops::Range;

use super::list;
use super::rules::rules;
use super::scene::{Parties, Scene, captured};
use super::units::{COMPANY, Mark, PARTNER, PERSON, ROUTE};
use crate::extract::person::is_state;
use crate::morph::{Gram, Pos};
use crate::pattern::{ListId, Match, Rule, Stream as _};
use crate::record::{Fact, FactDetail, Function};

/// Words between the name of an office and a field in it: «министр по инвестициям».
const OFFICE_REACH: usize = 3;

/// So many partners at most does a sentence go on about without naming them.
const MOST_CARRIED: usize = 2;

/// Adds the roles of a sentence to `out`.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    // Most sentences name no field: only a rule that brings its own has something to say of them.
    if !scene.names_a_function()
        && !scene.wakes_rule("role", |rule| rule.setting("functions").is_some())
    {
        return;
    }
    let mut found: Vec<Fact> = Vec::new();
    let hits: Vec<(&Rule, Match)> = scene.matches("role").collect();
    // The heads of which a rule made something: one that found no field leaves its head to others.
    let mut heads: Vec<usize> = Vec::new();
    for (rule, hit) in &hits {
        let head = captured(hit, "head").map_or(hit.units.start, |head| head.start);
        if heads.contains(&head) || scene.denied(hit) {
            continue;
        }
        let mut parties = scene.parties_of(rule, hit);
        if let Some(units) = captured(hit, "partner") {
            let named = in_aside(scene, &units);
            let is_new = |id: &String| !parties.ids.contains(id);
            let mut named: Vec<String> = named.into_iter().filter(is_new).collect();
            parties.ids.append(&mut named);
        }
        // Where states and organisations are named side by side, the field is the states' (and of
        // such blocs as act like one).
        if rule.setting("states") == Some("first") && parties.ids.iter().any(|id| is_state(id)) {
            parties.ids.retain(|id| is_state(id) || rules().is_pole(id));
        }
        // Many who were named before are a list, not those whom this sentence goes on about.
        if parties.carried && parties.ids.len() > MOST_CARRIED {
            continue;
        }
        let mut functions = functions_in(scene, scope(scene, rule, hit, &hits));
        let fixed = rule.setting("functions").and_then(Function::from_code);
        functions.extend(fixed.filter(|function| !functions.contains(function)));
        if let Some(fact) = role(scene, &rule.id, parties, functions, &found) {
            found.retain(|told| !is_part(told, &fact));
            found.push(fact);
            heads.push(head);
        }
    }
    out.append(&mut found);
}

/// Whether a role says nothing that another of the same partners does not.
fn is_part(told: &Fact, whole: &Fact) -> bool {
    let (FactDetail::Role { functions: few }, FactDetail::Role { functions: many }) =
        (&told.detail, &whole.detail)
    else {
        return false;
    };
    told.partners == whole.partners && few.iter().all(|function| many.contains(function))
}

/// Units at most from the comma of an aside to the word that opens it: «, в первую очередь».
const OPENER_REACH: usize = 3;

/// The partners whom an aside behind `partners` names among them: «Восток, в первую очередь Китай, – это
/// логистика». The last word of its opener is of the list `foremost`, and nothing but prepositions and
/// adjectives stands between it and the first name.
fn in_aside(scene: &Scene, partners: &Range<usize>) -> Vec<String> {
    let after = scene.coordinated(partners).end;
    let from = after + 1;
    let opens = after < scene.sentence.end && matches!(scene.units.text(after..from), "," | "(");
    let reach = from..(from + OPENER_REACH).min(scene.sentence.end);
    let opener = reach.clone().find(|unit| scene.is_any(*unit..unit + 1, list::FOREMOST));
    let (true, Some(opener)) = (opens, opener) else { return Vec::new() };
    let names = |unit: usize| scene.units.list.get(unit).is_some_and(|u| u.slots & PARTNER != 0);
    let leads =
        |unit: &usize| !names(*unit) && scene.is_of(*unit, &[Pos::Preposition, Pos::Adjective]);
    let first = (opener + 1..scene.sentence.end).find(|unit| !leads(unit));
    let Some(first) = first.filter(|unit| names(*unit)) else { return Vec::new() };
    let closes = |unit: &usize| match scene.units.mark(*unit) {
        Mark::Comma => !names(unit + 1),
        Mark::Dash | Mark::Stop => true,
        _ => false,
    };
    let close = (first..scene.sentence.end).find(closes).unwrap_or(scene.sentence.end);
    scene.partners_in(first..close)
}

/// The role of partners that give or take what stands in `units`; none where that names no
/// function.
pub(super) fn of_goods(
    scene: &Scene,
    rule: &str,
    parties: Parties,
    units: Range<usize>,
) -> Option<Fact> {
    role(scene, rule, parties, functions_in(scene, units), &[])
}

/// A role, unless it says nothing or one of `known` says it.
fn role(
    scene: &Scene,
    rule: &str,
    parties: Parties,
    functions: Vec<Function>,
    known: &[Fact],
) -> Option<Fact> {
    if parties.ids.is_empty() || functions.is_empty() {
        return None;
    }
    let fact = scene.fact(rule, parties, FactDetail::Role { functions });
    (!known.iter().any(|told| is_part(&fact, told))).then_some(fact)
}

/// Where the words of functions are looked for: the part named `scope`; else, by the rule's setting
/// `scope`, the whole clause `around` the match, from the match to the end of its `clause` (where
/// that names no field, what stands before it: «дроны армия закупает в Китае»), or, of `parallel`
/// frames («Китай – торговля, Турция – оборона»), to where the next of them begins; else to the end
/// of the sentence.
fn scope(scene: &Scene, rule: &Rule, hit: &Match, hits: &[(&Rule, Match)]) -> Range<usize> {
    if let Some(scope) = captured(hit, "scope") {
        return to_list_end(scene, scope);
    }
    let around = || {
        let clause = scene.clause(hit.units.start);
        clause.start..clause.end.max(hit.units.end)
    };
    let end = match rule.setting("scope") {
        Some("around") => return around(),
        Some("clause") => {
            let end = scene.clause(hit.units.end.saturating_sub(1)).end.max(hit.units.end);
            if functions_in(scene, hit.units.start..end).is_empty() {
                return around();
            }
            end
        }
        Some("parallel") => {
            let others = hits.iter().filter(|(other, _)| other.id == rule.id);
            let starts = others.map(|(_, other)| other.units.start);
            let end = starts.filter(|at| *at >= hit.units.end).min().unwrap_or(scene.sentence.end);
            // A clause of another subject is not parallel, but not the partner's either.
            let other = |at: &usize| {
                scene.bounds_clause(*at)
                    && at + 1 < end
                    && scene.subject(scene.clause(at + 1)).is_some()
            };
            (hit.units.end..end).find(other).unwrap_or(end)
        }
        _ => scene.sentence.end,
    };
    hit.units.start..end
}

/// `units` and the rest of the list that they open, up to the end of the clause or to the next name
/// that may be a subject: «даёт инвестиции, | заводы и стипендии».
fn to_list_end(scene: &Scene, units: Range<usize>) -> Range<usize> {
    let at = units.end;
    let goes_on = at < scene.sentence.end
        && scene.units.mark(at) == Mark::Comma
        && !scene.bounds_clause(at)
        && scene.is_of(at + 1, &[Pos::Noun, Pos::Adjective]);
    if !goes_on {
        return units;
    }
    let names = |unit: usize| scene.units.list.get(unit).is_some_and(|u| u.slots & PARTNER != 0);
    let ends = |unit: &usize| scene.bounds_clause(*unit) || names(*unit);
    units.start..(at..scene.sentence.end).find(ends).unwrap_or(scene.sentence.end)
}

/// The functions whose words stand in `units`, in order, no repeats. The words of function `f` are
/// the list `function.f`. What is said of the speaker after the words said («…, – отметил директор
/// Института экономики») and names of offices («министр обороны») name none; a head such as «рынок»
/// or «производство» has the function of what defines it, where that has one («рынок труда»,
/// «производство беспилотников», «оборонная промышленность»).
fn functions_in(scene: &Scene, units: Range<usize>) -> Vec<Function> {
    let attribution = scene.attribution();
    let mut out = Vec::new();
    for unit in units {
        let mut named = functions_of(scene, unit).peekable();
        if named.peek().is_none()
            || attribution.contains(&unit)
            || scene
                .units
                .list
                .get(unit)
                .is_some_and(|u| u.slots & (PARTNER | COMPANY | PERSON) != 0)
            || in_office(scene, unit)
            || in_reference(scene, unit)
            || is_defined(scene, unit)
        {
            continue;
        }
        for function in named {
            if !out.contains(&function) {
                out.push(function);
            }
        }
    }
    out
}

/// The functions that a unit names: those of its word and of the phrase that it begins; a route is
/// of transit.
fn functions_of<'s>(scene: &'s Scene, unit: usize) -> impl Iterator<Item = Function> + 's {
    let is_route = scene.units.list.get(unit).is_some_and(|u| u.slots & ROUTE != 0);
    let by_word = || rules().functions_of(scene.units.lists(unit));
    let (first, second) = (scene.units.lists(unit), scene.units.lists(unit + 1));
    let by_phrase = rules().functions_of_phrase(first, second);
    let is_new = is_route && !by_word().any(|function| function == Function::Transit);
    by_word().chain(by_phrase).chain(is_new.then_some(Function::Transit))
}

/// Whether a unit stands in a reference: a bracket that ends with a comma and a year, «(Официальный
/// информационный источник, 2023)».
fn in_reference(scene: &Scene, unit: usize) -> bool {
    let text = |unit: usize| scene.units.text(unit..unit + 1);
    let open = (scene.sentence.start..unit).rev().find(|at| matches!(text(*at), "(" | ")"));
    if open.is_none_or(|at| text(at) == ")") {
        return false;
    }
    let close = (unit + 1..scene.sentence.end).find(|at| text(*at) == ")");
    let Some(year) = close.and_then(|close| close.checked_sub(1)) else { return false };
    let is_year = text(year).len() == 4 && text(year).bytes().all(|byte| byte.is_ascii_digit());
    is_year && year > unit && text(year - 1) == ","
}

/// Whether a unit is part of the name of an office: a word of the list `office` stands up to
/// [`OFFICE_REACH`] units before it, no mark between, or right after the adjective that it is
/// («дипломатическое ведомство»).
fn in_office(scene: &Scene, unit: usize) -> bool {
    let next = unit + 1;
    if next < scene.sentence.end
        && scene.is_of(unit, &[Pos::Adjective])
        && scene.is_any(next..next + 1, list::OFFICE)
    {
        return true;
    }
    let from = unit.saturating_sub(OFFICE_REACH).max(scene.sentence.start);
    let near = (from..unit).rev().take_while(|at| !scene.units.ends_clause(*at)).last();
    if near.is_some_and(|near| scene.is_any(near..unit, list::OFFICE)) {
        return true;
    }
    // «министр инвестиций и внешней торговли»: the next field of the same office.
    let and = (from..unit).rev().find(|at| !scene.is_of(*at, &[Pos::Adjective]));
    let and = and.filter(|at| scene.units.mark(*at) == Mark::And && *at > scene.sentence.start);
    and.is_some_and(|and| scene.units.has_gram(unit, Gram::GEN) && in_office(scene, and - 1))
}

/// Whether a unit has the function of its neighbour and none of its own: it is in the list
/// `function-head`, and the adjective before it or the noun in the genitive after it names one; or
/// it is an adjective of the list `function-shade` before a head that keeps its own («военная
/// безопасность»).
fn is_defined(scene: &Scene, unit: usize) -> bool {
    let within = |at: usize| scene.sentence.contains(&at);
    let names = |at: usize| within(at) && functions_of(scene, at).next().is_some();
    let is = |at: usize, list: ListId| within(at) && scene.is_any(at..at + 1, list);
    let adjective = |at: usize| scene.is_of(at, &[Pos::Adjective, Pos::Participle]);
    if is(unit, list::FUNCTION_HEAD) {
        let before = unit.wrapping_sub(1);
        let after = if within(unit + 1) && adjective(unit + 1) && !names(unit + 1) {
            unit + 2
        } else {
            unit + 1
        };
        return names(before) && adjective(before) && !is(before, list::FUNCTION_SHADE)
            || names(after) && scene.units.has_gram(after, Gram::GEN);
    }
    is(unit, list::FUNCTION_SHADE) && is(unit + 1, list::FUNCTION_HEAD)
}
