//! Sentence borders over tokens.
//!
//! In: tokens. Out: ranges of them that tile the list. Knows full stops, abbreviations, initials,
//! direct speech, numbered items; must not know any name.
//!
//! «Об этом сказал А. С. Иванов. — Верно. В 2024 г. было 5 тыс. тонн.» → three sentences

use std::ops::Range;

use super::abbreviation::{Abbreviation, abbreviation};
use super::{Shape, Token, TokenKind, Tokens};

/// What a line break means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// The end of a sentence.
    End,
    /// A blank.
    Wrap,
}

/// The sentences of `text` as ranges of token indices that tile `0..tokens.list().len()`.
/// A line break always ends a sentence.
pub fn sentences(text: &str, tokens: &Tokens) -> Vec<Range<usize>> {
    Borders { text, tokens, list: tokens.list(), lines: Lines::End }.all()
}

/// The same for one paragraph whose lines are broken at an even width: a line break is a blank.
pub fn sentences_of_wrapped(text: &str, tokens: &Tokens) -> Vec<Range<usize>> {
    Borders { text, tokens, list: tokens.list(), lines: Lines::Wrap }.all()
}

struct Borders<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    list: &'a [Token],
    lines: Lines,
}

impl Borders<'_> {
    fn all(&self) -> Vec<Range<usize>> {
        // A sentence of Russian prose has some twenty tokens.
        let mut out = Vec::with_capacity(self.list.len() / 16 + 1);
        let mut from = 0;
        let mut at = 0;
        while let Some(token) = self.list.get(at) {
            let mut end = at + 1;
            if token.kind == TokenKind::Punct && self.mark(at).is_some() {
                end = self.run(at);
                if self.is_border(from, at, end) {
                    out.push(from..end);
                    from = end;
                }
            }
            // A line break within the run or after it.
            if let Some(line) = (at + 1..=end).find(|i| self.breaks(*i))
                && line > from
            {
                out.push(from..line);
                from = line;
            }
            at = end;
        }
        if from < self.list.len() {
            out.push(from..self.list.len());
        }
        out
    }

    /// Whether a line break before token `index` ends a sentence.
    fn breaks(&self, index: usize) -> bool {
        self.lines == Lines::End && self.list.get(index).is_some_and(|token| token.line)
    }

    /// The character of token `index` if it may end a sentence.
    fn mark(&self, index: usize) -> Option<char> {
        let token = self.list.get(index)?;
        let bytes = self.text.as_bytes();
        match bytes.get(token.span.start as usize)? {
            b'.' => Some('.'),
            b'!' => Some('!'),
            b'?' => Some('?'),
            0xe2 => (token.span.of(self.text) == "…").then_some('…'),
            _ => None,
        }
    }

    /// The end of the run of marks at `at` and of the quotes and brackets that close right after.
    fn run(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.list.get(end).is_some_and(|token| !token.spaced)
            && (self.mark(end).is_some() || self.closes(end))
        {
            end += 1;
        }
        end
    }

    fn closes(&self, index: usize) -> bool {
        matches!(self.surface(index), "»" | "”" | "“" | "\"" | "'" | "’" | ")" | "]" | "}" | "*")
    }

    fn opens(&self, index: usize) -> bool {
        matches!(self.surface(index), "«" | "“" | "„" | "\"" | "'" | "‘" | "(" | "[" | "*" | "`")
    }

    fn is_dash(&self, index: usize) -> bool {
        matches!(self.surface(index), "—" | "–" | "-" | "―" | "−")
    }

    fn surface(&self, index: usize) -> &str {
        self.list.get(index).map_or("", |token| token.span.of(self.text))
    }

    fn is_word(&self, index: usize) -> bool {
        self.list.get(index).is_some_and(|token| token.kind == TokenKind::Word)
    }

    fn is_number(&self, index: usize) -> bool {
        self.list.get(index).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether the run `at..end` of marks ends a sentence that began at token `from`.
    fn is_border(&self, from: usize, at: usize, end: usize) -> bool {
        let Some(next) = self.list.get(end) else { return true };
        if self.breaks(end) {
            return true;
        }
        if !next.spaced {
            return self.is_glued(from, at, end);
        }
        // What the next sentence would begin with, behind quotes, brackets and dashes.
        let mut first = end;
        while first < end + 6 && (self.opens(first) || self.is_dash(first)) {
            first += 1;
        }
        let Some(word) = self.list.get(first) else { return true };
        match word.kind {
            TokenKind::Word if self.begins_low(word) => return false,
            TokenKind::Punct if first == end && self.joins(first) => return false,
            _ => {}
        }
        let only_stop = end == at + 1 && self.mark(at) == Some('.');
        !(only_stop && self.is_abbreviated(from, at, first))
    }

    /// «рост.Кроме»: a blank is missing between two sentences.
    fn is_glued(&self, from: usize, at: usize, next: usize) -> bool {
        let russian_word = |index: usize, shape: Shape| {
            self.list.get(index).is_some_and(|token| {
                token.kind == TokenKind::Word && token.shape == shape && token.span.len() > 4
            }) && self.tokens.norm(index).starts_with(|c| ('а'..='я').contains(&c))
        };
        at > from
            && next == at + 1
            && russian_word(at - 1, Shape::Lower)
            && russian_word(next, Shape::Title)
            && !self.is_abbreviated(from, at, next)
    }

    fn begins_low(&self, token: &Token) -> bool {
        token.shape != Shape::Title
            && token.shape != Shape::Upper
            && token.span.of(self.text).starts_with(char::is_lowercase)
    }

    /// A mark that goes on with the sentence: «(в 1990 г.), …».
    fn joins(&self, index: usize) -> bool {
        matches!(
            self.surface(index),
            "," | ";" | ":" | ")" | "]" | "»" | "”" | "." | "!" | "?" | "…" | "/" | "%" | "+" | "="
        )
    }

    /// Whether the full stop at `at` is that of an abbreviation, an initial or a numbered item.
    /// `next` is the token that the next sentence would begin with.
    fn is_abbreviated(&self, from: usize, at: usize, next: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        if before < from || self.list.get(at).is_none_or(|stop| stop.spaced) {
            return false;
        }
        if self.is_number(before) {
            // «1. Торговля»: an item's number at the start of a line or sentence, or after a
            // bracket or semicolon that closes the item before it.
            let short = self.list.get(before).is_some_and(|token| token.span.len() <= 2);
            return before == from
                || (short && matches!(self.surface(before - 1), ")" | ";" | ":"));
        }
        if !self.is_word(before) {
            return false;
        }
        match self.kind(from, before) {
            Some(Abbreviation::Head) => true,
            Some(Abbreviation::Close) => false,
            Some(Abbreviation::Tail) => self.continues(from, at, next),
            Some(Abbreviation::Unit) if self.after_number(before) => self.continues(from, at, next),
            Some(Abbreviation::Unit) => self.is_lower(before) || self.is_initial(before, next),
            // «д. э. н.»: small letters with full stops.
            None if self.is_lower_letter(before) => before.checked_sub(2).is_some_and(|i| {
                i >= from && self.surface(i + 1) == "." && self.is_lower_letter(i)
            }),
            None => self.is_initial(before, next),
        }
    }

    /// The kind of the abbreviation whose last part is token `last`; parts joined by full stops
    /// («т. д.», «н.э.») are looked up together first.
    fn kind(&self, from: usize, last: usize) -> Option<Abbreviation> {
        let parts = last.checked_sub(2).filter(|first| {
            *first >= from && self.surface(last - 1) == "." && self.is_word(*first)
        });
        parts
            .and_then(|first| {
                let mut key = String::with_capacity(16);
                key.push_str(self.tokens.norm(first));
                key.push('.');
                key.push_str(self.tokens.norm(last));
                abbreviation(&key)
            })
            .or_else(|| abbreviation(self.tokens.norm(last)))
            .filter(|kind| *kind != Abbreviation::Unit || self.is_lower(last))
    }

    fn is_lower(&self, index: usize) -> bool {
        self.list.get(index).is_some_and(|token| token.shape == Shape::Lower)
    }

    /// One capital letter: «А. С. Пушкин», «Дж. Буш»; but no Roman number («Николай I. В 1855
    /// году») and nothing before a one-letter word («витамин C. В этом»).
    fn is_initial(&self, index: usize, next: usize) -> bool {
        let surface = self.surface(index);
        let mut letters = surface.chars();
        let one = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
        if !one {
            return matches!(surface, "Дж" | "Дз" | "Ch" | "Th" | "Yu" | "Ya");
        }
        let stands_apart = self.list.get(index).is_some_and(|token| token.spaced)
            || index.checked_sub(1).is_some_and(|i| {
                self.opens(i) || self.is_dash(i) || matches!(self.surface(i), "." | ",")
            });
        stands_apart && !self.is_one_letter_word(next) && !matches!(surface, "I" | "V" | "X")
    }

    /// «В», «С» that begins a sentence, and no initial.
    fn is_one_letter_word(&self, index: usize) -> bool {
        self.is_word(index)
            && self.surface(index).chars().nth(1).is_none()
            && self.surface(index + 1) != "."
    }

    fn after_number(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|before| {
            self.is_number(before)
                || self.is_roman(before)
                || matches!(self.tokens.norm(before), "тыс" | "млн" | "млрд" | ".")
        })
    }

    fn is_roman(&self, index: usize) -> bool {
        let surface = self.surface(index);
        !surface.is_empty()
            && surface.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
    }

    fn is_lower_letter(&self, index: usize) -> bool {
        self.is_word(index) && self.is_lower(index) && self.surface(index).chars().nth(1).is_none()
    }

    /// Whether the sentence goes on at token `next`, after a measure whose full stop is at `at`.
    fn continues(&self, from: usize, at: usize, next: usize) -> bool {
        if self.is_number(next) || matches!(self.surface(next), "$" | "%" | "€" | "₽" | "+" | "/")
        {
            return true;
        }
        // «17 млрд долл. США»
        if matches!(self.tokens.norm(next), "сша" | "рф" | "дфэ" | "teu") {
            return true;
        }
        // «В 2024 г. Казахстан …»: no sentence yet, only when it was.
        at <= from + 4
            && self.list.get(from).is_some_and(|token| token.span.len() <= 6)
            && matches!(
                self.tokens.norm(from),
                "в" | "во"
                    | "к"
                    | "ко"
                    | "с"
                    | "со"
                    | "на"
                    | "до"
                    | "по"
                    | "за"
                    | "от"
                    | "из"
            )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    fn cut(text: &str) -> Vec<&str> {
        let tokens = tokenize(text);
        let list = tokens.list();
        sentences(text, &tokens)
            .into_iter()
            .map(|range| list[range.start].span.cover(list[range.end - 1].span).of(text))
            .collect()
    }

    /// The text is one sentence.
    fn one(text: &str) {
        assert_eq!(cut(text), [text]);
    }

    /// The text is two, the second beginning after `|`.
    fn two(text: &str) {
        let parts: Vec<&str> = text.split('|').collect();
        let joined = parts.join(" ");
        assert_eq!(cut(&joined), parts);
    }

    #[test]
    fn marks_end_sentences() {
        two("Вырос вывоз.|Ввоз упал.");
        two("Что дальше?!|Посмотрим…");
        two("Рост продолжится...|В 2025 году тоже.");
        two("Рост составил 5%.|15 мая прошла встреча.");
        two("Вырос вывоз.|\"Ввоз упал\", – сказал он.");
        one("Вырос вывоз. и ввоз");
        one("Курс 5.5 вырос до 6,1.Затем");
        assert_eq!(cut("Вырос вывоз.Кроме того, ввоз.").len(), 2);
        one("Дом на просп.Абая и ул.Сатпаева");
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        one("Встреча прошла на ул. Абая в г. Алматы, т. е. в центре.");
        one("Сумма 17,2 млрд. долл. США, или 5 тыс. 200 тенге.");
        one("В 2024 г. Казахстан подписал договор.");
        one("Глава МИД, д. э. н. Иванов, см. стр. 5 и рис. 2.");
        one("Об этом сказал и.о. Министра.");
    }

    #[test]
    fn abbreviations_may_end_sentences() {
        two("Это произошло в 2024 г.|Потом был спад.");
        two("Вывоз вырос до 5 млн.|Ввоз упал.");
        two("Зерно, мука и т. д.|Потом выросла цена.");
        two("Нефть, газ и др.|25 мая прошла встреча.");
    }

    #[test]
    fn initials_do_not_end_sentences() {
        one("Выступили А. С. Иванов, К.-Ж. Токаев и Дж. Буш.");
        one("Работа Иванова А. Петрова известна.");
        two("Это витамин C.|В нём сила.");
        two("Правил Николай I.|Сын его тоже.");
    }

    #[test]
    fn direct_speech() {
        two("— Рост есть, — сказал он.|— Он продолжится.");
        one("— Куда идёт зерно? — спросил он.");
        one("«Рост есть!» — сказал он.");
        two("«Рост есть. |Он продолжится», — сказал он.".replace(" |", "|").as_str());
    }

    #[test]
    fn closing_marks_belong_to_the_sentence_that_ends() {
        two("Он сказал: «Рост есть.»|Потом ушёл.");
        two("(Рост есть.)|Потом был спад.");
        one("Работа (в 1990 г.) известна");
        one("Роман «Что делать?», вышел");
    }

    #[test]
    fn lines_and_items() {
        assert_eq!(cut("Заголовок\nТекст статьи\r\nещё").len(), 3);
        assert_eq!(cut("1. Торговля\n2. Транзит").len(), 2);
        one("Об этом сообщает Zakon.kz");
        two("Об этом сообщает Zakon.kz.|Далее.");
        let wrapped = "Рост\nесть. И будет.";
        assert_eq!(sentences_of_wrapped(wrapped, &tokenize(wrapped)).len(), 2);
    }
}
