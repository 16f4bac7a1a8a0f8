//! `tarazy search`: a concordance as text.

use tarazy::corpus::Document;
use tarazy::extract::Extractor;
use tarazy::lexicon::Lexicon;
use tarazy::morph::Morph;
use tarazy::query::Filter;
use tarazy::query::search::{Answer, Frequency, Index};

use crate::arguments::Search;

/// The finds of a search in documents.
pub(crate) fn answer(search: &Search, documents: &[Document]) -> Answer {
    let mut extractor = Extractor::new();
    let mut index = Index::new(Morph::builtin(), Lexicon::builtin());
    for document in documents {
        index.add(document, &extractor.extract(document));
    }
    let found = index.find(&search.query, search.aliases, &Filter::default());
    index.answer(&found, documents, search.page)
}

/// Keywords one below the other, then the frequencies, each line with the document or who speaks.
pub(crate) fn concordance(answer: &Answer, context: usize) -> String {
    let width = answer.lines.iter().map(|line| line.document.chars().count()).max().unwrap_or(0);
    let lines = answer.lines.iter().map(|line| {
        let (left, keyword, right) = (&line.left, &line.keyword, &line.right);
        format!("{:width$}  {left:>context$}[{keyword}]{right}\n", line.document)
    });
    let total = format!("{} finds in {} sentences\n", answer.hits, answer.sentences);
    let count = |what: &str, frequency: &Frequency| {
        let (hits, words) = (frequency.hits, frequency.words);
        format!("{what} {}: {hits} in {words} words\n", frequency.id)
    };
    let documents = answer.documents.iter().map(|frequency| count("document", frequency));
    let speakers = answer.speakers.iter().map(|frequency| count("speaker", frequency));
    lines.chain([total]).chain(documents).chain(speakers).collect()
}
