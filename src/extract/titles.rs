//! What a document calls its persons: the words of role and office beside their names.
//!
//! In: a document, the table of word forms. Out: for each person the places of the titles. The
//! record keeps names without titles; here they are read again for who wants to know who speaks.
//!
//! «политолог Иван Петров сказал» → петров: «политолог»

use super::extractor::is_taken;
use super::forms::Forms;
use super::person::Registry;
use super::{Block, Cut, mention};
use crate::corpus::Document;
use crate::text::Span;

/// The ids of the persons of a document, in order of their first mention, each with the places of
/// its titles: bytes of the document, in order of the text. Persons without a title are left out.
pub fn titles(document: &Document, forms: &mut Forms) -> Vec<(String, Vec<Span>)> {
    let segments = || document.segments.iter().filter(|segment| segment.kind.yields_facts());
    let text = &document.text;
    let cuts: Vec<Cut> = segments().map(|segment| Cut::new(segment.span.of(text), forms)).collect();
    let blocks: Vec<Block> = segments()
        .zip(cuts)
        .map(|(segment, cut)| cut.block(segment.span.of(text), segment.span.start, forms))
        .collect();
    let names: Vec<_> = blocks.iter().map(|block| mention::mentions(block)).collect();
    let registry = Registry::read(&blocks, &[], |block, tokens| {
        names.get(block).is_some_and(|list| is_taken(list, tokens))
    });
    let persons = registry.persons().iter().filter(|person| !person.titles.is_empty());
    let mut out: Vec<_> =
        persons.map(|person| (person.id.clone(), person.titles.clone())).collect();
    for (_, titles) in &mut out {
        titles.sort_unstable();
        titles.dedup();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::morph::Morph;

    #[test]
    fn a_title_stands_before_a_name_or_behind_it() {
        let text = "Об этом сказал политолог Иван Петров.\n\nАнна Ли – директор центра.";
        let document = Document::from_text("d", text.to_owned());
        let mut forms = Forms::new(Morph::builtin(), Lexicon::builtin());
        let found: Vec<_> = titles(&document, &mut forms)
            .into_iter()
            .map(|(id, spans)| {
                (id, spans.into_iter().map(|span| span.of(text)).collect::<Vec<_>>())
            })
            .collect();
        assert_eq!(
            found,
            [("петров".to_owned(), vec!["политолог"]), ("ли".to_owned(), vec!["директор центра"])]
        );
    }
}
