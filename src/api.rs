//! The one door to the engine: plain requests, plain responses.
//!
//! The page talks through it to a Web Worker; tests and the command call it inline.

mod engine;
mod extracted;
mod files;
mod probe;
mod request;

pub use engine::Engine;
pub use files::{File, ReportFormat, TableFormat};
pub use request::{Article, Body, Corrected, Envelope, Probed, Refusal, Request, Response, Shown};
