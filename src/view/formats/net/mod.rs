//! Routes, or companies, and the partners that are named with them.
//!
//! In: sentences and facts that pass. Out: [`Node`]s and their panel. A partner belongs to a node
//! where a sentence names both, or a fact whose evidence holds the node's name is about it. Must not
//! say that a partner takes part in a route: the words do, behind the mark.
//!
//! «Транскаспийский маршрут и связанный с ним блок – ЕС, Китай» → Средний коридор with EU and CN

mod event;
mod picture;
mod table;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use event::Event;

use crate::lexicon::EntityKind;
use crate::query::FactRef;
use crate::record::{FactDetail, FactKind};
use crate::text::Span;
use crate::view::desk::{Desk, Marks, Seen};
use crate::view::lines::{Line, around, counts, evidence};
use crate::view::sheet::{Lead, Panel};

/// The kinds of facts that tell what a company does; a newspaper that is merely quoted has none.
const DEEDS: [FactKind; 6] = [
    FactKind::Indicator,
    FactKind::Agreement,
    FactKind::Role,
    FactKind::Exchange,
    FactKind::Dependence,
    FactKind::Defence,
];

/// What ties a node to a partner.
#[derive(Debug, Default)]
struct Edge {
    /// Sentences that name both.
    sentences: usize,
    /// Facts about the partner whose evidence holds the node's name.
    facts: BTreeSet<FactRef>,
    /// Number of its mark.
    mark: Option<usize>,
}

/// A route or a company.
#[derive(Debug, Default)]
struct Node<'a> {
    id: &'a str,
    name: String,
    spellings: BTreeSet<String>,
    mentions: usize,
    documents: BTreeSet<u32>,
    edges: BTreeMap<&'a str, Edge>,
    /// Indicators in whose evidence it is named.
    figures: BTreeMap<FactRef, Seen<'a>>,
    events: Vec<Event<'a>>,
    facts: BTreeSet<FactRef>,
    mark: Option<usize>,
}

/// The panel.
pub(super) fn panel<'a>(desk: &Desk<'a>, lines: &[Line<'a>], marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let shown = desk.option("formats-net", &["routes", "companies"]);
    let kind = if shown == "companies" { EntityKind::Company } else { EntityKind::Route };
    let mut nodes = nodes(desk, lines, kind);
    for node in &mut nodes {
        number(desk, node, marks);
    }
    Panel {
        id: "routes".into(),
        title: m.t("formats.routes").into(),
        note: m.t("formats.routes.note").into(),
        help: m.t("formats.routes.help").into(),
        switches: vec![desk.switch("formats-net", &["routes", "companies"])],
        chart: Some(picture::picture(desk, &nodes, kind)),
        table: table::table(desk, &nodes, kind),
        lead: Lead::Both,
        empty: nodes.is_empty().then(|| m.t("formats.routes.none").to_owned()),
        ..Panel::default()
    }
}

