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
    /// What was done, the last last. A log that was read back has corrections without steps: to undo
    /// takes them back one by one too. The engine is not told.
    #[serde(skip)]
    done: Vec<Step>,
    /// What was taken back, the last first to come again.
    #[serde(skip)]
    undone: Vec<Step>,
}

/// Something done to a log, with what takes it back.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// The last correction was added.
    Added(Correction),
    /// One was taken out of this place.
    Removed(usize, Correction),
    /// All were replaced: what stood before, and what stands now.
    Replaced(Vec<Correction>, Vec<Correction>),
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
        self.standing.push(correction.clone());
        self.did(Step::Added(correction));
        Ok(())
    }

    /// Takes a correction out, whenever it was made; nothing where there is none of this number.
    pub fn remove(&mut self, entry: usize) {
        if entry < self.standing.len() {
            let correction = self.standing.remove(entry);
            self.did(Step::Removed(entry, correction));
        }
    }

    /// Lets the corrections of another log stand instead: one step.
    pub fn replace(&mut self, other: &Self) {
        if other.standing != self.standing {
            let old = std::mem::replace(&mut self.standing, other.standing.clone());
            self.did(Step::Replaced(old, other.standing.clone()));
        }
    }

    /// Takes several out, by their numbers: one step. What stood beside others stands without them.
    pub fn remove_all(&mut self, entries: &[u32]) {
        let mut kept = Self::default();
        for (number, entry) in (0..).zip(&self.standing) {
            if !entries.contains(&number) {
                kept.standing.push(entry.clone());
            }
        }
        self.replace(&kept);
    }

    /// Sets the user's words of a correction of a fact: one step. Other corrections have none.
    pub fn annotate(&mut self, entry: usize, words: &str) {
        let mut annotated = self.clone();
        if let Some(Correction::Fact { note, .. }) = annotated.standing.get_mut(entry) {
            words.trim().clone_into(note);
        }
        self.replace(&annotated);
    }

    /// Adds those of another log that do not stand here: one step. The number of those added.
    pub fn join(&mut self, other: &Self) -> usize {
        let mut joined = self.clone();
        let before = joined.standing.len();
        for correction in &other.standing {
            if !joined.standing.contains(correction) {
                // A merge that would close a circle with those here is left out.
                joined.append(correction.clone()).ok();
            }
        }
        self.replace(&joined);
        self.standing.len() - before
    }

    fn did(&mut self, step: Step) {
        self.done.push(step);
        self.undone.clear();
    }

    /// Whether something can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty() || !self.standing.is_empty()
    }

    /// Whether something that was taken back can come again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes the last step back; tells whether there was one.
    pub fn undo(&mut self) -> bool {
        let last = || self.standing.last().cloned().map(Step::Added);
        let Some(step) = self.done.pop().or_else(last) else { return false };
        match &step {
            Step::Added(_) => {
                self.standing.pop();
            }
            Step::Removed(at, correction) => {
                let at = (*at).min(self.standing.len());
                self.standing.insert(at, correction.clone());
            }
            Step::Replaced(old, _) => self.standing.clone_from(old),
        }
        self.undone.push(step);
        true
    }

    /// Makes the step that was taken back last again; tells whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.undone.pop() else { return false };
        match &step {
            Step::Added(correction) => self.standing.push(correction.clone()),
            Step::Removed(at, _) => {
                if *at < self.standing.len() {
                    self.standing.remove(*at);
                }
            }
            Step::Replaced(_, new) => self.standing.clone_from(new),
        }
        self.done.push(step);
        true
    }

    /// The names of added partners and aliases: kind, id, name.
    pub fn names(&self) -> Vec<(EntityKind, &str, &str)> {
        let mut out = Vec::new();
        for entry in &self.standing {
            match entry {
                Correction::AddPartner { entity, name, aliases } => {
                    let all = std::iter::once(name).chain(aliases);
                    out.extend(all.map(|name| (entity.kind, entity.id.as_str(), name.as_str())));
                }
                Correction::AddAlias { entity, name } => {
                    out.push((entity.kind, entity.id.as_str(), name.as_str()));
                }
                _ => {}
            }
        }
        out
    }

    /// The added notions, each with all its names, the first of which it is called by.
    pub fn terms(&self) -> Vec<Vec<&str>> {
        let mut out: Vec<Vec<&str>> = Vec::new();
        for entry in &self.standing {
            if let Correction::AddTerm { name, aliases } = entry {
                out.push(std::iter::once(name).chain(aliases).map(String::as_str).collect());
            }
        }
        out
    }

    /// An id for a partner that the user adds, which no other has: for a state one of the codes that
    /// ISO 3166-1 leaves to users; `None` where all are taken.
    pub fn free_id(&self, kind: EntityKind) -> Option<String> {
        let is_free = |id: &String| {
            !self.standing.iter().any(
                |entry| matches!(entry, Correction::AddPartner { entity, .. } if entity.id == *id),
            )
        };
        if kind == EntityKind::State {
            let codes = ('A'..='Z').map(|c| format!("X{c}"));
            return codes.chain(('M'..='Z').map(|c| format!("Q{c}"))).find(is_free);
        }
        (1..=self.standing.len() + 1).map(|number| format!("own-{number}")).find(is_free)
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
