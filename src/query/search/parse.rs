//! A query as typed to its tree. Total: what cannot be read as an operator is left out or taken
//! literally, and a [`Notice`] says where and what to do.
//!
//! In: any text. Out: a [`Query`] and notices. Knows the marks of the language (see [`super`]); must
//! not know what is in the index.
//!
//! `"единый рынок` → the phrase, with [`Fault::OpenQuote`] at the quote

use serde::{Deserialize, Serialize};

use super::query::{How, Node, Query, Word};
use crate::text::{Span, TokenKind, is_gap, tokenize};

/// Bytes of a query that are read.
pub const LONGEST: usize = 1000;
/// Brackets in brackets that are read.
const DEEPEST: usize = 8;
/// Words between the two sides of NEAR, where it does not say.
const NEAR: u16 = 5;
/// Marks that close a quotation, however it was opened.
const CLOSING: [char; 4] = ['»', '“', '”', '"'];

/// What is wrong with a part of a query, named by what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Fault {
    /// The quotation goes to the end of the query.
    #[error("close the quotation marks")]
    OpenQuote,
    /// The bracket goes to the end of the query.
    #[error("close the bracket")]
    OpenBracket,
    /// A closing bracket that closes nothing was left out.
    #[error("remove the bracket or open it")]
    StrayBracket,
    /// OR, NEAR or a minus lacks a side and was left out.
    #[error("put a word on each side of the operator, or the operator into quotation marks")]
    LoneOperator,
    /// `NEAR/` without a number is looked for as a word.
    #[error("write a number after the slash: NEAR/5")]
    NoDistance,
    /// A star inside a word cuts it in two.
    #[error("put the star at the end of the word")]
    StarInside,
    /// Marks without a letter or digit were left out.
    #[error("write a word: marks are not searched")]
    NoWord,
    /// All words are excluded: nothing is found.
    #[error("add a word to look for to those excluded")]
    OnlyExcluded,
    /// Brackets that deep are not read.
    #[error("use fewer brackets inside brackets")]
    TooDeep,
    /// The rest of the query was left out.
    #[error("shorten the query")]
    TooLong,
}

/// A fault with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Bytes of the query as typed.
    pub span: Span,
    /// What is wrong.
    pub fault: Fault,
}

/// The tree of a query, and what could not be read as meant, in order of place.
pub fn parse(typed: &str) -> (Query, Vec<Notice>) {
    let text = typed.get(..typed.floor_char_boundary(LONGEST)).unwrap_or(typed);
    let mut parser = Parser { text, lexemes: Vec::new(), next: 0, notices: Vec::new() };
    if text.len() < typed.len() {
        parser.tell(Span::new(text.len(), typed.len()), Fault::TooLong);
    }
    parser.cut();
    let root = parser.any();
    let mut notices = parser.notices;
    notices.sort_by_key(|notice| notice.span);
    (Query(root), notices)
}

/// A lexical part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Lexeme {
    Open,
    Close,
    Minus,
    Or,
    Near(u16),
    Operand(Node),
}

struct Parser<'a> {
    text: &'a str,
    lexemes: Vec<(Lexeme, Span)>,
    next: usize,
    notices: Vec<Notice>,
}

