//! The vocabulary of the doctrine: which notions each voice or document uses, and how far they are its
//! own.
//!
//! In: uses of notions with their speakers, words by speaker. Out: notion × voice (or document), and
//! each use of one notion in its line. Keyness is Dunning's log-likelihood ratio against all other
//! columns («Accurate methods for the statistics of surprise and coincidence», 1993), in the form of
//! Rayson and Garside (2000): G² = 2 (a ln(a/E₁) + b ln(b/E₂)).
//!
//! `equidistance` → «равноудаленность» (Мустафин), «равноудаленности» (Алибайов)

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::desk::{Desk, Marks};
use super::super::evidence::Place;
use super::super::kwic::{self, key_part, source, voice};
use super::super::route::Route;
use super::super::sheet::{Cell, Column, Layout, Lead, Panel, Table};
use super::super::{Language, View};
use super::passes;
use crate::query::doctrine::terms;
use crate::query::search::{left, plain, right};
use crate::query::{Selection, Use};

/// Values of the option `terms-by`.
const BY: [&str; 2] = ["voices", "sources"];
/// So many columns stand side by side.
const PARTS: usize = 40;
/// Keyness of one degree of freedom that chance exceeds once in twenty times.
const NOTABLE: f64 = 3.84;

/// A column: who or what uses notions, in how many words.
struct Part<'a> {
    /// Who speaks; of documents nobody.
    speaker: &'a str,
    /// The document, of an author or by itself.
    document: u32,
    words: usize,
    /// The uses of each notion, by its number.
    uses: BTreeMap<usize, Vec<&'a Use>>,
    /// How many uses.
    count: usize,
}

/// The log-likelihood ratio of `a` uses in `c` words against `b` uses in `d` words: below zero where
/// the first uses it less. Zero where either has no words.
fn keyness((a, c): (usize, usize), (b, d): (usize, usize)) -> f64 {
    let [a, b, c, d] = [a, b, c, d].map(|count| count as f64);
    if c <= 0.0 || d <= 0.0 || a + b <= 0.0 {
        return 0.0;
    }
    let part = |seen: f64, words: f64| {
        let expected = words * (a + b) / (c + d);
        if seen > 0.0 { seen * libm::log(seen / expected) } else { 0.0 }
    };
    let ratio = (2.0 * (part(a, c) + part(b, d))).max(0.0);
    if a / c < b / d { -ratio } else { ratio }
}

/// The uses that pass.
fn uses<'a>(desk: &Desk<'a>) -> Vec<&'a Use> {
    let all = desk.voices.map(|voices| voices.uses.as_slice()).unwrap_or_default().iter();
    all.filter(|found| passes(desk, &found.words.speaker, found.words.document)).collect()
}

/// The columns that use any notion, with the words of all of them and how many there are: of more than
/// [`PARTS`] those with most uses.
fn parts<'a>(desk: &Desk<'a>) -> (Vec<Part<'a>>, usize, usize) {
    let by_source = desk.option("terms-by", &BY) == "sources";
    let place = |speaker: &'a str, document: u32| -> (&'a str, u32) {
        match (by_source, speaker == Selection::AUTHOR) {
            (true, _) => ("", document),
            (false, true) => (speaker, document),
            (false, false) => (speaker, u32::MAX),
        }
    };
    let Some(voices) = desk.voices else { return (Vec::new(), 0, 0) };
    let mut parts: BTreeMap<(&str, u32), Part> = BTreeMap::new();
    for (document, speaker, words) in &voices.spoken {
        if !passes(desk, speaker, *document) {
            continue;
        }
        let at = place(speaker, *document);
        let (speaker, document) = (at.0, *document);
        let new = || Part { speaker, document, words: 0, uses: BTreeMap::new(), count: 0 };
        parts.entry(at).or_insert_with(new).words += words;
    }
    for found in uses(desk) {
        if let Some(part) = parts.get_mut(&place(&found.words.speaker, found.words.document)) {
            part.uses.entry(found.term).or_default().push(found);
            part.count += 1;
        }
    }
    let mut parts: Vec<Part> = parts.into_values().filter(|part| part.count > 0).collect();
    if !by_source {
        parts.sort_by_key(|part| Reverse(part.count));
    }
    let (words, all) = (parts.iter().map(|part| part.words).sum(), parts.len());
    if all > PARTS {
        parts.sort_by_key(|part| Reverse(part.count));
        parts.truncate(PARTS);
        if by_source {
            parts.sort_by_key(|part| part.document);
        }
    }
    (parts, words, all)
}

