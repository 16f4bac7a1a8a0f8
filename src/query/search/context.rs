//! What stands left and right of a keyword, cut at a blank.
//!
//! In: a text, a paragraph, the keyword's place. Out: text of at most so many characters on each
//! side, never outside the paragraph, no word cut; line breaks and tabs become blanks.
//!
//! «… по словам политолога, ⟨экспорт⟩ вырос на треть …»

use crate::text::{Span, is_gap};

/// At most `chars` characters before `keyword`, the blank before it with them.
pub fn left(text: &str, paragraph: Span, keyword: Span, chars: usize) -> String {
    let before = Span { start: paragraph.start.min(keyword.start), end: keyword.start }.of(text);
    let Some(from) = chars.checked_sub(1) else { return String::new() };
    let at = before.char_indices().rev().nth(from).map_or(0, |(at, _)| at);
    let (head, tail) = before.split_at_checked(at).unwrap_or(("", before));
    if head.is_empty() || head.ends_with(is_gap) {
        return plain(tail);
    }
    plain(tail.find(is_gap).and_then(|gap| tail.get(gap..)).unwrap_or_default().trim_start())
}

/// At most `chars` characters behind `keyword`.
pub fn right(text: &str, paragraph: Span, keyword: Span, chars: usize) -> String {
    let behind = Span { start: keyword.end, end: paragraph.end.max(keyword.end) }.of(text);
    let Some((at, _)) = behind.char_indices().nth(chars) else { return plain(behind) };
    let (head, tail) = behind.split_at_checked(at).unwrap_or((behind, ""));
    if tail.starts_with(is_gap) {
        return plain(head);
    }
    plain(head.rfind(is_gap).and_then(|gap| head.get(..gap)).unwrap_or_default().trim_end())
}

/// The text on one line.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if is_gap(c) { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Вчера «Единый\nрынок» вырос на треть.";

    fn around(keyword: &str, chars: usize) -> (String, String) {
        let at = TEXT.find(keyword).expect("in the text");
        let span = Span::new(at, at + keyword.len());
        let paragraph = Span::new(0, TEXT.len());
        (left(TEXT, paragraph, span, chars), right(TEXT, paragraph, span, chars))
    }

    #[test]
    fn whole_words_on_both_sides() {
        let sides = |left: &str, right: &str| (left.to_owned(), right.to_owned());
        assert_eq!(around("рынок", 100), sides("Вчера «Единый ", "» вырос на треть."));
        assert_eq!(around("рынок", 8), sides("«Единый ", "» вырос"));
        assert_eq!(around("рынок", 7), sides("", "» вырос"));
        assert_eq!(around("рынок", 6), sides("", "»"));
        assert_eq!(around("рынок", 0), sides("", ""));
        assert_eq!(around("Вчера", 3), sides("", ""));
    }
}