impl Parser<'_> {
    fn tell(&mut self, span: Span, fault: Fault) {
        self.notices.push(Notice { span, fault });
    }

    /// Cuts the text into lexemes.
    fn cut(&mut self) {
        let text = self.text;
        let mut at = 0;
        let mut depth = 0;
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let width = c.len_utf8();
            let after = text.get(at + width..).unwrap_or_default();
            let mark = Span::new(at, at + width);
            match c {
                '(' if depth >= DEEPEST => self.tell(mark, Fault::TooDeep),
                '(' => {
                    depth += 1;
                    self.lexemes.push((Lexeme::Open, mark));
                }
                ')' if depth == 0 => self.tell(mark, Fault::StrayBracket),
                ')' => {
                    depth -= 1;
                    self.lexemes.push((Lexeme::Close, mark));
                }
                '|' => self.lexemes.push((Lexeme::Or, mark)),
                '"' | '«' | '“' | '„' | '”' => {
                    let close = after.find(if c == '"' { &['"'][..] } else { &CLOSING[..] });
                    let end = at + width + close.unwrap_or(after.len());
                    if close.is_none() {
                        self.tell(mark, Fault::OpenQuote);
                    }
                    self.phrase(Span::new(at + width, end));
                    at = end
                        + text.get(end..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
                    continue;
                }
                '»' => {}
                c if is_gap(c) => {}
                '-' | '–' | '−'
                    if after.starts_with(|c| !matches!(c, ')' | '|' | '»') && !is_gap(c)) =>
                {
                    self.lexemes.push((Lexeme::Minus, mark));
                }
                _ => {
                    let end = at + width + after.find(ends_word).unwrap_or(after.len());
                    self.word(Span::new(at, end));
                    at = end;
                    continue;
                }
            }
            at += width;
        }
    }

    /// A word or an operator in letters.
    fn word(&mut self, span: Span) {
        let typed = span.of(self.text);
        if matches!(typed, "OR" | "ИЛИ") {
            self.lexemes.push((Lexeme::Or, span));
            return;
        }
        let near = typed.strip_prefix("NEAR").or_else(|| typed.strip_prefix("РЯДОМ"));
        match near.map(|rest| (rest.is_empty(), rest.strip_prefix('/'))) {
            Some((true, _)) => return self.lexemes.push((Lexeme::Near(NEAR), span)),
            Some((_, Some(number))) => {
                if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) {
                    let within = number.parse().unwrap_or(u16::MAX);
                    return self.lexemes.push((Lexeme::Near(within), span));
                }
                self.tell(span, Fault::NoDistance);
            }
            _ => {}
        }
        if let Some(word) = self.operand(span) {
            self.lexemes.push((Lexeme::Operand(Node::Word(word)), span));
        }
    }

    /// The words between quotation marks.
    fn phrase(&mut self, span: Span) {
        let mut words = Vec::new();
        let mut at = span.start as usize;
        for part in span.of(self.text).split(is_gap) {
            let end = at + part.len();
            if !part.is_empty() {
                words.extend(self.operand(Span::new(at, end)));
            }
            let blank = self.text.get(end..).and_then(|rest| rest.chars().next());
            at = end + blank.map_or(0, char::len_utf8);
        }
        if !words.is_empty() {
            self.lexemes.push((Lexeme::Operand(Node::Phrase(words)), span));
        }
    }

    /// One word with its marks; none where no letter or digit stands.
    fn operand(&mut self, span: Span) -> Option<Word> {
        let typed = span.of(self.text);
        let bare = typed.trim_end_matches('*');
        let starred = bare.len() < typed.len();
        let exact = bare.strip_prefix('=');
        let text = exact.unwrap_or(bare);
        if words(text).is_empty() {
            // A dash between words is no mistake.
            if !typed.chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | ',' | '.')) {
                self.tell(span, Fault::NoWord);
            }
            return None;
        }
        if text.contains('*') {
            self.tell(span, Fault::StarInside);
        }
        let how = match (starred, exact) {
            (true, _) => How::Prefix,
            (false, Some(_)) => How::Exact,
            (false, None) => How::AnyForm,
        };
        Some(Word { text: text.to_owned(), how })
    }

    fn peek(&self) -> Option<&Lexeme> {
        self.lexemes.get(self.next).map(|(lexeme, _)| lexeme)
    }

    /// Tells that the lexeme at `index` is left out.
    fn lone(&mut self, index: usize) {
        if let Some((_, span)) = self.lexemes.get(index) {
            self.tell(*span, Fault::LoneOperator);
        }
    }

    /// Alternatives, up to a closing bracket or the end.
    fn any(&mut self) -> Option<Node> {
        let mut nodes: Vec<Node> = Vec::new();
        let mut operator = None;
        loop {
            let node = self.all();
            if let (None, Some(at)) = (&node, operator) {
                self.lone(at);
            }
            nodes.extend(node);
            if self.peek() != Some(&Lexeme::Or) {
                break;
            }
            operator = Some(self.next).filter(|_| !nodes.is_empty());
            if operator.is_none() {
                self.lone(self.next);
            }
            self.next += 1;
        }
        if nodes.len() > 1 { Some(Node::Any(nodes)) } else { nodes.pop() }
    }

    /// Parts side by side, up to an OR, a closing bracket or the end.
    fn all(&mut self) -> Option<Node> {
        let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
        let from = self.next;
        while let Some(lexeme) = self.peek() {
            let at = self.next;
            match lexeme {
                Lexeme::Or | Lexeme::Close => break,
                Lexeme::Near(_) => {
                    self.lone(at);
                    self.next += 1;
                }
                Lexeme::Minus => {
                    self.next += 1;
                    match self.near() {
                        Some(node) => unwanted.push(node),
                        None => self.lone(at),
                    }
                }
                Lexeme::Open | Lexeme::Operand(_) => wanted.extend(self.near()),
            }
        }
        if wanted.is_empty() && !unwanted.is_empty() {
            let span = self.lexemes.get(from).map(|(_, span)| *span).unwrap_or_default();
            self.tell(span, Fault::OnlyExcluded);
        }
        match (wanted.len(), unwanted.len()) {
            (0, 0) => None,
            (1, 0) => wanted.pop(),
            _ => Some(Node::All { wanted, unwanted }),
        }
    }

    /// Parts joined by NEAR.
    fn near(&mut self) -> Option<Node> {
        let mut node = self.atom()?;
        while let Some(Lexeme::Near(within)) = self.peek() {
            let (within, at) = (*within, self.next);
            self.next += 1;
            let Some(right) = self.atom() else {
                self.lone(at);
                break;
            };
            node = Node::Near { left: Box::new(node), right: Box::new(right), within };
        }
        Some(node)
    }

    /// A word, a phrase, or what stands in brackets.
    fn atom(&mut self) -> Option<Node> {
        let (lexeme, span) = self.lexemes.get(self.next)?.clone();
        match lexeme {
            Lexeme::Operand(node) => {
                self.next += 1;
                Some(node)
            }
            Lexeme::Open => {
                self.next += 1;
                let node = self.any();
                if self.peek() == Some(&Lexeme::Close) {
                    self.next += 1;
                } else {
                    self.tell(span, Fault::OpenBracket);
                }
                node
            }
            _ => None,
        }
    }
}

