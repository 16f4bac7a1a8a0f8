//! Who speaks at which words of a document.
//!
//! In: the statements of a record. Out: stretches of bytes with one voice each; between them the
//! author speaks, and of words within words the innermost voice counts.

use crate::record::{FactDetail, Record};

/// From this byte of the document on this person speaks; `None` is the author.
pub(super) type Turn<'a> = (u32, Option<&'a str>);

/// The turns of a document, by byte, the author's at 0 first.
pub(super) fn turns(record: &Record) -> Vec<Turn<'_>> {
    let mut said: Vec<_> = record
        .standing()
        .filter_map(|(_, fact)| match fact.detail {
            FactDetail::Statement { words, .. } => Some((words, fact.speaker.as_deref()?)),
            _ => None,
        })
        .collect();
    said.sort_by_key(|(words, _)| (words.start, std::cmp::Reverse(words.end)));
    let mut turns = vec![(0, None)];
    let mut open: Vec<(u32, &str)> = Vec::new();
    for (words, speaker) in said {
        close(&mut open, &mut turns, words.start);
        turns.push((words.start, Some(speaker)));
        let outer = open.last().map_or(words.end, |(end, _)| *end);
        open.push((words.end.min(outer), speaker));
    }
    close(&mut open, &mut turns, u32::MAX);
    turns
}

/// Ends the voices that end at or before `byte`.
fn close<'a>(open: &mut Vec<(u32, &'a str)>, turns: &mut Vec<Turn<'a>>, byte: u32) {
    while let Some((end, _)) = open.last().copied().filter(|(end, _)| *end <= byte) {
        open.pop();
        turns.push((end, open.last().map(|(_, who)| *who)));
    }
}

#[cfg(test)]
mod tests {
    use super::turns;
    use crate::record::{Fact, FactDetail, Mode, Record};
    use crate::text::Span;

    fn statement(start: usize, end: usize, who: &str) -> Fact {
        let words = Span::new(start, end);
        Fact {
            span: words,
            detail: FactDetail::Statement { words, mode: Mode::Direct },
            partners: Vec::new(),
            speaker: Some(who.into()),
            rule: "statement.label".into(),
            hedged: false,
            inferred: Vec::new(),
            since: None,
        }
    }

    #[test]
    fn the_innermost_voice_speaks() {
        let facts = vec![statement(10, 50, "ли"), statement(20, 30, "ким")];
        let record = Record { facts, ..Record::default() };
        let expected =
            [(0, None), (10, Some("ли")), (20, Some("ким")), (30, Some("ли")), (50, None)];
        assert_eq!(turns(&record), expected);
    }
}
