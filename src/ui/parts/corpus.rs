//! Which corpus this is, in a line.

use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::{t, tf, tn};

/// How many texts, facts, partners, speakers; whose policy they are about.
#[component]
pub(crate) fn CorpusLine() -> impl IntoView {
    let page = Page::get();
    let line = move || {
        let overview = page.overview.get()?;
        let counts = [
            tn("texts", overview.documents.len()),
            tn("facts", overview.facts),
            tn("partners", overview.partners.len()),
            tn("speakers", overview.speakers.len()),
        ];
        let counts = counts.map(|count| view! { <li>{count}</li> });
        let home = overview.home.first().map(|id| {
            let name = page.entity_name(id);
            view! {
                <li class="corpus-home" data-testid="home">
                    {tf("corpus.home", &[("name", &name)])}
                </li>
            }
        });
        Some(view! { {Vec::from(counts)} {home} })
    };
    view! {
        <section class="corpus" data-testid="corpus" aria-label=t("corpus.label")>
            <ul class="corpus-line">{line}</ul>
            <button class="link" on:click=|_| browser::jump("sources")>
                {t("corpus.to-sources")}
            </button>
        </section>
    }
    .into_any()
}
