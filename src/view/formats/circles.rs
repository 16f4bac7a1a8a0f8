//! Small groups of states, states that do alike, and the rule of participation: as the texts word
//! them.
//!
//! In: sentences whose words say so (`src/data/view/cues.tsv`). Out: tables, each row with its words,
//! who is named in the sentence and the facts around it. Must not know what a group is really made of.
//!
//! «тандем с Ташкентом» → «тандем», Узбекистан

use std::collections::BTreeSet;

use super::listed::joins;
use crate::lexicon::EntityKind;
use crate::query::FactRef;
use crate::record::FactKind;
use crate::text::{Span, tokenize};
use crate::view::Place;
use crate::view::desk::{Desk, Marks};
use crate::view::lines::{Line, counts, evidence, speaker_at};
use crate::view::partners::partners;
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Table};

/// A sentence with the words that brought it here.
struct Told<'a> {
    line: Line<'a>,
    words: String,
    facts: Vec<FactRef>,
    /// States and groups named, by id.
    named: Vec<&'a str>,
}

/// The sentences with words of a family outside names, and with somebody named. A group that is not
/// there («без союза») brings none; whoever only a negated clause names does not do alike.
fn told<'a>(desk: &Desk<'a>, lines: &[Line<'a>], family: &'static str) -> Vec<Told<'a>> {
    let mut out = Vec::new();
    let cued = desk.memory.cued(family, desk.documents);
    for line in lines {
        let Some(places) = cued.get(&(line.document, line.span.start)) else { continue };
        let partners = line.partners();
        if partners.is_empty() {
            continue;
        }
        // Of two cues with one end («держав …, стран …, таких как») the nearer is meant.
        let is_last = |place: &Span| {
            !places.iter().any(|other| other.end == place.end && other.start > place.start)
        };
        let places: Vec<Span> = places
            .iter()
            .copied()
            .filter(|place| !is_in_name(line, *place) && is_last(place) && !is_denied(line, *place))
            .collect();
        let words: Vec<&str> = places.iter().map(|place| place.of(line.text)).collect();
        let facts = evidence(desk, line.document, line.span);
        if !words.is_empty() && counts(desk, &facts) {
            let named = named(line, &partners, &places);
            out.push(Told { line: *line, words: words.join(", "), facts, named });
        }
    }
    out
}

/// The clauses of a sentence as far as marks tell: pieces between commas, stops and dashes.
fn piece(line: &Line, place: Span) -> (Span, Span) {
    let is_mark = |c: char| matches!(c, ',' | ';' | ':' | '.' | '(' | ')' | '–' | '—');
    let before = Span { start: line.span.start, end: place.start };
    let after = Span { start: place.end, end: line.span.end };
    let from = before.of(line.text).rfind(is_mark).map_or(0, |at| at + 1);
    let to = after.of(line.text).find(is_mark).unwrap_or(after.len());
    (
        Span { start: before.start + from as u32, end: place.start },
        Span { start: place.end, end: after.start + to as u32 },
    )
}

fn has_word(line: &Line, span: Span, words: &[&str]) -> bool {
    let tokens = tokenize(span.of(line.text));
    (0..tokens.list().len()).any(|at| words.contains(&tokens.norm(at)))
}

/// Whether «без», «не» or «ни» stands before the words in their piece of the sentence.
fn is_denied(line: &Line, place: Span) -> bool {
    has_word(line, piece(line, place).0, &["без", "не", "ни", "нет", "вне"])
}