/// The nodes, most mentions first.
fn nodes<'a>(desk: &Desk<'a>, lines: &[Line<'a>], kind: EntityKind) -> Vec<Node<'a>> {
    let mut found: BTreeMap<&'a str, Node<'a>> = BTreeMap::new();
    for line in lines {
        for mention in line.mentions.iter().filter(|mention| mention.kind == kind) {
            let facts = evidence(desk, line.document, mention.span);
            if !counts(desk, &facts) {
                continue;
            }
            let seen = around(desk, line.document, mention.span);
            let is_deed = |seen: &Seen| DEEDS.contains(&seen.fact.detail.kind());
            if kind == EntityKind::Company && !seen.iter().any(is_deed) {
                continue;
            }
            let node = found.entry(mention.id.as_str()).or_default();
            node.id = &mention.id;
            let words = mention.span.of(line.text).split_whitespace();
            node.spellings.insert(words.collect::<Vec<_>>().join(" "));
            node.mentions += 1;
            node.documents.insert(line.document);
            node.facts.extend(facts);
            tie(node, line, &seen);
        }
    }
    let mut out: Vec<Node> = found.into_values().collect();
    for node in &mut out {
        node.name = desk.name_of(kind, node.id);
        node.events = event::events(desk, lines, node.id);
        node.facts.extend(node.events.iter().map(|event| event.seen.at));
    }
    out.sort_by_key(|node| (Reverse(node.mentions), node.id));
    out
}

/// The partners and figures of one mention.
fn tie<'a>(node: &mut Node<'a>, line: &Line<'a>, seen: &[Seen<'a>]) {
    let is_said = |seen: &Seen| seen.fact.detail.kind() == FactKind::Statement;
    for partner in line.partners() {
        node.edges.entry(partner).or_default().sentences += 1;
    }
    for one in seen.iter().filter(|seen| !is_said(seen)) {
        if matches!(one.fact.detail, FactDetail::Indicator(_)) {
            node.figures.insert(one.at, *one);
        }
        for partner in &one.fact.partners {
            node.edges.entry(partner).or_default().facts.insert(one.at);
        }
    }
    // Words of a speaker stand for what no shorter fact says.
    for partner in line.partners() {
        let Some(edge) = node.edges.get_mut(partner) else { continue };
        if edge.facts.is_empty() {
            let about = |seen: &&Seen| seen.fact.partners.iter().any(|id| id == partner);
            edge.facts.extend(seen.iter().filter(about).map(|seen| seen.at));
        }
    }
}

/// Gives a node, its edges, its figures' and events' their marks.
fn number(desk: &Desk, node: &mut Node, marks: &mut Marks) {
    let m = desk.locale;
    let id = node.id;
    let label = |what: &str, facts: usize| {
        let count = m.plural("places", facts);
        m.fill("formats.mark", &[("format", &node.name), ("what", what), ("count", &count)])
    };
    if !node.facts.is_empty() {
        let facts: Vec<FactRef> = node.facts.iter().copied().collect();
        let label = label(m.t("formats.facts"), facts.len());
        node.mark = Some(marks.add(format!("node:{id}"), label, facts));
    }
    for (partner, edge) in node.edges.iter_mut().filter(|(_, edge)| !edge.facts.is_empty()) {
        let facts: Vec<FactRef> = edge.facts.iter().copied().collect();
        let label = label(&desk.name(partner), facts.len());
        edge.mark = Some(marks.add(format!("edge:{id}:{partner}"), label, facts));
    }
    for (at, event) in node.events.iter_mut().enumerate() {
        let label = label(&event.words(desk), 1);
        event.mark = Some(marks.add(format!("event:{id}:{at}"), label, vec![event.seen.at]));
    }
}

/// The two ends that a name states: «Достык–Мойынты».
fn ends(spelling: &str) -> Option<(String, String)> {
    let is_dash = |c: char| matches!(c, '-' | '‑' | '–' | '—' | '−');
    let parts: Vec<&str> = spelling.split(is_dash).map(str::trim).collect();
    let is_name = |part: &&str| part.chars().next().is_some_and(char::is_uppercase);
    match (parts.first(), parts.last()) {
        (Some(first), Some(last)) if parts.len() > 1 && parts.iter().all(is_name) => {
            Some(((*first).to_owned(), (*last).to_owned()))
        }
        _ => None,
    }
}

/// Whether a place lies before another.
fn is_before(a: Span, b: Span) -> bool {
    a.end <= b.start
}

#[cfg(test)]
mod tests {
    use super::ends;

    #[test]
    fn a_name_of_two_places_states_the_ends() {
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(ends("Бахты–Аягоз"), pair("Бахты", "Аягоз"));
        assert_eq!(ends("Баку – Тбилиси – Карс"), pair("Баку", "Карс"));
        assert_eq!(ends("Средний коридор"), None);
        assert_eq!(ends("газопровод Север-2"), None);
        assert_eq!(ends("–"), None);
    }
}
