//! Parts of the page; each reads the state and shows one thing.

#![allow(unreachable_pub, reason = "the macro of components makes public types of private ones")]
#![allow(clippy::needless_pass_by_value, reason = "components own what they are given")]

mod amend;
mod announced;
mod cell;
mod chart;
mod comparison;
mod contents;
mod corpus;
mod downloads;
mod filters;
mod fold;
mod functions;
mod item;
mod markup;
mod masthead;
mod nav;
mod notice;
mod notices;
mod partner_picker;
mod reader;
mod reader_around;
mod reader_layers;
mod reader_text;
mod reader_tools;
mod ready;
mod report;
mod report_entry;
mod roving;
mod seen;
mod sheet;
mod sources;
mod start;
mod switches;
mod table;
mod told;
mod window;
mod years;

pub(crate) use amend::CorrectionsView;
pub(crate) use announced::Announced;
pub(crate) use comparison::ComparisonView;
pub(crate) use contents::keep_arrival;
pub(crate) use corpus::CorpusLine;
pub(crate) use filters::{Chips, Filters};
pub(crate) use masthead::Masthead;
pub(crate) use nav::Views;
pub(crate) use notices::{Closed, Notices, Place};
pub(crate) use partner_picker::PartnerPicker;
pub(crate) use reader::Reader;
pub(crate) use report::ReportView;
pub(crate) use sheet::SheetView;
pub(crate) use sources::Sources;
pub(crate) use start::Start;
