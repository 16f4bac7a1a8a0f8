//! A word among the stems of the dictionary, or by its ending alone.
//!
//! In: letter codes. Out: scored [`Candidate`]s. Knows the table; must not know compounds.
//!
//! «казахстана» = казахстан + а → the paradigm of казахстан gives genitive singular.

use super::format::{Features, Table, put_before, unpack};
use super::letters::{LONGEST, Letters, spell};
use super::{Gram, Pos, Reading};

/// The longest ending of a paradigm, letters.
const LONGEST_ENDING: usize = 20;
/// The longest suffix that the guesser knows, letters.
const LONGEST_SUFFIX: usize = 6;
/// What is left of an unknown word when its ending goes, letters at least.
const SHORTEST_STEM: usize = 2;
/// Of a choice: not a part of speech, but the mark of a form that is rather a name.
const RATHER_NAME: u8 = 127;
/// Stems of this weight or less are rare. 1 is the mark of a rare stem whose weight is of no use
/// otherwise, 0 of a frequent one.
const RARE: std::ops::RangeInclusive<u8> = 1..=20;

/// A reading with its score, in steps of half a doubling of frequency.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// How frequent, steps of half a doubling.
    pub score: u16,
    /// Whether the word is so rare that an unknown name may well stand in its place.
    pub rare: bool,
    /// The paradigm that the dictionary has it from.
    paradigm: u32,
    /// The reading.
    pub reading: Reading,
}

/// All readings that the dictionary has for `word`, best first; empty if it has none.
pub(super) fn known(table: &Table, word: &Letters) -> Vec<Candidate> {
    let codes = word.codes();
    let mut found: Vec<Candidate> = Vec::new();
    let mut packed = 0;
    for len in 0..=codes.len().min(LONGEST_ENDING) {
        let (stem, ending) = codes.split_at(codes.len() - len);
        if let Some(letter) = ending.first() {
            packed = put_before(packed, len - 1, *letter);
        }
        let Some(id) = table.ending_id(packed) else { continue };
        let Some(items) = table.lexicon.find(stem) else { continue };
        for item in items {
            let mut features = table.features_of(item.value, id).peekable();
            if features.peek().is_none() {
                continue;
            }
            let lemma = join(stem, table.ending(table.lemma_ending(item.value)));
            for features in features {
                let score = u16::from(item.small) + u16::from(features.weight);
                let rare = RARE.contains(&item.small);
                add(
                    &mut found,
                    &lemma,
                    features,
                    Standing { score, rare, paradigm: Some(item.value) },
                );
            }
        }
    }
    found.sort_by_key(|candidate| std::cmp::Reverse(candidate.score));
    if let Some(choice) = table.choices.find(codes).and_then(|mut items| items.next()) {
        let place = found.iter().position(|candidate| {
            candidate.paradigm == choice.value && candidate.reading.pos as u8 == choice.small
        });
        if let Some(chosen) = place.and_then(|place| found.get_mut(..=place)) {
            chosen.rotate_right(1);
        }
    }
    found
}

/// Whether the table marks the form as one that a name has rather than the word it is of.
pub(super) fn is_rather_name(table: &Table, word: &Letters) -> bool {
    table.choices.find(word.codes()).is_some_and(|mut items| items.any(|i| i.small == RATHER_NAME))
}

/// Readings by the longest known suffix of `word`, best first. Where they hold no name, a surname
/// that a shorter suffix suggests stands at the end: «бектенов» may be one.
pub(super) fn guessed(table: &Table, word: &Letters) -> Vec<Candidate> {
    let codes = word.codes();
    let reversed = word.reversed();
    let mut found: Vec<Candidate> = Vec::new();
    for len in (1..=codes.len().min(LONGEST_SUFFIX)).rev() {
        let suffix = reversed.codes().get(..len).unwrap_or_default();
        let Some(item) = table.suffixes.find(suffix).and_then(|mut items| items.next()) else {
            continue;
        };
        let shorter = !found.is_empty();
        for (place, rule) in table.rules(item.value).enumerate() {
            let Some(left) = codes.len().checked_sub(rule.cut) else { continue };
            if left < SHORTEST_STEM.min(codes.len())
                || (shorter && !rule.features.gram.has(Gram::SURNAME))
            {
                continue;
            }
            let lemma = join(codes.get(..left).unwrap_or_default(), table.ending(rule.add));
            let score = (LONGEST - place.min(LONGEST)) as u16;
            let standing = Standing { score, rare: true, paradigm: None };
            add(&mut found, &lemma, rule.features, standing);
        }
        if found.iter().any(|candidate| candidate.reading.gram.any(Gram::NAMES)) {
            break;
        }
    }
    found
}

/// What is known of a reading besides its grammar.
#[derive(Clone, Copy)]
struct Standing {
    score: u16,
    rare: bool,
    paradigm: Option<u32>,
}

/// Adds a reading; one that differs from another only in case (and gender, save of nouns) joins it.
fn add(found: &mut Vec<Candidate>, lemma: &str, features: Features, standing: Standing) {
    let free = match features.pos {
        Pos::Noun => Gram::CASES,
        _ => Gram::CASES.with(Gram::GENDERS),
    };
    let same = found.iter_mut().find(|old| {
        old.reading.pos == features.pos
            && old.reading.gram.without(free) == features.gram.without(free)
            && *old.reading.lemma == *lemma
    });
    if let Some(old) = same {
        old.reading.gram = old.reading.gram.with(features.gram);
        old.score = old.score.max(standing.score);
        return;
    }
    let Standing { score, rare, paradigm } = standing;
    let known = paradigm.is_some();
    let paradigm = paradigm.unwrap_or(u32::MAX);
    let reading = Reading { lemma: lemma.into(), pos: features.pos, gram: features.gram, known };
    found.push(Candidate { score, rare, paradigm, reading });
}

fn join(stem: &[u8], ending: u128) -> String {
    let mut lemma = String::with_capacity(2 * stem.len() + 16);
    spell(stem, &mut lemma);
    for code in unpack(ending) {
        spell(&[code], &mut lemma);
    }
    lemma
}