impl Part<'_> {
    fn name(&self, desk: &Desk) -> String {
        match self.speaker {
            "" => source(desk, self.document),
            speaker => voice(desk, speaker, self.document),
        }
    }

    /// Its part of a mark's key.
    fn key(&self) -> String {
        match self.speaker {
            "" => format!("source-{}", self.document),
            Selection::AUTHOR => format!("author-{}", self.document),
            speaker => key_part(speaker),
        }
    }
}

/// A notion as it is shown.
#[derive(Clone, Copy)]
struct Notion<'a> {
    /// As in [`Use::term`].
    number: usize,
    id: &'a str,
    name: &'a str,
}

/// The notion of a number: of the vocabulary, or the user's own.
fn notion<'a>(desk: &Desk<'a>, number: usize) -> Option<Notion<'a>> {
    if let Some(term) = terms().get(number) {
        let name = match desk.locale.language {
            Language::Ru => term.names.ru,
            Language::En => term.names.en,
            Language::Kk => term.names.kk,
        };
        return Some(Notion { number, id: term.id, name });
    }
    let own = desk.voices?.own.get(number.checked_sub(terms().len())?)?;
    Some(Notion { number, id: &own.id, name: &own.name })
}

/// The notions in use, the most used first, each with the number of its uses.
fn in_use<'a>(desk: &Desk<'a>) -> Vec<(Notion<'a>, usize)> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for found in uses(desk) {
        *counts.entry(found.term).or_default() += 1;
    }
    let mut list: Vec<_> = counts.into_iter().collect();
    list.sort_by_key(|(term, count)| (Reverse(*count), *term));
    let named = list.into_iter().filter_map(|(number, uses)| Some((notion(desk, number)?, uses)));
    named.collect()
}

/// The notion whose uses are shown: the chosen one, or the most used.
fn chosen<'a>(desk: &Desk<'a>) -> Option<Notion<'a>> {
    let all = terms().len() + desk.voices.map_or(0, |voices| voices.own.len());
    let known = (0..all).filter_map(|number| notion(desk, number));
    let wanted = desk.options.get("term");
    let wanted = wanted.and_then(|id| known.into_iter().find(|term| term.id == id));
    wanted.or_else(|| in_use(desk).into_iter().next().map(|(term, _)| term))
}

/// Notion × voice, or × document.
pub(super) fn matrix(desk: &Desk, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let (parts, words, all) = parts(desk);
    let names: Vec<String> = parts.iter().map(|part| part.name(desk)).collect();
    let rows = in_use(desk).into_iter().map(|(term, total)| {
        let head = Cell { link: Some(address(desk, term.id)), ..Cell::head(term.name) };
        let mut row = vec![head, Cell::number(total as f64, m.number(total as f64))];
        row.extend(parts.iter().zip(&names).map(|(part, name)| {
            let Some(uses) = part.uses.get(&term.number) else { return Cell::absent("") };
            let here = uses.len();
            let rest = words.saturating_sub(part.words);
            let ratio = keyness((here, part.words), (total.saturating_sub(here), rest));
            let label = format!("{name}, «{}»: {}", term.name, m.plural("finds", here));
            let places = uses
                .iter()
                .map(|found| Place { document: found.words.document, span: found.words.span });
            let key = format!("term:{}:{}", term.id, part.key());
            let mark = marks.add_places(key, label, places.collect());
            let notable = ratio >= NOTABLE;
            let cell = Cell::number(here as f64, m.number(here as f64)).marked(mark);
            let cell = Cell { heat: notable.then(|| heat(ratio)), ..cell };
            if rest == 0 { cell } else { cell.noted(signed(desk, ratio)) }
        }));
        row
    });
    let rows: Vec<_> = rows.collect();
    let mut columns = vec![Column::words(m.t("voices.term")), Column::numbers(m.t("column.total"))];
    columns.extend(names.iter().map(|name| Column::numbers(name.clone())));
    let mut note = m.t("voices.terms.note").to_owned();
    if all > parts.len() {
        let rest = m.number((all - parts.len()) as f64);
        note.push_str(&m.fill("voices.terms.rest", &[("n", &rest)]));
    }
    Panel {
        id: "terms".into(),
        title: m.t("voices.terms").into(),
        note,
        help: m.t("voices.terms.help").into(),
        switches: vec![desk.switch("terms-by", &BY)],
        empty: rows.is_empty().then(|| desk.nothing("voices.none")),
        table: Table::whole(columns, rows).set(Layout::Matrix),
        lead: Lead::Table,
        ..Panel::default()
    }
}

