//! What the page and the worker both ask the browser, and how a worker of the engine lives.
//!
//! In: nothing, or an engine. Out: the core's own traits, answered by JavaScript; answers, as
//! messages. Knows the browser's interfaces that a worker has too; must not know the document, which
//! a worker has not.
//!
//! «1 200», «22 факта», Армения before Қазақстан: [`intl`].

mod intl;
#[cfg(feature = "worker")]
mod worker;

pub use intl::intl;
#[cfg(feature = "worker")]
pub use worker::answer_messages;
