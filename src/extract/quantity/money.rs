//! Currencies around a number.
//!
//! In: a line and a place. Out: the currency that stands there and where it ends. Knows signs,
//! codes, words in any case and the adjectives that tell one dollar from another; must not know
//! amounts. «белорусских рублей» is BYN.

use super::line::Line;
use super::listed::{currency_of, currency_of_prefix, is_currency_tail, is_short_currency};
use super::word::{Class, Code};
use crate::text::Shape;

/// The currency that starts at atom `at`, and one past its last atom.
pub(super) fn currency(line: &Line, at: usize) -> Option<(Code, usize)> {
    match line.class(at) {
        Class::Country(country) => match line.class(at + 1) {
            Class::Currency(word) => {
                Some((currency_of(word, country).unwrap_or(word), after(line, at + 2)))
            }
            _ => None,
        },
        Class::Currency(word) => Some((word, after(line, at + 1))),
        Class::Sign(code) => Some((code, at + 1)),
        Class::IsoCode(code) if is_upper(line, at) => Some((code, at + 1)),
        // «3.14 US$»
        _ if line.tight(at + 1) && matches!(line.class(at + 1), Class::Sign(_)) => {
            Some((currency_of_prefix(line.norm(at))?, at + 2))
        }
        _ => None,
    }
}

/// Past what belongs to the name of a currency behind its word.
fn after(line: &Line, at: usize) -> usize {
    at + (0..2).take_while(|more| is_currency_tail(line.norm(at + more))).count()
}

/// A sign or code that stands before its number.
pub(super) fn before(line: &Line, at: usize) -> Option<Code> {
    match line.class(at) {
        Class::Sign(code) => Some(code),
        Class::IsoCode(code) if is_upper(line, at) => Some(code),
        _ => None,
    }
}

/// Whether the currency at `at` is written short («руб.», «грн»).
pub(super) fn is_abbreviation(line: &Line, at: usize) -> bool {
    matches!(line.class(at), Class::Currency(_)) && is_short_currency(line.norm(at))
}

/// «CUP» is a currency, «Cup» is not.
fn is_upper(line: &Line, at: usize) -> bool {
    line.token(at).is_some_and(|token| token.shape == Shape::Upper)
}

/// Letters that belong to the sign at `at` («C$»): the currency that they make.
pub(super) fn with_letters(line: &Line, at: usize) -> Option<Code> {
    let letters = at.checked_sub(1).filter(|_| line.tight(at))?;
    currency_of_prefix(line.norm(letters))
}

/// The code as text.
pub(super) fn text(code: Code) -> String {
    code.iter().map(|byte| char::from(*byte)).collect()
}
