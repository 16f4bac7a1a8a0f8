//! A document cut into segments: which paragraph is a heading, a question, a caption ….
//!
//! In: any text. Out: [`Segment`]s that cover all but white space, in order. Knows the layout of
//! Russian articles; must not know who or what they are about.
//!
//! «Фото: akorda.kz» → `Caption`; «Список литературы» → `Heading`, what follows → `Reference`.

use super::interview;
use super::label::{self, Label};
use super::metadata::{glued_date, is_frame};
use super::paragraph::{ends, last_mark, paragraphs};
use super::transcript::{Cut, cuts};
use super::words::{Cue, head, opens};
use super::{Segment, SegmentKind};
use crate::text::Span;

/// The segments of `text`, one for each paragraph; a date glued to the first and a photo credit at
/// the end of one stand apart.
pub fn segment(text: &str) -> Vec<Segment> {
    let (pieces, told): (Vec<Span>, Vec<Option<SegmentKind>>) = pieces(text).into_iter().unzip();
    let mut kinds: Vec<Option<SegmentKind>> =
        pieces.iter().zip(told).map(|(span, told)| told.or(by_itself(span.of(text)))).collect();
    references(text, &pieces, &mut kinds);
    let prose: Vec<usize> = (0..pieces.len()).filter(|i| kinds.get(*i) == Some(&None)).collect();
    let texts: Vec<&str> =
        prose.iter().filter_map(|i| pieces.get(*i)).map(|s| s.of(text)).collect();
    let parts = interview::parts(&texts);
    let mut labels: Vec<Option<Label>> = vec![None; pieces.len()];
    for (at, index) in prose.iter().enumerate() {
        let Some((part, label)) = parts.get(at) else { continue };
        // A title may say who says it: «Анна Ли: «Мы не спешим»».
        let is_title = || at == 0 && part.is_none() && is_heading(&texts, at);
        let kind = if *part == Some(SegmentKind::Question) || (label.is_some() && !is_title()) {
            part.unwrap_or(SegmentKind::Body)
        } else if is_heading(&texts, at) {
            SegmentKind::Heading
        } else {
            part.unwrap_or(SegmentKind::Body)
        };
        if let Some(slot) = kinds.get_mut(*index) {
            *slot = Some(kind);
        }
        if let Some(slot) = labels.get_mut(*index) {
            *slot = *label;
        }
    }
    pieces
        .into_iter()
        .zip(kinds)
        .zip(labels)
        .map(|((span, kind), label)| Segment {
            span,
            kind: kind.unwrap_or(SegmentKind::Body),
            label: label.map(|label| label.span.shifted(span.start)),
        })
        .collect()
}

/// Paragraphs, the first one without a glued date, none with a photo credit at its end nor with a label
/// of a transcript inside; with their kind where it is not told by their words.
fn pieces(text: &str) -> Vec<(Span, Option<SegmentKind>)> {
    let mut out = Vec::new();
    for (i, span) in joined(text, &paragraphs(text)).into_iter().enumerate() {
        let line = span.of(text);
        let (start, end) = (span.start as usize, span.end as usize);
        let date = if i == 0 { glued_date(line).filter(|end| *end < line.len()) } else { None };
        let body = date.map_or(0, |at| {
            out.push((Span::new(start, start + at), None));
            at + line.get(at..).map_or(0, |rest| rest.len() - rest.trim_start().len())
        });
        let credit = line.get(body..).and_then(credit_at).map_or(line.len(), |at| body + at);
        let kept = line.get(body..credit).map_or(0, |kept| kept.trim_end().len());
        let prose = Span::new(start + body, start + body + kept);
        let (mut from, mut kind) = (0, None);
        for cut in cuts(prose.of(text)).into_iter().chain([Cut { at: kept, kind: None }]) {
            let piece = prose.of(text).get(from..cut.at).unwrap_or_default();
            if !piece.trim().is_empty() {
                let at = start + body + from;
                let before = piece.len() - piece.trim_start().len();
                out.push((Span::new(at + before, at + piece.trim_end().len()), kind));
            }
            (from, kind) = (cut.at, cut.kind);
        }
        if credit < line.len() {
            out.push((Span::new(start + credit, end), None));
        }
    }
    out
}

