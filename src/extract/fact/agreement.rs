//! Agreements, contracts, memoranda, packages of them.

use std::ops::Range;

use super::list;
use super::scene::{Parties, Scene, captured};
use super::units::{COMPANY, DATE, MONEY, PARTNER, PROPER, STATE};
use crate::morph::{Gram, Pos};
use crate::pattern::{Match, Rule, Stream as _};
use crate::record::{AgreementStatus, Bound, Fact, FactDetail, Inference, QuantityValue};

/// Longest object in units.
const LONGEST_OBJECT: usize = 32;
/// Units between «с» and whom a deal is with: «с новым правительством Сербии».
const WITH_REACH: usize = 3;
/// Units between «пакет» and the number of its papers.
const PACKAGE_REACH: usize = 3;
/// So near its start a sentence says that it names some of those told before.
const AMONG_REACH: usize = 4;
/// Bytes between two sentences that follow one another.
const BETWEEN_SENTENCES: u32 = 4;
/// Units from «будут» to «подписаны».
const FUTURE_REACH: usize = 3;
/// Units between «договорились» and «о».
const VERB_REACH: usize = 6;

/// Adds the agreements of a sentence to `out`.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let mut hits: Vec<_> = scene
        .hits("agreement")
        .into_iter()
        .map(|(rule, hit)| {
            let head = captured(&hit, "head").unwrap_or(hit.units.clone());
            (rule, hit, head)
        })
        .filter(|(_, hit, _)| !scene.denied(hit))
        .collect();
    hits.sort_by_key(|(_, _, head)| head.start);
    hits.dedup_by(|second, first| doubles(scene, first.2.start, second.2.start));
    // «с Сербией – договор, а с Кореей – соглашение»: where the first names its side before, all do.
    let mut behind = hits.first().map_or(0, |(_, _, head)| scene.clause(head.start).start);
    let sides_first = hits.first().is_some_and(|(_, _, head)| {
        (behind..head.start)
            .any(|unit| is_side(scene, unit) && !scene.partners_in(unit..unit + 1).is_empty())
    });
    for (i, (rule, hit, head)) in hits.iter().enumerate() {
        let Some(status) = rule.setting("status").and_then(AgreementStatus::from_code) else {
            continue;
        };
        let until = hits.get(i + 1).map_or(scene.sentence.end, |next| next.2.start).max(head.end);
        let own = if sides_first { behind..head.start } else { head.start..until };
        behind = head.end;
        let parties = parties(scene, rule, hit, (hits.len() > 1).then_some(own));
        if parties.ids.is_empty() {
            continue;
        }
        let status = told(scene, hit, status);
        // «планируется подписать до 1 июля»: the term of what is planned is its date.
        let signed = scene.signing_date(head);
        let signed =
            signed.or_else(|| Some((of_those_before(scene, out)?, Some(Inference::CarriedDate))));
        let why = signed.as_ref().and_then(|(_, why)| *why);
        let date = signed.map(|(date, _)| date).or_else(|| {
            (status == AgreementStatus::Planned).then(|| scene.planned_date(head)).flatten()
        });
        let (count, count_bound) = count(scene, head).unzip();
        let deal = |object: Option<String>, sum: Option<Sum>| {
            let (value, currency, bound) = match sum {
                Some((value, currency, bound)) => (Some(value), Some(currency), bound),
                None => (None, None, Bound::Exact),
            };
            FactDetail::Agreement {
                object,
                value,
                currency,
                bound,
                status,
                date: date.clone(),
                count,
                count_bound: count_bound.unwrap_or(Bound::Exact),
            }
        };
        let shares = shares(scene, head.end..until);
        if shares.len() > 1 {
            for (units, sum) in shares {
                let named = scene.partners_in(units.clone());
                let parties = if named.is_empty() {
                    parties.clone()
                } else {
                    Parties { ids: named, carried: false }
                };
                let of = [head.clone(), units].map(|units| scene.units.text(units));
                out.push(scene.fact(&rule.id, parties, deal(Some(of.join(" ")), Some(sum))));
            }
            continue;
        }
        let worth = |unit: &usize| !is_brought_to(scene, *unit);
        let sum = (head.start..until).filter(worth).find_map(|unit| money_at(scene, unit));
        let mut fact = scene.fact(&rule.id, parties, deal(object(scene, head, until), sum));
        fact.inferred.extend(why);
        out.push(fact);
    }
}

