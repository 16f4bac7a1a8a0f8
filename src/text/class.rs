//! What a character is to the cutter: part of a word, a digit, a gap, a mark.
//!
//! In: a character. Out: its class. Table-free for the two lead bytes of Russian letters; knows
//! Unicode only through the standard library.

/// White space in the wide sense: what separates words and never belongs to one. Control
/// characters (NUL too) and invisible marks (byte order mark, zero-width space) count as such.
pub fn is_gap(c: char) -> bool {
    match c {
        '!'..='~' => false,
        '\0'..='\u{a0}' => true,
        '\u{a1}'..='\u{1fff}' => matches!(c, '\u{61c}' | '\u{1680}' | '\u{180e}'),
        _ => matches!(c, '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}'
            | '\u{205f}'..='\u{206f}' | '\u{3000}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'),
    }
}

/// Whether a gap character breaks the line.
pub(super) fn breaks_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A mark that sits on the letter before it: stress, the breve of a decomposed «й».
pub(super) fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{fe00}'..='\u{fe0f}')
}

/// A character inside a word that readers do not see: soft hyphen, joiners.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// A hyphen (also the non-breaking one), which joins the parts of a compound.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// An apostrophe, which joins inside a name: «Кот-д’Ивуар».
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// A letter or digit of any script; the standard library's answer, Russian letters and ASCII first.
pub(super) fn is_inside_word(c: char) -> bool {
    match c {
        'а'..='я' | 'А'..='Я' => true,
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        _ => c.is_alphanumeric(),
    }
}

/// A letter of the Cyrillic blocks.
pub(super) fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{481}') || is_rare_cyrillic(c)
}

fn is_rare_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}'
        | '\u{a640}'..='\u{a69f}')
        && c.is_alphabetic()
}

/// A letter of the Latin blocks.
pub(super) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (matches!(c, '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') && c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_ways_give_the_answer_of_the_standard_library() {
        for c in '\0'..='\u{ffff}' {
            assert_eq!(is_inside_word(c), c.is_alphanumeric(), "{c:?}");
            if matches!(c, '\u{400}'..='\u{481}') {
                assert!(c.is_alphabetic(), "{c:?}");
            }
        }
    }
}
