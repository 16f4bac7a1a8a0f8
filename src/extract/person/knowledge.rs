//! What is known of names of persons: given names, leaders, nouns of role, things named after
//! persons, particles, East Asian surnames. Read once from `src/data`.
//!
//! In: nothing. Out: look-ups by folded nominative. Must not know any rule of the text.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::morph::Gram;
use crate::text::fold;

/// A leader of a state or organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leader {
    /// The id of the record: folded surname, or the whole name.
    pub id: String,
    /// Folded full name.
    pub name: String,
    /// Gender, where it is known.
    pub gender: Gram,
    /// The state that the leader acts for, ISO 3166-1 alpha-2, or an organisation's id.
    pub state: String,
    /// Office: `president`, `prime-minister` …
    pub role: String,
    /// Whether the office is held still.
    pub current: bool,
}

/// Class of a noun of role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleClass {
    /// Head of a state: президент.
    State,
    /// Head of a government: премьер.
    Government,
    /// Head of a body, a region, a company: глава, аким.
    Chief,
    /// Minister, secretary.
    Minister,
    /// Ambassador, envoy.
    Envoy,
    /// Deputy, senator.
    Deputy,
    /// Expert, scholar: политолог.
    Expert,
    /// Press secretary, adviser.
    Aide,
    /// Officer, judge.
    Officer,
    /// Journalist, writer.
    Press,
    /// Entrepreneur.
    Business,
    /// Anybody.
    Person,
}

impl RoleClass {
    fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "state" => Self::State,
            "government" => Self::Government,
            "chief" => Self::Chief,
            "minister" => Self::Minister,
            "envoy" => Self::Envoy,
            "deputy" => Self::Deputy,
            "expert" => Self::Expert,
            "aide" => Self::Aide,
            "officer" => Self::Officer,
            "press" => Self::Press,
            "business" => Self::Business,
            "person" => Self::Person,
            _ => return None,
        })
    }
}

/// A noun of role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The folded lemma.
    pub lemma: &'static str,
    /// Its class.
    pub class: RoleClass,
    /// Classes of persons for whom the noun may stand besides those titled by it.
    pub of: Vec<RoleClass>,
}

/// Number of a [`Role`] in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoleId(pub u16);

/// Languages whose names put the surname first and are cited whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EastAsian {
    /// Chinese: the given name is one word.
    Chinese,
    /// Korean: one or two words.
    Korean,
    /// Vietnamese: one to three words.
    Vietnamese,
}

/// On which side of a name a word stands that makes the name a thing's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eponym {
    /// «улица Абая».
    Before,
    /// «Фонда Конрада Аденауэра», but «аким области Ерик Султанов».
    Genitive,
    /// «Назарбаев Университет».
    After,
}

/// The look-ups.
#[derive(Debug)]
pub struct Knowledge {
    given: FxHashMap<String, Gram>,
    leaders: Vec<Leader>,
    leader_words: FxHashMap<String, Vec<u32>>,
    roles: Vec<Role>,
    role_ids: FxHashMap<&'static str, RoleId>,
    eponyms: FxHashMap<&'static str, Eponym>,
    bodies: Vec<&'static str>,
    particles: FxHashSet<&'static str>,
    free_particles: FxHashSet<&'static str>,
    suffixes: Vec<&'static str>,
    adjective_suffixes: Vec<&'static str>,
    asian: FxHashMap<String, Vec<EastAsian>>,
    initials: Vec<&'static str>,
    finals: FxHashSet<&'static str>,
}

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(Knowledge::read);

/// The rows of a table: no comments, no header.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').map(str::trim).collect())
}

fn gender(code: &str) -> Gram {
    match code {
        "m" => Gram::MASC,
        "f" => Gram::FEMN,
        _ => Gram::MASC.with(Gram::FEMN),
    }
}

