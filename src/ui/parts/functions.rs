//! Functions as a unit chart: a square for each place in the texts that assigns the function.

use leptos::prelude::*;

use super::item::clipped;
use super::markup::Tag;
use crate::record::Function;
use crate::report::put_xml;
use crate::ui::browser::element_id;
use crate::ui::text::{number, t, tf, tn};
use crate::view::group::{Group, reference};
use crate::view::route::Openings;
use crate::view::standing::Standing;
use crate::view::{Item, Topic};

/// A function and its squares, written after what is written already.
pub(crate) fn function_row(
    out: String,
    (function, count): (Function, usize),
    group: &Group,
    partner: &str,
    standing: Option<Standing>,
    openings: &Openings,
) -> String {
    let name = t(&format!("function.{}", function.code()));
    let all = count.max(group.items.len());
    let out = Tag::new(out, "li").with("class", "function").open();
    let mut out = Tag::new(out, "span").with("class", "function-name").open();
    put_xml(&mut out, name);
    if let Some((class, key, note)) = standing.and_then(standing_words) {
        out.push(' ');
        out =
            Tag::new(out, "span").with("class", class).says("title", t(note)).holds("span", t(key));
    }
    out.push_str("</span>");
    let count = Tag::new(out, "span").with("class", "function-count");
    out = count.says("title", &tn("places", all)).holds("span", &number(all));
    out = Tag::new(out, "span").with("class", "squares").open();
    for (i, item) in group.items.iter().enumerate() {
        out = square(out, (name, i, all), item, partner, openings);
    }
    out.push_str("</span></li>");
    out
}

/// Whether one partner alone has it, or all of them: class, key of the words, key of the note.
fn standing_words(standing: Standing) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match standing {
        Standing::Only => ("sign sign--only", "standing.sign.only", "standing.sign.only.note"),
        Standing::Shared => {
            ("sign sign--shared", "standing.sign.shared", "standing.sign.shared.note")
        }
        Standing::Some => return None,
    })
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
                <span class=class aria-hidden="true"></span>
                {t(key)}
            </li>
        }
        .into_any()
    });
    view! { <ul class="legend hint">{Vec::from(entries)}</ul> }.into_any()
}

fn square(
    out: String,
    (name, index, all): (&'static str, usize, usize),
    item: &Item,
    partner: &str,
    openings: &Openings,
) -> String {
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
    let mut out = Tag::new(out, "a")
        .with("class", class)
        .says("id", &element_id(&at))
        .says("href", &openings.of(&at))
        .with("data-testid", "item")
        .says("data-document", &at.document)
        .with_some("data-fact", at.spot.fact())
        .with("data-topic", Topic::Functions.code())
        .says("data-partner", partner)
        // Its name, too, for it holds no words.
        .says("title", &label)
        .open();
    out.push_str("</a>");
    out
}
