//! A notice: what the user must be told, what can be done about it, the way to close it.

use leptos::prelude::*;

use crate::ui::text::t;

/// How grave it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// Something to know.
    Word,
    /// Something went wrong.
    Fault,
}

/// A press: what is called, with the id for tests and the key of its words.
pub(super) struct Press {
    test: &'static str,
    key: &'static str,
    act: Box<dyn Fn()>,
}

impl Press {
    /// A button under `key` that calls `act`.
    pub(super) fn new(test: &'static str, key: &'static str, act: impl Fn() + 'static) -> Self {
        Self { test, key, act: Box::new(act) }
    }
}

/// The notice.
pub(super) fn notice(
    test: &'static str,
    tone: Tone,
    words: String,
    action: Option<Press>,
    close: Option<Box<dyn Fn()>>,
) -> AnyView {
    let action = action.map(|Press { test, key, act }| {
        view! { <button data-testid=test on:click=move |_| act()>{t(key)}</button> }.into_any()
    });
    let close = close.map(|close| {
        view! {
            <button class="close" aria-label=t("notice.close") on:click=move |_| close()>"×"</button>
        }
        .into_any()
    });
    view! {
        <div class="notice" class:notice--fault=tone == Tone::Fault data-testid=test>
            <p>{words}</p>
            {action}
            {close}
        </div>
    }
    .into_any()
}