/// The parties of a match. Of several agreements in a sentence each is with those whom its own
/// words name: «договор с Сербией и соглашение с Кореей».
fn parties(scene: &Scene, rule: &Rule, hit: &Match, own: Option<Range<usize>>) -> Parties {
    let own: Vec<usize> = own.into_iter().flatten().filter(|unit| is_side(scene, *unit)).collect();
    let ids = own.first().zip(own.last()).map(|(first, last)| scene.partners_in(*first..last + 1));
    match ids {
        Some(ids) if !ids.is_empty() => Parties { ids, carried: false },
        _ => scene.parties_of(rule, hit),
    }
}

/// Whether a unit stands closely behind the preposition that puts a side of a deal: «с Сербией».
fn is_side(scene: &Scene, unit: usize) -> bool {
    let from = unit.saturating_sub(WITH_REACH).max(scene.sentence.start);
    (from..unit)
        .rev()
        .take_while(|at| !scene.units.ends_clause(*at))
        .any(|at| scene.is_any(at..at + 1, list::WITH))
}

/// The date of the agreements that the sentence before tells, where this one names some of them: «В мае
/// подписаны договоры. Среди них …».
fn of_those_before(scene: &Scene, facts: &[Fact]) -> Option<String> {
    let opening =
        scene.sentence.start..(scene.sentence.start + AMONG_REACH).min(scene.sentence.end);
    let is_among = opening.into_iter().any(|unit| {
        let pair = unit..unit + 2;
        scene.is_any(pair.clone(), list::AMONG) && scene.is_any(pair, list::THEM)
    });
    let evidence = scene.evidence();
    let before = facts.iter().rev().find(|fact| fact.span != evidence).filter(|_| is_among)?;
    let is_next = evidence.start.saturating_sub(before.span.end) <= BETWEEN_SENTENCES;
    let mut told = facts.iter().rev().filter(|fact| is_next && fact.span == before.span);
    told.find_map(|fact| match &fact.detail {
        FactDetail::Agreement { date, .. } => date.clone(),
        _ => None,
    })
}

/// What a deal is worth: the sum, its currency and bound.
type Sum = (f64, String, Bound);

/// The parts of a deal told partner by partner: «с Китаем на 3 млрд долларов, с Индией на 2 млрд».
/// Each is the units from its preposition to its sum. Knows no more than one sum a part.
fn shares(scene: &Scene, units: Range<usize>) -> Vec<(Range<usize>, Sum)> {
    let mut out = Vec::new();
    let mut from = None;
    for unit in units {
        let named = |at: usize| {
            scene.units.list.get(at).is_some_and(|u| u.slots & (PARTNER | COMPANY | PROPER) != 0)
        };
        if scene.is_any(unit..unit + 1, list::WITH) && (unit + 1..unit + 3).any(named) {
            from = Some(unit);
        } else if let Some(sum) = money_at(scene, unit)
            && let Some(from) = from.take()
        {
            out.push((from..unit + 1, sum));
        }
    }
    out
}

/// How many agreements the head stands for, with the bound of the number: «свыше 30 соглашений»,
/// «пакет из 11 документов».
fn count(scene: &Scene, head: &Range<usize>) -> Option<(f64, Bound)> {
    let inner = (head.end..(head.end + PACKAGE_REACH).min(scene.sentence.end))
        .take_while(|unit| !scene.units.ends_clause(*unit))
        .find(|unit| scene.is_any(*unit..unit + 1, list::AGREEMENT));
    let unit =
        std::iter::once(head.start).chain(inner).find(|unit| scene.count_at(*unit).is_some())?;
    Some((scene.count_at(unit)?, scene.bound_at(unit)))
}

/// Whether two words for agreements name one thing done: «ряд меморандумов и соглашений»,
/// «соглашение о покупке», «условились открыть завод».
fn doubles(scene: &Scene, first: usize, second: usize) -> bool {
    let governed = second
        .checked_sub(1)
        .is_some_and(|before| before > first && scene.is_any(before..second, list::ABOUT));
    let one_clause = !(first..second).any(|unit| scene.units.ends_clause(unit));
    one_clause && scene.is_any(first..first + 1, list::AGREE)
        || one_clause && governed && !scene.is_any(second..second + 1, list::BINDING)
        || second == first + 2
            && scene.units.joins(first + 1)
            && scene.is_any(second..second + 1, list::AGREEMENT)
            && scene.count_at(first).is_none()
            && scene.count_at(second).is_none()
}

