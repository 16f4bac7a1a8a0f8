//! The sections of the table: what `tools/morph/pack.py` writes, this reads. Both change together.
//!
//! `TZM1`, the number of sections, their lengths, then the sections: endings, features, templates,
//! paradigms, lexicon (stem → weight and paradigm), suffixes (reversed → class), classes of rules,
//! choices (form → part of speech and paradigm of the
//! reading to put first). Numbers stand in byte columns, lowest byte first.

use super::bytes::{Bytes, low_high};
use super::shelf::Shelf;
use super::{Gram, Pos};

/// The format's mark and version.
pub(super) const MAGIC: &[u8] = b"TZM1";
/// The embedded table. Its licence stands beside it.
pub(super) static BUILTIN: &[u8] = include_bytes!("../data/morph/table.bin");

/// A part of speech with features and how frequent they are within that part of speech.
#[derive(Clone, Copy, Debug)]
pub(super) struct Features {
    /// Part of speech.
    pub pos: Pos,
    /// Features.
    pub gram: Gram,
    /// Steps of half a doubling.
    pub weight: u8,
}

/// What the guesser does with an unknown word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    /// How many letters go.
    pub cut: usize,
    /// The ending that comes, for the dictionary form.
    pub add: u16,
    /// Features of the word.
    pub features: Features,
}

/// The table's sections, ready to be asked.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Endings as packed letters, ascending.
    endings: Vec<u128>,
    /// One bit for each hash of an ending: most letters before the end of a word are no ending.
    ending_bits: Vec<u64>,
    features: Vec<Features>,
    /// Where the features of each template start; one more for the end.
    template_starts: Vec<u32>,
    templates: &'static [u8],
    /// Where the endings of each paradigm start; one more for the end.
    paradigm_starts: Vec<u32>,
    paradigm_heads: &'static [u8],
    paradigm_endings: &'static [u8],
    class_starts: Vec<u32>,
    rules: &'static [u8],
    /// Stem → (weight, paradigm).
    pub lexicon: Shelf,
    /// Reversed suffix → (0, class).
    pub suffixes: Shelf,
    /// Form → (part of speech, paradigm) of the reading that is to stand first.
    pub choices: Shelf,
}

impl Table {
    /// Reads the heads of the sections; an empty table if `bytes` is no table.
    pub(super) fn new(bytes: &'static [u8]) -> Self {
        if bytes.get(..4) != Some(MAGIC) {
            return Self::default();
        }
        let mut head = Bytes::new(bytes.get(4..).unwrap_or_default());
        let count = head.word() as usize;
        let mut at = 8 + 4 * count;
        let mut sections = (0..count).map(|_| {
            let end = at.saturating_add(head.word() as usize);
            let section = bytes.get(at..end).unwrap_or_default();
            at = end;
            section
        });
        let mut next = || sections.next().unwrap_or_default();
        let endings = read_endings(next());
        let features = read_features(next());
        let (template_starts, templates) = read_lists(next());
        let ending_bits = bits(&endings);
        let mut table =
            Self { endings, ending_bits, features, template_starts, templates, ..Self::default() };
        table.read_paradigms(next());
        table.lexicon = Shelf::new(next());
        table.suffixes = Shelf::new(next());
        (table.class_starts, table.rules) = read_lists(next());
        table.choices = Shelf::new(next());
        table
    }

    fn read_paradigms(&mut self, section: &'static [u8]) {
        let count = Bytes::new(section).word() as usize;
        self.paradigm_heads = section.get(4..).unwrap_or_default();
        self.paradigm_endings = self.paradigm_heads.get(4 * count..).unwrap_or_default();
        let mut at = 0;
        for paradigm in 0..count {
            self.paradigm_starts.push(at);
            let (from, to) = self.template(self.template_of(count, paradigm));
            at += to - from;
        }
        self.paradigm_starts.push(at);
    }

    /// The packed letters of ending `id`.
    pub(super) fn ending(&self, id: u16) -> u128 {
        self.endings.get(usize::from(id)).copied().unwrap_or(0)
    }

    /// The id of an ending by its packed letters.
    pub(super) fn ending_id(&self, packed: u128) -> Option<u16> {
        let (word, bit) = place(packed);
        if self.ending_bits.get(word)? & bit == 0 {
            return None;
        }
        self.endings.binary_search(&packed).ok().map(|id| id as u16)
    }

    /// The ending of the dictionary form of a paradigm.
    pub(super) fn lemma_ending(&self, paradigm: u32) -> u16 {
        low_high(self.paradigm_heads, self.paradigms(), paradigm as usize)
    }

