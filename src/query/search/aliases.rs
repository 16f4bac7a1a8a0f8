//! Other names of what a word names.
//!
//! In: folded words. Out: the named things that they may stand for, by the lexicon and by the
//! mentions of the records. Knows names of one word and of several; must not decide homographs: the
//! places come from the records, which have.
//!
//! «рф» → the state RU, whose mentions are «Россия», «российский», «РФ», «Москва», «Кремль»

use serde::{Deserialize, Serialize};

use super::index::Index;
use crate::lexicon::EntityKind;

/// Whether a name also finds the other names of what it names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aliases {
    /// «Казахстан» finds «Казахстан» in any form.
    #[default]
    Excluded,
    /// It finds «РК», «казахстанский», «Астана» too.
    Included,
}

/// A named thing of the records.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entity {
    /// Its kind.
    pub kind: EntityKind,
    /// Its id: `KZ`, `sco`, `токаев`.
    pub id: String,
}

impl Index {
    /// What the folded words as a whole may name; only what the records mention.
    pub(super) fn named(&self, words: &[&str]) -> Vec<Entity> {
        let called = self.lexicon.called(words).into_iter();
        let entity = |(kind, id): (EntityKind, &str)| Entity { kind, id: id.to_owned() };
        let mut out: Vec<Entity> = called.map(entity).collect();
        if let [word] = words {
            out.push(Entity { kind: EntityKind::Person, id: (*word).to_owned() });
        }
        out.retain(|entity| self.entities.contains_key(&(entity.kind, entity.id.clone())));
        out.sort();
        out.dedup();
        out
    }
}
