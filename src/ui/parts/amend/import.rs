//! Corrections to a file, and back: with the lines that could not be read, joined or instead.

use leptos::prelude::*;

use crate::amend::{self, Fault, Log};
use crate::ui::browser::{self, Chosen};
use crate::ui::state::Page;
use crate::ui::text::{number, t, tf};

/// A longer file is no log of corrections made by hand: 4 MB.
const MOST_BYTES: f64 = 4e6;

/// So many lines that are no corrections are named.
const MOST_LINES: usize = 20;

/// What a chosen file holds.
#[derive(Clone, PartialEq)]
enum Read {
    /// Corrections, and the lines that are none.
    Log(Box<Log>, Vec<usize>),
    /// Nothing, and why.
    Refused(&'static str),
}

/// The buttons, and the question what to do with a file.
#[component]
pub(super) fn Files() -> impl IntoView {
    let corrections = Page::get().corrections;
    let read = RwSignal::new(None::<Read>);
    let export = move |_| {
        let text = corrections.log.with_untracked(amend::write);
        let name = format!("tarazy_corrections_{}.tsv", browser::today());
        browser::save(&name, "text/tab-separated-values;charset=utf-8", text.as_bytes());
    };
    let choose = move |event: leptos::ev::Event| {
        browser::chosen_text(&event, MOST_BYTES, move |chosen| read.set(Some(of(&chosen))));
    };
    let take = move |is_joined: bool| {
        if let Some(Read::Log(log, _)) = read.get_untracked() {
            let count = number(log.entries().len());
            corrections.change(|own| {
                if is_joined {
                    own.join(&log);
                } else {
                    own.replace(&log);
                }
            });
            corrections.said.set(tf("amend.said.imported", &[("n", &count)]));
        }
        read.set(None);
    };
    let is_empty = move || corrections.log.with(|log| log.entries().is_empty());
    view! {
        <button
            class="button"
            data-testid="corrections-export"
            aria-disabled=move || is_empty().then_some("true")
            on:click=export
        >
            {t("amend.export")}
        </button>
        <label class="button amend-file">
            {t("amend.import")}
            <input
                type="file"
                class="visually-hidden"
                accept=".tsv,.txt,text/plain,text/tab-separated-values"
                data-testid="corrections-import"
                on:change=choose
            />
        </label>
        {move || read.get().map(|it| match it {
            Read::Refused(key) => view! {
                <p class="amend-fault" role="alert" data-testid="import-fault">{t(key)}</p>
            }.into_any(),
            Read::Log(log, lines) => view! {
                <div class="amend-question" role="group" aria-label=t("amend.import") data-testid="import-question">
                    <p>{tf("amend.import.found", &[("n", &number(log.entries().len()))])}</p>
                    {(!lines.is_empty()).then(|| {
                        let shown = lines.iter().take(MOST_LINES);
                        let mut shown: Vec<_> = shown.map(|line| number(*line)).collect();
                        shown.extend((lines.len() > MOST_LINES).then(|| "…".to_owned()));
                        view! {
                            <p class="amend-fault" data-testid="import-lines">
                                {tf("amend.import.lines", &[("lines", &shown.join(", "))])}
                            </p>
                        }
                    })}
                    <button class="button" data-testid="import-join" on:click=move |_| take(true)>
                        {t("amend.import.join")}
                    </button>
                    <button class="button" data-testid="import-replace" on:click=move |_| take(false)>
                        {t("amend.import.replace")}
                    </button>
                    <button class="button" on:click=move |_| read.set(None)>{t("amend.cancel")}</button>
                </div>
            }.into_any(),
        })}
    }
    .into_any()
}

fn of(chosen: &Chosen) -> Read {
    let text = match chosen {
        Chosen::Nothing => return Read::Refused("amend.import.unread"),
        Chosen::TooLarge => return Read::Refused("amend.import.large"),
        Chosen::Text(text) if text.trim().is_empty() => {
            return Read::Refused("amend.import.empty");
        }
        Chosen::Text(text) => text,
    };
    let (log, faults) = amend::read(text);
    let mut lines = Vec::new();
    for fault in faults {
        match fault {
            Fault::Head => return Read::Refused("amend.import.head"),
            Fault::Version => return Read::Refused("amend.import.version"),
            Fault::Line(line) => lines.push(line),
        }
    }
    // Nothing to add, and nothing that may stand instead of what there is.
    if log.entries().is_empty() && !lines.is_empty() {
        return Read::Refused("amend.import.broken");
    }
    Read::Log(Box::new(log), lines)
}
