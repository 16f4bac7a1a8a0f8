//! Words of the interface in the reader's language, shortly.

use std::sync::atomic::{AtomicU8, Ordering};

use crate::platform::intl;
use crate::view::{Language, Locale};

/// Number of the language in [`Language::ALL`]. The page is built anew when it changes, so that no
/// part has to follow it.
static CHOSEN: AtomicU8 = AtomicU8::new(0);

/// Chooses the language of all that is built from now on.
pub(crate) fn speak(language: Language) {
    let at = Language::ALL.iter().position(|known| *known == language);
    CHOSEN.store(at.and_then(|at| u8::try_from(at).ok()).unwrap_or(0), Ordering::Relaxed);
}

/// The reader's language with the browser's knowledge of it.
pub(crate) fn locale() -> Locale {
    let at = usize::from(CHOSEN.load(Ordering::Relaxed));
    let language = Language::ALL.get(at).copied().unwrap_or_default();
    Locale::new(language, intl())
}

/// The text of a key.
pub(crate) fn t(key: &str) -> &'static str {
    locale().t(key)
}

/// The text of a key with values put in.
pub(crate) fn tf(key: &str, values: &[(&str, &str)]) -> String {
    locale().fill(key, values)
}

/// The plural form of a key for a number.
pub(crate) fn tn(key: &str, number: usize) -> String {
    locale().plural(key, number)
}

/// A count as it is written.
pub(crate) fn number(value: usize) -> String {
    locale().number(value as f64)
}

/// The date of a publication.
pub(crate) fn publication(edtf: &str) -> String {
    locale().publication(edtf)
}
