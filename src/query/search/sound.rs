//! What a word sounds like, so that spellings in other alphabets meet.
//!
//! In: a word in Russian, Kazakh or Latin letters. Out: a rough Latin key, from
//! `data/search/sounds.tsv`; doubled letters and the «y» of «ye» are not heard.
//!
//! «Россия», `Rossiya`, «росия» → rosia; «Токаев», `Tokayev` → tokaev

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

static SOUNDS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let table = include_str!("../../data/search/sounds.tsv");
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// Letters that make one sound, at most.
const LONGEST: usize = 4;

/// The key of `word`.
pub(super) fn sound(word: &str) -> String {
    let word = word.to_lowercase();
    let mut out = String::with_capacity(word.len());
    let mut rest = word.as_str();
    while let Some(first) = rest.chars().next() {
        let (width, heard) = longest(rest).unwrap_or((first.len_utf8(), ""));
        if heard.is_empty() && !SOUNDS.contains_key(rest.get(..width).unwrap_or_default()) {
            hear(first, &mut out);
        }
        for c in heard.chars() {
            hear(c, &mut out);
        }
        rest = rest.get(width..).unwrap_or_default();
    }
    out
}

/// The longest known letters at the start of `text`, their bytes and their sound.
fn longest(text: &str) -> Option<(usize, &'static str)> {
    // Only Latin letters make one sound together.
    let most = if text.starts_with(|c: char| c.is_ascii()) { LONGEST } else { 1 };
    (1..=most).rev().find_map(|count| {
        let end = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
        Some((end, *SOUNDS.get(text.get(..end)?)?))
    })
}

fn hear(c: char, out: &mut String) {
    if out.ends_with(c) && c.is_alphabetic() {
        return;
    }
    if c == 'e' && out.ends_with('i') {
        out.pop();
    }
    if !(c == 'e' && out.ends_with('e')) {
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::sound;

    #[test]
    fn spellings_of_one_name_sound_the_same() {
        for (typed, name) in [
            ("kazakhstan", "Казахстан"),
            ("Rossiya", "Россия"),
            ("росия", "россия"),
            ("Tokayev", "Токаев"),
            ("Kyrgyzstan", "Кыргызстан"),
            ("Turtsiya", "Турция"),
            ("Shymkent", "Шымкент"),
            ("қазақстан", "казакстан"),
            ("Nursultan", "Нур-Султан"),
        ] {
            assert_eq!(sound(typed), sound(name), "{typed}");
        }
    }

    #[test]
    fn different_names_differ() {
        assert_ne!(sound("Китай"), sound("Кипр"));
        assert_ne!(sound("2024"), sound("2044"));
        assert_eq!(sound("—"), "—");
    }
}
