//! Words of the interface, shortly.

use crate::view::Messages;

/// The text of a key.
pub(crate) fn t(key: &str) -> &'static str {
    Messages::ru().get(key)
}

/// The text of a key with values put in.
pub(crate) fn tf(key: &str, values: &[(&str, &str)]) -> String {
    Messages::ru().fill(key, values)
}

/// The plural form of a key for a number.
pub(crate) fn tn(key: &str, number: usize) -> String {
    Messages::ru().plural(key, number)
}
