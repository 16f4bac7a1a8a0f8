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
/// What a word in `<…>` asks of a unit.
const FEATURES: [(&str, Gram); 10] = [
    ("nom", Gram::NOM),
    ("gen", Gram::GEN),
    ("dat", Gram::DAT),
    ("acc", Gram::ACC),
    ("ins", Gram::INS),
    ("loc", Gram::LOC),
    ("sing", Gram::SING),
    ("plur", Gram::PLUR),
    ("past", Gram::PAST),
    ("future", Gram::FUTURE),
];

/// What rules may say beside words and grammar: whoever asks for them knows it. The names of slots
/// alone, as an array, are a vocabulary in which every rule, setting and part may be said.
pub trait Vocabulary {
    /// The slots that patterns may use; slot number `i` is bit `i` of [`super::Stream::slots`].
    fn slots(&self) -> &[&str];

    /// Looks at a whole rule of a file.
    ///
    /// # Errors
    /// What it lacks, or why it may not stand there.
    fn rule(&self, _file: &str, _rule: &Rule) -> Result<(), String> {
        Ok(())
    }

    /// Looks at a setting of a rule of a kind.
    ///
    /// # Errors
    /// That no such rule has it, or not with this value.
    fn setting(&self, _kind: &str, _setting: &Setting) -> Result<(), String> {
        Ok(())
    }

    /// Looks at the name of a part of a pattern of a rule of a kind.
    ///
    /// # Errors
    /// That nobody asks for a part of this name.
    fn part(&self, _kind: &str, _name: &str) -> Result<(), String> {
        Ok(())
    }
}

impl<const N: usize> Vocabulary for [&str; N] {
    fn slots(&self) -> &[&str] {
        self
    }
}

/// Reads rule files (`name`, `text`) whose rules say what the vocabulary allows.
///
/// # Errors
/// Every line that cannot be read, and every rule that the vocabulary refuses, with its first line.
pub fn parse(
    files: &[(&str, &str)],
    vocabulary: &dyn Vocabulary,
) -> Result<RuleBook, Vec<RuleError>> {
    let mut reader = Reader {
        book: RuleBook::default(),
        vocabulary,
        errors: Vec::new(),
        file: "",
        line: 0,
        opened: None,
    };
    // Lists first: a rule may use a list of any file.
    for rules in [false, true] {
        for (name, text) in files {
            reader.file = name;
            for (i, line) in text.lines().enumerate() {
                reader.line = i + 1;
                reader.line(line, rules);
            }
            reader.close();
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
    vocabulary: &'a dyn Vocabulary,
    errors: Vec<RuleError>,
    file: &'a str,
    line: usize,
    /// The first line of the rule that the lines read belong to.
    opened: Option<usize>,
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
        let unfit = |word: &&str| {
            word.split(' ').count() > PHRASE_PARTS.len() || word.matches('"').count() % 2 == 1
        };
        if let Some(word) = words.clone().find(unfit) {
            return self.error(format!(
                "{word}: a list holds words and phrases of two words, parted by commas"
            ));
        }
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
            self.close();
            if self.book.rules.iter().any(|rule| rule.id == rest) {
                self.error(format!("the id {rest} is another rule's: choose one of its own"));
            }
            if !rest.contains('.') {
                self.error("a rule's id is `kind.rule_name`");
            }
            self.book.rules.push(Packed::from(Rule { id: rest.into(), ..Rule::default() }));
            self.opened = Some(self.line);
            return;
        }
        if self.opened.is_none() {
            return self.error("a line before the first `rule` of the file");
        }
        let pattern = match word {
            "match" | "need" | "not" | "unless" => self.pattern(rest),
            _ => Pattern::default(),
        };
        let settings = if word == "set" { self.settings(rest) } else { Vec::new() };
        let number = self.line;
        let mut unknown = false;
        if let Some(rule) = self.book.rules.last_mut().and_then(Packed::rule_mut) {
            match word {
                "match" => rule.matches.push(pattern),
                "need" => rule.needs.push(pattern),
                "not" => rule.nots.push(pattern),
                "unless" => rule.unless.push(pattern),
                "set" => rule.settings.extend(settings),
                "ok" => rule.ok.push((number, rest.into())),
                "no" => rule.no.push((number, rest.into())),
                _ => unknown = true,
            }
        }
        if unknown {
            self.error(format!(
                "`{word}` starts no line of a rule; rule, match, need, not, unless, set, ok, no do"
            ));
        }
    }

    /// Ends the rule that is open, once all its lines were read.
    fn close(&mut self) {
        let Some(line) = self.opened.take() else { return };
        let whole = self.book.rules.last().map(|rule| self.vocabulary.rule(self.file, rule));
        if let Some(Err(message)) = whole {
            self.errors.push(RuleError { file: self.file.into(), line, message });
        }
    }

    /// The kind of the rule that is open.
    fn kind(&self) -> String {
        self.book.rules.last().map(|rule| rule.kind().to_owned()).unwrap_or_default()
    }

    fn settings(&mut self, text: &str) -> Vec<Setting> {
        let kind = self.kind();
        let mut out: Vec<Setting> = Vec::new();
        for pair in text.split_whitespace() {
            let Some((key, value)) = pair.split_once('=') else {
                self.error(format!("`{pair}`: a setting is written `name=value`, without spaces"));
                continue;
            };
            let setting = Setting { key: key.into(), value: value.into() };
            let known = self.book.rules.last().is_some_and(|rule| rule.setting(key).is_some());
            if known || out.iter().any(|other| other.key == key) {
                self.error(format!("`{key}` is set twice in one rule"));
            }
            if let Err(message) = self.vocabulary.setting(&kind, &setting) {
                self.error(message);
            }
            out.push(setting);
        }
        out
    }

    fn pattern(&mut self, text: &str) -> Pattern {
        let spaced = text.replace('(', " ( ").replace(')', " ) ").replace(" ) ?", " )?");
        let quotes = spaced.matches('"').count();
        if quotes % 2 == 1 {
            self.error("a quotation mark is not closed");
        }
        let spaced = quoted_apart(&spaced);
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
                let slots = self.vocabulary.slots();
                match slots.iter().position(|name| *name == slot) {
                    Some(i) => bits |= 1 << i,
                    None => {
                        self.error(format!("no slot {slot}; the slots are {}", slots.join(", ")));
                    }
                }
            }
            return Test::Slot(bits);
        }
        if let Some(name) = body.strip_prefix('@') {
            if let Some(id) = self.list_of(name) {
                return Test::List(id);
            }
            self.error(format!("no list {name}: a line `list {name} = …` of some file makes one"));
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
            let feature = FEATURES.iter().find(|(own, _)| *own == name);
            if let Some((_, feature)) = feature {
                gram = gram.with(*feature);
            } else {
                let known = FEATURES.map(|(own, _)| own).join(", ");
                self.error(format!("no grammatical feature {name}; these are {known}"));
            }
        }
        gram
    }

    fn name(&mut self, name: &str) -> u16 {
        if let Err(message) = self.vocabulary.part(&self.kind(), name) {
            self.error(message);
        }
        self.book.capture(name).unwrap_or_else(|| {
            self.book.capture_names.push(name.into());
            (self.book.capture_names.len() - 1) as u16
        })
    }
}

