//! For a first visit: questions that the corpus answers, one press away.

use leptos::prelude::*;

use crate::ui::state::Page;
use crate::ui::text::t;
use crate::view::View;
use crate::view::route::Route;

/// Question, view, and the address's filters.
const EXAMPLES: [(&str, &str); 3] = [
    ("start.functions", "#/functions"),
    ("start.time", "#/time?years=2025..2025"),
    ("start.deals", "#/deals"),
];

/// Worked examples; they stand as long as nothing was chosen.
#[component]
pub(crate) fn Start() -> impl IntoView {
    let page = Page::get();
    let is_untouched = move || {
        let route = page.route();
        route.view == View::Compare && route.partners.is_none() && route.filter.is_empty()
    };
    let links = move || {
        EXAMPLES
            .iter()
            .map(|(key, address)| {
                let href = Route::parse(address).route.to_fragment();
                view! { <li><a href=href data-testid="example">{t(key)}</a></li> }
            })
            .collect_view()
    };
    view! {
        <Show when=is_untouched>
            <nav class="start" aria-label=t("start.label")>
                <p class="hint">{t("start.label")}</p>
                <ul>{links}</ul>
            </nav>
        </Show>
    }
    .into_any()
}
