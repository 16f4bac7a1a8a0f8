//! The register of formats: how each is spelled, how often it is named, what the home state is in it,
//! who is named beside it.
//!
//! In: sentences and facts that pass. Out: [`Format`]s and their table. A format of a region with a
//! partner, «Центральная Азия – Китай», is known by its two names with a dash between them
//! (`src/data/view/formats.tsv`). Must not know who is a member but by a fact.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::listed::Members;
use crate::lexicon::EntityKind;
use crate::query::FactRef;
use crate::record::{FactDetail, FactKind, Function, MembershipStatus, Mention, QuantityValue};
use crate::text::{Span, fold};
use crate::view::Place;
use crate::view::cues::rows;
use crate::view::desk::{Desk, Marks, Seen};
use crate::view::lines::{Line, counts, evidence};
use crate::view::sheet::{Cell, Column, Layout, Lead, Panel, Piece, Role, Sorted, Table};

/// So many spellings are shown of one format.
const SPELLINGS: usize = 6;

/// An organisation or a standing format.
#[derive(Debug, Default)]
pub(super) struct Format<'a> {
    /// `sco`; for a format without an id its region and partner: `central-asia+CN`.
    pub(super) id: String,
    /// Its usual name.
    pub(super) name: String,
    /// How the texts spell it, and how often.
    spellings: BTreeMap<String, usize>,
    mentions: usize,
    documents: BTreeSet<u32>,
    /// Who is named in the same sentence: how often, and by which facts.
    beside: BTreeMap<&'a str, (usize, BTreeSet<FactRef>)>,
    /// Whom the texts list as its members, with the sentences.
    members: BTreeMap<&'a str, BTreeSet<Place>>,
    /// What the home state is in it.
    pub(super) statuses: BTreeMap<MembershipStatus, Vec<Seen<'a>>>,
    functions: BTreeMap<Function, BTreeSet<FactRef>>,
    /// All facts about it.
    facts: BTreeSet<FactRef>,
}

/// Numbers of the marks of formats.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// By id.
    pub(super) whole: BTreeMap<String, usize>,
    /// By id and status.
    pub(super) status: BTreeMap<(String, MembershipStatus), usize>,
    function: BTreeMap<(String, Function), usize>,
    beside: BTreeMap<(String, String), usize>,
    member: BTreeMap<(String, String), usize>,
}

/// A line of the data: a region, a partner and the id of their format.
struct Pair {
    region: &'static str,
    partner: &'static str,
    id: &'static str,
}

fn pairs() -> &'static [Pair] {
    static PAIRS: OnceLock<Vec<Pair>> = OnceLock::new();
    PAIRS.get_or_init(|| {
        let table = rows(include_str!("../../data/view/formats.tsv"));
        let pair = |columns: Vec<&'static str>| match columns.as_slice() {
            ["pair", region, partner, id] => Some(Pair { region, partner, id }),
            _ => None,
        };
        table.filter_map(pair).collect()
    })
}

/// Whether a text names its own state without the name: «наша страна».
fn names_itself(words: &str) -> bool {
    let folded = fold(words);
    let mut own = rows(include_str!("../../data/view/formats.tsv"));
    own.any(|columns| matches!(columns.as_slice(), ["self", own] if folded.contains(own)))
}