/// The same paragraphs; a label on a line of its own («Анна Зандер, политолог:») and the words after a
/// dash below it are one, and so are lines without a blank one between them over which words in quotes
/// go on.
fn joined(text: &str, paragraphs: &[Span]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::with_capacity(paragraphs.len());
    let mut quoted_to = 0;
    for (i, span) in paragraphs.iter().enumerate() {
        let said = span.of(text).starts_with(['—', '–', '-', '―']);
        let quoted = i < quoted_to;
        if !quoted {
            quoted_to =
                quote_end(text, paragraphs.get(i..).unwrap_or_default()).map_or(0, |end| i + end);
        }
        match out.last_mut() {
            Some(last) if quoted || said && label::stands_alone(last.of(text)) => {
                last.end = span.end;
            }
            _ => out.push(*span),
        }
    }
    out
}

/// Lines over which words in quotes may go on.
const QUOTED_LINES: usize = 12;

/// How many of `lines` words in quotes that the first one opens go on over, where they end and no
/// blank line parts them.
fn quote_end(text: &str, lines: &[Span]) -> Option<usize> {
    if !lines.first()?.of(text).contains('«') {
        return None;
    }
    let mut open = 0usize;
    let mut before: Option<&Span> = None;
    for (i, line) in lines.iter().take(QUOTED_LINES).enumerate() {
        let gap = before.and_then(|before| text.get(before.end as usize..line.start as usize));
        if gap.is_some_and(|gap| gap.matches('\n').count() > 1) {
            return None;
        }
        for c in line.of(text).chars() {
            match c {
                '«' => open += 1,
                '»' => open = open.saturating_sub(1),
                _ => {}
            }
        }
        if open == 0 {
            return (i > 0).then_some(i + 1);
        }
        before = Some(line);
    }
    None
}

/// Where a photo credit begins that is glued to the end of a paragraph.
fn credit_at(line: &str) -> Option<usize> {
    const KEYS: [&str; 3] = ["Фото:", "Коллаж:", "Фото ©"];
    let mut from = line.len().saturating_sub(160);
    while !line.is_char_boundary(from) {
        from += 1;
    }
    let tail = line.get(from..)?;
    let at = KEYS.iter().filter_map(|key| tail.rfind(key)).min()?;
    let before = tail.get(..at)?.trim_end();
    let after = tail.get(at..)?;
    (before.ends_with(['.', '!', '?', '…', '»', '"', '(']) && !after.contains(". "))
        .then(|| from + if before.ends_with('(') { before.len() - 1 } else { at })
}

/// What a paragraph is by itself, whatever stands around it.
fn by_itself(line: &str) -> Option<SegmentKind> {
    if is_caption(line) {
        Some(SegmentKind::Caption)
    } else if is_frame(line) || glued_date(line) == Some(line.len()) {
        Some(SegmentKind::Metadata)
    } else {
        None
    }
}

fn is_caption(line: &str) -> bool {
    if line.len() > 400 {
        return false;
    }
    if line.starts_with('©') {
        return true;
    }
    let head = head(line, 120);
    let source = opens(&head, Cue::Source)
        .is_some_and(|rest| rest.trim_start().starts_with([':', '©', '/']));
    let caption = opens(&head, Cue::Caption).is_some_and(|rest| {
        let rest = rest.trim_start();
        rest.starts_with([':', '©', '/', '|', '-', '–', '—'])
            || (!ends(line) && rest.split_whitespace().count() <= 8)
    });
    source || caption
}

/// A list of references under its heading, and the note that closes a publication.
fn references(text: &str, pieces: &[Span], kinds: &mut [Option<SegmentKind>]) {
    let mut open = false;
    for (i, span) in pieces.iter().enumerate() {
        let line = span.of(text);
        let near_end = i + 3 >= pieces.len() && i > 0;
        // A heading is short: no other paragraph need be folded.
        if !open && !near_end && line.len() > 120 {
            continue;
        }
        let head = head(line, 60);
        let next = pieces.get(i + 1).map(|span| span.of(text)).unwrap_or_default();
        let kind = if heads_references(&head) && (entry(next) || open) {
            open = true;
            Some(SegmentKind::Heading)
        } else if ((open || near_end) && is_note(line))
            || (open && (entry(line) || line.len() < 400))
        {
            Some(SegmentKind::Reference)
        } else {
            open = false;
            None
        };
        if let Some(slot) = kinds.get_mut(i)
            && kind.is_some()
        {
            *slot = kind;
        }
    }
}

/// Whether a paragraph is a note on the publication, which stands below a list of references but is
/// no entry of it: «Примечание. Мнения принадлежат автору».
pub fn is_note(line: &str) -> bool {
    opens(&head(line, 60), Cue::Note).is_some()
}

