//! Every distinct word form is analysed once: readings, names that it may belong to, its part in
//! numbers and dates. A text is then a sequence of [`FormId`]s, and the later stages compare small
//! numbers instead of strings.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{fact, mention, person, quantity, speech};
use crate::lexicon::Lexicon;
use crate::morph::{Morph, Pos, Reading};
use crate::pattern::ListId;

/// Bytes of the longest form that is analysed; a longer one is noise or an address, and no word.
const LONGEST_WORD: usize = 256;

/// A distinct folded word form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormId(pub u32);

/// What is known of a form by itself.
#[derive(Clone, Debug)]
pub struct Form {
    /// The folded word.
    pub norm: Box<str>,
    /// Readings, best first, never empty.
    pub readings: Vec<Reading>,
    /// Its part in names of the lexicon.
    pub name_word: mention::NameWord,
    /// Its part in names of persons.
    pub person_word: person::PersonWord,
    /// Its part in attribution.
    pub speech_word: speech::SpeechWord,
    /// The word lists of the rules of facts that it belongs to, sorted.
    pub lists: Box<[ListId]>,
    /// Its part in numbers, money, dates.
    pub quantity_word: quantity::QuantityWord,
    /// What it may be as a name of a person; of a form that no text wrote so, nothing yet.
    names: OnceLock<Box<person::Names>>,
}

impl Form {
    /// The lemma of the best reading.
    pub fn lemma(&self) -> &str {
        self.readings.first().map_or(&self.norm, |reading| &reading.lemma)
    }

    /// What it may be as a name of a person.
    pub fn names(&self) -> &person::Names {
        self.names.get_or_init(|| Box::new(person::Names::new(&self.norm, &self.readings)))
    }

    /// Part of speech of the best reading.
    pub fn pos(&self) -> Pos {
        self.readings.first().map_or(Pos::Other, |reading| reading.pos)
    }
}

/// The distinct forms seen so far.
#[derive(Debug)]
pub struct Forms {
    morph: Morph,
    lexicon: Lexicon,
    list: Vec<Form>,
    ids: FxHashMap<Box<str>, FormId>,
}

impl Forms {
    /// An empty table over a dictionary and the names of the world.
    pub fn new(morph: Morph, lexicon: Lexicon) -> Self {
        Self { morph, lexicon, list: Vec::new(), ids: FxHashMap::default() }
    }

    /// The id of a folded word; analyses it when it is new.
    pub fn id(&mut self, norm: &str) -> FormId {
        if let Some(id) = self.ids.get(norm) {
            return *id;
        }
        let id = FormId(self.list.len() as u32);
        let whole = norm;
        let norm = if whole.len() > LONGEST_WORD { "" } else { whole };
        let readings = self.morph.readings(norm);
        let form = Form {
            name_word: mention::classify(norm, &readings, &self.lexicon),
            person_word: person::classify(norm, &readings),
            lists: fact::rules().of(norm, &readings),
            quantity_word: quantity::classify(norm, &readings),
            speech_word: speech::classify(norm, &readings),
            names: OnceLock::new(),
            norm: whole.into(),
            readings,
        };
        self.list.push(form);
        self.ids.insert(whole.into(), id);
        id
    }

    /// Number of distinct forms.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether no form was seen yet.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Forgets every form.
    pub fn clear(&mut self) {
        self.list.clear();
        self.ids.clear();
    }

    /// The names of the world.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// What is known of a form.
    pub fn get(&self, id: FormId) -> &Form {
        &self.list[id.0 as usize]
    }
}
