//! Words made of others: prefixes and hyphens.
//!
//! «сверхдоходами» → сверхдоход, «казахстанско-американским» → казахстанско-американский,
//! «премьер-министром» → премьер-министр. In all of them the last part inflects.

use super::format::Table;
use super::letters::Letters;
use super::lookup::{self, Candidate};
use super::{Gram, Pos, Reading};

static PREFIXES: &str = include_str!("../data/morph/prefixes.txt");
/// What follows a prefix has at least so many letters.
const SHORTEST_REST: usize = 4;

/// Prefixes that leave inflection as it is, the longest first.
pub(super) fn prefixes() -> Vec<&'static str> {
    let mut all: Vec<&str> = PREFIXES
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
        .collect();
    all.sort_by_key(|prefix| std::cmp::Reverse(prefix.len()));
    all
}

/// Readings of `word` as a prefix and a word of the dictionary.
pub(super) fn with_prefix(table: &Table, prefixes: &[&str], word: &str) -> Vec<Candidate> {
    for prefix in prefixes {
        let Some(rest) = word.strip_prefix(prefix) else { continue };
        if rest.chars().count() < SHORTEST_REST {
            continue;
        }
        let Some(letters) = Letters::new(rest) else { continue };
        let mut found = lookup::known(table, &letters);
        found.retain(|candidate| inflects(&candidate.reading));
        // «по-» and «наи-» make grades, not new words: «побольше» is of «большой».
        let grade = matches!(*prefix, "по" | "наи");
        if grade {
            found.retain(|c| c.reading.gram.any(Gram::COMPARATIVE.with(Gram::SUPERLATIVE)));
        }
        if found.is_empty() {
            continue;
        }
        for candidate in &mut found {
            candidate.reading.known = false;
            if !grade {
                candidate.reading.lemma = format!("{prefix}{}", candidate.reading.lemma).into();
            }
        }
        return found;
    }
    Vec::new()
}

fn inflects(reading: &Reading) -> bool {
    !reading.gram.has(Gram::ABBREVIATION)
        && matches!(
            reading.pos,
            Pos::Noun
                | Pos::Adjective
                | Pos::Verb
                | Pos::Infinitive
                | Pos::Participle
                | Pos::Gerund
                | Pos::Adverb
        )
}

/// The part before the last hyphen (with the hyphen) and the part after it.
pub(super) fn split(word: &str) -> Option<(&str, &str)> {
    let at = word.rfind('-')?;
    let (head, last) = (word.get(..=at)?, word.get(at + 1..)?);
    (at > 0 && !last.is_empty()).then_some((head, last))
}
