//! Two partners that are one: «X – это на самом деле Y».

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::field::{choice, labelled};
use crate::amend::{Correction, Entity};
use crate::ui::state::Page;
use crate::ui::text::t;

/// The choice of two partners.
#[component]
pub(super) fn Merge() -> impl IntoView {
    let page = Page::get();
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let is_wrong = RwSignal::new(false);
    let join = move |event: SubmitEvent| {
        event.prevent_default();
        is_wrong.set(!merge(page, from.get_untracked(), &to.get_untracked()));
    };
    view! {
        <details class="amend-fold" data-testid="amend-merge">
            <summary>{t("amend.list.merge")}</summary>
            <form class="amend-form" on:submit=join novalidate>
                {picker(page, from, "amend.merge.from", "merge-from")}
                {picker(page, to, "amend.merge.to", "merge-to")}
                <p class="amend-fault" role="alert">
                    {move || is_wrong.get().then(|| t("amend.merge.error"))}
                </p>
                <div class="amend-actions">
                    <button class="button amend-main" type="submit" data-testid="merge-save">
                        {t("amend.merge")}
                    </button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// A list of all partners of the corpus.
pub(super) fn picker(
    page: Page,
    chosen: RwSignal<String>,
    label: &'static str,
    name: &'static str,
) -> AnyView {
    let list = move || {
        let mut options = vec![(String::new(), t("amend.field.choose").to_owned())];
        let cards = page.overview.get().map(|overview| overview.partners.clone());
        let cards = cards.unwrap_or_default().into_iter();
        options.extend(cards.map(|card| (card.id.clone(), page.entity_name(&card.id))));
        choice(name, options, &chosen.get_untracked(), move |id| chosen.set(id))
    };
    labelled(label, list, ())
}

/// The partner of the corpus that an id names.
pub(super) fn partner(page: Page, id: &str) -> Option<Entity> {
    page.overview.with_untracked(|overview| {
        let card = overview.as_ref()?.partners.iter().find(|card| card.id == id)?;
        Some(Entity { kind: card.kind, id: card.id.clone() })
    })
}

/// Makes two partners one; tells whether that can be.
pub(super) fn merge(page: Page, from: String, to: &str) -> bool {
    let to = partner(page, to).filter(|to| !from.is_empty() && to.id != from);
    let done = to.and_then(|to| {
        let merge = Correction::Merge { from, to };
        page.corrections.change(|log| log.append(merge).ok()).flatten()
    });
    if done.is_some() {
        page.corrections.say("amend.said.merged");
    }
    done.is_some()
}
