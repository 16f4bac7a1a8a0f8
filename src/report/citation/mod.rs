//! References to a source, and a sentence with its reference, ready to paste.
//!
//! In: a [`Source`], the day it was looked at, the words quoted. Out: a [`Reference`] as plain
//! text, Markdown or HTML. Knows three styles; must not know the time, nor fill a gap: what is
//! unknown is left out, or named as unknown where the style has a word for it («б. д.»).
//!
//! - ГОСТ Р 7.0.5–2008 ([`gost`]), Russian in any language of the interface.
//! - APA, 7th edition ([`apa`]), in the words of a language.
//! - Plain ([`plain`]): for people, in the words of a language.
//!
//! Отношения с Китаем \[Электронный ресурс\] // Kazinform. 2025. 25 нояб. URL:
//! https://example.kz/1 (дата обращения: 22.11.2026).

mod apa;
mod gost;
mod known;
mod plain;

use serde::{Deserialize, Serialize};

use self::known::Known;
use super::letters::{one_line, strict_address, web_address, xml};
use super::markdown;
use super::marks::quoted;
use super::model::Source;
use crate::view::{Language, Locale};

/// How a source is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Style {
    /// ГОСТ Р 7.0.5–2008.
    Gost,
    /// APA, 7th edition.
    Apa,
    /// Title, publisher, date, address.
    Plain,
}

impl Style {
    /// All, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::Gost, Self::Apa, Self::Plain];
}

/// A reference, in pieces of one face.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    runs: Vec<Run>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Run {
    Plain(String),
    Italic(String),
    Address(String),
    Break,
}

/// The reference to a source; ГОСТ is Russian whatever the language. `accessed` is the day it was
/// looked at, EDTF; empty leaves it out.
pub fn reference(source: &Source, style: Style, language: Language, accessed: &str) -> Reference {
    let known = Known::new(Locale::plain(words_of(style, language)), source, accessed);
    let runs = match style {
        Style::Gost => gost::runs(&known),
        Style::Apa => apa::runs(&known),
        Style::Plain => plain::runs(&known),
    };
    Reference { runs }
}

/// The language of a style's words: ГОСТ is Russian.
fn words_of(style: Style, language: Language) -> Language {
    if style == Style::Gost { Language::Ru } else { language }
}

/// A sentence in quotation marks, on the next line the reference to its source, on the last the
/// `link`: the address that opens the sentence in the application, named so that nobody takes it for
/// the source's own.
pub fn quotation(
    quote: &str,
    source: &Source,
    style: Style,
    language: Language,
    accessed: &str,
    link: Option<&str>,
) -> Reference {
    let quote = one_line(quote);
    let (words, stop) = final_stop(&quote);
    let mut first = quoted(words);
    if style == Style::Apa {
        first.push(' ');
        first.push_str(&apa::in_text(&Known::new(Locale::plain(language), source, accessed)));
    }
    first.push_str(stop);
    let mut runs = vec![Run::Plain(first), Run::Break];
    runs.extend(reference(source, style, language, accessed).runs);
    if let Some(link) = link.map(one_line).filter(|link| !link.is_empty()) {
        let label = Locale::plain(words_of(style, language)).t("cite.passage").to_owned();
        runs.extend([Run::Break, Run::Plain(format!("{label}: ")), Run::Address(link)]);
    }
    Reference { runs }
}

impl Reference {
    /// As plain text.
    pub fn text(&self) -> String {
        let piece = |run: &Run| match run {
            Run::Plain(text) | Run::Italic(text) | Run::Address(text) => text.clone(),
            Run::Break => String::from("\n"),
        };
        self.runs.iter().map(piece).collect()
    }

    /// As Markdown.
    pub fn markdown(&self) -> String {
        let piece = |run: &Run| match run {
            Run::Plain(text) => markdown::inline(text),
            Run::Italic(text) => format!("*{}*", markdown::inline(text)),
            Run::Address(url) => markdown::address(url),
            Run::Break => String::from("\\\n"),
        };
        self.runs.iter().map(piece).collect()
    }

    /// As HTML, for a clipboard that keeps italics.
    pub fn html(&self) -> String {
        let piece = |run: &Run| match run {
            Run::Plain(text) => xml(text),
            Run::Italic(text) => format!("<i>{}</i>", xml(text)),
            Run::Address(url) => match web_address(url) {
                Some(known) => {
                    format!("<a href='{}'>{}</a>", xml(&strict_address(known)), xml(url))
                }
                None => xml(url),
            },
            Run::Break => String::from("<br/>"),
        };
        self.runs.iter().map(piece).collect()
    }
}

/// The sentence and its full stop, which stands behind the closing mark (Розенталь, § 68). The one
/// of an abbreviation («2025 г.», «млрд.») stays in the sentence, dots stay too.
fn final_stop(quote: &str) -> (&str, &str) {
    const VOWELS: &str = "аеёиоуыэюяАЕЁИОУЫЭЮЯ";
    let Some(words) = quote.strip_suffix('.') else { return (quote, "") };
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_short = last.chars().count() <= 4
        && last.chars().all(char::is_alphabetic)
        && !last.contains(|c| VOWELS.contains(c));
    if last.contains('.') || is_short { (quote, "") } else { (words, ".") }
}

#[cfg(test)]
mod tests;
