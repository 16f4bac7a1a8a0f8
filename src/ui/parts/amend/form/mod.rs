//! The form that mends a fact: the fields that its kind has, each with its own complaint.
//!
//! In: the open fact. Out: the changes that the user made, by a press of Enter or «Сохранить»; Escape
//! leaves all as it is. What was found stays in sight above.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::words::{bound_word, sort_word};
use crate::amend::{
    Change, Parts, has_bound, has_date, has_unit, has_value, is_date, is_reachable, number, sorts,
};
use crate::query::{FactRef, Selection};
use crate::record::{Bound, Fact, FactKind};
use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::{locale, t, tf};
use crate::view::View;
use crate::view::route::Route;

const BOUNDS: [Bound; 5] = [Bound::Exact, Bound::Over, Bound::Under, Bound::Upto, Bound::About];
/// The field that has the focus first.
const FIRST: &str = "amend-kind";

/// What is typed and chosen.
#[derive(Clone, Copy)]
struct Draft {
    kind: RwSignal<FactKind>,
    sorts: RwSignal<Vec<String>>,
    partners: RwSignal<Vec<String>>,
    /// Those that stand in the form, chosen or no longer: a press must not take its own box away.
    listed: RwSignal<Vec<String>>,
    value: RwSignal<String>,
    unit: RwSignal<String>,
    bound: RwSignal<Bound>,
    date: RwSignal<String>,
    speaker: RwSignal<String>,
    note: RwSignal<String>,
    /// A field by its name, and what is wrong with it.
    fault: RwSignal<Option<(&'static str, &'static str)>>,
}

impl Draft {
    fn of(fact: &Fact) -> Self {
        let parts = Parts::of(&fact.detail);
        let codes = parts.sorts.iter().map(|code| (*code).to_owned()).collect();
        // As a program writes it: digits without gaps, so that nothing is lost on the way back.
        let value = parts.value.map(|value| value.to_string().replace('.', ","));
        let speaker = fact.speaker.clone().unwrap_or_else(|| Selection::AUTHOR.to_owned());
        Self {
            kind: RwSignal::new(fact.detail.kind()),
            sorts: RwSignal::new(codes),
            partners: RwSignal::new(fact.partners.clone()),
            listed: RwSignal::new(fact.partners.clone()),
            value: RwSignal::new(value.unwrap_or_default()),
            unit: RwSignal::new(parts.unit.unwrap_or_default()),
            bound: RwSignal::new(parts.bound),
            date: RwSignal::new(parts.date.unwrap_or_default()),
            speaker: RwSignal::new(speaker),
            note: RwSignal::new(String::new()),
            fault: RwSignal::new(None),
        }
    }

