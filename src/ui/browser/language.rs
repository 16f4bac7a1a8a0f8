//! The reader's language: chosen before, else that of the browser.

use leptos::prelude::*;

use crate::view::Language;

const KEY: &str = "tarazy.language";

/// The language of an earlier choice, else the first of the browser's that there is.
pub(crate) fn stored_language() -> Language {
    let stored = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    let chosen = stored.as_deref().and_then(Language::from_code);
    let language = chosen.or_else(preferred).unwrap_or_default();
    mark_document(language);
    language
}

/// Keeps a choice for the next visit; where nothing can be kept, it lasts as long as the page.
pub(crate) fn store_language(language: Language) {
    if let Some(storage) = storage() {
        storage.set_item(KEY, language.code()).ok();
    }
    mark_document(language);
}

fn preferred() -> Option<Language> {
    let tags = window().navigator().languages();
    tags.iter().filter_map(|tag| tag.as_string()).find_map(|tag| Language::from_code(&tag))
}

/// Tells readers of screens and hyphenation which language the interface has.
fn mark_document(language: Language) {
    if let Some(root) = document().document_element() {
        root.set_attribute("lang", language.code()).ok();
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
