//! A partner, a name or a notion of the user's own: found in every case form as soon as it is typed.

use gloo::timers::callback::Timeout;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::merge::picker;
use crate::amend::{Correction, Entity};
use crate::api::{Probed, Request, Response};
use crate::lexicon::EntityKind;
use crate::ui::state::Page;
use crate::ui::text::{t, tf, tn};

/// So long the user types no more before the texts are asked.
const PAUSE_MS: u32 = 350;

/// What can be added.
const KINDS: [&str; 5] = ["state", "organisation", "bloc", "alias", "term"];

#[derive(Clone, Copy)]
struct Draft {
    kind: RwSignal<String>,
    of: RwSignal<String>,
    name: RwSignal<String>,
    others: RwSignal<String>,
}

impl Draft {
    /// The correction that adds it; none where something is missing.
    fn correction(self, page: Page) -> Option<Correction> {
        let name = self.name.get().trim().to_owned();
        let others = self.others.get();
        let aliases = others.split(',').map(str::trim).filter(|name| !name.is_empty());
        let aliases: Vec<String> = aliases.map(str::to_owned).collect();
        let kind = match self.kind.get().as_str() {
            "term" => return Some(Correction::AddTerm { name, aliases }),
            "alias" => {
                let of = self.of.get();
                let entity = page.overview.with(|overview| {
                    let cards = &overview.as_ref()?.partners;
                    let card = cards.iter().find(|card| card.id == of)?;
                    Some(Entity { kind: card.kind, id: card.id.clone() })
                });
                return Some(Correction::AddAlias { entity: entity?, name });
            }
            "state" => EntityKind::State,
            "bloc" => EntityKind::Bloc,
            _ => EntityKind::Organisation,
        };
        let id = page.corrections.log.with_untracked(|log| log.free_id(kind))?;
        Some(Correction::AddPartner { entity: Entity { kind, id }, name, aliases })
    }
}

/// The form.
#[component]
pub(super) fn Add() -> impl IntoView {
    let page = Page::get();
    let draft = Draft {
        kind: RwSignal::new("organisation".to_owned()),
        of: RwSignal::default(),
        name: RwSignal::default(),
        others: RwSignal::default(),
    };
    let probed = RwSignal::new(None::<Probed>);
    let wanted =
        Memo::new(move |_| draft.correction(page).filter(|correction| correction.check().is_ok()));
    ask(page, wanted, probed);
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let is_known = probed.with_untracked(|it| it.as_ref().is_some_and(|it| it.known.is_some()));
        let Some(correction) = wanted.get_untracked().filter(|_| !is_known) else { return };
        if page.corrections.change(|log| log.append(correction).ok()).flatten().is_some() {
            page.corrections.say("amend.said.added");
            draft.name.set(String::new());
            draft.others.set(String::new());
        }
    };
    let is = move |kind: &'static str| move || draft.kind.with(|chosen| chosen == kind);
    let kinds = KINDS.map(|kind| {
        view! {
            <option value=kind selected=kind == "organisation">{t(&format!("amend.add.{kind}"))}</option>
        }
    });
    view! {
        <details class="amend-fold" data-testid="amend-add">
            <summary>{t("amend.add")}</summary>
            <form class="amend-form" on:submit=add novalidate>
                <label class="amend-field">
                    <span>{t("amend.add.what")}</span>
                    <select
                        data-testid="add-kind"
                        on:change=move |event| draft.kind.set(event_target_value(&event))
                    >
                        {Vec::from(kinds)}
                    </select>
                </label>
                <Show when=is("alias")>{picker(page, draft.of, "amend.add.of", "add-of")}</Show>
                <label class="amend-field">
                    <span>{t("amend.add.name")}</span>
                    <input
                        type="text"
                        lang="ru"
                        data-testid="add-name"
                        autocomplete="off"
                        aria-describedby="add-finds"
                        prop:value=move || draft.name.get()
                        on:input=move |event| draft.name.set(event_target_value(&event))
                    />
                </label>
                <Show when=move || !is("alias")()>
                    <label class="amend-field">
                        <span>{t("amend.add.others")}</span>
                        <input
                            type="text"
                            lang="ru"
                            data-testid="add-others"
                            autocomplete="off"
                            prop:value=move || draft.others.get()
                            on:input=move |event| draft.others.set(event_target_value(&event))
                        />
                    </label>
                </Show>
                <p class="hint" id="add-finds" role="status" data-testid="add-finds">
                    {move || finds(page, draft, probed.get())}
                </p>
                <div class="amend-actions">
                    <button class="button amend-main" type="submit" data-testid="add-save">
                        {t("amend.add.do")}
                    </button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// Asks the texts when the user has stopped typing.
fn ask(page: Page, wanted: Memo<Option<Correction>>, probed: RwSignal<Option<Probed>>) {
    let pause = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        let correction = wanted.get();
        probed.set(None);
        let later = correction.map(|correction| {
            Timeout::new(PAUSE_MS, move || {
                let asked = correction.clone();
                page.ask(Request::Probe(Box::new(correction)), move |response| {
                    // The form may be gone by now.
                    let is_wanted = wanted.try_get_untracked().flatten().as_ref() == Some(&asked);
                    if let (true, Response::Probed(found)) = (is_wanted, response) {
                        probed.set(Some(found));
                    }
                });
            })
        });
        // The one before is dropped, and with it what it would have asked.
        pause.set_value(later);
    });
}

fn finds(page: Page, draft: Draft, probed: Option<Probed>) -> Option<String> {
    let name = draft.name.get();
    if name.trim().is_empty() {
        return None;
    }
    if !name.chars().any(char::is_alphabetic) {
        return Some(t("amend.add.error").to_owned());
    }
    let found = probed?;
    if let Some(known) = &found.known {
        return Some(tf("amend.add.known", &[("what", &page.entity_name(known))]));
    }
    if found.places == 0 {
        return Some(t("amend.add.finds.none").to_owned());
    }
    let (places, texts) = (tn("finds", found.places), tn("amend.texts", found.documents));
    Some(tf("amend.add.finds", &[("places", &places), ("texts", &texts)]))
}
