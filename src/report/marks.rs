//! Quotation marks inside quotation marks.
//!
//! In: a text with any marks. Out: the same text in « », its own marks „ “, the next inner ones
//! « » again (Розенталь, Справочник по правописанию, § 66: marks of two drawings). Only marks
//! change; a mark without its pair gets the drawing of its depth and stays alone.
//!
//! Он сказал: "Да, «Байтерек» построен" → «Он сказал: „Да, «Байтерек» построен“»

/// The text in quotation marks.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    out.push('«');
    let mut depth = 0_usize;
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match role(c, before, rest.peek().copied()) {
            Some(Role::Opens) => {
                depth += 1;
                out.push(if depth % 2 == 1 { '„' } else { '«' });
            }
            Some(Role::Closes) => {
                out.push(if depth.max(1) % 2 == 1 { '“' } else { '»' });
                depth = depth.saturating_sub(1);
            }
            None => out.push(c),
        }
        before = Some(c);
    }
    out.push('»');
    out
}

enum Role {
    Opens,
    Closes,
}

/// What a mark does. «“» closes a Russian quotation and opens an English one, and a straight mark
/// does both: what stands beside decides.
fn role(c: char, before: Option<char>, after: Option<char>) -> Option<Role> {
    match c {
        '«' | '„' => Some(Role::Opens),
        '»' | '”' => Some(Role::Closes),
        '“' | '\u{22}' => {
            let stands_free =
                before.is_none_or(|c| c.is_whitespace() || "([{«„“\u{22}—–-/".contains(c));
            let touches = after.is_some_and(|c| !c.is_whitespace() && !".,;:!?)»”".contains(c));
            Some(if stands_free && touches { Role::Opens } else { Role::Closes })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn inner_marks_are_drawn_otherwise() {
        for (text, shown) in [
            ("Страна не выбирает", "«Страна не выбирает»"),
            ("Порт «Актау» растёт", "«Порт „Актау“ растёт»"),
            ("Порт \"Актау\", сказал он", "«Порт „Актау“, сказал он»"),
            ("Порт “Актау” растёт", "«Порт „Актау“ растёт»"),
            ("Порт „Актау“ растёт", "«Порт „Актау“ растёт»"),
            ("«Да, „Байтерек“ стоит», — сказал он", "«„Да, «Байтерек» стоит“, — сказал он»"),
            ("(\"Актау\")", "«(„Актау“)»"),
            ("", "«»"),
        ] {
            assert_eq!(quoted(text), shown, "{text}");
        }
    }

    #[test]
    fn a_lone_mark_stays_alone() {
        assert_eq!(quoted("«Мы будем работать"), "«„Мы будем работать»");
        assert_eq!(quoted("работать», — сказал он"), "«работать“, — сказал он»");
    }

    proptest::proptest! {
        #[test]
        fn only_marks_change(text in "[а-я \"«»„“”(),.]{0,40}") {
            let bare = |text: &str| text.replace(['\"', '«', '»', '„', '“', '”'], "'");
            let shown = quoted(&text);
            assert_eq!(bare(&shown), format!("'{}'", bare(&text)));
        }
    }
}
