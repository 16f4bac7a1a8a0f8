//! Texts to measure with: the paragraphs of the embedded articles in an order of their own. Shared by
//! the native benchmarks and those in the browser; no part of the library.

use tarazy::corpus::{self, Document};

/// Documents of so many paragraphs each, without end, the same in every run. Paragraphs come in an
/// order that a linear congruence gives (Numerical Recipes, 3rd ed., 7.1).
pub(crate) fn shuffled(paragraphs: usize) -> impl Iterator<Item = Document> {
    let corpus = corpus::builtin();
    let texts: Vec<String> = corpus
        .iter()
        .flat_map(|document| document.segments.iter().map(|s| s.span.of(&document.text).to_owned()))
        .collect();
    let mut state: u32 = 1;
    (0..).map(move |number: usize| {
        let mut text = String::new();
        for _ in 0..paragraphs {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text += texts.get((state >> 8) as usize % texts.len().max(1)).map_or("", |t| t);
            text.push('\n');
        }
        Document::from_text(&format!("d{number}"), text)
    })
}
