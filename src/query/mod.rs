//! What the controls leave of the facts.
//!
//! In: records and a [`Selection`]. Out: the facts that pass. Knows filters; [`search`] finds
//! words. Must not know how anything is shown.

pub mod search;

use serde::{Deserialize, Serialize};

use crate::record::Fact;

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
