//! The register of speakers: what the texts call them, where they speak, how many facts of which kind,
//! in their own words or retold, how often they hedge.
//!
//! In: voices, titles and hedges. Out: bars and a ledger. A role that no text names is said to be
//! absent. Formula: hedges per thousand words H = 1000 · h / n.
//!
//! «политолог Эдуард Полетаев» in two texts → one row, the sign «в нескольких текстах»

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::super::bars::{Bar, MOST, bars};
use super::super::desk::{Desk, Marks, Seen};
use super::super::evidence::Place;
use super::super::kwic::source;
use super::super::sheet::{Cell, Column, Layout, Lead, Panel, Piece, Table};
use super::{TEXTS, Voice, passes};
use crate::query::{FactRef, Selection, Words};
use crate::record::{FactDetail, FactKind, Mode};
use crate::text::fold;

/// Titles of one person that are shown.
const TITLES: usize = 4;

/// The register.
pub(super) fn panel(desk: &Desk, voices: &[Voice], marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let mut drawn = Vec::new();
    let mut rows = Vec::new();
    let page = desk.page("experts");
    let measured = measured(desk);
    let wanted = voices.iter().enumerate().filter(|(at, _)| *at < MOST || page.contains(at));
    for (at, voice) in wanted {
        let (name, count) = (voice.name(desk), voice.facts.len());
        let label = format!("{name}: {}", m.plural("facts", count));
        let mark = marks.add(format!("voice:{}", voice.key()), label, voice.refs());
        let text = m.number(count as f64);
        if at < MOST {
            drawn.push(Bar { name, value: count as f64, text: text.clone(), mark });
        }
        if page.contains(&at) {
            let [words, hedges] = measures(desk, voice, &measured, marks);
            rows.push(vec![
                voice.head(desk),
                roles(desk, voice, marks),
                texts(desk, voice, marks),
                Cell::number(count as f64, text).marked(mark),
                kinds(desk, voice, marks),
                modes(desk, voice, marks),
                words,
                hedges,
            ]);
        }
    }
    let total = voices.len();
    let word = |key| Column::words(m.t(key));
    let number = |key| Column::numbers(m.t(key));
    let columns = vec![
        word("voices.who"),
        word("voices.role"),
        word("voices.texts"),
        number("voices.facts"),
        word("voices.kinds"),
        word("voices.modes"),
        number("voices.words"),
        number("voices.hedges"),
    ];
    Panel {
        id: "experts".into(),
        title: m.t("voices.experts").into(),
        note: m.t("voices.experts.note").into(),
        help: m.t("voices.experts.help").into(),
        chart: Some(bars(desk.frame.width, m.t("voices.experts").to_owned(), &drawn, total)),
        empty: voices.is_empty().then(|| desk.nothing("voices.none")),
        table: Table { offset: page.start.min(total), total, ..Table::whole(columns, rows) }
            .set(Layout::Ledger),
        lead: Lead::Both,
        ..Panel::default()
    }
}

fn place(words: &Words) -> Place {
    Place { document: words.document, span: words.span }
}

/// What the texts call a speaker, the fullest of each noun, in order of the corpus.
fn roles(desk: &Desk, voice: &Voice, marks: &mut Marks) -> Cell {
    let m = desk.locale;
    if voice.is_author() {
        return Cell::absent("");
    }
    let titles = desk.voices.map(|voices| voices.titles.as_slice()).unwrap_or_default();
    let mut known: Vec<(&str, Vec<Place>)> = Vec::new();
    let noun = |text: &str| fold(text.split([' ', ',']).next().unwrap_or_default());
    for (words, text) in titles {
        if words.speaker != voice.speaker || !passes(desk, &words.speaker, words.document) {
            continue;
        }
        match known.iter_mut().find(|(known, _)| noun(known) == noun(text)) {
            Some((known, places)) if text.len() > known.len() => {
                *known = text;
                places.insert(0, place(words));
            }
            Some((_, places)) => places.push(place(words)),
            None => known.push((text, vec![place(words)])),
        }
    }
    if known.is_empty() {
        return Cell::absent(m.t("voices.role.none"));
    }
    let pieces = known.into_iter().take(TITLES).enumerate().map(|(number, (text, places))| {
        let label = format!("{}: {text}", voice.name(desk));
        let mark = marks.add_places(format!("role:{}:{number}", voice.key()), label, places);
        Piece { text: text.to_owned(), mark: Some(mark), ..Piece::default() }
    });
    Cell { pieces: pieces.collect(), ..Cell::default() }
}

