//! Characters to tokens and sentences, all with spans into the untouched original.
//!
//! In: `&str`. Out: [`Token`]s (with a folded norm) and sentence ranges. Knows the alphabet and
//! punctuation of Russian and a list of abbreviations; must not know any name, rule or fact.
//!
//! «В 2024 г. — 17,2 млрд долл.» → tokens `В|2024|г.|—|17,2|млрд|долл.`

mod fold;
mod offsets;
mod sentence;
mod span;
mod token;

pub use fold::{fold, fold_into, is_gap};
pub use offsets::CodePoints;
pub use sentence::sentences;
pub use span::Span;
pub use token::{Shape, Token, TokenKind, Tokens, tokenize};
