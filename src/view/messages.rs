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
    include_str!("../data/messages/standing.tsv"),
    include_str!("../data/messages/start.tsv"),
    include_str!("../data/messages/further.tsv"),
    include_str!("../data/messages/functions.tsv"),
    include_str!("../data/messages/entities.tsv"),
    include_str!("../data/messages/formats.tsv"),
    include_str!("../data/messages/risks.tsv"),
    include_str!("../data/messages/passages.tsv"),
    include_str!("../data/messages/system.tsv"),
    include_str!("../data/messages/indicators.tsv"),
    include_str!("../data/messages/time.tsv"),
    include_str!("../data/messages/exchange.tsv"),
    include_str!("../data/messages/deals.tsv"),
    include_str!("../data/messages/search.tsv"),
    include_str!("../data/messages/voices.tsv"),
    include_str!("../data/messages/sources.tsv"),
    include_str!("../data/messages/downloads.tsv"),
    include_str!("../data/messages/reader-ui.tsv"),
    include_str!("../data/messages/report-ui.tsv"),
    include_str!("../data/messages/corrections.tsv"),
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

    /// Reads tables; lines that are empty or begin with `#` are passed over, and so is one that does not
    /// have a text in every language: a test keeps such a line from being written.
    pub(super) fn parse(tables: &[&'static str]) -> Self {
        let lines = tables.iter().flat_map(|table| table.lines());
        let mut rows: Vec<_> = lines
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let mut columns = line.split('\t');
                let key = columns.next()?;
                Some((key, [columns.next()?, columns.next()?, columns.next()?]))
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
    use crate::lexicon::{EntityKind, Lexicon};

    #[test]
    fn values_are_put_in() {
        assert_eq!(fill("один {x} два {y}{x}", &[("x", "{y}"), ("y", "!")]), "один {y} два !{y}");
        assert_eq!(fill("скобка {x", &[("x", "!")]), "скобка !");
    }

    #[test]
    fn each_language_has_its_column() {
        let table = Messages::parse(&["# key\ta\nk\tда\tyes\tиә\n\nonly\tда\tyes"]);
        assert_eq!(table.get(Language::Kk, "k"), "иә");
        assert_eq!(
            table.get(Language::Ru, "only"),
            MISSING,
            "a line without all languages is none"
        );
        assert_eq!(table.get(Language::Ru, "none"), MISSING);
    }

    /// The lines of the tables, with their columns.
    fn lines() -> Vec<Vec<&'static str>> {
        let lines = TABLES.iter().flat_map(|table| table.lines());
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.map(|line| line.split('\t').collect()).collect()
    }

    #[test]
    fn every_line_has_a_key_once_and_a_text_in_every_language() {
        for line in lines() {
            assert_eq!(line.len(), 1 + Language::ALL.len(), "{line:?}");
            assert!(line.iter().all(|column| !column.trim().is_empty()), "{line:?}");
        }
        for pair in Messages::table().rows.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "a key stands twice");
        }
    }

    #[test]
    fn every_language_has_the_same_places_for_values() {
        fn places(text: &str) -> Vec<&str> {
            let parts = text.split('{').skip(1);
            let mut places: Vec<_> =
                parts.map(|part| part.split_once('}').expect("a closing brace").0).collect();
            places.sort_unstable();
            places
        }
        for line in lines() {
            let all: Vec<_> = line.iter().skip(1).map(|text| places(text)).collect();
            assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "{line:?}");
        }
    }

    #[test]
    fn a_plural_has_all_its_forms() {
        const FORMS: [&str; 3] = [".one", ".few", ".many"];
        let table = Messages::table();
        for key in table.keys() {
            let stem = key.strip_suffix(".one").or_else(|| key.strip_suffix(".few"));
            let Some(stem) = stem else { continue };
            for form in FORMS {
                let form = format!("{stem}{form}");
                assert!(table.find(Language::Ru, &form).is_some(), "{form}");
            }
            // English and Kazakh have two forms: any number but one takes the other.
            for language in [Language::En, Language::Kk] {
                let text = |form| table.get(language, &format!("{stem}{form}"));
                assert_eq!(text(".few"), text(".many"), "{stem}");
            }
        }
    }

    #[test]
    fn the_russian_names_are_those_of_the_lexicon() {
        let lexicon = Lexicon::builtin();
        for key in Messages::table().keys() {
            let Some(id) = key.strip_prefix("entity.") else { continue };
            let kinds =
                [EntityKind::State, EntityKind::Bloc, EntityKind::Organisation, EntityKind::Route];
            let told = Messages::table().get(Language::Ru, key);
            let is_told = |kind| lexicon.name_of(kind, id) == Some(told);
            assert!(kinds.into_iter().any(is_told), "{key}: {told}");
        }
    }

    #[test]
    fn other_languages_are_written_in_their_letters() {
        const KAZAKH: &str = "әғқңөұүһі";
        for line in lines() {
            // An example of a query is in the language of the articles.
            if line[0].starts_with("search.example.") {
                continue;
            }
            let english = line[2].chars().find(|c| ('\u{400}'..='\u{4ff}').contains(c));
            assert_eq!(english, None, "{line:?}");
        }
        let is_kazakh = |line: &&Vec<&str>| line[3].to_lowercase().contains(|c| KAZAKH.contains(c));
        let kazakh = lines().iter().filter(is_kazakh).count();
        assert!(kazakh * 2 > lines().len(), "{kazakh} texts have a letter of Kazakh alone");
    }
}
