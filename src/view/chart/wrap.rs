//! Text set in lines.

use super::text_width;

/// `text` in at most `most` lines of about `width` pixels, broken between words. What does not fit
/// ends with «…»: the whole of it has to stand in the table and in the label of the mark.
pub fn wrap(text: &str, width: f32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if text_width(line) + text_width(word) + text_width(" ") <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// `text` in one line of about `width` pixels, cut between words; a word that is wider is cut itself.
/// What does not fit ends with «…», as in [`wrap`].
pub fn clip(text: &str, width: f32) -> String {
    let mut line = wrap(text, width, 1).pop().unwrap_or_default();
    if text_width(&line) <= width {
        return line;
    }
    while line.pop().is_some() {
        let end = line.trim_end_matches(|c: char| c == '…' || c.is_whitespace()).len();
        line.truncate(end);
        if text_width(&line) + text_width("…") <= width {
            break;
        }
    }
    line.push('…');
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(wrap("один два три", text_width("один два"), 3), ["один два", "три"]);
        assert_eq!(wrap("один два три", text_width("два"), 2), ["один", "два…"]);
        assert!(wrap(" ", 100.0, 2).is_empty());
    }

    #[test]
    fn a_word_too_long_for_its_line_is_cut() {
        assert_eq!(clip("Китай", 100.0), "Китай");
        assert_eq!(clip("один два", text_width("один…")), "один…");
        let long = "Аэрофотогеодезический".repeat(2);
        let cut = clip(&long, 90.0);
        assert!(cut.ends_with('…') && text_width(&cut) <= 90.0, "{cut}");
        assert!(long.starts_with(cut.trim_end_matches('…')));
        assert_eq!(clip("", 10.0), "");
    }

    proptest! {
        #[test]
        fn a_clipped_line_fits(text in "[а-я ]{0,80}", width in 20.0..400.0_f32) {
            prop_assert!(text_width(&clip(&text, width)) <= width);
        }

        #[test]
        fn no_line_of_several_words_is_too_wide(text in "[а-я ]{0,80}", width in 20.0..400.0_f32) {
            let lines = wrap(&text, width, usize::MAX);
            prop_assert!(lines.iter().all(|l| !l.contains(' ') || text_width(l) <= width));
            let words: Vec<&str> = lines.iter().flat_map(|line| line.split(' ')).collect();
            prop_assert_eq!(words, text.split_whitespace().collect::<Vec<_>>());
        }
    }
}
