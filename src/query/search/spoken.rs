//! Who says what of the words: finds with their speakers, words by document and speaker.
//!
//! In: an [`Index`]. Out: lists in the order of the corpus. Linear in the finds and the turns.

use super::evaluate::Found;
use super::index::Index;
use crate::text::Span;

/// A find without its context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'a> {
    /// Number of the document.
    pub document: usize,
    /// The words: bytes of the document.
    pub span: Span,
    /// Who says it: an id of the record's facts, or [`AUTHOR`](crate::query::Selection::AUTHOR).
    pub speaker: &'a str,
}

/// Words that one speaker says in one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken<'a> {
    /// Number of the document.
    pub document: usize,
    /// Who says them.
    pub speaker: &'a str,
    /// How many; the author's include captions and references.
    pub words: usize,
}

impl Index {
    /// All that was found, in the order of the corpus.
    pub fn hits<'a>(&'a self, found: &Found) -> Vec<Hit<'a>> {
        let heads = found.matches.heads.iter();
        let hit = |head: &super::matches::Stretch| Hit {
            document: self.document_of(head.first),
            span: self.span_of(*head),
            speaker: self.speaker_name(self.speaker_of(head.first)),
        };
        heads.map(hit).collect()
    }

    /// Who says the word at a byte of a document, or the next one.
    pub fn speaker_at(&self, document: usize, byte: u32) -> &str {
        let words = self.words_of(document);
        let (mut low, mut high) = (words.start, words.end);
        while low < high {
            let middle = low.midpoint(high);
            if self.span(middle).end <= byte { low = middle + 1 } else { high = middle }
        }
        let word = low.min(words.end.saturating_sub(1));
        self.speaker_name(self.speaker_of(word))
    }

    /// Words by document and speaker, each pair once.
    pub fn spoken(&self) -> Vec<Spoken<'_>> {
        let mut out: Vec<Spoken> = Vec::new();
        for (turn, (from, speaker)) in self.turns.iter().enumerate() {
            let to = self.turns.get(turn + 1).map_or(self.len() as u32, |(next, _)| *next);
            if to <= *from {
                continue;
            }
            let (document, speaker) = (self.document_of(*from), self.speaker_name(*speaker));
            let words = (to - from) as usize;
            let known =
                |known: &&mut Spoken| (known.document, known.speaker) == (document, speaker);
            match out.iter_mut().rev().take_while(|s| s.document == document).find(known) {
                Some(spoken) => spoken.words += words,
                None => out.push(Spoken { document, speaker, words }),
            }
        }
        out
    }

    fn speaker_name(&self, number: usize) -> &str {
        self.speakers.get(number).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Document;
    use crate::extract::Extractor;
    use crate::lexicon::Lexicon;
    use crate::morph::Morph;
    use crate::query::Filter;
    use crate::query::search::Aliases;

    #[test]
    fn words_are_shared_out_between_author_and_speaker() {
        let text = "Погода ясная.\n\n— Рынок вырос на треть, — сказал политолог Иван Петров.";
        let document = Document::from_text("d", text.to_owned());
        let record = Extractor::new().extract(&document);
        let mut index = Index::new(Morph::builtin(), Lexicon::builtin());
        index.add(&document, &record);
        let other = Document::from_text("e", "Погода. ".repeat(9));
        index.add(&other, &Extractor::new().extract(&other));
        let spoken: Vec<_> = index.spoken().iter().map(|s| (s.speaker, s.words)).collect();
        assert_eq!(spoken.iter().map(|(_, words)| words).sum::<usize>(), index.len());
        assert!(spoken.iter().any(|(speaker, _)| *speaker == "петров"), "{spoken:?}");
        let found = index.find("рынок", Aliases::Excluded, &Filter::default());
        let hits = index.hits(&found);
        assert_eq!(hits.len(), 1);
        assert_eq!((hits[0].speaker, hits[0].span.of(text)), ("петров", "Рынок"));
        assert_eq!(index.speaker_at(0, hits[0].span.start), "петров");
        assert_eq!(index.speaker_at(0, 0), "author");
    }
}
