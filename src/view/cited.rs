//! Which entry of a list of references a citation in the text means.
//!
//! In: the text, its paragraphs, the entries of its list. Out: for each entry the citations that mean
//! it. Knows two customs: author and year, number in square brackets; must not guess: a citation that
//! fits no entry or several means none.
//!
//! «(Салливан, 2019; Аббасова, 2022)» → two citations; «Лемон (2018)» → one; «[5, с. 12]» → entry 5

use std::collections::BTreeMap;

use crate::text::{Span, fold};

/// A citation is no longer than so many bytes.
const LONGEST: usize = 240;
/// Of an entry so many bytes are looked through for its authors and year.
const HEAD: usize = 600;
/// Letters that a stem has at least, and endings that it goes without.
const STEM: usize = 4;
const ENDINGS: &str = "аеиоуыэюяйьм";

/// The entries by what a citation names.
#[derive(Default)]
struct List {
    /// Numbers of the entries by year and the stem of a word of their authors.
    authors: BTreeMap<(String, String), Vec<usize>>,
    numbers: BTreeMap<u16, usize>,
}

/// For each entry the citations that mean it, in the order of the text; bytes of the text.
pub(super) fn cited(text: &str, paragraphs: &[Span], entries: &[Span]) -> Vec<Vec<Span>> {
    let list = List::of(text, entries);
    let mut out = vec![Vec::new(); entries.len()];
    for paragraph in paragraphs {
        for (entry, span) in list.read(paragraph.of(text)) {
            if let Some(found) = out.get_mut(entry) {
                found.push(span.shifted(paragraph.start));
            }
        }
    }
    out
}

impl List {
    fn of(text: &str, entries: &[Span]) -> Self {
        let mut out = Self::default();
        for (entry, span) in entries.iter().enumerate() {
            let words = span.of(text);
            let head = words.get(..words.floor_char_boundary(HEAD)).unwrap_or(words);
            if let Some(number) = own_number(head) {
                out.numbers.entry(number).or_insert(entry);
            }
            let Some((at, year)) = years(head).next() else { continue };
            for name in names(head.get(..at).unwrap_or_default()) {
                let known = out.authors.entry((year.to_owned(), name)).or_default();
                if known.last() != Some(&entry) {
                    known.push(entry);
                }
            }
        }
        // The marks of a numbered list may be lost in the text.
        if out.numbers.is_empty() {
            out.numbers = (1..).zip(0..entries.len()).collect();
        }
        out
    }

    /// The citations of a paragraph with the entries that they mean.
    fn read(&self, text: &str) -> Vec<(usize, Span)> {
        let mut out = Vec::new();
        for (open, bracket) in text.match_indices(['(', '[']) {
            let inside = open + 1;
            let rest = text.get(inside..).unwrap_or_default();
            let rest = rest.get(..rest.floor_char_boundary(LONGEST)).unwrap_or_default();
            let close = if bracket == "(" { ')' } else { ']' };
            let Some((words, _)) = rest.split_once(close) else { continue };
            let whole = Span::new(open, inside + words.len() + 1);
            let mut at = inside;
            for part in words.split(';') {
                let start = at + part.len() - part.trim_start().len();
                let own = Span::new(start, start + part.trim().len());
                at += part.len() + 1;
                let span = if words.contains(';') { own } else { whole };
                if bracket == "["
                    && let Some(number) = cited_number(part)
                {
                    out.extend(self.numbers.get(&number).map(|entry| (*entry, span)));
                    continue;
                }
                let Some((year_at, year)) = years(part).next() else { continue };
                let named = names(part.get(..year_at).unwrap_or_default());
                // «Лемон (2018)»: the name stands before the bracket.
                let before = text.get(..open).unwrap_or_default().trim_end_matches(' ');
                let author = last_word(before);
                let (named, span) = if named.is_empty() && part.trim() == year {
                    (names(author), Span::new(before.len() - author.len(), whole.end as usize))
                } else {
                    (named, span)
                };
                out.extend(self.by_author(year, &named).map(|entry| (entry, span)));
            }
        }
        out
    }

    /// The one entry that has all the names and the year.
    fn by_author(&self, year: &str, names: &[String]) -> Option<usize> {
        let mut lists = names.iter().map(|name| self.authors.get(&(year.to_owned(), name.clone())));
        let mut left = lists.next()??.clone();
        for list in lists {
            let list = list?;
            left.retain(|entry| list.binary_search(entry).is_ok());
        }
        (left.len() == 1).then(|| left.first().copied())?
    }
}

