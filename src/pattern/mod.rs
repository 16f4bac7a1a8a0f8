//! The rule language: patterns over a stream of words and slots, read from text files.
//!
//! In: the text of a rule file. Out: [`Rule`]s that find their matches in any [`Stream`]. Knows
//! words, grammar and gaps; must not know what a slot or a setting means, nor any word of a domain.
//!
//! The language is told for those who write rules, line by line and item by item, in
//! `src/data/rules/README.md`. What rules may say of a domain is told to [`parse`] as a
//! [`Vocabulary`].
//!
//! `match @visit ~4 в place:{state}<acc>` finds «визит главы государства в Японию» and remembers
//! «Японию» as `place`.
//!
//! A list may hold phrases of two words («программный обеспечение»). Their words stand in two lists
//! of their own, `name.first` and `name.second`, for who asks; `@name` finds single words alone.

mod ast;
mod index;
mod matcher;
mod packed;
mod parse;
mod sieve;

pub use ast::{ListId, Pattern, Rule, RuleBook, Setting, WordKind};
pub use index::Awake;
pub use matcher::{Capture, Match, Stream, matches};
pub use packed::Packed;
pub use parse::{PHRASE_PARTS, RuleError, Vocabulary, parse};
pub use sieve::Sieve;
