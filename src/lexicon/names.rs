//! The lexicon: the built-in names, and above them the names that a user adds.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::EntityKind;
use super::compile::{self, EntryRow, Guards, SourceFile, Tables};
use super::layer::{EntryId, Layer};
use crate::morph::decline::guess_name;

static TABLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.tables"));
static WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.words"));

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its kind; `None` is a mask, which yields no mention.
    pub kind: Option<EntityKind>,
    /// Id of the record: `CN`, `west`, `sco`.
    pub id: &'a str,
    /// The usual name, nominative: «Китай».
    pub name: &'a str,
}

/// Why a user's names cannot be added.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct AddError(String);

/// Which layer a name is of; a user's come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LayerKind {
    /// A user's names.
    User,
    /// The embedded names.
    Builtin,
}

/// Names of the world.
#[derive(Debug)]
pub struct Lexicon {
    builtin: Layer,
    user: Option<Layer>,
}

impl Lexicon {
    /// The embedded names.
    pub fn builtin() -> Self {
        let tables: Tables = postcard::from_bytes(TABLES).unwrap_or_default();
        Self { builtin: Layer::new(tables, Cow::Borrowed(WORDS)), user: None }
    }

    /// The same with a user's names above the built-in ones: (kind, id, name as typed). How a name
    /// declines is guessed from its ending.
    ///
    /// # Errors
    /// A name without a letter, or an id that the kind does not allow.
    pub fn with_names(mut self, names: &[(EntityKind, &str, &str)]) -> Result<Self, AddError> {
        let mut read = Vec::new();
        for (kind, id, name) in names {
            let (marked, decl) = guess_name(name);
            let code = decl.code();
            let mut text = String::from(compile::HEADER);
            let _ = write!(text, "\n{id}\tname\t{marked}\t{code}\t");
            let file = SourceFile { name: "names", kind: Some(*kind), text: &text };
            read.extend(compile::names(&file).map_err(|e| AddError(e.message))?);
        }
        let (tables, words) = compile::compile(&read, Guards::default(), &[]).map_err(AddError)?;
        self.user = Some(Layer::new(tables, Cow::Owned(words)));
        Ok(self)
    }

    /// The built-in layer.
    pub fn base(&self) -> &Layer {
        &self.builtin
    }

    /// The layer of a user's names, where there are any; its names win over the built-in ones.
    pub fn overlay(&self) -> Option<&Layer> {
        self.user.as_ref()
    }

    /// The entry of a name, by its index in the layer.
    pub(crate) fn entry_of(&self, entry: u16, layer: LayerKind) -> EntryId {
        let entry = u32::from(entry);
        EntryId(match layer {
            LayerKind::Builtin => entry,
            LayerKind::User => self.builtin.entries().len() as u32 + entry,
        })
    }

    /// What `id` stands for. Ids of another lexicon give an empty mask.
    pub fn entry(&self, id: EntryId) -> Entry<'_> {
        const NONE: Entry<'static> = Entry { kind: None, id: "", name: "" };
        let (at, own) = (id.0 as usize, self.builtin.entries());
        let user = || self.user.as_ref()?.entries().get(at.checked_sub(own.len())?);
        own.get(at).or_else(user).map_or(NONE, entry)
    }

    /// All entries, in the order of the files; a user's last. Masks are among them.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.rows()
    }

    /// The usual name of what the record calls (`kind`, `id`).
    pub fn name_of(&self, kind: EntityKind, id: &str) -> Option<&str> {
        let entry = self.rows().find(|e| e.kind == Some(kind) && e.id == id)?;
        Some(entry.name).filter(|name| !name.is_empty())
    }

    /// What the folded words as a whole may name, a user's names first; homographs are not decided.
    pub fn called(&self, words: &[&str]) -> Vec<(EntityKind, &str)> {
        let user = self.overlay().map(|layer| (LayerKind::User, layer));
        let mut out = Vec::new();
        for (of, layer) in user.into_iter().chain([(LayerKind::Builtin, self.base())]) {
            for name in layer.ends(words).into_iter().flat_map(|node| layer.names(node)) {
                let entry = self.entry(self.entry_of(name.entry, of));
                out.extend(entry.kind.map(|kind| (kind, entry.id)));
            }
        }
        out
    }

    fn rows(&self) -> impl Iterator<Item = Entry<'_>> {
        let user = self.user.as_ref().map_or(&[][..], Layer::entries);
        let rows = self.builtin.entries().iter().chain(user);
        rows.map(entry)
    }
}

fn entry<'a>(row: &'a EntryRow) -> Entry<'a> {
    Entry { kind: row.kind, id: &row.id, name: &row.name }
}

/// The state (ISO 3166-1 alpha-2) that the id of a town begins with: `uz-samarkand` → `UZ`. None for
/// places that lie in no one state.
pub fn state_of_town(id: &str) -> Option<String> {
    let (state, _) = id.split_once('-')?;
    let is_code = state.len() == 2 && state.bytes().all(|byte| byte.is_ascii_lowercase());
    is_code.then(|| state.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, state_of_town};
    use crate::lexicon::EntityKind;

    #[test]
    fn a_town_lies_in_the_state_that_opens_its_id() {
        assert_eq!(state_of_town("uz-samarkand").as_deref(), Some("UZ"));
        assert_eq!(state_of_town("the-hague"), None);
        assert_eq!(state_of_town("crimea"), None);
        assert_eq!(Lexicon::builtin().name_of(EntityKind::Place, "az-gabala"), Some("Габала"));
    }

    #[test]
    fn usual_names() {
        let lexicon = Lexicon::builtin();
        assert_eq!(lexicon.name_of(EntityKind::State, "CN"), Some("Китай"));
        assert_eq!(lexicon.name_of(EntityKind::State, "US"), Some("США"));
        assert_eq!(lexicon.name_of(EntityKind::Bloc, "west"), Some("Запад"));
        assert_eq!(lexicon.name_of(EntityKind::State, "XX"), None);
    }

    #[test]
    fn every_entry_but_a_mask_has_a_name() {
        for entry in Lexicon::builtin().entries() {
            assert!(entry.kind.is_none() || !entry.name.is_empty(), "{}", entry.id);
        }
    }

    #[test]
    fn an_entry_stands_once() {
        let lexicon = Lexicon::builtin();
        let mut keys: Vec<_> = lexicon.entries().map(|e| (e.kind, e.id.to_owned())).collect();
        keys.sort();
        let count = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }

    #[test]
    fn a_users_name_needs_a_fitting_id() {
        assert!(Lexicon::builtin().with_names(&[(EntityKind::State, "Zed", "Зед")]).is_err());
        assert!(Lexicon::builtin().with_names(&[(EntityKind::Bloc, "zed", "Зед")]).is_ok());
    }
}
