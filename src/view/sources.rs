//! Sources: whose texts these are, how that is known, who speaks in them, what they refer to.
//!
//! In: documents and the facts of them that pass. Out: a list of the documents, their facts by kind,
//! the references that they list and which of these carry numbers. A document opens at its first
//! fact. Must not know how it is drawn on the page.
//!
//! «[3] Торговый оборот вырос на 12 %. Kazinform, 2024» → a reference with a number: 12 %

use std::collections::BTreeMap;

use super::Locale;
use super::chart::clip;
use super::desk::{Desk, Marks};
use super::evidence::Place;
use super::memory::Reference;
use super::sheet::{Cell, Column, Layout, Lead, Panel, Piece, Role, Sheet, Table};
use crate::corpus::{Document, Provenance};
use crate::query::FactRef;
use crate::record::{DocMeta, FactKind};
use crate::text::Span;

/// Width in pixels of an entry in the name of its mark at most.
const CLIP: f32 = 640.0;

/// A document with what the controls leave of it.
struct Shown<'a> {
    document: &'a Document,
    facts: Vec<FactRef>,
    references: &'a [Reference],
}

impl Shown<'_> {
    fn with_numbers(&self) -> usize {
        self.references.iter().filter(|reference| !reference.numbers.is_empty()).count()
    }

    fn title(&self, desk: &Desk) -> String {
        desk.locale.document_title(&self.document.meta)
    }
}

impl Locale {
    /// What a document is called as a text: its title; without one its publisher, by which texts without
    /// titles can be told apart, else its file.
    pub fn document_title(self, meta: &DocMeta) -> String {
        match (&meta.title, &meta.publisher) {
            (Some(title), _) => title.clone(),
            (None, Some(publisher)) => {
                self.fill("source.untitled.of", &[("publisher", publisher.as_str())])
            }
            (None, None) => meta.id.clone(),
        }
    }
}

/// The view.
pub(super) fn sheet(desk: &Desk) -> Sheet {
    let wanted = &desk.selection.filter.documents;
    let shown: Vec<Shown> = (0u32..)
        .zip(desk.documents)
        .zip(desk.memory.references(desk.documents))
        .filter(|((_, document), _)| wanted.is_empty() || wanted.contains(&document.meta.id))
        .map(|((number, document), references)| Shown {
            document,
            facts: desk.facts_in(number).to_vec(),
            references,
        })
        .collect();
    let mut marks = Marks::default();
    let panels = vec![
        documents_panel(desk, &shown, &mut marks),
        kinds_panel(desk, &shown, &mut marks),
        references_panel(desk, &shown, &mut marks),
    ];
    Sheet { title: title(desk, &shown), panels, marks: marks.finish() }
}

fn title(desk: &Desk, shown: &[Shown]) -> String {
    let m = desk.locale;
    let references: usize = shown.iter().map(|it| it.references.len()).sum();
    let numbered: usize = shown.iter().map(Shown::with_numbers).sum();
    m.fill(
        "sources.title",
        &[
            ("texts", &m.plural("texts", shown.len())),
            ("facts", &m.plural("facts", desk.facts.len())),
            ("references", &m.plural("references", references)),
            ("numbered", &m.number(numbered as f64)),
        ],
    )
}

/// A part of a mark's key.
fn word(id: &str) -> String {
    id.replace(|c: char| c.is_whitespace() || c == ',' || c == ':', "-")
}

/// The mark of some facts, if there are any.
fn mark(
    desk: &Desk,
    marks: &mut Marks,
    key: String,
    what: &str,
    facts: &[FactRef],
) -> Option<usize> {
    let count = desk.locale.plural("facts", facts.len());
    let label = desk.locale.fill("sources.mark", &[("what", what), ("count", &count)]);
    (!facts.is_empty()).then(|| marks.add(key, label, facts.to_vec()))
}

/// How a piece of the metadata is known, in a word; of what is unknown its cell says that itself, but
/// for a title of which it has the file's name instead.
fn how(desk: &Desk, document: &Document, field: &str) -> String {
    let known = document.known.iter().find(|known| known.field == field);
    let key = match known.map(|known| &known.provenance) {
        Some(Provenance::Text) => "known.how.text",
        Some(Provenance::Publisher) => "known.how.publisher",
        Some(Provenance::Inferred(_)) => "known.how.inferred.short",
        Some(Provenance::Unknown) if field == "title" && document.meta.publisher.is_none() => {
            "known.title.none"
        }
        Some(Provenance::Unknown) | None => return String::new(),
    };
    desk.locale.t(key).to_owned()
}

