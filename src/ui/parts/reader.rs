//! The reader: the whole article beside the comparison (over it on a narrow screen), at the sentence.
//!
//! Opening and stepping to the next evidence are changes of the address like any other, so Back
//! undoes each; closing goes back to before the opening. Focus goes in with the opening and returns
//! to the item with the closing.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::html::Dialog;
use leptos::prelude::*;
use web_sys::Element;

use super::amend::{NameMenu, Naming, Verdict};
use super::item::Signs;
use super::notices::{Notices, Place};
use super::reader_around::list;
use super::reader_layers::{Legend, Marked};
use super::reader_text::ReaderText;
use super::reader_tools::Tools;
use super::sources::KnownLine;
use crate::text::Span;
use crate::ui::browser;
use crate::ui::state::{Page, Standing};
use crate::ui::text::{locale, number, t, tf};
use crate::view::evidence::sentence_around;
use crate::view::group::{cell_of, reference};
use crate::view::phrase::phrase;
use crate::view::route::{EvidenceRef, Spot};
use crate::view::{Item, ItemBody};

/// What is open, in words: there the focus goes.
const OPEN: &str = "reader-open";
/// The text.
const BODY: &str = "reader-body";

/// What stands beside the open evidence in its cell.
#[derive(Clone, Default, PartialEq)]
struct Neighbours {
    item: Option<Item>,
    position: usize,
    all: usize,
    previous: Option<EvidenceRef>,
    next: Option<EvidenceRef>,
}

/// The reader's panel.
#[component]
pub(crate) fn Reader() -> impl IntoView {
    let page = Page::get();
    let panel = NodeRef::<Dialog>::new();
    provide_context(Marked::start());
    provide_context(Naming::start());
    open_and_close(page, panel);
    keep_mark_in_view(page);
    let around = Memo::new(move |_| neighbours(page));
    let close = move || {
        if page.parsed.with_untracked(|parsed| parsed.route.evidence.is_some()) {
            page.close_evidence();
        }
    };
    view! {
        <dialog
            class="reader"
            data-testid="evidence"
            aria-label=t("reader.label")
            node_ref=panel
            on:close=move |_| close()
        >
            <div class="reader-head">
                <div class="reader-bar">
                    <button class="button reader-close" data-testid="evidence-close" on:click=move |_| close()>
                        <span aria-hidden="true">"← "</span>
                        {t("reader.close")}
                    </button>
                    <nav class="reader-steps" aria-label=t("reader.steps")>
                        <span class="hint">{move || position(page, &around.get())}</span>
                        {step(page, "evidence-previous", "reader.previous", "↑", move || around.get().previous)}
                        {step(page, "evidence-next", "reader.next", "↓", move || around.get().next)}
                    </nav>
                </div>
                {move || source(page)}
                // The focus comes here, so that what follows the sentence is what can be done with it.
                <div
                    class="reader-open"
                    id=OPEN
                    data-testid="reader-open"
                    tabindex="-1"
                    role="group"
                    aria-label=t("reader.label")
                    aria-live="polite"
                    on:keydown=scroll_text
                >
                    {move || around.get().item.map(|item| summary(page, item))}
                    {move || passage(page)}
                </div>
                <Verdict/>
                <Tools/>
                {move || all(page)}
                <Legend/>
            </div>
            <div
                class="reader-body"
                id=BODY
                tabindex="0"
                role="region"
                aria-label=t("reader.label")
            >
                <ReaderText/>
            </div>
            <Notices place=Place::Reader/>
            <NameMenu/>
        </dialog>
    }
    .into_any()
}

