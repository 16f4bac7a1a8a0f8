//! The field of words: what is typed is applied when the typing rests, and at once on Enter.
//!
//! In: what is typed. Out: the route with these words, one step of the history for a query however many
//! letters it has. Must not know what the words find.
//!
//! «рос», «росс», «росси» in one go → one step, to `q=росси`

use gloo::timers::callback::Timeout;
use leptos::html::Input;
use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::t;
use crate::view::route::Route;

/// What is typed is applied when no letter came for so long.
const REST_MS: u32 = 250;

/// What the evidence has to hold.
#[component]
pub(super) fn Words() -> impl IntoView {
    let page = Page::get();
    let field = NodeRef::<Input>::new();
    let typing =
        Typing { page, field, reached: StoredValue::new(None), letters: StoredValue::new(0) };
    let text = Memo::new(move |_| page.route().filter.text);
    Effect::new(move |_| {
        let text = text.get();
        // A blank behind a word is kept: another word is about to follow.
        if let Some(field) = field.get().filter(|field| field.value().trim() != text) {
            field.set_value(&text);
        }
    });
    view! {
        <input
            class="filter-text"
            type="search"
            enterkeyhint="search"
            data-testid="filter-text"
            aria-label=t("filter.text")
            placeholder=t("filter.text")
            node_ref=field
            on:focus=move |_| typing.reached.set_value(None)
            on:input=move |_| typing.wait()
            on:keydown=move |event| {
                if event.key() == "Enter" {
                    typing.finish();
                }
            }
        />
    }
    .into_any()
}

/// The typing of a query.
#[derive(Clone, Copy)]
struct Typing {
    page: Page,
    field: NodeRef<Input>,
    /// Where it has led: from there more letters lead on without a step of the history.
    reached: StoredValue<Option<Route>>,
    /// Counts what was typed, so that a letter that another followed is not waited for.
    letters: StoredValue<u32>,
}

impl Typing {
    /// Applies what is typed when it rests.
    fn wait(self) {
        self.letters.update_value(|letters| *letters = letters.wrapping_add(1));
        let now = self.letters.get_value();
        let rested = move || {
            if self.letters.try_get_value() != Some(now) {
                return;
            }
            // A press must find what it went down on; and one question at a time is enough.
            if browser::is_pressing() || self.page.is_busy_now() {
                self.wait();
            } else {
                self.apply();
            }
        };
        Timeout::new(REST_MS, rested).forget();
    }

    /// Applies it now; what is typed from now on is another query.
    fn finish(self) {
        self.letters.update_value(|letters| *letters = letters.wrapping_add(1));
        self.apply();
        self.reached.set_value(None);
    }

    fn apply(self) {
        let Some(field) = self.field.get_untracked() else { return };
        let typed = field.value().trim().to_owned();
        let here = self.page.route_now();
        if typed == here.filter.text {
            return;
        }
        let change = |route: &mut Route| route.filter.text = typed;
        if self.reached.with_value(|reached| reached.as_ref() == Some(&here)) {
            self.page.revise(change);
        } else {
            self.page.go(change);
        }
        self.reached.set_value(Some(self.page.route_now()));
    }
}
