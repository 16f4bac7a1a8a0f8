//! Axes and the room that labels take.

use super::{Anchor, Form, Linear, Look, Shape};

/// Width of a line of text at the size of labels, in pixels: a guess from the number of letters, for
/// room; never for cutting.
pub fn text_width(text: &str) -> f32 {
    text.chars().map(letter_width).sum()
}

/// Mean widths of letters of a sans-serif of 13 px, slightly generous.
fn letter_width(letter: char) -> f32 {
    match letter {
        'ж' | 'м' | 'ш' | 'щ' | 'ы' | 'ю' | 'ф' | 'қ' | 'ң' | 'm' | 'w' => 9.0,
        'М' | 'Ш' | 'Щ' | 'Ж' | 'Ю' | 'Ф' | 'Ы' | 'W' | 'M' => 11.0,
        _ => 7.2,
    }
}

/// A grid line and a label below for every tick.
pub fn bottom_axis(scale: &Linear, ticks: &[(f64, String)], top: f32, bottom: f32) -> Vec<Shape> {
    let mut out = Vec::with_capacity(ticks.len() * 2);
    for (value, label) in ticks {
        let x = scale.at(*value);
        out.push(Shape::new(Look::Grid, Form::Line { from: (x, top), to: (x, bottom) }));
        out.push(Shape::text(Look::Faint, x, bottom + 16.0, Anchor::Middle, label.clone()));
    }
    out
}
