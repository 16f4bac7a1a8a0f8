//! Correcting the machine: in the reader and in a view of its own.
//!
//! In: the open fact, a name that was pressed, the log of corrections. Out: corrections. Knows fields, buttons and words; what a
//! correction does is the engine's.

mod add;
mod field;
mod form;
mod import;
mod list;
mod merge;
mod names;
mod note;
mod verdict;
mod words;

pub(crate) use list::CorrectionsView;
pub(crate) use names::{NameMenu, Named, Naming};
pub(crate) use verdict::Verdict;
pub(super) use words::line;
