//! The dictionary of forms and the guesser behind one call.

use super::{Gram, Pos};

/// One way to read a word form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The dictionary form, folded: «казахстанский». Of a participle, the infinitive of its verb.
    pub lemma: Box<str>,
    /// Part of speech.
    pub pos: Pos,
    /// Case, number, gender and the like; several cases at once where the form does not tell.
    pub gram: Gram,
    /// Whether the dictionary knows the form (otherwise it was guessed by its ending).
    pub known: bool,
}

/// The dictionary of forms and the guesser.
#[derive(Debug, Default)]
pub struct Morph {}

impl Morph {
    /// The embedded dictionary.
    pub fn builtin() -> Self {
        Self {}
    }

    /// The readings of a folded word, best first, never empty.
    pub fn readings(&self, norm: &str) -> Vec<Reading> {
        vec![Reading { lemma: norm.into(), pos: Pos::Other, gram: Gram::NONE, known: false }]
    }
}
