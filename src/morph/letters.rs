//! Letters as small numbers: а…я are 1…32, the hyphen is 33.

/// The longest word that is looked up; a longer one is no word.
pub(super) const LONGEST: usize = 64;
/// The code of the hyphen.
pub(super) const HYPHEN: u8 = 33;

/// A word in letter codes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    codes: [u8; LONGEST],
    len: usize,
}

impl Letters {
    /// The codes of a folded word; `None` if it holds anything but а…я and hyphens, or is empty or
    /// too long.
    pub(super) fn new(word: &str) -> Option<Self> {
        let mut letters = Self { codes: [0; LONGEST], len: 0 };
        for c in word.chars() {
            letters.push(match c {
                'а'..='я' => (c as u32 - 'а' as u32 + 1) as u8,
                'ё' => 6,
                '-' => HYPHEN,
                _ => return None,
            })?;
        }
        (letters.len > 0).then_some(letters)
    }

    /// The codes.
    pub(super) fn codes(&self) -> &[u8] {
        self.codes.get(..self.len).unwrap_or_default()
    }

    /// The same word from its last letter to its first.
    pub(super) fn reversed(&self) -> Self {
        let mut reversed = *self;
        if let Some(codes) = reversed.codes.get_mut(..self.len) {
            codes.reverse();
        }
        reversed
    }

    fn push(&mut self, code: u8) -> Option<()> {
        *self.codes.get_mut(self.len)? = code;
        self.len += 1;
        Some(())
    }
}

/// Appends the letters of `codes` to `out`.
pub(super) fn spell(codes: &[u8], out: &mut String) {
    for &code in codes {
        match code {
            1..=32 => out.extend(char::from_u32('а' as u32 + u32::from(code) - 1)),
            HYPHEN => out.push('-'),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_spell_the_word_again() {
        let letters = Letters::new("нур-султан").expect("Cyrillic");
        let mut out = String::new();
        spell(letters.codes(), &mut out);
        assert_eq!(out, "нур-султан");
        assert_eq!(letters.reversed().codes().first(), letters.codes().last());
    }

    #[test]
    fn others_are_no_words() {
        assert!(Letters::new("c5").is_none());
        assert!(Letters::new("").is_none());
        assert!(Letters::new(&"а".repeat(65)).is_none());
    }
}
