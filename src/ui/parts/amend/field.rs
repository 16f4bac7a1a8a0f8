//! What every form of corrections is made of: a control under its label, a line to type in, a list to
//! choose from.
//!
//! «Значение» over a line that takes «44,5 млрд»

use leptos::prelude::*;

use crate::ui::text::t;

/// A control under its label, and what is said of it.
pub(super) fn labelled(key: &str, control: impl IntoAny, more: impl IntoAny) -> AnyView {
    let (control, more) = (control.into_any(), more.into_any());
    view! { <label class="amend-field"><span>{t(key)}</span>{control}{more}</label> }.into_any()
}

/// A line to type in.
#[derive(Clone, Copy)]
pub(super) struct Line {
    /// Its id, for the focus and for tests.
    pub(super) name: &'static str,
    /// What is typed.
    pub(super) value: RwSignal<String>,
    /// The language of what is typed, where it is one.
    pub(super) lang: Option<&'static str>,
    /// Which keys a touch screen offers.
    pub(super) keys: Option<&'static str>,
    /// Ids of what describes it.
    pub(super) described: Option<&'static str>,
}

impl Line {
    /// One of free words.
    pub(super) fn new(name: &'static str, value: RwSignal<String>) -> Self {
        Self { name, value, lang: None, keys: None, described: None }
    }

    /// The line; `wrong` tells whether what is typed cannot be, `typed` hears every change.
    pub(super) fn input(
        self,
        wrong: impl Fn() -> bool + Send + 'static,
        typed: impl Fn(&str) + 'static,
    ) -> AnyView {
        let Self { name, value, lang, keys, described } = self;
        let hear = move |event| {
            let words = event_target_value(&event);
            typed(&words);
            value.set(words);
        };
        view! {
            <input
                type="text"
                id=name
                data-testid=name
                lang=lang
                inputmode=keys
                autocomplete="off"
                aria-describedby=described
                aria-invalid=move || wrong().then_some("true")
                prop:value=move || value.get()
                on:input=hear
            />
        }
        .into_any()
    }

    /// The line where nothing typed is wrong.
    pub(super) fn plain(self) -> AnyView {
        self.input(|| false, |_| {})
    }
}

/// A list to choose from: codes with their words, one of them chosen.
pub(super) fn choice(
    name: &'static str,
    options: impl IntoIterator<Item = (String, String)>,
    now: &str,
    chosen: impl Fn(String) + 'static,
) -> AnyView {
    let options = options.into_iter().map(|(code, words)| {
        let is_now = code == now;
        view! { <option value=code selected=is_now>{words}</option> }.into_any()
    });
    list(name, options.collect(), Box::new(chosen))
}

fn list(name: &'static str, options: Vec<AnyView>, chosen: Box<dyn Fn(String)>) -> AnyView {
    view! {
        <select id=name data-testid=name on:change=move |event| chosen(event_target_value(&event))>
            {options}
        </select>
    }
    .into_any()
}

/// A box that is on or off.
pub(super) fn check(
    test: &'static str,
    code: String,
    words: String,
    is_on: bool,
    flip: impl Fn() + 'static,
) -> AnyView {
    view! {
        <label class="amend-check">
            <input
                type="checkbox"
                value=code.clone()
                checked=is_on
                data-testid=test
                data-code=code
                on:change=move |_| flip()
            />
            <span>{words}</span>
        </label>
    }
    .into_any()
}

/// Puts an id into a list, or takes it out.
pub(super) fn flip(list: RwSignal<Vec<String>>, id: &str) {
    list.update(|list| match list.iter().position(|known| known == id) {
        Some(at) => drop(list.remove(at)),
        None => list.push(id.to_owned()),
    });
}
