//! Tokens: words, numbers, punctuation marks.
//!
//! In: any text. Out: [`Tokens`] whose spans tile it but for white space, each with its folded
//! norm. Knows how words and numbers are written; must not know what they mean.
//!
//! «в 2024 г. — 17,2 млрд долл.» → `в|2024|г|.|—|17,2|млрд|долл|.`: the full stop of an
//! abbreviation is a token of its own.

use super::class::breaks_line;
use super::scan::{Folding, Found, char_at, separates, token};
use super::{Span, fold_into};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with hyphens inside («казахстанско-американские»), or letters and digits («С5»,
    /// «46-й»).
    Word,
    /// Digits, with decimal commas or points inside («17,2», «01.11.2016»). Never spaces: «1 200»
    /// is two tokens; «10–15» and «2020-2030» are three.
    Number,
    /// One mark of punctuation («—», «…», «"») or a symbol («%», «$», «№», «+»).
    Punct,
    /// An address: «https://…», «press@mfa.kz», «akorda.kz».
    Url,
}

/// How the letters of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// «слово», or no letter at all.
    Lower,
    /// «Слово», also «Нур-Султан».
    Title,
    /// «США»; a one-letter capital («А») is `Title`.
    Upper,
    /// «млН», «iPhone», «С5».
    Mixed,
}

/// A token of the text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands, bytes in the original text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
    /// Whether white space (or the start of the text) stands before it.
    pub spaced: bool,
    /// Whether a line break stands before it.
    pub(super) line: bool,
    norm: (u32, u32),
}

/// The tokens of a text, in order, with their folded norms.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    list: Vec<Token>,
    norms: String,
}

impl Tokens {
    /// The tokens, in order of the text.
    pub fn list(&self) -> &[Token] {
        &self.list
    }

    /// The folded form of token `index`; empty for an index out of range.
    pub fn norm(&self, index: usize) -> &str {
        self.list
            .get(index)
            .and_then(|token| self.norms.get(token.norm.0 as usize..token.norm.1 as usize))
            .unwrap_or_default()
    }

    fn push(&mut self, text: &str, start: usize, found: Found, spaced: bool, line: bool) {
        let span = Span::new(start, found.end);
        let surface = span.of(text);
        let from = self.norms.len() as u32;
        match found.folding {
            Folding::Copy => self.norms.push_str(surface),
            Folding::Ascii => self.norms.extend(surface.chars().map(|c| c.to_ascii_lowercase())),
            Folding::Russian => self.norms.extend(surface.chars().map(russian_lower)),
            Folding::Full => fold_into(surface, &mut self.norms),
        }
        let norm = (from, self.norms.len() as u32);
        self.list.push(Token { span, kind: found.kind, shape: found.shape, spaced, line, norm });
    }
}

/// Folds one of А–я, ё; anything else stays.
fn russian_lower(c: char) -> char {
    match c {
        'А'..='Я' => char::from_u32(c as u32 + 32).unwrap_or(c),
        'ё' | 'Ё' => 'е',
        _ => c,
    }
}

