//! Rule files to rules. All errors are collected, each with its file and line.

use super::ast::{AnyOf, Item, ListId, Pattern, Rule, RuleBook, Setting, Step, Test, WordKind};
use super::packed::Packed;
use crate::morph::Gram;
use crate::text::fold;

/// What is wrong with a line of a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// The lists that hold the first and the second word of a list's phrases are named after it.
pub const PHRASE_PARTS: [&str; 2] = [".first", ".second"];

/// Units that `...` may skip: longer than any clause that a rule should reach over.
const SENTENCE_GAP: usize = 40;

/// Reads rule files (`name`, `text`) with the names of slots that patterns may use; slot number
/// `i` is bit `i` of [`super::Stream::slots`].
///
/// # Errors
/// Every line that cannot be read.
pub fn parse(files: &[(&str, &str)], slots: &[&str]) -> Result<RuleBook, Vec<RuleError>> {
    let mut reader =
        Reader { book: RuleBook::default(), slots, errors: Vec::new(), file: "", line: 0 };
    // Lists first: a rule may use a list of any file.
    for rules in [false, true] {
        for (name, text) in files {
            reader.file = name;
            for (i, line) in text.lines().enumerate() {
                reader.line = i + 1;
                reader.line(line, rules);
            }
        }
    }
    if !reader.errors.is_empty() {
        return Err(reader.errors);
    }
    reader.book.finish();
    Ok(reader.book)
}

struct Reader<'a> {
    book: RuleBook,
    slots: &'a [&'a str],
    errors: Vec<RuleError>,
    file: &'a str,
    line: usize,
}

