//! Correcting the machine: in the reader, in a view of its own, in notices.
//!
//! In: the open fact, the log of corrections. Out: corrections. Knows fields, buttons and words; what a
//! correction does is the engine's.

mod add;
mod form;
mod import;
mod list;
mod merge;
mod names;
mod notice;
mod verdict;
mod words;

pub(crate) use list::CorrectionsView;
pub(crate) use notice::{CorrectionNotices, CorrectionsLink};
pub(crate) use verdict::Verdict;
