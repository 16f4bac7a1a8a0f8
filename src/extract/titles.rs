//! What a document calls its persons: the words of role and office beside their names.
//!
//! In: a document, the table of word forms. Out: for each person the titles with their places. The
//! record keeps names without titles; here they are read again for who wants to know who speaks. A
//! paragraph that begins «Name – …» and has a noun of role describes the person as a whole.
//!
//! «сказал политологу Ивану Петрову» → петров: «политолог»

use std::ops::Range;

use super::extractor::is_taken;
use super::forms::Forms;
use super::person::{Knowledge, Mention, Registry};
use super::{Block, Cut, mention};
use crate::corpus::Document;
use crate::record::{Fact, FactDetail, Record};
use crate::text::Span;

/// Tokens of a paragraph that describes a person, at most.
const LONGEST_DESCRIPTION: usize = 60;

/// A title of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleText {
    /// Id of the person: `петров`.
    pub person: String,
    /// Where it stands: bytes in the document.
    pub span: Span,
    /// The title with its noun in the nominative, «политолог»; a description as it stands.
    pub text: String,
}

/// The titles of the persons of a document, by person in order of first mention, then by place; none
/// inside a description of the same person.
/// A speaker without a title has the noun of role that stands for the name beside the words said: «эксперт
/// отметил, что …».
pub fn titles(document: &Document, record: &Record, forms: &mut Forms) -> Vec<TitleText> {
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
    let described: Vec<_> = registry
        .mentions()
        .iter()
        .filter_map(|mention| Some((mention.person, description(&blocks, mention)?)))
        .collect();
    let mut out = Vec::new();
    for (number, person) in (0..).zip(registry.persons()) {
        let own = |span: &Span| {
            let whole = described.iter().filter(|(who, _)| who.0 == number);
            whole.map(|(_, whole)| *whole).find(|whole| whole.overlaps(*span))
        };
        let mut spans: Vec<(Span, String)> = described
            .iter()
            .filter(|(who, _)| who.0 == number)
            .map(|(_, span)| (*span, span.of(text).to_owned()))
            .collect();
        let free = person.titles.iter().filter(|span| own(span).is_none());
        spans.extend(free.filter_map(|span| Some((*span, nominative(&blocks, *span)?))));
        spans.sort_unstable();
        spans.dedup();
        let title = |(span, text)| TitleText { person: person.id.clone(), span, text };
        out.extend(spans.into_iter().map(title));
    }
    let known: Vec<String> = out.iter().map(|title| title.person.clone()).collect();
    let mentions: Vec<Span> = registry.mentions().iter().map(|mention| mention.span).collect();
    for called in record.facts.iter().filter_map(|fact| called(&blocks, fact, &mentions)) {
        let told = |title: &TitleText| title.person == called.person && title.text == called.text;
        if !known.contains(&called.person) && !out.iter().any(told) {
            out.push(called);
        }
    }
    out
}

/// The noun of role by which a statement calls its speaker, whom it does not name.
fn called(blocks: &[Block], fact: &Fact, mentions: &[Span]) -> Option<TitleText> {
    let FactDetail::Statement { words, .. } = &fact.detail else { return None };
    let outside = |span: Span| fact.span.contains(span) && !words.overlaps(span);
    if mentions.iter().any(|mention| outside(*mention)) {
        return None;
    }
    let from = blocks.partition_point(|block| block.offset <= fact.span.start).checked_sub(1)?;
    let (block, noun) =
        blocks.get(from..)?.iter().take_while(|block| block.offset < fact.span.end).find_map(
            |block| {
                let spoken = |token: &usize| outside(token_span(block, *token));
                let tokens: Vec<usize> = (0..block.len()).filter(spoken).collect();
                let is_role = |token: &usize| role_in(block, *token..token + 1).is_some();
                Some((block, tokens.into_iter().find(is_role)?))
            },
        )?;
    let role = block.form(noun)?.person_word.role?;
    let text = Knowledge::get().role_of(role)?.lemma.to_owned();
    Some(TitleText { person: fact.speaker.clone()?, span: token_span(block, noun), text })
}

