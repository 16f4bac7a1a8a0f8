//! Voices: who speaks, what each says to the same question, who sees a break and who does not, in which
//! words.
//!
//! In: the facts that the controls leave, with their speakers; what is known of the speakers' words.
//! Out: panels from the register of speakers to the vocabulary of the doctrine. The author of each
//! text is a voice of its own. Must not judge who is right.
//!
//! «принципиальных изменений не было» (Касенова), «сдвиг» (Бакиров) → two rows of turning points

mod about;
mod answers;
mod experts;
mod stances;
mod terms;
mod turns;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::desk::{Desk, Marks, Seen};
use super::kwic;
use super::passages;
use super::phrase::phrase;
use super::sheet::{Cell, Sheet};
use crate::query::{FactRef, Selection};
use crate::view::item_of;

/// Characters of a quotation in a cell; the reader has the whole.
const CLIP: usize = 180;

/// So many texts of a voice are named in a cell.
const TEXTS: usize = 20;

/// Who speaks: a speaker, or the author of one document.
struct Voice<'a> {
    /// Id of the speaker, or [`Selection::AUTHOR`].
    speaker: &'a str,
    /// The document of an author; of no use for a speaker.
    document: u32,
    /// What is said, in the order of the corpus.
    facts: Vec<Seen<'a>>,
}

impl Voice<'_> {
    fn is_author(&self) -> bool {
        self.speaker == Selection::AUTHOR
    }

    fn name(&self, desk: &Desk) -> String {
        kwic::voice(desk, self.speaker, self.document)
    }

    /// The name as part of a mark's key.
    fn key(&self) -> String {
        if self.is_author() {
            return format!("{}-{}", self.speaker, self.document);
        }
        kwic::key_part(self.speaker)
    }

    fn head(&self, desk: &Desk) -> Cell {
        Cell::head(self.name(desk))
    }

    fn refs(&self) -> Vec<FactRef> {
        self.facts.iter().map(|seen| seen.at).collect()
    }
}

/// The voices of the facts that pass: speakers with most facts first, then authors.
fn voices<'a>(desk: &Desk<'a>) -> Vec<Voice<'a>> {
    let mut known: BTreeMap<(&str, u32), Voice> = BTreeMap::new();
    for seen in desk.seen() {
        let voice = known.entry(seen.voice()).or_insert_with(|| Voice {
            speaker: seen.speaker(),
            document: seen.at.document,
            facts: Vec::new(),
        });
        voice.facts.push(seen);
    }
    let mut list: Vec<_> = known.into_values().collect();
    list.sort_by_key(|voice| (voice.is_author(), Reverse(voice.facts.len()), voice.document));
    list
}

/// «и ещё 7», where more are left.
fn more(desk: &Desk, count: usize) -> Option<String> {
    let number = desk.locale.number(count as f64);
    (count > 0).then(|| desk.locale.fill("voices.more", &[("n", &number)]).trim().to_owned())
}

/// Whether words of a speaker stand in the chosen documents and are of the chosen speakers.
fn passes(desk: &Desk, speaker: &str, document: u32) -> bool {
    let filter = &desk.selection.filter;
    let id = desk.documents.get(document as usize).map(|document| &document.meta.id);
    let is_there =
        id.is_some_and(|id| filter.documents.is_empty() || filter.documents.contains(id));
    is_there && (filter.speakers.is_empty() || filter.speakers.iter().any(|known| known == speaker))
}

/// What a fact says, on one line.
fn said(desk: &Desk, seen: Seen) -> String {
    let record = desk.records.get(seen.at.document as usize);
    let item = record.and_then(|record| item_of(seen.document, record, seen.at.fact as usize));
    let Some(item) = item else {
        return String::new();
    };
    let phrase = phrase(desk.locale, &item.body, |id| desk.name(id));
    let main = format!("{} {}", phrase.bound, phrase.main);
    let parts = [phrase.label, main.trim().to_owned()].into_iter().chain(phrase.details);
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    clip(&parts.join(" · "))
}

/// A text on one line, cut at a blank where it is long.
fn clip(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((at, _)) = line.char_indices().nth(CLIP) else { return line };
    let head = line.get(..at).unwrap_or_default();
    let head = head.rsplit_once(' ').map_or(head, |(head, _)| head);
    format!("{}…", head.trim_end_matches([',', '–', '—', '-', ':', ';', ' ']))
}

/// How surely a fact is told, as signs beside it.
fn signs(desk: &Desk, seen: Seen) -> Vec<String> {
    let hedged = seen.fact.hedged.then_some("sign.hedged");
    let inferred = (!seen.fact.inferred.is_empty()).then_some("sign.inferred");
    hedged.into_iter().chain(inferred).map(|key| desk.locale.t(key).to_owned()).collect()
}

/// A mark on one fact: «Полетаев: …».
fn fact_mark(desk: &Desk, marks: &mut Marks, panel: &str, seen: Seen) -> usize {
    let key = format!("{panel}:{}:{}", seen.at.document, seen.at.fact);
    let name = kwic::voice(desk, seen.speaker(), seen.at.document);
    marks.add(key, format!("{name}: {}", clip(seen.quote())), vec![seen.at])
}

/// The view.
pub(super) fn sheet(desk: &Desk) -> Sheet {
    let voices = voices(desk);
    let mut marks = Marks::default();
    let mut panels = vec![
        turns::panel(desk, &voices, &mut marks),
        answers::panel(desk, &mut marks),
        experts::panel(desk, &voices, &mut marks),
        about::matrix(desk, &voices, &mut marks),
        about::list(desk, &voices, &mut marks),
        stances::positions(desk, &mut marks),
        stances::principles(desk, &mut marks),
    ];
    panels.extend(passages::panels(desk, "voices", &mut marks));
    panels.extend([terms::matrix(desk, &mut marks), terms::uses_of_one(desk, &mut marks)]);
    Sheet { title: turns::title(desk, &voices), panels, marks: marks.finish() }
}

#[cfg(test)]
mod tests {
    use super::clip;

    #[test]
    fn a_long_quotation_is_cut_at_a_blank() {
        assert_eq!(clip("Коротко\nи ясно."), "Коротко и ясно.");
        let long = clip(&"слово, ".repeat(60));
        assert!(long.ends_with("слово…") && long.chars().count() <= super::CLIP, "{long}");
    }
}
