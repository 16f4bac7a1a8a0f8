//! Of the pattern room, rules as values and how they are written; not how they match.

#[path = "../src/pattern/ast.rs"]
mod ast;
#[path = "../src/pattern/index.rs"]
mod index;
#[path = "../src/pattern/packed.rs"]
mod packed;
#[path = "../src/pattern/parse.rs"]
mod parse;

pub(crate) use ast::{ListId, Rule, RuleBook, Setting, WordKind};
pub(crate) use parse::{Vocabulary, parse};
