//! The lexicon's compiler: source files to tables and a word list.
//!
//! In: the text of the files of `src/data/lexicon`. Out: [`Tables`] and the bytes of a map from
//! every form of every word of a name to its word class. Knows the format of the files and how
//! names decline; must not know a text. The build script includes it as it is, and names that a
//! user adds go through it at run time.
//!
//! «Центральная Азия» → slots {центральная, центральной …} {азия, азии …} → central-asia

mod guards;
mod source;
mod tables;

use std::borrow::Cow;
use std::collections::BTreeMap;

pub use guards::{Guards, guards};
pub use source::{HEADER, SourceError, SourceFile, SourceName, lines, names};
pub use tables::{EntryRow, GuardRule, Lists, NameRow, Place, Tables, Writing};

use crate::lexicon::StateForm;
use crate::morph::decline::{Class, Decl, adjective, looks_like_adjective};
use crate::text::{TokenKind, tokenize};

/// Compiles names; the second value is the word list, an `fst::Map` from folded word to class.
/// `prefixes` are beginnings of derived adjectives («анти»).
///
/// # Errors
/// A guard that the guards' file lacks, or more names than the tables can number.
pub fn compile(
    names: &[SourceName],
    guards: Guards,
    prefixes: &[String],
) -> Result<(Tables<'static>, Vec<u8>), String> {
    let mut compiler = Compiler { nodes: vec![Node::default()], ..Compiler::default() };
    for name in names {
        compiler.add(name, &guards).map_err(|e| format!("«{}»: {e}", name.words))?;
    }
    compiler.tables.guards = guards.rules;
    compiler.tables.cue_words = guards.words;
    compiler.tables.cue_stems = guards.stems;
    compiler.tables.prefixes = prefixes.to_vec();
    compiler.finish()
}

/// The form under which a folded word is looked up: in a word with a digit («C5») Latin letters
/// are read as the Cyrillic letters that look the same.
pub fn key(norm: &str) -> Cow<'_, str> {
    if norm.is_ascii() && norm.bytes().any(|b| b.is_ascii_digit()) {
        norm.chars().map(look_alike).collect::<String>().into()
    } else {
        norm.into()
    }
}

fn look_alike(c: char) -> char {
    match c {
        'a' => 'а',
        'b' => 'в',
        'c' => 'с',
        'e' => 'е',
        'g' => 'г',
        'h' => 'н',
        'k' => 'к',
        'm' => 'м',
        'o' => 'о',
        'p' => 'р',
        't' => 'т',
        'x' => 'х',
        'y' => 'у',
        _ => c,
    }
}

/// A node of the trie over slots.
#[derive(Default)]
struct Node {
    /// (slot, node), sorted.
    edges: Vec<(u16, u16)>,
    /// Names that end here, in the order of the files.
    names: Vec<u16>,
}

#[derive(Default)]
struct Compiler {
    tables: Tables<'static>,
    /// The trie; node 0 is the root.
    nodes: Vec<Node>,
    /// Forms of a slot → slot.
    slots: BTreeMap<Vec<String>, u16>,
}

impl Compiler {
    fn add(&mut self, name: &SourceName, guards: &Guards) -> Result<(), String> {
        let entry = self.entry(name)?;
        let guard = match &name.guard {
            Some(guard) => Some(
                guards.names.iter().position(|n| n == guard).ok_or(format!("no guard {guard}"))?,
            ),
            None => None,
        };
        let guard =
            guard.map_or(Some(0), |at| u8::try_from(at + 1).ok()).ok_or("too many guards")?;
        for (slots, first) in spellings(name) {
            if slots.is_empty() {
                return Err("no word".to_owned());
            }
            let row = u16::try_from(self.tables.names.len()).map_err(|_| "too many names")?;
            self.tables.names.push(NameRow {
                entry,
                form: name.form,
                writing: name.writing,
                adjective: !name.is_name && matches!(name.form, None | Some(StateForm::Adjective)),
                first,
                guard,
            });
            let mut node = 0;
            for forms in slots {
                let slot = self.slot(forms)?;
                node = self.child(node, slot)?;
            }
            if let Some(node) = self.nodes.get_mut(usize::from(node)) {
                node.names.push(row);
            }
        }
        Ok(())
    }

    fn entry(&mut self, name: &SourceName) -> Result<u16, String> {
        let entries = &mut self.tables.entries;
        let at = entries.iter().rposition(|e| e.kind == name.kind && e.id == name.id);
        let at = at.unwrap_or_else(|| {
            let id = name.id.clone().into();
            entries.push(EntryRow { kind: name.kind, id, name: Cow::Borrowed("") });
            entries.len() - 1
        });
        if let Some(entry) = entries.get_mut(at)
            && entry.name.is_empty()
            && name.is_name
        {
            entry.name = name.words.replace('=', "").into();
        }
        u16::try_from(at).map_err(|_| "too many entries".to_owned())
    }

    fn slot(&mut self, forms: Vec<String>) -> Result<u16, String> {
        let next = u16::try_from(self.slots.len()).map_err(|_| "too many words")?;
        let slot = *self.slots.entry(forms).or_insert(next);
        Ok(slot)
    }

