//! The rule language: patterns over a stream of words and slots, read from text files.
//!
//! In: the text of a rule file. Out: [`Rule`]s that find their matches in any [`Stream`]. Knows
//! words, grammar and gaps; must not know what a slot or a setting means, nor any word of a domain.
//!
//! ```text
//! list visit = визит, поездка, посещение
//! rule meeting.visit_to
//!   match @visit ~4 в place:{state}<acc>
//!   not   по итогам @visit
//!   set   form=visit
//!   ok    Визит Токаева в Вашингтон завершился.
//!   no    По итогам визита в Вашингтон подписано соглашение.
//! ```
//!
//! Items of a pattern, separated by spaces:
//!
//! | item | stands for |
//! | --- | --- |
//! | `визит` | a word with this lemma |
//! | `"ходе"` | a word in exactly this form |
//! | `@visit` | a word whose lemma is in the list `visit` |
//! | `{state\|person}` | one of these slots |
//! | `…<gen\|dat>` | the item before, in one of these cases (or numbers: `sing`, `plur`) |
//! | `!item` | any one unit that the item does not match |
//! | `name:item`, `name+other:item` | the item, remembered under these names |
//! | `item?` | the item or nothing |
//! | `(a b \| c)` | one of these sequences |
//! | `~4` | up to four units, no border of a clause among them |
//! | `...` | up to forty units of the sentence |
//! |  | a gap takes as little as it can, at the end of a pattern as much |
//! | `^` | start of the sentence |

//! A list may hold phrases of two words («программный обеспечение»). Their words stand in two lists
//! of their own, `name.first` and `name.second`, for who asks; `@name` finds single words alone.

mod ast;
mod index;
mod matcher;
mod packed;
mod parse;
mod sieve;

pub use ast::{ListId, Pattern, Rule, RuleBook, Setting, WordKind};
pub use index::Awake;
pub use matcher::{Capture, Match, Stream, matches};
pub use packed::Packed;
pub use parse::{PHRASE_PARTS, RuleError, parse};
pub use sieve::Sieve;
