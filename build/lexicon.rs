//! Compiles `src/data/lexicon/*.tsv` into `lexicon.tables` and `lexicon.words`.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use crate::lexicon::{EntityKind, compile};

/// The files of names, in the order in which homographs are tried.
const FILES: [(&str, Option<EntityKind>); 8] = [
    ("states.tsv", Some(EntityKind::State)),
    ("blocs.tsv", Some(EntityKind::Bloc)),
    ("organisations.tsv", Some(EntityKind::Organisation)),
    ("routes.tsv", Some(EntityKind::Route)),
    ("companies.tsv", Some(EntityKind::Company)),
    ("places.tsv", Some(EntityKind::Place)),
    ("cities.tsv", Some(EntityKind::Place)),
    ("masks.tsv", None),
];

/// Writes the tables, or says which line of which file is wrong.
pub(crate) fn compile() -> Result<(), String> {
    for path in ["src/lexicon", "src/morph/decline", "src/data/lexicon"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let folder = Path::new("src/data/lexicon");
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))
    };
    let guards = compile::guards("src/data/lexicon/guards.tsv", &read("guards.tsv")?)
        .map_err(|e| e.to_string())?;
    let mut names = Vec::new();
    for (name, kind) in FILES {
        let text = read(name)?;
        let shown = folder.join(name).display().to_string();
        let file = compile::SourceFile { name: &shown, kind, text: &text };
        let read = compile::names(&file).map_err(|e| e.to_string())?;
        check(&file, &read, &guards)?;
        names.extend(read);
    }
    let prefixes = read("prefixes.tsv")?;
    let prefixes: Vec<String> =
        compile::lines(&prefixes).map(|(_, line)| line.trim().to_owned()).collect();
    let (tables, words) = compile::compile(&names, guards, &prefixes)?;
    let tables = postcard::to_allocvec(&tables).map_err(|e| e.to_string())?;
    let out = env::var("OUT_DIR").map_err(|e| e.to_string())?;
    let out = Path::new(&out);
    fs::write(out.join("lexicon.tables"), tables).map_err(|e| e.to_string())?;
    fs::write(out.join("lexicon.words"), words).map_err(|e| e.to_string())
}

/// Says which line of a file names a guard that there is not, or an id whose lines stand elsewhere:
/// that is most likely another's.
fn check(
    file: &compile::SourceFile,
    names: &[compile::SourceName],
    guards: &compile::Guards,
) -> Result<(), String> {
    let mut last: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    // The first line is the header.
    let lines = compile::lines(file.text).skip(1).map(|(line, _)| line);
    for (at, (line, name)) in lines.zip(names).enumerate() {
        let place = format!("{}:{line}", file.name);
        if let Some(guard) = name.guard.as_ref().filter(|guard| !guards.names.contains(guard)) {
            return Err(format!("{place}: guards.tsv has no guard `{guard}`"));
        }
        let id = name.id.as_str();
        if let Some((before, known)) = last.insert(id, (at, line))
            && before + 1 < at
            && name.kind.is_some()
        {
            return Err(format!(
                "{place}: the id `{id}` is that of line {known}: a further name stands right \
                 below it, something else has an id of its own"
            ));
        }
    }
    Ok(())
}
