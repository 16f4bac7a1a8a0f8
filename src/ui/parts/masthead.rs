//! Name, what this is, and the choice of light or dark.

use leptos::prelude::*;

use crate::ui::browser::{Theme, focus_nth, jump, set_theme, stored_theme};
use crate::ui::state::Page;
use crate::ui::text::t;
use crate::view::{Language, View};

/// Where the filters begin for the keyboard: what unfolds them, or the stop of their row.
const FILTERS: &str = ".filters-fold, .filter-menus [data-control][tabindex='0']";

/// The head of the page.
#[component]
pub(crate) fn Masthead() -> impl IntoView {
    let page = Page::get();
    let is_filtered = move || {
        let has_filters = !matches!(page.view(), View::Report | View::Corrections);
        has_filters && page.overview.with(Option::is_some)
    };
    let to_filters = move |_| {
        focus_nth(FILTERS, 0);
    };
    view! {
        <header class="masthead">
            <button class="skip" on:click=|_| jump("view")>{t("app.skip")}</button>
            <button class="skip" hidden=move || !is_filtered() on:click=to_filters>
                {t("app.skip.filters")}
            </button>
            <p class="masthead-name">{t("app.name")}</p>
            <LanguageChoice/>
            <ThemeChoice/>
            <h1>{t("app.line")}</h1>
        </header>
    }
    .into_any()
}

#[component]
fn LanguageChoice() -> impl IntoView {
    let page = Page::get();
    let options = Language::ALL.map(|language| {
        let is_chosen = page.language.get_untracked() == language;
        view! {
            <option value=language.code() lang=language.code() selected=is_chosen>
                {language.name()}
            </option>
        }
    });
    let choose = move |event| {
        if let Some(language) = Language::from_code(&event_target_value(&event)) {
            page.speak(language);
            // The choice was built anew, too.
            request_animation_frame(|| {
                focus_nth("[data-testid=language]", 0);
            });
        }
    };
    view! {
        <label class="choice">
            <span class="visually-hidden">{t("language.label")}</span>
            <select data-testid="language" on:change=choose>{Vec::from(options)}</select>
        </label>
    }
    .into_any()
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let chosen = stored_theme();
    let options = Theme::ALL.map(|theme| {
        let key = match theme {
            Theme::Auto => "theme.auto",
            Theme::Light => "theme.light",
            Theme::Dark => "theme.dark",
        };
        view! {
            <option value=theme.code() selected=theme == chosen>{t(key)}</option>
        }
    });
    let choose = move |event| {
        let code = event_target_value(&event);
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.code() == code) {
            set_theme(theme);
        }
    };
    view! {
        <label class="choice">
            <span class="visually-hidden">{t("theme.label")}</span>
            <select on:change=choose>{Vec::from(options)}</select>
        </label>
    }
    .into_any()
}
