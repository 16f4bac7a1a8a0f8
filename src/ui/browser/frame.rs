//! The frame of a picture that leaves the page: what it shows above it, what stands behind it below.
//!
//! In: a panel of the page. Out: lines of SVG around the picture. Knows how lines are broken; must not
//! know the picture.

use std::fmt::Write as _;

use leptos::prelude::*;
use web_sys::Element;

use crate::report::{paint, xml};

/// Pixels around a picture with its frame.
pub(super) const MARGIN: f64 = 12.0;
/// A letter is about so much of its height wide: an upper bound for usual fonts.
const LETTER: f64 = 0.6;
/// Height of a line by the height of its letters.
const LEADING: f64 = 1.35;

/// A line of the frame: its words, the height of its letters, whether it is bold.
struct Line {
    words: String,
    size: f64,
    bold: bool,
}

/// What stands above and below a picture.
pub(super) struct Frame {
    above: Vec<Line>,
    below: Vec<Line>,
    colour: String,
    font: String,
}

impl Frame {
    /// The frame of a panel around a picture of this width.
    pub(super) fn of(panel: &Element, width: f64) -> Self {
        let words = |selector: &str| {
            let found = panel.query_selector(selector).ok().flatten();
            found.and_then(|found| found.text_content()).unwrap_or_default().trim().to_owned()
        };
        let mut above = broken(&words(".panel-head h3"), width, 16.0, true);
        above.extend(broken(&words(".panel-head > .hint"), width, 12.0, false));
        let source = [words("[data-testid=coverage]"), "Tarazy".to_owned()];
        let source: Vec<&str> =
            source.iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
        let below = broken(&source.join(" · "), width, 11.0, false);
        let style = window().get_computed_style(panel).ok().flatten();
        let value = |name: &str| {
            let style = style.as_ref();
            style.and_then(|style| style.get_property_value(name).ok()).unwrap_or_default()
        };
        let colour = paint(&value("color")).map_or_else(|| "#000".to_owned(), |it| it.colour);
        Self { above, below, colour, font: value("font-family") }
    }

    /// Height of what stands above, and of all that the frame adds.
    pub(super) fn heights(&self) -> (f64, f64) {
        let of = |lines: &[Line]| -> f64 { lines.iter().map(|line| line.size * LEADING).sum() };
        (of(&self.above) + MARGIN, of(&self.above) + of(&self.below) + 3.0 * MARGIN)
    }

    /// Writes the lines around a picture of this height.
    pub(super) fn put(&self, height: f64, out: &mut String) {
        let mut y = MARGIN;
        for (number, line) in self.above.iter().chain(&self.below).enumerate() {
            if number == self.above.len() {
                y += height + MARGIN;
            }
            y += line.size * LEADING;
            let weight = if line.bold { 600 } else { 400 };
            let _ = write!(
                out,
                "<text x=\"{MARGIN}\" y=\"{:.1}\" fill=\"{}\" font-family=\"{}\" \
                 font-size=\"{}\" font-weight=\"{weight}\">{}</text>",
                y - line.size * (LEADING - 1.0),
                self.colour,
                xml(&self.font),
                line.size,
                xml(&line.words),
            );
        }
    }
}

/// Words in lines that are no wider than a picture.
fn broken(words: &str, width: f64, size: f64, bold: bool) -> Vec<Line> {
    let most = (width / (size * LETTER)).max(1.0) as usize;
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.into_iter().map(|words| Line { words, size, bold }).collect()
}
