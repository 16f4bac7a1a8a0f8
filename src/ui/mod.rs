//! The page: Leptos only.
//!
//! In: the address's fragment, what the engine answers. Out: the document. Knows how things look and
//! are operated; must not read texts, count or filter: that is the engine's, behind [`crate::api`].

mod app;
mod basket;
mod browser;
mod catalog;
mod client;
mod corrections;
mod later;
mod parts;
mod state;
mod text;

pub use app::start;
