//! Rules as values.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::index::{Awake, Index};
use super::packed::Packed;
use crate::morph::Gram;

/// Number of a word list of a [`RuleBook`].
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct ListId(pub u16);

/// What one unit of the stream must be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Test {
    /// Its lemma is in the list.
    List(ListId),
    /// It stands in one of these slots (a bit set).
    Slot(u32),
    /// One of several of those.
    Any(AnyOf),
}

/// A step of a pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Step {
    /// One unit.
    Unit { test: Test, gram: Gram, negated: bool },
    /// From none to `max` units; with `clause`, none of them ends a clause.
    Gap { max: usize, clause: bool },
    /// One of these sequences.
    Either(Vec<Vec<Item>>),
    /// The start of the sentence.
    Start,
}

/// A step with its name and whether it may be absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Item {
    pub(super) step: Step,
    pub(super) names: Vec<u16>,
    pub(super) optional: bool,
}

/// A compiled pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Steps")]
pub struct Pattern {
    pub(super) items: Vec<Item>,
    /// What a sentence must hold for the pattern to match, the rarest first. Follows from the items.
    #[serde(skip_serializing)]
    pub(super) required: Vec<AnyOf>,
    /// What the first unit of a match is; `None`: anything. Follows from the items.
    #[serde(skip_serializing)]
    pub(super) first: Option<AnyOf>,
    /// Its place among the patterns of the book that make matches; of those only.
    pub(super) number: u16,
}

/// What of a pattern is packed.
#[derive(Deserialize)]
struct Steps {
    items: Vec<Item>,
    number: u16,
}

impl From<Steps> for Pattern {
    fn from(steps: Steps) -> Self {
        Self { number: steps.number, ..Self::new(steps.items) }
    }
}

impl Pattern {
    /// A pattern with its sieves.
    pub(super) fn new(items: Vec<Item>) -> Self {
        let mut required = required(&items);
        required.sort_by_key(|any| (any.slots != 0, any.lists.len()));
        let mut first = AnyOf::default();
        let known = opens(&items, &mut first) == Some(true);
        Self { items, required, first: known.then_some(first), number: 0 }
    }
}

/// A unit that is in one of these lists or stands in one of these slots.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AnyOf {
    /// Sorted.
    pub(super) lists: Vec<ListId>,
    pub(super) slots: u32,
}

impl AnyOf {
    pub(super) fn add(&mut self, test: &Test) {
        match test {
            Test::List(list) => {
                if let Err(place) = self.lists.binary_search(list) {
                    self.lists.insert(place, *list);
                }
            }
            Test::Slot(bits) => self.slots |= bits,
            Test::Any(any) => self.join(any),
        }
    }

    /// Whether one of `lists` is among them.
    pub(super) fn meets(&self, lists: &[ListId]) -> bool {
        lists.iter().any(|list| self.lists.binary_search(list).is_ok())
    }

    fn cost(&self, costs: &[usize]) -> usize {
        let of = |list: &ListId| costs.get(usize::from(list.0)).copied().unwrap_or_default();
        let lists: usize = self.lists.iter().map(of).sum();
        lists + SLOT_COST * self.slots.count_ones() as usize
    }

    fn join(&mut self, other: &Self) {
        for list in &other.lists {
            self.add(&Test::List(*list));
        }
        self.slots |= other.slots;
    }
}

/// What must be in a sentence, one entry for each step that must match a unit of its own.
fn required(items: &[Item]) -> Vec<AnyOf> {
    let mut out = Vec::new();
    for item in items.iter().filter(|item| !item.optional) {
        match &item.step {
            Step::Either(sequences) if sequences.len() == 1 => {
                out.extend(sequences.iter().flat_map(|sequence| required(sequence)));
            }
            step => out.extend(one_of(step)),
        }
    }
    out
}

fn one_of(step: &Step) -> Option<AnyOf> {
    let mut any = AnyOf::default();
    match step {
        Step::Unit { test, negated: false, .. } => any.add(test),
        // Of each sequence one step is asked for: that of the fewest lists.
        Step::Either(sequences) => {
            for sequence in sequences {
                let steps = required(sequence);
                any.join(steps.iter().min_by_key(|any| (any.slots != 0, any.lists.len()))?);
            }
        }
        _ => return None,
    }
    Some(any)
}

