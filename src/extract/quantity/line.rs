//! A sentence as a line of atoms: tokens with their class, glued forms cut apart.
//!
//! In: the tokens of one sentence. Out: [`Atom`]s in order, each with its span in the paragraph.
//! «2020-2030» is one token and three atoms; «млрд.» is two tokens and one atom.

use std::ops::Range;

use super::compound::minutes_before_date;
use super::word::{Class, Mark, class_of};
use crate::extract::{Block, Form};
use crate::text::{Span, Token, fold};

/// A classified piece of the sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    pub(super) class: Class,
    /// Index of its first token in the block.
    pub(super) token: u32,
    /// One past its last token.
    pub(super) token_end: u32,
    /// Bytes in the block's text.
    pub(super) span: Span,
}

/// The atoms of a sentence with the block that they stand in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'b, 'a> {
    pub(super) block: &'b Block<'a>,
    pub(super) atoms: &'b [Atom],
}

/// Fills `atoms` with the sentence `range` of `block`.
pub(super) fn cut(block: &Block, range: Range<usize>, atoms: &mut Vec<Atom>) {
    atoms.clear();
    let mut abbreviated = false;
    for index in range {
        let Some(token) = block.tokens().get(index) else { return };
        let word = block.form(index).map(|form| form.quantity_word).unwrap_or_default();
        let at = index as u32;
        if word.class == Class::Mark(Mark::Stop) && abbreviated && !token.spaced {
            if let Some(last) = atoms.last_mut() {
                last.span = last.span.cover(token.span);
                last.token_end = at + 1;
            }
            abbreviated = false;
            continue;
        }
        abbreviated = word.abbreviated;
        if word.class == Class::Mixed {
            abbreviated = cut_glued(block, token, at, atoms);
        } else if let Class::MonthAtEnd(length) = word.class {
            cut_month(block, token, at, length, atoms);
        } else {
            // «10к»
            let thousand = !token.spaced
                && matches!(block.norm(index), "к" | "k")
                && matches!(atoms.last(), Some(Atom { class: Class::Digits { .. }, .. }));
            let multiplier = Class::Multiplier { power: 3, bare: false };
            let class = if thousand { multiplier } else { word.class };
            if let Class::Digits { mantissa, scale: 0, length, .. } = class
                && !token.spaced
                && add_decimals(atoms, mantissa, length, token.span)
            {
                continue;
            }
            atoms.push(Atom { class, token: at, token_end: at + 1, span: token.span });
        }
    }
}

/// «USD3.14» is the word «USD3», a mark and «14»: adds the decimals to the number behind the code.
/// Tells whether there was one.
fn add_decimals(atoms: &mut Vec<Atom>, decimals: u64, places: u8, span: Span) -> bool {
    let [.., code, number, mark] = atoms.as_mut_slice() else { return false };
    let glued = matches!(code.class, Class::IsoCode(_) | Class::Sign(_))
        && code.token == number.token
        && number.span.end == mark.span.start
        && mark.span.end == span.start
        && matches!(mark.class, Class::Mark(Mark::Stop | Mark::Comma));
    let Class::Digits { mantissa, scale: 0, length, comma } = number.class else { return false };
    let whole = 10u64.checked_pow(u32::from(places)).and_then(|step| mantissa.checked_mul(step));
    let Some(mantissa) = whole.and_then(|whole| whole.checked_add(decimals)).filter(|_| glued)
    else {
        return false;
    };
    number.class = Class::Digits { mantissa, scale: places, length, comma };
    number.span = number.span.cover(span);
    number.token_end = mark.token_end + 1;
    atoms.pop();
    true
}

/// Cuts a glued form at every change between digits, letters and marks; tells whether the last
/// piece is an abbreviation.
fn cut_glued(block: &Block, token: &Token, at: u32, atoms: &mut Vec<Atom>) -> bool {
    let surface = token.span.of(block.text);
    let mut from = 0;
    let mut abbreviated = false;
    while let Some(rest) = surface.get(from..).filter(|rest| !rest.is_empty()) {
        let length = minutes_before_date(rest).unwrap_or_else(|| piece(rest));
        let text = rest.get(..length).unwrap_or(rest);
        let word = class_of(&fold(text));
        let after_digits = matches!(
            atoms.last(),
            Some(Atom { class: Class::Digits { .. }, token, .. }) if *token == at
        );
        let class = match text {
            "к" | "К" | "k" | "K" if after_digits => Class::Multiplier { power: 3, bare: false },
            _ => word.class,
        };
        abbreviated = word.abbreviated;
        let start = token.span.start as usize + from;
        atoms.push(Atom {
            class: if class == Class::Mixed { Class::Plain } else { class },
            token: at,
            token_end: at + 1,
            span: Span::new(start, start + length),
        });
        from += length.max(1);
    }
    abbreviated
}

