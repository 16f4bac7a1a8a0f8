//! What a view shows: a finding in words, panels with a picture and a table, and on every figure the
//! facts that say it.
//!
//! Views compute a [`Sheet`] from the facts that the controls leave; the page only sets it. A
//! picture and its table are made from the same values, so that whoever cannot see the one reads the
//! other. Plain values without a DOM; texts are in the reader's language already.

use serde::{Deserialize, Serialize};

use super::chart::Chart;
use super::evidence::Place;
use crate::query::{Choice, Facet, FactRef, YearChoice};

/// So many facts, and so many places, a mark carries at most; its label says how many there are.
pub const MARK_FACTS: usize = 500;
/// So many rows of a table are sent at once; the others when the reader comes to them.
pub const PAGE_ROWS: usize = 100;

/// A whole view.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The finding, in words computed from the data.
    pub title: String,
    /// Panels from top to bottom.
    pub panels: Vec<Panel>,
    /// What can be clicked in any panel; panels refer to it by number.
    pub marks: Vec<Mark>,
}

/// A figure, bar, name … with what says it: facts, or places of the texts, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Stable name within the view, for the address: `cell:CN:transit`. No spaces, no commas.
    pub key: String,
    /// What it says, for who does not see the picture: «Китай, транзит: 7 мест в текстах».
    pub label: String,
    /// The facts, in the order of reading; the first [`MARK_FACTS`].
    pub facts: Vec<FactRef>,
    /// Words that no fact was read from, in the order of reading; the first [`MARK_FACTS`].
    pub places: Vec<Place>,
}

/// A part of a view: one question, answered by a picture or a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Panel {
    /// Stable name within the view, for downloads and the address.
    pub id: String,
    /// What it answers.
    pub title: String,
    /// What one should know to read it, in a sentence; may be empty.
    pub note: String,
    /// What is computed and how, with the formula; shown on request.
    pub help: String,
    /// Ways to show it that the user can choose between.
    pub switches: Vec<Switch>,
    /// The picture, where one serves.
    pub chart: Option<Chart>,
    /// The same values.
    pub table: Table,
    /// Whether the table is what is shown first (there is no picture, or it is the better form).
    pub lead: Lead,
    /// Why there is nothing, and what to do; `None` where there is something.
    pub empty: Option<String>,
    /// How much stands behind it; filled in for every panel alike, from its marks.
    pub coverage: Coverage,
}

impl Panel {
    /// Numbers of the marks in its picture and table.
    pub fn marks(&self) -> impl Iterator<Item = usize> {
        let shapes = self.chart.iter().flat_map(|chart| &chart.shapes).filter_map(|s| s.mark);
        let cells = self.table.rows.iter().flatten().flat_map(|cell| {
            cell.mark.into_iter().chain(cell.pieces.iter().filter_map(|piece| piece.mark))
        });
        shapes.chain(cells)
    }
}

/// What of a panel is open at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lead {
    /// The picture; the table is one press away.
    #[default]
    Chart,
    /// The table, and no picture.
    Table,
    /// The picture with the table open below it.
    Both,
}

/// A choice between ways to show a panel; the address carries it under `key`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Switch {
    /// Name of the option in the address: `by`.
    pub key: String,
    /// What is chosen.
    pub label: String,
    /// Value for the address, and its words. The first is the default.
    pub options: Vec<(String, String)>,
    /// The value in force.
    pub chosen: String,
}

/// A table. Every row has a cell for each column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Columns.
    pub columns: Vec<Column>,
    /// The rows from `offset` on, no more than [`PAGE_ROWS`] unless all were asked for.
    pub rows: Vec<Vec<Cell>>,
    /// Number of the first row sent.
    pub offset: usize,
    /// Number of all rows.
    pub total: usize,
    /// How it is set.
    pub layout: Layout,
}

/// How a table is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Layout {
    /// Rows and columns as they are.
    #[default]
    Plain,
    /// A narrow matrix of numbers.
    Matrix,
    /// On a narrow screen every row becomes a card.
    Ledger,
    /// Keyword in context: left, key, right.
    Concordance,
}

impl Layout {
    /// The name of its style.
    pub fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Matrix => "matrix",
            Self::Ledger => "ledger",
            Self::Concordance => "concordance",
        }
    }
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its head; never empty.
    pub title: String,
    /// Numbers stand to the right.
    pub numeric: Numeric,
    /// Value of the option `sort` that sorts by it; `None` where it cannot be sorted by.
    pub sort: Option<String>,
    /// Whether it is what the rows are sorted by now.
    pub sorted: Sorted,
    /// Id of the partner that it is about.
    pub partner: Option<String>,
}

