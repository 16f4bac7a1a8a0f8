//! The home state: the state whose policy the document is about, by evidence.
//!
//! The evidence is how many paragraphs name a state, its adjective, its people, its government or
//! a person who acts for it; of equals the one named first. A text that names no state has none.

use std::collections::BTreeMap;

use super::fact::{Paragraph, yields_facts};
use crate::lexicon::EntityKind;

/// The home state (ISO 3166-1 alpha-2).
pub(super) fn home_state(paragraphs: &[Paragraph]) -> Option<String> {
    let mut order: Vec<&str> = Vec::new();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for paragraph in paragraphs.iter().filter(|p| yields_facts(p.kind)) {
        let mut here: Vec<&str> = Vec::new();
        for named in &paragraph.named {
            let id = match named.kind {
                EntityKind::State => Some(named.id.as_str()),
                EntityKind::Person => named.acts_for.as_deref(),
                _ => None,
            };
            let Some(id) = id else { continue };
            if !count.contains_key(id) {
                order.push(id);
            }
            // A second mention in the same paragraph counts less than a first in another.
            *count.entry(id).or_default() += if here.contains(&id) { 1 } else { 3 };
            here.push(id);
        }
    }
    let best = count.values().copied().max()?;
    order.into_iter().find(|id| count.get(id) == Some(&best)).map(str::to_owned)
}
