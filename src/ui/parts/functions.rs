//! Functions as a unit chart: a square for each place in the texts that assigns the function.

use std::sync::Arc;

use leptos::prelude::*;

use super::item::{EvidenceLink, clipped};
use crate::record::Function;
use crate::ui::text::{number, t, tf, tn};
use crate::view::group::{Group, reference};
use crate::view::route::Openings;
use crate::view::standing::Standing;
use crate::view::{Item, Topic};

/// A function and its squares.
pub(crate) fn function_row(
    (function, count): (Function, usize),
    group: &Group,
    partner: &str,
    standing: Option<Standing>,
    openings: &Arc<Openings>,
) -> impl IntoView + use<> {
    let name = t(&format!("function.{}", function.code()));
    let all = count.max(group.items.len());
    let squares: Vec<_> = group
        .items
        .iter()
        .enumerate()
        .map(|(i, item)| square((name, i, all), item, partner, openings))
        .collect();
    view! {
        <li class="function">
            <span class="function-name">{name} {standing.and_then(standing_sign)}</span>
            <span class="function-count" title=tn("places", all)>{number(all)}</span>
            <span class="squares">{squares}</span>
        </li>
    }
    .into_any()
}

/// Whether one partner alone has it, or all of them.
pub(crate) fn standing_sign(standing: Standing) -> Option<impl IntoView> {
    let (class, key, note) = match standing {
        Standing::Only => ("sign sign--only", "standing.sign.only", "standing.sign.only.note"),
        Standing::Shared => {
            ("sign sign--shared", "standing.sign.shared", "standing.sign.shared.note")
        }
        Standing::Some => return None,
    };
    Some(view! { <span class=class title=t(note)>{t(key)}</span> })
}

/// What the looks of the squares mean.
pub(crate) fn legend() -> impl IntoView {
    let entries = [
        ("square", "legend.author"),
        ("square square--said", "legend.said"),
        ("square square--hedged", "legend.hedged"),
    ];
    let entries = entries.map(|(class, key)| {
        view! {
            <li>
                <span class=class aria-hidden="true"><span></span></span>
                {t(key)}
            </li>
        }
        .into_any()
    });
    view! { <ul class="legend hint">{Vec::from(entries)}</ul> }.into_any()
}

fn square(
    (name, index, all): (&'static str, usize, usize),
    item: &Item,
    partner: &str,
    openings: &Arc<Openings>,
) -> impl IntoView + use<> {
    let label = tf(
        "cell.evidence",
        &[
            ("what", name),
            ("n", &number(index + 1)),
            ("all", &number(all)),
            ("quote", &clipped(&item.quote)),
        ],
    );
    let class = match (item.hedged, item.speaker.is_some()) {
        (true, _) => "square square--hedged",
        (false, true) => "square square--said",
        (false, false) => "square",
    };
    let at = reference(item, Topic::Functions, partner);
    view! {
        <EvidenceLink class=class at=at openings=Arc::clone(openings) label=label>
            <span aria-hidden="true"></span>
        </EvidenceLink>
    }
    .into_any()
}
