//! What the page and the worker both ask the browser.
//!
//! In: nothing. Out: the core's own traits, answered by JavaScript. Knows the browser's interfaces
//! that a worker has too; must not know the document, which a worker has not.
//!
//! «1 200», «22 факта», Армения before Қазақстан: [`intl`].

mod intl;

pub use intl::intl;
