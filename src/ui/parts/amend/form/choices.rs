//! What is chosen in the form that mends a fact: its kind, what exactly, partners, bound, speaker.

use leptos::prelude::*;

use super::complaint;
use super::draft::Draft;
use crate::amend::{is_reachable, sorts};
use crate::query::Selection;
use crate::record::{Bound, FactKind};
use crate::ui::browser;
use crate::ui::parts::amend::field::{check, choice, flip, labelled};
use crate::ui::parts::amend::words::{bound_word, sort_word};
use crate::ui::state::Page;
use crate::ui::text::t;
use crate::view::View;
use crate::view::route::Route;

/// The field that has the focus first.
pub(super) const FIRST: &str = "amend-kind";

/// The kind; another one begins with the first of its sorts.
pub(super) fn kinds(draft: Draft, now: FactKind) -> AnyView {
    let list = FactKind::ALL.iter().copied().filter(|kind| is_reachable(*kind) || *kind == now);
    let words = |kind: FactKind| t(&format!("kind.{}", kind.code())).to_owned();
    let options = list.map(|kind| (kind.code().to_owned(), words(kind)));
    let choose = move |code: String| {
        if let Some(kind) = FactKind::from_code(&code) {
            let first = sorts(kind).first().map(|code| (*code).to_owned());
            draft.sorts.set(first.into_iter().collect());
            draft.kind.set(kind);
        }
    };
    labelled("amend.field.kind", choice(FIRST, options, now.code(), choose), ())
}

/// A choice of one; of a role, of several.
pub(super) fn sort_field(draft: Draft, kind: FactKind) -> Option<AnyView> {
    let codes = sorts(kind);
    if codes.is_empty() {
        return None;
    }
    let chosen = draft.sorts.get_untracked();
    let words = |code: &str| sort_word(kind, code).to_owned();
    if kind == FactKind::Role {
        let boxes = codes.into_iter().map(|code| {
            let is_on = chosen.iter().any(|known| known == code);
            let flip = move || flip(draft.sorts, code);
            check("amend-sort", code.to_owned(), words(code), is_on, flip)
        });
        return Some(boxed("amend-sort", "amend.field.sort", draft, "sort", boxes.collect_view()));
    }
    let now = chosen.first().cloned().unwrap_or_default();
    let options = codes.into_iter().map(|code| (code.to_owned(), words(code)));
    let choose = move |code| draft.sorts.set(vec![code]);
    let list = choice("amend-sort", options, &now, choose);
    Some(labelled("amend.field.sort", list, complaint(draft, "sort")))
}

/// Boxes under one legend, which can have the focus when something is wrong with them.
fn boxed(
    id: &'static str,
    legend: &str,
    draft: Draft,
    field: &'static str,
    boxes: impl IntoAny,
) -> AnyView {
    let boxes = boxes.into_any();
    view! {
        <fieldset class="amend-field" id=id tabindex="-1">
            <legend>{t(legend)}</legend>
            <div class="amend-checks">{boxes}</div>
            {complaint(draft, field)}
        </fieldset>
    }
    .into_any()
}

/// The partners chosen, each with a press that takes it away; the others in a list.
pub(super) fn partners(page: Page, draft: Draft) -> AnyView {
    let child = move |id: String| {
        let is_on = draft.partners.with_untracked(|list| list.contains(&id));
        let name = page.entity_name(&id);
        check("amend-partner", id.clone(), name, is_on, move || flip(draft.partners, &id))
    };
    let none = move || draft.partners.with(Vec::is_empty).then(|| t("amend.field.partners.none"));
    let rest = move || {
        let ids = draft.listed.get();
        let cards = page.overview.get().map(|overview| overview.partners.clone());
        let cards = cards.unwrap_or_default().into_iter().filter(|card| !ids.contains(&card.id));
        let first = (String::new(), t("amend.field.partners.add").to_owned());
        let cards = cards.map(|card| (card.id.clone(), page.entity_name(&card.id)));
        let options: Vec<_> = std::iter::once(first).chain(cards).collect();
        choice("amend-partner-add", options, "", move |id: String| {
            if !id.is_empty() {
                draft.partners.update(|list| list.push(id.clone()));
                draft.listed.update(|list| list.push(id));
                // The list is made anew, without the one that was added.
                request_animation_frame(|| browser::focus("amend-partner-add"));
            }
        })
    };
    let own = Route { view: View::Corrections, ..Route::default() }.to_fragment();
    let boxes = view! {
        <For each=move || draft.listed.get() key=String::clone children=child/>
        <span class="hint">{none}</span>
        <div class="amend-pair">
            <label>
                <span class="visually-hidden">{t("amend.field.partners.add")}</span>
                {rest}
            </label>
            <a href=own>{t("amend.field.partners.new")}</a>
        </div>
    };
    boxed("amend-partners", "amend.field.partners", draft, "partners", boxes)
}

/// On which side of the value the truth lies.
pub(super) fn bounds(draft: Draft) -> AnyView {
    let now = draft.bound.get_untracked();
    let options = Bound::ALL.map(|bound| (bound.code().to_owned(), bound_word(bound).to_owned()));
    let choose = move |code: String| {
        if let Some(bound) = Bound::ALL.into_iter().find(|bound| bound.code() == code) {
            draft.bound.set(bound);
        }
    };
    labelled("amend.field.bound", choice("amend-bound", options, now.code(), choose), ())
}

/// Whose words they are.
pub(super) fn speaker(page: Page, draft: Draft) -> AnyView {
    let now = draft.speaker.get_untracked();
    let cards = page.overview.with_untracked(|overview| {
        overview.as_ref().map(|overview| overview.speakers.clone()).unwrap_or_default()
    });
    let mut ids: Vec<String> = vec![Selection::AUTHOR.to_owned()];
    for id in cards.into_iter().map(|card| card.id).chain([now.clone()]) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let options = ids.into_iter().map(|id| (id.clone(), page.speaker_name(&id)));
    let list = choice("amend-speaker", options, &now, move |id| draft.speaker.set(id));
    labelled("amend.field.speaker", list, ())
}