fn documents_panel(desk: &Desk, shown: &[Shown], marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let columns = vec![
        Column::words(m.t("column.title")),
        Column::words(m.t("column.publisher")),
        Column::words(m.t("column.date")),
        Column::numbers(m.t("sources.facts")),
        Column::words(m.t("sources.speakers")),
        Column::numbers(m.t("sources.references")),
        Column::numbers(m.t("sources.numbered")),
    ];
    let row = |at: usize| shown.get(at).map(|it| document_row(desk, it, marks)).unwrap_or_default();
    let table = Table::paged(columns, shown.len(), desk.page("documents"), row);
    Panel {
        id: "documents".into(),
        title: m.t("sources.documents").into(),
        note: m.t("sources.documents.note").into(),
        help: m.t("sources.documents.help").into(),
        empty: shown.is_empty().then(|| m.t("sources.none").to_owned()),
        table: table.set(Layout::Ledger),
        lead: Lead::Table,
        ..Panel::default()
    }
}

fn document_row(desk: &Desk, it: &Shown, marks: &mut Marks) -> Vec<Cell> {
    let m = desk.locale;
    let (meta, id) = (&it.document.meta, word(&it.document.meta.id));
    let title = it.title(desk);
    let of_all = mark(desk, marks, format!("document:{id}"), &title, &it.facts);
    let stated = |value: Option<String>, absent: &str, field: &str| match value {
        Some(value) => Cell::text(value).noted(how(desk, it.document, field)),
        None => Cell::absent(m.t(absent)).noted(how(desk, it.document, field)),
    };
    let date = meta.date.as_deref().map(|edtf| m.publication(edtf));
    let head = Cell { mark: of_all, ..Cell::head(title) };
    let count = |number: usize| Cell::number(number as f64, m.number(number as f64));
    vec![
        head.noted(how(desk, it.document, "title")),
        stated(meta.publisher.clone(), "known.publisher.none", "publisher"),
        stated(date, "known.date.none", "date"),
        Cell { mark: of_all, ..count(it.facts.len()) },
        Cell { pieces: speakers(desk, it, marks), ..Cell::default() },
        count(it.references.len()),
        count(it.with_numbers()),
    ]
}

/// Who speaks in a document, most facts first.
fn speakers(desk: &Desk, it: &Shown, marks: &mut Marks) -> Vec<Piece> {
    let mut by_speaker: BTreeMap<&str, Vec<FactRef>> = BTreeMap::new();
    for seen in it.facts.iter().filter_map(|at| desk.see(*at)) {
        by_speaker.entry(seen.speaker()).or_default().push(seen.at);
    }
    let mut list: Vec<_> = by_speaker.into_iter().collect();
    list.sort_by_key(|(id, facts)| (std::cmp::Reverse(facts.len()), *id));
    let piece = |(id, facts): (&str, Vec<FactRef>)| {
        let name = desk.speaker_name(id);
        let key = format!("speaker:{}:{}", word(&it.document.meta.id), word(id));
        let mark = mark(desk, marks, key, &name, &facts);
        let note = desk.locale.number(facts.len() as f64);
        Piece { text: name, note, mark, ..Piece::default() }
    };
    list.into_iter().map(piece).collect()
}

fn kinds_panel(desk: &Desk, shown: &[Shown], marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let is_there = |kind: &&FactKind| desk.seen_of(**kind).next().is_some();
    let kinds: Vec<FactKind> = FactKind::ALL.iter().filter(is_there).copied().collect();
    let heads = kinds.iter().map(|kind| Column::numbers(m.word("kind", kind.code())));
    let columns = std::iter::once(Column::words(m.t("column.title"))).chain(heads).collect();
    let row = |at: usize| {
        let Some(it) = shown.get(at) else { return Vec::new() };
        let mut cells: BTreeMap<FactKind, Vec<FactRef>> = BTreeMap::new();
        for seen in it.facts.iter().filter_map(|at| desk.see(*at)) {
            cells.entry(seen.fact.detail.kind()).or_default().push(seen.at);
        }
        let title = it.title(desk);
        let mut out = vec![Cell::head(title.clone())];
        out.extend(kinds.iter().map(|kind| {
            let Some(facts) = cells.get(kind) else { return Cell::absent("") };
            let what = format!("{title}: {}", m.word("kind", kind.code()));
            let key = format!("kind:{}:{}", word(&it.document.meta.id), kind.code());
            let count = facts.len() as f64;
            let mark = mark(desk, marks, key, &what, facts);
            Cell { mark, ..Cell::number(count, m.number(count)) }
        }));
        out
    };
    let table = Table::paged(columns, shown.len(), desk.page("kinds"), row);
    Panel {
        id: "kinds".into(),
        title: m.t("sources.kinds").into(),
        empty: kinds.is_empty().then(|| m.t("sources.kinds.none").to_owned()),
        table: table.set(Layout::Matrix),
        lead: Lead::Table,
        ..Panel::default()
    }
}

