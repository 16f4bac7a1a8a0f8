//! The dictionary of forms and the guesser behind one call.

use std::sync::OnceLock;

use super::format::{BUILTIN, Table};
use super::letters::Letters;
use super::lookup::{self, Candidate};
use super::ordinal::ordinal;
use super::words::Words;
use super::{Gram, Pos, compound};

/// The last part of a compound with digits or Latin letters has at least so many letters.
const SHORTEST_LAST: usize = 3;

/// One way to read a word form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The dictionary form, folded: «казахстанский». Of a participle, the infinitive of its verb.
    pub lemma: Box<str>,
    /// Part of speech.
    pub pos: Pos,
    /// Case, number, gender and the like; several cases at once where the form does not tell.
    pub gram: Gram,
    /// Whether the dictionary knows the form (otherwise it was guessed by its ending).
    pub known: bool,
}

/// The dictionary of forms and the guesser.
#[derive(Debug, Default)]
pub struct Morph {
    table: Table,
    prefixes: Vec<&'static str>,
    words: Words,
}

impl Morph {
    /// The embedded dictionary.
    pub fn builtin() -> Self {
        Self { table: Table::new(BUILTIN), prefixes: compound::prefixes(), words: Words::new() }
    }

    /// The embedded dictionary, one for all who ask.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Morph> = OnceLock::new();
        SHARED.get_or_init(Self::builtin)
    }

    /// The readings of a folded word, best first, never empty.
    pub fn readings(&self, norm: &str) -> Vec<Reading> {
        if let Some(reading) = self.words.find(norm) {
            return vec![reading];
        }
        let Some(word) = Letters::new(norm) else {
            return self.written_otherwise(norm);
        };
        let found = self.candidates(norm, &word);
        if found.is_empty() {
            return vec![other(norm, Gram::ABBREVIATION)];
        }
        found.into_iter().map(|candidate| candidate.reading).collect()
    }

    /// Digits and Latin letters; with a Russian last part that part inflects («c5-формата»).
    fn written_otherwise(&self, norm: &str) -> Vec<Reading> {
        if let Some(reading) = ordinal(norm) {
            return vec![reading];
        }
        let found = compound::split(norm)
            .filter(|(_, last)| last.chars().count() >= SHORTEST_LAST)
            .map(|(head, last)| self.hyphened(head, last))
            .unwrap_or_default();
        if found.is_empty() {
            return vec![other(norm, Gram::NONE)];
        }
        found.into_iter().map(|candidate| candidate.reading).collect()
    }

    fn candidates(&self, norm: &str, word: &Letters) -> Vec<Candidate> {
        let found = lookup::known(&self.table, word);
        if !found.is_empty() {
            return self.with_names(found, word);
        }
        if let Some((head, last)) = compound::split(norm) {
            return self.hyphened(head, last);
        }
        let found = compound::with_prefix(&self.table, &self.prefixes, norm);
        if !found.is_empty() || !norm.contains(is_vowel) {
            return found;
        }
        lookup::guessed(&self.table, word)
    }

    /// A rare word may hide a name, and some forms are of a name more often than of their word:
    /// «токаев» is of «токай» in the dictionary. Names by ending are added to those, before the
    /// rest where the ending speaks for a name most of all.
    fn with_names(&self, mut found: Vec<Candidate>, word: &Letters) -> Vec<Candidate> {
        let named = lookup::is_rather_name(&self.table, word);
        let rare = found.iter().all(|candidate| candidate.rare) && !found.iter().any(is_name);
        if !named && !rare {
            return found;
        }
        let mut guessed = lookup::guessed(&self.table, word);
        let first = named || guessed.first().is_some_and(is_name);
        guessed.retain(is_name);
        if first {
            guessed.append(&mut found);
            return guessed;
        }
        found.append(&mut guessed);
        found
    }

    /// The last part inflects; the whole keeps the parts before it as they stand.
    fn hyphened(&self, head: &str, last: &str) -> Vec<Candidate> {
        let Some(word) = Letters::new(last) else { return Vec::new() };
        let mut found = self.candidates(last, &word);
        for candidate in &mut found {
            candidate.reading.lemma = format!("{head}{}", candidate.reading.lemma).into();
            candidate.reading.known = false;
        }
        found
    }
}

