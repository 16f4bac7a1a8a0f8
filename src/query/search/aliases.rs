//! Other names of what a word names.
//!
//! In: folded words. Out: the named things that they may stand for, by the lexicon and by the
//! mentions of the records. Knows names of one word and of several; must not decide homographs: the
//! places come from the records, which have.
//!
//! «рф» → the state RU, whose mentions are «Россия», «российский», «РФ», «Москва», «Кремль»

use serde::{Deserialize, Serialize};

use super::index::Index;
use crate::lexicon::{EntityKind, Layer, LayerKind};

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
        let base = (LayerKind::Builtin, self.lexicon.base());
        let user = self.lexicon.overlay().map(|layer| (LayerKind::User, layer));
        let mut out: Vec<Entity> = Vec::new();
        for (kind, layer) in user.into_iter().chain([base]) {
            for node in nodes(layer, words) {
                out.extend(layer.names(node).filter_map(|name| {
                    let entry = self.lexicon.entry(self.lexicon.entry_of(name.entry, kind));
                    Some(Entity { kind: entry.kind?, id: entry.id.to_owned() })
                }));
            }
        }
        if let [word] = words {
            out.push(Entity { kind: EntityKind::Person, id: (*word).to_owned() });
        }
        out.retain(|entity| self.entities.contains_key(&(entity.kind, entity.id.clone())));
        out.sort();
        out.dedup();
        out
    }
}

/// The nodes of the trie of names behind all of `words`.
fn nodes(layer: &Layer, words: &[&str]) -> Vec<u16> {
    let Some((first, rest)) = words.split_first() else { return Vec::new() };
    let mut nodes = Vec::new();
    layer.enter(layer.class(first), |node| nodes.push(node));
    for word in rest {
        let class = layer.class(word);
        let mut next = Vec::new();
        for node in nodes {
            layer.follow(node, class, |node| next.push(node));
        }
        nodes = next;
    }
    nodes
}
