//! A query as a tree, and its printed form, which reads back to the same tree.
//!
//! In: nothing (plain types). `вода ИЛИ газ` → `Any([вода, газ])`, printed `вода | газ`.

use std::fmt::{self, Display, Formatter};

/// A query: nothing, or a tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(pub Option<Node>);

/// How a word is to be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// In any form: `рынок`.
    AnyForm,
    /// In this form: `=рынка`.
    Exact,
    /// As the beginning of a word: `рын*`.
    Prefix,
}

/// A word of a query, as typed, without the marks that say how it is to be met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The letters; several words of a text where marks stand inside («С5+1»).
    pub text: String,
    /// How it is to be met.
    pub how: How,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// One word.
    Word(Word),
    /// Words one right after another.
    Phrase(Vec<Word>),
    /// Two parts of one sentence with at most `within` words between them, in either order.
    Near {
        /// What counts: each place of it is one find.
        left: Box<Node>,
        /// What must stand near.
        right: Box<Node>,
        /// Words between, at most.
        within: u16,
    },
    /// Sentences that hold every wanted part and no unwanted one.
    All {
        /// What is wanted; the first is the keyword of the lines.
        wanted: Vec<Node>,
        /// What must not stand in the sentence.
        unwanted: Vec<Node>,
    },
    /// Any of several.
    Any(Vec<Node>),
}

impl Display for Query {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        self.0.as_ref().map_or(Ok(()), |node| node.fmt(f))
    }
}

impl Display for Word {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self.how {
            How::AnyForm => f.write_str(&self.text),
            How::Exact => write!(f, "={}", self.text),
            How::Prefix => write!(f, "{}*", self.text),
        }
    }
}

impl Display for Node {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::Word(word) => word.fmt(f),
            Self::Phrase(words) => {
                f.write_str("\"")?;
                joined(f, words, " ", Display::fmt)?;
                f.write_str("\"")
            }
            Self::Near { left, right, within } => {
                match &**left {
                    near @ Self::Near { .. } => near.fmt(f)?,
                    left => left.part(f)?,
                }
                write!(f, " NEAR/{within} ")?;
                match &**right {
                    near @ Self::Near { .. } => write!(f, "({near})"),
                    right => right.part(f),
                }
            }
            Self::All { wanted, unwanted } => {
                joined(f, wanted, " ", Self::part)?;
                for (i, node) in unwanted.iter().enumerate() {
                    f.write_str(if i + wanted.len() > 0 { " -" } else { "-" })?;
                    node.part(f)?;
                }
                Ok(())
            }
            Self::Any(nodes) => joined(f, nodes, " | ", |node, f| match node {
                Self::Any(_) => write!(f, "({node})"),
                node => node.fmt(f),
            }),
        }
    }
}

impl Node {
    /// The node where several stand side by side.
    fn part(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Self::All { .. } | Self::Any(_) => write!(f, "({self})"),
            _ => self.fmt(f),
        }
    }
}

fn joined<T>(
    f: &mut Formatter,
    items: &[T],
    between: &str,
    print: impl Fn(&T, &mut Formatter) -> fmt::Result,
) -> fmt::Result {
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            f.write_str(between)?;
        }
        print(item, f)?;
    }
    Ok(())
}
