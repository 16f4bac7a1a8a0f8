//! The article in the reader: what is known of it, then its text with the evidence marked.

use leptos::prelude::*;

use super::sources::KnownList;
use crate::api::Article;
use crate::corpus::SegmentKind;
use crate::ui::state::Page;
use crate::ui::text::t;
use crate::view::article::{Block, Run, blocks};
use crate::view::route::Spot;

/// The text of the open evidence's document.
#[component]
pub(crate) fn ReaderText() -> impl IntoView {
    let page = Page::get();
    let open = Memo::new(move |_| page.evidence().map(|at| (at.document, at.spot)));
    move || {
        let (document, spot) = open.get()?;
        let article = page.article.get().filter(|a| a.document.meta.id == document);
        Some(match article {
            Some(article) => set(&article, spot).into_any(),
            None if page.article_refused.get() => ().into_any(),
            None => view! { <p class="loading" role="status">{t("reader.loading")}</p> }.into_any(),
        })
    }
}

fn set(article: &Article, spot: Spot) -> impl IntoView + use<> {
    let span = match spot {
        Spot::Fact(fact) => article.record.facts.get(fact).map(|fact| fact.span),
        Spot::Place(span) => Some(span),
    };
    let span = span.unwrap_or_default();
    let blocks = blocks(&article.document, span);
    let first = blocks.iter().position(|block| block.runs.iter().any(|run| run.marked));
    let text: Vec<_> =
        blocks.iter().enumerate().map(|(i, block)| paragraph(block, first == Some(i))).collect();
    view! {
        <article class="article">
            <KnownList
                meta=article.record.doc.clone()
                known=article.document.known.clone()
                site=article.document.site.clone()
            />
            <div class="article-text" lang="ru">{text}</div>
        </article>
    }
    .into_any()
}

/// A paragraph set as what it is. `holds_mark`: the first marked run here is the one to scroll to.
fn paragraph(block: &Block, holds_mark: bool) -> AnyView {
    let mut holds_mark = holds_mark;
    let runs: Vec<_> = block
        .runs
        .iter()
        .map(|run| {
            let target = holds_mark && run.marked;
            holds_mark &= !target;
            piece(run, target)
        })
        .collect();
    match block.kind {
        SegmentKind::Heading => view! { <h3>{runs}</h3> }.into_any(),
        SegmentKind::Body => view! { <p>{runs}</p> }.into_any(),
        SegmentKind::Question => view! { <p class="question">{runs}</p> }.into_any(),
        SegmentKind::Answer => view! { <p class="answer">{runs}</p> }.into_any(),
        SegmentKind::Caption => view! { <p class="caption">{runs}</p> }.into_any(),
        SegmentKind::Reference => view! { <p class="reference">{runs}</p> }.into_any(),
        SegmentKind::Metadata => view! { <p class="metadata">{runs}</p> }.into_any(),
    }
}

fn piece(run: &Run, target: bool) -> AnyView {
    let text = run.text.to_owned();
    match (run.marked, run.label) {
        (true, _) if target => {
            view! { <mark id="evidence-mark" data-testid="evidence-mark">{text}</mark> }.into_any()
        }
        (true, _) => view! { <mark>{text}</mark> }.into_any(),
        (false, true) => view! { <b class="speaker-label">{text}</b> }.into_any(),
        (false, false) => text.into_any(),
    }
}
