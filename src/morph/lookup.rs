//! A word among the stems of the dictionary, or by its ending alone.
//!
//! In: letter codes. Out: scored [`Candidate`]s. Knows the table; must not know compounds.
//!
//! «казахстана» = казахстан + а → the paradigm of казахстан gives genitive singular.

use super::format::{Features, Table, put_before, unpack};
use super::letters::{LONGEST, Letters, spell};
use super::{Pos, Reading};

/// The longest ending of a paradigm, letters.
const LONGEST_ENDING: usize = 20;
/// The longest suffix that the guesser knows, letters.
const LONGEST_SUFFIX: usize = 6;
/// What is left of an unknown word when its ending goes, letters at least.
const SHORTEST_STEM: usize = 2;

/// A reading with its score, in steps of half a doubling of frequency.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// How frequent, steps of half a doubling.
    pub score: u16,
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
                add(&mut found, &lemma, features, score, true);
            }
        }
    }
    found.sort_by(|a, b| b.score.cmp(&a.score));
    if let Some(place) = table.choices.find(codes).and_then(|mut items| items.next()) {
        let place = place.value as usize;
        if place < found.len() {
            found[..=place].rotate_right(1);
        }
    }
    found
}

/// Readings by the longest known suffix of `word`, best first.
pub(super) fn guessed(table: &Table, word: &Letters) -> Vec<Candidate> {
    let codes = word.codes();
    let reversed = word.reversed();
    let mut found: Vec<Candidate> = Vec::new();
    for len in (1..=codes.len().min(LONGEST_SUFFIX)).rev() {
        let suffix = reversed.codes().get(..len).unwrap_or_default();
        let Some(item) = table.suffixes.find(suffix).and_then(|mut items| items.next()) else {
            continue;
        };
        for (place, rule) in table.rules(item.value).enumerate() {
            let Some(left) = codes.len().checked_sub(rule.cut) else { continue };
            if left < SHORTEST_STEM.min(codes.len()) {
                continue;
            }
            let lemma = join(codes.get(..left).unwrap_or_default(), table.ending(rule.add));
            add(&mut found, &lemma, rule.features, LONGEST as u16 - place as u16, false);
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// Adds a reading; one that differs from another only in case (and gender, save of nouns) joins it.
fn add(found: &mut Vec<Candidate>, lemma: &str, features: Features, score: u16, known: bool) {
    let free = match features.pos {
        Pos::Noun => super::Gram::CASES,
        _ => super::Gram::CASES.with(super::Gram::GENDERS),
    };
    let same = found.iter_mut().find(|old| {
        old.reading.pos == features.pos
            && old.reading.gram.without(free) == features.gram.without(free)
            && *old.reading.lemma == *lemma
    });
    if let Some(old) = same {
        old.reading.gram = old.reading.gram.with(features.gram);
        old.score = old.score.max(score);
        return;
    }
    let reading = Reading { lemma: lemma.into(), pos: features.pos, gram: features.gram, known };
    found.push(Candidate { score, reading });
}

fn join(stem: &[u8], ending: u128) -> String {
    let mut lemma = String::with_capacity(2 * stem.len() + 16);
    spell(stem, &mut lemma);
    for code in unpack(ending) {
        spell(&[code], &mut lemma);
    }
    lemma
}
