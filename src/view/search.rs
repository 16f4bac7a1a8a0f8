//! The search: where the texts have the words of the combined filter, in any form.
//!
//! In: the text of the filter, an index of the words. Out: a concordance ordered by the place, the
//! left or the right context; how often by document and by speaker. Filters of documents and speakers
//! count; the others are of facts, and a find is no fact. Without words: how to ask.
//!
//! `росси` with other names → «Россия», «российский», «РФ», «Москва»

use std::collections::BTreeMap;

use super::bars::{Bar, MOST, bars};
use super::desk::{Desk, Marks};
use super::evidence::Place;
use super::kwic::{self, key_part, source};
use super::route::Route;
use super::sheet::{Cell, Column, Lead, Panel, Sheet, Table};
use super::{Locale, View};
use crate::query::search::{
    Aliases, Answer, Entity, Fault, Found, Frequency, Hit, Index, Order, Page, Repair,
};

/// Values of the option `order-kwic`.
const ORDERS: [&str; 3] = ["text", "left", "right"];
/// Values of the option `aliases`.
const ALIASES: [&str; 2] = ["off", "on"];

/// What was found.
struct Sought<'a> {
    answer: Answer,
    hits: Vec<Hit<'a>>,
    page: std::ops::Range<usize>,
}

/// The view.
pub(super) fn sheet(desk: &Desk) -> Sheet {
    let mut marks = Marks::default();
    let typed = desk.selection.filter.text.trim();
    let Some(index) = desk.index.filter(|_| !typed.is_empty()) else {
        let title = desk.locale.t("search.title.ask").to_owned();
        return Sheet { title, panels: vec![examples(desk)], marks: marks.finish() };
    };
    let aliases = match desk.option("aliases", &ALIASES) {
        "on" => Aliases::Included,
        _ => Aliases::Excluded,
    };
    let found = index.find(typed, aliases, &desk.selection.filter);
    let sought = seek(desk, index, &found);
    let mut panels = vec![concordance(desk, &sought, &mut marks)];
    if sought.answer.hits == 0 {
        panels.push(examples(desk));
    } else {
        panels.extend([
            by_document(desk, &sought, &mut marks),
            by_speaker(desk, &sought, &mut marks),
        ]);
    }
    Sheet { title: title(desk, &sought.answer), panels, marks: marks.finish() }
}

fn seek<'a>(desk: &Desk, index: &'a Index, found: &Found) -> Sought<'a> {
    let hits = index.hits(found);
    let page = desk.page("concordance");
    let order = match desk.option("order-kwic", &ORDERS) {
        "left" => Order::Left,
        "right" => Order::Right,
        _ => Order::Text,
    };
    // A page beyond the last is the first: the query may have changed under the address.
    let start = if page.start < hits.len() { page.start } else { 0 };
    let answer = index.answer(
        found,
        desk.documents,
        Page {
            order,
            context: kwic::context(desk),
            offset: u32::try_from(start).unwrap_or(u32::MAX),
            limit: u32::try_from(page.len()).unwrap_or(u32::MAX),
        },
    );
    Sought { answer, hits, page: start..page.end }
}

/// «„росси“: 48 мест в 5 текстах, чаще всего …».
fn title(desk: &Desk, answer: &Answer) -> String {
    let m = desk.locale;
    let query = desk.selection.filter.text.trim();
    if answer.hits == 0 {
        return m.fill("search.title.none", &[("query", query)]);
    }
    let places = m.plural("finds", answer.hits as usize);
    let texts = m.plural("texts", answer.documents.len());
    let most = answer.documents.iter().rev().max_by_key(|frequency| frequency.hits);
    let most = most.map(|f| number(desk, &f.id).map_or(f.id.clone(), |at| source(desk, at)));
    m.fill(
        "search.title.found",
        &[
            ("query", query),
            ("places", &places),
            ("texts", &texts),
            ("source", &most.unwrap_or_default()),
        ],
    )
}

fn number(desk: &Desk, document: &str) -> Option<u32> {
    desk.numbers.get(document).copied()
}

