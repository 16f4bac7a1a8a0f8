//! The mechanisms of the policy that the texts describe: what each is, where it is seen, which facts
//! feed it.
//!
//! In: `src/data/doctrine/mechanisms.tsv`. Out: [`Mechanism`]s. Knows names and filters of facts; must
//! not know how a view is drawn.
//!
//! S04, «Обмен: что за что», is seen in the view of exchange and fed by facts of that kind

use std::sync::OnceLock;

use super::Names;
use crate::record::{Fact, FactDetail, FactKind, Function};

/// A group of mechanisms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// I: vectors, functions, exchange.
    Vectors,
    /// II: management of risks.
    Risks,
    /// III: networks.
    Networks,
    /// IV: ledgers.
    Ledgers,
    /// V: knowledge and discourse.
    Discourse,
}

impl Group {
    fn of_numeral(numeral: &str) -> Option<Self> {
        Some(match numeral {
            "I" => Self::Vectors,
            "II" => Self::Risks,
            "III" => Self::Networks,
            "IV" => Self::Ledgers,
            "V" => Self::Discourse,
            _ => return None,
        })
    }
}

/// The words for the views in the data, `later` for none yet.
pub const VIEWS: [&str; 12] = [
    "compare",
    "functions",
    "exchange",
    "deals",
    "indicators",
    "time",
    "formats",
    "voices",
    "risks",
    "sources",
    "search",
    "later",
];

/// A mechanism.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mechanism {
    /// `S01` … `S56`.
    pub id: &'static str,
    /// Its group.
    pub group: Group,
    /// Where it is seen: one of [`VIEWS`].
    pub view: &'static str,
    /// The panel of that view, in the comparison the topic; `None` where it is the view as a whole.
    pub panel: Option<&'static str>,
    /// The kinds of facts that feed it; empty where none does.
    pub kinds: Vec<FactKind>,
    /// The functions to which its roles are narrowed; empty where functions do not matter.
    pub functions: Vec<Function>,
    /// Its short name.
    pub names: Names,
    /// What it is, in a sentence.
    pub says: Names,
}

impl Mechanism {
    /// Whether a fact feeds it: is of one of its kinds and, if a role, has one of its functions,
    /// where it asks for any.
    pub fn takes(&self, fact: &Fact) -> bool {
        let of_function = match &fact.detail {
            FactDetail::Role { functions } if !self.functions.is_empty() => {
                functions.iter().any(|function| self.functions.contains(function))
            }
            _ => true,
        };
        of_function && self.kinds.contains(&fact.detail.kind())
    }
}

/// The mechanisms, by id. A line that cannot be read is left out; a test reads all.
pub fn mechanisms() -> &'static [Mechanism] {
    static MECHANISMS: OnceLock<Vec<Mechanism>> = OnceLock::new();
    MECHANISMS.get_or_init(|| {
        super::rows(include_str!("../data/doctrine/mechanisms.tsv")).filter_map(mechanism).collect()
    })
}

/// The mechanism of this id.
pub fn mechanism_of(id: &str) -> Option<&'static Mechanism> {
    mechanisms().iter().find(|mechanism| mechanism.id == id)
}

fn mechanism(columns: Vec<&'static str>) -> Option<Mechanism> {
    let [id, group, place, kinds, functions, name_ru, name_en, name_kk, ru, en, kk] =
        columns.try_into().ok()?;
    let (view, panel) = match place.split_once('/') {
        Some((view, panel)) => (view, Some(panel)),
        None => (place, None),
    };
    Some(Mechanism {
        id,
        group: Group::of_numeral(group)?,
        view: VIEWS.iter().copied().find(|known| *known == view)?,
        panel,
        kinds: set(kinds, FactKind::ALL, FactKind::from_code)?,
        functions: set(functions, Function::ALL, Function::from_code)?,
        names: Names { ru: name_ru, en: name_en, kk: name_kk },
        says: Names { ru, en, kk },
    })
}

/// The codes of a cell: by comma, `*` all, `-` none; `None` where one is unknown.
fn set<T: Copy>(cell: &str, all: &[T], of_code: fn(&str) -> Option<T>) -> Option<Vec<T>> {
    match cell {
        "*" => Some(all.to_vec()),
        "-" => Some(Vec::new()),
        codes => codes.split(',').map(of_code).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn all_fifty_six_are_there_in_order() {
        let ids: Vec<String> = mechanisms().iter().map(|found| found.id.to_owned()).collect();
        let expected: Vec<String> = (1..=56).map(|number| format!("S{number:02}")).collect();
        assert_eq!(ids, expected);
        assert!(mechanisms().is_sorted_by_key(|found| found.group));
    }

    #[test]
    fn every_mechanism_is_told_in_three_languages() {
        for found in mechanisms() {
            for text in found.names.all().into_iter().chain(found.says.all()) {
                assert!(!text.trim().is_empty(), "{}", found.id);
            }
            let sentences = found.says.all();
            assert!(sentences.iter().all(|text| text.ends_with('.')), "{}", found.id);
        }
    }

    #[test]
    fn every_kind_of_fact_and_every_view_serves_some_mechanism() {
        for kind in FactKind::ALL {
            let own = |found: &&Mechanism| found.kinds.len() < FactKind::ALL.len();
            assert!(mechanisms().iter().filter(own).any(|m| m.kinds.contains(kind)), "{kind:?}");
        }
        // Texts and their words serve all mechanisms alike.
        for view in VIEWS.into_iter().filter(|view| !matches!(*view, "sources" | "search")) {
            assert!(mechanisms().iter().any(|found| found.view == view), "{view}");
        }
    }

    #[test]
    fn a_role_feeds_the_mechanisms_of_its_functions() {
        let fact = Fact {
            span: Span::default(),
            detail: FactDetail::Role { functions: vec![Function::Defence] },
            partners: Vec::new(),
            speaker: None,
            rule: "role.rule".into(),
            hedged: false,
            inferred: Vec::new(),
            since: None,
        };
        let feeds = |id| mechanism_of(id).is_some_and(|mechanism| mechanism.takes(&fact));
        assert!(feeds("S02") && feeds("S33"));
        assert!(!feeds("S23") && !feeds("S13"));
    }
}
