//! What a word form is to the names of the lexicon, found once for each distinct form.

use crate::lexicon::{Lexicon, WordClass};
use crate::morph::Reading;

/// The part of a form in names of the lexicon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameWord {
    /// Its class among the built-in names.
    pub(super) class: WordClass,
    /// Its class among a user's names.
    pub(super) user: WordClass,
    /// Whether the class is that of the adjective under a prefix («антикитайский»).
    pub(super) derived: bool,
    /// Classes of the parts between hyphens, where one of them is a name.
    pub(super) parts: Box<[PartWord]>,
    /// The lists of guards' words in which it stands.
    pub(super) cues: u64,
}

/// A part of a compound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PartWord {
    /// Its class among the built-in names.
    pub(super) class: WordClass,
    /// Its class among a user's names.
    pub(super) user: WordClass,
}

impl NameWord {
    /// Whether no name can start here.
    pub fn is_plain(&self) -> bool {
        self.class.is_none() && self.user.is_none() && self.parts.is_empty()
    }
}

/// The marks that join the parts of a compound word.
pub(super) const HYPHENS: [char; 3] = ['-', '‑', '‐'];

/// Classifies a folded form once.
pub fn classify(norm: &str, _readings: &[Reading], lexicon: &Lexicon) -> NameWord {
    let class = |word: &str| PartWord {
        class: lexicon.base().class(word),
        user: lexicon.overlay().map_or_else(WordClass::default, |layer| layer.class(word)),
    };
    let whole = class(norm);
    let mut word = NameWord {
        class: whole.class,
        user: whole.user,
        cues: lexicon.base().cues(norm),
        ..NameWord::default()
    };
    if norm.contains(HYPHENS) {
        let parts: Vec<PartWord> = norm.split(HYPHENS).map(class).collect();
        if parts.iter().any(|part| !part.class.is_none() || !part.user.is_none()) {
            word.parts = parts.into();
        }
    } else if word.class.is_none() {
        word.class = lexicon.base().derived(norm);
        word.derived = !word.class.is_none();
    }
    word
}