fn neighbours(page: Page) -> Neighbours {
    let Some(at) = page.evidence() else { return Neighbours::default() };
    let items = if at.spot.fact().is_some() { page.around.get() } else { Arc::default() };
    let refs: Vec<_> = match at.spot {
        Spot::Fact(_) => items.iter().map(|item| item_reference(item, &at.mark)).collect(),
        Spot::Place(_) => page.places_around(&at),
    };
    // What the filters leave out stands alone, whatever part of its cell it was opened from.
    let is_open = |known: &EvidenceRef| known.document == at.document && known.spot == at.spot;
    let exactly = refs.iter().position(|known| *known == at);
    let Some(here) = exactly.or_else(|| refs.iter().position(is_open)) else {
        return Neighbours::default();
    };
    Neighbours {
        item: items.get(here).cloned(),
        position: here + 1,
        all: refs.len(),
        previous: here.checked_sub(1).and_then(|before| refs.get(before).cloned()),
        next: refs.get(here + 1).cloned(),
    }
}

/// All items of the open mark.
fn all(page: Page) -> Option<impl IntoView> {
    let mark = page.evidence()?.mark;
    let items = page.around.get();
    let named: Vec<_> =
        items.iter().map(|item| (item.clone(), item_reference(item, &mark))).collect();
    list(page, named)
}

/// How the address names an item beside the open one.
fn item_reference(item: &Item, mark: &str) -> EvidenceRef {
    if let Some((topic, partner)) = cell_of(mark) {
        return reference(item, topic, partner);
    }
    let spot = Spot::Fact(item.fact);
    EvidenceRef { document: item.document.clone(), spot, mark: mark.to_owned() }
}

fn position(page: Page, around: &Neighbours) -> String {
    let standing = page.evidence().and_then(|at| page.standing(&at));
    match standing {
        None => String::new(),
        Some(Standing::Gone) => {
            let route = page.route();
            let is_filtered = !route.filter.is_empty() || route.partners.is_some();
            t(if is_filtered { "reader.position.alone" } else { "reader.position.gone" }).to_owned()
        }
        Some(Standing::Beside) => t("reader.position.beside").to_owned(),
        Some(Standing::Within) if around.all == 0 => String::new(),
        Some(Standing::Within) => {
            let (n, all) = (number(around.position), number(around.all));
            tf("reader.position", &[("n", &n), ("all", &all)])
        }
    }
}

/// A link to the evidence before or after; without one it has no address and cannot be pressed.
fn step(
    page: Page,
    test_id: &'static str,
    key: &'static str,
    arrow: &'static str,
    to: impl Fn() -> Option<EvidenceRef> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let href = move || to().map(|at| page.pinned().with_evidence(Some(at)).to_fragment());
    view! {
        <a
            class="button step"
            role="link"
            data-testid=test_id
            aria-label=t(key)
            title=t(key)
            href=href
            aria-disabled=move || to().is_none().then_some("true")
        >
            <span aria-hidden="true">{arrow}</span>
        </a>
    }
    .into_any()
}

/// Title, publisher and date, in sight however far the text is scrolled.
fn source(page: Page) -> Option<AnyView> {
    let document = page.evidence()?.document;
    let overview = page.overview.get()?;
    let card = overview.documents.iter().find(|card| card.meta.id == document)?;
    let (meta, known) = (card.meta.clone(), card.known.clone());
    Some(view! { <div class="reader-source"><KnownLine meta known/></div> }.into_any())
}

/// The sentence around the words of an open place.
fn passage(page: Page) -> Option<impl IntoView> {
    let at = page.evidence()?;
    let Spot::Place(words) = at.spot else { return None };
    let article = page.article.get().filter(|a| a.document.meta.id == at.document)?;
    let text = &article.document.text;
    let sentence = sentence_around(&article.document, words);
    let before = Span { start: sentence.start, end: words.start }.of(text).to_owned();
    let behind = Span { start: words.end, end: sentence.end }.of(text).to_owned();
    let words = words.of(text).to_owned();
    Some(view! {
        <div class="reader-fact" data-testid="passage">
            <p class="reader-said" lang="ru">{before}<strong>{words}</strong>{behind}</p>
        </div>
    })
}

