//! The filter by years.

use leptos::prelude::*;

use super::fold;
use super::roving::Roving;
use crate::query::YearChoice;
use crate::ui::state::Page;
use crate::ui::text::{t, tf, tn};

/// From a year to a year, of those that facts are dated by.
#[component]
pub(crate) fn Years(row: Roving) -> impl IntoView {
    let page = Page::get();
    let chosen = Memo::new(move |_| {
        let filter = page.route().filter;
        (filter.since, filter.until)
    });
    let years = Memo::new(move |_| {
        page.shown.with(|shown| {
            shown.as_deref().map(|shown| shown.controls.years.clone()).unwrap_or_default()
        })
    });
    let undated = move || {
        let undated = page.shown.with(|s| s.as_ref().map_or(0, |s| s.controls.undated));
        (undated > 0).then(|| tf("filter.year.undated", &[("facts", &tn("facts", undated))]))
    };
    let summary = move || match chosen.get() {
        (None, None) => t("filter.all").to_owned(),
        (since, until) => {
            let year = |year: Option<i32>| year.map(|year| year.to_string()).unwrap_or_default();
            format!("{}–{}", year(since), year(until))
        }
    };
    let label = view! {
        <span class="filter-label">{t("filter.year")}</span>
        <span class="filter-state">{summary}</span>
    };
    let panel = move || {
        view! {
                <fieldset class="menu-panel years">
                    <legend class="hint">{t("filter.year.hint")}</legend>
                    {bound(page, years, "filter.year.since", End::Since)}
                    {bound(page, years, "filter.year.until", End::Until)}
                    <p class="hint">{undated}</p>
                </fieldset>
        }
        .into_any()
    };
    fold::menu("menu", "filter-year".to_owned(), Some(row), label.into_any(), panel)
}

/// Which end of the time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Since,
    Until,
}

fn bound(page: Page, years: Memo<Vec<YearChoice>>, key: &'static str, end: End) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        let filter = page.route().filter;
        match end {
            End::Since => filter.since,
            End::Until => filter.until,
        }
    });
    let set = move |event| {
        let year = event_target_value(&event).parse().ok();
        page.go(|route| {
            let filter = &mut route.filter;
            match end {
                End::Since => {
                    filter.since = year;
                    filter.until = filter.until.map(|until| until.max(year.unwrap_or(until)));
                }
                End::Until => {
                    filter.until = year;
                    filter.since = filter.since.map(|since| since.min(year.unwrap_or(since)));
                }
            }
        });
    };
    let options = move || {
        let chosen = chosen.get();
        let years = years.get().into_iter().map(|choice| {
            let year = choice.year;
            let count = match end {
                End::Since => choice.since,
                End::Until => choice.until,
            };
            let label = tf(
                "filter.year.option",
                &[("year", &year.to_string()), ("facts", &tn("facts", count))],
            );
            view! {
                <option value=year.to_string() selected=chosen == Some(year)>{label}</option>
            }
        });
        view! {
            <option value="" selected=chosen.is_none()>{t("filter.year.any")}</option>
            {years.collect_view()}
        }
    };
    view! {
        <label class="field">
            <span>{t(key)}</span>
            <select on:change=set>{options}</select>
        </label>
    }
    .into_any()
}
