//! A picture as SVG: what can be clicked is a link to its evidence, reached by one Tab and then by
//! arrows.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::seen::{Seen, Slot};
use crate::ui::browser;
use crate::ui::state::Page;
use crate::view::chart::{Form, Shape};

/// The size of letters in pixels that pictures are laid out for: with larger ones they grow.
const LETTERS: f32 = 16.0;

/// The picture of a panel.
pub(super) fn picture(page: Page, slot: &Slot) -> AnyView {
    let slot = slot.clone();
    let on_key = move |event: KeyboardEvent| {
        if browser::step_marks(&event) {
            event.prevent_default();
        }
    };
    view! {
        // The picture scrolls inside its panel where it is wider.
        <div class="picture" data-testid="picture" on:keydown=on_key>
            {move || slot.with(|seen| drawing(page, seen.as_ref()?))}
        </div>
    }
    .into_any()
}

fn drawing(page: Page, seen: &Seen) -> Option<impl IntoView + use<>> {
    let chart = seen.panel()?.chart.as_ref()?;
    let mut has_stop = false;
    let shapes: Vec<_> =
        chart.shapes.iter().map(|shape| one(page, seen, shape, &mut has_stop)).collect();
    let (width, height) = (chart.width, chart.height);
    Some(view! {
        <svg
            class="chart"
            role="group"
            aria-label=chart.label.clone()
            width=width.to_string()
            height=height.to_string()
            style:width=format!("{}rem", width / LETTERS)
            viewBox=format!("0 0 {width} {height}")
        >
            {shapes}
        </svg>
    })
}

fn one(page: Page, seen: &Seen, shape: &Shape, has_stop: &mut bool) -> AnyView {
    let hue = shape.partner.as_deref().map(|id| page.hue(id));
    let class = format!("shape shape--{}", shape.look.code());
    let drawn = drawn(shape, class, hue);
    let Some(mark) = shape.mark.and_then(|mark| seen.sheet()?.marks.get(mark)) else {
        return drawn;
    };
    let Some(href) = page.mark_link(mark, &seen.openings) else { return drawn };
    // One stop for Tab; arrows lead on.
    let stop = if std::mem::replace(has_stop, true) { "-1" } else { "0" };
    // What is seen is part of the name, so that it can be called by voice.
    let name = match &shape.form {
        Form::Text { text, .. } if !mark.label.contains(text.as_str()) => {
            format!("{text}: {}", mark.label)
        }
        _ => mark.label.clone(),
    };
    view! {
        // Inside a group, so that the link is one of SVG; one of HTML would draw nothing here.
        <g>
            <a
                href=href
                class="mark"
                tabindex=stop
                data-mark=mark.key.clone()
                data-testid="mark"
                aria-label=name
            >
                <title>{mark.label.clone()}</title>
                {drawn}
            </a>
        </g>
    }
    .into_any()
}

fn drawn(shape: &Shape, class: String, hue: Option<usize>) -> AnyView {
    let heat = shape.heat;
    match shape.form.clone() {
        Form::Rect { x, y, width, height } => view! {
            <rect class=class data-hue=hue data-heat=heat x=x y=y width=width height=height rx="2"></rect>
        }
        .into_any(),
        Form::Circle { x, y, r } => view! {
            <circle class=class data-hue=hue data-heat=heat cx=x cy=y r=r></circle>
        }
        .into_any(),
        Form::Line { from, to } => view! {
            <line class=class data-hue=hue x1=from.0 y1=from.1 x2=to.0 y2=to.1></line>
        }
        .into_any(),
        Form::Path(d) => view! {
            <path class=class data-hue=hue data-heat=heat d=d></path>
        }
        .into_any(),
        Form::Text { x, y, anchor, text, turn } => {
            let turned = (turn != 0.0).then(|| format!("rotate({turn} {x} {y})"));
            view! {
                <text class=class data-hue=hue data-heat=heat x=x y=y transform=turned text-anchor=anchor.code()>{text}</text>
            }
            .into_any()
        }
    }
}
