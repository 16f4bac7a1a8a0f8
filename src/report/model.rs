//! What a report is made of: plain values, ready to be stored and sent.
//!
//! In: nothing. Out: nothing. Texts are those the page shows («товарооборот: свыше 44 млрд
//! долл. США»), so that a report says what its reader saw; only dates are EDTF.

use serde::{Deserialize, Serialize};

use crate::view::{Language, Locale};

/// A report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Its title.
    pub title: String,
    /// The day it was made, EDTF: the core has no clock.
    pub made: String,
    /// The language of its words, BCP 47: `ru`.
    pub language: String,
    /// Its parts, in the user's order.
    pub entries: Vec<Entry>,
}

/// A part of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Entry {
    /// A heading over what follows.
    Heading {
        /// Its words.
        text: String,
    },
    /// A note of the user; an empty line parts paragraphs.
    Note {
        /// Its words.
        text: String,
    },
    /// A fact with the words that say it.
    Evidence(Box<Evidence>),
    /// A chart and the figures that it draws.
    Chart(Chart),
    /// A table.
    Table(Table),
}

/// A fact with the words that say it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The fact's stable number: `001:17`.
    pub id: String,
    /// Its kind, in words: «показатель».
    pub kind: String,
    /// The partners it is about, in words.
    pub partners: Vec<String>,
    /// What it says, in words.
    pub said: String,
    /// Its value, if it has one, for reckoning.
    pub figure: Option<Figure>,
    /// The words of the source, unchanged.
    pub quote: String,
    /// The words around them.
    pub context: Option<Context>,
    /// Where they stand.
    pub source: Source,
    /// First code point of the quote in the file.
    pub start: usize,
    /// The code point after its last.
    pub end: usize,
    /// Who says it, by name; without one, the author.
    pub speaker: Option<String>,
    /// The rule that found it: `indicator.trade`.
    pub rule: String,
    /// Whether the speaker is unsure: «если не ошибаюсь».
    pub hedged: bool,
    /// What was concluded and why, in words.
    pub inferred: Vec<String>,
    /// What the user's correction changed, in words: «2023 на 2024».
    pub correction: Option<String>,
    /// The user's note.
    pub note: Option<String>,
    /// An address that opens this evidence in the application.
    pub link: Option<String>,
}

impl Evidence {
    /// Its number in the document, which is named beside it: «17».
    pub fn number(&self) -> &str {
        self.id.rsplit(':').next().unwrap_or_default()
    }
}

/// A measured value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The value, in units: 44 billion is 44000000000.
    pub value: f64,
    /// Currency code, «%» or what is counted.
    pub unit: String,
    /// On which side the truth lies, in words; empty where the value is exact.
    pub bound: String,
    /// The period that it is of, EDTF.
    pub period: Option<String>,
}

/// The words around a quote.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Context {
    /// Those before it.
    pub before: String,
    /// Those after it.
    pub after: String,
}

/// What is known of a document. What is unknown is `None`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Title.
    pub title: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Date of publication, EDTF: `2025-11-25`, `2025-06-24/..`, `2025~`.
    pub date: Option<String>,
    /// Address of publication.
    pub url: Option<String>,
    /// Name of the file that was read.
    pub file: String,
}

/// A chart and the figures that it draws.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Its title.
    pub title: String,
    /// The drawing as SVG. Shapes and texts are kept, all else is left out (see `svg`).
    pub svg: String,
    /// The same drawing as PNG, for formats that cannot draw.
    pub png: Option<Vec<u8>>,
    /// What it shows.
    pub caption: String,
    /// Its figures.
    pub table: Table,
    /// The user's note.
    pub note: Option<String>,
}

/// A table. Rows may be shorter or longer than the head: they are read as far as they go.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// What it shows; may be empty.
    pub caption: String,
    /// The head.
    pub columns: Vec<String>,
    /// The rows, from left to right.
    pub rows: Vec<Vec<Cell>>,
    /// What stands behind the figures of the table and of the picture beside it.
    pub behind: Behind,
}

/// What stands behind figures: each with the sentences that say it, each sentence once.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Behind {
    /// The figures, in the order of the view.
    pub marks: Vec<Mark>,
    /// The sentences, in the order of the corpus.
    pub sentences: Vec<Sentence>,
}

/// A figure that can be followed to its sentences.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Its name within the view; a shape of the picture has it as `data-mark`.
    pub key: String,
    /// What it says: «Китай, транзит: 3 места в текстах».
    pub label: String,
    /// Which of [`Behind::sentences`] say it, ascending.
    pub sentences: Vec<u32>,
}

/// A sentence behind a figure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sentence {
    /// The words of the source, unchanged.
    pub quote: String,
    /// Where they stand.
    pub source: Source,
    /// Who says it, by name; without one, the author.
    pub speaker: Option<String>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// As people read it: «17,2 млрд».
    pub text: String,
    /// As programs read it.
    pub value: Option<Value>,
}

/// What a cell holds besides text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// A number.
    Number(f64),
    /// A date, EDTF.
    Date(String),
}

impl Table {
    /// So many cells has its widest row, the head counted.
    pub(super) fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).chain([self.columns.len()]).max().unwrap_or_default()
    }

    /// The table with a column of words behind each column whose numbers say more in words: «свыше 40 млрд
    /// долл.» is no bare 40000000000.
    #[must_use]
    pub fn spelled(mut self, language: Language) -> Self {
        let words = Locale::plain(language).t("downloads.words");
        let says_more = |cell: &Cell| {
            matches!(cell.value, Some(Value::Number(_)))
                && cell.text.chars().any(char::is_alphabetic)
        };
        for column in (0..self.width()).rev() {
            if !self.rows.iter().filter_map(|row| row.get(column)).any(says_more) {
                continue;
            }
            let name = self.columns.get(column).cloned().unwrap_or_default();
            self.columns.resize(self.columns.len().max(column + 1), String::new());
            self.columns.insert(column + 1, format!("{name}, {words}"));
            for row in &mut self.rows {
                if let Some(text) = row.get(column).map(|cell| Cell::text(cell.text.clone())) {
                    row.insert(column + 1, text);
                }
            }
        }
        self
    }

    /// Whether the column holds numbers and nothing else.
    pub(super) fn is_numeric(&self, column: usize) -> bool {
        let cells = || self.rows.iter().filter_map(|row| row.get(column));
        let is_number = |cell: &Cell| matches!(cell.value, Some(Value::Number(_)));
        cells().any(is_number) && cells().all(|cell| is_number(cell) || cell.text.is_empty())
    }
}

impl Cell {
    /// A cell of text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), value: None }
    }

    /// A number and how it is shown.
    pub fn number(value: f64, text: impl Into<String>) -> Self {
        Self { text: text.into(), value: Some(Value::Number(value)) }
    }

    /// A date (EDTF) and how it is shown.
    pub fn date(edtf: impl Into<String>, text: impl Into<String>) -> Self {
        Self { text: text.into(), value: Some(Value::Date(edtf.into())) }
    }
}