/// The formats, most mentions first.
pub(super) fn formats<'a>(
    desk: &Desk<'a>,
    lines: &[Line<'a>],
    members: &Members<'a>,
) -> Vec<Format<'a>> {
    let mut found: BTreeMap<String, Format<'a>> = BTreeMap::new();
    for line in lines {
        for (id, name, place) in named(desk, line) {
            let facts = evidence(desk, line.document, place);
            if !counts(desk, &facts) {
                continue;
            }
            let format =
                found.entry(id.clone()).or_insert_with(|| Format { id, name, ..Format::default() });
            let spelling = place.of(line.text).split_whitespace().collect::<Vec<_>>().join(" ");
            *format.spellings.entry(spelling).or_default() += 1;
            format.mentions += 1;
            format.documents.insert(line.document);
            for partner in line.states() {
                let (count, by) = format.beside.entry(partner).or_default();
                *count += 1;
                by.extend(&facts);
            }
            format.facts.extend(facts);
        }
    }
    for seen in desk.seen() {
        add(&mut found, seen);
    }
    for (id, of) in members {
        if let Some(format) = found.get_mut(id) {
            format.members.clone_from(of);
        }
    }
    let mut out: Vec<_> = found.into_values().collect();
    out.sort_by(|a, b| (Reverse(a.mentions), &a.id).cmp(&(Reverse(b.mentions), &b.id)));
    out
}

/// What a fact tells of the formats that it is about.
fn add<'a>(found: &mut BTreeMap<String, Format<'a>>, seen: Seen<'a>) {
    match &seen.fact.detail {
        FactDetail::Membership { organisation, status } => {
            if let Some(format) = found.get_mut(organisation) {
                format.statuses.entry(*status).or_default().push(seen);
                format.facts.insert(seen.at);
            }
        }
        FactDetail::Role { functions } => {
            for partner in &seen.fact.partners {
                let Some(format) = found.get_mut(partner) else { continue };
                for function in functions {
                    format.functions.entry(*function).or_default().insert(seen.at);
                }
            }
        }
        _ => {}
    }
    if seen.fact.detail.kind() != FactKind::Statement {
        for partner in &seen.fact.partners {
            if let Some(format) = found.get_mut(partner) {
                format.facts.insert(seen.at);
            }
        }
    }
}

/// The formats that a sentence names: id, name, place.
pub(super) fn named(desk: &Desk, line: &Line) -> Vec<(String, String, Span)> {
    let own = line.mentions.iter().filter(|m| m.kind == EntityKind::Organisation);
    let mut out: Vec<_> = own.map(|m| (m.id.clone(), desk.name(&m.id), m.span)).collect();
    for two in line.mentions.windows(2) {
        let [a, b] = two else { continue };
        let Some((id, name)) = pair(desk, line, a, b).or_else(|| pair(desk, line, b, a)) else {
            continue;
        };
        let place = a.span.cover(b.span);
        // An organisation that is a part of the format is not named by itself.
        out.retain(|(_, _, other)| !place.contains(*other));
        out.push((id, name, place));
    }
    out
}

/// The format of a region and a partner with a dash between them.
fn pair(desk: &Desk, line: &Line, region: &Mention, other: &Mention) -> Option<(String, String)> {
    let is_known = matches!(other.kind, EntityKind::State | EntityKind::Organisation);
    let (first, second) =
        if region.span.start < other.span.start { (region, other) } else { (other, region) };
    let between = Span { start: first.span.end, end: second.span.start.max(first.span.end) };
    let between = between.of(line.text);
    let is_dash = |c: char| matches!(c, '-' | '‑' | '–' | '—' | '−');
    let joined = between.chars().all(|c| c.is_whitespace() || is_dash(c));
    if !is_known || !joined || !between.contains(is_dash) {
        return None;
    }
    let found = pairs().iter().find(|pair| {
        pair.region == region.id && (pair.partner == "*" || pair.partner == other.id)
    })?;
    if found.id == "*" {
        let name = format!("{} – {}", desk.name(&region.id), desk.name(&other.id));
        return Some((format!("{}+{}", region.id, other.id), name));
    }
    Some((found.id.to_owned(), desk.name(found.id)))
}

