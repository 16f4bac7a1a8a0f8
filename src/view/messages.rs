//! Every word of the interface, by key.
//!
//! In: the table of a language (`src/data/messages/ru.tsv`: key, TAB, text). Out: texts, with
//! values put in and plural forms chosen. Knows keys and plurals; must not know what is shown where.
//!
//! `facts.one` «{n} факт», `facts.few` «{n} факта», `facts.many` «{n} фактов»

use std::sync::OnceLock;

const RU: &str = include_str!("../data/messages/ru.tsv");
/// Stands where a key has no text; a test keeps it from ever being shown.
const MISSING: &str = "…";

/// A table of texts.
pub struct Messages {
    /// By key.
    rows: Vec<(&'static str, &'static str)>,
}

impl Messages {
    /// The Russian interface.
    pub fn ru() -> &'static Self {
        static TABLE: OnceLock<Messages> = OnceLock::new();
        TABLE.get_or_init(|| Self::parse(RU))
    }

    /// Reads a table; lines that are empty or begin with `#` are passed over.
    fn parse(table: &'static str) -> Self {
        let mut rows: Vec<_> = table
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('\t'))
            .collect();
        rows.sort_unstable();
        Self { rows }
    }

    /// The text of a key, if the table has it.
    pub fn find(&self, key: &str) -> Option<&'static str> {
        let at = self.rows.binary_search_by(|(known, _)| (*known).cmp(key)).ok()?;
        self.rows.get(at).map(|(_, text)| *text)
    }

    /// The text of a key.
    pub fn get(&self, key: &str) -> &'static str {
        self.find(key).unwrap_or(MISSING)
    }

    /// The text of a key, each `{name}` replaced by its value.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let mut rest = self.get(key);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let (name, tail) = after.split_once('}').unwrap_or((after, ""));
            if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
                out.push_str(value);
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }

    /// The plural form of a key for a number: `facts` and 2 give the text of `facts.few`, `{n}`
    /// replaced by the number.
    pub fn plural(&self, key: &str, number: usize) -> String {
        let shown = super::format::number(number as f64);
        self.fill(&format!("{key}.{}", plural_form(number)), &[("n", &shown)])
    }
}

/// The form of a Russian noun beside a whole number (Unicode CLDR, plural rules, `ru`).
pub(super) fn plural_form(number: usize) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=14) => "many",
        (1, _) => "one",
        (2..=4, _) => "few",
        _ => "many",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_choose_their_form() {
        let forms: Vec<_> = [1, 2, 5, 11, 12, 21, 104, 111].map(plural_form).to_vec();
        assert_eq!(forms, ["one", "few", "many", "many", "many", "one", "few", "many"]);
        assert_eq!(Messages::ru().plural("facts", 22), "22\u{a0}факта");
    }

    #[test]
    fn values_are_put_in() {
        let table = Messages::parse("a\tодин {x} два {y}{x}\nb\tскобка {x");
        assert_eq!(table.fill("a", &[("x", "{y}"), ("y", "!")]), "один {y} два !{y}");
        assert_eq!(table.fill("b", &[("x", "!")]), "скобка !");
        assert_eq!(table.get("c"), MISSING);
    }

    #[test]
    fn every_line_has_a_key_once_and_a_text() {
        for line in RU.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (key, text) = line.split_once('\t').expect(line);
            assert!(!key.is_empty() && !text.is_empty() && !text.contains('\t'), "{line}");
        }
        for pair in Messages::ru().rows.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "a key stands twice");
        }
    }
}