/// The status that the words of the clause tell where the rule only knows that there is an
/// agreement: «вступило в силу» is in force, «готовится к подписанию» planned.
fn told(scene: &Scene, hit: &Match, status: AgreementStatus) -> AgreementStatus {
    if status != AgreementStatus::Signed {
        return status;
    }
    let clause = scene.clause(hit.units.start);
    if scene.is_any(clause.clone(), list::RATIFY) {
        return AgreementStatus::InForce;
    }
    // «будут подписаны контракты»
    let to_be = |unit: usize| {
        (unit.saturating_sub(FUTURE_REACH).max(clause.start)..unit)
            .any(|verb| scene.is_to_come(verb))
    };
    // «приедет, чтобы подписать документы»
    let to_sign = clause.clone().any(|unit| {
        scene.is_any(unit..unit + 1, list::SIGN) && scene.is_of(unit, &[Pos::Infinitive])
    });
    let is_past =
        |unit: usize| scene.is_of(unit, &[Pos::Verb]) && scene.units.has_gram(unit, Gram::PAST);
    if to_sign && !clause.clone().any(is_past) {
        return AgreementStatus::Planned;
    }
    let signed = clause.clone().any(|unit| {
        scene.is_any(unit..unit + 1, list::SIGN)
            && scene.units.has_gram(unit, Gram::PAST)
            && !to_be(unit)
    });
    if signed {
        status
    } else if scene.is_any(clause.clone(), list::HOLDS) {
        AgreementStatus::InForce
    } else if scene.is_any(clause.clone(), list::AHEAD)
        || clause.clone().any(|unit| scene.is_to_come(unit))
    {
        AgreementStatus::Planned
    } else {
        status
    }
}

/// Whether a sum is that to which trade or the like is to rise, not what the deal is worth:
/// «условились довести торговлю до 5 млрд».
fn is_brought_to(scene: &Scene, unit: usize) -> bool {
    let before = scene.clause(unit).start..unit;
    before.end > before.start
        && scene.units.text(before.end - 1..before.end) == "до"
        && scene.is_any(before, list::BRING)
}

fn money_at(scene: &Scene, unit: usize) -> Option<Sum> {
    let unit = scene.units.list.get(unit)?;
    if unit.slots & MONEY == 0 {
        return None;
    }
    let quantity = scene.units.paragraph.quantities.get(unit.quantity?)?;
    match &quantity.value {
        QuantityValue::Money { value, currency } => {
            Some((*value, currency.clone(), quantity.bound))
        }
        _ => None,
    }
}

/// The words of the text that say what is agreed: the head with the adjectives before it, to the end
/// of its clause, at most [`LONGEST_OBJECT`] units. Of «договорились о поставках» and «намерены
/// создать фонд» only what is agreed.
fn object(scene: &Scene, head: &Range<usize>, until: usize) -> Option<String> {
    let text = |unit: usize| scene.units.text(unit..unit + 1);
    let head = &named_after(scene, head).unwrap_or(head.clone());
    let start = object_start(scene, head);
    let until = if until < scene.sentence.end { left_of(scene, until) } else { until };
    let most = until.min(start + LONGEST_OBJECT).min(scene.sentence.end);
    let mut end = head.end.max(start + 1).min(scene.sentence.end);
    while end < most {
        let mark = text(end);
        if matches!(mark, "." | ";" | "—" | "–" | "!" | "?" | "…")
            || (scene.units.ends_clause(end)
                && !matches!(mark, "(" | ")" | ",")
                && !is_glued(scene, end))
        {
            break;
        }
        // «партнёрства ещё в 2019 году»: when it was agreed.
        if end > head.end && matches!(mark, "ещё" | "еще" | "уже") && says_when(scene, end)
        {
            break;
        }
        if mark == "," && !(end > head.end && list_goes_on(scene, head.start, end)) {
            break;
        }
        // «документов, которые …», «меморандум подписан»: what is said of the paper is no subject of it.
        if end > start && scene.is_of(end, &[Pos::Verb]) && !scene.is_of(head.start, &[Pos::Verb]) {
            break;
        }
        end += 1;
    }
    // «меморандум Казахстан заключал с …», «соглашения министр торговли заявил»: a state or an
    // office that can be nothing but a subject.
    let acts = |unit: &usize| {
        (scene.units.list[*unit].slots & STATE != 0
            || scene.is_any(*unit..unit + 1, list::LEADER_WORD))
            && scene.units.has_gram(*unit, Gram::NOM)
            && !scene.units.has_gram(*unit, Gram::GEN)
            && scene.is_of(unit - 1, &[Pos::Noun])
    };
    if let Some(subject) = (head.end.max(start + 1)..end).find(acts) {
        end = subject;
    }
    while end > start + 1
        && matches!(
            text(end - 1),
            "," | "(" | "«" | "и" | "а" | "также" | "о" | "об" | "на" | "в" | "с"
        )
    {
        end -= 1;
    }
    let text = closed(scene.units.text(start..end).trim());
    (!text.is_empty()).then(|| text.into())
}