/// A mark for everything of a format that facts say.
pub(super) fn marks(desk: &Desk, formats: &[Format], marks: &mut Marks) -> Places {
    let m = desk.locale;
    let mut out = Places::default();
    for format in formats {
        let (id, name) = (&format.id, format.name.as_str());
        let mut add = |key: String, what: &str, facts: Vec<FactRef>| {
            let places = m.plural("places", facts.len());
            let label =
                m.fill("formats.mark", &[("format", name), ("what", what), ("count", &places)]);
            marks.add(key, label, facts)
        };
        if !format.facts.is_empty() {
            let facts = format.facts.iter().copied().collect();
            out.whole.insert(id.clone(), add(format!("format:{id}"), m.t("formats.facts"), facts));
        }
        for (status, seen) in &format.statuses {
            let word = m.word("membership", status.code());
            let facts = seen.iter().map(|seen| seen.at).collect();
            let mark = add(format!("status:{id}:{}", status.code()), word, facts);
            out.status.insert((id.clone(), *status), mark);
        }
        for (function, facts) in &format.functions {
            let word = m.word("function", function.code());
            let facts = facts.iter().copied().collect();
            let mark = add(format!("for:{id}:{}", function.code()), word, facts);
            out.function.insert((id.clone(), *function), mark);
        }
        for (partner, (_, facts)) in format.beside.iter().filter(|(_, (_, f))| !f.is_empty()) {
            let facts = facts.iter().copied().collect();
            let mark = add(format!("beside:{id}:{partner}"), &desk.name(partner), facts);
            out.beside.insert((id.clone(), (*partner).to_owned()), mark);
        }
        for (member, places) in &format.members {
            let label = format!("{name}: {}", desk.name(member));
            let mark = marks.add_places(
                format!("member:{id}:{member}"),
                label,
                places.iter().copied().collect(),
            );
            out.member.insert((id.clone(), (*member).to_owned()), mark);
        }
    }
    out
}

/// Whether it stays open whose membership a fact tells: it names other states and not its own.
pub(super) fn is_unsure(desk: &Desk, seen: &Seen) -> bool {
    let Some(record) = desk.records.get(seen.at.document as usize) else { return false };
    let span = seen.fact.span;
    let is_state = |m: &&Mention| m.kind == EntityKind::State && span.contains(m.span);
    let mut states = record.mentions.iter().filter(is_state).peekable();
    let home = record.doc.home.as_deref();
    states.peek().is_some()
        && !states.any(|mention| Some(mention.id.as_str()) == home)
        && !names_itself(seen.quote())
}

/// The dates that stand in the evidence of facts, in words; not of those that are unsure.
fn dates(desk: &Desk, seen: &[Seen]) -> Vec<String> {
    let mut out = Vec::new();
    for seen in seen.iter().filter(|seen| !is_unsure(desk, seen)) {
        let Some(record) = desk.records.get(seen.at.document as usize) else { continue };
        for quantity in record.quantities.iter().filter(|q| seen.fact.span.contains(q.span)) {
            if let QuantityValue::Date { value } = &quantity.value {
                let date = desk.locale.date(value);
                if !out.contains(&date) {
                    out.push(date);
                }
            }
        }
    }
    out
}

/// «Названо форматов и организаций: 14; чем в них является страна, сказано о 7».
pub(super) fn title(desk: &Desk, formats: &[Format]) -> String {
    let m = desk.locale;
    if formats.is_empty() {
        return m.t("formats.title.none").to_owned();
    }
    let told = formats.iter().filter(|format| !format.statuses.is_empty()).count();
    let all = m.number(formats.len() as f64);
    m.fill("formats.title", &[("all", &all), ("told", &m.number(told as f64))])
}