    /// What differs from the fact; a field and its complaint where something cannot be.
    fn changes(
        self,
        fact: &Fact,
        found: FactKind,
    ) -> Result<Vec<Change>, (&'static str, &'static str)> {
        let was = Parts::of(&fact.detail);
        let kind = self.kind.get_untracked();
        let codes = self.sorts.get_untracked();
        let partners = self.partners.get_untracked();
        let mut out = Vec::new();
        let is_other = kind != fact.detail.kind() || !codes.iter().eq(was.sorts.iter());
        if codes.is_empty() && !sorts(kind).is_empty() {
            return Err(("sort", "amend.error.sort"));
        }
        // A mend of a fact that was made another kind says so again: its parts are of that kind.
        if is_reachable(kind) && (is_other || kind != found) {
            out.push(Change::Kind(kind, codes));
        }
        if kind == FactKind::Membership && partners.is_empty() {
            return Err(("partners", "amend.error.partners"));
        }
        if partners != fact.partners {
            out.push(Change::Partners(partners));
        }
        let typed = self.value.get_untracked();
        if has_value(kind) && !typed.trim().is_empty() {
            let value = number(&typed).ok_or(("value", "amend.error.value"))?;
            if was.value != Some(value) {
                out.push(Change::Value(value));
            }
        } else if kind == FactKind::Indicator {
            return Err(("value", "amend.error.value.needed"));
        }
        let unit = self.unit.get_untracked().trim().to_owned();
        if has_unit(kind) && !typed.trim().is_empty() && Some(&unit) != was.unit.as_ref() {
            if unit.is_empty() && was.unit.is_some() {
                return Err(("unit", "amend.error.unit"));
            }
            out.extend((!unit.is_empty()).then_some(Change::Unit(unit)));
        }
        let bound = self.bound.get_untracked();
        if has_bound(kind) && bound != was.bound {
            out.push(Change::Bound(bound));
        }
        let date =
            Some(self.date.get_untracked().trim().to_owned()).filter(|date| !date.is_empty());
        if has_date(kind) && date != was.date {
            if !date.as_deref().is_none_or(is_date) {
                return Err(("date", "amend.error.date"));
            }
            out.push(Change::Date(date));
        }
        let speaker = Some(self.speaker.get_untracked()).filter(|id| id != Selection::AUTHOR);
        if speaker != fact.speaker {
            out.push(Change::Speaker(speaker));
        }
        let is_same = |change: &Change| matches!(change, Change::Kind(..)) && !is_other;
        if out.iter().all(is_same) {
            return Err(("form", "amend.error.nothing"));
        }
        Ok(out)
    }
}

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

