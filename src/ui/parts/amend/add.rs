//! A partner, a name or a notion of the user's own: found in every case form as soon as it is typed.

use gloo::timers::callback::Timeout;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::field::{Line, choice, labelled};
use super::merge::{partner, picker};
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
                let entity = partner(page, &self.of.get())?;
                return Some(Correction::AddAlias { entity, name });
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
    let is_alias = move || draft.kind.with(|chosen| chosen == "alias");
    let kinds = KINDS.map(|kind| (kind.to_owned(), t(&format!("amend.add.{kind}")).to_owned()));
    let kinds = choice("add-kind", kinds, "organisation", move |kind| draft.kind.set(kind));
    let typed = |name: &'static str, value| Line { lang: Some("ru"), ..Line::new(name, value) };
    let name = Line { described: Some("add-finds"), ..typed("add-name", draft.name) };
    let whose = move || is_alias().then(|| picker(page, draft.of, "amend.add.of", "add-of"));
    let others = move || {
        let line = typed("add-others", draft.others);
        (!is_alias()).then(|| labelled("amend.add.others", line.plain(), ()))
    };
    view! {
        <details class="amend-fold" data-testid="amend-add">
            <summary>{t("amend.add")}</summary>
            <form class="amend-form" on:submit=add novalidate>
                {labelled("amend.add.what", kinds, ())}
                {whose}
                {labelled("amend.add.name", name.plain(), ())}
                {others}
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
