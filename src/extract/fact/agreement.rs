//! Agreements, contracts, memoranda, packages of them.

use std::ops::Range;

use super::scene::{Scene, captured};
use super::units::MONEY;
use crate::morph::{Gram, Pos};
use crate::pattern::{Match, Stream as _};
use crate::record::{AgreementStatus, Bound, Fact, FactDetail, QuantityValue};

/// Longest object in units.
const LONGEST_OBJECT: usize = 24;

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
    for i in 0..hits.len() {
        let (rule, hit, head) = &hits[i];
        if i > 0 && doubles(scene, hits[i - 1].2.start, head.start) {
            continue;
        }
        let Some(status) = rule.setting("status").and_then(AgreementStatus::from_code) else {
            continue;
        };
        let parties = scene.parties_of(rule, hit);
        if parties.ids.is_empty() {
            continue;
        }
        let until = hits.get(i + 1).map_or(scene.sentence.end, |next| next.2.start);
        let sum = (head.start..until.max(head.end)).find_map(|unit| money_at(scene, unit));
        let (value, currency, bound) = match sum {
            Some((value, currency, bound)) => (Some(value), Some(currency), bound),
            None => (None, None, Bound::Exact),
        };
        let status = told(scene, hit, status);
        // «планируется подписать до 1 июля»: the term of what is planned is its date.
        let date = scene.date_of(head).or_else(|| {
            (status == AgreementStatus::Planned).then(|| scene.period_of(head)).flatten()
        });
        let detail = FactDetail::Agreement {
            object: object(scene, head, until.max(head.end)),
            value,
            currency,
            bound,
            status,
            date,
            count: scene.count_at(head.start),
        };
        out.push(scene.fact(&rule.id, parties, detail));
    }
}

/// Whether two words for agreements name one thing done: «ряд меморандумов и соглашений».
fn doubles(scene: &Scene, first: usize, second: usize) -> bool {
    second == first + 2
        && scene.units.joins(first + 1)
        && scene.is_any(second..second + 1, "agreement")
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
    let future = |unit: usize| {
        scene.units.form(unit).is_some_and(|form| form.pos() == Pos::Verb)
            && scene.units.has_gram(unit, Gram::FUTURE)
    };
    if scene.is_any(clause.clone(), "ratify") {
        return AgreementStatus::InForce;
    }
    let signed = clause
        .clone()
        .any(|unit| scene.is_any(unit..unit + 1, "sign") && scene.units.has_gram(unit, Gram::PAST));
    if signed {
        status
    } else if scene.is_any(clause.clone(), "holds") {
        AgreementStatus::InForce
    } else if scene.is_any(clause.clone(), "ahead") || clause.clone().any(future) {
        AgreementStatus::Planned
    } else {
        status
    }
}

fn money_at(scene: &Scene, unit: usize) -> Option<(f64, String, Bound)> {
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

/// The words of the text from the head to the end of its clause, at most [`LONGEST_OBJECT`] units.
fn object(scene: &Scene, head: &Range<usize>, until: usize) -> Option<String> {
    let most = until.min(head.start + LONGEST_OBJECT).min(scene.sentence.end);
    let mut end = head.end;
    while end < most {
        let text = scene.units.text(end..end + 1);
        if matches!(text, "." | ";" | "—" | "–" | "!" | "?" | "…")
            || (scene.units.ends_clause(end) && text != "(" && text != ")" && text != ",")
        {
            break;
        }
        if text == "," && !list_goes_on(scene, end) {
            break;
        }
        end += 1;
    }
    let text = scene.units.text(head.start..end).trim();
    (!text.is_empty()).then(|| text.into())
}

/// Whether the comma at `unit` stands inside a list: what follows has no verb before the next
/// comma, and is no relative clause.
fn list_goes_on(scene: &Scene, unit: usize) -> bool {
    use crate::morph::Pos;
    let next = scene.units.form(unit + 1);
    next.is_some_and(|form| matches!(form.pos(), Pos::Noun | Pos::Adjective))
}
