//! What the controls leave of the facts, and what is known of the policy apart from any text.
//!
//! In: records and a [`Selection`]. Out: the facts that pass. Knows filters, the doctrine's notions
//! ([`doctrine`]), its mechanisms ([`mechanisms`]) and the ladder of relations ([`ladder`]); must not
//! know how anything is shown.

pub mod doctrine;
pub mod ladder;
pub mod mechanisms;

use serde::{Deserialize, Serialize};

use crate::record::Fact;

/// The same words in the languages of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names {
    /// Russian.
    pub ru: &'static str,
    /// English.
    pub en: &'static str,
    /// Kazakh.
    pub kk: &'static str,
}

impl Names {
    /// Russian, English, Kazakh.
    pub fn all(&self) -> [&'static str; 3] {
        [self.ru, self.en, self.kk]
    }
}

/// The columns of the lines of a table, without comments and empty lines.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

/// What the user chose. Empty lists choose everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Partners to compare, in the user's order, at most [`Selection::MAX_PARTNERS`].
    pub partners: Vec<String>,
    /// Documents to keep.
    pub documents: Vec<String>,
    /// Speakers to keep; [`Selection::AUTHOR`] is the authors' own text.
    pub speakers: Vec<String>,
}

impl Selection {
    /// So many partners stand side by side at most.
    pub const MAX_PARTNERS: usize = 5;
    /// Stands for the author's own text among speakers.
    pub const AUTHOR: &str = "author";
}

impl Selection {
    /// Whether a fact of a document passes the filters by source and speaker.
    pub fn passes(&self, document: &str, fact: &Fact) -> bool {
        let speaker = fact.speaker.as_deref().unwrap_or(Self::AUTHOR);
        chosen(&self.documents, document) && chosen(&self.speakers, speaker)
    }
}

fn chosen(list: &[String], id: &str) -> bool {
    list.is_empty() || list.iter().any(|entry| entry == id)
}

#[cfg(test)]
mod tests {
    use super::Selection;
    use crate::record::{Fact, FactDetail, RiskType};
    use crate::text::Span;

    fn fact(speaker: Option<&str>) -> Fact {
        Fact {
            span: Span::new(0, 1),
            detail: FactDetail::Risk { risk: RiskType::Sanctions },
            partners: vec!["CN".into()],
            speaker: speaker.map(Into::into),
            rule: "risk.sanctions".into(),
            hedged: false,
            inferred: Vec::new(),
        }
    }

    #[test]
    fn empty_filters_pass_everything() {
        assert!(Selection::default().passes("001", &fact(None)));
    }

    #[test]
    fn source_and_speaker_both_have_to_pass() {
        let selection = Selection {
            documents: vec!["001".into()],
            speakers: vec!["мустафин".into()],
            ..Selection::default()
        };
        assert!(selection.passes("001", &fact(Some("мустафин"))));
        assert!(!selection.passes("002", &fact(Some("мустафин"))));
        assert!(!selection.passes("001", &fact(None)));
    }

    #[test]
    fn the_author_is_a_speaker_of_its_own() {
        let author = vec![Selection::AUTHOR.to_owned()];
        let selection = Selection { speakers: author, ..Selection::default() };
        assert!(selection.passes("001", &fact(None)));
        assert!(!selection.passes("001", &fact(Some("мустафин"))));
    }
}
