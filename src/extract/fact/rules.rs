//! The rules of facts as the build packed them, and the lists that a word form belongs to.
//!
//! In: a folded form and its readings. Out: the lists of its words, the rules of a kind. Must not
//! know how rules are written ([`crate::pattern`]).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fst::raw::Output;

use super::pack::Pack;
use crate::morph::Reading;
use crate::pattern::{ListId, PHRASE_PARTS, RuleBook};
use crate::record::{Function, MeetingForm, Metric};

static PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.pack"));

type Words = Option<fst::Map<&'static [u8]>>;

/// What the lists of a family stand for: of `home.kz` the state KZ.
#[derive(Debug, Default)]
struct ByList {
    /// From the first list of the family to the last: the id of each, empty of a list of another.
    ids: Vec<String>,
    /// The first list.
    first: usize,
}

impl ByList {
    /// The lists whose names begin with `family`; the rest of the name is the id.
    fn new(book: &RuleBook, family: &str) -> Self {
        let named = book.lists();
        let own = named.filter_map(|(name, list)| Some((list, name.strip_prefix(family)?)));
        let own: BTreeMap<usize, &str> = own.map(|(list, id)| (list.0.into(), id)).collect();
        let (Some((first, _)), Some((last, _))) = (own.first_key_value(), own.last_key_value())
        else {
            return Self::default();
        };
        let id = |list: usize| own.get(&list).copied().unwrap_or_default().to_owned();
        Self { ids: (*first..=*last).map(id).collect(), first: *first }
    }

    /// What the first of `lists` that is of the family stands for.
    fn find(&self, lists: &[ListId]) -> Option<&str> {
        let id = |list: &ListId| self.ids.get(usize::from(list.0).wrapping_sub(self.first));
        lists.iter().filter_map(id).find(|id| !id.is_empty()).map(String::as_str)
    }
}

/// The rule book with its words indexed.
#[derive(Debug, Default)]
pub struct WordLists {
    /// The rules.
    pub book: RuleBook,
    /// The list of words of each function.
    functions: Vec<(Function, ListId)>,
    /// The two lists of the words of each function's phrases: «программное обеспечение».
    phrases: Vec<(Function, [ListId; 2])>,
    /// The first and the last of those lists.
    function_lists: (ListId, ListId),
    /// The list of words by which a pronoun's metric is known.
    metrics: Vec<(Metric, ListId)>,
    /// The list of nouns of each form of meeting.
    meetings: Vec<(MeetingForm, ListId)>,
    /// The list of words of the inner life of each state (ISO 3166-1 alpha-2).
    homes: ByList,
    /// The list of towns that stand for each union which has its seat there.
    seats: ByList,
    /// The list of companies that stand for the state which they are of.
    owners: ByList,
    /// Partners that are poles of the world.
    poles: Vec<&'static str>,
    lemmas: Words,
    forms: Words,
    prefixes: Words,
    sets: Vec<Vec<ListId>>,
}

impl WordLists {
    fn read() -> Self {
        let pack: Pack = postcard::from_bytes(PACK).unwrap_or_default();
        let book = pack.book;
        let mut lists = Self {
            poles: pack.poles,
            lemmas: fst::Map::new(pack.lemmas).ok(),
            forms: fst::Map::new(pack.forms).ok(),
            prefixes: fst::Map::new(pack.prefixes).ok(),
            sets: pack.sets,
            ..Self::default()
        };
        let list = |kind: &str, code: &str| book.list(&format!("{kind}.{code}"));
        lists.functions =
            Function::ALL.iter().filter_map(|f| Some((*f, list("function", f.code())?))).collect();
        let phrase = |function: &Function| {
            let [first, second] =
                PHRASE_PARTS.map(|part| list("function", &[function.code(), part].concat()));
            Some((*function, [first?, second?]))
        };
        lists.phrases = Function::ALL.iter().filter_map(phrase).collect();
        let numbers = || lists.functions.iter().map(|(_, list)| *list);
        lists.function_lists =
            (numbers().min().unwrap_or(ListId(0)), numbers().max().unwrap_or(ListId(0)));
        lists.metrics =
            Metric::ALL.iter().filter_map(|m| Some((*m, list("metric", m.code())?))).collect();
        let noun = |form: &MeetingForm| Some((*form, list("noun", form.code())?));
        lists.meetings = MeetingForm::ALL.iter().filter_map(noun).collect();
        lists.homes = ByList::new(&book, "home.");
        lists.seats = ByList::new(&book, "seat.");
        lists.owners = ByList::new(&book, "company.");
        lists.book = book;
        lists
    }

    /// The functions whose words are in one of these lists, in the order of the schema.
    pub fn functions_of(&self, lists: &[ListId]) -> impl Iterator<Item = Function> {
        let (from, to) = self.function_lists;
        let any = lists.iter().any(|list| (from..=to).contains(list));
        let known = if any { self.functions.as_slice() } else { &[] };
        let is_named = |list| lists.binary_search(list).is_ok();
        known.iter().filter(move |(_, list)| is_named(list)).map(|(function, _)| *function)
    }

