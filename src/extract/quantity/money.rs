//! Currencies around a number.
//!
//! In: a line and a place. Out: the currency that stands there and where it ends. Knows signs,
//! codes, words in any case and the adjectives that tell one dollar from another; must not know
//! amounts. «белорусских рублей» is BYN.

use super::line::Line;
use super::tables::currency_of;
use super::word::{Class, Code};

/// The currency that starts at atom `at`, and one past its last atom.
pub(super) fn currency(line: &Line, at: usize) -> Option<(Code, usize)> {
    match line.class(at) {
        Class::Country(country) => match line.class(at + 1) {
            Class::Currency(word) => {
                Some((currency_of(word, country).unwrap_or(word), after(line, at + 2)))
            }
            _ => None,
        },
        Class::Currency(word) => {
            // «долларов США», «рублей РФ»; «рублей Белоруссии» is rare and left to the word.
            Some((word, after(line, at + 1)))
        }
        Class::Sign(code) | Class::IsoCode(code) => Some((code, at + 1)),
        _ => None,
    }
}

/// Past what belongs to the name of a currency behind its word.
fn after(line: &Line, at: usize) -> usize {
    at + usize::from(matches!(line.norm(at), "сша" | "стерлингов" | "рф"))
}

/// A sign or code that stands before its number.
pub(super) fn before(line: &Line, at: usize) -> Option<Code> {
    match line.class(at) {
        Class::Sign(code) | Class::IsoCode(code) => Some(code),
        _ => None,
    }
}

/// The code as text.
pub(super) fn text(code: Code) -> String {
    code.iter().map(|byte| char::from(*byte)).collect()
}