    /// The features that `paradigm` gives to a form with `ending`.
    pub(super) fn features_of(
        &self,
        paradigm: u32,
        ending: u16,
    ) -> impl Iterator<Item = Features> + '_ {
        let paradigm = paradigm as usize;
        let (first, _) = self.template(self.template_of(self.paradigms(), paradigm));
        let from = self.paradigm_starts.get(paradigm).copied().unwrap_or(0) as usize;
        let to = self.paradigm_starts.get(paradigm + 1).map_or(from, |to| *to as usize);
        let all = self.paradigm_starts.last().copied().unwrap_or(0) as usize;
        let [low, high] = ending.to_le_bytes();
        let lows = self.paradigm_endings.get(from..to).unwrap_or_default();
        let highs = self.paradigm_endings.get(all + from..all + to).unwrap_or_default();
        let grams = self.template_starts.last().copied().unwrap_or(0) as usize;
        lows.iter()
            .zip(highs)
            .enumerate()
            .filter(move |(_, (l, h))| **l == low && **h == high)
            .filter_map(move |(place, _)| {
                let id = low_high(self.templates, grams, first as usize + place);
                self.features.get(usize::from(id)).copied()
            })
    }

    /// The rules of a class of suffixes, best first.
    pub(super) fn rules(&self, class: u32) -> impl Iterator<Item = Rule> + '_ {
        let class = class as usize;
        let from = self.class_starts.get(class).copied().unwrap_or(0) as usize;
        let to = self.class_starts.get(class + 1).map_or(from, |to| *to as usize);
        let all = self.class_starts.last().copied().unwrap_or(0) as usize;
        (from..to).filter_map(move |at| {
            let cut = usize::from(*self.rules.get(at)?);
            let add = low_high(self.rules.get(all..)?, all, at);
            let id = low_high(self.rules.get(3 * all..)?, all, at);
            Some(Rule { cut, add, features: self.features.get(usize::from(id)).copied()? })
        })
    }

    fn paradigms(&self) -> usize {
        self.paradigm_starts.len().saturating_sub(1)
    }

    fn template_of(&self, count: usize, paradigm: usize) -> usize {
        let columns = self.paradigm_heads.get(2 * count..).unwrap_or_default();
        usize::from(low_high(columns, count, paradigm))
    }

    fn template(&self, id: usize) -> (u32, u32) {
        let from = self.template_starts.get(id).copied().unwrap_or(0);
        (from, self.template_starts.get(id + 1).copied().unwrap_or(from))
    }
}

/// Packs letters so that shorter endings come first and the rest stand in the order of letters;
/// `packed` is an ending without its first letter, of `len` letters.
pub(super) fn put_before(packed: u128, len: usize, letter: u8) -> u128 {
    packed | u128::from(letter) << (6 * len)
}

/// The letters of a packed ending.
pub(super) fn unpack(packed: u128) -> impl Iterator<Item = u8> {
    (0..=20).rev().map(move |place| (packed >> (6 * place) & 63) as u8).filter(|code| *code != 0)
}

fn bits(endings: &[u128]) -> Vec<u64> {
    let mut bits = vec![0; 1 << 10];
    for ending in endings {
        let (word, bit) = place(*ending);
        if let Some(slot) = bits.get_mut(word) {
            *slot |= bit;
        }
    }
    bits
}

/// The word and the bit for an ending: 16 bits of a multiplicative hash.
fn place(packed: u128) -> (usize, u64) {
    let folded = packed as u64 ^ (packed >> 64) as u64;
    let hash = folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
    ((hash >> 6) as usize, 1 << (hash & 63))
}

fn read_endings(section: &'static [u8]) -> Vec<u128> {
    let mut bytes = Bytes::new(section);
    let count = bytes.word() as usize;
    let mut endings = Vec::with_capacity(count.min(section.len()));
    while endings.len() < count && bytes.position() < section.len() {
        let len = usize::from(bytes.byte());
        endings
            .push(bytes.take(len).iter().fold(0, |packed, code| packed << 6 | u128::from(*code)));
    }
    endings
}

fn read_features(section: &'static [u8]) -> Vec<Features> {
    let count = Bytes::new(section).word() as usize;
    let columns = section.get(4..).unwrap_or_default();
    let column = |number: usize, at: usize| columns.get(number * count + at).copied().unwrap_or(0);
    (0..count.min(section.len()))
        .map(|at| {
            let bits = [column(1, at), column(2, at), column(3, at), column(4, at)];
            Features {
                pos: pos(column(0, at)),
                gram: Gram(u32::from_le_bytes(bits)),
                weight: column(5, at),
            }
        })
        .collect()
}

/// Lengths of lists, as starts; and what follows them.
fn read_lists(section: &'static [u8]) -> (Vec<u32>, &'static [u8]) {
    let mut bytes = Bytes::new(section);
    let count = (bytes.word() as usize).min(section.len());
    let mut starts = Vec::with_capacity(count + 1);
    let mut at = 0;
    for _ in 0..count {
        starts.push(at);
        at += u32::from(bytes.byte());
    }
    starts.push(at);
    (starts, section.get(bytes.position()..).unwrap_or_default())
}

fn pos(code: u8) -> Pos {
    const ALL: [Pos; 13] = [
        Pos::Noun,
        Pos::Adjective,
        Pos::Verb,
        Pos::Infinitive,
        Pos::Participle,
        Pos::Gerund,
        Pos::Numeral,
        Pos::Pronoun,
        Pos::Adverb,
        Pos::Preposition,
        Pos::Conjunction,
        Pos::Particle,
        Pos::Interjection,
    ];
    ALL.get(usize::from(code)).copied().unwrap_or(Pos::Other)
}
