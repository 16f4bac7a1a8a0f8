//! The lexicon's source files: lines of tab-separated text to names, with every mistake named by
//! file and line.

use std::collections::BTreeSet;
use std::fmt;

use super::tables::Writing;
use crate::lexicon::{EntityKind, StateForm};
use crate::morph::decline::{Class, Decl};

/// A mistake in a source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for SourceError {}

/// A source file: its name for messages, what it lists, its text.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'a> {
    /// Its name.
    pub name: &'a str,
    /// What its lines name; `None` for masks.
    pub kind: Option<EntityKind>,
    /// Its text.
    pub text: &'a str,
}

/// One line: a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceName {
    /// What it names; `None` for a mask.
    pub kind: Option<EntityKind>,
    /// Id of the record.
    pub id: String,
    /// For a state, the form.
    pub form: Option<StateForm>,
    /// The words, frozen ones marked by `=`.
    pub words: String,
    /// How its head declines.
    pub decl: Decl,
    /// How it has to be written.
    pub writing: Writing,
    /// Name of its guard.
    pub guard: Option<String>,
    /// Whether the line is the entry's name (and not an adjective or the like).
    pub is_name: bool,
}

/// The columns of a names file, as its header has to have them.
pub const HEADER: &str = "id\tform\tname\tdecl\tnote";

/// Lines that say something, with their numbers from 1; comments and empty lines left out.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(i, line)| (i + 1, line.trim_end_matches('\r')))
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
}

/// Reads a names file.
///
/// # Errors
/// The first line that is not as the format wants it.
pub fn names(file: &SourceFile) -> Result<Vec<SourceName>, SourceError> {
    let error = |line, message: &str| SourceError {
        file: file.name.to_owned(),
        line,
        message: message.to_owned(),
    };
    let mut lines = lines(file.text);
    match lines.next() {
        Some((_, HEADER)) => {}
        Some((line, _)) => return Err(error(line, "the header is not id, form, name, decl, note")),
        None => return Err(error(1, "no header")),
    }
    let mut out = Vec::new();
    let mut seen = BTreeSet::new();
    for (at, line) in lines {
        if !seen.insert(line) {
            return Err(error(at, "the line stands twice"));
        }
        out.push(name(file.kind, line).map_err(|message| error(at, &message))?);
    }
    Ok(out)
}

fn name(kind: Option<EntityKind>, line: &str) -> Result<SourceName, String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let (id, form, words, decl, note) = match columns[..] {
        [id, form, words, decl, note] => (id, form, words, decl, note),
        [id, form, words, decl] => (id, form, words, decl, ""),
        _ => {
            return Err(format!(
                "{} columns where 5 are wanted, parted by tabs: id, form, name, decl, note",
                columns.len()
            ));
        }
    };
    if words.trim().is_empty() || words != words.trim() {
        return Err("the name is empty or has white space around it".to_owned());
    }
    let id_fits = match kind {
        Some(EntityKind::State) => id.len() == 2 && id.bytes().all(|b| b.is_ascii_uppercase()),
        Some(_) => {
            !id.is_empty()
                && id.bytes().all(|b| {
                    b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'+')
                })
        }
        None => id == "-",
    };
    if !id_fits {
        let wanted = match kind {
            Some(EntityKind::State) => "two capitals, as in ISO 3166-1",
            Some(_) => "small Latin letters, digits, `-`, `+`",
            None => "`-`",
        };
        return Err(format!("{id:?} is no id of this file, which is {wanted}"));
    }
    let state = kind == Some(EntityKind::State);
    let (form, is_name) = match (form, state) {
        ("name", true) => (Some(StateForm::Name), true),
        ("capital", true) => (Some(StateForm::Capital), false),
        ("institution", true) => (Some(StateForm::Institution), false),
        ("adjective", true) => (Some(StateForm::Adjective), false),
        ("people", true) => (Some(StateForm::People), false),
        ("name", false) => (None, true),
        ("adjective", false) => (None, false),
        (_, true) => {
            return Err(format!(
                "{form:?} is no form: of a state name, capital, institution, adjective, people"
            ));
        }
        (_, false) => return Err(format!("{form:?} is no form: name or adjective")),
    };
    let decl: Decl = decl.parse().map_err(|e| format!("{e}"))?;
    if form == Some(StateForm::Adjective)
        && !matches!(decl.class, Class::Adjective | Class::First | Class::Fixed)
    {
        return Err("an adjective declines by adj, first or 0".to_owned());
    }
    let mut writing = if shouted(words) { Writing::Capitals } else { Writing::Any };
    let mut guard = None;
    for flag in note.split(',').map(str::trim).filter(|flag| !flag.is_empty()) {
        match flag.split_once('=') {
            Some(("guard", name)) => guard = Some(name.to_owned()),
            None if flag == "upper" => {
                if writing == Writing::Any {
                    writing = Writing::Capital;
                }
            }
            None if flag == "any" => writing = Writing::Any,
            None if flag == "historic" => {}
            _ => {
                return Err(format!(
                    "no flag {flag:?}; the flags are upper, any, guard=NAME, historic"
                ));
            }
        }
    }
    Ok(SourceName {
        kind,
        id: id.to_owned(),
        form,
        words: words.to_owned(),
        decl,
        writing,
        guard,
        is_name,
    })
}

/// Whether every letter is a capital and there are at least two: an abbreviation.
fn shouted(words: &str) -> bool {
    let mut letters = words.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some()
        && words.chars().filter(|c| c.is_alphanumeric()).count() > 1
        && letters.all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{HEADER, SourceFile, names};
    use crate::lexicon::EntityKind;

    fn read(line: &str) -> Result<usize, String> {
        let text = format!("# comment\n{HEADER}\n\n{line}\n");
        let file = SourceFile { name: "states.tsv", kind: Some(EntityKind::State), text: &text };
        names(&file).map(|n| n.len()).map_err(|e| e.to_string())
    }

    #[test]
    fn reads_a_line() {
        assert_eq!(read("KZ\tname\tКазахстан\tm\t"), Ok(1));
        assert_eq!(read("KZ\tname\tРК\t0\tupper,guard=x"), Ok(1));
    }

    #[test]
    fn names_the_line_of_a_mistake() {
        for (line, part) in [
            ("kz\tname\tКазахстан\tm\t", "no id"),
            ("KZ\tnom\tКазахстан\tm\t", "capital"),
            ("KZ\tname\tКазахстан\tq\t", "declension"),
            ("KZ\tname\tКазахстан\tm\tloud", "flag"),
            ("KZ name Казахстан", "columns"),
            ("KZ\tname\t\tm\t", "empty"),
            ("KZ\tadjective\tказахский\tm\t", "adjective"),
            ("KZ\tname\tКазахстан\tm\t\nKZ\tname\tКазахстан\tm\t", "twice"),
        ] {
            let message = read(line).expect_err(line);
            let line = if part == "twice" { 5 } else { 4 };
            let place = format!("states.tsv:{line}: ");
            assert!(message.starts_with(&place) && message.contains(part), "{message}");
        }
    }
}
