//! Word form to lemma, part of speech, case: the dictionary, then a guess by ending.
//!
//! In: a folded word. Out: [`Reading`]s, best first, never empty. Knows Russian inflection; must
//! not know names of the world or rules of facts.
//!
//! «казахстанским» → казахстанский ADJ ins sing / dat plur

mod agree;
mod bytes;
mod compound;
pub mod decline;
mod format;
mod gram;
mod letters;
mod lookup;
mod nominative;
mod ordinal;
mod shelf;
mod table;
mod words;

pub use agree::agree;
pub use gram::{Gram, Pos};
pub use nominative::nominative;
pub use table::{Morph, Reading};
