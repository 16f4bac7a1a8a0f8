//! Laws of cutting: they hold for any text.

use proptest::prelude::*;

use super::scan::separates;
use super::{CodePoints, fold, sentences, sentences_of_wrapped, tokenize};

fn check(text: &str) -> Result<(), TestCaseError> {
    let tokens = tokenize(text);
    let mut from = 0;
    for (i, token) in tokens.list().iter().enumerate() {
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        prop_assert!(start < end);
        let gap = text.get(from..start);
        prop_assert!(gap.is_some_and(|gap| gap.chars().all(separates)), "{gap:?}");
        prop_assert_eq!(token.spaced, from < start || start == 0);
        prop_assert_eq!(tokens.norm(i), fold(token.span.of(text)));
        from = end;
    }
    let rest = text.get(from..);
    prop_assert!(rest.is_some_and(|rest| rest.chars().all(separates)), "{rest:?}");
    for ranges in [sentences(text, &tokens), sentences_of_wrapped(text, &tokens)] {
        let mut next = 0;
        for range in ranges {
            prop_assert_eq!(range.start, next);
            prop_assert!(range.end > range.start);
            next = range.end;
        }
        prop_assert_eq!(next, tokens.list().len());
    }
    prop_assert_eq!(CodePoints::new(text).of(u32::MAX) <= text.chars().count(), true);
    Ok(())
}

proptest! {
    #[test]
    fn any_text(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn printable_text(text in "\\PC{0,80}") {
        check(&text)?;
    }

    #[test]
    fn texts_of_what_matters(
        text in "([а-яёА-ЯЁ]{0,3}|[a-zA-Z]{0,2}|[0-9]{0,3}|[ .,:@/+%$№«»\"'’()—–-]|\\.\\.\\.|ru|г\\.|\r\n|\n|\u{feff}|\u{0}|\u{ad}|\u{301}|\u{306}|\u{2009}|\u{200b}|https://|Ә|І|²|Ⅳ|😀){0,40}",
    ) {
        check(&text)?;
    }
}

#[test]
fn long_lines_are_linear() {
    // Each would take hours if any step looked back over what it has read.
    for piece in [
        "a.", "а.", "«", ")", "—, ", "1,", "a-", "а\u{ad}", "www.", "http://a", "\u{301}", "!",
        "а.а",
    ] {
        let text = piece.repeat(1 << 18);
        let tokens = tokenize(&text);
        let found = sentences(&text, &tokens);
        assert_eq!(found.last().map_or(0, |range| range.end), tokens.list().len());
    }
}
