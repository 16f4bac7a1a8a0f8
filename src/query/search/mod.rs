//! Search: any word form finds all, with phrases, neighbours, beginnings, exclusion, other names of
//! the same thing; the answer is a concordance.
//!
//! In: documents with their records ([`Index`]), a query as typed. Out: [`Found`] places, and of
//! them an [`Answer`] (lines with context, frequencies) or the facts that hold one. Knows words,
//! lemmas, names of the lexicon and mentions of the records; must not know how anything is shown.
//!
//! | typed | finds |
//! |---|---|
//! | `Казахстан` | «Казахстан», «Казахстану», … |
//! | `договор сосед` | sentences with both |
//! | `"единый рынок"`, `«единый рынок»` | the words in this order, any form |
//! | `=рынка` | this form alone |
//! | `росси*` | what begins so |
//! | `экспорт -нефть` | sentences without «нефть» |
//! | `рост NEAR/5 экспорт`, `рост РЯДОМ/5 экспорт` | at most five words between |
//! | `вода \| газ`, `вода ИЛИ газ`, `(вода \| газ) цена` | one of them |
//!
//! **The sentence is the unit**: words asked for together stand in one sentence, an excluded word
//! stands in none that is found. Evidence in this engine is a sentence, and «in one document» would
//! find nearly every pair of words in a long article.
//!
//! With [`Aliases::Included`] a name also finds the other names of what it names («Казахстан»: «РК»,
//! «казахстанский», «Астана»). Those places come from the mentions of the records, where homographs
//! are resolved, not from a list of words.
//!
//! A word that finds nothing is tried as a beginning, in the other keyboard layout and by its sound
//! ([`Repair`]); what was sought instead is told.

mod aliases;
mod answer;
mod context;
mod evaluate;
mod index;
#[cfg(test)]
mod laws;
mod layout;
mod matches;
mod parse;
mod query;
mod resolve;
mod sound;
mod spoken;
mod terms;
#[cfg(test)]
mod tests;
mod turns;

pub use aliases::{Aliases, Entity};
pub use answer::{Answer, Frequency, Line, Order, Page};
pub use context::{left, plain, right};
pub use evaluate::Found;
pub use index::Index;
pub use parse::{Fault, LONGEST, Notice, parse};
pub use query::{How, Node, Query, Word};
pub use resolve::{Repair, Repaired};
pub use spoken::{Hit, Spoken};
