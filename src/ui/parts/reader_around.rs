//! All evidence of the open mark as a list, folded.

use leptos::prelude::*;

use super::item::{Byline, clipped};
use crate::ui::state::Page;
use crate::ui::text::{number, t, tf};
use crate::view::Item;
use crate::view::route::EvidenceRef;

/// The list of items, each with how the address names it; nothing where the mark has one place only.
pub(super) fn list(page: Page, items: Vec<(Item, EvidenceRef)>) -> Option<impl IntoView> {
    if items.len() < 2 {
        return None;
    }
    let count = number(items.len());
    let entries: Vec<_> = items.into_iter().map(|(item, at)| entry(page, &item, at)).collect();
    Some(view! {
        <details class="reader-fold" data-testid="reader-around">
            <summary>{tf("reader.around", &[("n", &count)])}</summary>
            <ol class="around" aria-label=t("reader.steps")>{entries}</ol>
        </details>
    })
}

fn entry(page: Page, item: &Item, at: EvidenceRef) -> AnyView {
    let href = page.pinned().with_evidence(Some(at.clone())).to_fragment();
    let is_open = move || {
        let is_it = |open: EvidenceRef| open.document == at.document && open.spot == at.spot;
        page.evidence().is_some_and(is_it).then_some("true")
    };
    view! {
        <li>
            <a class="around-entry" href=href aria-current=is_open data-testid="around-entry">
                <span lang="ru">{clipped(&item.quote)}</span>
                <Byline item=item.clone() with_speaker=true/>
            </a>
        </li>
    }
    .into_any()
}
