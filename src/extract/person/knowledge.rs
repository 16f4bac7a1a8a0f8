//! What is known of names of persons: given names, leaders, nouns of role, things named after
//! persons, particles, East Asian surnames. The build packs it from the tables of `src/data`.
//!
//! In: nothing. Out: look-ups by folded nominative. Must not know any rule of the text.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::decline::strip;
use super::pack::{Entry, Leader, Pack, Role, RoleId};

static PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/person.pack"));

/// The look-ups.
#[derive(Debug)]
pub struct Knowledge {
    words: Option<fst::Map<&'static [u8]>>,
    pack: Pack<'static>,
    finals: FxHashSet<&'static str>,
    initials: FxHashSet<&'static str>,
    /// Letters of the longest initial.
    longest_initial: usize,
}

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::read);

impl Knowledge {
    /// The knowledge of the crate.
    pub fn get() -> &'static Self {
        &KNOWLEDGE
    }

    fn read() -> Self {
        let pack: Pack = postcard::from_bytes(PACK).unwrap_or_default();
        let words = fst::Map::new(pack.words).ok();
        let initials = || pack.initials.iter().copied();
        Self {
            words,
            finals: pack.finals.iter().copied().collect(),
            initials: initials().collect(),
            longest_initial: initials().map(|one| one.chars().count()).max().unwrap_or_default(),
            pack,
        }
    }

    /// What the tables say of a folded word.
    pub(super) fn entry(&self, word: &str) -> Entry {
        Entry(self.words.as_ref().and_then(|words| words.get(word)).unwrap_or_default())
    }

    /// The offices of the leaders with this id, in order of the list.
    pub fn leaders(&self, id: &str) -> impl Iterator<Item = &Leader<'static>> {
        let (first, count) = self.entry(id).leaders();
        self.pack.leaders.iter().skip(first).take(count)
    }

    /// The noun of role with this lemma.
    pub fn role(&self, lemma: &str) -> Option<RoleId> {
        self.entry(lemma).role()
    }

    /// A noun of role by its number.
    pub fn role_of(&self, id: RoleId) -> Option<&Role<'static>> {
        self.pack.roles.get(id.0 as usize)
    }

    /// Whether the folded word is a particle that stands before a surname alone too.
    pub fn is_free_particle(&self, norm: &str) -> bool {
        self.entry(norm).is_free_particle()
    }

    /// Whether the folded word is a particle of names.
    pub fn is_particle(&self, norm: &str) -> bool {
        self.entry(norm).is_particle()
    }

    /// Whether the folded word is a particle that ends a father's name: «Гейдар оглы».
    pub fn is_end_particle(&self, norm: &str) -> bool {
        self.entry(norm).is_end_particle()
    }

    /// Whether a word begins like the short name of a body: «Минэнерго».
    pub fn is_body(&self, norm: &str) -> bool {
        self.pack.bodies.iter().any(|prefix| {
            norm.strip_prefix(prefix).is_some_and(|rest| rest.chars().nth(3).is_some())
        })
    }

    /// Whether a nominative ends like a surname and like nothing else.
    pub fn has_surname_suffix(&self, nominative: &str) -> bool {
        ends(nominative, &self.pack.suffixes)
    }

    /// Whether a nominative ends like a surname or an adjective of a place: «Жамбылская».
    pub fn has_adjective_suffix(&self, nominative: &str) -> bool {
        ends(nominative, &self.pack.adjective_suffixes)
    }

    /// Whether the folded word is one to three syllables of Chinese.
    pub fn is_chinese(&self, norm: &str) -> bool {
        self.syllables(norm, 3)
    }

    fn syllables(&self, rest: &str, left: u8) -> bool {
        if rest.is_empty() {
            return left < 3;
        }
        left > 0
            && rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(6).any(|end| {
                let (syllable, tail) = rest.split_at(end);
                self.is_syllable(syllable) && self.syllables(tail, left - 1)
            })
    }

    fn is_syllable(&self, word: &str) -> bool {
        let borders = || word.char_indices().map(|(at, _)| at).skip(1).take(self.longest_initial);
        self.finals.contains(word)
            || borders().any(|at| {
                let (initial, tail) = word.split_at(at);
                self.initials.contains(initial) && self.finals.contains(tail)
            })
    }
}

fn ends(nominative: &str, suffixes: &[&str]) -> bool {
    suffixes.iter().any(|suffix| {
        strip(nominative, suffix)
            .is_some_and(|stem| stem.chars().filter(|c| c.is_alphabetic()).nth(1).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::Knowledge;
    use crate::extract::person::pack::Eponym;

    #[test]
    fn every_role_has_a_class_and_a_number() {
        let known = Knowledge::get();
        let id = known.role("политолог").expect("a noun of role");
        assert_eq!(known.role_of(id).map(|role| role.lemma), Some("политолог"));
        let lines = include_str!("../../data/speech/roles.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .count();
        assert_eq!(known.pack.roles.len(), lines);
    }

    #[test]
    fn leaders_are_known_by_their_id() {
        let known = Knowledge::get();
        assert!(known.leaders("токаев").all(|leader| leader.id == "токаев"));
        assert!(known.leaders("токаев").any(|leader| leader.state == "KZ" && leader.current));
        assert_eq!(known.leaders("никто").count(), 0);
    }

    #[test]
    fn syllables_of_chinese() {
        let known = Knowledge::get();
        for name in ["цзиньпин", "цзиньтао", "баогэнь", "дэмин"] {
            assert!(known.is_chinese(name), "{name}");
        }
        for word in ["владимир", "казахстан", "трамп"] {
            assert!(!known.is_chinese(word), "{word}");
        }
        assert!(known.entry("си").is_east_asian());
    }

    #[test]
    fn things_named_after_persons() {
        assert_eq!(Knowledge::get().entry("улица").eponym(), Some(Eponym::Before));
    }
}
