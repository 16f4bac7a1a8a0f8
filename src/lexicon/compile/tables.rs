//! The compiled lexicon: plain tables, written by the build script, read at start.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::lexicon::{EntityKind, StateForm};

/// What a name names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRow<'a> {
    /// Its kind; `None` is a mask: text that looks like a name and names nothing.
    pub kind: Option<EntityKind>,
    /// Id of the record.
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    /// The usual name: the first of the file.
    #[serde(borrow)]
    pub name: Cow<'a, str>,
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

/// Lists laid one behind the other: they are read in one piece at the start, however many they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lists<T> {
    items: Vec<T>,
    /// Where each list ends.
    ends: Vec<u32>,
}

impl<T> Lists<T> {
    /// Adds a list behind the others.
    pub fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.ends.push(self.items.len() as u32);
    }

    /// List `at`; empty out of range.
    pub fn get(&self, at: usize) -> &[T] {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = at.checked_sub(1).map_or(0, end);
        self.items.get(start..end(at)).unwrap_or_default()
    }
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
pub struct Tables<'a> {
    /// What is named, in the order of the files.
    #[serde(borrow)]
    pub entries: Vec<EntryRow<'a>>,
    /// The names.
    pub names: Vec<NameRow>,
    /// Word class → slots. Class 0 has none. The word list maps a folded word to its class.
    pub classes: Lists<u16>,
    /// Slot → node below the root; 0 for none.
    pub root: Vec<u16>,
    /// The trie over slots: the edges of each node (slot, node), sorted. Node 0 is the root and unused.
    pub edges: Lists<(u16, u16)>,
    /// The names that end at each node, in the order of the files.
    pub ends: Lists<u16>,
    /// The guards' rules.
    pub guards: Vec<Vec<GuardRule>>,
    /// Words and `beginnings` (without the star) that the guards look for, sorted, with their bits.
    pub cue_words: Vec<(String, u64)>,
    /// The same for beginnings of words.
    pub cue_stems: Vec<(String, u64)>,
    /// Beginnings that make an adjective of another: «анти», «про».
    pub prefixes: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn lists_lie_one_behind_the_other() {
        let mut lists = Lists::default();
        lists.push([]);
        lists.push([1, 2]);
        lists.push([]);
        lists.push([3]);
        let all: Vec<&[i32]> = (0..5).map(|at| lists.get(at)).collect();
        assert_eq!(all, [&[][..], &[1, 2], &[], &[3], &[]]);
    }
}
