//! Axes and the room that labels take.

use super::{Anchor, Form, Linear, Look, Shape};

/// Width of a line of text at the size of labels, in pixels: a guess from the number of letters, for
/// room; never for cutting.
pub fn text_width(text: &str) -> f32 {
    text.chars().map(letter_width).sum()
}

/// Widths of letters of a wide sans-serif of 13 px (DejaVu Sans, which many a Linux has alone), by
/// groups: in a narrower one labels have some room to spare, in this one none is cut.
fn letter_width(letter: char) -> f32 {
    match letter {
        ' ' | '.' | ',' | ':' | '-' | '(' | ')' | 'i' | 'j' | 'l' | 'f' | 't' | 'r' | 'I' => 4.8,
        'ж' | 'ш' | 'щ' | 'ю' | 'ф' | 'м' | 'ы' | 'm' | 'w' => 11.2,
        'М' | 'Ш' | 'Щ' | 'Ж' | 'Ю' | 'Ф' | 'Ы' | 'W' | 'M' | '—' => 13.2,
        capital if capital.is_uppercase() => 9.3,
        _ => 8.0,
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
