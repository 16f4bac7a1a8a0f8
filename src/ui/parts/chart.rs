//! A picture as SVG: what can be clicked is a link to its evidence, reached by one Tab and then by
//! arrows.
//!
//! It is written as one text (`markup`): by single elements a picture of a hundred shapes took several
//! times as long. What is asked ahead is drawn ahead, too (`ready`). A mark's title, which the browser
//! shows beside the pointer, is made when the pointer comes: that of every mark would be a third of all
//! elements.

use std::fmt::Write as _;

use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;

use super::markup::Tag;
use super::ready;
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
    let frame = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let Some(frame) = frame.get() else { return };
        slot.with(|seen| {
            let Some(seen) = seen else { return };
            let markup = || drawing(page, seen).unwrap_or_default();
            ready::set(&frame, seen, ready::Part::Picture, markup);
        });
    });
    view! {
        // The picture scrolls inside its panel where it is wider.
        <div
            class="picture"
            data-testid="picture"
            node_ref=frame
            on:keydown=on_key
            on:pointerover=|event| browser::tell_title(&event)
        ></div>
    }
    .into_any()
}

/// The picture of a panel as markup, where it has one.
pub(super) fn drawing(page: Page, seen: &Seen) -> Option<String> {
    let chart = seen.panel()?.chart.as_ref()?;
    let (width, height) = (chart.width, chart.height);
    let mut svg = Tag::new(String::new(), "svg")
        .with("class", "chart")
        .with("role", "group")
        .says("aria-label", &chart.label)
        .with("width", width)
        .with("height", height)
        .with("style", format_args!("width:{}rem", width / LETTERS))
        .with("viewBox", format_args!("0 0 {width} {height}"))
        .open();
    let mut has_stop = false;
    for shape in &chart.shapes {
        svg = one(svg, page, seen, shape, &mut has_stop);
    }
    svg.push_str("</svg>");
    Some(svg)
}

fn one(out: String, page: Page, seen: &Seen, shape: &Shape, has_stop: &mut bool) -> String {
    let hue = shape.partner.as_deref().map(|id| page.hue(id));
    if let (Some(href), Form::Text { text, .. }) = (&shape.link, &shape.form) {
        let out = Tag::new(out, "a")
            .says("href", href)
            .with("class", "mark")
            .with("tabindex", stop(has_stop))
            .with("data-testid", "chart-link")
            .says("aria-label", text)
            .open();
        let mut out = drawn(out, shape, hue);
        out.push_str("</a>");
        return out;
    }
    let mark = shape.mark.and_then(|mark| seen.sheet()?.marks.get(mark));
    let link = mark.and_then(|mark| Some((mark, page.mark_link(mark, &seen.openings)?)));
    let Some((mark, href)) = link else { return drawn(out, shape, hue) };
    // What is seen is part of the name, so that it can be called by voice.
    let name = match &shape.form {
        Form::Text { text, .. } if !mark.label.contains(text.as_str()) => {
            format!("{text}: {}", mark.label)
        }
        _ => mark.label.clone(),
    };
    let out = Tag::new(out, "a")
        .says("href", &href)
        .with("class", "mark")
        .with("tabindex", stop(has_stop))
        .says("data-mark", &mark.key)
        .with("data-testid", "mark")
        .says("aria-label", &name)
        .open();
    let mut out = drawn(out, shape, hue);
    out.push_str("</a>");
    out
}

/// One stop for Tab; arrows lead on.
fn stop(has_stop: &mut bool) -> &'static str {
    if std::mem::replace(has_stop, true) { "-1" } else { "0" }
}

fn drawn(out: String, shape: &Shape, hue: Option<usize>) -> String {
    let (name, heat) = match &shape.form {
        Form::Rect { .. } => ("rect", shape.heat),
        Form::Circle { .. } => ("circle", shape.heat),
        Form::Line { .. } => ("line", None),
        Form::Path(_) => ("path", shape.heat),
        Form::Text { .. } => ("text", shape.heat),
    };
    let tag = Tag::new(out, name)
        .with("class", format_args!("shape shape--{}", shape.look.code()))
        .with_some("data-hue", hue)
        .with_some("data-heat", heat);
    let tag = match &shape.form {
        Form::Rect { x, y, width, height } => {
            tag.with("x", x).with("y", y).with("width", width).with("height", height).with("rx", 2)
        }
        Form::Circle { x, y, r } => tag.with("cx", x).with("cy", y).with("r", r),
        Form::Line { from, to } => {
            tag.with("x1", from.0).with("y1", from.1).with("x2", to.0).with("y2", to.1)
        }
        Form::Path(d) => tag.with("d", d),
        Form::Text { x, y, anchor, text, turn } => {
            let turned = (*turn != 0.0).then(|| format!("rotate({turn} {x} {y})"));
            let tag = tag.with("x", x).with("y", y).with_some("transform", turned);
            return tag.with("text-anchor", anchor.code()).holds(name, text);
        }
    };
    let mut out = tag.open();
    let _ = write!(out, "</{name}>");
    out
}
