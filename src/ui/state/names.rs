//! What the corpus calls things: names, numbers and colours by id.
//!
//! In: ids. Out: names in the reader's language. Knows the overview; must not know what was chosen.
//!
//! `page.entity_name("CN")` → «Китай»

use leptos::prelude::*;

use super::Page;
use crate::query::Selection;
use crate::ui::text::{locale, publication, t};

/// Colours of partners in `style/tokens.css`.
const HUES: usize = 10;

impl Page {
    /// The usual name of a state, group or organisation.
    pub(crate) fn entity_name(self, id: &str) -> String {
        let card = || {
            let number = self.catalog.with_untracked(|catalog| catalog.partner(id))?;
            self.overview.with_untracked(|overview| {
                Some(overview.as_ref()?.partners.get(number)?.name.clone())
            })
        };
        locale().name(id, card)
    }

    /// The name of a speaker; without one, of the author.
    pub(crate) fn speaker_name(self, id: &str) -> String {
        if id == Selection::AUTHOR {
            return t("speaker.author").to_owned();
        }
        let number = self.catalog.with_untracked(|catalog| catalog.speaker(id));
        let name = self.overview.with_untracked(|overview| {
            Some(overview.as_ref()?.speakers.get(number?)?.name.clone())
        });
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| capitalised(id))
    }

    /// What a document is called in a line: its publisher, else its title; with the date where the
    /// corpus has several of one publisher.
    pub(crate) fn source_name(self, id: &str) -> String {
        let number = self.document_number(id);
        self.overview
            .with_untracked(|overview| {
                let meta = &overview.as_ref()?.documents.get(number?)?.meta;
                let Some(publisher) = &meta.publisher else { return meta.title.clone() };
                let is_repeated =
                    self.catalog.with_untracked(|catalog| catalog.is_repeated(publisher));
                let date = meta.date.as_deref().filter(|_| is_repeated);
                Some(match date {
                    Some(edtf) => format!("{publisher}, {}", publication(edtf)),
                    None => publisher.clone(),
                })
            })
            .unwrap_or_else(|| id.to_owned())
    }

    /// The number of a partner's colour: stable over the whole corpus, whatever is chosen.
    pub(crate) fn hue(self, id: &str) -> usize {
        self.partner_number(id).unwrap_or_default() % HUES
    }

    /// The number of a partner in the overview.
    pub(crate) fn partner_number(self, id: &str) -> Option<usize> {
        self.catalog.with_untracked(|catalog| catalog.partner(id))
    }

    /// The number of a speaker in the overview.
    pub(crate) fn speaker_number(self, id: &str) -> Option<usize> {
        self.catalog.with_untracked(|catalog| catalog.speaker(id))
    }

    /// The number of a document in the overview.
    pub(crate) fn document_number(self, id: &str) -> Option<usize> {
        self.catalog.with_untracked(|catalog| catalog.document(id))
    }

    /// The id of a document by its number.
    pub(super) fn document_id(self, number: u32) -> Option<String> {
        self.overview.with_untracked(|overview| {
            let card = overview.as_ref()?.documents.get(number as usize)?;
            Some(card.meta.id.clone())
        })
    }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
