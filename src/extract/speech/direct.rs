//! Direct speech inside a paragraph: words after a dash or in quotes with the author's words.
//!
//! In: a block and its cues. Out: [`Spoken`] stretches and which cues they used up.
//! «– Это тонкий шаг, – отмечает эксперт.»; «"Построим", — сказал он. — "Скоро"»;
//! «Он сказал: «Построим»».

use std::ops::Range;

use super::cue::Cue;
use super::subject::Place;
use super::word::Saying;
use crate::text::TokenKind;

/// A stretch of direct speech.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spoken {
    /// Tokens of the words said.
    pub words: Range<usize>,
    /// Words and attribution.
    pub evidence: Range<usize>,
    /// Index of the cue that names the speaker.
    pub cue: usize,
    /// The rule.
    pub rule: &'static str,
}

/// A quotation: tokens between the marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    /// The opening mark.
    pub open: usize,
    /// The closing mark, or one past the last token of the block where none closes it.
    pub close: usize,
}

/// The outermost quotations of a block.
pub(super) fn quotations(place: Place) -> Vec<Quotation> {
    let block = place.block;
    let mut out = Vec::new();
    let mut stack: Vec<(usize, &str)> = Vec::new();
    let mut low = 0;
    for (i, token) in block.tokens().iter().enumerate() {
        if token.kind != TokenKind::Punct {
            continue;
        }
        let spaced = token.spaced;
        let next_joined = block.tokens().get(i + 1).is_some_and(|token| !token.spaced);
        let opens = match block.surface(i) {
            "«" | "„" => true,
            "“" => low == 0 && next_joined,
            "\"" => {
                let inside = stack.last().is_some_and(|(_, mark)| *mark == "\"");
                next_joined && (spaced || !inside)
            }
            "»" | "”" => false,
            _ => continue,
        };
        if opens {
            low += usize::from(block.surface(i) == "„");
            stack.push((i, block.surface(i)));
        } else if let Some((open, mark)) = stack.pop() {
            low -= usize::from(mark == "„");
            if stack.is_empty() {
                out.push(Quotation { open, close: i });
            }
        }
    }
    if let Some((open, _)) = stack.first() {
        out.push(Quotation { open: *open, close: block.len() });
    }
    out
}

/// Fewest tokens of a quotation that is a paragraph of its own.
const FEWEST_ALONE: usize = 8;

/// The words of a quotation that is all that the block says.
pub(super) fn alone(place: Place, quote: &Quotation) -> Option<Range<usize>> {
    let rest = quote.close + 1..place.block.len();
    let whole = quote.open == 0
        && quote.close < place.block.len()
        && rest.clone().all(|i| matches!(place.surface(i), "." | "…" | "!" | "?"));
    let words = 1..trim_end(place, 1, quote.close);
    (whole && words.len() >= FEWEST_ALONE).then_some(words)
}

fn is_dash(surface: &str) -> bool {
    matches!(surface, "—" | "–" | "-" | "―")
}

/// Fewest tokens in quotes that are words said and no title or catchword.
const FEWEST: usize = 3;

/// The direct speech of a block.
pub(super) fn direct(place: Place, cues: &[Cue], quotations: &[Quotation]) -> Vec<Spoken> {
    let mut out: Vec<Spoken> = Vec::new();
    for (index, cue) in cues.iter().enumerate() {
        let found = tag_after(place, cue, quotations)
            .or_else(|| colon(place, cue, quotations))
            .map(|(words, evidence, rule)| Spoken { words, evidence, cue: index, rule });
        let Some(found) = found else { continue };
        // Two tags in one speech: «"…, – похвастался аким. – …", – сказал глава региона».
        match out.last_mut() {
            Some(last)
                if last.words.start == found.words.start || last.words.end > found.words.start =>
            {
                last.evidence.end = last.evidence.end.max(found.evidence.end);
                last.words.end = last.words.end.max(found.words.end);
            }
            _ => out.push(found),
        }
    }
    out
}

