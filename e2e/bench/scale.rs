//! The engine's Web Worker over many documents: `node e2e/bench/scale.mjs` serves the page with it in
//! place of its own. No part of the shipped page.

#[path = "corpus.rs"]
mod shuffle;

use tarazy::api::Engine;
use tarazy::platform::{answer_messages, intl};

/// As in `benches/views.rs`.
const DOCUMENTS: usize = 10_000;
const PARAGRAPHS: usize = 2;

fn main() {
    let documents = shuffle::shuffled(PARAGRAPHS).take(DOCUMENTS).collect();
    answer_messages(Engine::over(documents).with_intl(intl()));
}
