//! What a stretch of words that may name a person is made of.
//!
//! Knows the patterns of a name; must not know a text. «К.К. Токаев» is initials and a surname.

use std::ops::Range;

/// Which words a name has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// A given name and a surname, in any order, patronymic or not.
    Full,
    /// Surname and given name of an East Asian language, cited whole.
    Whole,
    /// Initials and a surname.
    Initials,
    /// Two unknown words, the second one like a surname.
    Pair,
    /// A given name and a patronymic.
    Patronymic,
    /// A given name alone.
    Given,
    /// A surname alone.
    Surname,
    /// A surname with the year of a work.
    Cited,
}

/// A stretch of words that looks like the name of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Which words it has.
    pub pattern: Pattern,
    /// The token of the surname (of a whole name, its last word).
    pub surname: Option<usize>,
    /// The token of the given name.
    pub given: Option<usize>,
    /// Whether the title before it is all that speaks for it.
    pub by_title: bool,
    /// Whether a word stands before it whose genitive attribute it would be: «фонд».
    pub after_eponym: bool,
}

impl Candidate {
    /// A candidate of which only place and pattern are known.
    pub(super) fn new(tokens: Range<usize>, pattern: Pattern) -> Self {
        let (surname, given) = (None, None);
        Self { tokens, pattern, surname, given, by_title: false, after_eponym: false }
    }

    /// With the token of its surname.
    pub(super) fn surname(self, at: usize) -> Self {
        Self { surname: Some(at), ..self }
    }

    /// With the token of its given name.
    pub(super) fn given(self, at: usize) -> Self {
        Self { given: Some(at), ..self }
    }
}