/// Keys that scroll are for the text.
fn scroll_text(event: KeyboardEvent) {
    let is_scroll = matches!(
        event.key().as_str(),
        "ArrowDown" | "ArrowUp" | "PageDown" | "PageUp" | " " | "End"
    );
    if is_scroll && event_target::<Element>(&event).id() == OPEN {
        browser::focus(BODY);
    }
}

/// What the item says, and how it was found.
fn summary(page: Page, item: Item) -> impl IntoView {
    let said = phrase(locale(), &item.body, |id| page.entity_name(id));
    let at = page.parsed.with_untracked(|parsed| parsed.route.evidence.clone());
    let cell = at.and_then(|at| cell_of(&at.mark).map(|(_, partner)| partner.to_owned()));
    let first = cell.or_else(|| item.partners.first().cloned()).unwrap_or_default();
    let partners = item.partners.iter().map(|id| page.entity_name(id)).collect::<Vec<_>>();
    let partners = partners.join(", ");
    let bound = (!said.bound.is_empty()).then(|| format!("{}\u{a0}", said.bound));
    let speaker = match item.speaker.as_deref() {
        Some(id) => tf("reader.said", &[("who", &page.speaker_name(id))]),
        None => t("reader.said.author").to_owned(),
    };
    let inferred = item.inferred.iter().map(|reason| {
        view! { <li>{t(&format!("inference.{}", reason.code()))}</li> }
    });
    let inferred =
        (!item.inferred.is_empty()).then(|| view! { <ul>{inferred.collect_view()}</ul> });
    // A statement is its words; of all else they are in the text, marked, which is not heard.
    let is_statement = matches!(item.body, ItemBody::Statement { .. });
    let quote = (!is_statement).then(|| {
        view! { <q class="visually-hidden" lang="ru">{item.quote.clone()}</q> }
    });
    let rule = tf(
        "reader.rule.id",
        &[("rule", &item.rule), ("fact", &item.fact.to_string()), ("document", &item.document)],
    );
    view! {
        <div class="reader-fact" data-hue=page.hue(&first)>
            <p class="reader-said">
                <span class="reader-partner">{partners}</span>
                {(!said.label.is_empty()).then(|| view! { <span>{said.label}</span> })}
                <strong>{bound}{said.main}</strong>
                {said.details.into_iter().map(|d| view! { <span>{d}</span> }).collect_view()}
            </p>
            {quote}
            <p class="reader-by">
                {speaker}
                <Signs item=item.clone()/>
            </p>
            <details class="reader-rule">
                <summary>{t("reader.rule")}</summary>
                <p>{rule}</p>
                {inferred}
            </details>
        </div>
    }
    .into_any()
}

/// The panel follows the address.
fn open_and_close(page: Page, panel: NodeRef<Dialog>) {
    Effect::new(move |before: Option<Option<EvidenceRef>>| {
        let at = page.evidence();
        let Some(panel) = panel.get() else { return at };
        match (&at, before.flatten()) {
            (Some(_), _) if !panel.open() => {
                // Beside the comparison both can be used; over it only the reader.
                if browser::is_narrow() {
                    panel.show_modal().ok();
                } else {
                    panel.show();
                }
                browser::focus(OPEN);
            }
            (None, Some(before)) => {
                // The browser itself may have closed it already, on Escape.
                panel.close();
                let is_found = if cell_of(&before.mark).is_some() {
                    browser::reveal(&browser::element_id(&before))
                } else {
                    browser::reveal_mark(&before.mark)
                };
                // A fact opened from the text stands nowhere in the view.
                if !is_found {
                    browser::focus("view");
                }
            }
            _ => {}
        }
        at
    });
}

/// When other evidence is open, or its text has come, the mark comes into view.
fn keep_mark_in_view(page: Page) {
    Effect::new(move |_| {
        page.article.track();
        if page.evidence().is_some() {
            request_animation_frame(|| browser::scroll_to("evidence-mark"));
        }
    });
}
