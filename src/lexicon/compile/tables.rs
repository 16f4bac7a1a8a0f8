//! The compiled lexicon: plain tables, written by the build script, read at start.

use serde::{Deserialize, Serialize};

use crate::lexicon::{EntityKind, StateForm};

/// What a name names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRow {
    /// Its kind; `None` is a mask: text that looks like a name and names nothing.
    pub kind: Option<EntityKind>,
    /// Id of the record.
    pub id: String,
    /// The usual name: the first of the file.
    pub name: String,
}

/// How a name has to be written to match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Writing {
    /// Any way.
    Any,
    /// With a capital first letter: «Чад».
    Capital,
    /// In capitals: «США».
    Capitals,
}

/// One name of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameRow {
    /// Index of the entry.
    pub entry: u16,
    /// For a state, the form.
    pub form: Option<StateForm>,
    /// How it has to be written.
    pub writing: Writing,
    /// An adjective, of a state or of a group («китайский», «европейский»).
    pub adjective: bool,
    /// First part of a compound («казахстанско»): stands only before a hyphen or a dash.
    pub first: bool,
    /// Index of its guard plus one; 0 for none.
    pub guard: u8,
}

/// A node of the trie over slots.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// (slot, node), sorted.
    pub edges: Vec<(u16, u16)>,
    /// Names that end here, in the order of the files.
    pub names: Vec<u16>,
}

/// Where a rule of a guard looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// The token before.
    Before,
    /// One of the two tokens before.
    BeforeTwo,
    /// The token after.
    After,
    /// One of the two tokens after.
    AfterTwo,
    /// One of the six tokens on each side.
    Near,
    /// The name stands first in its sentence (no words are needed).
    SentenceStart,
    /// The name starts with a small letter (no words are needed).
    Small,
    /// The name's first word is in capitals (no words are needed).
    Capitals,
    /// The token after starts with a capital letter (no words are needed).
    CapitalAfter,
    /// Everywhere: the last rule.
    Always,
}

/// One rule of a guard; the first whose condition holds decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuardRule {
    /// Whether the name stands where the condition holds.
    pub accept: bool,
    /// Where to look.
    pub place: Place,
    /// Bit of the list of words to look for.
    pub cues: u64,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tables {
    /// What is named, in the order of the files.
    pub entries: Vec<EntryRow>,
    /// The names.
    pub names: Vec<NameRow>,
    /// Word class → slots. Class 0 has none. The word list maps a folded word to its class.
    pub classes: Vec<Vec<u16>>,
    /// Slot → node below the root; 0 for none.
    pub root: Vec<u16>,
    /// The trie; node 0 is the root and unused.
    pub nodes: Vec<Node>,
    /// The guards' rules.
    pub guards: Vec<Vec<GuardRule>>,
    /// Words and `beginnings` (without the star) that the guards look for, sorted, with their bits.
    pub cue_words: Vec<(String, u64)>,
    /// The same for beginnings of words.
    pub cue_stems: Vec<(String, u64)>,
    /// Beginnings that make an adjective of another: «анти», «про».
    pub prefixes: Vec<String>,
}