/// 1–9: each step is as much again as chance exceeds once in twenty times.
fn heat(ratio: f64) -> u8 {
    (1_u8..9).find(|step| ratio < NOTABLE * f64::from(*step + 1)).unwrap_or(9)
}

/// «+7,4», «−2».
fn signed(desk: &Desk, ratio: f64) -> String {
    let rounded = (ratio * 10.0).round() / 10.0;
    let plus = if rounded > 0.0 { "+" } else { "" };
    format!("{plus}{}", desk.locale.number(rounded))
}

/// The present address with another notion.
fn address(desk: &Desk, term: &str) -> String {
    let route = Route { options: desk.options.clone(), ..desk.route_to(View::Voices) };
    route.with_option("term", term).to_fragment()
}

/// Each use of one notion in its line.
pub(super) fn uses_of_one(desk: &Desk, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let term = chosen(desk);
    let list: Vec<&Use> = uses(desk)
        .into_iter()
        .filter(|found| term.is_some_and(|term| term.number == found.term))
        .collect();
    let context = usize::from(kwic::context(desk));
    let page = desk.page("uses");
    let lines = list.iter().skip(page.start).take(page.len()).filter_map(|found| {
        let document = desk.documents.get(found.words.document as usize)?;
        let span = found.words.span;
        let paragraph = document.segments.iter().find(|segment| segment.span.contains(span))?.span;
        Some(kwic::Line {
            document: found.words.document,
            span,
            left: left(&document.text, paragraph, span, context),
            keyword: plain(span.of(&document.text)),
            right: right(&document.text, paragraph, span, context),
            speaker: found.words.speaker.clone(),
        })
    });
    let lines = lines.collect();
    let table = kwic::table(desk, marks, "use", (page.start, list.len()), lines);
    let notion = term.map_or("", |term| term.name);
    Panel {
        id: "uses".into(),
        title: m.fill("voices.uses", &[("term", notion)]),
        note: m.t("voices.uses.note").into(),
        empty: table.rows.is_empty().then(|| desk.nothing("voices.none")),
        table,
        lead: Lead::Table,
        ..Panel::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keyness_is_that_of_the_worked_example() {
        // 10 of 1 000 words against 10 of 4 000: expected 4 and 16;
        // 2 (10 ln 2.5 + 10 ln 0.625) = 8.9257.
        assert!((keyness((10, 1000), (10, 4000)) - 8.9257).abs() < 1e-3);
        assert!((keyness((10, 4000), (10, 1000)) + 8.9257).abs() < 1e-3);
        assert!(keyness((2, 100), (2, 100)).abs() < 1e-12);
        for nothing in [keyness((0, 0), (3, 10)), keyness((3, 10), (0, 0)), keyness((0, 5), (0, 5))]
        {
            assert!(nothing.abs() < 1e-12);
        }
    }

    #[test]
    fn darker_is_more_its_own() {
        assert_eq!([3.9, 8.0, 12.0, 900.0].map(heat), [1, 2, 3, 9]);
    }

    proptest::proptest! {
        #[test]
        fn keyness_is_finite_and_turns_its_sign(a in 0..900_usize, b in 0..900_usize, c in 900..9_000_usize, d in 900..9_000_usize) {
            let (one, other) = (keyness((a, c), (b, d)), keyness((b, d), (a, c)));
            proptest::prop_assert!(one.is_finite());
            proptest::prop_assert!((one.abs() - other.abs()).abs() < 1e-9);
        }
    }
}
