//! A word of a query to the forms of the index that it stands for; where it stands for none, what
//! else may have been meant.
//!
//! In: a [`Word`]. Out: [`Resolved`]. Tried in this order, the first that finds something counts: as
//! typed; as a beginning; in the other keyboard layout, whole and as a beginning; by its sound, which
//! joins alphabets and spellings.
//!
//! «росси» → росси*; `rfpf[cnfy` → казахстан; `Kazakhstan`, «Қазақстан» → казахстан

use serde::{Deserialize, Serialize};

use super::index::Index;
use super::layout::other_layout;
use super::parse::words;
use super::query::{How, Word};
use super::terms::Term;

/// Letters of a beginning that is tried where a word finds nothing, at least.
const SHORTEST_START: usize = 2;
/// Bytes of the sound of such a beginning, at least: the sound is vague already.
const SHORTEST_SOUND: usize = 5;

/// How a word that found nothing was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repair {
    /// As the beginning of a word: «росси».
    Prefix,
    /// As typed with the other keyboard layout: `rfpf[cnfy`.
    Layout,
    /// By its sound: in the other alphabet, in Kazakh letters, with a doubled letter more or less.
    Spelling,
}

/// A word that was sought in place of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repaired {
    /// What was typed.
    pub typed: String,
    /// What was sought, folded; a beginning ends with a star.
    pub sought: String,
    /// Why.
    pub repair: Repair,
}

/// What a word of a query stands for.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolved {
    /// For each word in a row («С5+1» is two) the forms of the index.
    pub(super) items: Vec<Vec<Term>>,
    /// The folded words themselves.
    pub(super) norms: Vec<String>,
    /// What was sought instead.
    pub(super) repaired: Option<Repaired>,
}

impl Index {
    /// The forms that a word stands for.
    pub(super) fn resolve(&self, word: &Word) -> Resolved {
        let typed = self.read(&word.text, word.how);
        if typed.is_found() {
            return typed;
        }
        let repaired = |found: Resolved, sought: String, repair: Repair| Resolved {
            repaired: Some(Repaired { typed: word.text.clone(), sought, repair }),
            ..found
        };
        let other = other_layout(&word.text);
        let texts = [(Some(word.text.clone()), Repair::Prefix), (other, Repair::Layout)];
        for (text, repair) in texts {
            let Some(text) = text else { continue };
            let found = self.read(&text, word.how);
            if found.is_found() {
                let sought = found.sought(word.how);
                return repaired(found, sought, repair);
            }
            let found = self.read(&text, How::Prefix);
            let letters = found.norms.last().map_or(0, |norm| norm.chars().count());
            if word.how == How::AnyForm && letters >= SHORTEST_START && found.is_found() {
                let sought = found.sought(How::Prefix);
                return repaired(found, sought, repair);
            }
        }
        if let ([norm], true) = (typed.norms.as_slice(), word.how != How::Exact) {
            let like = |found: &str, wanted: &str| found == wanted;
            let begins = |found: &str, wanted: &str| {
                wanted.len() >= SHORTEST_SOUND && found.starts_with(wanted)
            };
            let whole = if word.how == How::Prefix {
                self.terms.sounding(norm, begins)
            } else {
                self.terms.sounding(norm, like)
            };
            let (terms, sought) =
                if whole.0.is_empty() { self.terms.sounding(norm, begins) } else { whole };
            if !terms.is_empty() {
                let found =
                    Resolved { items: vec![terms], norms: vec![sought.clone()], repaired: None };
                return repaired(found, sought, Repair::Spelling);
            }
        }
        typed
    }

    fn read(&self, text: &str, how: How) -> Resolved {
        let norms = words(text);
        let last = norms.len().saturating_sub(1);
        let item = |(at, norm): (usize, &String)| match how {
            How::AnyForm => self.terms.any_form(norm),
            How::Prefix if at == last => self.terms.beginning(norm),
            How::Exact | How::Prefix => self.terms.exact(norm).into_iter().collect(),
        };
        let items = norms.iter().enumerate().map(item).collect();
        Resolved { items, norms, repaired: None }
    }
}

impl Resolved {
    /// Whether every word in the row is indexed.
    fn is_found(&self) -> bool {
        !self.items.is_empty() && self.items.iter().all(|terms| !terms.is_empty())
    }

    fn sought(&self, how: How) -> String {
        let star = if how == How::Prefix { "*" } else { "" };
        self.norms.join(" ") + star
    }
}
