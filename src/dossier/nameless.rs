//! Whether the words of an agreement's object name anything.
//!
//! In: the words. Out: whether all they say is that there are agreements. Knows
//! `src/data/deals/nameless.tsv`; must not know whose agreements they are.
//!
//! «ряд важнейших документов» names nothing, «документы о воде» does

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::morph::{Gram, Morph, Pos};
use crate::text::{TokenKind, tokenize};

fn words() -> &'static BTreeSet<&'static str> {
    static WORDS: OnceLock<BTreeSet<&str>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let lines = include_str!("../data/deals/nameless.tsv").lines();
        lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
    })
}

/// Whether an object names no more than several agreements: «новые соглашения». One of which nothing
/// else is said («договор») is one agreement all the same. Linear in the words.
pub fn is_nameless(object: &str) -> bool {
    let morph = Morph::shared();
    let tokens = tokenize(object);
    let mut is_several = false;
    let names_nothing = tokens.list().iter().enumerate().all(|(at, token)| {
        if matches!(token.kind, TokenKind::Punct | TokenKind::Number) {
            return true;
        }
        let readings = morph.readings(tokens.norm(at));
        let is_noun = |gram| readings.iter().any(|it| it.pos == Pos::Noun && it.gram.has(gram));
        is_several |= is_noun(Gram::PLUR);
        readings.iter().any(|it| {
            words().contains(&*it.lemma) || it.pos == Pos::Numeral || it.gram.has(Gram::PRONOMINAL)
        })
    });
    names_nothing && is_several
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_count_of_agreements_names_none() {
        for words in ["важных соглашений", "Контракты", "большинство документов", "пять договоров"]
        {
            assert!(is_nameless(words), "{words}");
        }
    }

    #[test]
    fn a_subject_a_name_or_a_single_paper_is_something() {
        for words in [
            "документы о воде",
            "торговые соглашения",
            "соглашения «Альфа»",
            "новый договор",
            "покупка",
            "",
        ] {
            assert!(!is_nameless(words), "{words}");
        }
    }

    proptest! {
        #[test]
        fn any_words_are_judged(words in "[а-яёА-Я ,«»a-z0-9()]{0,40}") {
            let _ = is_nameless(&words);
        }
    }
}
