//! Tarazy reads Russian prose on foreign policy into comparable facts.
//!
//! ```text
//! bytes ─ corpus ─► Document ─ text ─► tokens, sentences ─ morph, lexicon ─► forms
//!       ─ extract ─► mentions, quantities ─► who says which words ─► facts = Record
//! Records ─ dossier ─► one record a thing ─ query ─► what the controls leave
//!       ─ view ─► comparison ─ ui ─► the page
//! ```
//!
//! Modules in reading order: [`text`], [`morph`], [`lexicon`], [`pattern`], [`record`],
//! [`corpus`], [`extract`], [`amend`], [`dossier`], [`query`], [`view`], [`report`], [`api`], `platform` (features
//! `ui` and `worker`), `ui` (feature `ui`).

pub mod amend;
pub mod api;
pub mod corpus;
pub mod dossier;
pub mod extract;
pub mod lexicon;
pub mod morph;
pub mod pattern;
#[cfg(any(feature = "ui", feature = "worker"))]
pub mod platform;
pub mod query;
pub mod record;
pub mod report;
pub mod text;
#[cfg(feature = "ui")]
pub mod ui;
pub mod view;
