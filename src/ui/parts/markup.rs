//! Elements written as text, for what has many of them: the browser reads a text at once, where single
//! elements take a call for each, for each attribute and for each piece of text.
//!
//! In: names and words. Out: markup in which words are words, whatever they hold. Must not know what
//! is written.
//!
//! `Tag::new(out, "a").says("title", "5 < 6")` → `<a title="5 &lt; 6"`

use std::fmt::{Display, Write as _};

use crate::report::put_xml;

/// An opening tag that is being written.
pub(super) struct Tag(String);

impl Tag {
    /// Begins a tag after what is written already.
    pub(super) fn new(mut out: String, name: &str) -> Self {
        out.push('<');
        out.push_str(name);
        Self(out)
    }

    /// An attribute whose value holds no mark of markup: a number, a name of ours.
    pub(super) fn with(mut self, name: &str, value: impl Display) -> Self {
        let _ = write!(self.0, " {name}=\"{value}\"");
        self
    }

    /// The same where there is a value.
    pub(super) fn with_some(self, name: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// An attribute of words, which may hold anything.
    pub(super) fn says(mut self, name: &str, words: &str) -> Self {
        let _ = write!(self.0, " {name}=\"");
        put_xml(&mut self.0, words);
        self.0.push('"');
        self
    }

    /// Ends the tag: what follows is in the element.
    pub(super) fn open(mut self) -> String {
        self.0.push('>');
        self.0
    }

    /// Ends the element with these words in it.
    pub(super) fn holds(self, name: &str, words: &str) -> String {
        let mut out = self.open();
        put_xml(&mut out, words);
        let _ = write!(out, "</{name}>");
        out
    }
}
