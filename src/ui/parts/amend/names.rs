//! The partners named in the open sentence: what a name was taken for, and what it is.

use leptos::prelude::*;

use super::verdict::open_fact;
use crate::amend::{Correction, Entity, NOBODY};
use crate::lexicon::EntityKind;
use crate::text::Span;
use crate::ui::state::Page;
use crate::ui::text::{t, tf};

/// A name in the text.
#[derive(Clone, PartialEq)]
struct Named {
    document: String,
    span: Span,
    words: String,
    id: String,
}

/// A choice for each name: the partner that it is, another, or none.
#[component]
pub(super) fn Names() -> impl IntoView {
    let page = Page::get();
    let named = Memo::new(move |_| named(page).unwrap_or_default());
    view! {
        <Show when=move || !named.with(Vec::is_empty)>
            <details class="reader-fold" data-testid="amend-names">
                <summary>{t("amend.names")}</summary>
                <p class="hint">{t("amend.names.hint")}</p>
                <div class="amend-names">
                    // Keyed by place, so that a choice keeps the focus.
                    <For
                        each=move || named.get()
                        key=|name| (name.document.clone(), name.span)
                        children=move |name| row(page, named, name)
                    />
                </div>
            </details>
        </Show>
    }
    .into_any()
}

fn named(page: Page) -> Option<Vec<Named>> {
    let at = open_fact(page)?;
    let document = page.evidence()?.document;
    let article = page.article.get().filter(|article| article.document.meta.id == document)?;
    let evidence = article.record.facts.get(at.fact as usize)?.span;
    let is_here = |kind: EntityKind, id: &str| kind.is_partner() || id == NOBODY;
    let mentions =
        article.record.mentions.iter().filter(|mention| {
            evidence.contains(mention.span) && is_here(mention.kind, &mention.id)
        });
    let names = mentions.map(|mention| Named {
        document: document.clone(),
        span: mention.span,
        words: mention.span.of(&article.document.text).to_owned(),
        id: mention.id.clone(),
    });
    Some(names.collect())
}

fn row(page: Page, named: Memo<Vec<Named>>, name: Named) -> impl IntoView {
    let overview = page.overview.get_untracked();
    let mut known: Vec<Entity> = vec![Entity { kind: EntityKind::Place, id: NOBODY.to_owned() }];
    let cards = overview.map(|overview| overview.partners.clone()).unwrap_or_default();
    known.extend(cards.into_iter().map(|card| Entity { kind: card.kind, id: card.id }));
    let is_known = known.iter().any(|entity| entity.id == name.id);
    // The home state is no partner of the overview.
    let own = (!is_known).then(|| {
        view! { <option value=name.id.clone() selected=true>{page.entity_name(&name.id)}</option> }
    });
    let options: Vec<_> = known
        .iter()
        .map(|entity| {
            let words = if entity.id == NOBODY {
                t("amend.names.nobody").to_owned()
            } else {
                page.entity_name(&entity.id)
            };
            view! { <option value=entity.id.clone() selected=entity.id == name.id>{words}</option> }
        })
        .collect();
    let label = tf("amend.names.is", &[("words", &name.words)]);
    let words = name.words.clone();
    let (span, found) = (name.span, name.id.clone());
    let now = move || {
        let now = named.with(|list| list.iter().find(|it| it.span == span).map(|it| it.id.clone()));
        now.unwrap_or_else(|| found.clone())
    };
    let choose = move |event| {
        let id = event_target_value(&event);
        let Some(to) = known.iter().find(|entity| entity.id == id).cloned() else { return };
        let (document, span) = (name.document.clone(), name.span);
        page.corrections.change(|log| log.append(Correction::Split { document, span, to }).ok());
        page.corrections.say("amend.said.mended");
    };
    view! {
        <label class="amend-name">
            <span lang="ru">{label}</span>
            <select data-testid="amend-split" data-words=words prop:value=now on:change=choose>{own}{options}</select>
        </label>
    }
}
