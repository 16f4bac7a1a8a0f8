//! A block: one paragraph of the document, cut into tokens and sentences, each token with its form.

use std::ops::Range;

use super::forms::{Form, FormId, Forms};
use crate::lexicon::Lexicon;
use crate::text::{Span, Token, Tokens, sentences, tokenize};

/// One analysed paragraph. Token spans are relative to the paragraph's own text.
#[derive(Debug)]
pub struct Block<'a> {
    /// The paragraph's text.
    pub text: &'a str,
    /// Byte offset of the paragraph in the document.
    pub offset: u32,
    tokens: Tokens,
    forms: Vec<FormId>,
    table: &'a Forms,
    sentences: Vec<Range<usize>>,
}

/// A paragraph cut into tokens whose forms are known to the table; the step before [`Block`].
#[derive(Debug)]
pub struct Cut {
    tokens: Tokens,
    forms: Vec<FormId>,
    sentences: Vec<Range<usize>>,
}

impl Cut {
    /// Cuts `text` and makes its forms known to `table`.
    pub fn new(text: &str, table: &mut Forms) -> Self {
        let tokens = tokenize(text);
        let forms = (0..tokens.list().len()).map(|i| table.id(tokens.norm(i))).collect();
        let sentences = bounded(sentences(text, &tokens));
        Self { tokens, forms, sentences }
    }

    /// The block over `table`.
    pub fn block<'a>(self, text: &'a str, offset: u32, table: &'a Forms) -> Block<'a> {
        Block {
            text,
            offset,
            tokens: self.tokens,
            forms: self.forms,
            table,
            sentences: self.sentences,
        }
    }
}

/// Tokens of a sentence at most. No sentence of prose is so long; a table or noise without a full
/// stop is, and what a rule does twice over a sentence must stay bounded.
const LONGEST_SENTENCE: usize = 400;

/// The same sentences, none longer than [`LONGEST_SENTENCE`].
fn bounded(sentences: Vec<Range<usize>>) -> Vec<Range<usize>> {
    if sentences.iter().all(|sentence| sentence.len() <= LONGEST_SENTENCE) {
        return sentences;
    }
    let pieces = sentences.into_iter().flat_map(|sentence| {
        let end = sentence.end;
        sentence
            .step_by(LONGEST_SENTENCE)
            .map(move |start| start..(start + LONGEST_SENTENCE).min(end))
    });
    pieces.collect()
}

impl<'a> Block<'a> {
    /// The tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        self.tokens.list()
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The surface of token `index`; empty out of range.
    pub fn surface(&self, index: usize) -> &'a str {
        self.tokens().get(index).map_or("", |token| token.span.of(self.text))
    }

    /// The folded form of token `index`; empty out of range.
    pub fn norm(&self, index: usize) -> &str {
        self.tokens.norm(index)
    }

    /// The names of the world over which the forms were analysed.
    pub fn lexicon(&self) -> &'a Lexicon {
        self.table.lexicon()
    }

    /// What is known of the form of token `index`.
    pub fn form(&self, index: usize) -> Option<&'a Form> {
        self.forms.get(index).map(|id| self.table.get(*id))
    }

    /// Sentences as ranges of token indices; they tile the block.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// Whether a sentence starts at token `index`.
    pub fn starts_sentence(&self, index: usize) -> bool {
        self.sentences.binary_search_by_key(&index, |sentence| sentence.start).is_ok()
    }

    /// The span of the tokens `range`, relative to the block's text.
    pub fn span(&self, range: Range<usize>) -> Span {
        let tokens = &self.tokens()[range];
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }
}