/// The text of a pattern with each word of a quoted phrase in quotation marks of its own:
/// `"в мире"` is `"в" "мире"`.
fn quoted_apart(text: &str) -> String {
    let parts = text.split('"').enumerate();
    let apart = parts.map(|(i, part)| {
        let quoted = i % 2 == 1;
        if quoted && part.contains(' ') {
            part.split_whitespace().collect::<Vec<_>>().join("\" \"")
        } else {
            part.to_owned()
        }
    });
    apart.collect::<Vec<_>>().join("\"")
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
    use super::{Vocabulary, parse};
    use crate::pattern::ast::{Rule, Setting, Step, Test};

    /// Two settings, one part, and rules that have an example.
    struct Strict;

    impl Vocabulary for Strict {
        fn slots(&self) -> &[&str] {
            &["state"]
        }

        fn rule(&self, file: &str, rule: &Rule) -> Result<(), String> {
            (!rule.ok.is_empty()).then_some(()).ok_or_else(|| format!("{file} lacks an ok"))
        }

        fn setting(&self, kind: &str, setting: &Setting) -> Result<(), String> {
            let known = kind == "a" && matches!(setting.key.as_str(), "type" | "of");
            known.then_some(()).ok_or_else(|| format!("no {}", setting.key))
        }

        fn part(&self, _: &str, name: &str) -> Result<(), String> {
            (name == "head").then_some(()).ok_or_else(|| format!("no part {name}"))
        }
    }

    fn faults(text: &str) -> Vec<(usize, String)> {
        let errors = parse(&[("a.rule", text), ("b.rule", "")], &Strict).err().unwrap_or_default();
        errors.into_iter().map(|error| (error.line, error.message)).collect()
    }

    #[test]
    fn what_the_vocabulary_refuses_is_told_with_its_line() {
        let right = faults("rule a.b\n match head:идти\n set type=x of=y\n ok Он идёт.");
        assert!(right.is_empty(), "{right:?}");
        let told = faults("rule a.b\n match haed:идти\n set tpye=x\nrule a.c\n ok Да.\n set type");
        let lines: Vec<usize> = told.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 3, 1, 6], "{told:?}");
        assert!(told[0].1.contains("haed") && told[1].1.contains("tpye"), "{told:?}");
    }

    #[test]
    fn a_setting_stands_once_and_a_line_in_its_own_file() {
        let twice = faults("rule a.b\n set type=x\n set type=y\n ok Да.");
        assert!(matches!(&twice[..], [(3, message)] if message.contains("twice")), "{twice:?}");
        let files = [("a", "rule a.b\n match идти\n ok Да."), ("b", "match ехать")];
        let errors = parse(&files, &Strict).expect_err("a line of no rule");
        assert!(matches!(&errors[..], [error] if error.file == "b"), "{errors:?}");
    }

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
        let book = parse(
            &[("a", "rule a.b\n match @go"), ("b", "list go = идти\nlist go = ехать")],
            &["s"],
        )
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
    fn a_quoted_phrase_is_a_sequence_of_forms() {
        let rules = |pattern: &str| {
            let book = parse(&[("a", &format!("rule a.b\n match {pattern}"))], &["s"]);
            book.map(|book| book.rules[0].matches.clone())
        };
        assert_eq!(rules("быть \"у наших границ\""), rules("быть \"у\" \"наших\" \"границ\""));
        assert_eq!(rules("(чей | \"с кем\") быть"), rules("(чей | \"с\" \"кем\") быть"));
        assert!(rules("быть \"с кем").is_err());
    }

    #[test]
    fn groups_may_nest_and_be_optional() {
        let book = parse(&[("a", "rule a.b\n match в (ходе | рамках (этого)?)? визит")], &["s"]);
        assert!(book.is_ok(), "{book:?}");
    }
}
