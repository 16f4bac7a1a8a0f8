//! The rule files to their pack. Runs in the build; a wrong line stops it.
//!
//! In: the texts of the rule files. Out: the bytes of a [`Pack`]. Knows the list `poles`; must not
//! know how the pack is asked, nor what a rule says.

use std::collections::BTreeMap;

use super::pack::Pack;
use super::vocabulary::Vocabulary;
use crate::pattern::{ListId, RuleBook, WordKind, parse};

/// Every rule file of `src/data/rules`.
pub(crate) const FILES: [&str; 22] = [
    "words.rule",
    "functions.rule",
    "meeting.rule",
    "agreement.rule",
    "indicator.rule",
    "role.rule",
    "membership.rule",
    "exchange.rule",
    "risk.rule",
    "relation.rule",
    "position.rule",
    "target.rule",
    "forecast.rule",
    "principle.rule",
    "dependence.rule",
    "defence.rule",
    "signal.rule",
    "turning_point.rule",
    "route_event.rule",
    "home.rule",
    "hedge.rule",
    "when.rule",
];

/// The slots that rules may name; slot `i` is bit `i` of a unit's slots.
pub(super) const SLOTS: &[&str] = &[
    "state",
    "bloc",
    "organisation",
    "person",
    "route",
    "company",
    "partner",
    "money",
    "percent",
    "count",
    "date",
    "duration",
    "proper",
    "word",
    "number",
];

/// The rules of all files; `read` gives the text of one.
///
/// # Errors
/// Every line that cannot be read or says what no rule may, as `file:line: what is wrong`, or the
/// file that cannot.
pub(crate) fn book(read: impl Fn(&str) -> Result<String, String>) -> Result<RuleBook, String> {
    let texts: Vec<String> = FILES.iter().map(|name| read(name)).collect::<Result<_, _>>()?;
    let files: Vec<(&str, &str)> =
        FILES.into_iter().zip(texts.iter().map(String::as_str)).collect();
    let vocabulary = Vocabulary::read(&read)?;
    parse(&files, &vocabulary).map_err(|errors| {
        let lines =
            errors.iter().map(|e| format!("src/data/rules/{}:{}: {}", e.file, e.line, e.message));
        lines.collect::<Vec<_>>().join("\n")
    })
}

/// The pack of a book.
///
/// # Errors
/// What cannot be packed.
pub(crate) fn compile(book: RuleBook) -> Result<Vec<u8>, String> {
    let mut words: [BTreeMap<&str, Vec<ListId>>; 3] = Default::default();
    let [lemmas, forms, prefixes] = &mut words;
    for (kind, word, list) in book.words() {
        let map = match kind {
            WordKind::Lemma => &mut *lemmas,
            WordKind::Form => &mut *forms,
            WordKind::Prefix => &mut *prefixes,
        };
        map.entry(word).or_default().push(list);
    }
    let mut sets: Vec<Vec<ListId>> = Vec::new();
    let mut maps: Vec<Vec<u8>> = Vec::new();
    for map in words {
        let mut packed = fst::MapBuilder::memory();
        for (word, mut lists) in map {
            lists.sort_unstable();
            lists.dedup();
            let at = sets.iter().position(|known| *known == lists).unwrap_or_else(|| {
                sets.push(lists);
                sets.len() - 1
            });
            packed.insert(word, at as u64).map_err(|error| error.to_string())?;
        }
        maps.push(packed.into_inner().map_err(|error| error.to_string())?);
    }
    let [lemmas, forms, prefixes] = &maps[..] else { return Err("no three maps".into()) };
    let ids = |name: &str| -> Vec<String> {
        let named = book.list(name);
        let words = book.words().filter(|(_, _, list)| Some(*list) == named);
        words.map(|(_, word, _)| word.to_owned()).collect()
    };
    let poles = ids("poles");
    let pack = Pack {
        lemmas,
        forms,
        prefixes,
        sets,
        poles: poles.iter().map(String::as_str).collect(),
        book,
    };
    postcard::to_allocvec(&pack).map_err(|error| error.to_string())
}

/// The word lists of a book as Rust constants: `office-holder` is `OFFICE_HOLDER`, its number. What the modules
/// of facts ask for by name is so found when they are compiled, and a name that no file has is an error.
pub(crate) fn names(book: &RuleBook) -> String {
    let constant = |(name, list): (&str, ListId)| {
        let upper = name.replace(['-', '.'], "_").to_uppercase();
        format!(
            "/// The list `{name}`.\npub(in crate::extract) const {upper}: ListId = ListId({});\n",
            list.0
        )
    };
    book.lists().map(constant).collect()
}

/// The text of a rule file, for tests of the rules themselves.
#[cfg(test)]
pub(super) fn source(name: &str) -> Result<String, String> {
    let path = format!("{}/src/data/rules/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::{Pack, book, compile, names};

    #[test]
    fn a_wrong_line_is_told_with_its_file() {
        let read = |name: &str| {
            let text = if name == "risk.rule" { "rule risk.a\n  hop" } else { "" };
            Ok(text.to_owned())
        };
        let message = book(read).expect_err("a fault");
        assert!(message.starts_with("src/data/rules/risk.rule:2:"), "{message}");
    }

    #[test]
    fn a_word_has_all_its_lists() {
        let text = "list poles = RU\nlist go = идти, \"шла\"\nlist move = идти, пере*";
        let read =
            |name: &str| Ok(if name == "words.rule" { text.to_owned() } else { String::new() });
        let bytes = compile(book(read).expect("a book")).expect("a pack");
        let pack: Pack = postcard::from_bytes(&bytes).expect("a pack");
        let lists = |map: &[u8], word: &str| {
            let at = fst::Map::new(map).expect("a map").get(word)?;
            let names = pack.sets.get(at as usize)?.iter();
            let all: Vec<_> = pack.book.lists().collect();
            let name = |id| all.iter().find(|(_, own)| *own == id).map(|(name, _)| *name);
            names.map(|id| name(*id)).collect::<Option<Vec<_>>>()
        };
        assert_eq!(lists(pack.lemmas, "идти"), Some(vec!["go", "move"]));
        assert_eq!(lists(pack.forms, "шла"), Some(vec!["go"]));
        assert_eq!(lists(pack.prefixes, "пере"), Some(vec!["move"]));
        assert_eq!(lists(pack.lemmas, "пере"), None);
        assert_eq!(pack.poles, ["ru"]);
    }

    #[test]
    fn a_list_is_a_constant_of_its_name() {
        let text = "list go = идти\nlist office-holder = глава\nlist principle.goes-on = но";
        let read =
            |name: &str| Ok(if name == "words.rule" { text.to_owned() } else { String::new() });
        let book = book(read).expect("a book");
        let names = names(&book);
        for (name, list) in book.lists() {
            let upper = name.to_uppercase().replace(['-', '.'], "_");
            let line = format!("const {upper}: ListId = ListId({});", list.0);
            assert!(names.contains(&line), "{names}");
        }
        assert_eq!(names.matches("const ").count(), 3);
    }
}
