//! A picture of the page as a drawing that stands alone: SVG, and PNG made of it.
//!
//! The page's picture has its colours from style sheets; here every shape gets those that the
//! browser computed, links become groups, and what only the page needs is left out. Taken alone it has
//! its title above and its source below.

use std::fmt::Write as _;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{
    CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement, HtmlImageElement,
    Node, Url,
};

use super::files::blob_address;
use super::frame::{Frame, MARGIN};
use crate::report::{paint, xml};

/// Pixels of a PNG for one of the picture.
const SCALE: f64 = 2.0;
/// Attributes that say where a shape is.
const PLACES: &[&str] = &[
    "x",
    "y",
    "width",
    "height",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "x1",
    "y1",
    "x2",
    "y2",
    "d",
    "points",
    "dx",
    "dy",
    "transform",
    "text-anchor",
    "dominant-baseline",
];
const SHAPES: &[&str] =
    &["rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "text", "tspan"];

/// On which paper a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paper {
    /// As on the screen, with its frame.
    AsSeen,
    /// Light, as reports are.
    Light,
}

/// The picture of a panel as SVG.
pub(crate) fn drawing(panel: &str, paper: Paper) -> Option<String> {
    let panel = document().get_element_by_id(&format!("panel-{panel}"))?;
    let picture = panel.query_selector("svg.chart").ok()??;
    let root = document().document_element()?;
    let theme = root.get_attribute("data-theme");
    // Nothing is painted before the old theme is back.
    if paper == Paper::Light {
        root.set_attribute("data-theme", "light").ok()?;
    }
    let frame = |width| (paper == Paper::AsSeen).then(|| Frame::of(&panel, width));
    let drawn = whole(&picture, paper, frame);
    match theme {
        _ if paper == Paper::AsSeen => {}
        Some(theme) => root.set_attribute("data-theme", &theme).ok()?,
        None => root.remove_attribute("data-theme").ok()?,
    }
    Some(drawn)
}

fn whole(picture: &Element, paper: Paper, frame: impl FnOnce(f64) -> Option<Frame>) -> String {
    let attribute = |name: &str| xml(&picture.get_attribute(name).unwrap_or_default());
    let size = |name: &str| attribute(name).parse::<f64>().unwrap_or_default();
    let (width, height) = (size("width"), size("height"));
    let frame = frame(width);
    let margin = if frame.is_some() { MARGIN } else { 0.0 };
    let (above, added) = frame.as_ref().map(Frame::heights).unwrap_or_default();
    let (all_width, all_height) = (width + 2.0 * margin, height + added);
    let view = attribute("viewBox");
    let whole_view =
        if frame.is_some() { format!("0 0 {all_width} {all_height}") } else { view.clone() };
    let ground = document().document_element().and_then(|root| style(&root));
    let ground = ground.and_then(|style| paint(&value(&style, "background-color")));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{all_width}\" height=\"{all_height}\" \
         viewBox=\"{whole_view}\" role=\"img\"><title>{}</title>",
        attribute("aria-label"),
    );
    if let Some(ground) = ground.filter(|ground| ground.opacity > 0.0) {
        let colour = ground.colour;
        let _ =
            write!(out, "<rect width=\"{all_width}\" height=\"{all_height}\" fill=\"{colour}\"/>");
    }
    if let Some(frame) = &frame {
        frame.put(height, &mut out);
        let _ = write!(
            out,
            "<svg x=\"{margin}\" y=\"{above}\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"{view}\" overflow=\"visible\">"
        );
    }
    for child in children(picture) {
        put_node(&child, paper, &mut out);
    }
    if frame.is_some() {
        out.push_str("</svg>");
    }
    out.push_str("</svg>\n");
    out
}