    fn child(&mut self, node: u16, slot: u16) -> Result<u16, String> {
        let next = u16::try_from(self.nodes.len()).map_err(|_| "too many nodes")?;
        let Some(parent) = self.nodes.get_mut(usize::from(node)) else {
            return Err("no such node".to_owned());
        };
        match parent.edges.binary_search_by_key(&slot, |edge| edge.0) {
            Ok(at) => Ok(parent.edges.get(at).map_or(0, |edge| edge.1)),
            Err(at) => {
                parent.edges.insert(at, (slot, next));
                self.nodes.push(Node::default());
                Ok(next)
            }
        }
    }

    fn finish(mut self) -> Result<(Tables<'static>, Vec<u8>), String> {
        self.tables.root = vec![0; self.slots.len()];
        if let Some(root) = self.nodes.first_mut() {
            for (slot, node) in root.edges.drain(..) {
                if let Some(entry) = self.tables.root.get_mut(usize::from(slot)) {
                    *entry = node;
                }
            }
        }
        for node in self.nodes {
            self.tables.edges.push(node.edges);
            self.tables.ends.push(node.names);
        }
        let mut words: BTreeMap<&str, Vec<u16>> = BTreeMap::new();
        for (forms, slot) in &self.slots {
            for form in forms {
                words.entry(form).or_default().push(*slot);
            }
        }
        let mut classes: BTreeMap<Vec<u16>, u64> = BTreeMap::new();
        let mut list = fst::MapBuilder::memory();
        self.tables.classes.push([]);
        for (word, mut slots) in words {
            slots.sort_unstable();
            let next = classes.len() as u64 + 1;
            let class = *classes.entry(slots).or_insert_with_key(|slots| {
                self.tables.classes.push(slots.iter().copied());
                next
            });
            list.insert(word, class).map_err(|e| e.to_string())?;
        }
        let list = list.into_inner().map_err(|e| e.to_string())?;
        Ok((self.tables, list))
    }
}

/// The ways to write a name: for each the forms of its words in order, and whether it is the first
/// part of a compound. An adjective alone has two: itself, and the part before a hyphen.
fn spellings(name: &SourceName) -> Vec<(Vec<Vec<String>>, bool)> {
    let first_only = name.decl.class == Class::First;
    let mut out = vec![(slots(name, &name.decl), first_only)];
    if name.decl.class == Class::Adjective && !name.words.contains(' ') {
        let first = crate::morph::decline::first_part(&name.words);
        out.push((vec![vec![folded(&first)]], true));
    }
    // «Север – Юг» is written «Север-Юг» too: one word.
    if name.decl.class == Class::Fixed
        && let Some((left, right)) = name.words.split_once(" – ")
        && !left.contains(' ')
        && !right.contains(' ')
    {
        out.push((vec![vec![folded(&format!("{left}-{right}"))]], false));
    }
    out
}

/// Any of them stands for a dash inside a name.
const DASHES: [&str; 5] = ["-", "–", "—", "−", "‑"];

fn slots(name: &SourceName, decl: &Decl) -> Vec<Vec<String>> {
    let words: Vec<&str> = name.words.split_whitespace().collect();
    let head = words.iter().rposition(|w| !w.starts_with('='));
    let mut out = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let (word, frozen) = match word.strip_prefix('=') {
            Some(word) => (word, true),
            None => (*word, decl.class == Class::Fixed),
        };
        let (word, tail) = match word.split_once("-=") {
            Some((word, tail)) => (word, format!("-{tail}")),
            None => (word, String::new()),
        };
        let tokens = tokenize(word);
        let last = tokens.list().iter().rposition(|t| t.kind == TokenKind::Word);
        for (t, token) in tokens.list().iter().enumerate() {
            let surface = token.span.of(word);
            let tail = if Some(t) == last { tail.as_str() } else { "" };
            let forms = if DASHES.contains(&surface) {
                DASHES.iter().map(|dash| (*dash).to_owned()).collect()
            } else if frozen || Some(t) != last {
                vec![surface.to_owned()]
            } else {
                forms(surface, decl, Some(i) == head)
            };
            let mut forms: Vec<String> =
                forms.iter().map(|form| folded(&format!("{form}{tail}"))).collect();
            forms.sort_unstable();
            forms.dedup();
            out.push(forms);
        }
    }
    out
}

/// Forms of one word of a name: an adjective before the head agrees with it, every other word
/// declines as the head does.
fn forms(word: &str, decl: &Decl, head: bool) -> Vec<String> {
    let cells = match decl.gender() {
        Some(gender) if !head && looks_like_adjective(word) => {
            adjective(word, gender, matches!(decl.class, Class::Noun { animate: true, .. }))
        }
        _ => decl.cells(word),
    };
    let part = (decl.class == Class::Adjective).then(|| crate::morph::decline::first_part(word));
    cells.into_iter().map(|c| c.form).filter(|f| Some(f) != part.as_ref()).collect()
}

fn folded(word: &str) -> String {
    key(&crate::text::fold(word)).into_owned()
}
