//! What is done with the open evidence: put into the report, copied with its reference, linked to.

use leptos::prelude::*;

use crate::api::{Request, Response};
use crate::report::citation::{Style, quotation};
use crate::report::{Entry, Evidence, source};
use crate::ui::basket::Gathered;
use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::{locale, t};
use crate::view::evidence::sentence_around;
use crate::view::route::{EvidenceRef, Spot};

/// The style that was used last.
const KEY: &str = "tarazy.citation";

fn code(style: Style) -> &'static str {
    match style {
        Style::Gost => "gost",
        Style::Apa => "apa",
        Style::Plain => "plain",
    }
}

fn style_of(word: &str) -> Option<Style> {
    Style::ALL.into_iter().find(|style| code(*style) == word)
}

/// The tools.
#[component]
pub(super) fn Tools() -> impl IntoView {
    let (page, gathered) = (Page::get(), Gathered::get());
    let said = RwSignal::new(String::new());
    let kept = browser::kept(KEY).as_deref().and_then(style_of).unwrap_or(Style::Gost);
    let style = RwSignal::new(kept);
    let choose = move |event| {
        if let Some(chosen) = style_of(&event_target_value(&event)) {
            style.set(chosen);
            // Where nothing is kept the choice lasts as long as the page.
            browser::keep(KEY, code(chosen)).ok();
        }
    };
    let options = Style::ALL.map(|known| {
        let word = code(known);
        view! {
            <option value=word selected=known == kept>{t(&format!("cite.style.{word}"))}</option>
        }
    });
    let is_gathered = move || {
        page.evidence().is_some_and(|at| {
            let id = at.spot.fact().map(|fact| format!("{}:{fact}", at.document));
            let Some(id) = id else { return false };
            gathered.basket.with(|basket| basket.holds(&id)).is_some()
        })
    };
    // What was said of one place is not said of the next.
    Effect::new(move |_| {
        page.parsed.track();
        said.set(String::new());
    });
    let told = move |done: bool| {
        said.set(t(if done { "reader.copied" } else { "reader.not-copied" }).to_owned());
    };
    let copy_link = move |_| browser::copy(&browser::address(), told);
    let copy_quote = move |_| {
        if let Some(text) = cited(page, style.get_untracked()) {
            browser::copy(&text, told);
        }
    };
    view! {
        <div class="reader-tools">
            <button
                class="button"
                data-testid="evidence-gather"
                aria-disabled=move || is_gathered().then_some("true")
                on:click=move |_| gather(page, gathered, said)
            >
                {move || t(if is_gathered() { "reader.gathered" } else { "reader.gather" })}
            </button>
            <span class="reader-cite">
                <button class="button" data-testid="evidence-cite" on:click=copy_quote>
                    {t("reader.cite")}
                </button>
                <label>
                    <span class="visually-hidden">{t("reader.cite.style")}</span>
                    <select data-testid="cite-style" on:change=choose>{Vec::from(options)}</select>
                </label>
            </span>
            <button class="button" data-testid="evidence-link" on:click=copy_link>
                {t("reader.link")}
            </button>
            <span class="hint" role="status" data-testid="reader-said">{said}</span>
        </div>
    }
    .into_any()
}

/// The open sentence with its reference and the address that opens it here.
fn cited(page: Page, style: Style) -> Option<String> {
    let at = page.parsed.with_untracked(|parsed| parsed.route.evidence.clone())?;
    let article = page.article.get_untracked()?;
    let span = match at.spot {
        Spot::Fact(fact) => article.record.facts.get(fact)?.span,
        Spot::Place(span) => sentence_around(&article.document, span),
    };
    let quote = span.of(&article.document.text);
    let about = source(&article.document);
    let (today, link) = (browser::today(), browser::address());
    Some(quotation(quote, &about, style, locale().language, &today, Some(&link)).text())
}

/// Puts the open evidence into the report.
fn gather(page: Page, gathered: Gathered, said: RwSignal<String>) {
    let Some(at) = page.parsed.with_untracked(|parsed| parsed.route.evidence.clone()) else {
        return;
    };
    let Some(fact) = page.fact_ref(&at) else { return };
    let language = page.language.get_untracked();
    page.ask(Request::Evidence { facts: vec![fact], language }, move |response| {
        let Response::Evidence(found) = response else { return };
        let Some(evidence) = found.into_iter().next() else { return };
        gathered.add(Entry::Evidence(Box::new(linked(page, evidence, at))));
        said.set(t("downloads.gathered").to_owned());
    });
}

/// The evidence with the address that opens it alone.
fn linked(page: Page, evidence: Evidence, at: EvidenceRef) -> Evidence {
    let fragment = page.pinned().with_evidence(Some(at)).to_fragment();
    Evidence { link: Some(browser::address_of(&fragment)), ..evidence }
}