fn other(norm: &str, gram: Gram) -> Reading {
    Reading { lemma: norm.into(), pos: Pos::Other, gram, known: false }
}

fn is_name(candidate: &Candidate) -> bool {
    candidate.reading.gram.any(Gram::NAMES)
}

fn is_vowel(c: char) -> bool {
    "аеиоуыэюя".contains(c)
}

#[cfg(test)]
mod tests {
    use super::super::format::MAGIC;
    use super::*;

    fn first(word: &str) -> (String, Pos, Gram) {
        let readings = Morph::builtin().readings(word);
        let reading = readings.first().expect("never empty");
        (reading.lemma.to_string(), reading.pos, reading.gram)
    }

    #[test]
    fn the_table_is_of_this_version() {
        assert_eq!(BUILTIN.get(..4), Some(MAGIC));
    }

    #[test]
    fn words_of_the_dictionary() {
        for (word, lemma, pos) in [
            ("казахстана", "казахстан", Pos::Noun),
            ("товарооборот", "товарооборот", Pos::Noun),
            ("подписали", "подписать", Pos::Verb),
            ("подписано", "подписать", Pos::Participle),
            ("превысил", "превысить", Pos::Verb),
            ("пять", "пять", Pos::Numeral),
            ("двадцатью", "двадцать", Pos::Numeral),
            ("лет", "год", Pos::Noun),
            ("людей", "человек", Pos::Noun),
            ("стран", "страна", Pos::Noun),
            ("более", "более", Pos::Adverb),
            ("крупнейшего", "крупнейший", Pos::Adjective),
            ("долл", "доллар", Pos::Noun),
        ] {
            let (found, kind, _) = first(word);
            assert_eq!((found.as_str(), kind), (lemma, pos), "{word}");
        }
    }

    #[test]
    fn names_carry_their_flag() {
        for (word, lemma, flag) in [
            ("токаев", "токаев", Gram::SURNAME),
            ("токаевым", "токаев", Gram::SURNAME),
            ("саакашвили", "саакашвили", Gram::SURNAME),
            ("петросяном", "петросян", Gram::SURNAME),
            ("захаровой", "захарова", Gram::SURNAME),
            ("михайловичем", "михайлович", Gram::PATRONYMIC),
            ("назарбаева", "назарбаев", Gram::SURNAME),
            ("нурсултану", "нурсултан", Gram::NAME),
            ("казахстану", "казахстан", Gram::PLACE),
            ("оон", "оон", Gram::ORGANISATION),
        ] {
            let (found, _, gram) = first(word);
            assert_eq!(found, lemma);
            assert!(gram.has(flag), "{word}: {gram:?}");
        }
    }

    #[test]
    fn the_last_part_of_a_compound_inflects() {
        assert_eq!(first("многовекторной").0, "многовекторный");
        assert_eq!(first("казахстанско-американским").0, "казахстанско-американский");
        assert_eq!(first("премьер-министром").0, "премьер-министр");
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_a_reading(word in "\\PC{0,12}|[а-яё0-9a-z-]{0,70}") {
            let readings = Morph::builtin().readings(&word);
            proptest::prop_assert!(!readings.is_empty());
        }
    }

    #[test]
    fn what_is_no_russian_word_stands_as_it_is() {
        assert_eq!(first("ctbt"), ("ctbt".to_owned(), Pos::Other, Gram::NONE));
        assert_eq!(first("ктк"), ("ктк".to_owned(), Pos::Other, Gram::ABBREVIATION));
        assert_eq!(first("").1, Pos::Other);
        assert_eq!(first("-").1, Pos::Other);
    }
}