impl Reader<'_> {
    fn error(&mut self, message: impl Into<String>) {
        let error = RuleError { file: self.file.into(), line: self.line, message: message.into() };
        self.errors.push(error);
    }

    fn line(&mut self, line: &str, rules: bool) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return;
        }
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        if word == "list" {
            if !rules {
                self.list(rest);
            }
        } else if rules {
            self.rule_line(word, rest);
        }
    }

    fn list(&mut self, rest: &str) {
        let Some((name, words)) = rest.split_once('=') else {
            return self.error("a list is written `list name = word, word`");
        };
        let name = name.trim();
        let words = words.split(',').map(str::trim).filter(|word| !word.is_empty());
        let (phrases, single): (Vec<&str>, Vec<&str>) = words.partition(|w| w.contains(' '));
        self.add(name, single.into_iter().map(list_word).collect());
        for (part, suffix) in PHRASE_PARTS.iter().enumerate() {
            let words = phrases.iter().filter_map(|phrase| phrase.split(' ').nth(part));
            let words: Vec<_> = words.map(list_word).collect();
            if !words.is_empty() {
                self.add(&[name, *suffix].concat(), words);
            }
        }
    }

    fn add(&mut self, name: &str, words: Vec<(WordKind, String)>) {
        if let Some(id) = self.list_of(name) {
            self.book.list_words[id.0 as usize].extend(words);
        } else {
            self.book.list_names.push(name.into());
            self.book.list_words.push(words);
        }
    }

    fn list_of(&self, name: &str) -> Option<ListId> {
        self.book.lists().find(|(own, _)| *own == name).map(|(_, list)| list)
    }

    fn rule_line(&mut self, word: &str, rest: &str) {
        if word == "rule" {
            if self.book.rules.iter().any(|rule| rule.id == rest) {
                self.error(format!("rule {rest} is here twice"));
            }
            if !rest.contains('.') {
                self.error("a rule's id is `kind.rule_name`");
            }
            self.book.rules.push(Packed::from(Rule { id: rest.into(), ..Rule::default() }));
            return;
        }
        if self.book.rules.is_empty() {
            return self.error("a line before the first rule");
        }
        let pattern = match word {
            "match" | "need" | "not" | "unless" => self.pattern(rest),
            _ => Pattern::default(),
        };
        let number = self.line;
        let mut unknown = false;
        if let Some(rule) = self.book.rules.last_mut().and_then(Packed::rule_mut) {
            match word {
                "match" => rule.matches.push(pattern),
                "need" => rule.needs.push(pattern),
                "not" => rule.nots.push(pattern),
                "unless" => rule.unless.push(pattern),
                "set" => rule.settings.extend(rest.split_whitespace().filter_map(setting)),
                "ok" => rule.ok.push((number, rest.into())),
                "no" => rule.no.push((number, rest.into())),
                _ => unknown = true,
            }
        }
        if unknown {
            self.error(format!("`{word}` starts no line of a rule"));
        }
    }

    fn pattern(&mut self, text: &str) -> Pattern {
        let spaced = text.replace('(', " ( ").replace(')', " ) ").replace(" ) ?", " )?");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let mut at = 0;
        let items = self.sequence(&words, &mut at);
        if at < words.len() {
            self.error(format!("`{}` is out of place", words[at]));
        }
        if items.is_empty() {
            self.error("an empty pattern");
        }
        Pattern::new(items)
    }

    fn sequence(&mut self, words: &[&str], at: &mut usize) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some(word) = words.get(*at) {
            if *word == "|" || word.starts_with(')') {
                break;
            }
            *at += 1;
            let (names, body) = match word.split_once(':') {
                Some((names, body)) if !names.starts_with('"') => {
                    (names.split('+').map(|name| self.name(name)).collect(), body)
                }
                _ => (Vec::new(), *word),
            };
            if body == "(" || (body.is_empty() && words.get(*at) == Some(&"(")) {
                if body.is_empty() {
                    *at += 1;
                }
                items.push(self.group(words, at, names));
            } else {
                items.push(self.item(body, names));
            }
        }
        items
    }

    fn group(&mut self, words: &[&str], at: &mut usize, names: Vec<u16>) -> Item {
        let mut either = vec![self.sequence(words, at)];
        while words.get(*at) == Some(&"|") {
            *at += 1;
            either.push(self.sequence(words, at));
        }
        let optional = match words.get(*at) {
            Some(&")") => false,
            Some(&")?") => true,
            _ => {
                self.error("a bracket is not closed");
                false
            }
        };
        *at += 1;
        Item { step: step_of(either), names, optional }
    }

    fn item(&mut self, body: &str, names: Vec<u16>) -> Item {
        let (body, optional) = match body.strip_suffix('?') {
            Some(body) => (body, true),
            None => (body, false),
        };
        let (body, negated) = match body.strip_prefix('!') {
            Some(body) => (body, true),
            None => (body, false),
        };
        let (body, gram) = match body.split_once('<') {
            Some((body, grams)) => (body, self.gram(grams.trim_end_matches('>'))),
            None => (body, Gram::NONE),
        };
        let step = if body == "..." {
            Step::Gap { max: SENTENCE_GAP, clause: false }
        } else if body == "^" {
            Step::Start
        } else if let Some(max) = body.strip_prefix('~') {
            if let Ok(max) = max.parse() {
                Step::Gap { max, clause: true }
            } else {
                self.error(format!("`{body}` is no gap"));
                Step::Start
            }
        } else {
            Step::Unit { test: self.test(body), gram, negated }
        };
        Item { step, names, optional }
    }

    fn test(&mut self, body: &str) -> Test {
        if let Some(slots) = body.strip_prefix('{') {
            let mut bits = 0;
            for slot in slots.trim_end_matches('}').split('|') {
                match self.slots.iter().position(|name| *name == slot) {
                    Some(i) => bits |= 1 << i,
                    None => self.error(format!("no slot {slot}")),
                }
            }
            return Test::Slot(bits);
        }
        if let Some(name) = body.strip_prefix('@') {
            if let Some(id) = self.list_of(name) {
                return Test::List(id);
            }
            self.error(format!("no list {name}"));
            return Test::Slot(0);
        }
        // Nameless lists are shared: `в` of two rules is one list.
        let word = list_word(body);
        let found = (0..self.book.list_words.len()).find(|i| {
            self.book.list_names[*i].is_empty() && self.book.list_words[*i].first() == Some(&word)
        });
        let id = found.unwrap_or_else(|| {
            self.book.list_names.push(String::new());
            self.book.list_words.push(vec![word]);
            self.book.list_words.len() - 1
        });
        Test::List(ListId(id as u16))
    }

    fn gram(&mut self, names: &str) -> Gram {
        let mut gram = Gram::NONE;
        for name in names.split('|') {
            gram = gram.with(match name {
                "nom" => Gram::NOM,
                "gen" => Gram::GEN,
                "dat" => Gram::DAT,
                "acc" => Gram::ACC,
                "ins" => Gram::INS,
                "loc" => Gram::LOC,
                "sing" => Gram::SING,
                "plur" => Gram::PLUR,
                "past" => Gram::PAST,
                "future" => Gram::FUTURE,
                _ => {
                    self.error(format!("no grammatical feature {name}"));
                    Gram::NONE
                }
            });
        }
        gram
    }

    fn name(&mut self, name: &str) -> u16 {
        self.book.capture(name).unwrap_or_else(|| {
            self.book.capture_names.push(name.into());
            (self.book.capture_names.len() - 1) as u16
        })
    }
}

