//! An explanation as plain text for a terminal.
//!
//! In: an [`Explanation`]. Out: lines. «Токаев прибыл в Москву.» becomes
//! `[Токаев|токаев] прибыл в [Москву|RU capital].`

use std::fmt;

use super::{Explanation, Find, Sentence, Word};
use crate::text::{Span, is_gap};

/// Columns of a line of words.
const WIDTH: usize = 100;
/// Columns before what is said of a sentence.
const INDENT: usize = 15;

impl Explanation {
    /// The explanation as plain text.
    pub fn to_text(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}", self.document)?;
        for (key, value) in [("date", &self.date), ("home", &self.home)] {
            write!(out, "  {key} {}", value.as_deref().unwrap_or("-"))?;
        }
        writeln!(out)?;
        for sentence in &self.sentences {
            write!(out, "{sentence}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let mark = if self.opens { "¶ " } else { "" };
        writeln!(out, "\n{mark}{}..{} {}", self.start, self.end, self.segment)?;
        writeln!(out, "{}", self.marked)?;
        for (number, line) in lines(&self.words).into_iter().enumerate() {
            writeln!(out, "  {:<13}{line}", if number == 0 { "words" } else { "" })?;
        }
        for find in &self.finds {
            writeln!(out, "  {:<13}{}  =  {}", find.kind, one_line(&find.text), find.value)?;
        }
        for fact in &self.facts {
            let kind = format!("{} ", fact.kind);
            writeln!(out, "  * {kind:<11}{}: {}", fact.rule, one_line(&fact.says))?;
        }
        Ok(())
    }
}

/// The words, wrapped: `прибыл/прибыть<sing>@visited`.
fn lines(words: &[Word]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut width = WIDTH;
    for word in words {
        let shown = word.to_string();
        let long = shown.chars().count();
        match lines.last_mut() {
            Some(line) if width + 2 + long <= WIDTH - INDENT => {
                line.push_str("  ");
                line.push_str(&shown);
                width += 2 + long;
            }
            _ => {
                lines.push(shown);
                width = long;
            }
        }
    }
    lines
}

impl fmt::Display for Word {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}", self.text)?;
        if self.lemma != self.text {
            write!(out, "/{}", self.lemma)?;
        }
        if !self.grammar.is_empty() {
            write!(out, "<{}>", self.grammar)?;
        }
        self.lists.iter().try_for_each(|list| write!(out, "@{list}"))
    }
}

/// The words of `sentence` with `marks` (by start, the longer first) in brackets.
pub(super) fn marked(text: &str, sentence: Span, marks: &[(Span, Find)]) -> String {
    let mut out = String::new();
    let mut at = sentence.start;
    // Marks that are open, the innermost last.
    let mut open: Vec<&(Span, Find)> = Vec::new();
    let copy = |out: &mut String, from: &mut u32, to: u32| {
        out.push_str(&one_line(Span { start: *from, end: to.max(*from) }.of(text)));
        *from = to.max(*from);
    };
    for mark in marks {
        while let Some((span, find)) = open.pop_if(|(span, _)| span.end <= mark.0.start) {
            copy(&mut out, &mut at, span.end);
            close(&mut out, find);
        }
        copy(&mut out, &mut at, mark.0.start);
        out.push('[');
        open.push(mark);
    }
    while let Some((span, find)) = open.pop() {
        copy(&mut out, &mut at, span.end);
        close(&mut out, find);
    }
    copy(&mut out, &mut at, sentence.end);
    out
}

fn close(out: &mut String, find: &Find) {
    out.push('|');
    out.push_str(&find.value);
    out.push(']');
}

/// `text` with every white space as a blank, since a sentence may run over a line break.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if is_gap(c) || c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize, value: &str) -> (Span, Find) {
        (Span::new(start, end), Find { kind: "count", text: String::new(), value: value.into() })
    }

    #[test]
    fn marks_nest_and_follow_each_other() {
        let marks = [mark(0, 3, "1"), mark(2, 3, "2"), mark(4, 5, "3")];
        assert_eq!(marked("a bcde", Span::new(0, 6), &marks), "[a [b|2]|1]c[d|3]e");
    }

    #[test]
    fn a_sentence_is_one_line() {
        assert_eq!(marked("a\nb", Span::new(0, 3), &[]), "a b");
    }

    #[test]
    fn words_wrap_and_none_is_lost() {
        let word = |n: usize| Word {
            start: n,
            end: n,
            text: "слово".into(),
            lemma: "слово".into(),
            pos: "noun".into(),
            grammar: String::new(),
            lists: Vec::new(),
        };
        let words: Vec<Word> = (0..100).map(word).collect();
        let lines = lines(&words);
        assert!(lines.len() > 1 && lines.iter().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(lines.join("  ").split("  ").count(), 100);
    }
}
