//! Words by which a view finds or sorts sentences: «тандем», «средняя держава», «внутри страны».
//!
//! In: `src/data/view/cues.tsv` and a text. Out: where the words of a family stand. Knows folded words
//! and beginnings of words; must not know what a view does with them.
//!
//! Family `group`, «выстраивает тандем с Ташкентом» → «тандем»

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::text::{Span, Tokens, tokenize};

/// So many tokens may stand between two words of a cue.
const GAP: usize = 3;
/// The same, where the cue has `…` between them.
const FAR: usize = 30;

/// A cue: its words in their order.
#[derive(Debug)]
struct Cue {
    /// As the table has it.
    written: &'static str,
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

/// The cues by family.
fn cues() -> &'static BTreeMap<&'static str, Vec<Cue>> {
    static CUES: OnceLock<BTreeMap<&'static str, Vec<Cue>>> = OnceLock::new();
    CUES.get_or_init(|| {
        let mut families: BTreeMap<&str, Vec<Cue>> = BTreeMap::new();
        for line in rows(include_str!("../data/view/cues.tsv")) {
            if let [family, words] = line[..] {
                families.entry(family).or_default().push(cue(words));
            }
        }
        families
    })
}

fn of_family(family: &str) -> &'static [Cue] {
    cues().get(family).map(Vec::as_slice).unwrap_or_default()
}

fn cue(written: &'static str) -> Cue {
    let words = written.split(' ').map(|word| match word.strip_suffix('*') {
        Some(stem) => Word::Beginning(stem),
        None if word == "…" => Word::Rest,
        None => Word::Whole(word),
    });
    Cue { written, words: words.collect() }
}

/// The cues of a family as they are written, for an explanation: «социальн* … групп*».
pub(super) fn written(family: &str) -> impl Iterator<Item = &'static str> {
    of_family(family).iter().map(|cue| cue.written)
}

/// Where the words of a family stand in a text, in order of the text; bytes of the text.
pub(super) fn find(family: &str, text: &str) -> Vec<Span> {
    let (cues, tokens) = (of_family(family), tokenize(text));
    let at_token = |at: usize| cues.iter().find_map(|cue| matched(cue, &tokens, at));
    (0..tokens.list().len()).filter_map(at_token).collect()
}

/// Where the words of every family stand in a text, by family, in order of the text; bytes of the text.
/// The same as [`find`] of each, in one walk over the words.
pub(super) fn find_all(text: &str) -> BTreeMap<&'static str, Vec<Span>> {
    let tokens = tokenize(text);
    let mut out: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    let mut here: Vec<(usize, &'static str, &Cue)> = Vec::new();
    for at in 0..tokens.list().len() {
        let norm = tokens.norm(at);
        here.clear();
        here.extend(firsts().whole.get(norm).into_iter().flatten());
        let mut letters = norm.chars();
        if let Some(first) = letters.next() {
            let key = (first, letters.next());
            let short = firsts().beginnings.get(&(first, None)).into_iter().flatten();
            let long = firsts().beginnings.get(&key).filter(|_| key.1.is_some());
            here.extend(short.chain(long.into_iter().flatten()));
        }
        // Of the cues of a family the first that fits, in the order of the table.
        here.sort_unstable_by_key(|(number, ..)| *number);
        let mut done = "";
        for (_, family, cue) in &here {
            if *family != done
                && let Some(span) = matched(cue, &tokens, at)
            {
                done = family;
                out.entry(family).or_default().push(span);
            }
        }
    }
    out
}

/// A cue with its family and its number: families one after another, in each the order of the table.
type Numbered = (usize, &'static str, &'static Cue);

/// The cues by their first word.
#[derive(Debug, Default)]
struct Firsts {
    /// Those that begin with a whole word.
    whole: FxHashMap<&'static str, Vec<Numbered>>,
    /// Those that begin with the beginning of one, by its first two letters (or its only one).
    beginnings: FxHashMap<(char, Option<char>), Vec<Numbered>>,
}

fn firsts() -> &'static Firsts {
    static FIRSTS: OnceLock<Firsts> = OnceLock::new();
    FIRSTS.get_or_init(|| {
        let mut out = Firsts::default();
        let all =
            cues().iter().flat_map(|(family, cues)| cues.iter().map(move |cue| (*family, cue)));
        for (number, (family, cue)) in all.enumerate() {
            match cue.words.first() {
                Some(Word::Whole(word)) => {
                    out.whole.entry(word).or_default().push((number, family, cue));
                }
                Some(Word::Beginning(stem)) => {
                    let mut letters = stem.chars();
                    if let Some(first) = letters.next() {
                        let key = (first, letters.next());
                        out.beginnings.entry(key).or_default().push((number, family, cue));
                    }
                }
                Some(Word::Rest) | None => {}
            }
        }
        out
    })
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
        assert_eq!(table.count(), cues().values().flatten().count());
        let word = |word: &Word| match word {
            Word::Whole(text) | Word::Beginning(text) => crate::text::fold(text) == *text,
            Word::Rest => true,
        };
        assert!(cues().values().flatten().all(|cue| cue.words.iter().all(word)));
    }

    /// A word of some cue, or any other.
    fn word() -> impl proptest::strategy::Strategy<Value = String> {
        use proptest::prelude::*;
        let known: Vec<String> = cues()
            .values()
            .flatten()
            .flat_map(|cue| &cue.words)
            .filter_map(|word| match word {
                Word::Whole(text) | Word::Beginning(text) => Some((*text).to_owned()),
                Word::Rest => None,
            })
            .collect();
        prop_oneof![4 => proptest::sample::select(known), 1 => "[а-я]{1,8}", 1 => "[.,»]"]
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_places_within_it(text in "\\PC{0,80}") {
            for span in find("group", &text) {
                proptest::prop_assert!(!span.of(&text).is_empty());
            }
        }

        #[test]
        fn one_walk_finds_what_each_family_finds(words in proptest::collection::vec(word(), 0..30)) {
            let text = words.join(" ");
            let all = find_all(&text);
            for family in cues().keys() {
                let found = all.get(family).cloned().unwrap_or_default();
                proptest::prop_assert_eq!(found, find(family, &text), "{}", family);
            }
        }
    }
}