/// Cuts `text` into tokens. Total: any text gives tokens whose spans are in order, never overlap
/// and lie on character borders; what lies between them is white space. Linear in the text.
pub fn tokenize(text: &str) -> Tokens {
    let bytes = text.as_bytes();
    // A token of Russian prose has some eleven bytes with the blank after it.
    let mut tokens = Tokens {
        list: Vec::with_capacity(text.len() / 10 + 4),
        norms: String::with_capacity(text.len()),
    };
    let (mut at, mut spaced, mut line) = (0, true, false);
    while let Some(&byte) = bytes.get(at) {
        if byte == b' ' {
            spaced = true;
            at += 1;
            continue;
        }
        let Some(c) = char_at(text, at) else { break };
        if separates(c) {
            spaced = true;
            line |= breaks_line(c);
            at += c.len_utf8();
            continue;
        }
        let found = token(text, at, c);
        tokens.push(text, at, found, spaced, line);
        at = found.end.max(at + c.len_utf8());
        (spaced, line) = (false, false);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        let tokens = tokenize(text);
        let surfaces: Vec<&str> = tokens.list().iter().map(|t| t.span.of(text)).collect();
        surfaces.join("|")
    }

    fn kinds(text: &str) -> Vec<TokenKind> {
        tokenize(text).list().iter().map(|t| t.kind).collect()
    }

    #[test]
    fn words_and_compounds() {
        assert_eq!(cut("казахстанско-американские связи"), "казахстанско-американские|связи");
        assert_eq!(cut("К.-Ж. Токаев"), "К|.|-|Ж|.|Токаев");
        assert_eq!(cut("Достык–Мойынты"), "Достык|–|Мойынты");
        assert_eq!(cut("Кот-д’Ивуар, «О'Брайен'»"), "Кот-д’Ивуар|,|«|О'Брайен|'|»");
        assert_eq!(cut("Казах\u{ad}стан -слово- "), "Казах\u{ad}стан|-|слово|-");
        assert_eq!(cut("COVID-19, Ту-154, м²"), "COVID-19|,|Ту-154|,|м²");
    }

    #[test]
    fn numbers() {
        assert_eq!(cut("17,2 млрд, 5,3млн, 2016г."), "17,2|млрд|,|5,3|млн|,|2016|г|.");
        assert_eq!(cut("$1,5 №5 11,6% 1\u{a0}200"), "$|1,5|№|5|11,6|%|1|200");
        assert_eq!(cut("10–15, 2020-2030, 787-9"), "10|–|15|,|2020|-|2030|,|787|-|9");
        assert_eq!(
            cut("46-й, 90-х, 2,5-часовой, 10-15-летний"),
            "46-й|,|90-х|,|2,5-часовой|,|10|-|15-летний"
        );
        assert_eq!(cut("5G и 3D, 1С, 01.11.2016."), "5G|и|3D|,|1С|,|01.11.2016|.");
        assert_eq!(cut("13ноября2011, см3, Су-30"), "13|ноября|2011|,|см3|,|Су-30");
        assert_eq!(cut("С5+1 (C5+1)"), "С5|+|1|(|C5|+|1|)");
    }

    #[test]
    fn kinds_and_shapes() {
        use Shape::{Lower, Mixed, Title, Upper};
        use TokenKind::{Number, Punct, Url, Word};
        assert_eq!(kinds("46-й 46 % akorda.kz"), [Word, Number, Punct, Url]);
        let tokens = tokenize("слово Слово США А iPhone С5 Нур-Султан 46-й");
        let shapes: Vec<Shape> = tokens.list().iter().map(|t| t.shape).collect();
        assert_eq!(shapes, [Lower, Title, Upper, Title, Mixed, Mixed, Title, Lower]);
    }

    #[test]
    fn addresses_are_one_token() {
        assert_eq!(cut("сообщает Zakon.kz."), "сообщает|Zakon.kz|.");
        assert_eq!(
            cut("См. https://jamestown.org/…. Дата"),
            "См|.|https://jamestown.org/|…|.|Дата"
        );
        assert_eq!(cut("Пишите: press@mfa.kz, 24.kz"), "Пишите|:|press@mfa.kz|,|24.kz");
    }

    #[test]
    fn norms() {
        let text = "ОБЪЕДИНЁННЫЕ Tокаев IT-компания Толстои\u{306} C5 «Ещё»";
        let tokens = tokenize(text);
        let norms: Vec<&str> = (0..tokens.list().len()).map(|i| tokens.norm(i)).collect();
        let expected = ["объединенные", "токаев", "it-компания", "толстой", "с5", "«", "еще", "»"];
        assert_eq!(norms, expected);
        assert_eq!(tokens.norm(99), "");
    }

    #[test]
    fn odd_characters() {
        assert_eq!(cut("\u{feff}Китай\0и\r\nСША\u{200b}\u{ad}"), "Китай|и|США");
        let spaced: Vec<bool> = tokenize("а, б\u{2009}в").list().iter().map(|t| t.spaced).collect();
        assert_eq!(spaced, [true, false, true, true]);
    }
}