impl Knowledge {
    /// The knowledge of the crate.
    pub fn get() -> &'static Self {
        &KNOWLEDGE
    }

    fn read() -> Self {
        let mut given: FxHashMap<String, Gram> = FxHashMap::default();
        given.reserve(4_000);
        for row in rows(include_str!("../../data/lexicon/given_names.tsv")) {
            if let [name, code, ..] = row[..]
                && name != "name"
            {
                let entry = given.entry(fold(name)).or_default();
                *entry = entry.with(gender(code));
            }
        }
        let leaders = leaders();
        let mut leader_words: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (i, leader) in leaders.iter().enumerate() {
            leader_words.entry(leader.id.clone()).or_default().push(i as u32);
        }
        let roles = roles();
        let role_ids = (0..).zip(&roles).map(|(i, role)| (role.lemma, RoleId(i))).collect();
        let mut asian: FxHashMap<String, Vec<EastAsian>> = FxHashMap::default();
        for row in rows(include_str!("../../data/lexicon/east_asian_surnames.tsv")) {
            let language = match row.get(1) {
                Some(&"zh") => EastAsian::Chinese,
                Some(&"ko") => EastAsian::Korean,
                Some(&"vi") => EastAsian::Vietnamese,
                _ => continue,
            };
            asian.entry(fold(row[0])).or_default().push(language);
        }
        let (mut initials, mut finals) = (Vec::new(), FxHashSet::default());
        for row in rows(include_str!("../../data/speech/syllables.tsv")) {
            match row[..] {
                ["initial", list] => initials.extend(list.split(' ')),
                ["final", list] => finals.extend(list.split(' ')),
                _ => {}
            }
        }
        Self {
            given,
            leaders,
            leader_words,
            roles,
            role_ids,
            eponyms: rows(include_str!("../../data/speech/eponyms.tsv"))
                .filter_map(|row| {
                    let side = match row.get(1) {
                        Some(&"before") => Eponym::Before,
                        Some(&"genitive") => Eponym::Genitive,
                        Some(&"after") => Eponym::After,
                        _ => return None,
                    };
                    Some((row[0], side))
                })
                .collect(),
            bodies: rows(include_str!("../../data/speech/eponyms.tsv"))
                .filter(|row| row.get(1) == Some(&"prefix"))
                .map(|row| row[0])
                .collect(),
            free_particles: include_str!("../../data/speech/particles.tsv")
                .lines()
                .filter_map(|line| line.strip_suffix("\tinside\tfree"))
                .collect(),
            particles: first_cells(include_str!("../../data/speech/particles.tsv")).collect(),
            suffixes: suffixes(|origin| origin != "adjective"),
            adjective_suffixes: suffixes(|origin| origin == "adjective"),
            asian,
            initials,
            finals,
        }
    }

    /// Gender of a given name in the nominative.
    pub fn given(&self, nominative: &str) -> Option<Gram> {
        self.given.get(nominative).copied()
    }

    /// The offices of the leaders with this id, in order of the list.
    pub fn leaders(&self, id: &str) -> impl Iterator<Item = &Leader> {
        let list = self.leader_words.get(id).map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(|i| self.leaders.get(*i as usize))
    }

    /// The noun of role with this lemma.
    pub fn role(&self, lemma: &str) -> Option<RoleId> {
        self.role_ids.get(lemma).copied()
    }

    /// A noun of role by its number.
    pub fn role_of(&self, id: RoleId) -> Option<&Role> {
        self.roles.get(id.0 as usize)
    }

    /// Whether the lemma makes a name next to it the name of a thing.
    pub fn eponym(&self, lemma: &str) -> Option<Eponym> {
        self.eponyms.get(lemma).copied()
    }

    /// Whether the folded word is a particle that stands before a surname alone too.
    pub fn is_free_particle(&self, norm: &str) -> bool {
        self.free_particles.contains(norm)
    }

    /// Whether the folded word is a particle of names.
    pub fn is_particle(&self, norm: &str) -> bool {
        self.particles.contains(norm)
    }

    /// Whether a word begins like the short name of a body: «Минэнерго».
    pub fn is_body(&self, norm: &str) -> bool {
        self.bodies.iter().any(|prefix| {
            norm.strip_prefix(prefix).is_some_and(|rest| rest.chars().nth(3).is_some())
        })
    }

    /// Whether a nominative ends like a surname and like nothing else.
    pub fn has_surname_suffix(&self, nominative: &str) -> bool {
        ends(nominative, &self.suffixes)
    }

    /// Whether a nominative ends like a surname or an adjective of a place: «Жамбылская».
    pub fn has_adjective_suffix(&self, nominative: &str) -> bool {
        ends(nominative, &self.adjective_suffixes)
    }

    /// The languages in which the folded word is a surname that stands first.
    pub fn east_asian(&self, norm: &str) -> &[EastAsian] {
        self.asian.get(norm).map_or(&[], Vec::as_slice)
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
        self.finals.contains(word)
            || self.initials.iter().any(|initial| {
                word.strip_prefix(initial).is_some_and(|tail| self.finals.contains(tail))
            })
    }
}

fn ends(nominative: &str, suffixes: &[&str]) -> bool {
    suffixes.iter().any(|suffix| {
        nominative
            .strip_suffix(suffix)
            .is_some_and(|stem| stem.chars().filter(|c| c.is_alphabetic()).nth(1).is_some())
    })
}

fn suffixes(wanted: impl Fn(&str) -> bool) -> Vec<&'static str> {
    rows(include_str!("../../data/speech/surname_suffixes.tsv"))
        .filter(|row| row.get(1).is_some_and(|origin| wanted(origin)))
        .filter_map(|row| row.first().copied())
        .collect()
}

fn first_cells(table: &'static str) -> impl Iterator<Item = &'static str> {
    rows(table).filter_map(|row| row.first().copied())
}

fn leaders() -> Vec<Leader> {
    rows(include_str!("../../data/lexicon/leaders.tsv"))
        .filter_map(|row| match row[..] {
            ["id", ..] => None,
            [id, name, code, state, role, ..] => Some(Leader {
                id: fold(id),
                name: fold(name),
                gender: gender(code),
                state: state.to_owned(),
                role: role.to_owned(),
                current: row.get(6).is_none_or(|to| to.is_empty() || *to == "-"),
            }),
            _ => None,
        })
        .collect()
}

fn roles() -> Vec<Role> {
    rows(include_str!("../../data/speech/roles.tsv"))
        .filter_map(|row| match row[..] {
            [lemma, class, of] => Some(Role {
                lemma,
                class: RoleClass::from_code(class)?,
                of: of.split(',').filter_map(RoleClass::from_code).collect(),
            }),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{EastAsian, Eponym, Knowledge};

    #[test]
    fn every_role_has_a_class_and_a_number() {
        let known = Knowledge::get();
        let id = known.role("политолог").expect("a noun of role");
        assert_eq!(known.role_of(id).map(|role| role.lemma), Some("политолог"));
        let lines = include_str!("../../data/speech/roles.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .count();
        assert_eq!(known.roles.len(), lines);
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
        assert!(known.east_asian("си").contains(&EastAsian::Chinese));
    }

    #[test]
    fn things_named_after_persons() {
        assert_eq!(Knowledge::get().eponym("улица"), Some(Eponym::Before));
    }
}