fn heads_references(head: &str) -> bool {
    let head = head.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
    opens(head, Cue::References)
        .is_some_and(|rest| rest.trim_matches([':', '.', '*', '_', ' ', ')']).is_empty())
}

/// An entry of a list of references: a year, an address, or a number at its start.
fn entry(line: &str) -> bool {
    let bytes = line.as_bytes();
    let year = bytes.windows(4).take(2000).any(|w| {
        matches!(w, [b'1', b'9', a, b] | [b'2', b'0', a, b] if a.is_ascii_digit() && b.is_ascii_digit())
    });
    let numbered = line.starts_with('[')
        || line.split_once(['.', ')']).is_some_and(|(n, _)| {
            !n.is_empty() && n.len() < 4 && n.bytes().all(|b| b.is_ascii_digit())
        });
    year || numbered || line.contains("http") || line.contains("www.")
}

/// A short line without a full stop, above a longer paragraph.
fn is_heading(prose: &[&str], at: usize) -> bool {
    const LONGEST: usize = 200;
    let Some(line) = prose.get(at) else { return false };
    let Some(next) = prose.get(at + 1) else { return false };
    let chars = line.chars().take(LONGEST + 1).count();
    let title = at == 0;
    let limit = if title { LONGEST } else { 110 };
    let opens_well = line
        .trim_start_matches(['«', '"', '“', '„', '#', '*', ' '])
        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let marked = line.starts_with(['—', '–', '-', '•', '*', '·']);
    let asks = matches!(last_mark(line), Some('?' | '!'));
    let closed = ends(line) && !asks;
    let words = line.split_whitespace().take(30).count();
    chars <= limit
        && words < 30
        && opens_well
        && !marked
        && !closed
        && !line.ends_with(',')
        && (longer(next, chars, if asks || !title { 2 } else { 1 })
            || (title && prose.iter().skip(2).take(2).any(|text| longer(text, chars, 2))))
}

/// Whether `next` has more than `chars` × `times` characters.
fn longer(next: &str, chars: usize, times: usize) -> bool {
    next.chars().nth(chars * times).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use SegmentKind::{Answer, Body, Caption, Heading, Metadata, Question, Reference};

    const LONG: &str = "Стороны подписали соглашение о транзите зерна через порт Актау, сообщила \
                        пресс-служба министерства транспорта.";

    fn kinds(text: &str) -> Vec<SegmentKind> {
        segment(text).into_iter().map(|segment| segment.kind).collect()
    }

    #[test]
    fn headings_stand_above_longer_paragraphs() {
        let text = format!("Новый маршрут\n\n{LONG}\nЧто дальше?\n{LONG}\nКонец");
        assert_eq!(kinds(&text), [Heading, Body, Heading, Body, Body]);
        let text = format!("Как «усидеть на двух стульях»\n12 мая 2020\n{LONG}");
        assert_eq!(kinds(&text), [Heading, Metadata, Body]);
    }

    #[test]
    fn captions_alone_and_glued() {
        let text = format!("{LONG}\nФото: Акорда\n{LONG} Фото: Reuters\nФото из архива редакции");
        assert_eq!(kinds(&text), [Body, Caption, Body, Caption, Caption]);
        assert_eq!(kinds(&format!("Фотографии показали рост.\n{LONG}")), [Body, Body]);
    }

    #[test]
    fn references_need_an_entry() {
        let text = format!("{LONG}\nИсточники:\n1. Ли А. Торговля. М., 2020.\nПримечание. Мнение.");
        assert_eq!(kinds(&text), [Body, Heading, Reference, Reference]);
        assert_eq!(kinds(&format!("{LONG}\nИсточники\n{LONG}")), [Body, Heading, Body]);
    }

    #[test]
    fn the_frame_of_a_page() {
        let text = format!("2025-11-25 {LONG}\nАвтор: А. Ли\n0 Поделиться 0 Твиттер");
        assert_eq!(kinds(&text), [Metadata, Body, Metadata, Metadata]);
    }

    #[test]
    fn an_interview_between_headings() {
        let text = format!("Разговор\n{LONG}\n– Что нового?\n– Многое.\n{LONG}\n– А ещё?\n– Всё.");
        assert_eq!(kinds(&text), [Heading, Body, Question, Answer, Answer, Question, Answer]);
    }

    #[test]
    fn empty_texts() {
        assert!(segment("").is_empty());
        assert!(segment("\u{feff} \n\u{a0}").is_empty());
    }
}
