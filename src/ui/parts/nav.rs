//! From view to view; partners and filters go along.

use leptos::html::Ul;
use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::later::after_frame;
use crate::ui::state::Page;
use crate::ui::text::t;
use crate::view::View;

/// The views.
#[component]
pub(crate) fn Views() -> impl IntoView {
    let page = Page::get();
    // Where the links lead is not seen: it is told when the frame is painted.
    let state = RwSignal::new(page.parsed.get_untracked());
    Effect::new(move |_| {
        page.parsed.track();
        after_frame(move || state.set(page.parsed.get_untracked()));
    });
    let links = View::ALL.iter().map(|view| {
        let view = *view;
        let href = move || state.with(|parsed| parsed.route.clone().in_view(view)).to_fragment();
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
    let row = NodeRef::<Ul>::new();
    let present = Memo::new(move |_| page.view());
    Effect::new(move |_| {
        // Read and not only tracked: a memo that nobody reads follows nothing.
        present.get();
        // The present view is marked only after the frame.
        request_animation_frame(move || {
            if let Some(row) = row.get_untracked() {
                browser::center_current(&row);
            }
        });
    });
    view! {
        <nav class="views" aria-label=t("view.label")>
            <ul node_ref=row>{links.collect_view()}</ul>
        </nav>
    }
    .into_any()
}
