//! Characters to tokens and sentences, all with spans into the untouched original.
//!
//! In: `&str`. Out: [`Token`]s (with a folded norm) and sentence ranges. Knows the alphabet and
//! punctuation of Russian and a list of abbreviations; must not know any name, rule or fact.
//!
//! «в 2024 г. — 17,2 млрд долл.» → tokens `в|2024|г|.|—|17,2|млрд|долл|.`, one sentence

mod abbreviation;
mod address;
mod class;
mod fold;
#[cfg(test)]
mod laws;
mod offsets;
mod scan;
mod sentence;
mod span;
mod token;

pub use class::is_gap;
pub use fold::{fold, fold_into};
pub use offsets::CodePoints;
pub use sentence::{sentences, sentences_of_wrapped};
pub use span::Span;
pub use token::{Shape, Token, TokenKind, Tokens, tokenize};