/// The table.
pub(super) fn panel(desk: &Desk, formats: &[Format], places: &Places) -> Panel {
    let m = desk.locale;
    let mut order: Vec<&Format> = formats.iter().collect();
    let (by, direction) = desk.sort("formats", "-mentions");
    match by {
        "name" => order.sort_by(|a, b| m.compare(&a.name, &b.name)),
        "documents" => order.sort_by_key(|format| format.documents.len()),
        _ => order.sort_by_key(|format| format.mentions),
    }
    if direction == Sorted::Descending {
        order.reverse();
    }
    let sorted = |name: &str, column| desk.sort_column("formats", "-mentions", name, column);
    let columns = vec![
        sorted("name", Column::words(m.t("formats.format"))),
        Column::words(m.t("formats.status")),
        sorted("mentions", Column::numbers(m.t("formats.mentions"))),
        sorted("documents", Column::numbers(m.t("formats.texts"))),
        Column::words(m.t("formats.spelled")),
        Column::words(m.t("formats.purpose")),
        Column::words(m.t("formats.beside")),
        Column::words(m.t("formats.listed")),
    ];
    let row = |at: usize| order.get(at).map(|format| row(desk, format, places)).unwrap_or_default();
    Panel {
        id: "formats".into(),
        title: m.t("formats.register").into(),
        note: m.t("formats.register.note").into(),
        help: m.t("formats.register.help").into(),
        table: Table::paged(columns, order.len(), desk.page("formats"), row).set(Layout::Ledger),
        lead: Lead::Table,
        empty: formats.is_empty().then(|| desk.nothing("formats.none")),
        ..Panel::default()
    }
}

fn row(desk: &Desk, format: &Format, places: &Places) -> Vec<Cell> {
    let m = desk.locale;
    let count = |number: usize| Cell::number(number as f64, m.number(number as f64));
    let mut mentions = count(format.mentions);
    mentions.mark = places.whole.get(&format.id).copied();
    let spelled = format.spellings.keys().take(SPELLINGS).cloned().collect::<Vec<_>>().join(", ");
    let functions = format.functions.iter().map(|(function, facts)| Piece {
        text: m.word("function", function.code()).to_owned(),
        note: m.number(facts.len() as f64),
        partner: None,
        mark: places.function.get(&(format.id.clone(), *function)).copied(),
    });
    let mut beside: Vec<_> = format.beside.iter().collect();
    beside.sort_by_key(|(id, (count, _))| (Reverse(*count), **id));
    let beside = beside.into_iter().map(|(id, (count, _))| Piece {
        text: desk.name(id),
        note: m.number(*count as f64),
        partner: Some((*id).to_owned()),
        mark: places.beside.get(&(format.id.clone(), (*id).to_owned())).copied(),
    });
    let members = format.members.keys().map(|id| Piece {
        text: desk.name(id),
        partner: Some((*id).to_owned()),
        mark: places.member.get(&(format.id.clone(), (*id).to_owned())).copied(),
        ..Piece::default()
    });
    vec![
        Cell::head(format.name.clone()),
        status(desk, format, places),
        mentions,
        count(format.documents.len()),
        Cell::quote(spelled),
        listed(functions.collect(), m.t("formats.purpose.none")),
        listed(beside.collect(), m.t("formats.beside.none")),
        listed(members.collect(), m.t("formats.listed.none")),
    ]
}

/// What the home state is in it, with the dates of the same sentences.
fn status(desk: &Desk, format: &Format, places: &Places) -> Cell {
    let m = desk.locale;
    let pieces = format.statuses.iter().map(|(status, seen)| {
        let dates = dates(desk, seen);
        let mut note = Vec::new();
        if !dates.is_empty() {
            note.push(m.fill("formats.dated", &[("date", &dates.join(", "))]));
        }
        if seen.iter().all(|seen| is_unsure(desk, seen)) {
            note.push(m.t("formats.unsure").to_owned());
        }
        Piece {
            text: m.word("membership", status.code()).to_owned(),
            note: note.join(", "),
            partner: None,
            mark: places.status.get(&(format.id.clone(), *status)).copied(),
        }
    });
    listed(pieces.collect(), m.t("formats.status.none"))
}

/// Pieces, or the word for their absence.
pub(super) fn listed(pieces: Vec<Piece>, absent: &str) -> Cell {
    if pieces.is_empty() {
        return Cell::absent(absent);
    }
    Cell { pieces, role: Role::Value, ..Cell::default() }
}
