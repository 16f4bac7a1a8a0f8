//! One thing told by several sentences: shown once, every sentence one press away.

use std::sync::Arc;

use leptos::prelude::*;

use super::item::ItemRow;
use crate::ui::text::{t, tf, tn};
use crate::view::group::Told;
use crate::view::route::Openings;
use crate::view::{Item, Topic};

/// The row of a thing: its figures, or its most precise variant; the further sentences folded.
pub(crate) fn told_row(
    told: &Told,
    topic: Topic,
    partner: &str,
    openings: &Arc<Openings>,
) -> AnyView {
    let rows = |items: &[&Item]| {
        let row = |item: &&Item| {
            view! { <ItemRow
                item=(*item).clone()
                topic
                partner=partner.to_owned()
                openings=Arc::clone(openings)
            /> }
        };
        items.iter().map(row).collect_view()
    };
    let (shown, folded) = told.parts();
    if shown.len() + folded.len() == 1 {
        return rows(shown).into_any();
    }
    let classes: Vec<_> = told
        .classes()
        .into_iter()
        .map(|class| {
            let look = if class.is_conflict() { "sign sign--conflict" } else { "sign" };
            view! { <span class=look>{t(&format!("relation.{}", class.code()))}</span> }
        })
        .collect();
    let places = tn("places", shown.len() + folded.len());
    let count = tf("cell.told", &[("sources", &tn("told", told.sources())), ("places", &places)]);
    let note = if folded.is_empty() {
        view! { <p class="told-note">{count} " " {classes}</p> }.into_any()
    } else {
        view! {
            <details class="more">
                <summary>{count} " " {classes}</summary>
                <ul class="items">{rows(folded)}</ul>
            </details>
        }
        .into_any()
    };
    view! {
        <li class="told" data-testid="told">
            <ul class="items">{rows(shown)}</ul>
            {note}
        </li>
    }
    .into_any()
}
