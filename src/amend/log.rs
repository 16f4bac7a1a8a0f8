//! The log of corrections: what stands, and what was taken back.
//!
//! In: corrections, one after another. Out: those that stand, in order. Every one in it makes sense
//! by itself and with the others.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::correction::{Correction, Entity, Invalid};
use crate::lexicon::EntityKind;

/// Corrections in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Log {
    standing: Vec<Correction>,
    /// Taken back, the last first to come again.
    undone: Vec<Correction>,
}

impl Log {
    /// The corrections that stand, the oldest first.
    pub fn entries(&self) -> &[Correction] {
        &self.standing
    }

    /// Adds a correction; what was taken back before cannot come again.
    ///
    /// # Errors
    /// The correction makes no sense; the log stays as it was.
    pub fn append(&mut self, correction: Correction) -> Result<(), Invalid> {
        correction.check()?;
        if let Correction::Merge { from, to } = &correction {
            let mut merges = self.merges();
            merges.insert(from, to);
            if end_of(&merges, from).is_none() {
                return Err(Invalid::Circle);
            }
        }
        self.standing.push(correction);
        self.undone.clear();
        Ok(())
    }

    /// Takes the last correction back; `None` where nothing stands.
    pub fn undo(&mut self) -> Option<&Correction> {
        let last = self.standing.pop()?;
        self.undone.push(last);
        self.undone.last()
    }

    /// Makes the correction that was taken back last stand again.
    pub fn redo(&mut self) -> Option<&Correction> {
        let next = self.undone.pop()?;
        self.standing.push(next);
        self.standing.last()
    }

    /// The names of added partners: kind, id, name.
    pub fn names(&self) -> Vec<(EntityKind, &str, &str)> {
        let mut out = Vec::new();
        for entry in &self.standing {
            if let Correction::AddPartner { entity, name, aliases } = entry {
                let all = std::iter::once(name).chain(aliases);
                out.extend(all.map(|name| (entity.kind, entity.id.as_str(), name.as_str())));
            }
        }
        out
    }

    /// What each merged id goes into, one step; of two merges of one id the later.
    pub(super) fn merges(&self) -> BTreeMap<&str, &Entity> {
        let mut out = BTreeMap::new();
        for entry in &self.standing {
            if let Correction::Merge { from, to } = entry {
                out.insert(from.as_str(), to);
            }
        }
        out
    }
}

/// Where the chain of merges of an id ends; `None` where it goes round.
pub(super) fn end_of<'a>(merges: &BTreeMap<&str, &'a Entity>, id: &str) -> Option<&'a Entity> {
    let mut end = *merges.get(id)?;
    for _ in 0..merges.len() {
        match merges.get(end.id.as_str()) {
            Some(next) => end = next,
            None => return Some(end),
        }
    }
    None
}
