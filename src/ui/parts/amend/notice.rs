//! What the user must be told of the keeping of corrections, and how many there are.

use leptos::prelude::*;

use crate::ui::browser;
use crate::ui::state::Page;
use crate::ui::text::{number, t, tf, tn};
use crate::view::View;

/// The name of the file with what was set aside.
const ASIDE: &str = "tarazy_corrections_unread.tsv";

/// Notices; a live region, so that they are also read out.
#[component]
pub(crate) fn CorrectionNotices() -> impl IntoView {
    let corrections = Page::get().corrections;
    let not_kept = move || {
        corrections.not_kept.get().then(|| {
            view! {
                <div class="notice notice--fault" data-testid="notice-corrections">
                    <p>{t("amend.trouble.not-kept")}</p>
                    <button
                        class="close"
                        aria-label=t("notice.close")
                        on:click=move |_| corrections.not_kept.set(false)
                    >
                        "×"
                    </button>
                </div>
            }
        })
    };
    let aside = move || {
        let aside = corrections.aside.get()?;
        let lines: Vec<_> = aside.lines.iter().map(|line| number(*line)).collect();
        let words = if lines.is_empty() {
            t("amend.trouble.unread").to_owned()
        } else {
            tf("amend.trouble.lines", &[("lines", &lines.join(", "))])
        };
        let text = aside.text.clone();
        let take = move |_| {
            browser::save(ASIDE, "text/tab-separated-values;charset=utf-8", text.as_bytes());
        };
        Some(view! {
            <div class="notice notice--fault" data-testid="notice-corrections-unread">
                <p>{words}</p>
                <button data-testid="corrections-aside" on:click=take>{t("amend.trouble.take")}</button>
                <button
                    class="close"
                    aria-label=t("notice.close")
                    on:click=move |_| corrections.aside.set(None)
                >
                    "×"
                </button>
            </div>
        })
    };
    view! { <div class="notices" role="status" aria-live="polite">{not_kept}{aside}</div> }
        .into_any()
}

/// The number of corrections, leading to them; nothing where there are none.
#[component]
pub(crate) fn CorrectionsLink() -> impl IntoView {
    let page = Page::get();
    let count = Memo::new(move |_| page.corrections.log.with(|log| log.entries().len()));
    let href = move || page.route().in_view(View::Corrections).to_fragment();
    view! {
        <Show when=move || { count.get() > 0 }>
            <a class="corrections-link" href=href data-testid="corrections-link">
                {move || tn("amend.count", count.get())}
            </a>
        </Show>
    }
    .into_any()
}