fn concordance(desk: &Desk, sought: &Sought, marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let answer = &sought.answer;
    let lines = answer.lines.iter().filter_map(|line| {
        Some(kwic::Line {
            document: number(desk, &line.document)?,
            span: line.span,
            left: line.left.clone(),
            keyword: line.keyword.clone(),
            right: line.right.clone(),
            speaker: line.speaker.clone(),
        })
    });
    let lines = lines.collect();
    let shown = (sought.page.start, sought.hits.len());
    let notes = notices(desk, answer);
    let nothing = || {
        let reason = m.t("search.none").to_owned();
        if notes.is_empty() { reason } else { format!("{notes} {reason}") }
    };
    Panel {
        id: "concordance".into(),
        title: m.t("search.concordance").into(),
        note: if notes.is_empty() {
            m.t("search.concordance.note").to_owned()
        } else {
            notes.clone()
        },
        help: m.t("search.help").into(),
        switches: vec![desk.switch("aliases", &ALIASES), desk.switch("order-kwic", &ORDERS)],
        table: kwic::table(desk, marks, "hit", shown, lines),
        lead: Lead::Table,
        empty: (answer.hits == 0).then(nothing),
        ..Panel::default()
    }
}

/// What was sought in place of what was typed, what else, what could not be read.
fn notices(desk: &Desk, answer: &Answer) -> String {
    let m = desk.locale;
    let repaired = answer.repaired.iter().map(|repaired| {
        let key = match repaired.repair {
            Repair::Prefix => "search.repair.prefix",
            Repair::Layout => "search.repair.layout",
            Repair::Spelling => "search.repair.spelling",
        };
        m.fill(key, &[("typed", &repaired.typed), ("sought", &repaired.sought)])
    });
    let names: Vec<String> = answer.entities.iter().map(|entity| name(desk, entity)).collect();
    let names =
        (!names.is_empty()).then(|| m.fill("search.aliases", &[("names", &names.join(", "))]));
    let faults = answer.notices.iter().map(|notice| m.t(fault(notice.fault)).to_owned());
    repaired.chain(names).chain(faults).collect::<Vec<_>>().join(" ")
}

fn name(desk: &Desk, entity: &Entity) -> String {
    if entity.kind.is_partner() { desk.name(&entity.id) } else { entity.id.clone() }
}

fn fault(fault: Fault) -> &'static str {
    match fault {
        Fault::OpenQuote => "search.fault.quote",
        Fault::OpenBracket => "search.fault.bracket",
        Fault::StrayBracket => "search.fault.stray",
        Fault::LoneOperator => "search.fault.operator",
        Fault::NoDistance => "search.fault.distance",
        Fault::StarInside => "search.fault.star",
        Fault::NoWord => "search.fault.word",
        Fault::OnlyExcluded => "search.fault.excluded",
        Fault::TooDeep => "search.fault.deep",
        Fault::TooLong => "search.fault.long",
    }
}

fn by_document(desk: &Desk, sought: &Sought, marks: &mut Marks) -> Panel {
    // Hits are in the order of the corpus.
    let of = |document: u32| {
        let from = sought.hits.partition_point(|hit| hit.document < document as usize);
        let of = sought.hits.get(from..).unwrap_or_default().iter();
        of.take_while(|hit| hit.document == document as usize).map(place).collect()
    };
    let rows = sought.answer.documents.iter().filter_map(|frequency| {
        let document = number(desk, &frequency.id)?;
        Some((document, frequency))
    });
    let rows: Vec<(u32, &Frequency)> = rows.collect();
    let row = |at: usize| {
        let (document, frequency) = rows.get(at)?;
        let key = format!("doc:{}", key_part(&frequency.id));
        Some((source(desk, *document), key, *frequency, of(*document)))
    };
    frequencies(desk, "by-document", "kwic.source", (rows.len(), &row), marks)
}

fn by_speaker(desk: &Desk, sought: &Sought, marks: &mut Marks) -> Panel {
    let mut places: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for hit in &sought.hits {
        places.entry(hit.speaker).or_default().push(place(hit));
    }
    let all = &sought.answer.speakers;
    let row = |at: usize| {
        let frequency = all.get(at)?;
        let key = format!("who:{}", key_part(&frequency.id));
        let places = places.get(frequency.id.as_str()).cloned().unwrap_or_default();
        Some((desk.speaker_name(&frequency.id), key, frequency, places))
    };
    frequencies(desk, "by-speaker", "kwic.speaker", (all.len(), &row), marks)
}

