//! From view to view; partners and filters go along.

use leptos::prelude::*;

use crate::ui::state::Page;
use crate::ui::text::t;
use crate::view::View;

/// The views.
#[component]
pub(crate) fn Views() -> impl IntoView {
    let page = Page::get();
    let links = View::ALL.iter().map(|view| {
        let view = *view;
        let href = move || page.route().in_view(view).to_fragment();
        view! {
            <li>
                <a
                    href=href
                    data-testid=format!("view-{}", view.code())
                    aria-current=move || (page.view() == view).then_some("page")
                >
                    {t(&format!("view.{}", view.code()))}
                </a>
            </li>
        }
    });
    view! {
        <nav class="views" aria-label=t("view.label")>
            <ul>{links.collect_view()}</ul>
        </nav>
    }
    .into_any()
}
