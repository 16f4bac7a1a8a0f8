//! The part of one word form in names of persons.
//!
//! In: a folded form and its readings. Out: [`PersonWord`], a few flags. Knows no text.
//! «Касым-Жомарта» → a given name; «политологом» → the noun of role «политолог».

use std::sync::LazyLock;

use super::decline::{Nominative, common, nominatives, strip};
use super::knowledge::Knowledge;
use super::pack::{Eponym, RoleId};
use crate::morph::{Gram, Pos, Reading};

/// The part of a form in names of persons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PersonWord {
    flags: u32,
    /// The noun of role that it is.
    pub role: Option<RoleId>,
}

impl PersonWord {
    /// Some case of a given name.
    pub const GIVEN: u32 = 1;
    /// Some case of a patronymic whose father's name is a known given name.
    pub const PATRONYMIC: u32 = 1 << 1;
    /// Some case of a leader's surname.
    pub const LEADER: u32 = 1 << 2;
    /// Ends like a surname.
    pub const SUFFIX: u32 = 1 << 3;
    /// A surname of the dictionary.
    pub const SURNAME: u32 = 1 << 4;
    /// The dictionary knows it as something that is no name.
    pub const COMMON: u32 = 1 << 5;
    /// A place of the dictionary.
    pub const PLACE: u32 = 1 << 6;
    /// A particle inside names.
    pub const PARTICLE: u32 = 1 << 7;
    /// What follows names a thing: «улица».
    pub const EPONYM_BEFORE: u32 = 1 << 8;
    /// What stands before names a thing: «Университет».
    pub const EPONYM_AFTER: u32 = 1 << 9;
    /// A surname that stands before the given name.
    pub const ASIAN: u32 = 1 << 10;
    /// One to three syllables of Chinese.
    pub const CHINESE: u32 = 1 << 11;
    /// A verb, finite or not, a preposition, a conjunction: ends a name and its title.
    pub const BREAK: u32 = 1 << 12;
    /// An adjective or participle only.
    pub const ADJECTIVE: u32 = 1 << 13;

    /// Ends like a surname or an adjective of a place.
    pub const ADJECTIVE_SUFFIX: u32 = 1 << 14;
    /// Ends like a patronymic; the father's name need not be known.
    pub const PATRONYMIC_LIKE: u32 = 1 << 15;
    /// What stands before names a thing if the name is in the genitive.
    pub const EPONYM_GENITIVE: u32 = 1 << 16;
    /// The short name of a body: «Минэнерго».
    pub const BODY: u32 = 1 << 17;
    /// Ends like the patronymic of a man.
    pub const SON: u32 = 1 << 18;

    /// Whether one of `flags` is set.
    pub fn any(self, flags: u32) -> bool {
        self.flags & flags != 0
    }

    /// A word that neither the dictionary nor the lists know.
    pub fn is_unknown(self) -> bool {
        self.role.is_none()
            && !self.any(
                Self::COMMON
                    | Self::PLACE
                    | Self::EPONYM_BEFORE
                    | Self::EPONYM_GENITIVE
                    | Self::EPONYM_AFTER
                    | Self::BREAK
                    | Self::BODY,
            )
    }
}

/// Classifies a folded form once.
pub fn classify(norm: &str, readings: &[Reading]) -> PersonWord {
    let known = Knowledge::get();
    let mut flags = 0;
    let mut set = |flag: u32, on: bool| {
        if on {
            flags |= flag;
        }
    };
    let names = Gram::SURNAME.with(Gram::NAME).with(Gram::PATRONYMIC);
    let proper = names.with(Gram::PLACE).with(Gram::ORGANISATION);
    for reading in readings.iter().filter(|reading| reading.known) {
        let noun = reading.pos == Pos::Noun;
        set(PersonWord::COMMON, !reading.gram.any(proper));
        set(PersonWord::PLACE, reading.gram.any(Gram::PLACE));
        set(PersonWord::SURNAME, reading.gram.any(Gram::SURNAME));
        set(PersonWord::GIVEN, noun && is_given(reading));
    }
    let first = readings.first().map_or(Pos::Other, |reading| reading.pos);
    set(
        PersonWord::BREAK,
        matches!(
            first,
            Pos::Verb | Pos::Infinitive | Pos::Gerund | Pos::Conjunction | Pos::Pronoun
        ) && readings.first().is_some_and(|reading| reading.known),
    );
    set(
        PersonWord::ADJECTIVE,
        readings.iter().all(|r| matches!(r.pos, Pos::Adjective | Pos::Participle) && r.known),
    );
    set(PersonWord::PARTICLE, known.is_particle(norm));
    set(PersonWord::BODY, known.is_body(norm));
    let mut role = readings
        .iter()
        .filter(|reading| matches!(reading.pos, Pos::Noun | Pos::Other))
        .find_map(|reading| known.role(&reading.lemma));
    for nominative in nominatives(norm) {
        let word = nominative.word.as_str();
        let entry = known.entry(word);
        let gender = entry.given().unwrap_or_default();
        set(PersonWord::GIVEN, gender.any(nominative.gram));
        set(PersonWord::LEADER, entry.is_leader());
        set(PersonWord::SUFFIX, known.has_surname_suffix(word));
        set(PersonWord::PATRONYMIC, is_patronymic(word));
        set(PersonWord::CHINESE, known.is_chinese(word));
        set(PersonWord::ASIAN, entry.is_east_asian() && word == norm);
        let side = entry.eponym();
        set(PersonWord::EPONYM_BEFORE, side == Some(Eponym::Before));
        set(PersonWord::EPONYM_GENITIVE, side == Some(Eponym::Genitive));
        set(PersonWord::EPONYM_AFTER, side == Some(Eponym::After));
        set(PersonWord::ADJECTIVE_SUFFIX, known.has_adjective_suffix(word));
        set(PersonWord::PATRONYMIC_LIKE, is_patronymic_like(word));
        set(PersonWord::SON, is_of_son(word));
        role = role.or_else(|| entry.role());
    }
    PersonWord { flags, role }
}

