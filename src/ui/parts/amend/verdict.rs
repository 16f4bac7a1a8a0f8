//! What the user says of the open fact: it is so, it is not, it is otherwise.

use leptos::prelude::*;

use super::form::Form;
use super::names::Names;
use super::note::note;
use super::words::line;
use crate::amend::{Action, Mark, Reading};
use crate::query::FactRef;
use crate::record::{Record, Touch};
use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::{t, tf};
use crate::view::item_of;

/// The button that opens the form: there the focus returns.
const MEND: &str = "amend-mend";

/// The open fact.
pub(super) fn open_fact(page: Page) -> Option<FactRef> {
    // A link is opened before it is known which documents there are.
    page.overview.track();
    page.fact_ref(&page.evidence()?)
}

/// Buttons, what stands, the form.
#[component]
pub(crate) fn Verdict() -> impl IntoView {
    let page = Page::get();
    let corrections = page.corrections;
    let open = Memo::new(move |_| open_fact(page));
    let mark = Memo::new(move |_| {
        corrections.revision.track();
        corrections.mark(open.get()?).map(|mark| (mark.touch, mark.entries))
    });
    let touch = move || mark.get().map(|(touch, _)| touch);
    let is_noting = RwSignal::new(false);
    // What was said of one fact is not said of the next, nor is its form for it; when the reader is
    // closed it is told by the page.
    Effect::new(move |_| {
        if open.get().is_some() {
            corrections.said.set(String::new());
        }
        corrections.is_editing.set(false);
        is_noting.set(false);
    });
    Effect::new(move |was: Option<bool>| {
        let is_editing = corrections.is_editing.get();
        if was == Some(true) && !is_editing {
            request_animation_frame(|| browser::focus(MEND));
        }
        is_editing
    });
    let say = move |action: Action, said: &'static str| {
        if let Some(at) = open.get_untracked() {
            page.correct(at, action, String::new(), said);
        }
    };
    let is = move |wanted: Touch| (touch() == Some(wanted)).to_string();
    view! {
        <section class="verdict" aria-label=t("amend.label") data-testid="verdict" hidden=move || open.get().is_none()>
            {move || {
                corrections.revision.track();
                let mark = corrections.mark(open.get()?)?;
                Some(standing(page, &mark, is_noting))
            }}
            <div class="verdict-buttons">
                <button
                    class="button"
                    data-testid="amend-confirm"
                    aria-pressed=move || is(Touch::Confirmed)
                    on:click=move |_| say(Action::Confirm, "amend.said.confirmed")
                >
                    {t("amend.confirm")}
                </button>
                <button
                    class="button"
                    data-testid="amend-reject"
                    aria-pressed=move || is(Touch::Rejected)
                    on:click=move |_| say(Action::Reject, "amend.said.rejected")
                >
                    {t("amend.reject")}
                </button>
                <button
                    class="button"
                    id=MEND
                    data-testid="amend-mend"
                    aria-expanded=move || corrections.is_editing.get().to_string()
                    on:click=move |_| corrections.is_editing.update(|open| *open = !*open)
                >
                    {t("amend.mend")}
                </button>
            </div>
            {move || {
                let at = open.get()?;
                corrections.is_editing.get().then(|| view! { <Form at/> })
            }}
            <Names/>
        </section>
    }
    .into_any()
}

/// How the fact stands, what was found, the user's note, and the way back.
fn standing(page: Page, mark: &Mark, is_noting: RwSignal<bool>) -> AnyView {
    let touch = t(&format!("touch.{}", mark.touch.code()));
    let was = matches!(mark.touch, Touch::Mended | Touch::Renamed).then(|| found(page, mark));
    let rejected = (mark.touch == Touch::Rejected).then(|| t("amend.rejected.note"));
    let changed = (mark.reading == Reading::Changed).then(|| t("amend.changed"));
    let entries = mark.entries.clone();
    // What follows from a name that was corrected elsewhere has no correction of its own.
    let note = note(page, mark, is_noting);
    let drop = (!entries.is_empty()).then(|| {
        let remove = move |_| {
            page.corrections.change(|log| log.remove_all(&entries));
            page.corrections.say("amend.said.removed");
            browser::focus(MEND);
        };
        view! {
            <button class="button" data-testid="amend-drop" on:click=remove>{t("amend.drop")}</button>
        }
    });
    view! {
        <div class="verdict-standing" data-testid="amend-standing" data-touch=mark.touch.code()>
            <p>
                <span class="sign sign--own">{touch}</span>
                " "
                {rejected}
                {was.map(|was| view! { <span data-testid="amend-was">{was}</span> })}
            </p>
            {changed.map(|changed| view! { <p class="hint">{changed}</p> })}
            <div class="verdict-buttons">{note}{drop}</div>
        </div>
    }
    .into_any()
}

/// «Найдено: Компании, более 60 (Китай)».
fn found(page: Page, mark: &Mark) -> Option<String> {
    let document = page.evidence()?.document;
    let article = page.article.get().filter(|article| article.document.meta.id == document)?;
    let was = Record { facts: vec![mark.was.clone()], ..Record::default() };
    let item = item_of(&article.document, &was, 0)?;
    Some(tf("amend.was", &[("what", &line(page, &item))]))
}
