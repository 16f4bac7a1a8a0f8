//! Who says which words.
mod word;
pub use word::{Pronoun, Saying, SpeechWord, classify};