/// Years with the letter behind them («2022a»), and where each begins.
fn years(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_other = |c: char| !c.is_alphanumeric();
    let mut at = 0;
    text.split(is_other).filter_map(move |word| {
        let begin = at;
        at += word.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let digits = word.trim_end_matches(char::is_alphabetic);
        let is_year = digits.len() == 4
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && (digits.starts_with("19") || digits.starts_with("20"))
            && word.chars().count() <= 5;
        is_year.then_some((begin, word))
    })
}

/// Stems of the words that begin with a capital.
fn names(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let named =
        words.filter(|word| word.starts_with(char::is_uppercase) && word.chars().nth(2).is_some());
    named.map(|word| stem(&fold(word))).collect()
}

/// A word without the ending of its case, so that «Салливана» meets «Салливан».
fn stem(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    for _ in 0..2 {
        if letters.len() > STEM && letters.last().is_some_and(|last| ENDINGS.contains(*last)) {
            letters.pop();
        }
    }
    letters.into_iter().collect()
}

/// The word that ends a text.
fn last_word(text: &str) -> &str {
    let start = text.rfind(|c: char| !c.is_alphanumeric() && c != '-');
    let start = start.and_then(|at| Some(at + text.get(at..)?.chars().next()?.len_utf8()));
    text.get(start.unwrap_or(0)..).unwrap_or_default()
}

/// «5. …», «5) …», «[5] …» of an entry.
fn own_number(entry: &str) -> Option<u16> {
    let rest = entry.trim_start().trim_start_matches('[');
    let digits = rest.split(|c: char| !c.is_ascii_digit()).next().filter(|d| d.len() < 4)?;
    let marked = rest.get(digits.len()..)?.starts_with(['.', ')', ']']);
    digits.parse().ok().filter(|_| marked)
}

/// «5», «5, с. 12» of a citation in square brackets.
fn cited_number(part: &str) -> Option<u16> {
    let first = part.split(',').next()?.trim();
    first.parse().ok().filter(|_| first.len() < 4 && first.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(body: &str, entries: &[&str]) -> Vec<Vec<String>> {
        let text = format!("{body}\n{}", entries.join("\n"));
        let mut start = body.len() + 1;
        let spans = entries.iter().map(|entry| {
            let span = Span::new(start, start + entry.len());
            start += entry.len() + 1;
            span
        });
        let spans: Vec<Span> = spans.collect();
        let found = cited(&text, &[Span::new(0, body.len())], &spans);
        let words = |list: Vec<Span>| list.iter().map(|span| span.of(&text).to_owned()).collect();
        found.into_iter().map(words).collect()
    }

    #[test]
    fn author_and_year_lead_to_the_entry() {
        let body = "Так считает Петрова (2019). Иначе (Иванов и Ким, 2021; Daily Post, 2020), у Сидорова \
                    (2018) тоже. Дорога (2019) готова, Осака (2025) ждёт (Ким, 2017).";
        let entries = [
            "Петрова, Анна (2019). О дорогах. Вестник 4 (1).",
            "Иванов, Пётр, и Ким, Олег (2021). О морях.",
            "The Daily Post (2020). Новости.",
            "Сидоров, Иван (2018). О горах, 2019.",
        ];
        let found = told(body, &entries);
        assert_eq!(found[0], ["Петрова (2019)"]);
        assert_eq!(found[1], ["Иванов и Ким, 2021"]);
        assert_eq!(found[2], ["Daily Post, 2020"]);
        assert_eq!(found[3], ["Сидорова (2018)"]);
    }

    #[test]
    fn what_fits_two_entries_means_none_and_a_letter_tells_them_apart() {
        let entries = ["Ким, Олег (2021a). Одно.", "Ким, Олег (2021b). Другое."];
        assert_eq!(told("Так (Ким, 2021b).", &entries), [vec![], vec!["(Ким, 2021b)".to_owned()]]);
        let same = ["Ким, Олег (2021). Одно.", "Ким, Анна (2021). Другое."];
        assert!(told("Так (Ким, 2021).", &same).concat().is_empty());
    }

    #[test]
    fn a_number_in_brackets_leads_to_the_entry() {
        let entries = ["[1] Первая.", "[7] Седьмая."];
        assert_eq!(told("Так [7, с. 12] и так [2].", &entries)[1], ["[7, с. 12]"]);
        // The numbers of the list are lost.
        let bare = ["Первая. 2020.", "Вторая. 2021."];
        assert_eq!(told("Так [1; 2].", &bare), [["1"], ["2"]]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(body in "[А-Яа-яA-z0-9 (),;\\[\\]]{0,80}", entry in ".{0,40}") {
            let entry = entry.replace('\n', " ");
            let _ = told(&body, &[&entry, "Ким (2021). О морях."]);
        }
    }
}
