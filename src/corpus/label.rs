//! The label of whoever speaks, at the start of a paragraph.
//!
//! In: a paragraph. Out: the span of «Наргис Касенова» in «Наргис Касенова: На мой взгляд …».
//! Knows how a name is written; whether the paragraph is an answer is told elsewhere.

use super::transcript::initialled;
use super::words::{Cue, begins, is};
use crate::text::{Span, fold, is_gap};

/// A label, and what is known of it by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// Without the colon, bytes in the paragraph.
    pub(super) span: Span,
    /// «Вопрос», «Корр.»: whoever asks.
    pub(super) asks: bool,
    /// How the name is written.
    pub(super) naming: Naming,
    /// Words said follow in quotes or after a dash.
    pub(super) quoted: bool,
}

/// How the name of a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// One word.
    Word,
    /// Two to five words, each as a name.
    Full,
    /// Initials and a surname, as official transcripts have it: «В.Ли».
    Initials,
}

/// The longest label, in bytes.
const LONGEST: usize = 240;

/// The label of `paragraph`, if it opens with one.
pub(super) fn label(paragraph: &str) -> Option<Label> {
    let body = paragraph.trim_start_matches(['*', '_', '—', '–', '-', ' ', '\u{a0}']);
    let start = paragraph.len() - body.len();
    let mut limit = LONGEST.min(body.len());
    while !body.is_char_boundary(limit) {
        limit -= 1;
    }
    let colon = body.get(..limit)?.find(':')?;
    let name = body.get(..colon)?.trim_end_matches(['*', '_', ' ']);
    let after = body.get(colon + 1..)?.trim_start_matches(['*', '_']);
    if !after.starts_with(is_gap) {
        return None;
    }
    let after = after.trim_start_matches(is_gap);
    // «Сагит Бакиров (политолог):» is labelled by the name alone.
    let name = match name.split_once(" (") {
        Some((name, role)) if role.ends_with(')') => name,
        _ => name,
    };
    // «Анна Зандер, политолог: «…»»: the words said show that it is no list.
    let quoted = after.starts_with(['«', '"', '“', '„', '—', '–', '-']);
    let name = match name.split_once(", ") {
        Some((name, title)) if quoted && name.contains(' ') && may_be_title(title) => name,
        _ => name,
    };
    let folded = fold(name);
    if after.is_empty() || is(&folded, Cue::NoSpeaker) || is(&folded, Cue::Caption) {
        return None;
    }
    let asks = is(&folded, Cue::Question);
    let words = name.split(' ').filter(|word| !word.is_empty()).count();
    if words == 0 || words > 5 || !name.split(' ').all(name_word) {
        return None;
    }
    let naming = match initialled(name) {
        Some(0) => Naming::Initials,
        _ if words > 1 => Naming::Full,
        _ => Naming::Word,
    };
    Some(Label { span: Span::new(start, start + name.len()), asks, naming, quoted })
}

/// Whether a paragraph is a full name, with or without a title, and a colon: «Анна Зандер, политолог:».
pub(super) fn stands_alone(paragraph: &str) -> bool {
    let body = paragraph.trim_matches(['*', '_', ' ', '\u{a0}']);
    let Some(label) = body.strip_suffix(':').filter(|label| label.len() <= LONGEST) else {
        return false;
    };
    let (name, title) = match label.split_once(", ") {
        Some((name, title)) => (name, Some(title)),
        None => (label, None),
    };
    let words = name.split_whitespace().count();
    (2..=5).contains(&words) && name.split(' ').all(name_word) && title.is_none_or(may_be_title)
}

/// How a verb that brings in words said ends: in the past or present, or as a participle of action.
const VERBAL: [&str; 14] =
    ["л", "ла", "ло", "ли", "лся", "лась", "лись", "ет", "ит", "ют", "ят", "тся", "в", "ая"];

/// Whether the words between a name and a colon may be a title: no sentence ends there, nothing
/// is told of the person, and no verb brings in the words said («…, ответил: «…»»).
fn may_be_title(title: &str) -> bool {
    // A noun of the same root is told by its end: «группа оценки рисков», «директор по делам».
    let verbal = |word: &str| VERBAL.iter().any(|ending| word.ends_with(ending));
    let told = |word: &str| {
        let word = fold(word);
        word.starts_with("котор") || (begins(&word, Cue::Speech) && verbal(&word))
    };
    let past = ["л", "ла", "лся", "лась"];
    title.starts_with(char::is_alphabetic)
        && !title.contains(['.', '!', '?', ';'])
        && !title.split([' ', ',']).any(told)
        && (!past.iter().any(|ending| title.ends_with(ending))
            || title.rsplit(' ').next().is_some_and(|last| is(last, Cue::Office)))
}

/// «Наргис», «А.», «К.-Ж.», «Ulysmedia.kz», «оглы»: but no «министр».
fn name_word(word: &str) -> bool {
    let Some(first) = word.chars().next() else { return true };
    let particle = matches!(word, "оглы" | "кызы" | "фон" | "де" | "ван" | "аль" | "бин" | "ибн");
    (first.is_uppercase() || particle)
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '’' | '\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(&str, bool)> {
        label(text).map(|label| (label.span.of(text), label.asks))
    }

    #[test]
    fn names_before_a_colon() {
        assert_eq!(of("Айгуль Сеитова: Думаю, да."), Some(("Айгуль Сеитова", false)));
        assert_eq!(of("— А. Сеитов (политолог): Да."), Some(("А. Сеитов", false)));
        assert_eq!(of("**Вопрос:** Что дальше?"), Some(("Вопрос", true)));
        assert_eq!(of("Zakon.kz: Что дальше?"), Some(("Zakon.kz", false)));
        assert_eq!(of("Анна Зандер, политолог: «Да»."), Some(("Анна Зандер", false)));
    }

    #[test]
    fn a_label_on_a_line_of_its_own() {
        assert!(stands_alone("Анна Зандер, политолог, бывший посол:"));
        assert!(stands_alone("Анна Зандер, директор Группы оценки рисков:"));
        assert!(!stands_alone("Стороны подписали документы:"));
        assert!(!stands_alone("Анна Зандер, отвечая, сказала:"));
        assert_eq!(of("Анна Зандер, политолог:\n\n– Думаю, да."), Some(("Анна Зандер", false)));
    }

    #[test]
    fn no_label() {
        assert_eq!(of("Анна Зандер, которую спросили об этом, ответила: «Да»."), None);
        assert_eq!(of("Анна Зандер, помолчав, улыбнулась: «Да»."), None);
        assert_eq!(of("Фото: akorda.kz"), None);
        assert_eq!(of("Справка: основан в 1990 году."), None);
        assert_eq!(of("Политолог отметил: это важно."), None);
        assert_eq!(of("В 12:30 началась встреча."), None);
        assert_eq!(of("Айгуль Сеитова:"), None);
    }
}