/// The step of a group: neighbours of one plain unit each are one test, so that «(в | на | к)» is
/// asked of a unit once.
fn step_of(sequences: Vec<Vec<Item>>) -> Step {
    let mut joined: Vec<Vec<Item>> = Vec::new();
    for sequence in sequences {
        match (joined.last().and_then(|last| plain_test(last)), plain_test(&sequence)) {
            (Some(known), Some(test)) => {
                let mut any = AnyOf::default();
                any.add(known);
                any.add(test);
                let step = Step::Unit { test: Test::Any(any), gram: Gram::NONE, negated: false };
                joined.pop();
                joined.push(vec![Item { step, names: Vec::new(), optional: false }]);
            }
            _ => joined.push(sequence),
        }
    }
    match joined.as_slice() {
        [only] if plain_test(only).is_some() => {
            joined.pop().and_then(|mut only| only.pop()).map_or(Step::Start, |item| item.step)
        }
        _ => Step::Either(joined),
    }
}

/// What the unit must be that a sequence is, where it asks nothing else of it.
fn plain_test(sequence: &[Item]) -> Option<&Test> {
    match sequence {
        [Item { step: Step::Unit { test, gram, negated: false }, names, optional: false }] => {
            (*gram == Gram::NONE && names.is_empty()).then_some(test)
        }
        _ => None,
    }
}

fn setting(pair: &str) -> Option<Setting> {
    let (key, value) = pair.split_once('=')?;
    Some(Setting { key: key.into(), value: value.into() })
}

fn list_word(word: &str) -> (WordKind, String) {
    if let Some(form) = word.strip_prefix('"') {
        (WordKind::Form, fold(form.trim_end_matches('"')))
    } else if let Some(prefix) = word.strip_suffix('*') {
        (WordKind::Prefix, fold(prefix))
    } else {
        (WordKind::Lemma, fold(word))
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::pattern::ast::{Step, Test};

    #[test]
    fn errors_name_file_and_line() {
        let errors = parse(&[("a.rule", "rule a.b\n  match @nothing {moon}\n  hop")], &["state"])
            .expect_err("three faults");
        let lines: Vec<usize> = errors.iter().map(|e| e.line).collect();
        assert_eq!(lines, [2, 2, 3]);
        assert!(errors.iter().all(|e| e.file == "a.rule"));
    }

    #[test]
    fn a_list_may_stand_in_another_file_and_go_on() {
        let book =
            parse(&[("a", "rule a.b\n match @go"), ("b", "list go = идти\nlist go = ехать")], &[])
                .expect("a book");
        assert_eq!(book.words().count(), 2);
    }

    #[test]
    fn neighbours_of_one_word_are_one_test() {
        let steps = |pattern: &str| {
            let book = parse(&[("a", &format!("rule a.b\n match {pattern}"))], &["s"]);
            let items = book.expect("a book").rules[0].matches[0].items.clone();
            items.into_iter().map(|item| item.step).collect::<Vec<_>>()
        };
        let unit = |step: &Step| matches!(step, Step::Unit { test: Test::Any(_), .. });
        assert!(steps("(в | на | {s})? визит").first().is_some_and(unit));
        // What is longer, named or asks for a case stays by itself, in its place.
        for (pattern, count) in [("(в | на | в ход | к)", 3), ("(в | a:на | к<dat>)", 3)]
        {
            let steps = steps(pattern);
            assert!(matches!(&steps[..], [Step::Either(list)] if list.len() == count), "{steps:?}");
        }
    }

    #[test]
    fn groups_may_nest_and_be_optional() {
        let book = parse(&[("a", "rule a.b\n match в (ходе | рамках (этого)?)? визит")], &[]);
        assert!(book.is_ok(), "{book:?}");
    }
}
