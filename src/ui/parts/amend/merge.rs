//! Two partners that are one: «X – это на самом деле Y».

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

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
        let cards = page.overview.get_untracked();
        let cards = cards.map(|overview| overview.partners.clone()).unwrap_or_default();
        let (from, to) = (from.get_untracked(), to.get_untracked());
        let target = cards.into_iter().find(|card| card.id == to && card.id != from);
        let target = target.filter(|_| !from.is_empty());
        let target = target.map(|card| Entity { kind: card.kind, id: card.id });
        let done = target.and_then(|to| {
            let merge = Correction::Merge { from, to };
            page.corrections.change(|log| log.append(merge).ok()).flatten()
        });
        is_wrong.set(done.is_none());
        if done.is_some() {
            page.corrections.say("amend.said.added");
        }
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
    test_id: &'static str,
) -> impl IntoView {
    let options = move || {
        let overview = page.overview.get();
        let cards = overview.map(|overview| overview.partners.clone()).unwrap_or_default();
        let now = chosen.get_untracked();
        let options = cards.into_iter().map(|card| {
            let (name, is_now) = (page.entity_name(&card.id), card.id == now);
            view! { <option value=card.id selected=is_now>{name}</option> }
        });
        options.collect_view()
    };
    view! {
        <label class="amend-field">
            <span>{t(label)}</span>
            <select data-testid=test_id on:change=move |event| chosen.set(event_target_value(&event))>
                <option value="">{t("amend.field.choose")}</option>
                {options}
            </select>
        </label>
    }
}
