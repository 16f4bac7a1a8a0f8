//! The register of speakers: what the texts call them, where they speak, how many facts of which kind,
//! in their own words or retold, how often they hedge.
//!
//! In: voices, titles and hedges. Out: bars and a ledger. A role that no text names is said to be
//! absent. Formula: hedges per thousand words H = 1000 · h / n.
//!
//! «политолог Эдуард Полетаев» in two texts → one row, the sign «в нескольких текстах»

use std::collections::BTreeMap;

use super::super::bars::{Bar, bars};
use super::super::desk::{Desk, Marks, Seen};
use super::super::evidence::Place;
use super::super::kwic::source;
use super::super::sheet::{Cell, Column, Layout, Lead, Panel, Piece, Table};
use super::{Voice, passes};
use crate::query::{FactRef, Voices, Words};
use crate::record::{FactDetail, FactKind, Mode};
use crate::text::fold;

/// Titles of one person that are shown.
const TITLES: usize = 4;

/// The register.
pub(super) fn panel(desk: &Desk, voices: &[Voice], marks: &mut Marks) -> Panel {
    let m = desk.locale;
    let mut drawn = Vec::new();
    let mut rows = Vec::new();
    for voice in voices {
        let (name, count) = (voice.name(desk), voice.facts.len());
        let label = format!("{name}: {}", m.plural("facts", count));
        let mark = marks.add(format!("voice:{}", voice.key()), label, voice.refs());
        let text = m.number(count as f64);
        drawn.push(Bar { name, value: count as f64, text: text.clone(), mark });
        let [words, hedges] = measures(desk, voice, marks);
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
        chart: Some(bars(desk.frame.width, m.t("voices.experts").to_owned(), &drawn)),
        empty: rows.is_empty().then(|| desk.nothing("voices.none")),
        table: Table::whole(columns, rows).set(Layout::Ledger),
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
    let pieces = by_document.into_iter().map(|(document, facts)| {
        let (text, note) = (source(desk, document), m.number(facts.len() as f64));
        let label = format!("{}, {text}: {}", voice.name(desk), m.plural("facts", facts.len()));
        let mark = marks.add(format!("text:{}:{document}", voice.key()), label, facts);
        Piece { text, note, mark: Some(mark), ..Piece::default() }
    });
    let pieces = pieces.collect();
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

/// Words, and hedges per thousand of them.
fn measures(desk: &Desk, voice: &Voice, marks: &mut Marks) -> [Cell; 2] {
    let m = desk.locale;
    let nothing = Voices::default();
    let known = desk.voices.unwrap_or(&nothing);
    let is_own =
        |speaker: &str, document| voice.says(speaker, document) && passes(desk, speaker, document);
    let own = known.spoken.iter().filter(|(document, speaker, _)| is_own(speaker, *document));
    let words: usize = own.map(|(_, _, words)| words).sum();
    let hedges = known.hedges.iter().filter(|hedge| is_own(&hedge.speaker, hedge.document));
    let hedges: Vec<Place> = hedges.map(place).collect();
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
