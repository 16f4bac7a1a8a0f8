//! What the controls leave of the facts.
//!
//! In: records and a [`Selection`]. Out: the facts that pass. Knows filters; must not know how
//! anything is shown.

use serde::{Deserialize, Serialize};

/// What the user chose. Empty lists choose everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Partners to compare, in the user's order, at most [`Selection::MAX_PARTNERS`].
    pub partners: Vec<String>,
    /// Documents to keep.
    pub documents: Vec<String>,
    /// Speakers to keep; [`Selection::AUTHOR`] is the authors' own text.
    pub speakers: Vec<String>,
}

impl Selection {
    /// So many partners stand side by side at most.
    pub const MAX_PARTNERS: usize = 5;
    /// Stands for the author's own text among speakers.
    pub const AUTHOR: &str = "author";
}