fn fields(page: Page, at: FactRef, fact: Fact) -> impl IntoView {
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
    view! {
        <form class="amend-form" data-testid="amend-form" novalidate on:submit=save on:keydown=on_key>
            {kinds(draft, kind_now)}
            {move || sort_field(draft, kind.get())}
            {partners(page, draft)}
            <Show when=move || has_value(kind.get())>
                {value(draft)}
            </Show>
            <Show when=move || has_bound(kind.get())>
                {bounds(draft)}
            </Show>
            <Show when=move || has_date(kind.get())>
                {date(draft)}
            </Show>
            {speaker(page, draft)}
            <label class="amend-field">
                <span>{t("amend.field.note")}</span>
                <input
                    type="text"
                    id="amend-note"
                    data-testid="amend-note"
                    on:input=move |event| draft.note.set(event_target_value(&event))
                />
            </label>
            <p class="amend-fault" role="alert" tabindex="-1" id="amend-form" data-testid="amend-fault">
                {move || draft.fault.get().filter(|(field, _)| *field == "form").map(|(_, key)| t(key))}
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
fn fault(draft: Draft, field: &'static str) -> impl IntoView {
    let here = move || draft.fault.get().filter(|(known, _)| *known == field);
    view! {
        <span class="amend-fault" role="alert" id=format!("amend-{field}-fault") data-testid=format!("amend-fault-{field}")>
            {move || here().map(|(_, key)| t(key))}
        </span>
    }
}

fn is_wrong(draft: Draft, field: &'static str) -> Option<&'static str> {
    draft.fault.get().is_some_and(|(known, _)| known == field).then_some("true")
}

fn kinds(draft: Draft, now: FactKind) -> impl IntoView {
    let list = FactKind::ALL.iter().copied().filter(|kind| is_reachable(*kind) || *kind == now);
    let options = list.map(|kind| {
        view! {
            <option value=kind.code() selected=kind == now>{t(&format!("kind.{}", kind.code()))}</option>
        }
    });
    let choose = move |event| {
        if let Some(kind) = FactKind::from_code(&event_target_value(&event)) {
            let first = sorts(kind).first().map(|code| (*code).to_owned());
            draft.sorts.set(first.into_iter().collect());
            draft.kind.set(kind);
        }
    };
    view! {
        <label class="amend-field">
            <span>{t("amend.field.kind")}</span>
            <select id=FIRST data-testid="amend-kind" on:change=choose>{options.collect_view()}</select>
        </label>
    }
}

/// A choice of one; of a role, of several.
fn sort_field(draft: Draft, kind: FactKind) -> Option<AnyView> {
    let codes = sorts(kind);
    if codes.is_empty() {
        return None;
    }
    let chosen = draft.sorts.get_untracked();
    if kind == FactKind::Role {
        let boxes = codes.into_iter().map(|code| {
            let toggle = move |_| {
                draft.sorts.update(|list| match list.iter().position(|known| known == code) {
                    Some(at) => drop(list.remove(at)),
                    None => list.push(code.to_owned()),
                });
            };
            view! {
                <label class="amend-check">
                    <input
                        type="checkbox"
                        value=code
                        data-testid="amend-sort"
                        checked=chosen.iter().any(|known| known == code)
                        on:change=toggle
                    />
                    <span>{sort_word(kind, code)}</span>
                </label>
            }
        });
        let boxes = boxes.collect_view();
        return Some(
            view! {
                <fieldset class="amend-field" id="amend-sort" tabindex="-1">
                    <legend>{t("amend.field.sort")}</legend>
                    <div class="amend-checks">{boxes}</div>
                    {fault(draft, "sort")}
                </fieldset>
            }
            .into_any(),
        );
    }
    let options = codes.into_iter().map(|code| {
        let is_chosen = chosen.iter().any(|known| known == code);
        view! { <option value=code selected=is_chosen>{sort_word(kind, code)}</option> }
    });
    let choose = move |event| draft.sorts.set(vec![event_target_value(&event)]);
    Some(
        view! {
            <label class="amend-field">
                <span>{t("amend.field.sort")}</span>
                <select id="amend-sort" data-testid="amend-sort" on:change=choose>
                    {options.collect_view()}
                </select>
                {fault(draft, "sort")}
            </label>
        }
        .into_any(),
    )
}

/// The partners chosen, each with a press that takes it away; the others in a list.
fn partners(page: Page, draft: Draft) -> impl IntoView {
    let check = move |id: String| {
        let (name, data) = (page.entity_name(&id), id.clone());
        let is_on = draft.partners.with_untracked(|list| list.contains(&id));
        let toggle = move |_| {
            draft.partners.update(|list| match list.iter().position(|known| *known == id) {
                Some(at) => drop(list.remove(at)),
                None => list.push(id.clone()),
            });
        };
        view! {
            <label class="amend-check">
                <input
                    type="checkbox"
                    checked=is_on
                    data-testid="amend-partner"
                    data-partner=data
                    on:change=toggle
                />
                <span>{name}</span>
            </label>
        }
    };
    let none = move || draft.partners.with(Vec::is_empty).then(|| t("amend.field.partners.none"));
    let rest = move || {
        let ids = draft.listed.get();
        let overview = page.overview.get();
        let cards = overview.map(|overview| overview.partners.clone()).unwrap_or_default();
        let cards = cards.into_iter().filter(|card| !ids.contains(&card.id));
        let options = cards.map(|card| {
            let name = page.entity_name(&card.id);
            view! { <option value=card.id>{name}</option> }
        });
        options.collect_view()
    };
    let add = move |event| {
        let id = event_target_value(&event);
        if !id.is_empty() {
            draft.partners.update(|list| list.push(id.clone()));
            draft.listed.update(|list| list.push(id));
        }
    };
    let own = Route { view: View::Corrections, ..Route::default() }.to_fragment();
    view! {
        <fieldset class="amend-field" id="amend-partners" tabindex="-1">
            <legend>{t("amend.field.partners")}</legend>
            <div class="amend-checks">
                <For each=move || draft.listed.get() key=String::clone children=check/>
                <span class="hint">{none}</span>
            </div>
            <div class="amend-pair">
                <select data-testid="amend-partner-add" aria-label=t("amend.field.partners.add") on:change=add>
                    <option value="">{t("amend.field.partners.add")}</option>
                    {rest}
                </select>
                <a href=own>{t("amend.field.partners.new")}</a>
            </div>
            {fault(draft, "partners")}
        </fieldset>
    }
}

fn value(draft: Draft) -> impl IntoView {
    let check = move |event| {
        let typed = event_target_value(&event);
        let is_fit = typed.trim().is_empty() || number(&typed).is_some();
        draft.fault.set((!is_fit).then_some(("value", "amend.error.value")));
        draft.value.set(typed);
    };
    let units = move || has_unit(draft.kind.get());
    view! {
        <div class="amend-pair">
            <label class="amend-field">
                <span>{t("amend.field.value")}</span>
                <input
                    type="text"
                    inputmode="decimal"
                    id="amend-value"
                    data-testid="amend-value"
                    autocomplete="off"
                    aria-describedby="amend-value-hint amend-value-fault"
                    aria-invalid=move || is_wrong(draft, "value")
                    prop:value=draft.value.get_untracked()
                    on:input=check
                />
                <span class="hint" id="amend-value-hint">{t("amend.field.value.hint")}</span>
                {fault(draft, "value")}
            </label>
            <Show when=units>
                <label class="amend-field">
                    <span>{t("amend.field.unit")}</span>
                    <input
                        type="text"
                        id="amend-unit"
                        data-testid="amend-unit"
                        autocomplete="off"
                        aria-describedby="amend-unit-hint amend-unit-fault"
                        aria-invalid=move || is_wrong(draft, "unit")
                        prop:value=draft.unit.get_untracked()
                        on:input=move |event| draft.unit.set(event_target_value(&event))
                    />
                    <span class="hint" id="amend-unit-hint">{t("amend.field.unit.hint")}</span>
                    {fault(draft, "unit")}
                </label>
            </Show>
        </div>
    }
}

fn bounds(draft: Draft) -> impl IntoView {
    let now = draft.bound.get_untracked();
    let options = BOUNDS.map(|bound| {
        view! { <option value=bound.code() selected=bound == now>{bound_word(bound)}</option> }
    });
    let choose = move |event| {
        let code = event_target_value(&event);
        if let Some(bound) = BOUNDS.into_iter().find(|bound| bound.code() == code) {
            draft.bound.set(bound);
        }
    };
    view! {
        <label class="amend-field">
            <span>{t("amend.field.bound")}</span>
            <select data-testid="amend-bound" on:change=choose>{Vec::from(options)}</select>
        </label>
    }
}

/// The date is checked and read aloud in words while it is typed.
fn date(draft: Draft) -> impl IntoView {
    let check = move |event| {
        let typed = event_target_value(&event);
        let is_fit = typed.trim().is_empty() || is_date(typed.trim());
        draft.fault.set((!is_fit).then_some(("date", "amend.error.date")));
        draft.date.set(typed);
    };
    let reads = move || {
        let typed = draft.date.get();
        let date = Some(typed.trim()).filter(|date| is_date(date))?;
        Some(tf("amend.field.date.reads", &[("date", &locale().date(date))]))
    };
    view! {
        <label class="amend-field">
            <span>{t("amend.field.date")}</span>
            <input
                type="text"
                id="amend-date"
                data-testid="amend-date"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="amend-date-hint amend-date-fault amend-date-reads"
                aria-invalid=move || is_wrong(draft, "date")
                prop:value=draft.date.get_untracked()
                on:input=check
            />
            <span class="hint" id="amend-date-reads" data-testid="amend-date-reads">{reads}</span>
            {fault(draft, "date")}
            <span class="hint" id="amend-date-hint">{t("amend.field.date.hint")}</span>
        </label>
    }
}

fn speaker(page: Page, draft: Draft) -> impl IntoView {
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
    let options = ids.into_iter().map(|id| {
        let (name, is_now) = (page.speaker_name(&id), id == now);
        view! { <option value=id selected=is_now>{name}</option> }
    });
    let choose = move |event| draft.speaker.set(event_target_value(&event));
    view! {
        <label class="amend-field">
            <span>{t("amend.field.speaker")}</span>
            <select data-testid="amend-speaker" on:change=choose>{options.collect_view()}</select>
        </label>
    }
}
