//! The user's words at a fact that they confirmed, rejected or mended.
//!
//! In: what the user made of the open fact. Out: its note, written, changed or taken away by a press.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::field::{Line, labelled};
use crate::amend::Mark;
use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::{t, tf};

/// The button that opens the line: there the focus returns.
const OPEN: &str = "amend-note-open";
const LINE: &str = "amend-note-line";

/// The note, and the line to write it in while `is_open`.
pub(super) fn note(page: Page, mark: &Mark, is_open: RwSignal<bool>) -> Option<AnyView> {
    let (note, entry) = (mark.note.clone(), mark.noted? as usize);
    let key = if note.is_empty() { "amend.note.add" } else { "amend.note.edit" };
    let shown = (!note.is_empty()).then(|| {
        let words = tf("amend.note.of", &[("note", &note)]);
        view! { <p data-testid="amend-note-of">{words}</p> }.into_any()
    });
    let close = move || {
        is_open.set(false);
        request_animation_frame(|| browser::focus(OPEN));
    };
    let line = move || {
        let typed = RwSignal::new(note.clone());
        let save = move |event: SubmitEvent| {
            event.prevent_default();
            page.corrections.change(|log| log.annotate(entry, &typed.get_untracked()));
            page.corrections.say("amend.said.noted");
            close();
        };
        request_animation_frame(|| browser::focus(LINE));
        view! {
            <form class="amend-note" on:submit=save>
                {labelled("amend.field.note", Line::new(LINE, typed).plain(), ())}
                <button class="button amend-main" type="submit" data-testid="amend-note-save">
                    {t("amend.save")}
                </button>
            </form>
        }
        .into_any()
    };
    let view = view! {
        {shown}
        <button
            class="button"
            id=OPEN
            data-testid=OPEN
            aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|open| *open = !*open)
        >
            {t(key)}
        </button>
        {move || is_open.get().then(&line)}
    };
    Some(view.into_any())
}
