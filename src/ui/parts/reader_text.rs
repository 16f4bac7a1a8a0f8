//! The article in the reader: what is known of it, then its text with the evidence and all finds
//! marked.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::amend::{Named, Naming, line};
use super::reader_layers::{Marked, name};
use super::sources::KnownList;
use crate::api::Article;
use crate::corpus::SegmentKind;
use crate::query::Selection;
use crate::ui::browser::{self, Way};
use crate::ui::state::Page;
use crate::ui::text::{t, tf};
use crate::view::article::{Block, Layer, Layers, Run, blocks};
use crate::view::route::{EvidenceRef, Spot};
use crate::view::{ItemBody, item_of};

/// The text of the open evidence's document.
#[component]
pub(crate) fn ReaderText() -> impl IntoView {
    let page = Page::get();
    let open = Memo::new(move |_| page.evidence().map(|at| (at.document, at.spot)));
    move || {
        let (document, spot) = open.get()?;
        let article = page.article.get().filter(|a| a.document.meta.id == document);
        Some(match article {
            Some(article) => set(page, &article, spot).into_any(),
            None if page.article_refused.get() => ().into_any(),
            None => view! { <p class="loading" role="status">{t("reader.loading")}</p> }.into_any(),
        })
    }
}

fn set(page: Page, article: &Article, spot: Spot) -> impl IntoView + use<> {
    let span = match spot {
        Spot::Fact(fact) => article.record.facts.get(fact).map(|fact| fact.span),
        Spot::Place(span) => Some(span),
    };
    let span = span.unwrap_or_default();
    let blocks = blocks(&article.document, &article.record, span);
    let first = blocks.iter().position(|block| block.runs.iter().any(|run| run.marked));
    let mark = page.parsed.with_untracked(|parsed| parsed.route.evidence.clone());
    let mark = mark.map(|at| at.mark).unwrap_or_default();
    let setting = Setting { page, article, open: spot, mark };
    let stop = first_stop(&setting, &blocks);
    let text: Vec<_> = blocks
        .iter()
        .enumerate()
        .map(|(i, block)| {
            let stop = stop.filter(|(at, _)| *at == i).map(|(_, run)| run);
            paragraph(&setting, block, first == Some(i), stop)
        })
        .collect();
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

/// What runs are set with.
struct Setting<'a> {
    page: Page,
    article: &'a Article,
    open: Spot,
    /// From where the reading began: there the focus returns.
    mark: String,
}

/// Where the keyboard comes to the names of a text whose open words hold none: at the next name, else
/// at the last one before. By block and run.
fn first_stop(setting: &Setting, blocks: &[Block]) -> Option<(usize, usize)> {
    let (mut is_past, mut before, mut after) = (false, None, None);
    for (at, block) in blocks.iter().enumerate() {
        for (number, run) in block.runs.iter().enumerate() {
            is_past |= run.marked;
            if name_of(setting, run).is_none() {
                continue;
            }
            if run.marked {
                return None;
            }
            if is_past {
                after = after.or(Some((at, number)));
            } else {
                before = Some((at, number));
            }
        }
    }
    after.or(before)
}

