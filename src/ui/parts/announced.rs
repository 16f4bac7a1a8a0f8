//! What a choice has led to, said to who does not see the page change: the finding, and how many facts
//! are left.
//!
//! In: the view when it stands. Out: a line that readers of screens read out when it changes; none for
//! what stands there at the start. Must not know what the finding is.

use leptos::prelude::*;

use super::filters::shown;
use crate::ui::browser;
use crate::ui::state::Page;
use crate::view::View;

/// The line.
#[component]
pub(crate) fn Announced() -> impl IntoView {
    let page = Page::get();
    let words = RwSignal::new(String::new());
    let known = StoredValue::new(None::<String>);
    Effect::new(move |_| {
        page.shown.track();
        if page.is_busy() {
            return;
        }
        // The finding is on the page with the next frame.
        request_animation_frame(move || {
            let Some(finding) = browser::words_of("#view .finding") else { return };
            // The finding of a search says how many places there are.
            let counted = untrack(|| (page.view() != View::Search).then(|| shown(page)).flatten());
            let now = match counted {
                Some(shown) => format!("{finding}. {shown}"),
                None => finding,
            };
            let is_new = known.with_value(|known| known.as_ref().is_some_and(|it| *it != now));
            if is_new {
                words.set(now.clone());
            }
            known.set_value(Some(now));
        });
    });
    view! {
        <p class="visually-hidden" role="status" data-testid="announced">{move || words.get()}</p>
    }
    .into_any()
}
