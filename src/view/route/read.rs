//! What a fragment's pairs say.
//!
//! In: `key=value`, one after another. Out: a [`Route`], and what could not be read of them, to be told
//! to the user. Must not know whether the corpus has what they name.
//!
//! `kind=role,rule` → the kind `role`; `kind=rule` is told

use super::escape::decode;
use super::{EvidenceRef, OPTION, Route};
use crate::query::Certainty;
use crate::record::{FactKind, Function};

/// Version of the form, left out of what is written; a link of a later one says `v=2`.
const VERSION: &str = "1";
/// A part that could not be read is told to the user at most this long, in characters.
const REPORT_CHARS: usize = 60;

/// A fragment read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What could be read.
    pub route: Route,
    /// What could not, as it stands in the address (decoded, clipped), in order.
    pub unread: Vec<String>,
}

impl Parsed {
    pub(super) fn read_pair(&mut self, pair: &str) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let read = match key {
            "p" => {
                self.route.partners = Some(items(value));
                true
            }
            "doc" => {
                self.route.filter.documents = items(value);
                true
            }
            "who" => {
                self.route.filter.speakers = items(value);
                true
            }
            "kind" => {
                self.route.filter.kinds = self.codes(key, value, FactKind::from_code);
                true
            }
            "fn" => {
                self.route.filter.functions = self.codes(key, value, Function::from_code);
                true
            }
            "sure" => {
                self.route.filter.certainty = self.codes(key, value, Certainty::from_code);
                true
            }
            "years" => self.years(value),
            "q" => {
                self.route.filter.text = decode(value);
                true
            }
            "at" => {
                self.route.panel = Some(decode(value)).filter(|panel| !panel.is_empty());
                self.route.panel.is_some()
            }
            "ev" => {
                self.route.evidence = EvidenceRef::read(value);
                self.route.evidence.is_some()
            }
            "v" => value == VERSION,
            _ => match key.strip_prefix(OPTION) {
                Some(option) if !option.is_empty() && !value.is_empty() => {
                    self.route.options.insert(decode(option), decode(value));
                    true
                }
                _ => false,
            },
        };
        if !read {
            self.report(pair);
        }
    }

    /// The known ones of a list of codes; the others are reported.
    fn codes<T: PartialEq>(
        &mut self,
        key: &str,
        value: &str,
        known: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let mut out = Vec::new();
        for code in items(value) {
            match known(&code) {
                Some(value) if !out.contains(&value) => out.push(value),
                Some(_) => {}
                None => self.report(&format!("{key}={code}")),
            }
        }
        out
    }

    /// `2020..2025`, `2020..`, `..2025`.
    fn years(&mut self, value: &str) -> bool {
        let Some((since, until)) = value.split_once("..") else { return false };
        let year = |text: &str| match text {
            "" => Some(None),
            text => text.parse().ok().map(Some),
        };
        let (Some(since), Some(until)) = (year(since), year(until)) else { return false };
        if let (Some(since), Some(until)) = (since, until)
            && since > until
        {
            return false;
        }
        (self.route.filter.since, self.route.filter.until) = (since, until);
        true
    }

    pub(super) fn report(&mut self, part: &str) {
        let part = decode(part);
        let mut clipped: String = part.chars().take(REPORT_CHARS).collect();
        if clipped.len() < part.len() {
            clipped.push('…');
        }
        self.unread.push(clipped);
    }
}

/// Ids of a list, without empty ones and repeats.
fn items(value: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for item in value.split(',').filter(|item| !item.is_empty()).map(decode) {
        if !out.contains(&item) {
            out.push(item);
        }
    }
    out
}
