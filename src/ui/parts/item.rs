//! An item of a cell: what is said, by whom, where; the whole of it opens the evidence.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::browser::element_id;
use crate::ui::state::Page;
use crate::ui::text::{locale, t, tf};
use crate::view::group::{cell_of, reference};
use crate::view::phrase::{Phrase, phrase};
use crate::view::route::{EvidenceRef, Openings};
use crate::view::{Item, ItemBody, Topic};

/// Statements are clipped to so many characters in a cell; the reader has the whole.
const CLIP_CHARS: usize = 260;

/// A link that opens evidence; its text is `children`.
#[component]
pub(crate) fn EvidenceLink(
    /// Class names of the look.
    class: &'static str,
    /// The evidence.
    at: EvidenceRef,
    /// Fragments of the state over which it opens.
    openings: Arc<Openings>,
    children: Children,
) -> impl IntoView {
    let href = openings.of(&at);
    let id = element_id(&at);
    let (document, fact) = (at.document.clone(), at.spot.fact());
    let cell = cell_of(&at.mark).map(|(topic, partner)| (topic.code(), partner.to_owned()));
    let (topic, partner) = cell.unzip();
    view! {
        <a
            class=class
            id=id
            href=href
            data-testid="item"
            data-document=document
            data-fact=fact
            data-topic=topic
            data-partner=partner
        >
            {children()}
        </a>
    }
    .into_any()
}

/// One item in words.
#[component]
pub(crate) fn ItemRow(
    /// The item.
    item: Item,
    /// The row.
    topic: Topic,
    /// The column.
    partner: String,
    /// Fragments of the state over which it opens.
    openings: Arc<Openings>,
) -> impl IntoView {
    let page = Page::get();
    let said = phrase(locale(), &item.body, |id| page.entity_name(id));
    let at = reference(&item, topic, &partner);
    let is_statement = matches!(item.body, ItemBody::Statement { .. });
    let words = if is_statement {
        statement(page, &item, said).into_any()
    } else {
        plain(topic, &item, said).into_any()
    };
    view! {
        <li>
            <EvidenceLink class="item" at=at openings=openings>
                {words}
                <Byline item=item with_speaker=!is_statement/>
            </EvidenceLink>
        </li>
    }
    .into_any()
}

fn plain(topic: Topic, item: &Item, said: Phrase) -> impl IntoView {
    // A metric is the heading of its group already.
    let label = (topic != Topic::Indicators).then_some(said.label).filter(|l| !l.is_empty());
    let main_class = if topic == Topic::Indicators { "item-value" } else { "item-main" };
    let quote = (topic == Topic::Risks).then(|| clipped(&item.quote));
    view! {
        {label.map(|label| view! { <span class="item-label">{label}</span> })}
        <span class=main_class>
            {(!said.bound.is_empty()).then(|| view! {
                <span class="item-bound">{said.bound}"\u{a0}"</span>
            })}
            {said.main}
        </span>
        {said.details.into_iter().map(|detail| view! {
            <span class="item-detail">{detail}</span>
        }).collect_view()}
        {quote.map(|quote| view! { <span class="item-quote">{quote}</span> })}
    }
    .into_any()
}

fn statement(page: Page, item: &Item, said: Phrase) -> impl IntoView {
    let speaker = item.speaker.as_deref().unwrap_or(crate::query::Selection::AUTHOR);
    view! {
        <span class="item-speaker">
            {page.speaker_name(speaker)}
            <span class="item-mode">{said.label}</span>
        </span>
        <span class="item-words">{clipped(&said.main)}</span>
    }
    .into_any()
}

/// Who says it, in which source, and how surely.
#[component]
pub(crate) fn Byline(
    /// The item.
    item: Item,
    /// Whether the speaker is named here; a statement names them above.
    with_speaker: bool,
) -> impl IntoView {
    let page = Page::get();
    let source = page.source_name(&item.document);
    let speaker = item.speaker.as_deref().filter(|_| with_speaker).map(|id| page.speaker_name(id));
    view! {
        <span class="item-by">
            {speaker.map(|name| view! { <span class="item-who">{name}</span> })}
            <span>{source}</span>
            <Signs item=item/>
        </span>
    }
    .into_any()
}

/// Small labelled signs of what is hedged and what inferred.
#[component]
pub(crate) fn Signs(
    /// The item.
    item: Item,
) -> impl IntoView {
    let inferred = (!item.inferred.is_empty()).then(|| {
        let reasons = item.inferred.iter().map(|reason| t(&format!("inference.{}", reason.code())));
        tf("reader.inferred", &[("what", &reasons.collect::<Vec<_>>().join("; "))])
    });
    view! {
        {item.hedged.then(|| view! {
            <span class="sign sign--hedged" title=t("sign.hedged.note")>{t("sign.hedged")}</span>
        })}
        {inferred.map(|note| view! {
            <span class="sign sign--inferred" title=note>{t("sign.inferred")}</span>
        })}
        {item.touch.map(|touch| view! {
            <span class="sign sign--own" data-testid="sign-own">
                {t(&format!("touch.{}", touch.code()))}
            </span>
        })}
    }
    .into_any()
}

/// Long words end with an ellipsis at the end of a word.
pub(crate) fn clipped(words: &str) -> String {
    let Some((end, _)) = words.char_indices().nth(CLIP_CHARS) else { return words.to_owned() };
    let head = words.get(..end).unwrap_or(words);
    let head = head.rsplit_once(char::is_whitespace).map_or(head, |(head, _)| head);
    format!("{}…", head.trim_end_matches([',', ';', ':', '—', '–', '-', ' ', '\u{a0}']))
}