/// An element with all that it holds, or nothing where it is not seen.
fn put_node(node: &Node, paper: Paper, out: &mut String) {
    let Some(element) = node.dyn_ref::<Element>() else {
        if node.node_type() == Node::TEXT_NODE {
            out.push_str(&xml(&node.node_value().unwrap_or_default()));
        }
        return;
    };
    let name = element.local_name();
    let name = match name.as_str() {
        "a" | "g" => "g",
        known => match SHAPES.iter().find(|shape| **shape == known) {
            Some(shape) => shape,
            None => return,
        },
    };
    let Some(style) = style(element) else { return };
    if value(&style, "display") == "none" {
        return;
    }
    out.push('<');
    out.push_str(name);
    // By its name a figure is found again in a report; a picture alone has no use for it.
    let mark = element.get_attribute("data-mark").filter(|_| paper == Paper::Light);
    if let Some(mark) = mark {
        put("data-mark", &mark, out);
    }
    for place in PLACES {
        if let Some(at) = element.get_attribute(place) {
            put(place, &at, out);
        }
    }
    if SHAPES.contains(&name) {
        looks(name, &style, out);
    }
    out.push('>');
    // On the page a mark has a title only when it is pointed at; its name is always there.
    if let Some(label) = element.get_attribute("aria-label").filter(|_| name == "g") {
        let _ = write!(out, "<title>{}</title>", xml(&label));
    }
    for child in children(element) {
        put_node(&child, paper, out);
    }
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Colours, strokes, letters.
fn looks(name: &str, style: &CssStyleDeclaration, out: &mut String) {
    for part in ["fill", "stroke"] {
        let computed = value(style, part);
        let Some(paint) = paint(&computed) else {
            if computed == "none" {
                put(part, "none", out);
            }
            continue;
        };
        put(part, &paint.colour, out);
        let own: f64 = value(style, &format!("{part}-opacity")).parse().unwrap_or(1.0);
        let opacity = paint.opacity * own;
        if opacity < 1.0 {
            put(&format!("{part}-opacity"), &format!("{opacity:.3}"), out);
        }
    }
    if value(style, "stroke") != "none" {
        put("stroke-width", value(style, "stroke-width").trim_end_matches("px"), out);
        let dashes = value(style, "stroke-dasharray");
        if dashes != "none" {
            put("stroke-dasharray", &dashes.replace("px", ""), out);
        }
    }
    if value(style, "opacity") != "1" {
        put("opacity", &value(style, "opacity"), out);
    }
    if matches!(name, "text" | "tspan") {
        put("font-family", &value(style, "font-family"), out);
        put("font-size", value(style, "font-size").trim_end_matches("px"), out);
        put("font-weight", &value(style, "font-weight"), out);
    }
}

fn put(name: &str, value: &str, out: &mut String) {
    let _ = write!(out, " {name}=\"{}\"", xml(value));
}

fn style(element: &Element) -> Option<CssStyleDeclaration> {
    window().get_computed_style(element).ok().flatten()
}

fn value(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default()
}

fn children(element: &Element) -> Vec<Node> {
    let list = element.child_nodes();
    (0..list.length()).filter_map(|at| list.get(at)).collect()
}

/// Draws SVG on a canvas, twice as large; `then` gets the PNG, or nothing where it cannot be drawn.
pub(crate) fn raster(svg: &str, then: impl Fn(Option<Vec<u8>>) + Clone + 'static) {
    let address = blob_address("image/svg+xml", svg.as_bytes());
    let (Some(address), Ok(image)) = (address, HtmlImageElement::new()) else {
        then(None);
        return;
    };
    let (drawn, from, failed) = (image.clone(), address.clone(), then.clone());
    let on_load = Closure::once_into_js(move || {
        let png = png(&drawn);
        Url::revoke_object_url(&from).ok();
        then(png);
    });
    let on_error = Closure::once_into_js(move || failed(None));
    image.set_onload(Some(on_load.unchecked_ref()));
    image.set_onerror(Some(on_error.unchecked_ref()));
    image.set_src(&address);
}

fn png(image: &HtmlImageElement) -> Option<Vec<u8>> {
    let (width, height) = (f64::from(image.width()), f64::from(image.height()));
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width((width * SCALE) as u32);
    canvas.set_height((height * SCALE) as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(
            image,
            0.0,
            0.0,
            width * SCALE,
            height * SCALE,
        )
        .ok()?;
    let address = canvas.to_data_url_with_type("image/png").ok()?;
    let text = window().atob(address.strip_prefix("data:image/png;base64,")?).ok()?;
    text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect()
}