type Stretch = (Range<usize>, Range<usize>, &'static str);

/// `statement.dash_after`, `statement.quote_after`: «…, – сказал X».
fn tag_after(place: Place, cue: &Cue, quotations: &[Quotation]) -> Option<Stretch> {
    let saying = cue.saying?;
    let tag = tag_start(place, cue).or_else(|| comma_tag(place, cue))?;
    let opened = quotations.partition_point(|q| q.open < tag);
    let quoted = opened.checked_sub(1).and_then(|at| quotations.get(at));
    // The quotation ends right before the tag: «…», – сказал он; «…»., сказал он.
    let closed =
        quoted.filter(|q| q.close + 2 >= tag && q.close < tag && q.close - q.open > FEWEST);
    if let Some(quote) = closed
        && saying.any(Saying::DIRECT.with(Saying::QUOTING))
    {
        let end = tag_end(place, cue);
        return Some((
            quote.open + 1..trim_end(place, quote.open + 1, quote.close),
            quote.open..end,
            "statement.quote_after",
        ));
    }
    let comma = is_dash(place.surface(0)) && place.surface(tag) == ",";
    if !saying.any(Saying::DIRECT) || !(comma || is_dash(place.surface(tag))) {
        return None;
    }
    // Inside a quotation, or in one that nobody closed.
    if let Some(quote) = quoted.filter(|q| q.close > tag && q.close - q.open > FEWEST) {
        let end =
            if quote.close < place.block.len() { quote.close } else { speech_end(place, cue, tag) };
        return Some((
            quote.open + 1..trim_end(place, quote.open + 1, end),
            quote.open..tag_end(place, cue).max(end),
            "statement.quote_around",
        ));
    }
    is_dash(place.surface(0)).then(|| {
        let end = speech_end(place, cue, tag);
        (1..trim_end(place, 1, end), 0..tag_end(place, cue).max(end), "statement.dash_after")
    })
}

/// The mark with which the author's words begin: a dash after a mark of the speech, or the comma
/// after a closing quote.
fn tag_start(place: Place, cue: &Cue) -> Option<usize> {
    // «назвал его «партнёром» и отметил»: a verb with an earlier subject is no tag.
    if cue.tokens.len() == 1 {
        return None;
    }
    let from = cue.tokens.start.min(cue.head);
    let lowest = cue.sentence.start.max(from.saturating_sub(6));
    for i in (lowest.saturating_sub(2)..from).rev() {
        let surface = place.surface(i);
        if is_dash(surface) {
            let before = i.checked_sub(1).map(|j| place.surface(j))?;
            return matches!(before, "," | "." | "!" | "?" | "…" | "»" | "\"" | "”" | "“" | ")")
                .then_some(i);
        }
        if surface == "," || matches!(surface, "»" | "\"" | "”" | "“") {
            let before = i.checked_sub(1).map_or("", |j| place.surface(j));
            let quote = |mark| matches!(mark, "»" | "\"" | "”" | "“");
            if quote(surface) {
                return (cue.inverted && i + 1 == from).then_some(from);
            }
            return quote(before).then_some(i);
        }
        if matches!(surface, "." | ":" | ";" | "?" | "!") || place.finite(i) {
            return None;
        }
    }
    None
}

/// «— …, заявил эксперт.»: a comma at the end of a paragraph that a dash opens.
fn comma_tag(place: Place, cue: &Cue) -> Option<usize> {
    let comma = cue.head.checked_sub(1).filter(|i| place.surface(*i) == ",")?;
    let last = cue.tokens.end + 1 >= place.block.len();
    (cue.inverted && last && is_dash(place.surface(0))).then_some(comma)
}

/// Where the speech ends whose tag is at `tag`: before the tag, or at the end of the block where
/// the words go on after it («…, – сказал он. – Потом …»).
fn speech_end(place: Place, cue: &Cue, tag: usize) -> usize {
    let end = tag_end(place, cue);
    let goes_on = (end.saturating_sub(1)..place.block.len().min(end + 2))
        .any(|i| i > cue.head && is_dash(place.surface(i)));
    if goes_on { place.block.len() } else { tag }
}

/// One past the author's words: the end of the sentence of the cue, or the dash after it.
fn tag_end(place: Place, cue: &Cue) -> usize {
    (cue.tokens.end..cue.sentence.end)
        .find(|i| is_dash(place.surface(*i)) && matches!(place.surface(i - 1), "." | ","))
        .unwrap_or(cue.sentence.end)
}

/// `end` without the comma or quotation mark before it.
fn trim_end(place: Place, start: usize, end: usize) -> usize {
    let mut end = end;
    let opened = (start..end).find(|i| place.surface(*i) == "«");
    while end > start + 1 && matches!(place.surface(end - 1), "," | "»" | "\"" | "”" | "—" | "–")
    {
        let inner = place.surface(end - 1) == "»" && opened.is_some_and(|i| i < end - 1);
        if inner {
            break;
        }
        end -= 1;
    }
    end
}

/// `statement.colon`: «Он сказал: «…»», «Свою позицию он изложил так: «…»».
fn colon(place: Place, cue: &Cue, quotations: &[Quotation]) -> Option<Stretch> {
    let from = cue.tokens.end.max(cue.head + 1);
    let at = (from..cue.sentence.end.min(from + 25)).find(|i| place.surface(*i) == ":")?;
    let quote = quotations.get(quotations.partition_point(|q| q.open <= at))?;
    if quote.open != at + 1 {
        return None;
    }
    let so = place.block.norm(at - 1) == "так";
    let saying = so || cue.saying.is_none_or(|s| s.any(Saying::DIRECT));
    // After a verb of saying even two words are said.
    let long = quote.close - quote.open > if cue.saying.is_some() { 2 } else { FEWEST };
    (saying && long).then(|| {
        (
            quote.open + 1..trim_end(place, quote.open + 1, quote.close),
            cue.sentence.start..(quote.close + 1).min(place.block.len()),
            "statement.colon",
        )
    })
}
