//! Corrections in words.
//!
//! In: a correction, the page's names. Out: what it is called, what it says. «Исправлено», «Значение:
//! 600; Дата: ноябрь 2025».

use crate::amend::{Action, Change, Correction, NOBODY};
use crate::query::Selection;
use crate::record::{Bound, FactKind};
use crate::ui::state::Page;
use crate::ui::text::{locale, t, tf};
use crate::view::Item;
use crate::view::phrase::{family, phrase};

/// What sort of correction it is.
pub(super) fn heading(correction: &Correction) -> &'static str {
    t(match correction {
        Correction::Fact { action: Action::Confirm, .. } => "amend.list.confirm",
        Correction::Fact { action: Action::Reject, .. } => "amend.list.reject",
        Correction::Fact { action: Action::Mend(_), .. } => "amend.list.mend",
        Correction::Merge { .. } => "amend.list.merge",
        Correction::Split { .. } => "amend.list.split",
        Correction::AddPartner { .. } => "amend.list.partner",
        Correction::AddAlias { .. } => "amend.list.alias",
        Correction::AddTerm { .. } => "amend.list.term",
    })
}

/// What it says, apart from the fact that it is of.
pub(super) fn content(page: Page, correction: &Correction) -> String {
    let names = |name: &String, aliases: &[String]| {
        let all: Vec<&str> = std::iter::once(name).chain(aliases).map(String::as_str).collect();
        all.join(", ")
    };
    match correction {
        Correction::Fact { action: Action::Mend(changes), .. } => {
            changes.iter().map(|change| of_change(page, change)).collect::<Vec<_>>().join("; ")
        }
        Correction::Fact { .. } => String::new(),
        Correction::Merge { from, to } => {
            let values = [("from", page.entity_name(from)), ("to", entity(page, &to.id))];
            let values: Vec<_> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
            tf("amend.list.merge.what", &values)
        }
        Correction::Split { document, to, .. } => {
            let (source, to) = (page.source_name(document), entity(page, &to.id));
            tf("amend.list.split.what", &[("document", &source), ("to", &to)])
        }
        Correction::AddPartner { name, aliases, .. } | Correction::AddTerm { name, aliases } => {
            names(name, aliases)
        }
        Correction::AddAlias { entity, name } => {
            tf("amend.list.alias.what", &[("name", name), ("to", &page.entity_name(&entity.id))])
        }
    }
}

fn entity(page: Page, id: &str) -> String {
    if id == NOBODY { t("amend.names.nobody").to_owned() } else { page.entity_name(id) }
}

fn of_change(page: Page, change: &Change) -> String {
    let none = || t("amend.change.none").to_owned();
    let (part, value) = match change {
        Change::Kind(kind, codes) => ("amend.field.kind", kind_words(*kind, codes)),
        Change::Partners(ids) => {
            let names: Vec<_> = ids.iter().map(|id| page.entity_name(id)).collect();
            let names = names.join(", ");
            ("amend.field.partners", if names.is_empty() { none() } else { names })
        }
        Change::Speaker(id) => {
            ("amend.field.speaker", page.speaker_name(id.as_deref().unwrap_or(Selection::AUTHOR)))
        }
        Change::Value(value) => ("amend.field.value", locale().number(*value)),
        Change::Unit(unit) => ("amend.field.unit", unit.clone()),
        Change::Bound(bound) => ("amend.field.bound", bound_word(*bound).to_owned()),
        Change::Date(date) => {
            let date = date.as_deref().map(|date| locale().date(date));
            ("amend.field.date", date.unwrap_or_else(none))
        }
    };
    tf("amend.change", &[("part", t(part)), ("value", &value)])
}

/// «Соглашения: меморандум».
fn kind_words(kind: FactKind, codes: &[String]) -> String {
    let name = t(&format!("kind.{}", kind.code()));
    let sorts: Vec<_> = codes.iter().map(|code| sort_word(kind, code)).collect();
    if sorts.is_empty() { name.to_owned() } else { format!("{name}: {}", sorts.join(", ")) }
}

/// The word of what tells facts of a kind apart.
pub(super) fn sort_word(kind: FactKind, code: &str) -> &'static str {
    locale().word(&family(kind), code)
}

/// The word of a bound, «ровно» among them.
pub(super) fn bound_word(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => t("amend.bound.exact"),
        other => locale().bound(other),
    }
}

/// What an item says, in a line: «Товарооборот, свыше 44 млрд долл. США, 2024 (Китай)».
pub(in crate::ui::parts) fn line(page: Page, item: &Item) -> String {
    let said = phrase(locale(), &item.body, |id| page.entity_name(id));
    let main = format!("{} {}", said.bound, said.main);
    let parts = [said.label.as_str(), main.trim()].into_iter();
    let parts = parts.chain(said.details.iter().map(String::as_str));
    let what = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let partners: Vec<_> = item.partners.iter().map(|id| page.entity_name(id)).collect();
    if partners.is_empty() {
        return what;
    }
    tf("amend.was.partners", &[("what", &what), ("partners", &partners.join(", "))])
}
