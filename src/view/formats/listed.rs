//! Whom a text lists as the members of a format.
//!
//! In: sentences. Out: for each format the states that stand in a list of two or more behind its name
//! and words that open such a list («с участием», «в составе», «объединяющий»; `enlists` of
//! `src/data/view/cues.tsv`) or in a bracket right behind it; behind «этот формат» and what it does
//! («сотрудничество между») they are of the format that the sentence before named last. Must not know
//! who is a member but by such words.
//!
//! ««Чайный диалог» с участием Индии, Китая и Шри-Ланки» → IN, CN, LK

use std::collections::{BTreeMap, BTreeSet};

use super::register::named;
use crate::lexicon::EntityKind;
use crate::record::Mention;
use crate::text::Span;
use crate::view::Place;
use crate::view::desk::Desk;
use crate::view::lines::{Line, counts, evidence};

/// A list has so many.
const LEAST: usize = 2;
/// So many words may stand before its first name: «с участием таких стран, как».
const LEAD: usize = 4;
/// A list is of the format named at most so many bytes before the words that open it.
const REACH: u32 = 160;

/// By the id of the format: each member with the sentences that list it.
pub(super) type Members<'a> = BTreeMap<String, BTreeMap<&'a str, BTreeSet<Place>>>;

/// The members that sentences list.
pub(super) fn members<'a>(desk: &Desk<'a>, lines: &[Line<'a>]) -> Members<'a> {
    let mut out = Members::new();
    let mut last: Option<(u32, String)> = None;
    for line in lines {
        let formats = named(desk, line);
        let before = last.take().filter(|(document, _)| *document == line.document);
        last = formats.last().map(|(id, ..)| (line.document, id.clone()));
        let cued = |family| {
            let all = desk.memory.cued(family, desk.documents);
            all.get(&(line.document, line.span.start)).cloned().unwrap_or_default()
        };
        let mut add = |format: &str, list: Vec<&'a Mention>| {
            let facts = evidence(desk, line.document, line.span);
            if list.len() < LEAST || !counts(desk, &facts) {
                return;
            }
            let of = out.entry(format.to_owned()).or_default();
            let place = Place { document: line.document, span: line.span };
            for mention in list {
                of.entry(mention.id.as_str()).or_default().insert(place);
            }
        };
        for (id, _, place) in &formats {
            let after = Span { start: place.end, end: line.span.end }.of(line.text);
            let opens = after.trim_start_matches(['»', '"', '“', ' ']);
            if opens.starts_with('(') {
                let start = place.end + (after.len() - opens.len()) as u32 + 1;
                let inside = list(line, start, 0);
                let end = inside.last().map_or(start, |mention| mention.span.end);
                // Nothing else stands in the bracket.
                let rest = Span { start: end, end: line.span.end }.of(line.text);
                add(id, if rest.starts_with(')') { inside } else { Vec::new() });
            }
        }
        for cue in cued("enlists") {
            let own = formats.iter().rev().find(|(_, _, place)| place.end <= cue.start);
            if let Some((id, _, place)) = own.filter(|(_, _, at)| is_near(line, *at, cue)) {
                let is_direct = !line
                    .mentions
                    .iter()
                    .any(|m| m.span.start >= place.end && m.span.end <= cue.start && is_state(m));
                add(id, if is_direct { list(line, cue.end, LEAD) } else { Vec::new() });
            }
        }
        let Some((_, id)) = before else { continue };
        for this in cued("this-format") {
            let opening = cued("enlists").into_iter().chain(cued("works"));
            for cue in opening.filter(|cue| cue.start >= this.start) {
                add(&id, list(line, cue.end.max(this.end), LEAD));
            }
        }
    }
    out
}

fn is_state(mention: &Mention) -> bool {
    matches!(mention.kind, EntityKind::State | EntityKind::Bloc)
}

/// Whether the words that open a list still speak of what stands at `place`.
fn is_near(line: &Line, place: Span, cue: Span) -> bool {
    let between = Span { start: place.end, end: cue.start };
    cue.start - place.end <= REACH && !between.of(line.text).contains([';', '.', ':'])
}

/// The states and groups that stand one after another from a place on, joined by commas and «и»; up
/// to `lead` words before the first.
fn list<'a>(line: &Line<'a>, from: u32, lead: usize) -> Vec<&'a Mention> {
    let mut out: Vec<&Mention> = Vec::new();
    let mut end = from;
    for mention in line.mentions.iter().filter(|m| m.span.start >= from) {
        let gap = Span { start: end, end: mention.span.start.max(end) }.of(line.text);
        if !is_state(mention) || !joins(gap, if out.is_empty() { lead } else { 0 }) {
            break;
        }
        out.push(mention);
        end = mention.span.end;
    }
    out
}

/// Whether nothing but marks of a list and «и» stands between two of its names, besides so many words.
pub(super) fn joins(gap: &str, words: usize) -> bool {
    let is_joint = |word: &&str| matches!(*word, "и" | "или" | "а" | "также");
    let others = gap.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty());
    let is_broken = gap.contains([';', '.', ')']);
    !is_broken && others.filter(|word| !is_joint(word)).count() <= words
}

#[cfg(test)]
mod tests {
    use crate::query::Selection;
    use crate::view::fixture::{noted_rows, shown};
    use crate::view::formats::sheet;

    /// Who is listed as a member of the first format of a text about Kazakhstan.
    fn listed(text: &str) -> String {
        let text = format!("Казахстан ведёт свою политику. Казахстан и Астана ждут. {text}");
        let rows = noted_rows(&shown(&[&text], &Selection::default(), &[], sheet), "formats");
        rows.first().and_then(|row| row.last()).cloned().unwrap_or_default()
    }

    #[test]
    fn a_list_behind_a_format_tells_its_members() {
        for text in [
            "Важна ШОС с участием Индии, Пакистана и Ирана.",
            "Важна ШОС в составе таких стран, как Индия, Пакистан и Иран.",
            "Важна ШОС, объединяющая Индию, Пакистан и Иран.",
            "Важна ШОС (Индия, Пакистан, Иран).",
            "Важна ШОС. Этот формат служит сотрудничеству между Индией, Пакистаном и Ираном.",
        ] {
            let listed = listed(text);
            let all = ["Индия", "Пакистан", "Иран"];
            assert!(all.iter().all(|name| listed.contains(name)), "{text} {listed}");
        }
    }

    #[test]
    fn who_is_only_named_beside_is_not_listed() {
        for text in [
            "О ШОС говорили Индия, Пакистан и Иран.",
            "ШОС призвала к миру между Индией и Пакистаном.",
            "Важна ШОС; прошёл форум с участием Индии и Ирана.",
            "Важна ШОС (см. Индия, Иран).",
            "Важна ШОС с участием Индии.",
        ] {
            assert_eq!(listed(text), "не перечислены", "{text}");
        }
    }
}
