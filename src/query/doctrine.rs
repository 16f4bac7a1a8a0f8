//! The vocabulary of the doctrine: where a document uses which notion.
//!
//! In: `src/data/doctrine/terms.tsv`, a document, the table of word forms. Out: [`Occurrence`]s.
//! Compares lemmas, so that a notion is found in every case; must not know who says it, nor what
//! for: that is a fact's or a view's to tell.
//!
//! «…становится инструментом мягкой силы» → `soft-power`, at «мягкой силы»

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::Names;
use crate::corpus::Document;
use crate::extract::{Block, Cut, Forms};
use crate::text::Span;

/// A notion of the doctrine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Stable id: `soft-power`.
    pub id: &'static str,
    /// Its name.
    pub names: Names,
    /// The phrases that name it, each as the lemmas of its words.
    pub phrases: Vec<Vec<&'static str>>,
}

/// A place where a document names a notion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The notion, as an index of [`terms`].
    pub term: usize,
    /// Its words, bytes of the document.
    pub span: Span,
}

/// The notions, in order of the file. A line that cannot be read is left out; a test reads all.
pub fn terms() -> &'static [Term] {
    static TERMS: OnceLock<Vec<Term>> = OnceLock::new();
    TERMS.get_or_init(|| {
        super::rows(include_str!("../data/doctrine/terms.tsv")).filter_map(term).collect()
    })
}

fn term(columns: Vec<&'static str>) -> Option<Term> {
    let [id, ru, en, kk, phrases] = columns.try_into().ok()?;
    let phrases: Vec<Vec<&str>> =
        phrases.split(',').map(|phrase| phrase.split_whitespace().collect()).collect();
    Some(Term { id, names: Names { ru, en, kk }, phrases })
}

/// A phrase after its first word, and the index of its term.
type Tail = (&'static [&'static str], usize);

/// The phrases by their first word; looked up, never iterated.
fn phrases() -> &'static FxHashMap<&'static str, Vec<Tail>> {
    static PHRASES: OnceLock<FxHashMap<&str, Vec<Tail>>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut map: FxHashMap<&str, Vec<Tail>> = FxHashMap::default();
        for (number, term) in terms().iter().enumerate() {
            for phrase in &term.phrases {
                if let Some((first, tail)) = phrase.split_first() {
                    map.entry(first).or_default().push((tail, number));
                }
            }
        }
        map
    })
}

/// The places where a document names notions, in order of the text, none over another. Captions,
/// references and metadata are not read.
pub fn occurrences(document: &Document, forms: &mut Forms) -> Vec<Occurrence> {
    let segments = || document.segments.iter().filter(|segment| segment.kind.yields_facts());
    let text = &document.text;
    let cuts: Vec<Cut> = segments().map(|segment| Cut::new(segment.span.of(text), forms)).collect();
    let mut out = Vec::new();
    for (segment, cut) in segments().zip(cuts) {
        let block = cut.block(segment.span.of(text), segment.span.start, forms);
        let mut at = 0;
        while at < block.len() {
            let Some((term, tokens)) = longest(&block, at) else {
                at += 1;
                continue;
            };
            at = tokens.end;
            out.push(Occurrence { term, span: block.span(tokens).shifted(block.offset) });
        }
    }
    out
}

/// The longest phrase that begins at a token, with the tokens that it covers.
fn longest(block: &Block, at: usize) -> Option<(usize, Range<usize>)> {
    let form = block.form(at)?;
    let lemmas = form.readings.iter().map(|reading| &*reading.lemma);
    let mut best: Option<(usize, Range<usize>)> = None;
    for (tail, term) in
        lemmas.chain([block.norm(at)]).filter_map(|word| phrases().get(word)).flatten()
    {
        if let Some(end) = ends(block, at + 1, tail)
            && best.as_ref().is_none_or(|(_, old)| old.end < end)
        {
            best = Some((*term, at..end));
        }
    }
    best
}

/// One past the last token of the words, which begin at a token or after quotation marks.
fn ends(block: &Block, mut at: usize, words: &[&str]) -> Option<usize> {
    for word in words {
        while at < block.len() && matches!(block.norm(at), "«" | "»" | "\"" | "“" | "”" | "„")
        {
            at += 1;
        }
        let is_it = at < block.len()
            && (block.norm(at) == *word
                || block.form(at)?.readings.iter().any(|reading| &*reading.lemma == *word));
        if !is_it {
            return None;
        }
        at += 1;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::morph::Morph;
    use std::collections::BTreeSet;

    fn found(text: &str) -> Vec<(&'static str, String)> {
        let document = Document::from_text("d", text.into());
        let mut forms = Forms::new(Morph::builtin(), Lexicon::builtin());
        occurrences(&document, &mut forms)
            .into_iter()
            .map(|place| (terms()[place.term].id, place.span.of(&document.text).to_owned()))
            .collect()
    }

    fn ids(text: &str) -> Vec<&'static str> {
        found(text).into_iter().map(|(id, _)| id).collect()
    }

    #[test]
    fn every_line_is_a_term_of_its_own() {
        let lines = include_str!("../data/doctrine/terms.tsv").lines();
        assert_eq!(lines.filter(|line| !line.starts_with('#')).count(), terms().len());
        let ids: BTreeSet<&str> = terms().iter().map(|term| term.id).collect();
        assert_eq!(ids.len(), terms().len());
        let mut phrases = BTreeSet::new();
        for term in terms() {
            assert!(term.names.all().iter().all(|name| !name.is_empty()), "{}", term.id);
            for phrase in &term.phrases {
                assert!(!phrase.is_empty(), "{}", term.id);
                assert!(phrases.insert(phrase), "{phrase:?} is here twice");
            }
        }
    }

    #[test]
    fn notions_are_found_in_every_case() {
        let text = "Говорят о многовекторной политике, хеджировании и мягкой силе средних держав.";
        assert_eq!(ids(text), ["multi-vector", "hedging", "soft-power", "middle-power"]);
        assert_eq!(ids("Манёвру мешает поляризация."), ["manoeuvre", "polarisation"]);
        assert_eq!(ids("Слово multialignment перевели иначе."), ["multialignment"]);
    }

    #[test]
    fn the_longest_phrase_wins() {
        assert_eq!(ids("Баланс сил и просто баланс."), ["balance-of-power", "balance"]);
        assert_eq!(ids("Сила мягкая, держава соседняя."), Vec::<&str>::new());
    }

    #[test]
    fn quotation_marks_do_not_part_a_phrase() {
        let found = found("Это «средняя» держава.");
        assert_eq!(found, [("middle-power", "средняя» держава".to_owned())]);
    }

    #[test]
    fn a_list_of_references_uses_no_notion() {
        let text =
            "Политика проста.\n\nСписок литературы\n\nИванов, И. (2020). Многовекторность. М.";
        assert!(ids(text).is_empty());
    }
}
