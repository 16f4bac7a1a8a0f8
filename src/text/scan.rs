//! Where a token ends, and how it is written.
//!
//! In: a text and the byte where a token begins. Out: its end, kind, shape, and whether its folded
//! form is a copy, a lower-casing of Russian letters, or more. Bytes of the two lead bytes of
//! Russian letters and ASCII take a short way; all else is decoded.
//!
//! `5,3млн` → `5,3` `млн`; `2020-2030` → `2020` `-` `2030`; `46-й` and `С5` are one word each.

use super::address::{address, may_go_on};
use super::class::{is_apostrophe, is_combining, is_gap, is_hyphen, is_inside_word, is_invisible};
use super::{Shape, TokenKind};

/// What it takes to fold a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folding {
    /// The surface is the norm.
    Copy,
    /// Russian letters А–я and hyphens only.
    Russian,
    /// ASCII only, more than one letter.
    Ascii,
    /// Anything.
    Full,
}

/// A token found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) kind: TokenKind,
    pub(super) shape: Shape,
    pub(super) folding: Folding,
}

/// What was met in a word so far.
#[derive(Clone, Copy, Debug, Default)]
struct Met {
    upper: u32,
    lower: u32,
    /// Bits of [`FIRST_UPPER`] and the rest.
    marks: u8,
}

const FIRST_UPPER: u8 = 1;
const DIGIT: u8 = 1 << 1;
const HYPHEN: u8 = 1 << 2;
/// а–я.
const PLAIN: u8 = 1 << 3;
/// А–Я or ё.
const RUSSIAN: u8 = 1 << 4;
/// A–Z, a–z.
const ASCII: u8 = 1 << 5;
const OTHER: u8 = 1 << 6;

impl Met {
    fn letter(&mut self, upper: bool, alphabet: u8) {
        self.marks |= alphabet;
        if upper {
            if self.upper + self.lower == 0 {
                self.marks |= FIRST_UPPER;
            }
            self.upper += 1;
        } else {
            self.lower += 1;
        }
    }

    fn has(self, marks: u8) -> bool {
        self.marks & marks != 0
    }

    fn shape(self) -> Shape {
        let first_upper = self.has(FIRST_UPPER);
        match (first_upper, self.upper - u32::from(first_upper), self.lower) {
            (false, 0, _) => Shape::Lower,
            (true, 0, 0) if self.has(DIGIT) => Shape::Mixed,
            (true, 0, _) => Shape::Title,
            (true, _, 0) => Shape::Upper,
            (true, _, _) if self.has(HYPHEN) => Shape::Title,
            _ => Shape::Mixed,
        }
    }

    fn folding(self) -> Folding {
        if self.has(OTHER) {
            Folding::Full
        } else if self.has(ASCII) {
            // One Latin letter may stand for its Russian look-alike.
            let mixed = self.has(PLAIN | RUSSIAN | DIGIT | HYPHEN);
            if mixed || self.upper + self.lower == 1 { Folding::Full } else { Folding::Ascii }
        } else if self.has(RUSSIAN) {
            Folding::Russian
        } else {
            Folding::Copy
        }
    }
}

/// The character at byte `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|rest| rest.chars().next())
}

/// The token that begins at byte `start`, where `first` stands and is no gap.
pub(super) fn token(text: &str, start: usize, first: char) -> Found {
    if first.is_ascii_digit() {
        number(text, start)
    } else if is_inside_word(first) {
        let found = word(text, start, Met::default());
        if first.is_ascii() { or_address(text, start, found) } else { found }
    } else {
        let mut end = start + first.len_utf8();
        // A mark keeps what combines with it; so no token begins with a combining mark.
        while let Some(c) = char_at(text, end).filter(|c| is_combining(*c)) {
            end += c.len_utf8();
        }
        let folding =
            if first.is_ascii() && end == start + 1 { Folding::Copy } else { Folding::Full };
        Found { end, kind: TokenKind::Punct, shape: Shape::Lower, folding }
    }
}

fn or_address(text: &str, start: usize, found: Found) -> Found {
    let bytes = text.as_bytes();
    // What follows a full stop was tried with the word before it: «a.a.a» is tried once.
    let back = |by: usize| start.checked_sub(by).and_then(|at| bytes.get(at)).copied();
    let tried = back(2).is_some_and(|b| b.is_ascii_alphanumeric())
        && matches!(back(1), Some(b'.' | b'_' | b'+' | b'-' | b'@'));
    if tried || !may_go_on(bytes.get(found.end).copied(), bytes.get(found.end + 1).copied()) {
        return found;
    }
    match address(text, start).filter(|end| *end > found.end) {
        Some(end) => {
            Found { end, kind: TokenKind::Url, shape: found.shape, folding: Folding::Full }
        }
        None => found,
    }
}

