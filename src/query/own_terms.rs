//! Notions that the user adds to the vocabulary.
//!
//! In: their names, a document, the table of word forms. Out: where the document uses them, in every
//! case: two words are one where they have a lemma in common. Must not know the vocabulary itself, nor
//! a log.
//!
//! «стратегическое терпение» → «стратегического терпения», «стратегическим терпением»

use std::collections::BTreeSet;

use super::doctrine::Occurrence;
use crate::corpus::Document;
use crate::extract::{Block, Cut, Forms};
use crate::text::{TokenKind, fold, tokenize};

/// A notion of the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTerm {
    /// Its id: its name with `-` between the words.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The phrases that name it: for each word all that it may be a form of.
    phrases: Vec<Vec<BTreeSet<String>>>,
}

impl OwnTerm {
    /// The notion of these names; it is called by the first.
    pub fn new(names: &[&str], forms: &mut Forms) -> Self {
        let name = names.first().copied().unwrap_or_default();
        let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
        let words: Vec<String> = words.into_iter().filter(|w| !w.is_empty()).map(fold).collect();
        Self {
            id: format!("own-{}", words.join("-")),
            name: name.to_owned(),
            phrases: names.iter().map(|name| phrase(name, forms)).collect(),
        }
    }

    fn end(&self, block: &Block, at: usize) -> Option<usize> {
        let ends = self.phrases.iter().filter(|phrase| !phrase.is_empty()).filter_map(|phrase| {
            let mut end = at;
            for word in phrase {
                let is_it = word.contains(block.norm(end))
                    || block.form(end)?.readings.iter().any(|r| word.contains(&*r.lemma));
                if end >= block.len() || !is_it {
                    return None;
                }
                end += 1;
            }
            Some(end)
        });
        ends.max()
    }
}

fn phrase(name: &str, forms: &mut Forms) -> Vec<BTreeSet<String>> {
    let tokens = tokenize(name);
    let words = tokens.list().iter().enumerate();
    let words = words.filter(|(_, token)| token.kind != TokenKind::Punct);
    words
        .map(|(at, _)| {
            let norm = tokens.norm(at);
            let id = forms.id(norm);
            let lemmas = forms.get(id).readings.iter().map(|reading| reading.lemma.to_string());
            lemmas.chain([norm.to_owned()]).collect()
        })
        .collect()
}

/// Where a document uses the notions, those of one in order of the text, none over another; `first` is
/// the number of the first notion.
pub fn own_occurrences(
    document: &Document,
    forms: &mut Forms,
    terms: &[OwnTerm],
    first: usize,
) -> Vec<Occurrence> {
    let mut out = Vec::new();
    if terms.is_empty() {
        return out;
    }
    let segments = || document.segments.iter().filter(|segment| segment.kind.yields_facts());
    let text = &document.text;
    let cuts: Vec<Cut> = segments().map(|segment| Cut::new(segment.span.of(text), forms)).collect();
    for (segment, cut) in segments().zip(cuts) {
        let block = cut.block(segment.span.of(text), segment.span.start, forms);
        for (number, term) in terms.iter().enumerate() {
            let mut at = 0;
            while at < block.len() {
                let Some(end) = term.end(&block, at) else {
                    at += 1;
                    continue;
                };
                let span = block.span(at..end).shifted(block.offset);
                out.push(Occurrence { term: first + number, span });
                at = end;
            }
        }
    }
    out.sort_by_key(|found| found.span.start);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::morph::Morph;

    #[test]
    fn a_notion_is_found_in_every_case() {
        let mut forms = Forms::new(Morph::builtin(), Lexicon::builtin());
        let terms = [OwnTerm::new(&["стратегическое терпение", "выжидание"], &mut forms)];
        assert_eq!(terms[0].id, "own-стратегическое-терпение");
        let text = "Стратегическим терпением славились. О выжидании молчали. Терпение кончилось.";
        let document = Document::from_text("d", text.into());
        let found = own_occurrences(&document, &mut forms, &terms, 7);
        let words: Vec<_> = found.iter().map(|place| (place.term, place.span.of(text))).collect();
        assert_eq!(words, [(7, "Стратегическим терпением"), (7, "выжидании")]);
    }
}
