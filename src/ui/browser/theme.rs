//! Light, dark, or as the system has it; kept between visits.

use leptos::prelude::{document, window};

const KEY: &str = "tarazy.theme";

/// The choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All, in the order of the control.
    pub(crate) const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The word of the attribute and of the storage.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The choice of an earlier visit.
pub(crate) fn stored_theme() -> Theme {
    let storage = window().local_storage().ok().flatten();
    let code = storage.and_then(|kept| kept.get_item(KEY).ok().flatten()).unwrap_or_default();
    Theme::ALL.into_iter().find(|theme| theme.code() == code).unwrap_or_default()
}

/// Applies and keeps a choice.
pub(crate) fn set_theme(theme: Theme) {
    if let Some(root) = document().document_element() {
        root.set_attribute("data-theme", theme.code()).ok();
    }
    // A browser that keeps nothing still shows the choice.
    if let Ok(Some(storage)) = window().local_storage() {
        storage.set_item(KEY, theme.code()).ok();
    }
}
