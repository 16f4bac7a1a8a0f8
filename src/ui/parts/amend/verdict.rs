//! What the user says of the open fact: it is so, it is not, it is otherwise.

use leptos::prelude::*;

use super::form::Form;
use super::names::Names;
use super::words::line;
use crate::amend::{Action, Log, Mark, Reading};
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
    // What was said of one fact is not said of the next, nor is its form for it.
    Effect::new(move |_| {
        open.track();
        corrections.said.set(String::new());
        corrections.is_editing.set(false);
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
                Some(standing(page, &mark))
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
                <span class="hint" role="status" data-testid="amend-said">
                    {move || corrections.said.get()}
                </span>
                <Show when=move || !corrections.said.get().is_empty() && corrections.log.with(Log::can_undo)>
                    <button class="button" data-testid="amend-undo" on:click=move |_| corrections.undo()>
                        {t("amend.undo")}
                    </button>
                </Show>
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
fn standing(page: Page, mark: &Mark) -> impl IntoView + use<> {
    let touch = t(&format!("touch.{}", mark.touch.code()));
    let was = matches!(mark.touch, Touch::Mended | Touch::Renamed).then(|| found(page, mark));
    let rejected = (mark.touch == Touch::Rejected).then(|| t("amend.rejected.note"));
    let changed = (mark.reading == Reading::Changed).then(|| t("amend.changed"));
    let note = (!mark.note.is_empty()).then(|| tf("amend.note.of", &[("note", &mark.note)]));
    let entries = mark.entries.clone();
    let drop = (!entries.is_empty()).then(|| {
        let remove = move |_| {
            let mut kept = Log::default();
            page.corrections.log.with_untracked(|log| {
                for (number, entry) in (0..).zip(log.entries()) {
                    if !entries.contains(&number) {
                        // What stood beside others stands without them.
                        kept.append(entry.clone()).ok();
                    }
                }
            });
            page.corrections.change(|log| log.replace(&kept));
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
            {note.map(|note| view! { <p data-testid="amend-note-of">{note}</p> })}
            {changed.map(|note| view! { <p class="hint">{note}</p> })}
            {drop}
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