/// A given name of one person: «Бакиров» is no plural of «Бакир».
fn is_given(reading: &Reading) -> bool {
    let plural = reading.gram.any(Gram::PLUR) && !reading.gram.any(Gram::SING);
    reading.gram.any(Gram::NAME) && !plural
}

/// Readings of a form with these nominatives as a given name: nominative, gender, cases.
pub(super) fn given_readings(nominatives: &[Nominative], readings: &[Reading]) -> Vec<Nominative> {
    let known = Knowledge::get();
    let mut out: Vec<Nominative> = nominatives
        .iter()
        .filter_map(|n| {
            let gender = common(known.entry(&n.word).given()?, n.gram);
            let both = Gram::MASC.with(Gram::FEMN);
            let cases = common(n.gram, Gram(!both.0));
            let gram = cases.with(gender);
            gender.any(both).then(|| Nominative { word: n.word.clone(), gram })
        })
        .collect();
    for reading in readings.iter().filter(|r| r.known && is_given(r)) {
        if !out.iter().any(|n| *n.word == *reading.lemma && n.gram.has(reading.gram)) {
            out.push(Nominative { word: reading.lemma.to_string(), gram: reading.gram });
        }
    }
    out
}

struct Patronymic {
    ending: &'static str,
    father: &'static str,
    gender: &'static str,
}

static PATRONYMICS: LazyLock<Vec<Patronymic>> = LazyLock::new(|| {
    include_str!("../../data/speech/patronymics.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some(Patronymic { ending: cells.next()?, father: cells.next()?, gender: cells.next()? })
        })
        .collect()
});

fn is_patronymic_like(nominative: &str) -> bool {
    PATRONYMICS.iter().any(|p| {
        p.ending.chars().nth(2).is_some()
            && strip(nominative, p.ending).is_some_and(|stem| stem.chars().nth(1).is_some())
    })
}

fn is_of_son(nominative: &str) -> bool {
    PATRONYMICS.iter().any(|p| p.gender == "m" && nominative.ends_with(p.ending))
}

fn is_patronymic(nominative: &str) -> bool {
    PATRONYMICS.iter().any(|p| {
        strip(nominative, p.ending).is_some_and(|stem| {
            stem.chars().nth(1).is_some()
                && Knowledge::get().entry(&[stem, p.father].concat()).given().is_some()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{PersonWord, classify, given_readings};
    use crate::extract::person::decline::nominatives;
    use crate::extract::person::knowledge::Knowledge;
    use crate::morph::Gram;

    #[test]
    fn cases_of_given_names_and_leaders() {
        assert!(classify("дональдом", &[]).any(PersonWord::GIVEN));
        assert!(classify("токаеву", &[]).any(PersonWord::LEADER));
        assert!(classify("эдуардович", &[]).any(PersonWord::PATRONYMIC));
        assert!(!classify("янукович", &[]).any(PersonWord::PATRONYMIC));
        assert!(classify("петровичем", &[]).any(PersonWord::SON));
        assert!(!classify("петровной", &[]).any(PersonWord::SON));
    }

    #[test]
    fn nouns_of_role_in_any_case() {
        let role = classify("политологом", &[]).role.and_then(|id| Knowledge::get().role_of(id));
        assert_eq!(role.map(|role| role.lemma), Some("политолог"));
    }

    #[test]
    fn a_given_name_tells_gender_and_case() {
        let readings = given_readings(&nominatives("сагитом"), &[]);
        assert!(readings.iter().all(|n| n.word == "сагит"));
        assert!(readings.iter().any(|n| n.gram.has(Gram::MASC.with(Gram::INS))));
    }
}
