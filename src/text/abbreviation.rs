//! Abbreviations that end in a full stop, and whether it may end a sentence too.
//!
//! In: a folded word (or several parts joined by full stops). Out: its kind, from
//! `data/text/abbreviations.tsv`. «т.д» may end a sentence, «ул» may not.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Where an abbreviation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Before what it names: never ends a sentence.
    Head,
    /// After what it measures: may end a sentence, but not before a number.
    Tail,
    /// At the end of a list or a name: may end a sentence.
    Close,
    /// `Tail` after a number, `Head` elsewhere.
    Unit,
}

const TABLE: &str = include_str!("../data/text/abbreviations.tsv");

static LIST: LazyLock<FxHashMap<&'static str, Abbreviation>> = LazyLock::new(|| {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(entry).collect()
});

fn entry(line: &'static str) -> Option<(&'static str, Abbreviation)> {
    let (word, kind) = line.split_once('\t')?;
    let kind = match kind {
        "head" => Abbreviation::Head,
        "tail" => Abbreviation::Tail,
        "close" => Abbreviation::Close,
        "unit" => Abbreviation::Unit,
        _ => return None,
    };
    Some((word, kind))
}

/// The longest abbreviation, in bytes; a longer word need not be looked up.
const LONGEST: usize = 20;

/// The kind of the folded `word`, without its full stop.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    if word.len() > LONGEST {
        return None;
    }
    LIST.get(word).copied().or_else(|| is_consonants(word).then_some(Abbreviation::Unit))
}

/// Two to four consonants: no Russian word but an abbreviation is written so.
fn is_consonants(word: &str) -> bool {
    (4..=8).contains(&word.len()) && word.chars().all(|c| CONSONANTS.contains(c))
}

const CONSONANTS: &str = "бвгджзклмнпрстфхцчшщ";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn every_line_is_read_once_and_folded() {
        let lines: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(LIST.len(), lines.len());
        for line in lines {
            let word = line.split('\t').next().unwrap_or_default();
            assert_eq!(fold(word), word);
            assert!(abbreviation(word).is_some(), "{word}");
        }
    }

    #[test]
    fn kinds() {
        assert_eq!(abbreviation("ул"), Some(Abbreviation::Head));
        assert_eq!(abbreviation("млрд"), Some(Abbreviation::Tail));
        assert_eq!(abbreviation("г"), Some(Abbreviation::Unit));
        assert_eq!(abbreviation("т.д"), Some(Abbreviation::Close));
        assert_eq!(abbreviation("грн"), Some(Abbreviation::Unit));
        assert_eq!(abbreviation("год"), None);
    }
}