/// A token of a block: bytes in the document.
fn token_span(block: &Block, token: usize) -> Span {
    block.tokens().get(token).map(|token| token.span.shifted(block.offset)).unwrap_or_default()
}

/// The rest of a paragraph that begins with a name and a dash, where it has a noun of role.
fn description(blocks: &[Block], mention: &Mention) -> Option<Span> {
    let block = blocks.get(mention.block)?;
    let dash = mention.tokens.end;
    let is_dashed = mention.tokens.start == 0 && matches!(block.surface(dash), "–" | "—" | "-");
    if !is_dashed || block.len() > LONGEST_DESCRIPTION {
        return None;
    }
    let end = block.sentences().first()?.end;
    let end = if block.surface(end.checked_sub(1)?) == "." { end - 1 } else { end };
    let tokens = dash + 1..end;
    (role_in(block, tokens.clone()).is_some() && !tokens.is_empty())
        .then(|| block.span(tokens).shifted(block.offset))
}

/// The first noun of role.
fn role_in(block: &Block, mut tokens: Range<usize>) -> Option<usize> {
    tokens.find(|token| block.form(*token).is_some_and(|form| form.person_word.role.is_some()))
}

/// A title up to its first comma, from its noun on, which is put into the nominative; adjectives
/// before a noun that is in the nominative stay.
fn nominative(blocks: &[Block], title: Span) -> Option<String> {
    let number = blocks.partition_point(|block| block.offset <= title.start).checked_sub(1)?;
    let block = blocks.get(number)?;
    let first = (0..block.len()).find(|token| token_span(block, *token).start >= title.start)?;
    let inside =
        (first..block.len()).take_while(|token| token_span(block, *token).end <= title.end);
    let end = inside.take_while(|token| block.surface(*token) != ",").last()? + 1;
    let noun = role_in(block, first..end)?;
    let role = block.form(noun)?.person_word.role?;
    let lemma = Knowledge::get().role_of(role)?.lemma;
    if block.norm(noun) == lemma {
        return Some(block.span(first..end).of(block.text).to_owned());
    }
    let rest = if noun + 1 < end { block.span(noun + 1..end).of(block.text) } else { "" };
    Some(format!("{lemma} {rest}").trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Extractor;
    use crate::lexicon::Lexicon;
    use crate::morph::Morph;

    fn found(text: &str) -> Vec<(String, String)> {
        let document = Document::from_text("d", text.to_owned());
        let mut forms = Forms::new(Morph::builtin(), Lexicon::builtin());
        let record = Extractor::new().extract(&document);
        let titles = titles(&document, &record, &mut forms);
        for title in &titles {
            assert!(!title.span.of(text).is_empty(), "{title:?}");
        }
        titles.into_iter().map(|title| (title.person, title.text)).collect()
    }

    fn title(person: &str, text: &str) -> (String, String) {
        (person.to_owned(), text.to_owned())
    }

    #[test]
    fn a_title_stands_in_the_nominative() {
        let text = "Об этом сказал политолог Иван Петров.";
        assert_eq!(found(text), [title("петров", "политолог")]);
        let text = "Письмо передали директору института Сергею Петрову.";
        assert_eq!(found(text), [title("петров", "директор института")]);
    }

    #[test]
    fn a_role_that_stands_for_a_name_is_a_title_where_there_is_none() {
        let text = "Иван Петров сказал, что мост готов. Эксперт отметил, что порт готов.";
        assert_eq!(found(text), [title("петров", "эксперт")]);
        let text = "Приехал посол Иван Петров. Дипломат отметил, что порт готов.";
        assert_eq!(found(text), [title("петров", "посол")]);
    }

    #[test]
    fn a_paragraph_may_describe_a_person() {
        let text = "Анна Петрова – стипендиат фонда, политолог, директор центра.\n\nБыло тихо.";
        let whole = "стипендиат фонда, политолог, директор центра";
        assert_eq!(found(text), [title("петрова", whole)]);
        assert_eq!(found("Иван Петров – не тот, кто молчит.\n\nБыло тихо."), []);
    }
}