fn ends_word(c: char) -> bool {
    matches!(c, '(' | ')' | '|' | '"' | '«' | '»' | '“' | '„' | '”') || is_gap(c)
}

/// The folded words of `text` as an index would hold them: no marks.
pub(super) fn words(text: &str) -> Vec<String> {
    let tokens = tokenize(text);
    let worded = tokens.list().iter().enumerate().filter(|(_, t)| t.kind != TokenKind::Punct);
    worded.map(|(i, _)| tokens.norm(i).to_owned()).filter(|norm| !norm.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(typed: &str) -> String {
        parse(typed).0.to_string()
    }

    fn faults(typed: &str) -> Vec<Fault> {
        parse(typed).1.into_iter().map(|notice| notice.fault).collect()
    }

    #[test]
    fn the_language() {
        for (typed, printed) in [
            ("Казахстан", "Казахстан"),
            ("  рост   экспорт ", "рост экспорт"),
            ("«единый рынок» =рынка рын*", "\"единый рынок\" =рынка рын*"),
            ("экспорт -нефть –газ", "экспорт -нефть -газ"),
            ("рост РЯДОМ/3 экспорт", "рост NEAR/3 экспорт"),
            ("рост NEAR экспорт", "рост NEAR/5 экспорт"),
            ("вода ИЛИ газ OR нефть", "вода | газ | нефть"),
            ("(вода|газ) цена -(рост | спад)", "(вода | газ) цена -(рост | спад)"),
            ("а NEAR/2 б NEAR/3 (в NEAR/4 г)", "а NEAR/2 б NEAR/3 (в NEAR/4 г)"),
            ("\"ИЛИ\" =NEAR", "\"ИЛИ\" =NEAR"),
            ("казахстанско-американский", "казахстанско-американский"),
            ("Астана — Пекин", "Астана Пекин"),
            ("rfpf[cnfy", "rfpf[cnfy"),
            ("С5+1", "С5+1"),
            ("", ""),
        ] {
            assert_eq!(shown(typed), printed, "{typed}");
            assert_eq!(faults(typed), [], "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        for (typed, printed, fault) in [
            ("\"единый рынок", "\"единый рынок\"", Fault::OpenQuote),
            ("(вода газ", "вода газ", Fault::OpenBracket),
            ("вода) газ", "вода газ", Fault::StrayBracket),
            ("вода ИЛИ", "вода", Fault::LoneOperator),
            ("| вода", "вода", Fault::LoneOperator),
            ("NEAR/5 вода", "вода", Fault::LoneOperator),
            ("вода NEAR/5", "вода", Fault::LoneOperator),
            ("вода NEAR/x", "вода NEAR/x", Fault::NoDistance),
            ("во*да", "во*да", Fault::StarInside),
            ("вода %", "вода", Fault::NoWord),
            ("-вода", "-вода", Fault::OnlyExcluded),
        ] {
            assert_eq!(shown(typed), printed, "{typed}");
            assert_eq!(faults(typed), [fault], "{typed}");
        }
    }

    #[test]
    fn a_fault_has_its_place() {
        let (_, notices) = parse("вода ИЛИ");
        assert_eq!(notices.first().map(|notice| notice.span.of("вода ИЛИ")), Some("ИЛИ"));
    }

    #[test]
    fn brackets_and_length_are_bounded() {
        let deep = format!("{}вода{}", "(".repeat(400), ")".repeat(400));
        assert_eq!(shown(&deep), "вода");
        assert!(faults(&deep).contains(&Fault::TooDeep));
        assert!(faults(&"вода ".repeat(500)).contains(&Fault::TooLong));
    }
}
