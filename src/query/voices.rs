//! What is known of the speakers beside their facts: titles, words, hedges, notions of the doctrine.
//!
//! In: documents with their records, an index of their words. Out: [`Voices`]. Knows who says a word
//! by the index; must not know what of it a view shows.
//!
//! «политолог Иван Петров», «на мой взгляд» → петров: the title «политолог», one hedge

use std::collections::BTreeSet;

use super::doctrine::{occurrences, terms};
use super::search::{Aliases, Index};
use super::{Filter, OwnTerm, Selection, own_occurrences};
use crate::corpus::Document;
use crate::extract::{Forms, titles};
use crate::lexicon::Lexicon;
use crate::morph::Morph;
use crate::record::Record;
use crate::text::Span;

/// Words of one speaker, at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Number of the document.
    pub document: u32,
    /// The words: bytes of the document.
    pub span: Span,
    /// Who says them, or is called so; [`Selection::AUTHOR`] is the author.
    pub speaker: String,
}

/// A place where a notion is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The notion, as an index of [`super::doctrine::terms`]; behind them stand those of
    /// [`Voices::own`].
    pub term: usize,
    /// Where, and by whom.
    pub words: Words,
}

/// What is known of the speakers. All lists are in the order of the corpus.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    /// What the texts call their speakers, the noun in the nominative.
    pub titles: Vec<(Words, String)>,
    /// The notions that the user added.
    pub own: Vec<OwnTerm>,
    /// Uses of notions.
    pub uses: Vec<Use>,
    /// Words by which speakers hedge.
    pub hedges: Vec<Words>,
    /// Number of the document, who speaks, how many words.
    pub spoken: Vec<(u32, String, usize)>,
}

impl Voices {
    /// Reads documents and their records (same order), which are those of the index; `own` are the
    /// names of each notion that the user added.
    pub fn new(
        documents: &[Document],
        records: &[Record],
        index: &Index,
        own: &[Vec<&str>],
    ) -> Self {
        let mut forms = Forms::new(Morph::builtin(), Lexicon::builtin());
        let mut out = Self { hedges: hedges(index), ..Self::default() };
        out.own = own.iter().map(|names| OwnTerm::new(names, &mut forms)).collect();
        let facts = records.iter().flat_map(Record::standing).map(|(_, fact)| fact);
        let speakers: BTreeSet<&str> = facts.filter_map(|fact| fact.speaker.as_deref()).collect();
        for (number, (document, record)) in documents.iter().zip(records).enumerate() {
            let at = number as u32;
            let titles = titles(document, record, &mut forms).into_iter();
            out.titles.extend(titles.filter(|title| speakers.contains(title.person.as_str())).map(
                |title| {
                    let words = Words { document: at, span: title.span, speaker: title.person };
                    (words, title.text)
                },
            ));
            let own = own_occurrences(document, &mut forms, &out.own, terms().len());
            let known = occurrences(document, &mut forms).into_iter();
            out.uses.extend(known.chain(own).map(|place| {
                let speaker = index.speaker_at(number, place.span.start).to_owned();
                Use { term: place.term, words: Words { document: at, span: place.span, speaker } }
            }));
        }
        let spoken = index.spoken().into_iter();
        out.spoken = spoken.map(|s| (s.document as u32, s.speaker.to_owned(), s.words)).collect();
        out
    }

    /// Words of a speaker in all documents; the author of each document is another one.
    pub fn words_of(&self, speaker: &str, document: u32) -> usize {
        let is_author = speaker == Selection::AUTHOR;
        let own = self
            .spoken
            .iter()
            .filter(|(at, who, _)| who == speaker && (!is_author || *at == document));
        own.map(|(_, _, words)| words).sum()
    }
}

/// The hedges of all documents, none inside another.
fn hedges(index: &Index) -> Vec<Words> {
    let queries = super::rows(include_str!("../data/doctrine/hedges.tsv"));
    let mut out: Vec<Words> = Vec::new();
    for query in queries.filter_map(|columns| columns.first().copied()) {
        let found = index.find(query, Aliases::Excluded, &Filter::default());
        // A word that is not there must not be taken for one that sounds like it.
        if found.repaired.is_empty() {
            out.extend(index.hits(&found).into_iter().map(|hit| Words {
                document: hit.document as u32,
                span: hit.span,
                speaker: hit.speaker.to_owned(),
            }));
        }
    }
    out.sort_by_key(|words| (words.document, words.span.start, std::cmp::Reverse(words.span.end)));
    out.dedup_by(|next, last| next.document == last.document && last.span.overlaps(next.span));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Extractor;

    fn voices(text: &str) -> (Document, Voices) {
        let document = Document::from_text("d", text.to_owned());
        let record = Extractor::new().extract(&document);
        let mut index = Index::new(Morph::builtin(), Lexicon::builtin());
        index.add(&document, &record);
        let voices = Voices::new(std::slice::from_ref(&document), &[record], &index, &[]);
        (document, voices)
    }

    #[test]
    fn a_hedge_a_notion_and_a_title_belong_to_their_speaker() {
        let (document, voices) = voices(
            "Баланс важен.\n\n— На мой взгляд, Китай усилит мягкую силу, — сказал политолог Иван Петров.",
        );
        let of = |words: &Words| (words.speaker.clone(), words.span.of(&document.text).to_owned());
        let expected = |who: &str, words: &str| (who.to_owned(), words.to_owned());
        let hedges: Vec<_> = voices.hedges.iter().map(of).collect();
        assert_eq!(hedges, [expected("петров", "На мой взгляд")]);
        let uses: Vec<_> = voices.uses.iter().map(|found| of(&found.words)).collect();
        assert_eq!(uses, [expected("author", "Баланс"), expected("петров", "мягкую силу")]);
        let titles: Vec<_> = voices.titles.iter().map(|(words, _)| of(words)).collect();
        assert_eq!(titles, [expected("петров", "политолог")]);
        assert_eq!(voices.words_of("петров", 0), 7);
    }

    #[test]
    fn what_is_like_a_hedge_is_none() {
        assert!(
            voices("Китай и Казахстан подписали соглашение. Считать голоса будут завтра.")
                .1
                .hedges
                .is_empty()
        );
    }
}