/// A paragraph set as what it is. `holds_mark`: the first marked run here is the one to scroll to;
/// `stop`: the run here that the keyboard comes to besides the names of the open words.
fn paragraph(setting: &Setting, block: &Block, holds_mark: bool, stop: Option<usize>) -> AnyView {
    let mut holds_mark = holds_mark;
    let runs: Vec<_> = block
        .runs
        .iter()
        .enumerate()
        .map(|(number, run)| {
            let target = holds_mark && run.marked;
            holds_mark &= !target;
            let signs: Vec<_> = run.facts.iter().map(|fact| sign(setting, *fact)).collect();
            let is_stop = run.marked || stop == Some(number);
            let reached = if is_stop { Reached::Directly } else { Reached::FromOthers };
            view! { {signs} {piece(setting, run, target, reached)} }.into_any()
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

fn piece(setting: &Setting, run: &Run, target: bool, reached: Reached) -> AnyView {
    let text = run.text.to_owned();
    let text = if run.layers.is_empty() { text.into_any() } else { found(text, run.layers) };
    let text = match name_of(setting, run) {
        Some(name) => pressed(text, name, reached),
        None => text,
    };
    match (run.marked, run.label) {
        (true, _) if target => {
            view! { <mark id="evidence-mark" data-testid="evidence-mark">{text}</mark> }.into_any()
        }
        (true, _) => view! { <mark>{text}</mark> }.into_any(),
        (false, true) => view! { <b class="speaker-label">{text}</b> }.into_any(),
        (false, false) => text,
    }
}

/// The name that a run is of.
fn name_of(setting: &Setting, run: &Run) -> Option<Named> {
    let mention = setting.article.record.mentions.get(run.mention?)?;
    Named::of(setting.article, mention)
}

/// How the keyboard comes to a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reached {
    /// It is a stop of its own.
    Directly,
    /// From the name before or behind it, by an arrow.
    FromOthers,
}

/// A name that opens its menu, by a pointer or a key. Only those of the open words are stops of the
/// keyboard, so that the way through an article is not as long as its list of names; from them the
/// arrows lead to the others.
fn pressed(text: AnyView, name: Named, reached: Reached) -> AnyView {
    let Naming(naming) = Naming::get();
    let press = move || naming.set(Some(name.clone()));
    let key = press.clone();
    let on_key = move |event: KeyboardEvent| {
        let is_done = match event.key().as_str() {
            "Enter" | " " => {
                key();
                true
            }
            "ArrowRight" => browser::step_name(&event, Way::Onward),
            "ArrowLeft" => browser::step_name(&event, Way::Back),
            _ => false,
        };
        if is_done {
            event.prevent_default();
        }
    };
    let is_stop = reached == Reached::Directly;
    view! {
        <span
            class="name"
            data-testid="mention"
            role=is_stop.then_some("button")
            tabindex=if is_stop { "0" } else { "-1" }
            aria-haspopup=is_stop.then_some("dialog")
            on:click=move |_| press()
            on:keydown=on_key
        >
            {text}
        </span>
    }
    .into_any()
}

/// Words that were found, marked by the kinds that are switched on.
fn found(text: String, layers: Layers) -> AnyView {
    let marked = Marked::get();
    let shown = Memo::new(move |_| marked.0.get().and(layers));
    let word = move || shown.get().word().map(Layer::code);
    let is_fact = move || shown.get().has_facts();
    let title = move || {
        let shown = shown.get();
        let names: Vec<_> = Layer::all().filter(|layer| shown.has(*layer)).map(name).collect();
        (!names.is_empty()).then(|| names.join(", "))
    };
    view! {
        <span class="found" class:is-fact=is_fact data-layer=word title=title>{text}</span>
    }
    .into_any()
}

/// What a fact says, in a line; of a statement, whose it is: its words stand behind.
fn words(setting: &Setting, number: usize) -> Option<String> {
    let Setting { page, article, .. } = setting;
    let item = item_of(&article.document, &article.record, number)?;
    Some(match item.body {
        ItemBody::Statement { .. } => {
            page.speaker_name(item.speaker.as_deref().unwrap_or(Selection::AUTHOR))
        }
        _ => line(*page, &item),
    })
}

/// Where a fact begins: its kind in small letters, which opens it.
fn sign(setting: &Setting, number: usize) -> Option<AnyView> {
    let fact = setting.article.record.facts.get(number)?;
    let layer = Layer::Fact(fact.detail.kind());
    let marked = Marked::get();
    let document = setting.article.document.meta.id.clone();
    let at = EvidenceRef { document, spot: Spot::Fact(number), mark: setting.mark.clone() };
    let href = setting.page.pinned().with_evidence(Some(at)).to_fragment();
    let what = words(setting, number).unwrap_or_default();
    let label = tf("reader.sign", &[("kind", name(layer)), ("what", &what)]);
    let is_open = (setting.open == Spot::Fact(number)).then_some("true");
    Some(
        view! {
            <a
                class="fact-sign"
                href=href
                title=label.clone()
                aria-label=label
                aria-current=is_open
                data-testid="fact-sign"
                data-kind=layer.code()
                hidden=move || !marked.0.with(|layers| layers.has(layer))
            >
                {name(layer)}
            </a>
        }
        .into_any(),
    )
}
