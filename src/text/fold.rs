//! Folding: the form under which words are compared.
//!
//! In: a word or several. Out: lower case, ё as е, soft hyphens and stress marks dropped, a
//! decomposed й joined, hyphens and apostrophes made plain, letters of the wrong alphabet inside
//! a word replaced by their look-alikes. Knows two alphabets; must not know any word.
//!
//! «Ка\u{ad}захста́н» → казахстан, «Tокаев» (with a Latin T) → токаев, «C5» (Latin) → с5

use super::class::{
    is_apostrophe, is_combining, is_cyrillic, is_hyphen, is_inside_word, is_invisible, is_latin,
};

/// The folded form of `word`.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// Appends the folded form of `word` to `out`. Parts between hyphens, blanks and marks are folded
/// each by itself: in «IT-компания» no letter stands in the wrong alphabet.
pub fn fold_into(word: &str, out: &mut String) {
    // Nearly every word: the tables of names and numbers hold thousands, folded at the start.
    let russian = |c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё');
    if word.chars().all(russian) {
        word.chars().for_each(|c| push_folded(c, out));
        return;
    }
    let mut rest = word;
    while !rest.is_empty() {
        let end = rest.find(|c| !is_inner(c)).unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let next = after.chars().next();
        // A letter before a hyphen and a digit («T-72») is folded like one before a digit.
        let numbered = next.is_some_and(is_hyphen)
            && after.chars().skip(1).find(|c| !is_dropped(*c)).is_some_and(|c| c.is_ascii_digit());
        fold_part(part, numbered, out);
        rest = after;
        if let Some(c) = next {
            push_mark(c, out);
            rest = after.get(c.len_utf8()..).unwrap_or_default();
        }
    }
}

fn is_inner(c: char) -> bool {
    is_inside_word(c) || is_combining(c) || is_invisible(c)
}

fn push_mark(c: char, out: &mut String) {
    if is_hyphen(c) {
        out.push('-');
    } else if is_apostrophe(c) {
        out.push('\'');
    } else {
        out.push(c);
    }
}

/// Which alphabet a part is to be written in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    AsWritten,
    Cyrillic,
    Latin,
}

fn fold_part(part: &str, numbered: bool, out: &mut String) {
    if part.is_ascii() && part.len() > 1 && !is_prefix_of_digits(part) {
        out.extend(part.chars().map(|c| c.to_ascii_lowercase()));
        return;
    }
    let target = target(part, numbered);
    for c in part.chars() {
        let c = match target {
            Target::AsWritten => c,
            Target::Cyrillic => to_cyrillic(c).unwrap_or(c),
            Target::Latin => to_latin(c).unwrap_or(c),
        };
        push_folded(c, out);
    }
}

fn push_folded(c: char, out: &mut String) {
    match c {
        'а'..='я' | 'a'..='z' | '0'..='9' => out.push(c),
        'А'..='Я' => out.push(char::from_u32(c as u32 + 32).unwrap_or(c)),
        'ё' | 'Ё' => out.push('е'),
        '\u{306}' if out.ends_with('и') => {
            out.pop();
            out.push('й');
        }
        '\u{308}' if out.ends_with('е') => {}
        _ if is_dropped(c) => {}
        _ => out.extend(c.to_lowercase()),
    }
}

/// Stress marks, and what is not seen.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{341}') || is_invisible(c)
}

/// One Latin letter and digits: «C5», «A320».
fn is_prefix_of_digits(part: &str) -> bool {
    let mut bytes = part.bytes();
    bytes.next().is_some_and(|b| b.is_ascii_alphabetic()) && bytes.all(|b| b.is_ascii_digit())
}

fn target(part: &str, numbered: bool) -> Target {
    let (mut latin, mut cyrillic, mut other, mut digits) = (0usize, 0usize, false, false);
    for c in part.chars() {
        if is_cyrillic(c) {
            cyrillic += 1;
        } else if is_latin(c) {
            latin += 1;
        } else if c.is_ascii_digit() {
            digits = true;
        } else {
            other |= c.is_alphabetic();
        }
    }
    // A letter that stands alone is taken for the Russian preposition or conjunction that it
    // looks like; «X» may be a Roman numeral and stays.
    let alone = latin == 1 && (digits || numbered || part.contains(ALONE));
    if latin == 0 || other || (cyrillic == 0 && !alone) {
        return Target::AsWritten;
    }
    let all = |known: fn(char) -> bool, turn: fn(char) -> Option<char>| {
        part.chars().filter(|c| known(*c)).all(|c| turn(c).is_some())
    };
    if latin <= cyrillic || alone {
        if all(is_latin, to_cyrillic) { Target::Cyrillic } else { Target::AsWritten }
    } else if all(is_cyrillic, to_latin) {
        Target::Latin
    } else {
        Target::AsWritten
    }
}

/// Latin letters that look like a Russian word of one letter.
const ALONE: [char; 10] = ['a', 'c', 'o', 'y', 'k', 'A', 'C', 'O', 'Y', 'K'];

const LOOK_ALIKES: [(char, char); 33] = [
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('k', 'к'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
    ('y', 'у'),
    ('á', 'а'),
    ('é', 'е'),
    ('ó', 'о'),
    ('ý', 'у'),
    ('Á', 'А'),
    ('É', 'Е'),
    ('Ó', 'О'),
    ('ë', 'е'),
    ('Ë', 'Е'),
    ('e', 'ё'),
    ('E', 'Ё'),
];

fn to_cyrillic(c: char) -> Option<char> {
    LOOK_ALIKES.iter().find(|(latin, _)| *latin == c).map(|(_, cyrillic)| *cyrillic)
}

fn to_latin(c: char) -> Option<char> {
    LOOK_ALIKES.iter().find(|(_, cyrillic)| *cyrillic == c).map(|(latin, _)| *latin)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::fold;

    #[test]
    fn case_yo_and_marks() {
        assert_eq!(fold("Объединённые"), "объединенные");
        assert_eq!(fold("Ка\u{ad}захста\u{301}н"), "казахстан");
        assert_eq!(fold("Толстои\u{306}"), "толстой");
        assert_eq!(fold("ещe\u{308}"), "еще");
        assert_eq!(fold("Қазақстан"), "қазақстан");
        assert_eq!(fold("Пекин\u{2011}Москва"), "пекин-москва");
        assert_eq!(fold("Кот-д’Ивуар"), "кот-д'ивуар");
    }

    #[test]
    fn letters_of_the_wrong_alphabet() {
        // The first letter of each left side is Latin, or the last is Cyrillic.
        assert_eq!(fold("Tокаев"), "токаев");
        assert_eq!(fold("Темiр"), "темір");
        assert_eq!(fold("Nvidiа"), "nvidia");
        assert_eq!(fold("C5"), fold("С5"));
        assert_eq!(fold("T-72"), fold("Т-72"));
        assert_eq!(fold("T-\u{301}72"), fold("Т-72"));
        assert_eq!(fold("c"), "с");
    }

    #[test]
    fn what_is_no_mistake_stays() {
        assert_eq!(fold("IT-компания"), "it-компания");
        assert_eq!(fold("Boeingов"), "boeingов");
        assert_eq!(fold("X"), "x");
        assert_eq!(fold("G20"), "g20");
        assert_eq!(fold("Route"), "route");
        assert_eq!(fold("Белый дом"), "белый дом");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(word in "[а-яёА-ЯЁa-zA-Z0-9\u{ad}\u{301}’-]{0,12}") {
            let once = fold(&word);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