/// Adds to `any` what the first unit of a match of `items` may be. `None`: that may be anything;
/// `Some(false)`: `items` may match no unit, so what follows them may be first too.
fn opens(items: &[Item], any: &mut AnyOf) -> Option<bool> {
    for item in items {
        let consumes = match &item.step {
            Step::Unit { test, negated: false, .. } => {
                any.add(test);
                true
            }
            Step::Unit { .. } | Step::Gap { .. } => return None,
            Step::Start => false,
            Step::Either(sequences) => {
                let mut all = true;
                for sequence in sequences {
                    all &= opens(sequence, any)?;
                }
                all
            }
        };
        if consumes && !item.optional {
            return Some(true);
        }
    }
    Some(false)
}

/// `key=value` of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// Key.
    pub key: String,
    /// Value.
    pub value: String,
}

/// A rule of a rule file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// `kind.rule_name`, stable.
    pub id: String,
    /// Any of these makes a match.
    pub matches: Vec<Pattern>,
    /// All of these must be found in the same sentence.
    pub needs: Vec<Pattern>,
    /// None of these may overlap the match.
    pub nots: Vec<Pattern>,
    /// None of these may be found in the same sentence.
    pub unless: Vec<Pattern>,
    /// What the rule says of its matches, for the interpreter of its kind.
    pub settings: Vec<Setting>,
    /// Sentences where the rule must fire, with their line numbers. Not packed.
    #[serde(skip)]
    pub ok: Vec<(usize, String)>,
    /// Sentences where it must not. Not packed.
    #[serde(skip)]
    pub no: Vec<(usize, String)>,
}

impl Rule {
    /// The value of a setting.
    pub fn setting(&self, key: &str) -> Option<&str> {
        self.settings
            .iter()
            .find(|setting| setting.key == key)
            .map(|setting| setting.value.as_str())
    }

    /// The part of the id before the point.
    pub fn kind(&self) -> &str {
        self.id.split('.').next().unwrap_or_default()
    }
}

/// The rules of several files with their word lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleBook {
    /// The rules, in order of files and lines.
    pub rules: Vec<Packed>,
    /// Names of lists; nameless lists (single words in patterns) have an empty name.
    pub(super) list_names: Vec<String>,
    /// For each list its words, folded. Not packed: who needs them indexes them ([`Self::words`]).
    #[serde(skip)]
    pub(super) list_words: Vec<Vec<(WordKind, String)>>,
    /// Names of captures.
    pub(super) capture_names: Vec<String>,
    /// The lists that have a name: each at the first free of its [`places`].
    by_name: Vec<ListId>,
    /// Which patterns wait for which lists and slots.
    pub(super) index: Index,
    /// Kinds of rules, by name, with the numbers of their patterns.
    kinds: Vec<(String, Range<u16>)>,
    /// The rule of each pattern, by its number.
    owners: Vec<u16>,
}

/// A free place of a table of names.
const FREE: ListId = ListId(u16::MAX);

/// The places of a table of `size` where a name may stand, in order, by its hash (FNV-1a).
fn places(name: &str, size: usize) -> impl Iterator<Item = usize> {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let first = name.bytes().fold(0x811c_9dc5, step) as usize % size.max(1);
    (first..size).chain(0..first)
}

/// How often a sentence may hold a word of a list, by and large: the shorter a word, the more often
/// it is said (Zipf's law of abbreviation); a beginning stands for several words.
fn cost(words: &[(WordKind, String)]) -> usize {
    let one = |(kind, word): &(WordKind, String)| {
        let said = match word.chars().count() {
            0..=2 => 512,
            3 => 128,
            4 => 32,
            5 => 16,
            6 => 8,
            _ => 4,
        };
        if *kind == WordKind::Prefix { 4 * said } else { said }
    };
    words.iter().map(one).sum()
}

/// The same of a slot.
const SLOT_COST: usize = 512;