/// Cuts «оригиналсентябрь» before «5-го»; elsewhere it is one word.
fn cut_month(block: &Block, token: &Token, at: u32, length: u8, atoms: &mut Vec<Atom>) {
    let next = block.form(at as usize + 1).map(|form| form.quantity_word.class);
    let day = matches!(next, Some(Class::DigitOrdinal { value: 1..=31, plural: false }));
    let surface = token.span.of(block.text);
    let border = surface.len().checked_sub(usize::from(length)).filter(|_| day);
    let month = border.and_then(|border| surface.get(border..)).map(|month| class_of(&fold(month)));
    let mut add = |class, span| atoms.push(Atom { class, token: at, token_end: at + 1, span });
    match (border, month) {
        (Some(border), Some(month)) => {
            let start = token.span.start as usize;
            add(Class::Plain, Span::new(start, start + border));
            add(month.class, Span::new(start + border, token.span.end as usize));
        }
        _ => add(Class::Plain, token.span),
    }
}

/// Bytes of the first piece of `text`: digits with marks between them, letters, or one mark.
fn piece(text: &str) -> usize {
    let kind = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
    let Some(first) = text.chars().next() else { return 0 };
    if !first.is_alphanumeric() {
        return first.len_utf8();
    }
    let mut end = first.len_utf8();
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        let digit_follows = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let joins = kind(c) == kind(first)
            || (first.is_ascii_digit() && (c == ',' || c == '.') && digit_follows);
        if !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

impl<'b, 'a> Line<'b, 'a> {
    /// The class of atom `index`; plain out of range.
    pub(super) fn class(&self, index: usize) -> Class {
        self.atoms.get(index).map_or(Class::Plain, |atom| atom.class)
    }

    /// The class of the atom before `index`; plain at the start.
    pub(super) fn before(&self, index: usize, by: usize) -> Class {
        index.checked_sub(by).map_or(Class::Plain, |at| self.class(at))
    }

    /// Whether atom `index` is the mark or function word.
    pub(super) fn is(&self, index: usize, mark: Mark) -> bool {
        self.class(index) == Class::Mark(mark)
    }

    /// Whether the atom `by` places before `index` is the mark or function word.
    pub(super) fn was(&self, index: usize, by: usize, mark: Mark) -> bool {
        self.before(index, by) == Class::Mark(mark)
    }

    /// Whether the line ends at or before `index`.
    pub(super) fn is_end(&self, index: usize) -> bool {
        index >= self.atoms.len()
    }

    /// The characters between atom `index - 1` and atom `index`.
    pub(super) fn gap(&self, index: usize) -> &'a str {
        let ends = index.checked_sub(1).and_then(|at| self.atoms.get(at));
        match (ends, self.atoms.get(index)) {
            (Some(left), Some(right)) => self
                .block
                .text
                .get(left.span.end as usize..right.span.start as usize)
                .unwrap_or_default(),
            _ => " ",
        }
    }

    /// Whether nothing stands between atom `index - 1` and atom `index`.
    pub(super) fn tight(&self, index: usize) -> bool {
        self.gap(index).is_empty()
    }

    /// The folded token of atom `index`; empty out of range.
    pub(super) fn norm(&self, index: usize) -> &'b str {
        self.atoms.get(index).map_or("", |atom| self.block.norm(atom.token as usize))
    }

    /// What is known of the token of atom `index`.
    pub(super) fn form(&self, index: usize) -> Option<&'a Form> {
        self.atoms.get(index).and_then(|atom| self.block.form(atom.token as usize))
    }

    /// The token of atom `index`.
    pub(super) fn token(&self, index: usize) -> Option<&'b Token> {
        self.atoms.get(index).and_then(|atom| self.block.tokens().get(atom.token as usize))
    }

    /// Tokens and span of the atoms `start..end`; `None` where there is none.
    pub(super) fn stretch(&self, start: usize, end: usize) -> Option<(Range<usize>, Span)> {
        let first = self.atoms.get(start)?;
        let last = self.atoms.get(end.checked_sub(1)?).filter(|_| start < end)?;
        let tokens = first.token as usize..last.token_end as usize;
        Some((tokens, first.span.cover(last.span)))
    }
}
