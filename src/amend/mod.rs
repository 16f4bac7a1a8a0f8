//! The user's corrections of the machine: a log, and what it makes of the records.
//!
//! In: a [`Log`], documents and their records as extracted. Out: [`Amended`]: records as the user
//! wants them, with a [`Mark`] at every fact that is no longer as found, the facts that were rejected,
//! and the corrections whose object is gone. Knows how to find a fact again after another extraction;
//! must not extract, nor touch what the user did not name.
//!
//! The record stays what extraction found: what the user said stands beside it and can always be
//! taken back. Corrections of different things commute; of two on one thing the later counts.
//!
//! «более 60 компаний» read as 60, mended to 600 → an indicator of 600, marked as the user's, with
//! the fact as found beside it

mod align;
mod apply;
mod correction;
mod edtf;
mod form;
mod key;
#[cfg(test)]
mod laws;
mod log;
mod recast;
mod typed;

pub use align::align;
pub use apply::{Amended, Mark, Place, apply};
pub use correction::{
    Action, Change, Correction, Entity, Invalid, NOBODY, has_bound, has_date, has_unit, has_value,
};
pub use edtf::is_date;
pub use form::{Fault, read, write};
pub use key::{FactKey, Reading, keys};
pub use log::Log;
pub use recast::{Parts, is_reachable, sorts};
pub use typed::number;