/// The texts, each with what is said there.
fn texts(desk: &Desk, voice: &Voice, marks: &mut Marks) -> Cell {
    let m = desk.locale;
    let mut by_document: BTreeMap<u32, Vec<FactRef>> = BTreeMap::new();
    for seen in &voice.facts {
        by_document.entry(seen.at.document).or_default().push(seen.at);
    }
    let several = (by_document.len() > 1).then(|| m.t("voices.several").to_owned());
    let more = by_document.len().saturating_sub(TEXTS);
    let pieces = by_document.into_iter().take(TEXTS).map(|(document, facts)| {
        let (text, note) = (source(desk, document), m.number(facts.len() as f64));
        let label = format!("{}, {text}: {}", voice.name(desk), m.plural("facts", facts.len()));
        let mark = marks.add(format!("text:{}:{document}", voice.key()), label, facts);
        Piece { text, note, mark: Some(mark), ..Piece::default() }
    });
    let mut pieces: Vec<Piece> = pieces.collect();
    pieces.extend(super::more(desk, more).map(|text| Piece { text, ..Piece::default() }));
    Cell { pieces, signs: several.into_iter().collect(), ..Cell::default() }
}

fn kinds(desk: &Desk, voice: &Voice, marks: &mut Marks) -> Cell {
    counted(desk, voice, marks, "kind", |seen| Some(seen.fact.detail.kind()), FactKind::code)
}

/// How the words of a speaker are rendered: as they were said, or retold.
fn modes(desk: &Desk, voice: &Voice, marks: &mut Marks) -> Cell {
    let mode = |seen: &Seen| match seen.fact.detail {
        FactDetail::Statement { mode, .. } => Some(mode),
        _ => None,
    };
    let cell = counted(desk, voice, marks, "mode", mode, Mode::code);
    if cell.pieces.is_empty() { Cell::absent("") } else { cell }
}

/// The facts of a voice by what `class` tells of them, each class with its number and its mark. Its
/// word is that of `family.{code}`.
fn counted<T: Copy + Ord>(
    desk: &Desk,
    voice: &Voice,
    marks: &mut Marks,
    family: &str,
    class: impl Fn(&Seen) -> Option<T>,
    code: impl Fn(T) -> &'static str,
) -> Cell {
    let m = desk.locale;
    let mut by_class: BTreeMap<T, Vec<FactRef>> = BTreeMap::new();
    for seen in &voice.facts {
        if let Some(class) = class(seen) {
            by_class.entry(class).or_default().push(seen.at);
        }
    }
    let pieces = by_class.into_iter().map(|(class, facts)| {
        let (text, note) = (m.word(family, code(class)).to_owned(), m.number(facts.len() as f64));
        let label = format!("{}, {text}: {}", voice.name(desk), m.plural("facts", facts.len()));
        let key = format!("{family}:{}:{}", voice.key(), code(class));
        let mark = marks.add(key, label, facts);
        Piece { text, note, mark: Some(mark), ..Piece::default() }
    });
    Cell { pieces: pieces.collect(), ..Cell::default() }
}

/// Words and hedges of each voice, by its speaker and, for authors, document.
type Measured<'a> = FxHashMap<(&'a str, u32), (usize, Vec<Place>)>;

/// The words and hedges that pass, by who says them.
fn measured<'a>(desk: &Desk<'a>) -> Measured<'a> {
    let mut out = Measured::default();
    let Some(known) = desk.voices else { return out };
    let key = |speaker: &'a str, document: u32| {
        (speaker, if speaker == Selection::AUTHOR { document } else { u32::MAX })
    };
    for (document, speaker, words) in &known.spoken {
        if passes(desk, speaker, *document) {
            out.entry(key(speaker, *document)).or_default().0 += words;
        }
    }
    for hedge in &known.hedges {
        if passes(desk, &hedge.speaker, hedge.document) {
            let of = out.entry(key(&hedge.speaker, hedge.document)).or_default();
            of.1.push(place(hedge));
        }
    }
    out
}

/// Words, and hedges per thousand of them.
fn measures(desk: &Desk, voice: &Voice, measured: &Measured, marks: &mut Marks) -> [Cell; 2] {
    let m = desk.locale;
    let document = if voice.is_author() { voice.document } else { u32::MAX };
    let (words, hedges) = measured.get(&(voice.speaker, document)).cloned().unwrap_or_default();
    if words == 0 {
        return [Cell::absent(""), Cell::absent("")];
    }
    let rate = 1000.0 * hedges.len() as f64 / words as f64;
    let rate = Cell::number(rate, m.number((rate * 10.0).round() / 10.0));
    let rate = if hedges.is_empty() {
        rate
    } else {
        let count = m.plural("finds", hedges.len());
        let label = format!("{}, {}: {count}", voice.name(desk), m.t("voices.hedges"));
        rate.noted(count).marked(marks.add_places(format!("hedge:{}", voice.key()), label, hedges))
    };
    [Cell::number(words as f64, m.number(words as f64)), rate]
}