    /// The forms of meeting whose nouns are in one of these lists, in the order of the schema.
    pub(super) fn meetings_of(&self, lists: &[ListId]) -> impl Iterator<Item = MeetingForm> {
        let is_named = |list| lists.contains(list);
        self.meetings.iter().filter(move |(_, list)| is_named(list)).map(|(form, _)| *form)
    }

    /// The functions of whose phrases two words, in these lists, are one, in the order of the schema.
    pub(super) fn functions_of_phrase(
        &self,
        first: &[ListId],
        second: &[ListId],
    ) -> impl Iterator<Item = Function> {
        let pair = move |[a, b]: &[ListId; 2]| first.contains(a) && second.contains(b);
        self.phrases.iter().filter(move |(_, lists)| pair(lists)).map(|(function, _)| *function)
    }

    /// The lists of the words of functions, and of the first words of their phrases.
    pub(super) fn function_words(&self) -> impl Iterator<Item = ListId> {
        let phrases = self.phrases.iter().map(|(_, [first, _])| *first);
        self.functions.iter().map(|(_, list)| *list).chain(phrases)
    }

    /// The first metric of whose words `holds` says yes.
    pub(super) fn metric_of(&self, holds: impl Fn(ListId) -> bool) -> Option<Metric> {
        self.metrics.iter().find(|(_, list)| holds(*list)).map(|(metric, _)| *metric)
    }

    /// The state whose inner life one of these lists names.
    pub(in crate::extract) fn home_of(&self, lists: &[ListId]) -> Option<&str> {
        self.homes.find(lists)
    }

    /// The union whose seat one of these lists names.
    pub(super) fn seat_of(&self, lists: &[ListId]) -> Option<&str> {
        self.seats.find(lists)
    }

    /// The state whose company one of these lists names.
    pub(super) fn owner_of(&self, lists: &[ListId]) -> Option<&str> {
        self.owners.find(lists)
    }

    /// Whether a partner is one of the poles of the world.
    pub(in crate::extract) fn is_pole(&self, id: &str) -> bool {
        self.poles.iter().any(|pole| pole.eq_ignore_ascii_case(id))
    }

    /// The lists that a folded form belongs to, sorted. A hyphen compound belongs to the lists of
    /// its parts by prefix («торгово-экономический» is trade and economy).
    pub fn of(&self, norm: &str, readings: &[Reading]) -> Box<[ListId]> {
        let mut out: Vec<ListId> = Vec::new();
        let mut add = |set: Option<u64>| {
            let set = set.and_then(|at| self.sets.get(at as usize));
            out.extend(set.into_iter().flatten());
        };
        let find = |words: &Words, word: &str| words.as_ref().and_then(|words| words.get(word));
        add(find(&self.forms, norm));
        for reading in readings {
            add(find(&self.lemmas, &reading.lemma));
            self.by_prefix(&reading.lemma, &mut add);
        }
        for part in norm.split('-') {
            self.by_prefix(part, &mut add);
        }
        out.sort_unstable();
        out.dedup();
        out.into_boxed_slice()
    }

    /// Calls `found` with the set of each listed beginning of `word`: one walk of the automaton.
    fn by_prefix(&self, word: &str, found: &mut impl FnMut(Option<u64>)) {
        let Some(prefixes) = self.prefixes.as_ref().map(fst::Map::as_fst) else { return };
        let mut node = prefixes.root();
        let mut output = Output::zero();
        for byte in word.bytes() {
            let Some(at) = node.find_input(byte) else { return };
            let step = node.transition(at);
            output = output.cat(step.out);
            node = prefixes.node(step.addr);
            if node.is_final() {
                found(Some(output.cat(node.final_output()).value()));
            }
        }
    }
}

/// The rules of facts. A pack that cannot be read leaves an empty book: total.
pub fn rules() -> &'static WordLists {
    static RULES: LazyLock<WordLists> = LazyLock::new(WordLists::read);
    &RULES
}

#[cfg(test)]
mod tests {
    use super::super::compile::{book, source};
    use super::rules;

    #[test]
    fn the_packed_rules_are_those_of_the_files() {
        let files = book(source).expect("rule files");
        let packed = &rules().book;
        assert_eq!(packed.rules.len(), files.rules.len());
        for (packed, file) in packed.rules.iter().zip(&files.rules) {
            assert_eq!((&packed.id, &packed.matches), (&file.id, &file.matches));
            assert_eq!((&packed.nots, &packed.settings), (&file.nots, &file.settings));
        }
    }

    #[test]
    fn every_word_of_the_files_is_in_its_list() {
        use crate::pattern::WordKind;
        for (kind, word, list) in book(source).expect("rule files").words() {
            let lists = match kind {
                WordKind::Form | WordKind::Prefix => rules().of(word, &[]),
                WordKind::Lemma => continue,
            };
            assert!(lists.contains(&list), "{word}");
        }
    }
}
