//! Tokens: words, numbers, punctuation marks.

use super::{Span, fold_into};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with hyphens inside («казахстанско-американские»), or letters and digits («С5»).
    Word,
    /// Digits, with a decimal comma or point inside («17,2»). Never spaces: «1 200» is two tokens.
    Number,
    /// One mark of punctuation («—», «…», «"») or a symbol («%», «$», «№», «+»).
    Punct,
    /// An address («https://…»).
    Url,
}

/// How the letters of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// «слово», or no letter at all.
    Lower,
    /// «Слово», also «Нур-Султан».
    Title,
    /// «США»; a one-letter capital («А») is `Title`.
    Upper,
    /// «млН», «iPhone», «С5».
    Mixed,
}

/// A token of the text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands, bytes in the original text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
    /// Whether white space (or the start of the text) stands before it.
    pub spaced: bool,
    norm: (u32, u32),
}

/// The tokens of a text, in order, with their folded norms.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    list: Vec<Token>,
    norms: String,
}

impl Tokens {
    /// The tokens, in order of the text.
    pub fn list(&self) -> &[Token] {
        &self.list
    }

    /// The folded form of token `index`; empty for an index out of range.
    pub fn norm(&self, index: usize) -> &str {
        self.list
            .get(index)
            .map_or("", |token| &self.norms[token.norm.0 as usize..token.norm.1 as usize])
    }

    fn push(&mut self, text: &str, span: Span, kind: TokenKind, spaced: bool) {
        let surface = span.of(text);
        let from = self.norms.len() as u32;
        fold_into(surface, &mut self.norms);
        let norm = (from, self.norms.len() as u32);
        self.list.push(Token { span, kind, shape: shape(surface), spaced, norm });
    }
}

fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::Lower };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (true, 0, _) => Shape::Title,
        (true, _, 0) => Shape::Upper,
        (true, _, _) if word.contains('-') => Shape::Title,
        (false, 0, _) => Shape::Lower,
        _ => Shape::Mixed,
    }
}

/// Cuts `text` into tokens. Total: any text gives tokens whose spans are in order, never overlap
/// and lie on character borders; what lies between them is white space.
pub fn tokenize(text: &str) -> Tokens {
    let mut tokens = Tokens::default();
    let mut spaced = true;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() || c == '\u{feff}' {
            spaced = true;
            continue;
        }
        let mut end = start + c.len_utf8();
        let kind = if c.is_alphanumeric() {
            let mut number = c.is_ascii_digit();
            while let Some(&(at, next)) = chars.peek() {
                let after = text[at + next.len_utf8()..].chars().next();
                let joins = next.is_alphanumeric()
                    || next == '\u{ad}'
                    || (next == '-' && after.is_some_and(char::is_alphanumeric))
                    || (number
                        && (next == ',' || next == '.')
                        && after.is_some_and(|c| c.is_ascii_digit()));
                if !joins {
                    break;
                }
                number &= next.is_ascii_digit() || next == ',' || next == '.';
                end = at + next.len_utf8();
                chars.next();
            }
            if number { TokenKind::Number } else { TokenKind::Word }
        } else {
            TokenKind::Punct
        };
        tokens.push(text, Span::new(start, end), kind, spaced);
        spaced = false;
    }
    tokens
}