fn place(hit: &Hit) -> Place {
    Place { document: hit.document as u32, span: hit.span }
}

/// What is found in a document, or said by a speaker: name, key of the mark, how often, where.
type Frequent<'a> = (String, String, &'a Frequency, Vec<Place>);

/// Bars and a table: finds, words, finds per thousand words. Rows are made by their number, those that
/// are drawn or asked for.
fn frequencies<'a>(
    desk: &Desk,
    id: &str,
    head: &str,
    (total, row): (usize, &dyn Fn(usize) -> Option<Frequent<'a>>),
    marks: &mut Marks,
) -> Panel {
    let m = desk.locale;
    let mut drawn = Vec::new();
    let mut rows = Vec::new();
    let page = desk.page(id);
    for at in (0..total).filter(|at| *at < MOST || page.contains(at)) {
        let Some((name, key, frequency, places)) = row(at) else { continue };
        let hits = m.plural("finds", frequency.hits as usize);
        let label = m.fill("search.mark", &[("name", &name), ("places", &hits)]);
        let mark = marks.add_places(key, label, places);
        let rate = 1000.0 * f64::from(frequency.hits) / f64::from(frequency.words.max(1));
        if page.contains(&at) {
            rows.push(vec![
                Cell::head(name.clone()),
                Cell::number(frequency.hits.into(), m.number(frequency.hits.into())).marked(mark),
                Cell::number(frequency.words.into(), m.number(frequency.words.into())),
                Cell::number(rate, tenths(m, rate)),
            ]);
        }
        if at < MOST {
            let text = m.number(frequency.hits.into());
            drawn.push(Bar { name, value: frequency.hits.into(), text, mark });
        }
    }
    let columns = vec![
        Column::words(m.t(head)),
        Column::numbers(m.t("search.finds")),
        Column::numbers(m.t("search.words")),
        Column::numbers(m.t("search.rate")),
    ];
    let title = m.t(if id == "by-document" { "search.by-document" } else { "search.by-speaker" });
    Panel {
        id: id.into(),
        title: title.into(),
        help: m.t("search.rate.help").into(),
        chart: Some(bars(desk.frame.width, title.to_owned(), &drawn, total)),
        table: Table { offset: page.start.min(total), total, ..Table::whole(columns, rows) },
        empty: drawn.is_empty().then(|| m.t("search.none").to_owned()),
        ..Panel::default()
    }
}

/// A number with one digit of a fraction.
fn tenths(m: Locale, value: f64) -> String {
    m.number((value * 10.0).round() / 10.0)
}

/// How to ask: queries that can be pressed, and what each finds.
fn examples(desk: &Desk) -> Panel {
    let m = desk.locale;
    let rows = [
        ("search.example.form", "search.example.form.finds", "on"),
        ("search.example.near", "search.example.near.finds", "off"),
        ("search.example.start", "search.example.start.finds", "off"),
    ];
    let rows = rows.map(|(query, finds, aliases)| {
        let mut filter = desk.selection.filter.clone();
        m.t(query).clone_into(&mut filter.text);
        let partners = Some(desk.selection.partners.clone()).filter(|list| !list.is_empty());
        let route = Route { view: View::Search, partners, filter, ..Route::default() };
        let value = if aliases == "on" { aliases } else { "" };
        let link = route.with_option("aliases", value).to_fragment();
        let head = Cell { link: Some(link), ..Cell::head(m.t(query)) };
        vec![head, Cell::text(m.t(finds))]
    });
    let columns = vec![
        Column::words(m.t("search.examples.query")),
        Column::words(m.t("search.examples.finds")),
    ];
    Panel {
        id: "examples".into(),
        title: m.t("search.examples").into(),
        note: m.t("search.examples.note").into(),
        help: m.t("search.help").into(),
        table: Table::whole(columns, rows.to_vec()),
        lead: Lead::Table,
        ..Panel::default()
    }
}
