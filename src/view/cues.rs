//! Words by which a view finds or sorts sentences: «тандем», «средняя держава», «внутри страны».
//!
//! In: `src/data/view/cues.tsv` and a text. Out: where the words of a family stand. Knows folded words
//! and beginnings of words; must not know what a view does with them.
//!
//! Family `group`, «выстраивает тандем с Ташкентом» → «тандем»

use std::sync::OnceLock;

use crate::text::{Span, Tokens, tokenize};

/// So many tokens may stand between two words of a cue.
const GAP: usize = 3;
/// The same, where the cue has `…` between them.
const FAR: usize = 30;

/// A cue: its words in their order.
#[derive(Debug)]
struct Cue {
    family: &'static str,
    words: Vec<Word>,
}

/// A word of a cue.
#[derive(Debug)]
enum Word {
    Whole(&'static str),
    Beginning(&'static str),
    /// `…`: more may stand between its neighbours.
    Rest,
}

impl Word {
    fn fits(&self, norm: &str) -> bool {
        match self {
            Self::Whole(word) => norm == *word,
            Self::Beginning(stem) => norm.starts_with(stem),
            Self::Rest => false,
        }
    }
}

/// The columns of the lines of a table, without comments and empty lines.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

fn cues() -> &'static [Cue] {
    static CUES: OnceLock<Vec<Cue>> = OnceLock::new();
    CUES.get_or_init(|| rows(include_str!("../data/view/cues.tsv")).filter_map(cue).collect())
}

fn cue(columns: Vec<&'static str>) -> Option<Cue> {
    let [family, words] = columns.try_into().ok()?;
    let words = words.split(' ').map(|word| match word.strip_suffix('*') {
        Some(stem) => Word::Beginning(stem),
        None if word == "…" => Word::Rest,
        None => Word::Whole(word),
    });
    Some(Cue { family, words: words.collect() })
}

/// Where the words of a family stand in a text, in order of the text; bytes of the text.
pub(super) fn find(family: &str, text: &str) -> Vec<Span> {
    let tokens = tokenize(text);
    let of_family: Vec<&Cue> = cues().iter().filter(|cue| cue.family == family).collect();
    let places = (0..tokens.list().len())
        .filter_map(|at| of_family.iter().find_map(|cue| matched(cue, &tokens, at)));
    places.collect()
}

/// Where a cue that begins at a token ends.
fn matched(cue: &Cue, tokens: &Tokens, at: usize) -> Option<Span> {
    let (first, rest) = cue.words.split_first()?;
    if !first.fits(tokens.norm(at)) {
        return None;
    }
    let (mut last, mut gap) = (at, GAP);
    for word in rest {
        if matches!(word, Word::Rest) {
            gap = FAR;
            continue;
        }
        last = (last + 1..=last + 1 + gap).find(|next| word.fits(tokens.norm(*next)))?;
        gap = GAP;
    }
    Some(tokens.list().get(at)?.span.cover(tokens.list().get(last)?.span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(family: &str, text: &str) -> Vec<String> {
        find(family, text).into_iter().map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn words_stand_where_they_stand() {
        assert_eq!(words("group", "Важен тандем с Ташкентом и новый Блок."), ["тандем", "Блок"]);
        assert!(words("group", "Заблокировать дорогу.").is_empty());
        let peers = words("peer", "держав Юга (бывшего «третьего мира» и других), таких как Индия");
        assert_eq!(peers, ["держав Юга (бывшего «третьего мира» и других), таких как"]);
        assert_eq!(words("internal", "напряжённость внутри страны"), ["внутри"]);
    }

    #[test]
    fn every_line_is_read_and_folded() {
        let table = rows(include_str!("../data/view/cues.tsv"));
        assert_eq!(table.count(), cues().len());
        let word = |word: &Word| match word {
            Word::Whole(text) | Word::Beginning(text) => crate::text::fold(text) == *text,
            Word::Rest => true,
        };
        assert!(cues().iter().all(|cue| cue.words.iter().all(word)));
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_places_within_it(text in "\\PC{0,80}") {
            for span in find("group", &text) {
                proptest::prop_assert!(!span.of(&text).is_empty());
            }
        }
    }
}
