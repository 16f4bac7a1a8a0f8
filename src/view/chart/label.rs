//! Labels in several lines, and links between labels.
//!
//! «Транскаспийский международный маршрут», 160 pixels → three lines

use super::{Form, text_width};

/// A text in lines no wider than `width`, broken at blanks. A word that is wider has its own line.
pub fn lines(text: &str, width: f32) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match out.last_mut() {
            Some(line) if text_width(line) + text_width(" ") + text_width(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => out.push(word.to_owned()),
        }
    }
    out
}

/// A link that leaves and arrives level.
pub fn curve(from: (f32, f32), to: (f32, f32)) -> Form {
    let middle = f32::midpoint(from.0, to.0);
    Form::Path(format!(
        "M{:.1} {:.1}C{middle:.1} {:.1} {middle:.1} {:.1} {:.1} {:.1}",
        from.0, from.1, from.1, to.1, to.0, to.1
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_broken_at_blanks() {
        assert_eq!(lines("Средний коридор", 70.0), ["Средний", "коридор"]);
        assert_eq!(lines("Средний коридор", 700.0), ["Средний коридор"]);
        assert_eq!(lines("Трансконтинентальный", 10.0), ["Трансконтинентальный"]);
        assert!(lines("  ", 10.0).is_empty());
    }

    #[test]
    fn a_link_begins_and_ends_where_it_is_told() {
        let Form::Path(path) = curve((0.0, 10.0), (100.0, 30.0)) else { panic!("no path") };
        assert_eq!(path, "M0.0 10.0C50.0 10.0 50.0 30.0 100.0 30.0");
    }

    proptest::proptest! {
        #[test]
        fn no_word_is_lost(text in "[а-я ]{0,60}", width in 1.0..400.0_f32) {
            let words: Vec<&str> = text.split_whitespace().collect();
            proptest::prop_assert_eq!(lines(&text, width).join(" "), words.join(" "));
        }
    }
}
