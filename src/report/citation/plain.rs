//! A reference for people: title, publisher, date, address.
//!
//! In: what is known of a source. Out: the reference, in the words of a language.
//!
//! «Отношения с Китаем». Kazinform, 25 ноября 2025. https://example.kz/1 (дата обращения: 22.11.2026)

use super::Run;
use super::known::{Known, end};
use crate::report::marks::quoted;

/// The reference.
pub(super) fn runs(known: &Known) -> Vec<Run> {
    let title = match &known.title {
        Some(title) => quoted(title),
        None => known.title(),
    };
    let when = known.date.as_deref().map(|edtf| known.m.publication(edtf).replace('\u{a0}', " "));
    let place: Vec<String> = known.publisher.iter().cloned().chain(when).collect();
    let mut text = title;
    end(&mut text);
    if !place.is_empty() {
        text.push(' ');
        text.push_str(&place.join(", "));
        end(&mut text);
    }
    let Some(url) = &known.url else { return vec![Run::Plain(text)] };
    text.push(' ');
    vec![Run::Plain(text), Run::Address(url.clone()), Run::Plain(known.accessed())]
}