/// How a word of a list is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordKind {
    /// With the lemma.
    Lemma,
    /// With the form itself.
    Form,
    /// With the beginning of the lemma.
    Prefix,
}

impl RuleBook {
    /// The number of lists.
    pub fn list_count(&self) -> usize {
        self.list_names.len()
    }

    /// The lists that have a name, with it.
    pub fn lists(&self) -> impl Iterator<Item = (&str, ListId)> {
        let named = self.list_names.iter().enumerate().filter(|(_, name)| !name.is_empty());
        named.map(|(i, name)| (name.as_str(), ListId(i as u16)))
    }

    /// The list of this name.
    pub fn list(&self, name: &str) -> Option<ListId> {
        let size = self.by_name.len();
        // A table has free places, so that the walk ends soon.
        for place in places(name, size) {
            let list = *self.by_name.get(place)?;
            if list == FREE {
                return None;
            }
            if self.list_names.get(usize::from(list.0)).is_some_and(|own| own == name) {
                return Some(list);
            }
        }
        None
    }

    /// The numbers of the patterns of a kind.
    pub fn numbers(&self, kind: &str) -> Range<u16> {
        let at = self.kinds.binary_search_by(|(own, _)| own.as_str().cmp(kind));
        at.ok().and_then(|at| self.kinds.get(at)).map_or(0..0, |(_, numbers)| numbers.clone())
    }

    /// The rules of a kind of which some pattern is awake, in order.
    pub fn awake<'b>(
        &'b self,
        kind: &str,
        awake: &Awake,
    ) -> impl Iterator<Item = &'b Rule> + use<'b> {
        let mut rules: Vec<u16> = Vec::new();
        for number in awake.among(self.numbers(kind)) {
            let rule = self.owners.get(usize::from(number)).copied().unwrap_or_default();
            if rules.last() != Some(&rule) {
                rules.push(rule);
            }
        }
        rules.into_iter().filter_map(|rule| self.rules.get(usize::from(rule)).map(|rule| &**rule))
    }

    /// Numbers the patterns, kind by kind, indexes them and the names of lists: the last step of
    /// reading.
    pub(super) fn finish(&mut self) {
        let costs: Vec<usize> = self.list_words.iter().map(|words| cost(words)).collect();
        let mut kinds: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, rule) in self.rules.iter().enumerate() {
            kinds.entry(rule.kind().to_owned()).or_default().push(at);
        }
        let mut index = Index::new(self.list_names.len());
        for (kind, rules) in kinds {
            let first = index.count();
            for at in rules {
                let Some(rule) = self.rules.get_mut(at).and_then(Packed::rule_mut) else {
                    continue;
                };
                // What the rule needs beside a match must be there too.
                let needs: Vec<&AnyOf> =
                    rule.needs.iter().flat_map(|need| &need.required).collect();
                for pattern in &mut rule.matches {
                    let mut required = pattern.required.clone();
                    required.extend(needs.iter().map(|need| (*need).clone()));
                    required.sort_by_key(|any| any.cost(&costs));
                    required.dedup();
                    pattern.number = index.add(&required);
                    self.owners.push(at as u16);
                }
            }
            self.kinds.push((kind, first..index.count()));
        }
        index.close();
        let mut by_name = vec![FREE; 2 * self.lists().count() + 1];
        for (name, list) in self.lists() {
            let free = places(name, by_name.len()).find(|at| by_name.get(*at) == Some(&FREE));
            if let Some(place) = free.and_then(|at| by_name.get_mut(at)) {
                *place = list;
            }
        }
        (self.by_name, self.index) = (by_name, index);
    }

    /// Every word of every list: how it is compared, the word, its list; in order of the files. None
    /// of a book that was packed.
    pub fn words(&self) -> impl Iterator<Item = (WordKind, &str, ListId)> {
        self.list_words.iter().enumerate().flat_map(|(id, words)| {
            words.iter().map(move |(kind, word)| (*kind, word.as_str(), ListId(id as u16)))
        })
    }

    /// The number of a capture's name.
    pub fn capture(&self, name: &str) -> Option<u16> {
        self.capture_names.iter().position(|n| n == name).map(|i| i as u16)
    }
}
