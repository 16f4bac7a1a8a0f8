//! Chunks: the stretches in which a long document is read.
//!
//! In: a document. Out: its segments in groups of some [`CHUNK`] bytes. A document of ordinary size
//! is one group, its segments as they are. In a longer one a segment of many pages (a whole book on
//! one line) is cut at ends of sentences into pieces of at most [`PIECE`] bytes, so that no stage
//! sees a paragraph without end. Knows white space and full stops; must not know words.
//!
//! A line of 10 MB → 40 groups; an article of 20 KB → one.

use crate::corpus::{Document, Segment};
use crate::text::Span;

/// Bytes of a chunk; only its last segment may reach over.
pub(super) const CHUNK: usize = 256 * 1024;
/// Bytes of a piece of a segment, at most.
pub(super) const PIECE: usize = 32 * 1024;
/// Blanks looked back for the end of a sentence: words of a very long one.
const SENTENCE: usize = 400;
/// Chunks over which the home state of a long document is weighed.
const SAMPLED: usize = 4;
/// Bytes that are read of each of them: together as much as a chunk.
const SAMPLE: usize = CHUNK / SAMPLED;

/// The segments of a document in groups of some [`CHUNK`] bytes. No group is empty; a document
/// without segments has none.
pub(super) fn chunks(document: &Document) -> Vec<Vec<Segment>> {
    let size: usize = document.segments.iter().map(|segment| segment.span.len()).sum();
    if size <= CHUNK {
        return if size == 0 { Vec::new() } else { vec![document.segments.clone()] };
    }
    let mut out: Vec<Vec<Segment>> = Vec::new();
    let mut group: Vec<Segment> = Vec::new();
    let mut held = 0;
    for piece in document.segments.iter().flat_map(|segment| pieces(segment, &document.text)) {
        if held + piece.span.len() > CHUNK && !group.is_empty() {
            out.push(std::mem::take(&mut group));
            held = 0;
        }
        held += piece.span.len();
        group.push(piece);
    }
    if !group.is_empty() {
        out.push(group);
    }
    out
}

/// The first segments of a few chunks from all parts of the document, the first one among them.
pub(super) fn sample(chunks: &[Vec<Segment>]) -> Vec<Segment> {
    let step = chunks.len().div_ceil(SAMPLED).max(1);
    let first = |chunk: &Vec<Segment>| {
        let mut held = 0;
        let within = |segment: &&Segment| {
            let fits = held < SAMPLE;
            held += segment.span.len();
            fits
        };
        chunk.iter().take_while(within).cloned().collect::<Vec<_>>()
    };
    chunks.iter().step_by(step).flat_map(first).collect()
}

/// A segment, cut where it is longer than [`PIECE`]. A label stays with the first piece.
fn pieces<'a>(segment: &'a Segment, text: &'a str) -> impl Iterator<Item = Segment> + 'a {
    let mut rest = segment.span;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.start as usize + cut_at(rest.of(text)).max(1);
        let span = Span::new(rest.start as usize, end);
        let left = Span { start: span.end.min(rest.end), end: rest.end };
        let blank = left.of(text).len() - left.of(text).trim_start_matches(' ').len();
        rest = Span { start: left.start + blank as u32, end: left.end };
        let label = segment.label.filter(|label| span.contains(*label));
        Some(Segment { span, kind: segment.kind, label })
    })
}

/// Where the first piece of `text` ends: behind the last end of a sentence within [`PIECE`] bytes,
/// else before the last blank, else at a border of characters.
fn cut_at(text: &str) -> usize {
    if text.len() <= PIECE {
        return text.len();
    }
    let head = text.get(..text.floor_char_boundary(PIECE)).unwrap_or(text);
    // Before a blank; the blank itself belongs to no piece.
    let blanks = || head.rmatch_indices(' ').map(|(at, _)| at);
    let ends = |at: &usize| head.get(..*at).is_some_and(|h| h.ends_with(['.', '!', '?', '…']));
    let stop = blanks().take(SENTENCE).find(ends);
    stop.or_else(|| blanks().next()).filter(|at| *at > 0).unwrap_or(head.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::SegmentKind;

    fn sizes(text: String) -> Vec<usize> {
        let document = Document::from_text("chunks", text);
        let chunks = chunks(&document);
        let mut at = 0;
        for segment in chunks.iter().flatten() {
            // In order, no word lost: what lies between pieces is white space.
            assert!(segment.span.start >= at && !segment.span.is_empty());
            let between = document.text.get(at as usize..segment.span.start as usize);
            assert!(between.is_some_and(|between| between.trim().is_empty()));
            assert!(document.text.get(..segment.span.end as usize).is_some());
            at = segment.span.end;
        }
        assert!(document.text.get(at as usize..).is_some_and(|rest| rest.trim().is_empty()));
        chunks.iter().map(|group| group.iter().map(|s| s.span.len()).sum()).collect()
    }

    #[test]
    fn an_article_is_one_chunk_as_it_is() {
        let text = "Стороны подписали соглашение. Вырос вывоз.\n".repeat(100);
        let document = Document::from_text("chunks", text);
        assert_eq!(chunks(&document), std::slice::from_ref(&document.segments));
        assert!(chunks(&Document::from_text("chunks", String::new())).is_empty());
    }

    #[test]
    fn a_long_line_is_cut_at_sentence_ends() {
        let text = "Стороны подписали соглашение. Вырос вывоз.  ".repeat(12_000);
        assert!(text.len() > 3 * CHUNK);
        let document = Document::from_text("chunks", text.clone());
        for segment in chunks(&document).iter().flatten() {
            assert!(segment.span.len() <= PIECE);
            assert!(segment.span.of(&document.text).ends_with('.'), "ends inside a sentence");
        }
        assert!(sizes(text).iter().all(|size| *size <= CHUNK));
    }

    #[test]
    fn a_sample_has_something_of_all_parts_and_no_more_than_a_chunk() {
        let text = "Стороны подписали соглашение. Вырос вывоз.\n".repeat(40_000);
        let chunks = chunks(&Document::from_text("chunks", text));
        let sampled = sample(&chunks);
        let size: usize = sampled.iter().map(|segment| segment.span.len()).sum();
        assert!(chunks.len() > 2 * SAMPLED && size <= CHUNK + SAMPLED * PIECE, "{size}");
        let last = chunks.get(chunks.len() * 3 / 4).and_then(|chunk| chunk.first());
        assert!(sampled.first() == chunks.first().and_then(|chunk| chunk.first()));
        assert!(
            sampled.last().zip(last).is_some_and(|(got, far)| got.span.start >= far.span.start)
        );
    }

    #[test]
    fn a_word_without_end_is_cut_between_letters() {
        assert!(sizes("щ".repeat(CHUNK)).iter().all(|size| *size <= CHUNK));
        assert!(sizes("a".repeat(CHUNK + 1)).len() == 2);
    }

    #[test]
    fn a_label_stays_with_the_first_piece() {
        let text = format!("Ан Ли: {}", "Рост есть. ".repeat(CHUNK / 8));
        let label = Some(Span::new(0, 9));
        let segment = Segment { span: Span::new(0, text.len()), kind: SegmentKind::Answer, label };
        let labels: Vec<_> = pieces(&segment, &text).map(|piece| piece.label).collect();
        assert_eq!(labels.first(), Some(&label));
        assert!(labels.len() > 1 && labels.iter().skip(1).all(Option::is_none));
    }
}
