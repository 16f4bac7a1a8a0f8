//! What the user must be told, and what can be done about it.
//!
//! In: the state of the page. Out: one live region of notices, on the page or, while it is open, in the
//! reader: a reader over the page would cover those of the page and keep them from the keyboard.

use leptos::prelude::*;

use super::notice::{Press, Tone, notice};
use crate::amend::Log;
use crate::ui::basket::Gathered;
use crate::ui::browser;
use crate::ui::client::EngineState;
use crate::ui::corrections::Aside;
use crate::ui::state::Page;
use crate::ui::text::{number, t, tf};
use crate::view::View;

/// The names of the files with what was set aside.
const CORRECTIONS: &str = "tarazy_corrections_unread.tsv";
const REPORT: &str = "tarazy_report_unread.txt";

/// Where notices stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Under the head of the page.
    Page,
    /// At the foot of the reader.
    Reader,
}

/// The notices of links that were closed; a context.
#[derive(Clone, Copy, Default)]
pub(crate) struct Closed(RwSignal<Vec<String>>);

/// All notices; a live region, so that they are also read out.
#[component]
pub(crate) fn Notices(
    /// Where.
    place: Place,
) -> impl IntoView {
    let page = Page::get();
    let is_reading = Memo::new(move |_| page.evidence().is_some());
    let is_here = move || is_reading.get() == (place == Place::Reader);
    let notices = move || is_here().then(|| (told(page), kept(page), of_links(page)));
    let done = move || is_here().then(|| done(page, place)).flatten();
    view! {
        <div class="notices" role="status" aria-live="polite" data-testid="notices">
            {notices}
            {done}
        </div>
    }
    .into_any()
}

/// Of the engine and of the choice of partners.
fn told(page: Page) -> AnyView {
    let no_room = move || {
        let name = page.no_room.get()?;
        let words = tf("notice.too-many", &[("name", &name)]);
        let close = Box::new(move || page.no_room.set(None));
        Some(notice("notice", Tone::Word, words, None, Some(close)))
    };
    let engine = move || {
        let (text, action) = match page.engine.get() {
            EngineState::Starting | EngineState::Ready => return None,
            EngineState::Restarted => ("engine.restarted", "engine.retry"),
            EngineState::Failed => ("engine.failed", "engine.retry"),
            EngineState::Slow => ("engine.slow", "engine.restart"),
        };
        let retry = Press::new("engine-retry", action, move || page.retry());
        Some(notice("notice", Tone::Fault, t(text).to_owned(), Some(retry), None))
    };
    view! { {engine} {no_room} }.into_any()
}

/// Of what could not be kept, and of what was kept and cannot be read.
fn kept(page: Page) -> AnyView {
    let (gathered, corrections) = (Gathered::get(), page.corrections);
    let refused = move |is_refused: RwSignal<bool>, test: &'static str, key: &'static str| {
        let close = Box::new(move || is_refused.set(false));
        is_refused.get().then(|| notice(test, Tone::Fault, t(key).to_owned(), None, Some(close)))
    };
    let unread = move |aside: RwSignal<Option<Aside>>,
                       tests: [&'static str; 2],
                       file: &'static str,
                       key: &'static str| {
        let Aside { lines, text } = aside.get()?;
        let lines: Vec<_> = lines.iter().map(|line| number(*line)).collect();
        let words = match lines.as_slice() {
            [] => t(key).to_owned(),
            lines => tf("amend.trouble.lines", &[("lines", &lines.join(", "))]),
        };
        let save = move || {
            browser::save(file, "text/plain;charset=utf-8", text.as_bytes());
        };
        let [test, press] = tests;
        let press = Press::new(press, "amend.trouble.take", save);
        let close = Box::new(move || aside.set(None));
        Some(notice(test, Tone::Fault, words, Some(press), Some(close)))
    };
    let report = move || refused(gathered.not_kept, "notice-report", "gather.refused");
    let corrected =
        move || refused(corrections.not_kept, "notice-corrections", "amend.trouble.not-kept");
    let [of_report, of_corrections] = [
        ["notice-report-unread", "report-aside"],
        ["notice-corrections-unread", "corrections-aside"],
    ];
    let report_aside = move || unread(gathered.aside, of_report, REPORT, "gather.unread");
    let corrections_aside =
        move || unread(corrections.aside, of_corrections, CORRECTIONS, "amend.trouble.unread");
    view! { {report} {report_aside} {corrected} {corrections_aside} }.into_any()
}

/// Of what was corrected last, with the way back. The list of corrections tells it itself.
fn done(page: Page, place: Place) -> Option<AnyView> {
    let corrections = page.corrections;
    let said = corrections.said.get();
    if said.is_empty() || (place == Place::Page && page.view() == View::Corrections) {
        return None;
    }
    // The press goes with its notice.
    let leave = move || {
        request_animation_frame(move || match place {
            Place::Reader => browser::focus("reader-body"),
            Place::Page => browser::focus("view"),
        });
    };
    let undo = corrections.log.with(Log::can_undo).then(|| {
        Press::new("amend-undo", "amend.undo", move || {
            corrections.undo();
            leave();
        })
    });
    let close = Box::new(move || {
        corrections.said.set(String::new());
        leave();
    });
    Some(notice("amend-said", Tone::Word, said, undo, Some(close)))
}

/// Of the address.
fn of_links(page: Page) -> AnyView {
    let Closed(closed) = expect_context();
    let notices = move || {
        let mut texts = link_problems(page);
        texts.retain(|text| closed.with(|closed| !closed.contains(text)));
        let notices = texts.into_iter().map(|text| {
            let shown = text.clone();
            let close = Box::new(move || closed.update(|closed| closed.push(text.clone())));
            notice("notice", Tone::Word, shown, None, Some(close))
        });
        notices.collect::<Vec<_>>()
    };
    view! { {notices} }.into_any()
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
