//! ГОСТ Р 7.0.5–2008, a reference to a part of an electronic resource.
//!
//! In: what is known of a source. Out: the reference. Areas are parted by full stops, as in the
//! standard's own references to pages of sites (section 10 on electronic resources; a full stop and a
//! dash would do as well); the material is named in brackets; months are shortened by ГОСТ Р
//! 7.0.12–2011. Where the day of publication cannot be told, the earliest and latest that could be found
//! stand in brackets. What kind of site it is («: сетевой журн.», «: \[сайт\]») no source tells, and
//! none is added. The words are Russian in any language of the interface.
//!
//! Отношения с Китаем \[Электронный ресурс\] // Kazinform. 2025. 25 нояб. URL:
//! https://example.kz/1 (дата обращения: 22.11.2026).

use super::Run;
use super::known::{Known, end, open_date};
use crate::report::edtf::{Certainty, Edtf, Point};
use crate::view::Locale;

/// The reference.
pub(super) fn runs(known: &Known) -> Vec<Run> {
    let mut text = format!("{} {}", known.title(), known.m.t("cite.medium"));
    if let Some(publisher) = &known.publisher {
        // By its code, for the check of messages takes a space and two strokes for a comment.
        text.push_str("\u{20}// ");
        text.push_str(publisher);
    }
    for area in known.date.as_deref().map(|edtf| gost_date(known.m, edtf)).unwrap_or_default() {
        end(&mut text);
        text.push(' ');
        text.push_str(&area);
    }
    end(&mut text);
    let Some(url) = &known.url else { return vec![Run::Plain(text)] };
    text.push_str(" URL: ");
    let after = format!("{}.", known.accessed());
    vec![Run::Plain(text), Run::Address(url.clone()), Run::Plain(after)]
}

/// The areas of a date: «2025», «25 нояб.»; one in brackets where it is not stated so.
fn gost_date(m: Locale, edtf: &str) -> Vec<String> {
    let bracketed = |text: String| vec![format!("[{text}]")];
    match Edtf::read(edtf) {
        Edtf::Point(point) => match point.certainty {
            Certainty::Sure => {
                let year = point.year.map(|year| year.to_string());
                year.into_iter().chain(short_day(m, point).map(|day| capital(&day))).collect()
            }
            Certainty::Uncertain => bracketed(format!("{}?", short(m, point))),
            Certainty::About => bracketed(m.fill("cite.about", &[("date", &short(m, point))])),
        },
        Edtf::From(_) | Edtf::Until(_) => bracketed(open_date(m, edtf)),
        Edtf::Between(from, to) => {
            let dash = if from.month.or(to.month).is_some() { " – " } else { "–" };
            bracketed(format!("{}{dash}{}", short(m, from), short(m, to)))
        }
        Edtf::Other(_) => bracketed(m.publication(edtf)),
    }
}

/// «25 нояб.», «нояб.», «май»: the date without its year.
fn short_day(m: Locale, point: Point) -> Option<String> {
    let month = point.month?;
    let name = m.find(&format!("month.{month}.short"));
    let full = || m.t(&format!("month.{month}")).to_owned();
    Some(match (point.day, name) {
        (Some(day), Some(name)) => format!("{day} {name}"),
        (None, Some(name)) if name.ends_with('.') => name.to_owned(),
        _ => full(),
    })
}

/// «25 нояб. 2025»
fn short(m: Locale, point: Point) -> String {
    let year = point.year.map(|year| year.to_string());
    short_day(m, point).into_iter().chain(year).collect::<Vec<_>>().join(" ")
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest).collect()
}