fn number(text: &str, start: usize) -> Found {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    let mut decimal = false;
    loop {
        while digit(end) {
            end += 1;
        }
        if matches!(bytes.get(end), Some(b',' | b'.')) && digit(end + 1) {
            decimal = true;
            end += 1;
        } else {
            break;
        }
    }
    let found = Found { end, kind: TokenKind::Number, shape: Shape::Lower, folding: Folding::Copy };
    let Some(next) = char_at(text, end) else { return found };
    let after = char_at(text, end + next.len_utf8());
    let met = Met { marks: DIGIT, ..Met::default() };
    let suffix = is_hyphen(next) && after.is_some_and(char::is_alphabetic);
    let glued = !decimal && next.is_alphabetic() && short_suffix(text, end);
    if suffix || glued {
        return or_address(text, start, word(text, end, met));
    }
    if next.is_ascii_alphabetic() || next == '.' { or_address(text, start, found) } else { found }
}

/// Whether what is glued to a number makes one word with it: «5G», «3D», «1С»; but «5млн», «2016г»
/// are two.
fn short_suffix(text: &str, at: usize) -> bool {
    let mut letters = text.get(at..).unwrap_or_default().chars();
    let Some(first) = letters.next() else { return false };
    let second = letters.next().filter(|c| c.is_alphanumeric());
    match second {
        None => first.is_uppercase() || first.is_ascii_alphabetic(),
        Some(second) => {
            let third = letters.next().filter(|c| c.is_alphanumeric());
            first.is_ascii_alphabetic() && second.is_ascii_alphanumeric() && third.is_none()
        }
    }
}

/// The word whose letters go on at byte `at`; `met` is what stands before them.
fn word(text: &str, at: usize, mut met: Met) -> Found {
    let bytes = text.as_bytes();
    let mut end = at;
    while let Some(&byte) = bytes.get(end) {
        match byte {
            0xd0 | 0xd1 => {
                let low = bytes.get(end + 1).copied().unwrap_or(0x80);
                cyrillic(byte, low, &mut met);
                end += 2;
            }
            b'a'..=b'z' | b'A'..=b'Z' => {
                met.letter(byte.is_ascii_uppercase(), ASCII);
                end += 1;
            }
            // «ноября2011»: a long Russian word and a number glued to it.
            b'0'..=b'9' if met.lower > 3 && !met.has(ASCII | OTHER | DIGIT | HYPHEN) => break,
            b'0'..=b'9' => {
                met.marks |= DIGIT;
                end += 1;
            }
            b'-' if joins(text, end, 1) => {
                met.marks |= HYPHEN;
                end += 1;
            }
            0..=0x7f if byte != b'\'' => break,
            _ => {
                let Some(c) = char_at(text, end) else { break };
                let width = c.len_utf8();
                if c.is_alphanumeric() {
                    if c.is_alphabetic() {
                        met.letter(c.is_uppercase(), OTHER);
                    }
                } else if is_hyphen(c) && joins(text, end, width) {
                    met.marks |= HYPHEN;
                } else if !(is_combining(c)
                    || (is_invisible(c) && (end > at || met.has(DIGIT)) && joins(text, end, width))
                    || (is_apostrophe(c) && between_letters(text, end, width)))
                {
                    break;
                }
                met.marks |= OTHER;
                end += width;
            }
        }
    }
    Found { end, kind: TokenKind::Word, shape: met.shape(), folding: met.folding() }
}

fn cyrillic(lead: u8, low: u8, met: &mut Met) {
    match (lead, low) {
        (0xd0, 0xb0..=0xbf) | (0xd1, 0x80..=0x8f) => met.letter(false, PLAIN),
        (0xd0, 0x90..=0xaf) => met.letter(true, RUSSIAN),
        (0xd0, 0x81) | (0xd1, 0x91) => met.letter(lead == 0xd0, RUSSIAN),
        (0xd0, _) => met.letter(true, OTHER),
        // U+0460… alternate capital and small.
        (_, low) => met.letter(low >= 0xa0 && low % 2 == 0, OTHER),
    }
}

/// Whether a letter or digit follows the joiner of `width` bytes at `at`.
fn joins(text: &str, at: usize, width: usize) -> bool {
    char_at(text, at + width).is_some_and(is_inside_word)
}

fn between_letters(text: &str, at: usize, width: usize) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    letter(before) && letter(char_at(text, at + width))
}

/// Whether `c` separates tokens; a soft hyphen outside a word does too.
pub(super) fn separates(c: char) -> bool {
    is_gap(c) || is_invisible(c) || is_combining(c)
}
