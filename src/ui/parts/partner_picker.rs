//! The partners found, and the choice of up to five.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::roving::{Roving, on_key};
use crate::lexicon::EntityKind;
use crate::query::Facet;
use crate::text::fold;
use crate::ui::state::Page;
use crate::ui::text::{number, t, tf};
use crate::view::PartnerCard;

/// So many of the partners found stand in the open; the rest is one press away.
const IN_THE_OPEN: usize = 9;
/// What the way to all partners is called in the row; no partner is.
const ALL: &str = "*";

/// The picker: a row of partners that are on or off, and a searchable list of all.
#[component]
pub(crate) fn PartnerPicker() -> impl IntoView {
    let page = Page::get();
    let chosen = Memo::new(move |_| page.partners());
    let cards = move || {
        let overview = page.overview.get()?;
        Some(overview.told_of().cloned().collect::<Vec<_>>())
    };
    let counts = Memo::new(move |_| counts(page));
    let in_the_open = move || {
        let chosen = chosen.get();
        let cards = cards().unwrap_or_default();
        let shown = cards
            .into_iter()
            .enumerate()
            .filter(|(rank, card)| *rank < IN_THE_OPEN || chosen.contains(&card.id));
        shown.map(|(_, card)| card).collect::<Vec<_>>()
    };
    let row = Roving::new(move || {
        let mut ids: Vec<String> = in_the_open().into_iter().map(|card| card.id).collect();
        ids.push(ALL.to_owned());
        ids
    });
    let count = move || number(cards().map_or(0, |cards| cards.len()));
    view! {
        <section class="partner-picker" data-testid="partner-picker" aria-labelledby="picker-label">
            <div class="picker-head">
                <h2 id="picker-label">{t("picker.label")}</h2>
                <p class="hint">{t("picker.hint")}</p>
            </div>
            <div role="toolbar" aria-labelledby="picker-label" on:keydown=on_key>
                <ul class="picker-row">
                    // Keyed, so that a pressed button stays itself and keeps the focus.
                    <For each=in_the_open key=|card| card.id.clone() let:card>
                        <li><Toggle card chosen counts row/></li>
                    </For>
                    <li>
                        <details class="menu picker-menu">
                            <summary
                                class="button"
                                data-testid="picker-all"
                                tabindex=move || row.tabindex(ALL)
                                data-control=""
                                on:focus=move |_| row.focused(ALL)
                            >
                                {move || tf("picker.all", &[("n", &count())])}
                            </summary>
                            <AllPartners chosen counts/>
                        </details>
                    </li>
                </ul>
            </div>
        </section>
    }
    .into_any()
}

/// How many facts of each partner the other filters leave; none before the first answer.
fn counts(page: Page) -> BTreeMap<String, usize> {
    page.shown.with(|shown| {
        let facets = shown.as_deref().map(|shown| shown.controls.facets.as_slice());
        let found = facets.unwrap_or_default().iter().find(|(facet, _)| *facet == Facet::Partner);
        let choices = found.map(|(_, choices)| choices.as_slice()).unwrap_or_default();
        choices.iter().map(|choice| (choice.id.clone(), choice.count)).collect()
    })
}

/// One partner, on or off.
#[component]
fn Toggle(
    /// The partner.
    card: PartnerCard,
    /// The partners that are on.
    chosen: Memo<Vec<String>>,
    /// How many facts of each the other filters leave.
    counts: Memo<BTreeMap<String, usize>>,
    /// The row that it stands in.
    #[prop(optional)]
    row: Option<Roving>,
) -> impl IntoView {
    let page = Page::get();
    let id = card.id.clone();
    let is_on = {
        let id = id.clone();
        move || chosen.with(|chosen| chosen.contains(&id))
    };
    let (hue, name) = (page.hue(&id), page.entity_name(&id));
    let count = {
        let id = id.clone();
        move || number(counts.with(|counts| counts.get(&id).copied()).unwrap_or(card.facts))
    };
    let data_id = id.clone();
    let ahead = {
        let id = id.clone();
        move || page.foresee_partner(&id)
    };
    let focused = {
        let (id, ahead) = (id.clone(), ahead.clone());
        move || {
            ahead();
            if let Some(row) = row {
                row.focused(&id);
            }
        }
    };
    let stop = {
        let id = id.clone();
        move || row.map(|row| row.tabindex(&id))
    };
    view! {
        <button
            class="toggle"
            data-testid="partner-toggle"
            data-partner=data_id
            data-hue=hue
            data-control=row.map(|_| "")
            tabindex=stop
            aria-pressed=move || is_on().to_string()
            on:pointerover=move |_| ahead()
            on:focusin=move |_| focused()
            on:click=move |_| page.toggle_partner(&id)
        >
            <span class="dot" aria-hidden="true"></span>
            // A long name is cut in the row.
            <span title=name.clone()>{name.clone()}</span>
            <span class="count">{count}</span>
        </button>
    }
    .into_any()
}

/// All partners by kind, narrowed by typing.
#[component]
fn AllPartners(
    /// The partners that are on.
    chosen: Memo<Vec<String>>,
    /// How many facts of each the other filters leave.
    counts: Memo<BTreeMap<String, usize>>,
) -> impl IntoView {
    let page = Page::get();
    let typed = RwSignal::new(String::new());
    let groups = move || {
        let wanted = fold(typed.get().trim());
        let overview = page.overview.get()?;
        let kinds = [
            (EntityKind::State, "picker.kind.state"),
            (EntityKind::Bloc, "picker.kind.bloc"),
            (EntityKind::Organisation, "picker.kind.organisation"),
        ];
        let groups: Vec<_> = kinds
            .into_iter()
            .filter_map(|(kind, key)| {
                let found: Vec<_> = overview
                    .told_of()
                    .filter(|card| card.kind == kind && matches(page, card, &wanted))
                    .map(|card| view! { <li><Toggle card=card.clone() chosen counts/></li> })
                    .collect();
                (!found.is_empty()).then(|| {
                    view! {
                        <h3>{t(key)}</h3>
                        <ul class="picker-list">{found}</ul>
                    }
                })
            })
            .collect();
        Some(if groups.is_empty() {
            view! { <p class="hint" role="status">{t("picker.none")}</p> }.into_any()
        } else {
            groups.into_any()
        })
    };
    view! {
        <div class="menu-panel picker-panel">
            <input
                type="search"
                data-testid="partner-search"
                aria-label=t("picker.search")
                placeholder=t("picker.search")
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <div class="picker-groups">{groups}</div>
        </div>
    }
    .into_any()
}

/// In the reader's language, in Russian, by code.
fn matches(page: Page, card: &PartnerCard, wanted: &str) -> bool {
    fold(&page.entity_name(&card.id)).contains(wanted)
        || fold(&card.name).contains(wanted)
        || card.id.to_lowercase().contains(wanted)
}
