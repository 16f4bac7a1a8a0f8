//! A part of the report as it stands in its list.

use leptos::prelude::*;

use crate::report::{Chart, Entry, Evidence, Table, quoted};
use crate::ui::basket::Gathered;
use crate::ui::text::{publication, t, tf, tn};

/// A table in the list has at most so many rows; its file has all.
const ROWS: usize = 12;

/// What a part says.
pub(super) fn body(gathered: Gathered, at: usize, entry: &Entry) -> AnyView {
    match entry {
        Entry::Heading { text } => words(gathered, at, "gather.heading", text, 1),
        Entry::Note { text } => words(gathered, at, "gather.note", text, 4),
        Entry::Evidence(it) => view! {
            {evidence(it)}
            {words(gathered, at, "gather.note.to", it.note.as_deref().unwrap_or_default(), 2)}
        }
        .into_any(),
        Entry::Chart(it) => view! {
            {chart(it)}
            {words(gathered, at, "gather.note.to", it.note.as_deref().unwrap_or_default(), 2)}
        }
        .into_any(),
        Entry::Table(it) => table(it),
    }
}

/// The user's words; they are kept when the field is left.
fn words(gathered: Gathered, at: usize, key: &'static str, text: &str, rows: u8) -> AnyView {
    view! {
        <label class="report-words">
            <span class="hint">{t(key)}</span>
            <textarea
                id=format!("report-{at}-words")
                data-testid="report-words"
                rows=rows.to_string()
                placeholder=" "
                prop:value=text.to_owned()
                on:change=move |event| gathered.write(at, &event_target_value(&event))
            ></textarea>
        </label>
    }
    .into_any()
}

fn evidence(it: &Evidence) -> impl IntoView + use<> {
    let source = [
        it.speaker.clone().unwrap_or_else(|| t("speaker.author").to_owned()),
        it.source.title.clone().map(|title| quoted(&title)).unwrap_or_default(),
        it.source.publisher.clone().unwrap_or_default(),
        it.source.date.as_deref().map(publication).unwrap_or_default(),
        tf("gather.place", &[("id", it.number())]),
    ];
    let known: Vec<String> = source.into_iter().filter(|part| !part.is_empty()).collect();
    let head = std::iter::once(it.kind.clone()).chain(it.partners.iter().cloned());
    let head = head.collect::<Vec<_>>().join(" · ");
    let signs =
        [it.hedged.then_some("sign.hedged"), (!it.inferred.is_empty()).then_some("sign.inferred")];
    let signs = signs.into_iter().flatten().map(|key| view! { <span class="sign">{t(key)}</span> });
    view! {
        <p class="report-kind hint">{head}</p>
        <p class="report-said">{it.said.clone()} {signs.collect_view()}</p>
        <blockquote class="report-quote" lang="ru">{it.quote.clone()}</blockquote>
        <p class="hint">
            {known.join(". ")}
            {it.link.clone().map(|link| view! { " " <a href=link>{t("report.link")}</a> })}
        </p>
    }
    .into_any()
}

fn chart(it: &Chart) -> impl IntoView + use<> {
    // As a picture and not as part of the page: nothing in it can act or take the page's looks.
    let address = js_sys::encode_uri_component(&it.svg).as_string().unwrap_or_default();
    view! {
        <p class="report-said">{it.title.clone()}</p>
        <img class="report-picture" alt=it.title.clone() src=format!("data:image/svg+xml,{address}")/>
        {(!it.caption.is_empty()).then(|| view! { <p class="hint">{it.caption.clone()}</p> })}
        <p class="hint">{tf("gather.rows", &[("rows", &tn("rows", it.table.rows.len()))])}</p>
    }
    .into_any()
}

fn table(it: &Table) -> AnyView {
    let heads = it.columns.iter().map(|name| view! { <th scope="col">{name.clone()}</th> });
    let rows = it.rows.iter().take(ROWS).map(|row| {
        let cells = row.iter().map(|cell| view! { <td>{cell.text.clone()}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    let more = it.rows.len().checked_sub(ROWS).filter(|more| *more > 0);
    view! {
        <p class="report-said">{it.caption.clone()}</p>
        <div class="table-frame" role="group" tabindex="0" aria-label=it.caption.clone()>
            <table class="table">
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        {more.map(|more| view! { <p class="hint">{tf("gather.more", &[("rows", &tn("rows", more))])}</p> })}
    }
    .into_any()
}
