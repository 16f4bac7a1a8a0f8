//! Whose texts these are, and how that is known.

use leptos::prelude::*;

use crate::corpus::{Known, Provenance};
use crate::record::DocMeta;
use crate::ui::state::Page;
use crate::ui::text::{locale, publication, t, tf, tn};
use crate::view::View;

/// So many documents stand in the foot of the page.
const LONGEST: usize = 50;

/// The foot of the page.
#[component]
pub(crate) fn Sources() -> impl IntoView {
    let page = Page::get();
    let cards = move || {
        let overview = page.overview.get();
        let cards = overview.iter().flat_map(|overview| overview.documents.iter().take(LONGEST));
        let cards = cards.cloned();
        cards
            .map(|card| {
                let id = card.meta.id.clone();
                let (document, shown) = (id.clone(), id.clone());
                let only = move |_| page.go(|route| route.filter.documents = vec![id.clone()]);
                view! {
                    <li class="source" data-testid="source" data-document=document>
                        <KnownList meta=card.meta known=card.known/>
                        <p class="source-foot">
                            <span class="print-only">{shown}</span>
                            <span>{tn("facts", card.facts)}</span>
                            <button class="link" on:click=only>{t("sources.only")}</button>
                        </p>
                    </li>
                }
            })
            .collect_view()
    };
    // The view of the sources has them all.
    let rest = move || {
        let all = page.overview.with(|o| o.as_ref().map_or(0, |overview| overview.documents.len()));
        let more = all.saturating_sub(LONGEST);
        (more > 0).then(|| {
            let href = move || page.route().in_view(View::Sources).to_fragment();
            view! { <p><a href=href>{tf("sources.more", &[("texts", &tn("texts", more))])}</a></p> }
        })
    };
    view! {
        <footer class="foot">
            <section aria-labelledby="sources">
                <h2 id="sources" tabindex="-1">{t("sources.label")}</h2>
                <p class="hint">{t("sources.rights")}</p>
                <ul class="source-list">{cards}</ul>
                {rest}
            </section>
            <p class="hint foot-about">{t("app.about")}</p>
        </footer>
    }
    .into_any()
}

/// Title, publisher and date, each with how it is known in a word.
#[component]
pub(crate) fn KnownLine(
    /// The values.
    meta: DocMeta,
    /// How each is known.
    known: Vec<Known>,
) -> impl IntoView {
    let title = locale().document_title(&meta);
    let date = meta.date.map(|edtf| publication(&edtf));
    let values = [
        ("publisher", meta.publisher.unwrap_or_else(|| t("known.publisher.none").to_owned())),
        ("date", date.unwrap_or_else(|| t("known.date.none").to_owned())),
    ];
    let values = values.map(|(field, value)| {
        view! {
            <span class="known-value" data-field=field>
                {value}
                <How known=how(&known, field)/>
            </span>
        }
        .into_any()
    });
    view! {
        <p class="known-title" data-field="title">{title}</p>
        <p class="known-rest">{Vec::from(values)}</p>
    }
    .into_any()
}

/// The same, with how each piece is known in full, and where the publisher is.
#[component]
pub(crate) fn KnownList(
    /// The values.
    meta: DocMeta,
    /// How each is known.
    known: Vec<Known>,
    /// Address of the publisher's site, for an article whose own is unknown.
    #[prop(optional_no_strip)]
    site: Option<String>,
) -> impl IntoView {
    let link = meta.url.clone().or(site).filter(|url| url.starts_with("https://"));
    let details = details(&known);
    view! {
        <div class="known">
            <KnownLine meta known/>
            {link.map(|url| view! {
                <a class="known-link" href=url rel="noopener noreferrer external">
                    {t("reader.origin")}
                </a>
            })}
            {details}
        </div>
    }
    .into_any()
}

/// How one piece is known, in a word.
#[component]
fn How(known: Option<Provenance>) -> impl IntoView {
    let word = match known? {
        Provenance::Text => t("known.how.text"),
        Provenance::Publisher => t("known.how.publisher"),
        Provenance::Inferred(_) => t("known.how.inferred.short"),
        // The value itself says that it is unknown.
        Provenance::Unknown => return None,
    };
    Some(view! { <span class="known-how">{word}</span> })
}

fn how(known: &[Known], field: &str) -> Option<Provenance> {
    known.iter().find(|known| known.field == field).map(|known| known.provenance.clone())
}

/// How each piece is known, in full, on request.
fn details(known: &[Known]) -> impl IntoView + use<> {
    let rows: Vec<_> = known
        .iter()
        .map(|known| {
            let how = match &known.provenance {
                Provenance::Text => t("known.how.text").to_owned(),
                Provenance::Publisher => t("known.how.publisher").to_owned(),
                Provenance::Inferred(sentence) => {
                    tf("known.how.inferred", &[("sentence", sentence)])
                }
                Provenance::Unknown => t("known.how.unknown").to_owned(),
            };
            let field = t(&format!("known.{}", known.field));
            view! { <div><dt>{field}</dt><dd>{how}</dd></div> }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details class="known-details">
                <summary>{t("known.details")}</summary>
                <dl>{rows}</dl>
            </details>
        }
    })
}
