//! A word of a query to the forms of the index that it stands for; where it stands for none, what
//! else may have been meant.
//!
//! In: a [`Word`]. Out: [`Resolved`]. Tried in this order, the first that finds something counts: as
//! typed; as a beginning; in the other keyboard layout, whole and as a beginning; by its sound, which
//! joins alphabets and spellings.
//!
//! «росси» → росси*; `rfpf[cnfy` → казахстан; `Kazakhstan`, «Қазақстан» → казахстан

use serde::{Deserialize, Serialize};

use super::aliases::Aliases;
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
    /// The forms that a word stands for. A word that finds nothing and yet is a word of the
    /// dictionary is tried as a beginning only; a name that finds its other names stays.
    pub(super) fn resolve(&self, word: &Word, aliases: Aliases) -> Resolved {
        let typed = self.read(&word.text, word.how);
        let norms: Vec<&str> = typed.norms.iter().map(String::as_str).collect();
        let named = aliases == Aliases::Included && !self.named(&norms).is_empty();
        if typed.is_found() || named {
            return typed;
        }
        let mut tries = vec![(word.text.clone(), How::Prefix, Repair::Prefix)];
        let is_word = norms.iter().all(|norm| self.terms.is_word(norm));
        let is_name = norms.iter().all(|norm| !self.lexicon.base().class(norm).is_none());
        if let Some(other) = other_layout(&word.text).filter(|_| !is_word && !is_name) {
            tries.push((other.clone(), word.how, Repair::Layout));
            tries.push((other, How::Prefix, Repair::Layout));
        }
        for (text, how, repair) in tries {
            // A beginning is tried for a word in any form only.
            if how != word.how && word.how != How::AnyForm {
                continue;
            }
            let found = self.read(&text, how);
            let letters = found.norms.last().map_or(0, |norm| norm.chars().count());
            if found.is_found() && (how != How::Prefix || letters >= SHORTEST_START) {
                let sought = found.sought(how);
                return found.instead_of(word, sought, repair);
            }
        }
        match typed.norms.as_slice() {
            [norm] if word.how != How::Exact && !is_word => {
                self.sounding(norm, word).unwrap_or(typed)
            }
            _ => typed,
        }
    }

    /// What sounds like the folded word `norm`, or begins so.
    fn sounding(&self, norm: &str, word: &Word) -> Option<Resolved> {
        let begins =
            |found: &str, wanted: &str| wanted.len() >= SHORTEST_SOUND && found.starts_with(wanted);
        let whole = match word.how {
            How::Prefix => None,
            How::AnyForm | How::Exact => self.terms.sounding(norm, |found, wanted| found == wanted),
        };
        let (terms, sought) = whole.or_else(|| self.terms.sounding(norm, begins))?;
        let found = Resolved { items: vec![terms], norms: vec![sought.clone()], repaired: None };
        Some(found.instead_of(word, sought, Repair::Spelling))
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

    fn instead_of(self, word: &Word, sought: String, repair: Repair) -> Self {
        let typed = word.text.clone();
        Self { repaired: Some(Repaired { typed, sought, repair }), ..self }
    }

    fn sought(&self, how: How) -> String {
        let star = if how == How::Prefix { "*" } else { "" };
        self.norms.join(" ") + star
    }
}
