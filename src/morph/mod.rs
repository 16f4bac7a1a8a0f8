//! Word form to lemma, part of speech, case: the dictionary, then a guess by ending.
//!
//! In: a folded word. Out: [`Reading`]s, best first, never empty. Knows Russian inflection; must
//! not know names of the world or rules of facts.
//!
//! «казахстанским» → казахстанский ADJ ins sing / dat plur

pub mod decline;
mod gram;
mod table;

pub use gram::{Gram, Pos};
pub use table::{Morph, Reading};
