//! The sentences behind the figures of a panel, for a report: a figure in a file that has left the
//! page still leads to who said it.
//!
//! In: a panel with its marks, seen through a [`Desk`]. Out: [`Behind`]: every figure with the numbers
//! of its sentences, every sentence once. Knows facts and places; must not know a format.
//!
//! «Китай, транзит: 2 места» → 1, 4; 1: «…коридоры Китая…», Алибайов

use std::collections::{BTreeMap, BTreeSet};

use super::gather::source;
use super::model::{Behind, Mark, Sentence};
use crate::query::Selection;
use crate::text::Span;
use crate::view::evidence::sentence_around;
use crate::view::sheet::{Panel, Sheet};
use crate::view::{Desk, Place, speaker_at};

/// A sentence: number of its document, its bytes, who says it.
type Said<'a> = (u32, u32, u32, &'a str);

/// What stands behind the figures of a panel.
pub(super) fn of(desk: &Desk, sheet: &Sheet, panel: &Panel) -> Behind {
    let numbers: BTreeSet<usize> = panel.marks().collect();
    let marks: Vec<_> = numbers.into_iter().filter_map(|number| sheet.marks.get(number)).collect();
    let of_mark = marks.iter().map(|mark| {
        let facts = mark.facts.iter().filter_map(|at| {
            let seen = desk.see(*at)?;
            Some((at.document, seen.fact.span.start, seen.fact.span.end, seen.speaker()))
        });
        let places = mark.places.iter().filter_map(|place| said(desk, *place));
        facts.chain(places).collect::<BTreeSet<Said>>()
    });
    let of_mark: Vec<BTreeSet<Said>> = of_mark.collect();
    let all: BTreeSet<Said> = of_mark.iter().flatten().copied().collect();
    let number: BTreeMap<Said, u32> = all.iter().copied().zip(0..).collect();
    let sentences = all.into_iter().filter_map(|(document, start, end, speaker)| {
        let text = desk.documents.get(document as usize)?;
        let is_author = speaker == Selection::AUTHOR;
        Some(Sentence {
            quote: Span { start, end }.of(&text.text).to_owned(),
            source: source(text),
            speaker: (!is_author).then(|| desk.speaker_name(speaker)),
        })
    });
    let marks = marks.iter().zip(&of_mark).map(|(mark, said)| Mark {
        key: mark.key.clone(),
        label: mark.label.clone(),
        sentences: said.iter().filter_map(|said| number.get(said).copied()).collect(),
    });
    Behind { sentences: sentences.collect(), marks: marks.collect() }
}

/// The sentence around a place, and who says it.
fn said<'a>(desk: &Desk<'a>, place: Place) -> Option<Said<'a>> {
    let document = desk.documents.get(place.document as usize)?;
    let span = sentence_around(document, place.span);
    Some((place.document, span.start, span.end, speaker_at(desk, place.document, span)))
}

impl Behind {
    /// The words beside each sentence's number in a figure's line: «1, 4».
    pub(super) fn numbers(mark: &Mark) -> String {
        let numbers: Vec<String> = mark.sentences.iter().map(|at| (at + 1).to_string()).collect();
        numbers.join(", ")
    }

    /// The number of the figure of this key, and the only sentence behind it, if it has just one.
    pub(super) fn target(&self, key: &str) -> Option<(usize, Option<u32>)> {
        let at = self.marks.iter().position(|mark| mark.key == key)?;
        let only = match self.marks.get(at).map(|mark| mark.sentences.as_slice()) {
            Some([only]) => Some(*only),
            _ => None,
        };
        Some((at, only))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_leads_to_its_sentences_and_each_stands_once() {
        let mark =
            |key: &str, sentences: Vec<u32>| Mark { key: key.into(), label: key.into(), sentences };
        let behind = Behind {
            marks: vec![mark("a", vec![0, 3]), mark("b", vec![2])],
            sentences: Vec::new(),
        };
        assert_eq!(behind.target("a"), Some((0, None)));
        assert_eq!(behind.target("b"), Some((1, Some(2))));
        assert_eq!(behind.target("c"), None);
        assert_eq!(Behind::numbers(&behind.marks[0]), "1, 4");
    }
}
