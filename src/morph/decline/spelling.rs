//! Letters at the end of a word: what it ends in, the word without them.
//!
//! «Казахстана» without one letter → Казахстан

pub(super) fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Whether `word` ends in one of `list`, whatever the case of its letters.
pub(super) fn ends(word: &str, list: &[&str]) -> bool {
    list.iter().any(|ending| {
        let mut of_word = word.chars().rev().map(lower);
        ending.chars().rev().all(|c| of_word.next() == Some(c))
    })
}

/// `word` without its last `count` letters.
pub(super) fn cut(word: &str, count: usize) -> &str {
    split_at_last(word, count).map_or("", |(stem, _)| stem)
}

pub(super) fn split_at_last(word: &str, count: usize) -> Option<(&str, &str)> {
    let (at, _) = word.char_indices().rev().nth(count.checked_sub(1)?)?;
    word.split_at_checked(at)
}
