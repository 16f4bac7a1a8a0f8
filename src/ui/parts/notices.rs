//! What the user must be told, and what can be done about it.

use leptos::prelude::*;

use crate::ui::basket::Gathered;
use crate::ui::client::EngineState;
use crate::ui::state::Page;
use crate::ui::text::{t, tf};

/// All notices; a live region, so that they are also read out.
#[component]
pub(crate) fn Notices() -> impl IntoView {
    let page = Page::get();
    let gathered = Gathered::get();
    let closed = RwSignal::new(Vec::<String>::new());
    let link_notices = move || {
        let mut texts = link_problems(page);
        texts.retain(|text| closed.with(|closed| !closed.contains(text)));
        let notices = texts.into_iter().map(|text| {
            let shown = text.clone();
            let close = move |_| closed.update(|closed| closed.push(text.clone()));
            view! {
                <div class="notice" data-testid="notice">
                    <p>{shown}</p>
                    <button class="close" aria-label=t("notice.close") on:click=close>"×"</button>
                </div>
            }
        });
        notices.collect_view()
    };
    view! {
        <div class="notices" role="status" aria-live="polite">
            {move || engine_notice(page)}
            {move || page.no_room.get().map(|name| view! {
                <div class="notice" data-testid="notice">
                    <p>{tf("notice.too-many", &[("name", &name)])}</p>
                    <button
                        class="close"
                        aria-label=t("notice.close")
                        on:click=move |_| page.no_room.set(None)
                    >
                        "×"
                    </button>
                </div>
            })}
            {move || gathered.trouble.get().map(|key| view! {
                <div class="notice notice--fault" data-testid="notice-report">
                    <p>{t(key)}</p>
                    <button
                        class="close"
                        aria-label=t("notice.close")
                        on:click=move |_| gathered.trouble.set(None)
                    >
                        "×"
                    </button>
                </div>
            })}
            {link_notices}
        </div>
    }
    .into_any()
}

fn engine_notice(page: Page) -> Option<impl IntoView> {
    let (text, action) = match page.engine.get() {
        EngineState::Starting | EngineState::Ready => return None,
        EngineState::Restarted => ("engine.restarted", "engine.retry"),
        EngineState::Failed => ("engine.failed", "engine.retry"),
        EngineState::Slow => ("engine.slow", "engine.restart"),
    };
    Some(view! {
        <div class="notice notice--fault" data-testid="notice">
            <p>{t(text)}</p>
            <button on:click=move |_| page.retry()>{t(action)}</button>
        </div>
    })
}

/// What in the address could not be read, or is not in the corpus.
fn link_problems(page: Page) -> Vec<String> {
    let parsed = page.parsed.get();
    let mut out = Vec::new();
    if !parsed.unread.is_empty() {
        out.push(tf("notice.unread", &[("parts", &parsed.unread.join(", "))]));
    }
    let Some(overview) = page.overview.get() else { return out };
    let route = parsed.route;
    let mut absent = |key: &str, ids: &[String], known: &dyn Fn(&str) -> bool| {
        let ids: Vec<_> = ids.iter().filter(|id| !known(id)).map(String::as_str).collect();
        if !ids.is_empty() {
            out.push(tf(key, &[("ids", &ids.join(", "))]));
        }
    };
    let partners = route.partners.unwrap_or_default();
    absent("notice.absent-partner", &partners, &|id| {
        overview.partners.iter().any(|card| card.id == id)
    });
    absent("notice.absent-source", &route.filter.documents, &|id| {
        overview.documents.iter().any(|card| card.meta.id == id)
    });
    absent("notice.absent-speaker", &route.filter.speakers, &|id| {
        overview.speakers.iter().any(|card| card.id == id)
    });
    if let Some(evidence) = route.evidence {
        let lacks = page.article.with(|article| {
            article.as_ref().is_some_and(|article| {
                article.document.meta.id == evidence.document
                    && evidence.spot.fact().is_some_and(|fact| fact >= article.record.facts.len())
            })
        });
        if lacks || page.article_refused.get() {
            out.push(t("notice.absent-fact").to_owned());
        }
    }
    out
}
