//! The form that mends a fact: the fields that its kind has, each with its own complaint.
//!
//! In: the open fact. Out: the changes that the user made, by a press of Enter or «Сохранить»; Escape
//! leaves all as it is. What was found stays in sight above.

mod choices;
mod draft;

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use self::choices::{FIRST, bounds, kinds, partners, sort_field, speaker};
use self::draft::Draft;
use super::field::{Line, labelled};
use crate::amend::{has_bound, has_date, has_unit, has_value, is_date, number};
use crate::query::FactRef;
use crate::record::Fact;
use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::{locale, t, tf};

/// The form.
#[component]
pub(super) fn Form(
    /// The fact.
    at: FactRef,
) -> impl IntoView {
    let page = Page::get();
    let fact = Memo::new(move |_| {
        let document = page.evidence()?.document;
        let article = page.article.get().filter(|a| a.document.meta.id == document)?;
        article.record.facts.get(at.fact as usize).cloned()
    });
    move || fact.get().map(|fact| fields(page, at, fact))
}

fn fields(page: Page, at: FactRef, fact: Fact) -> AnyView {
    let corrections = page.corrections;
    let draft = Draft::of(&fact);
    let found = corrections.mark(at).map_or(fact.detail.kind(), |mark| mark.was.detail.kind());
    request_animation_frame(|| {
        browser::focus(FIRST);
        // The form takes the room of the text: the sentence must not go out of sight.
        browser::scroll_to("evidence-mark");
    });
    let kind_now = fact.detail.kind();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        match draft.changes(&fact, found) {
            Ok(changes) => {
                page.mend(at, changes, draft.note.get_untracked().trim().to_owned());
                corrections.is_editing.set(false);
            }
            Err((field, fault)) => {
                draft.fault.set(Some((field, fault)));
                let id = format!("amend-{field}");
                request_animation_frame(move || browser::focus(&id));
            }
        }
    };
    // Escape is heard by the page; the dialog around must not hear it too.
    let on_key = |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
        }
    };
    let kind = draft.kind;
    let note = Line::new("amend-note", draft.note).plain();
    view! {
        <form class="amend-form" data-testid="amend-form" novalidate on:submit=save on:keydown=on_key>
            {kinds(draft, kind_now)}
            {move || sort_field(draft, kind.get())}
            {partners(page, draft)}
            {move || has_value(kind.get()).then(|| value(draft))}
            {move || has_bound(kind.get()).then(|| bounds(draft))}
            {move || has_date(kind.get()).then(|| date(draft))}
            {speaker(page, draft)}
            {labelled("amend.field.note", note, ())}
            <p class="amend-fault" role="alert" tabindex="-1" id="amend-form" data-testid="amend-fault">
                {move || draft.fault_of("form").map(t)}
            </p>
            <div class="amend-actions">
                <button class="button amend-main" type="submit" data-testid="amend-save">
                    {t("amend.save")}
                </button>
                <button
                    class="button"
                    type="button"
                    data-testid="amend-cancel"
                    on:click=move |_| corrections.is_editing.set(false)
                >
                    {t("amend.cancel")}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// What is wrong with a field, beside it.
fn complaint(draft: Draft, field: &'static str) -> AnyView {
    view! {
        <span class="amend-fault" role="alert" id=format!("amend-{field}-fault") data-testid=format!("amend-fault-{field}")>
            {move || draft.fault_of(field).map(t)}
        </span>
    }
    .into_any()
}

/// A line that complains while what is typed cannot be.
fn checked(
    draft: Draft,
    line: Line,
    field: &'static str,
    fault: &'static str,
    is_fit: fn(&str) -> bool,
) -> AnyView {
    let check = move |typed: &str| {
        let typed = typed.trim();
        let is_fit = typed.is_empty() || is_fit(typed);
        draft.fault.set((!is_fit).then_some((field, fault)));
    };
    line.input(move || draft.fault_of(field).is_some(), check)
}

fn value(draft: Draft) -> AnyView {
    let line = Line {
        keys: Some("decimal"),
        described: Some("amend-value-hint amend-value-fault"),
        ..Line::new("amend-value", draft.value)
    };
    let unit = Line {
        described: Some("amend-unit-hint amend-unit-fault"),
        ..Line::new("amend-unit", draft.unit)
    };
    let value = checked(draft, line, "value", "amend.error.value", |typed| number(typed).is_some());
    let below = move |field: &'static str, hint: &str| {
        let id = format!("amend-{field}-hint");
        view! { <span class="hint" id=id>{t(hint)}</span> {complaint(draft, field)} }
    };
    let units = move || {
        has_unit(draft.kind.get()).then(|| {
            let unit = checked(draft, unit, "unit", "amend.error.unit", |_| true);
            labelled("amend.field.unit", unit, below("unit", "amend.field.unit.hint"))
        })
    };
    view! {
        <div class="amend-pair">
            {labelled("amend.field.value", value, below("value", "amend.field.value.hint"))}
            {units}
        </div>
    }
    .into_any()
}

/// The date is checked and read aloud in words while it is typed.
fn date(draft: Draft) -> AnyView {
    let line = Line {
        described: Some("amend-date-hint amend-date-fault amend-date-reads"),
        ..Line::new("amend-date", draft.date)
    };
    let reads = move || {
        let typed = draft.date.get();
        let date = Some(typed.trim()).filter(|date| is_date(date))?;
        Some(tf("amend.field.date.reads", &[("date", &locale().date(date))]))
    };
    let below = view! {
        <span class="hint" id="amend-date-reads" data-testid="amend-date-reads">{reads}</span>
        {complaint(draft, "date")}
        <span class="hint" id="amend-date-hint">{t("amend.field.date.hint")}</span>
    };
    let line = checked(draft, line, "date", "amend.error.date", is_date);
    labelled("amend.field.date", line, below)
}
