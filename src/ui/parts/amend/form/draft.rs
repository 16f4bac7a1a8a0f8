//! What is typed and chosen in the form that mends a fact, and the changes that it makes.
//!
//! In: a fact, what the user does. Out: [`Change`]s, or a field with its complaint. Knows which parts a
//! kind has; must not know how a field looks.
//!
//! «77,5 млрд» typed over 44 млрд → the value 77500000000

use leptos::prelude::*;

use crate::amend::{
    Change, Parts, has_bound, has_date, has_unit, has_value, is_date, is_reachable, number, sorts,
};
use crate::query::Selection;
use crate::record::{Bound, Fact, FactKind};

/// A field by its name, and the key of what is wrong with it.
pub(super) type Fault = (&'static str, &'static str);

/// What is typed and chosen.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub(super) kind: RwSignal<FactKind>,
    pub(super) sorts: RwSignal<Vec<String>>,
    pub(super) partners: RwSignal<Vec<String>>,
    /// Those that stand in the form, chosen or no longer: a press must not take its own box away.
    pub(super) listed: RwSignal<Vec<String>>,
    pub(super) value: RwSignal<String>,
    pub(super) unit: RwSignal<String>,
    pub(super) bound: RwSignal<Bound>,
    pub(super) date: RwSignal<String>,
    pub(super) speaker: RwSignal<String>,
    pub(super) note: RwSignal<String>,
    pub(super) fault: RwSignal<Option<Fault>>,
}

impl Draft {
    /// A fact as it stands.
    pub(super) fn of(fact: &Fact) -> Self {
        let parts = Parts::of(&fact.detail);
        let codes = parts.sorts.iter().map(|code| (*code).to_owned()).collect();
        // As a program writes it: digits without gaps, so that nothing is lost on the way back.
        let value = parts.value.map(|value| value.to_string().replace('.', ","));
        let speaker = fact.speaker.clone().unwrap_or_else(|| Selection::AUTHOR.to_owned());
        Self {
            kind: RwSignal::new(fact.detail.kind()),
            sorts: RwSignal::new(codes),
            partners: RwSignal::new(fact.partners.clone()),
            listed: RwSignal::new(fact.partners.clone()),
            value: RwSignal::new(value.unwrap_or_default()),
            unit: RwSignal::new(parts.unit.unwrap_or_default()),
            bound: RwSignal::new(parts.bound),
            date: RwSignal::new(parts.date.unwrap_or_default()),
            speaker: RwSignal::new(speaker),
            note: RwSignal::new(String::new()),
            fault: RwSignal::new(None),
        }
    }

    /// What is wrong with a field; a signal.
    pub(super) fn fault_of(self, field: &str) -> Option<&'static str> {
        self.fault.get().filter(|(known, _)| *known == field).map(|(_, key)| key)
    }

    /// What differs from the fact, which was `found` as of that kind.
    ///
    /// # Errors
    /// The first field that cannot be, with its complaint.
    pub(super) fn changes(self, fact: &Fact, found: FactKind) -> Result<Vec<Change>, Fault> {
        let was = Parts::of(&fact.detail);
        let kind = self.kind.get_untracked();
        let codes = self.sorts.get_untracked();
        let partners = self.partners.get_untracked();
        let mut out = Vec::new();
        let is_other = kind != fact.detail.kind() || !codes.iter().eq(was.sorts.iter());
        if codes.is_empty() && !sorts(kind).is_empty() {
            return Err(("sort", "amend.error.sort"));
        }
        // A mend of a fact that was made another kind says so again: its parts are of that kind.
        if is_reachable(kind) && (is_other || kind != found) {
            out.push(Change::Kind(kind, codes));
        }
        if kind == FactKind::Membership && partners.is_empty() {
            return Err(("partners", "amend.error.partners"));
        }
        if partners != fact.partners {
            out.push(Change::Partners(partners));
        }
        out.extend(self.figure(kind, &was)?);
        let date =
            Some(self.date.get_untracked().trim().to_owned()).filter(|date| !date.is_empty());
        if has_date(kind) && date != was.date {
            if !date.as_deref().is_none_or(is_date) {
                return Err(("date", "amend.error.date"));
            }
            out.push(Change::Date(date));
        }
        let speaker = Some(self.speaker.get_untracked()).filter(|id| id != Selection::AUTHOR);
        if speaker != fact.speaker {
            out.push(Change::Speaker(speaker));
        }
        let is_same = |change: &Change| matches!(change, Change::Kind(..)) && !is_other;
        if out.iter().all(is_same) {
            return Err(("form", "amend.error.nothing"));
        }
        Ok(out)
    }

    /// Value, unit and bound.
    fn figure(self, kind: FactKind, was: &Parts) -> Result<Vec<Change>, Fault> {
        let mut out = Vec::new();
        let typed = self.value.get_untracked();
        if has_value(kind) && !typed.trim().is_empty() {
            let value = number(&typed).ok_or(("value", "amend.error.value"))?;
            if was.value != Some(value) {
                out.push(Change::Value(value));
            }
        } else if kind == FactKind::Indicator {
            return Err(("value", "amend.error.value.needed"));
        }
        let unit = self.unit.get_untracked().trim().to_owned();
        if has_unit(kind) && !typed.trim().is_empty() && Some(&unit) != was.unit.as_ref() {
            if unit.is_empty() && was.unit.is_some() {
                return Err(("unit", "amend.error.unit"));
            }
            out.extend((!unit.is_empty()).then_some(Change::Unit(unit)));
        }
        let bound = self.bound.get_untracked();
        if has_bound(kind) && bound != was.bound {
            out.push(Change::Bound(bound));
        }
        Ok(out)
    }
}
