//! Lines to paragraphs.
//!
//! In: any text. Out: the spans of its paragraphs without surrounding white space. A line is a
//! paragraph; where a text is broken into lines of even width, the lines between blank lines (or
//! up to a short or indented line) are one.

use crate::text::{Span, is_gap};

/// A line without surrounding white space.
#[derive(Clone, Copy, Debug)]
struct Line {
    span: Span,
    /// Characters.
    width: usize,
    /// Blank lines before it.
    apart: bool,
    /// White space at its start.
    indented: bool,
}

/// Width beyond which no line is taken for a hard-wrapped one, in characters.
const WIDEST: usize = 130;
/// Width below which a text is too narrow to tell wrapping from a list.
const NARROWEST: usize = 40;

/// The paragraphs of `text`, in order; together they cover all but white space.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let width = wrapped_at(text, &lines);
    let mut out: Vec<Span> = Vec::with_capacity(lines.len());
    let mut before: Option<Line> = None;
    for line in lines {
        let joins =
            width.zip(before).is_some_and(|(width, before)| goes_on(text, before, line, width));
        match out.last_mut() {
            Some(last) if joins => last.end = line.span.end,
            _ => out.push(line.span),
        }
        before = Some(line);
    }
    out
}

fn lines(text: &str) -> Vec<Line> {
    let mut out = Lines { list: Vec::new(), apart: true };
    let mut from = 0;
    for piece in text.split_inclusive('\n') {
        let line = piece.trim_end_matches(['\n', '\r']);
        // Rare breaks are looked for one by one: each search is a fast one.
        if ['\r', '\u{2028}', '\u{2029}'].iter().any(|rare| line.contains(*rare)) {
            let mut at = from;
            for part in line.split_inclusive(['\r', '\u{2028}', '\u{2029}']) {
                out.push(at, part);
                at += part.len();
            }
        } else {
            out.push(from, line);
        }
        from += piece.len();
    }
    out.list
}

struct Lines {
    list: Vec<Line>,
    apart: bool,
}

impl Lines {
    fn push(&mut self, start: usize, piece: &str) {
        let left = piece.trim_start_matches(is_gap);
        let line = left.trim_end_matches(is_gap);
        if line.is_empty() {
            self.apart = true;
            return;
        }
        let at = start + piece.len() - left.len();
        self.list.push(Line {
            span: Span::new(at, at + line.len()),
            width: line.chars().count(),
            apart: self.apart,
            indented: piece.starts_with([' ', '\t', '\u{a0}', '\u{3000}']),
        });
        self.apart = false;
    }
}

/// The width at which the lines were broken, if they were. One line in fifty may be wider (an
/// address that could not be broken).
fn wrapped_at(text: &str, lines: &[Line]) -> Option<usize> {
    let wide = lines.iter().filter(|line| line.width > WIDEST).count();
    let narrow = lines.iter().map(|line| line.width).filter(|width| *width <= WIDEST);
    let width = narrow.max().unwrap_or(0);
    if width < NARROWEST || wide * 50 > lines.len() {
        return None;
    }
    let (mut inner, mut open, mut low) = (0usize, 0usize, 0usize);
    for pair in lines.windows(2) {
        let [before, line] = pair else { continue };
        if line.apart {
            continue;
        }
        inner += 1;
        open += usize::from(!ends(before.span.of(text)));
        low += usize::from(begins_low(line.span.of(text)));
    }
    // Most breaks stand inside a sentence, many before a lower-case word.
    (inner >= 3 && open * 5 >= inner * 3 && low * 3 >= inner).then_some(width)
}

fn goes_on(text: &str, before: Line, line: Line, width: usize) -> bool {
    let next = line.span.of(text);
    if line.apart || next.starts_with(['—', '–', '•', '*']) {
        return false;
    }
    if begins_low(next) {
        return true;
    }
    let new_paragraph = line.indented && !before.indented;
    let short = before.width * 10 < width * 7;
    !new_paragraph && !short
}

fn begins_low(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a sentence ends at the end of `text`.
pub(super) fn ends(text: &str) -> bool {
    matches!(last_mark(text), Some('.' | '!' | '?' | '…' | ':' | ';'))
}

/// The last character but for closing quotes and brackets.
pub(super) fn last_mark(text: &str) -> Option<char> {
    text.chars().rev().find(|c| !matches!(c, '»' | '"' | '”' | '“' | ')' | ']' | '*' | '_' | '\''))
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        assert_eq!(
            cut("\u{feff}Первый.\r\n\r\n  Второй. \n\nТретий"),
            ["Первый.", "Второй.", "Третий"]
        );
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let text = "Казахстан и Китай подписали соглашение о поставках\n\
                    зерна, которое вступит в силу в следующем году и\n\
                    будет действовать пять лет. Стороны также обсудили\n\
                    транзит через порт Актау и железную дорогу.\n\n\
                    Об этом сообщила пресс-служба министерства сельского\n\
                    хозяйства.";
        assert_eq!(cut(text).len(), 2);
        assert_eq!(cut(&text.replace('\n', "\r\n")).len(), 2);
    }

    #[test]
    fn a_list_of_short_lines_is_not_wrapped() {
        let text = "В числе подписанных документов следующие соглашения и меморандумы:\n\
                    Программа сотрудничества между министерствами.\nМеморандум о транзите.\n\
                    Соглашение о поставках газа.\nПлан действий.";
        assert_eq!(cut(text).len(), 5);
    }
}
