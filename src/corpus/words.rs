//! The words by which the layout of an article is recognised, read from `data/corpus/words.tsv`.
//!
//! In: the folded start of a paragraph. Out: whether it opens a caption, a list of references … .
//! «Фото: akorda.kz» opens a caption by `фото`.

use std::sync::LazyLock;

use crate::text::fold;

/// What a word of layout tells; `Speech` stays last, it counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Caption,
    Source,
    References,
    Note,
    Byline,
    Interviewer,
    Office,
    Furniture,
    Related,
    Stamp,
    Question,
    NoSpeaker,
    Aside,
    Attribution,
    Speech,
}

const TABLE: &str = include_str!("../data/corpus/words.tsv");

/// The phrases of each cue, by its number.
static WORDS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let mut all = vec![Vec::new(); CUES];
    for (cue, phrase) in TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(entry) {
        if let Some(phrases) = all.get_mut(cue as usize) {
            phrases.push(phrase);
        }
    }
    all
});

const CUES: usize = Cue::Speech as usize + 1;

/// The folded phrases of a cue.
pub(super) fn phrases(cue: Cue) -> impl Iterator<Item = &'static str> {
    WORDS.get(cue as usize).into_iter().flatten().copied()
}

fn entry(line: &'static str) -> Option<(Cue, &'static str)> {
    let (kind, phrase) = line.split_once('\t')?;
    let cue = match kind {
        "caption" => Cue::Caption,
        "source" => Cue::Source,
        "references" => Cue::References,
        "note" => Cue::Note,
        "byline" => Cue::Byline,
        "interviewer" => Cue::Interviewer,
        "office" => Cue::Office,
        "furniture" => Cue::Furniture,
        "related" => Cue::Related,
        "stamp" => Cue::Stamp,
        "attribution" => Cue::Attribution,
        "question" => Cue::Question,
        "nospeaker" => Cue::NoSpeaker,
        "aside" => Cue::Aside,
        "speech" => Cue::Speech,
        _ => return None,
    };
    Some((cue, phrase))
}

/// The folded first `chars` characters of `text`, opening brackets and marks of emphasis dropped.
pub(super) fn head(text: &str, chars: usize) -> String {
    let text = text.trim_start_matches(['(', '[', '*', '_', '#', ' ']);
    let end = text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
    fold(text.get(..end).unwrap_or_default())
}

/// What follows the longest phrase of `cue` that `head` opens with as whole words.
pub(super) fn opens(head: &str, cue: Cue) -> Option<&str> {
    phrases(cue)
        .filter_map(|phrase| head.strip_prefix(phrase))
        .filter(|rest| !rest.starts_with(char::is_alphanumeric))
        .min_by_key(|rest| rest.len())
}

/// Whether `word` is exactly a phrase of `cue`.
pub(super) fn is(word: &str, cue: Cue) -> bool {
    phrases(cue).any(|phrase| phrase == word)
}

/// Whether the folded `word` begins with a phrase of `cue`.
pub(super) fn begins(word: &str, cue: Cue) -> bool {
    phrases(cue).any(|phrase| word.starts_with(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read_and_folded() {
        let lines = TABLE.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).count();
        assert_eq!(WORDS.iter().map(Vec::len).sum::<usize>(), lines);
        for phrase in WORDS.iter().flatten() {
            assert_eq!(fold(phrase), *phrase);
        }
    }

    #[test]
    fn whole_words_only() {
        assert_eq!(opens("фото: akorda.kz", Cue::Caption), Some(": akorda.kz"));
        assert_eq!(opens("фотограф пришел", Cue::Caption), None);
    }
}