/// Whether a column holds numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Numeric {
    /// Words.
    #[default]
    No,
    /// Numbers.
    Yes,
}

/// Whether the rows are in the order of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sorted {
    /// No.
    #[default]
    No,
    /// The smallest first.
    Ascending,
    /// The greatest first.
    Descending,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// What it says; empty is shown as «—» with the table's word for absence.
    pub text: String,
    /// A second line in small letters.
    pub note: String,
    /// The number behind the text, for sorting and downloads.
    pub number: Option<f64>,
    /// Id of the partner whose colour it has.
    pub partner: Option<String>,
    /// 0–9, how dark a cell of a heat map is.
    pub heat: Option<u8>,
    /// Number of the mark in [`Sheet::marks`].
    pub mark: Option<usize>,
    /// A fragment of the app to go to, instead of evidence.
    pub link: Option<String>,
    /// What it is.
    pub role: Role,
    /// Short signs beside it: «с оговоркой», «выведено», «поправлено».
    pub signs: Vec<String>,
    /// Several things of one cell, each with its own evidence; they stand after the text.
    pub pieces: Vec<Piece>,
}

/// One of several things in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// A number or a word in small letters after it.
    pub note: String,
    /// Id of the partner whose colour it has.
    pub partner: Option<String>,
    /// Number of the mark in [`Sheet::marks`].
    pub mark: Option<usize>,
}

/// What a cell is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// A value.
    #[default]
    Value,
    /// The name of its row.
    Head,
    /// Nothing is said: «нет в корпусе», «не названо».
    Absent,
    /// Words of an article; its language is Russian whatever the interface's.
    Quote,
}

impl Cell {
    /// A value in words.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The name of a row.
    pub fn head(text: impl Into<String>) -> Self {
        Self { role: Role::Head, ..Self::text(text) }
    }

    /// Words of an article.
    pub fn quote(text: impl Into<String>) -> Self {
        Self { role: Role::Quote, ..Self::text(text) }
    }

    /// What is said by nobody, in words.
    pub fn absent(text: impl Into<String>) -> Self {
        Self { role: Role::Absent, ..Self::text(text) }
    }

    /// A number as it is written.
    pub fn number(value: f64, text: impl Into<String>) -> Self {
        Self { number: Some(value), ..Self::text(text) }
    }

    /// The same cell with a mark.
    #[must_use]
    pub fn marked(self, mark: usize) -> Self {
        Self { mark: Some(mark), ..self }
    }

    /// The same cell with the colour of a partner.
    #[must_use]
    pub fn of(self, partner: &str) -> Self {
        Self { partner: Some(partner.to_owned()), ..self }
    }

    /// The same cell with a second line.
    #[must_use]
    pub fn noted(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

impl Column {
    /// A column of words.
    pub fn words(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// A column of numbers.
    pub fn numbers(title: impl Into<String>) -> Self {
        Self { numeric: Numeric::Yes, ..Self::words(title) }
    }

    /// The same column, by which the rows can be sorted.
    #[must_use]
    pub fn sortable(self, option: &str, sorted: Sorted) -> Self {
        Self { sort: Some(option.to_owned()), sorted, ..self }
    }
}

impl Table {
    /// A table of `total` rows of which those of `page` are made, each by its number.
    pub fn paged(
        columns: Vec<Column>,
        total: usize,
        page: std::ops::Range<usize>,
        row: impl FnMut(usize) -> Vec<Cell>,
    ) -> Self {
        let offset = page.start.min(total);
        let rows = (offset..page.end.min(total)).map(row).collect();
        Self { columns, rows, offset, total, layout: Layout::Plain }
    }

    /// A table of rows that are there already.
    pub fn whole(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Self {
        let total = rows.len();
        Self { columns, rows, offset: 0, total, layout: Layout::Plain }
    }

    /// The same table, set otherwise.
    #[must_use]
    pub fn set(self, layout: Layout) -> Self {
        Self { layout, ..self }
    }
}

/// What the controls offer now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Controls {
    /// Each filter with its choices.
    pub facets: Vec<(Facet, Vec<Choice>)>,
    /// The years that may be chosen, ascending.
    pub years: Vec<YearChoice>,
    /// Facts that fall out of the chosen years only because they have no date.
    pub undated: usize,
}

/// How much stands behind what is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Facts shown.
    pub facts: usize,
    /// Documents that they are in.
    pub documents: usize,
    /// Speakers who say them, the author of each document counted as one.
    pub speakers: usize,
    /// Those among which they were chosen.
    pub all: usize,
    /// Places of the texts shown, apart from facts.
    pub places: usize,
}
