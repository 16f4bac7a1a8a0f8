//! Which corpus this is, in a line, and how much of it the user has corrected.

use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::{t, tf, tn};
use crate::view::View;

/// How many texts, facts, partners, speakers; whose policy they are about.
#[component]
pub(crate) fn CorpusLine() -> impl IntoView {
    let page = Page::get();
    let line = move || {
        let overview = page.overview.get()?;
        let counts = [
            tn("texts", overview.documents.len()),
            tn("facts", overview.facts),
            tn("partners", overview.told_of().count()),
            tn("speakers", overview.voices()),
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
            <CorrectionsLink/>
            <button class="link" on:click=|_| browser::jump("sources")>
                {t("corpus.to-sources")}
            </button>
        </section>
    }
    .into_any()
}

/// The number of corrections, leading to them; nothing where there are none.
#[component]
fn CorrectionsLink() -> impl IntoView {
    let page = Page::get();
    let count = Memo::new(move |_| page.corrections.log.with(|log| log.entries().len()));
    let href = move || page.route().in_view(View::Corrections).to_fragment();
    view! {
        <Show when=move || { count.get() > 0 }>
            <a class="corrections-link" href=href data-testid="corrections-link">
                {move || tn("amend.count", count.get())}
            </a>
        </Show>
    }
    .into_any()
}
