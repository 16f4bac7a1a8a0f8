//! Sentence borders over tokens.

use std::ops::Range;

use super::{TokenKind, Tokens};

/// The sentences of `text` as ranges of token indices that tile `0..tokens.list().len()`.
/// A line break always ends a sentence.
pub fn sentences(text: &str, tokens: &Tokens) -> Vec<Range<usize>> {
    let list = tokens.list();
    let mut out = Vec::new();
    let mut from = 0;
    for i in 0..list.len() {
        let last = i + 1 == list.len();
        let ends = last || {
            let gap = &text[list[i].span.end as usize..list[i + 1].span.start as usize];
            gap.contains('\n')
                || (list[i].kind == TokenKind::Punct
                    && matches!(list[i].span.of(text), "." | "!" | "?" | "…")
                    && list[i + 1].spaced
                    && list[i + 1].shape != super::Shape::Lower)
        };
        if ends {
            out.push(from..i + 1);
            from = i + 1;
        }
    }
    out
}