/// Who is named as one of those meant. Where the words open a list («таких как»), whoever stands in
/// it; else everybody but who stands in a negated piece of the sentence.
fn named<'a>(line: &Line<'a>, partners: &BTreeSet<&'a str>, places: &[Span]) -> Vec<&'a str> {
    let all = || line.mentions.iter().filter(|m| partners.contains(m.id.as_str()));
    let mut out: Vec<&str> = Vec::new();
    for place in places.iter().filter(|place| place.of(line.text).ends_with("как")) {
        let mut end = place.end;
        for mention in all().filter(|mention| mention.span.start >= place.end) {
            let gap = Span { start: end, end: mention.span.start }.of(line.text);
            if !joins(gap, 0) {
                break;
            }
            out.push(mention.id.as_str());
            end = mention.span.end;
        }
    }
    if out.is_empty() {
        let is_denied = |span: Span| {
            let (before, after) = piece(line, span);
            [before, after].iter().any(|part| has_word(line, *part, &["не", "ни", "нет"]))
        };
        out.extend(all().filter(|m| !is_denied(m.span)).map(|m| m.id.as_str()));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Whether words are part of a name: «пояс» of «Один пояс, один путь».
fn is_in_name(line: &Line, place: Span) -> bool {
    let is_name =
        |kind| matches!(kind, EntityKind::Route | EntityKind::Organisation | EntityKind::Company);
    line.mentions.iter().any(|m| is_name(m.kind) && m.span.overlaps(place))
}

/// Small groups of states.
pub(super) fn groups<'a>(desk: &Desk<'a>, lines: &[Line<'a>], marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let told = told(desk, lines, "group");
    Panel {
        id: "groups".into(),
        title: m.t("formats.groups").into(),
        note: m.t("formats.groups.note").into(),
        help: m.t("formats.groups.help").into(),
        table: table(desk, "groups", "formats.called", &told, marks),
        lead: Lead::Table,
        empty: told.is_empty().then(|| desk.nothing("formats.groups.none")),
        ..Panel::default()
    }
}

/// States that do alike.
pub(super) fn peers<'a>(desk: &Desk<'a>, lines: &[Line<'a>], marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let told = told(desk, lines, "peer");
    Panel {
        id: "peers".into(),
        title: m.t("formats.peers").into(),
        note: m.t("formats.peers.note").into(),
        help: m.t("formats.peers.help").into(),
        table: table(desk, "peers", "formats.alike", &told, marks),
        lead: Lead::Table,
        empty: told.is_empty().then(|| desk.nothing("formats.peers.none")),
        ..Panel::default()
    }
}

fn table(desk: &Desk, panel: &str, words: &str, told: &[Told], marks: &mut Marks) -> Table {
    let m = desk.locale;
    let columns = vec![
        Column::words(m.t(words)),
        Column::words(m.t("formats.sentence")),
        Column::words(m.t("column.speaker")),
        Column::words(m.t("formats.words")),
    ];
    let row = |at: usize| {
        let Some(told) = told.get(at) else { return Vec::new() };
        let (line, key) = (&told.line, format!("{panel}:{at}"));
        let (sentence, label) = (Cell::quote(line.words()), line.words().to_owned());
        let sentence = if told.facts.is_empty() {
            let place = Place { document: line.document, span: line.span };
            let mark = marks.add_places(key, label, vec![place]);
            sentence.noted(m.t("formats.factless")).marked(mark)
        } else {
            sentence.marked(marks.add(key, label, told.facts.clone()))
        };
        let speaker = speaker_at(desk, line.document, line.span);
        vec![
            Cell::head(told.words.clone()),
            partners(desk, told.named.iter().copied(), m.t("formats.beside.none")),
            Cell::text(desk.speaker_name(speaker)),
            sentence,
        ]
    };
    Table::paged(columns, told.len(), desk.page(panel), row).set(Layout::Ledger)
}

/// Principles that say where the home state takes part.
pub(super) fn participation(desk: &Desk, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let rule = desk.seen_of(FactKind::Principle).chain(desk.seen_of(FactKind::Position));
    let mut seen: Vec<_> =
        rule.filter(|seen| desk.memory.worded(seen.quote()).contains_key("part")).collect();
    // A sentence of several principles is one rule.
    seen.dedup_by_key(|seen| (seen.at.document, seen.fact.span));
    let columns = vec![
        Column::words(m.t("column.speaker")),
        Column::words(m.t("column.title")),
        Column::words(m.t("formats.words")),
    ];
    let row = |at: usize| {
        let Some(seen) = seen.get(at) else { return Vec::new() };
        let label = seen.quote().to_owned();
        let mark = marks.add(format!("rule:{at}"), label, vec![seen.at]);
        vec![
            Cell::head(desk.speaker_name(seen.speaker())),
            Cell::text(desk.source_name(seen.at.document)),
            Cell::quote(seen.quote()).marked(mark),
        ]
    };
    let table = Table::paged(columns, seen.len(), desk.page("rule"), row).set(Layout::Ledger);
    Panel {
        id: "rule".into(),
        title: m.t("formats.rule").into(),
        note: m.t("formats.rule.note").into(),
        help: m.t("formats.rule.help").into(),
        table,
        lead: Lead::Table,
        empty: seen.is_empty().then(|| desk.nothing("formats.rule.none")),
        ..Panel::default()
    }
}
