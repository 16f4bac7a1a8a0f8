//! The rule files, read once, and the lists that a word form belongs to.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::units::SLOTS;
use crate::morph::Reading;
use crate::pattern::{ListId, Rule, RuleBook, RuleError, WordKind, parse};
use crate::record::{Function, Metric};

/// Name and text of every rule file.
const FILES: &[(&str, &str)] = &[
    ("words.rule", include_str!("../../data/rules/words.rule")),
    ("functions.rule", include_str!("../../data/rules/functions.rule")),
    ("meeting.rule", include_str!("../../data/rules/meeting.rule")),
    ("agreement.rule", include_str!("../../data/rules/agreement.rule")),
    ("indicator.rule", include_str!("../../data/rules/indicator.rule")),
    ("role.rule", include_str!("../../data/rules/role.rule")),
    ("membership.rule", include_str!("../../data/rules/membership.rule")),
    ("exchange.rule", include_str!("../../data/rules/exchange.rule")),
    ("risk.rule", include_str!("../../data/rules/risk.rule")),
    ("relation.rule", include_str!("../../data/rules/relation.rule")),
    ("position.rule", include_str!("../../data/rules/position.rule")),
    ("target.rule", include_str!("../../data/rules/target.rule")),
    ("forecast.rule", include_str!("../../data/rules/forecast.rule")),
    ("principle.rule", include_str!("../../data/rules/principle.rule")),
    ("dependence.rule", include_str!("../../data/rules/dependence.rule")),
    ("defence.rule", include_str!("../../data/rules/defence.rule")),
    ("signal.rule", include_str!("../../data/rules/signal.rule")),
    ("turning_point.rule", include_str!("../../data/rules/turning_point.rule")),
    ("route_event.rule", include_str!("../../data/rules/route_event.rule")),
    ("home.rule", include_str!("../../data/rules/home.rule")),
    ("hedge.rule", include_str!("../../data/rules/hedge.rule")),
];

/// The rule book with its words indexed.
#[derive(Debug, Default)]
pub struct WordLists {
    /// The rules.
    pub book: RuleBook,
    /// Numbers of the rules of each kind.
    kinds: BTreeMap<String, Vec<usize>>,
    /// The list of words of each function.
    pub(super) functions: Vec<(Function, ListId)>,
    /// The list of words by which a pronoun's metric is known.
    metrics: Vec<(Metric, ListId)>,
    /// The list of words of the inner life of each state (ISO 3166-1 alpha-2).
    homes: FxHashMap<ListId, String>,
    /// Partners that are poles of the world.
    poles: Vec<String>,
    lemmas: FxHashMap<String, Vec<ListId>>,
    forms: FxHashMap<String, Vec<ListId>>,
    prefixes: FxHashMap<String, Vec<ListId>>,
    longest_prefix: usize,
}

impl WordLists {
    fn read() -> Result<Self, Vec<RuleError>> {
        let book = parse(FILES, SLOTS)?;
        let mut lists = Self::default();
        for (kind, word, list) in book.words() {
            let map = match kind {
                WordKind::Lemma => &mut lists.lemmas,
                WordKind::Form => &mut lists.forms,
                WordKind::Prefix => {
                    lists.longest_prefix = lists.longest_prefix.max(word.len());
                    &mut lists.prefixes
                }
            };
            map.entry(word.into()).or_default().push(list);
        }
        for (index, rule) in book.rules.iter().enumerate() {
            lists.kinds.entry(rule.kind().into()).or_default().push(index);
        }
        lists.functions = Function::ALL
            .iter()
            .filter_map(|f| Some((*f, book.list(&format!("function.{}", f.code()))?)))
            .collect();
        lists.metrics = Metric::ALL
            .iter()
            .filter_map(|m| Some((*m, book.list(&format!("metric.{}", m.code()))?)))
            .collect();
        lists.homes = book
            .lists()
            .filter_map(|(name, list)| Some((list, name.strip_prefix("home.")?.to_owned())))
            .collect();
        let poles = book.list("poles");
        lists.poles = book
            .words()
            .filter(|(_, _, list)| Some(*list) == poles)
            .map(|(_, word, _)| word.to_owned())
            .collect();
        lists.book = book;
        Ok(lists)
    }

    /// The rules of a kind, in order.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = &Rule> {
        let indices = self.kinds.get(kind).map_or(&[][..], Vec::as_slice);
        indices.iter().filter_map(|index| self.book.rules.get(*index))
    }

    /// The functions whose words are in one of these lists, in the order of the schema.
    pub fn functions_of(&self, lists: &[ListId]) -> impl Iterator<Item = Function> {
        let is_named = |list| lists.binary_search(list).is_ok();
        self.functions.iter().filter(move |(_, list)| is_named(list)).map(|(function, _)| *function)
    }

    /// The first metric of whose words `holds` says yes.
    pub(super) fn metric_of(&self, holds: impl Fn(ListId) -> bool) -> Option<Metric> {
        self.metrics.iter().find(|(_, list)| holds(*list)).map(|(metric, _)| *metric)
    }

    /// The state whose inner life one of these lists names.
    pub(in crate::extract) fn home_of(&self, lists: &[ListId]) -> Option<&str> {
        lists.iter().find_map(|list| self.homes.get(list)).map(String::as_str)
    }

    /// Whether a partner is one of the poles of the world.
    pub(in crate::extract) fn is_pole(&self, id: &str) -> bool {
        self.poles.iter().any(|pole| pole.eq_ignore_ascii_case(id))
    }

    /// The lists that a folded form belongs to, sorted. A hyphen compound belongs to the lists of
    /// its parts by prefix («торгово-экономический» is trade and economy).
    pub fn of(&self, norm: &str, readings: &[Reading]) -> Box<[ListId]> {
        let mut out: Vec<ListId> = Vec::new();
        out.extend(self.forms.get(norm).into_iter().flatten());
        for reading in readings {
            out.extend(self.lemmas.get(&*reading.lemma).into_iter().flatten());
            self.by_prefix(&reading.lemma, &mut out);
        }
        for part in norm.split('-') {
            self.by_prefix(part, &mut out);
        }
        out.sort_unstable();
        out.dedup();
        out.into_boxed_slice()
    }

    fn by_prefix(&self, word: &str, out: &mut Vec<ListId>) {
        for (end, _) in word.char_indices().skip(1).take_while(|(i, _)| *i <= self.longest_prefix) {
            out.extend(self.prefixes.get(&word[..end]).into_iter().flatten());
        }
        if word.len() <= self.longest_prefix {
            out.extend(self.prefixes.get(word).into_iter().flatten());
        }
    }
}

/// The rules of facts. A rule file that cannot be read leaves an empty book; a test reads every
/// file, so such a file never leaves the project.
pub fn rules() -> &'static WordLists {
    static RULES: OnceLock<WordLists> = OnceLock::new();
    RULES.get_or_init(|| WordLists::read().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::WordLists;

    #[test]
    fn every_rule_file_can_be_read() {
        if let Err(errors) = WordLists::read() {
            for error in &errors {
                eprintln!("{}:{}: {}", error.file, error.line, error.message);
            }
            panic!("{} errors in rule files", errors.len());
        }
    }
}