/// Whether a date with its preposition follows the unit.
fn says_when(scene: &Scene, unit: usize) -> bool {
    let slots = |at: usize| scene.units.list.get(at).map_or(0, |unit| unit.slots);
    slots(unit + 1) & DATE != 0
        || (scene.is_of(unit + 1, &[Pos::Preposition]) && slots(unit + 2) & DATE != 0)
}

/// Words without a bracket that opens and does not close: a reference cut in two.
fn closed(words: &str) -> &str {
    match words.rsplit_once('(') {
        Some((before, inside)) if !inside.contains(')') => before.trim_end(),
        _ => words,
    }
}

/// The word that names a paper in apposition to one that does not: «итоговый документ – договор о
/// границе».
fn named_after(scene: &Scene, head: &Range<usize>) -> Option<Range<usize>> {
    let is_dash = |unit: usize| matches!(scene.units.text(unit..unit + 1), "–" | "—" | "-");
    let dash = Some(head.end).filter(|unit| *unit + 1 < scene.sentence.end && is_dash(*unit))?;
    let names = |unit: usize| {
        scene.is_any(unit..unit + 1, list::AGREEMENT)
            && scene.is_of(unit, &[Pos::Noun])
            && share_case(scene, head.start, unit)
    };
    let is_plain =
        scene.is_any(head.clone(), list::PAPER) && !scene.is_any(head.clone(), list::BINDING);
    is_plain.then_some(dash + 1).filter(|unit| names(*unit)).map(|unit| unit..unit + 1)
}

/// Where the object begins: after a verb of agreeing and its «о», else left of the head.
fn object_start(scene: &Scene, head: &Range<usize>) -> usize {
    let reach = head.end..(head.end + VERB_REACH).min(scene.sentence.end);
    if scene.is_of(head.start, &[Pos::Verb]) && scene.is_any(head.clone(), list::AGREE) {
        let about = reach.clone().find(|unit| scene.is_any(*unit..unit + 1, list::ABOUT));
        let deed = reach.start;
        if let Some(about) = about {
            return about + 1;
        }
        if scene.is_of(deed, &[Pos::Infinitive]) {
            return deed;
        }
    }
    left_of(scene, head.start)
}

/// The first of the adjectives and participles that stand before a unit in its case.
fn left_of(scene: &Scene, unit: usize) -> usize {
    let describes = |at: usize| {
        scene.is_of(at, &[Pos::Adjective, Pos::Participle])
            && !scene.is_any(at..at + 1, list::SIGN)
            && !scene.is_any(at..at + 1, list::INTEND)
            && !scene.is_any(at..at + 1, list::WHICH)
            && share_case(scene, at, unit)
    };
    let mut start = unit;
    while start > scene.sentence.start {
        let before = start - 1;
        if describes(before) {
            start = before;
        } else if start < unit
            && before > scene.sentence.start
            && scene.units.joins(before)
            && describes(before - 1)
        {
            start = before - 1;
        } else {
            break;
        }
    }
    start
}

/// Whether the hyphen at `unit` stands inside a name: «Boeing 787-9».
fn is_glued(scene: &Scene, unit: usize) -> bool {
    unit > scene.sentence.start
        && unit + 1 < scene.sentence.end
        && !scene.units.text(unit - 1..unit + 2).contains(char::is_whitespace)
}

/// Whether the comma at `unit` stands inside a list: the word after it is a name, or a noun or
/// adjective that shares a case with the word before it; or what follows goes on about the paper
/// signed («контракт с Chevron, заключённый в апреле») or says what it does («договор, открывающий
/// путь»).
fn list_goes_on(scene: &Scene, head: usize, unit: usize) -> bool {
    let next = unit + 1;
    if next >= scene.sentence.end {
        return false;
    }
    if scene.is_of(next, &[Pos::Participle])
        && (scene.is_any(next..next + 1, list::SIGN)
            || scene.is_any(next..next + 1, list::PROVIDES) && share_case(scene, head, next))
    {
        return true;
    }
    if scene.is_any(next..next + 1, list::WHICH) {
        return false;
    }
    if scene.units.list[next].slots & (PARTNER | COMPANY | PROPER) != 0 {
        return true;
    }
    scene.is_of(next, &[Pos::Noun, Pos::Adjective]) && share_case(scene, unit - 1, next)
}

/// Whether two units may stand in the same case.
fn share_case(scene: &Scene, first: usize, second: usize) -> bool {
    [Gram::NOM, Gram::GEN, Gram::DAT, Gram::ACC, Gram::INS, Gram::LOC]
        .into_iter()
        .any(|case| scene.units.has_gram(first, case) && scene.units.has_gram(second, case))
}
