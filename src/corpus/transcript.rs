//! Where a page that lost its line breaks begins a new paragraph.
//!
//! In: one line of a text. Out: the bytes at which a speaker's label, or the title and date of
//! another page, begin and end. Knows how official transcripts label who speaks, by initials and
//! surname before a colon; must not know who it is.
//!
//! «… Москва, Кремль В.Путин : Уважаемые друзья! … Э.Рахмон: Благодарю. Смотрите также Переговоры
//! 17 марта 2025 года Наши страны …» → six paragraphs: what stands before the first label, the two
//! remarks, «Смотрите также», the title with its date, what follows.

use super::SegmentKind;
use super::metadata::is_month_genitive;
use super::words::{Cue, begins, is, phrases};
use crate::text::fold;

/// Where a new paragraph begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// Bytes of the line.
    pub(super) at: usize,
    /// What begins there, where its words alone do not tell.
    pub(super) kind: Option<SegmentKind>,
}

impl Cut {
    /// Before what is told by its words.
    fn plain(at: usize) -> Self {
        Self { at, kind: None }
    }
}

/// What ends the date behind a title.
const YEAR_WORD: &str = "года";

/// Bytes of another page's title with its date at most.
const LONGEST_TITLE: usize = 400;

/// Where `line` is cut, in order; nowhere at its start.
pub(super) fn cuts(line: &str) -> Vec<Cut> {
    let mut out: Vec<Cut> = labels(line).into_iter().map(Cut::plain).collect();
    // A title is told by its date; most lines have none.
    if line.contains(YEAR_WORD) {
        for phrase in phrases(Cue::Related) {
            related(line, phrase, &mut out);
        }
    }
    out.retain(|cut| cut.at > 0 && cut.at < line.len());
    // A title that begins where another ends stays one.
    out.sort_by_key(|cut| (cut.at, cut.kind.is_none()));
    out.dedup_by_key(|cut| cut.at);
    out
}

/// Where labels begin.
fn labels(line: &str) -> Vec<usize> {
    let colons = line.match_indices(':').filter_map(|(colon, _)| {
        let said = line.get(colon + 1..)?;
        let opens =
            said.trim_start_matches(' ').starts_with(|c: char| c.is_uppercase() || c == '(');
        // Asked before one looks back: no text is looked at behind an earlier colon with its space.
        if !(said.starts_with(' ') && opens) {
            return None;
        }
        let at = initialled(line.get(..colon)?.trim_end_matches(' '))?;
        let last = line.get(..at)?.split_whitespace().next_back();
        // «как отметил В.Ли: …» is a clause, «… в узком составе В.Ли: …» is none.
        let in_clause = last.is_some_and(|word| {
            let word = fold(word);
            begins(&word, Cue::Speech) || is(&word, Cue::Attribution)
        });
        (!in_clause).then_some(at)
    });
    colons.collect()
}

/// Where initials with a surname begin that end `text`: «К.-Ж.Токаев», «Н. Мадуро».
pub(super) fn initialled(text: &str) -> Option<usize> {
    let surname = text.rfind(['.', ' ']).map_or(0, |at| at + 1);
    let is_surname = text.get(surname..)?.starts_with(char::is_uppercase)
        && text.get(surname..)?.chars().nth(1).is_some_and(char::is_lowercase)
        && text.get(surname..)?.chars().all(|c| c.is_alphabetic() || c == '-');
    let mut at = surname;
    while let Some(initial) = initial_before(text.get(..at)?) {
        at = initial;
    }
    (is_surname && at < surname).then_some(at)
}

/// Where an initial begins that ends `text`, a space behind it or not.
fn initial_before(text: &str) -> Option<usize> {
    let text = text.strip_suffix(' ').unwrap_or(text).strip_suffix('.')?;
    let letter = text.chars().next_back().filter(|c| c.is_uppercase())?;
    let at = text.len() - letter.len_utf8();
    let before = text.get(..at)?;
    let before_hyphen = before.strip_suffix('-').unwrap_or(before);
    (before.is_empty() || before.ends_with([' ', '.']) || before_hyphen.ends_with('.'))
        .then_some(before_hyphen.len().max(at - (before.len() - before_hyphen.len())))
}

/// Adds where titles of other pages begin and end, each closed by its date.
fn related(line: &str, phrase: &str, out: &mut Vec<Cut>) {
    let mut chars = phrase.chars();
    let capital: String =
        chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    let mut from = 0;
    for (at, found) in line.match_indices(&capital) {
        let first = at + found.len();
        if at < from {
            continue;
        }
        from = first;
        while let Some(end) = title_end(line, from) {
            out.push(Cut { at: from, kind: Some(SegmentKind::Heading) });
            from = end;
        }
        if from > first {
            out.extend([at, from].map(Cut::plain));
        }
    }
}

/// Where a title ends that begins at `from`, with the date behind it: «… 17 марта 2025 года».
fn title_end(line: &str, from: usize) -> Option<usize> {
    let mut limit = line.len().min(from + LONGEST_TITLE);
    while !line.is_char_boundary(limit) {
        limit -= 1;
    }
    let text = line.get(from..limit)?;
    let mut words: Vec<(usize, &str)> = Vec::new();
    for word in text.split(' ') {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        if word.ends_with(['.', '!', '?']) && word.chars().nth(2).is_some() {
            return None;
        }
        words.push((at, word));
        if let [.., (_, day), (_, month), (_, year), (at, YEAR_WORD)] = words.as_slice() {
            let digits = |text: &str, most: usize| {
                !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit())
            };
            if digits(day, 2) && digits(year, 4) && is_month_genitive(month) {
                return Some(from + at + YEAR_WORD.len());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::cuts;

    fn cut(line: &str) -> Vec<&str> {
        let mut out = Vec::new();
        let mut from = 0;
        for at in cuts(line).into_iter().map(|cut| cut.at).chain([line.len()]) {
            out.push(line[from..at].trim());
            from = at;
        }
        out
    }

    #[test]
    fn labels_of_a_transcript() {
        assert_eq!(
            cut("Беседа с гостем 7 мая 2025 года 21:25 Осло, Дворец К.Ли : Добрый день! Рад. \
                 А.-М. Рамос (как переведено): Спасибо. А.Рамос: И Вам."),
            [
                "Беседа с гостем 7 мая 2025 года 21:25 Осло, Дворец",
                "К.Ли : Добрый день! Рад. А.-М. Рамос (как переведено): Спасибо.",
                "А.Рамос: И Вам."
            ]
        );
    }

    #[test]
    fn a_clause_is_no_label() {
        for line in [
            "Как отметил К.Ли: Осло ждёт гостей.",
            "По словам К.Ли: Осло ждёт гостей.",
            "Встреча началась в 12:30.",
            "Список: А. Ли, Б. Рамос.",
        ] {
            assert_eq!(cut(line), [line]);
        }
    }

    #[test]
    fn titles_of_other_pages_with_their_dates() {
        assert_eq!(
            cut("Торговля растёт. Смотрите также Переговоры в Осло 7 мая 2025 года Участники \
                 встречи 8 мая 2025 года Отношения крепнут."),
            [
                "Торговля растёт.",
                "Смотрите также",
                "Переговоры в Осло 7 мая 2025 года",
                "Участники встречи 8 мая 2025 года",
                "Отношения крепнут."
            ]
        );
        let plain = "Смотрите также наш раздел. 7 мая 2025 года Осло принял гостей.";
        assert_eq!(cut(plain), [plain]);
    }
}
