//! What is known of names of persons as the build packs it: one automaton of words, and lists.
//!
//! In: nothing. Out: the types of the pack. Knows neither how the tables are written nor any text.
//! «Токаев» → [`Entry`]: a leader; «улица» → what follows it names a thing.

use serde::{Deserialize, Serialize};

use crate::morph::Gram;

/// A leader of a state or organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leader<'a> {
    /// The id of the record: folded surname, or the whole name.
    pub id: &'a str,
    /// Folded full name.
    pub name: &'a str,
    /// Gender, where it is known.
    pub gender: Gram,
    /// The state that the leader acts for, ISO 3166-1 alpha-2, or an organisation's id.
    pub state: &'a str,
    /// Office: `president`, `prime-minister` …
    pub role: &'a str,
    /// Whether the office is held still.
    pub current: bool,
}

/// Class of a noun of role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

/// A noun of role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role<'a> {
    /// The folded lemma.
    pub lemma: &'a str,
    /// Its class.
    pub class: RoleClass,
    /// Classes of persons for whom the noun may stand besides those titled by it.
    pub of: Vec<RoleClass>,
}

/// Number of a [`Role`] in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoleId(pub u16);

/// On which side of a name a word stands that makes the name a thing's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Eponym {
    /// «улица Абая».
    Before,
    /// «Фонда Конрада Аденауэра», but «аким области Ерик Султанов».
    Genitive,
    /// «Назарбаев Университет».
    After,
}

/// What the tables say of one folded word, in 64 bits: the value of the automaton.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry(pub(super) u64);

impl Entry {
    pub(super) const MALE: u64 = 1;
    pub(super) const FEMALE: u64 = 1 << 1;
    /// A surname that stands first: Chinese, Korean, Vietnamese.
    pub(super) const EAST_ASIAN: u64 = 1 << 2;
    /// A particle inside names.
    pub(super) const PARTICLE: u64 = 1 << 3;
    /// A particle that stands before a surname alone too.
    pub(super) const FREE_PARTICLE: u64 = 1 << 6;
    /// A particle after the last part of a father's name.
    pub(super) const END_PARTICLE: u64 = 1 << 7;
    pub(super) const EPONYM: u32 = 4;
    pub(super) const ROLE: u32 = 8;
    pub(super) const LEADERS: u32 = 24;
    pub(super) const FIRST_LEADER: u32 = 32;

    /// Gender of a given name in the nominative.
    pub(crate) fn given(self) -> Option<Gram> {
        let part = |bit, gender| if self.0 & bit == 0 { Gram::NONE } else { gender };
        let gender = part(Self::MALE, Gram::MASC).with(part(Self::FEMALE, Gram::FEMN));
        (gender != Gram::NONE).then_some(gender)
    }

    /// Whether it is the id of a leader.
    pub(crate) fn is_leader(self) -> bool {
        self.leaders().1 > 0
    }

    /// Where in the list the leaders with this id stand: the first, how many.
    pub(super) fn leaders(self) -> (usize, usize) {
        let (first, count) = (self.0 >> Self::FIRST_LEADER, self.0 >> Self::LEADERS & 0xff);
        (first as usize, count as usize)
    }

    /// The noun of role.
    pub(crate) fn role(self) -> Option<RoleId> {
        let number = (self.0 >> Self::ROLE) as u16;
        number.checked_sub(1).map(RoleId)
    }

    /// Whether it makes a name next to it the name of a thing.
    pub(crate) fn eponym(self) -> Option<Eponym> {
        match self.0 >> Self::EPONYM & 0b11 {
            1 => Some(Eponym::Before),
            2 => Some(Eponym::Genitive),
            3 => Some(Eponym::After),
            _ => None,
        }
    }

    /// Whether it is a particle of names.
    pub(crate) fn is_particle(self) -> bool {
        self.0 & Self::PARTICLE != 0
    }

    /// Whether it is a particle that stands before a surname alone too.
    pub(crate) fn is_free_particle(self) -> bool {
        self.0 & Self::FREE_PARTICLE != 0
    }

    /// Whether it is a particle after the last part of a father's name: «оглы».
    pub(crate) fn is_end_particle(self) -> bool {
        self.0 & Self::END_PARTICLE != 0
    }

    /// Whether it is a surname that stands before the given name.
    pub(crate) fn is_east_asian(self) -> bool {
        self.0 & Self::EAST_ASIAN != 0
    }
}

/// The pack.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Pack<'a> {
    /// An `fst` map of folded words to [`Entry`]s.
    pub(super) words: &'a [u8],
    /// By id, those of one id in the order of the table.
    #[serde(borrow)]
    pub(super) leaders: Vec<Leader<'a>>,
    /// In the order of the table.
    #[serde(borrow)]
    pub(super) roles: Vec<Role<'a>>,
    /// Beginnings of short names of bodies: «мин».
    #[serde(borrow)]
    pub(super) bodies: Vec<&'a str>,
    /// Endings of surnames.
    #[serde(borrow)]
    pub(super) suffixes: Vec<&'a str>,
    /// Endings of surnames that adjectives of places share.
    #[serde(borrow)]
    pub(super) adjective_suffixes: Vec<&'a str>,
    /// Beginnings of a Chinese syllable.
    #[serde(borrow)]
    pub(super) initials: Vec<&'a str>,
    /// The rest of a Chinese syllable.
    #[serde(borrow)]
    pub(super) finals: Vec<&'a str>,
}