/// The mark of an entry that the text cites, and its citations. From the entry one steps on to its
/// citations, from a citation to the entry.
fn cited(
    desk: &Desk,
    it: &Shown,
    found: &Reference,
    at: usize,
    marks: &mut Marks,
) -> (Option<usize>, Vec<Piece>) {
    let Some((document, _)) = desk.numbers.get(&it.document.meta.id).zip(found.cited.first())
    else {
        return (None, Vec::new());
    };
    let place = |span: Span| Place { document: *document, span };
    let text = &it.document.text;
    let label = |what: &str| desk.locale.fill("sources.cited.mark", &[("what", what)]);
    let words = clip(found.words.of(text), CLIP);
    let all: Vec<Place> =
        std::iter::once(found.words).chain(found.cited.clone()).map(place).collect();
    let entry = marks.add_places(format!("entry:{at}"), label(&words), all);
    let pieces = found.cited.iter().enumerate().map(|(number, span)| {
        let text = span.of(text).to_owned();
        let both = vec![place(*span), place(found.words)];
        let mark = marks.add_places(format!("cited:{at}:{number}"), label(&text), both);
        Piece { text, mark: Some(mark), ..Piece::default() }
    });
    let pieces = pieces.collect();
    (Some(entry), pieces)
}

fn references_panel(desk: &Desk, shown: &[Shown], marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let columns = vec![
        Column::words(m.t("sources.reference")),
        Column::words(m.t("column.title")),
        Column::words(m.t("sources.reference.numbers")),
        Column::words(m.t("sources.reference.cited")),
    ];
    let all: Vec<(&Shown, &Reference)> =
        shown.iter().flat_map(|it| it.references.iter().map(move |found| (it, found))).collect();
    // One mark for all references of a document.
    let mut marked: BTreeMap<&str, Option<usize>> = BTreeMap::new();
    let row = |at: usize| {
        let Some((it, found)) = all.get(at) else { return Vec::new() };
        let (id, title) = (it.document.meta.id.as_str(), it.title(desk));
        let mark = *marked.entry(id).or_insert_with(|| {
            mark(desk, marks, format!("references:{}", word(id)), &title, &it.facts)
        });
        let of = |span: &Span| span.of(&it.document.text);
        let numbers: Vec<&str> = found.numbers.iter().map(of).collect();
        let (entry, cited) = cited(desk, it, found, at, marks);
        vec![
            Cell { mark: entry, ..Cell::quote(of(&found.words)) },
            Cell { mark, ..Cell::text(title) },
            if numbers.is_empty() {
                Cell::absent(m.t("sources.reference.none"))
            } else {
                Cell::quote(numbers.join("; "))
            },
            if cited.is_empty() {
                Cell::absent(m.t("sources.reference.uncited"))
            } else {
                Cell { pieces: cited, role: Role::Quote, ..Cell::default() }
            },
        ]
    };
    let table = Table::paged(columns, all.len(), desk.page("references"), row);
    let empty = all.is_empty().then(|| desk.nothing("sources.references.none"));
    Panel {
        id: "references".into(),
        title: m.t("sources.references.label").into(),
        note: m.t("sources.references.note").into(),
        empty,
        table: table.set(Layout::Ledger),
        lead: Lead::Table,
        ..Panel::default()
    }
}

#[cfg(test)]
mod tests {
    use super::sheet;
    use crate::query::Selection;
    use crate::view::fixture::{panel, rows, shown};

    #[test]
    fn what_is_unknown_is_said_once() {
        let text = "Казахстан и Китай подписали соглашение, и это было важно для обеих сторон.";
        let sheet = shown(&[text], &Selection::default(), &[], sheet);
        let row = &panel(&sheet, "documents").table.rows[0];
        let said: Vec<_> = row.iter().take(3).map(|c| (c.text.as_str(), c.note.as_str())).collect();
        assert_eq!(
            said,
            [("d0", "без названия"), ("издатель неизвестен", ""), ("дата неизвестна", "")]
        );
    }

    #[test]
    fn a_citation_leads_to_its_entry_and_back() {
        let text = "О дорогах\n\nКазахстан строит дороги с Китаем давно и успешно (Петрова, 2019), и это \
                    видно всем, кто едет по ним на запад или на восток страны.\n\nСписок литературы\n\
                    Петрова, Анна (2019). О дорогах.\nКим, Олег (2020). О морях.\n\
                    Примечание. Мнения принадлежат автору.";
        let sheet = shown(&[text], &Selection::default(), &[], sheet);
        let table = rows(&sheet, "references");
        assert_eq!(table.len(), 2, "{table:?}");
        assert_eq!([&table[0][3], &table[1][3]], ["(Петрова, 2019)", "ссылка не найдена"]);
        let row = &panel(&sheet, "references").table.rows[0];
        let places = |mark: Option<usize>| {
            let places = &sheet.marks[mark.expect("a mark")].places;
            places.iter().map(|place| place.span.of(text)).collect::<Vec<_>>()
        };
        let entry = "Петрова, Анна (2019). О дорогах.";
        assert_eq!(places(row[0].mark), [entry, "(Петрова, 2019)"]);
        assert_eq!(places(row[3].pieces[0].mark), ["(Петрова, 2019)", entry]);
    }
}
