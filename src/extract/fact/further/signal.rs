//! Signs of personal diplomacy: how long a talk was, gifts, language, protocol, gestures, praise.
//!
//! «Беседа с Эрдоганом длилась почти три часа» → TR, talk-length, PT3H about

use super::super::scene::{Scene, captured};
use super::{hits, parties, words};
use crate::record::{Bound, Fact, FactDetail, QuantityValue, Signal, SignalForm};

/// Adds the signals of a sentence to `out`; one of each form. A signal has a partner.
pub(super) fn find(scene: &Scene, out: &mut Vec<Fact>) {
    let from = out.len();
    for (rule, hit) in hits(scene, "signal") {
        let Some(form) = rule.setting("form").and_then(SignalForm::from_code) else { continue };
        let parties = parties(scene, rule, &hit);
        let known =
            |fact: &Fact| matches!(&fact.detail, FactDetail::Signal(old) if old.form == form);
        if parties.ids.is_empty() || out[from..].iter().any(known) {
            continue;
        }
        let (duration, bound) = captured(&hit, "value")
            .and_then(|units| duration(scene, units.start))
            .map_or((None, Bound::Exact), |(duration, bound)| (Some(duration), bound));
        let object = words(scene, &hit, "object");
        let detail = FactDetail::Signal(Signal { form, duration, bound, object });
        out.push(scene.fact(&rule.id, parties, detail));
    }
}

fn duration(scene: &Scene, unit: usize) -> Option<(String, Bound)> {
    let quantity = scene.units.list.get(unit)?.quantity?;
    let quantity = scene.units.paragraph.quantities.get(quantity)?;
    match &quantity.value {
        QuantityValue::Duration { value } => Some((value.clone(), quantity.bound)),
        _ => None,
    }
}
