//! One compiled set of names: look a word up, then walk the trie by word classes.

use std::borrow::Cow;

use super::compile::{EntryRow, GuardRule, NameRow, Tables, key};

/// What is named; an index over all layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub(super) u32);

/// All words that may stand at the same places of names; the default stands in no name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordClass(u32);

impl WordClass {
    /// Whether the word stands in no name.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// One compiled set of names.
#[derive(Debug)]
pub struct Layer {
    tables: Tables<'static>,
    words: Option<fst::Map<Cow<'static, [u8]>>>,
}

impl Layer {
    /// From the compiler's output. Bytes that are no word list give a layer without names.
    pub(super) fn new(tables: Tables<'static>, words: Cow<'static, [u8]>) -> Self {
        Self { tables, words: fst::Map::new(words).ok() }
    }

    /// What the layer names.
    pub(super) fn entries(&self) -> &[EntryRow<'static>] {
        &self.tables.entries
    }

    /// The class of a folded word.
    pub fn class(&self, norm: &str) -> WordClass {
        let Some(words) = &self.words else { return WordClass::default() };
        WordClass(words.get(key(norm).as_bytes()).unwrap_or(0) as u32)
    }

    /// The adjective's class under a derived word: «антикитайский» → that of «китайский».
    pub fn derived(&self, norm: &str) -> WordClass {
        let stems = self.tables.prefixes.iter().filter_map(|prefix| norm.strip_prefix(&**prefix));
        stems.map(|rest| self.class(rest)).find(|class| !class.is_none()).unwrap_or_default()
    }

    /// The lists of guards' words in which a folded word stands, as bits.
    pub fn cues(&self, norm: &str) -> u64 {
        let find = |list: &[(String, u64)], word: &str| {
            let at = list.binary_search_by(|(entry, _)| entry.as_str().cmp(word));
            at.ok().and_then(|at| list.get(at)).map_or(0, |(_, bits)| *bits)
        };
        let stems = norm.char_indices().skip(2).map(|(at, c)| at + c.len_utf8());
        stems
            .filter_map(|end| norm.get(..end))
            .fold(find(&self.tables.cue_words, norm), |bits, stem| {
                bits | find(&self.tables.cue_stems, stem)
            })
    }

    /// Calls `found` with the node after each way to read the first word.
    pub fn enter(&self, class: WordClass, mut found: impl FnMut(u16)) {
        for slot in self.slots(class) {
            match self.tables.root.get(usize::from(*slot)) {
                None | Some(0) => {}
                Some(node) => found(*node),
            }
        }
    }

    /// Calls `found` with each node that follows `node` over the next word.
    pub fn follow(&self, node: u16, class: WordClass, mut found: impl FnMut(u16)) {
        let edges = self.tables.edges.get(usize::from(node));
        if edges.is_empty() {
            return;
        }
        for slot in self.slots(class) {
            if let Ok(at) = edges.binary_search_by_key(slot, |edge| edge.0)
                && let Some(edge) = edges.get(at)
            {
                found(edge.1);
            }
        }
    }

    /// The nodes behind all of the folded words.
    pub(super) fn ends(&self, words: &[&str]) -> Vec<u16> {
        let Some((first, rest)) = words.split_first() else { return Vec::new() };
        let mut nodes = Vec::new();
        self.enter(self.class(first), |node| nodes.push(node));
        for word in rest {
            let class = self.class(word);
            let mut next = Vec::new();
            for node in nodes {
                self.follow(node, class, |node| next.push(node));
            }
            nodes = next;
        }
        nodes
    }

    /// The names that end at `node`.
    pub fn names(&self, node: u16) -> impl Iterator<Item = NameRow> {
        let names = self.tables.ends.get(usize::from(node));
        names.iter().filter_map(|name| self.tables.names.get(usize::from(*name)).copied())
    }

    /// Whether a name may go on after `node`.
    pub fn goes_on(&self, node: u16) -> bool {
        !self.tables.edges.get(usize::from(node)).is_empty()
    }

    /// The rules that decide on a name in its surroundings; none: it always stands.
    pub fn guard(&self, name: NameRow) -> &[GuardRule] {
        let guard =
            usize::from(name.guard).checked_sub(1).and_then(|at| self.tables.guards.get(at));
        guard.map_or(&[], Vec::as_slice)
    }

    fn slots(&self, class: WordClass) -> &[u16] {
        self.tables.classes.get(class.0 as usize)
    }
}
