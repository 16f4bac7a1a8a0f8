//! Sentence borders over tokens.
//!
//! In: tokens. Out: ranges of them that tile the list. Knows full stops, abbreviations, initials,
//! direct speech, numbered items; must not know any name.
//!
//! «Об этом сказал А. С. Иванов. — Верно. В 2024 г. было 5 тыс. тонн.» → three sentences

use std::ops::Range;

use super::abbreviation::{Abbreviation, abbreviation};
use super::{Shape, Token, TokenKind, Tokens};

/// What a line break means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// The end of a sentence.
    End,
    /// A blank.
    Wrap,
}

/// The sentences of `text` as ranges of token indices that tile `0..tokens.list().len()`.
/// A line break always ends a sentence.
pub fn sentences(text: &str, tokens: &Tokens) -> Vec<Range<usize>> {
    Borders { text, tokens, list: tokens.list(), lines: Lines::End }.all()
}

/// The same for one paragraph whose lines are broken at an even width: a line break is a blank.
pub fn sentences_of_wrapped(text: &str, tokens: &Tokens) -> Vec<Range<usize>> {
    Borders { text, tokens, list: tokens.list(), lines: Lines::Wrap }.all()
}

struct Borders<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    list: &'a [Token],
    lines: Lines,
}

impl Borders<'_> {
    fn all(&self) -> Vec<Range<usize>> {
        // A sentence of Russian prose has some twenty tokens.
        let mut out = Vec::with_capacity(self.list.len() / 16 + 1);
        let mut from = 0;
        let mut at = 0;
        while let Some(token) = self.list.get(at) {
            let mut end = at + 1;
            if token.kind == TokenKind::Punct && self.mark(at).is_some() {
                end = self.run(at);
                if self.is_border(from, at, end) {
                    out.push(from..end);
                    from = end;
                }
            }
            // A line break within the run or after it.
            if let Some(line) = (at + 1..=end).find(|i| self.breaks(*i))
                && line > from
            {
                out.push(from..line);
                from = line;
            }
            at = end;
        }
        if from < self.list.len() {
            out.push(from..self.list.len());
        }
        out
    }

    /// Whether a line break before token `index` ends a sentence.
    fn breaks(&self, index: usize) -> bool {
        self.lines == Lines::End && self.list.get(index).is_some_and(|token| token.line)
    }

    /// The character of token `index` if it may end a sentence.
    fn mark(&self, index: usize) -> Option<char> {
        let token = self.list.get(index)?;
        let bytes = self.text.as_bytes();
        match bytes.get(token.span.start as usize)? {
            b'.' => Some('.'),
            b'!' => Some('!'),
            b'?' => Some('?'),
            0xe2 => (token.span.of(self.text) == "…").then_some('…'),
            _ => None,
        }
    }

    /// The end of the run of marks at `at` and of the quotes and brackets that close right after.
    fn run(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.list.get(end).is_some_and(|token| !token.spaced)
            && (self.mark(end).is_some() || self.closes(end))
        {
            end += 1;
        }
        end
    }

    fn closes(&self, index: usize) -> bool {
        matches!(self.surface(index), "»" | "”" | "“" | "\"" | "'" | "’" | ")" | "]" | "}" | "*")
    }

    fn opens(&self, index: usize) -> bool {
        matches!(self.surface(index), "«" | "“" | "„" | "\"" | "'" | "‘" | "(" | "[" | "*" | "`")
    }

    fn is_dash(&self, index: usize) -> bool {
        matches!(self.surface(index), "—" | "–" | "-" | "―" | "−")
    }

    fn surface(&self, index: usize) -> &str {
        self.list.get(index).map_or("", |token| token.span.of(self.text))
    }

    fn is_word(&self, index: usize) -> bool {
        self.list.get(index).is_some_and(|token| token.kind == TokenKind::Word)
    }

    fn is_number(&self, index: usize) -> bool {
        self.list.get(index).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether the run `at..end` of marks ends a sentence that began at token `from`.
    fn is_border(&self, from: usize, at: usize, end: usize) -> bool {
        let Some(next) = self.list.get(end) else { return true };
        if self.breaks(end) {
            return true;
        }
        if !next.spaced {
            return false;
        }
        // What the next sentence would begin with, behind quotes, brackets and dashes.
        let mut first = end;
        while first < end + 6 && (self.opens(first) || self.is_dash(first)) {
            first += 1;
        }
        let Some(word) = self.list.get(first) else { return true };
        match word.kind {
            TokenKind::Word if self.begins_low(word) => return false,
            TokenKind::Punct if first == end && self.joins(first) => return false,
            _ => {}
        }
        let only_stop = end == at + 1 && self.mark(at) == Some('.');
        !(only_stop && self.is_abbreviated(from, at, first))
    }

    fn begins_low(&self, token: &Token) -> bool {
        token.shape != Shape::Title
            && token.shape != Shape::Upper
            && token.span.of(self.text).starts_with(char::is_lowercase)
    }

    /// A mark that goes on with the sentence: «(в 1990 г.), …».
    fn joins(&self, index: usize) -> bool {
        matches!(
            self.surface(index),
            "," | ";" | ":" | ")" | "]" | "»" | "”" | "." | "!" | "?" | "…" | "/" | "%" | "+" | "="
        )
    }

    /// Whether the full stop at `at` is that of an abbreviation, an initial or a numbered item.
    /// `next` is the token that the next sentence would begin with.
    fn is_abbreviated(&self, from: usize, at: usize, next: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        if before < from || self.list.get(at).is_none_or(|stop| stop.spaced) {
            return false;
        }
        if self.is_number(before) {
            // «1. Торговля»: an item's number at the start of a line or sentence.
            return before == from;
        }
        if !self.is_word(before) {
            return false;
        }
        let Some(kind) = self.kind(from, before) else { return self.is_initial(from, before) };
        match kind {
            Abbreviation::Head => true,
            Abbreviation::Tail => self.is_number(next) || self.continues(next),
            Abbreviation::Unit if self.after_number(before) => {
                self.is_number(next) || self.continues(next)
            }
            Abbreviation::Unit => self.is_lower(before) || self.is_initial(from, before),
        }
    }

    /// The kind of the abbreviation whose last part is token `last`; parts joined by full stops
    /// («т. д.», «н.э.») are looked up together first.
    fn kind(&self, from: usize, last: usize) -> Option<Abbreviation> {
        let parts = last.checked_sub(2).filter(|first| {
            *first >= from && self.surface(last - 1) == "." && self.is_word(*first)
        });
        parts
            .and_then(|first| {
                let mut key = String::with_capacity(16);
                key.push_str(self.tokens.norm(first));
                key.push('.');
                key.push_str(self.tokens.norm(last));
                abbreviation(&key)
            })
            .or_else(|| abbreviation(self.tokens.norm(last)))
            .filter(|kind| *kind != Abbreviation::Unit || self.is_lower(last))
    }

    fn is_lower(&self, index: usize) -> bool {
        self.list.get(index).is_some_and(|token| token.shape == Shape::Lower)
    }

    /// One capital letter: «А. С. Пушкин», «Дж. Буш».
    fn is_initial(&self, _from: usize, index: usize) -> bool {
        let surface = self.surface(index);
        let mut letters = surface.chars();
        let one = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
        one || matches!(surface, "Дж" | "Ю" | "Я" | "Ш" | "Св" | "Th" | "Ch")
    }

    fn after_number(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|before| {
            self.is_number(before)
                || self.is_roman(before)
                || matches!(self.tokens.norm(before), "тыс" | "млн" | "млрд" | ".")
        })
    }

    fn is_roman(&self, index: usize) -> bool {
        let surface = self.surface(index);
        !surface.is_empty()
            && surface.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
    }

    /// Whether the token goes on with the sentence although it begins with no small letter.
    fn continues(&self, index: usize) -> bool {
        matches!(self.surface(index), "$" | "%" | "€" | "₽" | "+" | "/")
    }
}
