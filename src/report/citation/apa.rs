//! APA, 7th edition: a page of a website with a group as its author.
//!
//! In: what is known of a source. Out: the reference, and what stands behind a quoted sentence. In the
//! words of a language.
//!
//! Kazinform. (2025, 25 ноября). Отношения с Китаем. https://example.kz/1

use super::Run;
use super::known::{Known, open_date};
use crate::report::edtf::{Certainty, Edtf, Point};
use crate::report::marks::quoted;
use crate::view::Locale;

/// The reference.
pub(super) fn runs(known: &Known) -> Vec<Run> {
    let when = format!(" ({}). ", apa_date(known.m, known.date.as_deref()));
    // Only a title that the work has is set in italics.
    let title =
        |text: String| if known.title.is_some() { Run::Italic(text) } else { Run::Plain(text) };
    let stop = |text: &str| if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    let name = known.title();
    let mut runs = match &known.publisher {
        Some(publisher) => vec![
            Run::Plain(format!("{publisher}{}{when}", stop(publisher))),
            title(name.clone()),
            Run::Plain(stop(&name).to_owned()),
        ],
        None => {
            vec![title(name.clone()), Run::Plain(format!("{}{}", stop(&name), when.trim_end()))]
        }
    };
    if let Some(url) = &known.url {
        // A page without a date may change: then the style wants the day it was read.
        let read = known.accessed.as_deref().filter(|_| known.date.is_none());
        let phrase = read.map(|day| {
            known.m.fill(
                "cite.retrieved",
                &[("date", &known.m.date(day).replace('\u{a0}', " ")), ("url", "")],
            )
        });
        runs.push(Run::Plain(format!(" {}", phrase.unwrap_or_default())));
        runs.push(Run::Address(url.clone()));
    }
    runs
}

/// «2025, 25 ноября»; «б. д.» for none.
fn apa_date(m: Locale, edtf: Option<&str>) -> String {
    let Some(edtf) = edtf else { return m.t("cite.no-date").to_owned() };
    match Edtf::read(edtf) {
        Edtf::Point(point @ Point { year: Some(year), .. }) => {
            let day = match (point.month, point.day) {
                (None, _) => String::new(),
                (Some(month), None) => format!(", {}", m.t(&format!("month.{month}"))),
                (Some(month), Some(day)) => {
                    let (month, day) = (m.t(&format!("month.{month}.of")), day.to_string());
                    format!(", {}", m.fill("cite.day-of-month", &[("month", month), ("day", &day)]))
                }
            };
            let shown = format!("{year}{day}");
            match point.certainty {
                Certainty::Sure => shown,
                _ => m.fill("cite.about", &[("date", &shown)]),
            }
        }
        _ => open_date(m, edtf),
    }
}

/// «(Kazinform, 2025)», behind a quoted sentence.
pub(super) fn in_text(known: &Known) -> String {
    let who = known.publisher.clone().unwrap_or_else(|| match &known.title {
        Some(title) => quoted(title),
        None => known.title(),
    });
    let year = match known.date.as_deref().map(Edtf::read) {
        Some(Edtf::Point(Point { year: Some(year), certainty: Certainty::Sure, .. })) => {
            year.to_string()
        }
        _ => apa_date(known.m, known.date.as_deref()),
    };
    format!("({who}, {year})")
}
