//! The report: evidence, charts, tables and notes in the user's order, as files to take away.
//!
//! In: a [`Report`] of plain values whose words are those the page shows. Out: one self-contained
//! page ([`to_html`]), Markdown ([`to_markdown`]), a text document ([`to_docx`]), the facts as a
//! sheet or as comma-separated values ([`facts_to_xlsx`], [`facts_to_csv`]), any table
//! ([`table_to_csv`], [`table_to_json`], [`table_to_xlsx`]), and the reference to a source
//! ([`citation`]). Knows the formats; must not know how a fact was found, nor ask for the time.
//!
//! The text of an article is never trusted: it may hold markup, formulas, control characters. Every
//! writer escapes it for its own format, and what a format cannot hold is dropped (see `letters`).
//!
//! «Товарооборот превысил 44 миллиарда долларов» is a block quote in each of them, under the fact
//! in words and above its source: «Отношения с Китаем. Kazinform, 25 ноября 2025».

mod archive;
mod basket;
mod behind;
pub mod citation;
mod colour;
mod csv;
mod docx;
mod edtf;
mod facts;
mod gather;
mod html;
mod json;
#[cfg(test)]
mod laws;
mod letters;
mod markdown;
mod marks;
mod model;
mod older;
mod package;
mod picture;
mod svg;
mod words;
mod xlsx;

pub use basket::{Basket, Way};
pub use colour::{Paint, paint};
pub use csv::{facts_to_csv, table_to_csv};
pub use docx::to_docx;
pub use facts::facts_table;
pub use gather::{evidence, source, table};
pub use html::to_html;
pub use json::table_to_json;
pub use letters::{put_xml, xml};
pub use markdown::to_markdown;
pub use marks::quoted;
pub use model::{
    Behind, Cell, Chart, Context, Entry, Evidence, Figure, Mark, Report, Sentence, Source, Table,
    Value,
};
pub use xlsx::{facts_to_xlsx, table_to_xlsx};
