//! Tokens to mentions, quantities, who says which words, facts: the record of one document.
//!
//! In: a [`crate::corpus::Document`]. Out: a [`crate::record::Record`]. Knows the rules of the
//! language and of facts; must not know a browser, a file or the content of an article. Total:
//! any text gives a record, never an error, never a panic.

mod block;
mod chunk;
mod extractor;
pub mod fact;
mod forms;
mod home;
pub mod mention;
pub mod person;
pub mod quantity;
pub mod speech;
mod titles;

pub use block::{Block, Cut};
pub use extractor::Extractor;
pub use forms::{Form, FormId, Forms};
pub use titles::{TitleText, titles};
