//! Every word of the interface, by key.
//!
//! In: the tables (`src/data/messages/*.tsv`: key, then Russian, English, Kazakh, between TABs).
//! Out: texts. Knows keys; must not know what is shown where.
//!
//! `facts.one` «{n} факт», `facts.few` «{n} факта», `facts.many` «{n} фактов»

use std::sync::OnceLock;

use super::Language;

/// The tables; a view brings its own.
pub(super) const TABLES: &[&str] = &[
    include_str!("../data/messages/page.tsv"),
    include_str!("../data/messages/sheet.tsv"),
    include_str!("../data/messages/further.tsv"),
    include_str!("../data/messages/functions.tsv"),
    include_str!("../data/messages/sources.tsv"),
    include_str!("../data/messages/downloads.tsv"),
    include_str!("../data/messages/reader-ui.tsv"),
    include_str!("../data/messages/report-ui.tsv"),
];
/// Stands where a key has no text; a test keeps it from ever being shown.
pub(super) const MISSING: &str = "…";

/// All tables as one.
pub struct Messages {
    /// By key; the texts in the order of [`Language::ALL`].
    rows: Vec<(&'static str, [&'static str; 3])>,
}

impl Messages {
    /// The words of the interface.
    pub fn table() -> &'static Self {
        static TABLE: OnceLock<Messages> = OnceLock::new();
        TABLE.get_or_init(|| Self::parse(TABLES))
    }

    /// Reads tables; lines that are empty or begin with `#` are passed over. A text that a language
    /// lacks is that of the one before.
    pub(super) fn parse(tables: &[&'static str]) -> Self {
        let lines = tables.iter().flat_map(|table| table.lines());
        let mut rows: Vec<_> = lines
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let mut columns = line.split('\t');
                let key = columns.next()?;
                let ru = columns.next()?;
                let en = columns.next().unwrap_or(ru);
                Some((key, [ru, en, columns.next().unwrap_or(ru)]))
            })
            .collect();
        rows.sort_unstable();
        Self { rows }
    }

    /// The text of a key, if the table has it.
    pub fn find(&self, language: Language, key: &str) -> Option<&'static str> {
        let at = self.rows.binary_search_by(|(known, _)| (*known).cmp(key)).ok()?;
        let (_, [ru, en, kk]) = self.rows.get(at)?;
        Some(match language {
            Language::Ru => ru,
            Language::En => en,
            Language::Kk => kk,
        })
    }

    /// The text of a key.
    pub fn get(&self, language: Language, key: &str) -> &'static str {
        self.find(language, key).unwrap_or(MISSING)
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.rows.iter().map(|(key, _)| *key)
    }
}

/// A text, each `{name}` replaced by its value.
pub(super) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = text;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in() {
        assert_eq!(fill("один {x} два {y}{x}", &[("x", "{y}"), ("y", "!")]), "один {y} два !{y}");
        assert_eq!(fill("скобка {x", &[("x", "!")]), "скобка !");
    }

    #[test]
    fn each_language_has_its_column() {
        let table = Messages::parse(&["# key\ta\nk\tда\tyes\tиә\n\nonly\tда"]);
        assert_eq!(table.get(Language::Kk, "k"), "иә");
        assert_eq!(table.get(Language::En, "only"), "да");
        assert_eq!(table.get(Language::Ru, "none"), MISSING);
    }

    #[test]
    fn every_line_has_a_key_once_and_texts() {
        for line in TABLES.iter().flat_map(|table| table.lines()) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let columns: Vec<_> = line.split('\t').collect();
            assert!((2..=4).contains(&columns.len()), "{line}");
            assert!(columns.iter().all(|column| !column.is_empty()), "{line}");
        }
        for pair in Messages::table().rows.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "a key stands twice");
        }
    }
}
