//! Compiles the lexicon of `src/data/lexicon` into `OUT_DIR`. A mistake in a file fails the build
//! with the file and the line.

#![allow(dead_code, unused_imports, unreachable_pub, missing_docs)]

use std::path::Path;
use std::{env, fs};

#[path = "src/lexicon/compile/mod.rs"]
mod compile;
#[path = "src/morph/decline.rs"]
mod decline;
#[path = "src/lexicon/id.rs"]
mod id;
#[path = "src/text/mod.rs"]
mod text;

/// The module names under which the included files know each other.
mod lexicon {
    pub(crate) use crate::compile;
    pub(crate) use crate::id::{EntityKind, StateForm};
}
mod morph {
    pub(crate) use crate::decline;
}

use id::EntityKind;

/// The files of names, in the order in which homographs are tried.
const FILES: [(&str, Option<EntityKind>); 7] = [
    ("states.tsv", Some(EntityKind::State)),
    ("blocs.tsv", Some(EntityKind::Bloc)),
    ("organisations.tsv", Some(EntityKind::Organisation)),
    ("routes.tsv", Some(EntityKind::Route)),
    ("companies.tsv", Some(EntityKind::Company)),
    ("places.tsv", Some(EntityKind::Place)),
    ("masks.tsv", None),
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/lexicon");
    println!("cargo::rerun-if-changed=src/morph/decline.rs");
    println!("cargo::rerun-if-changed=src/text");
    println!("cargo::rerun-if-changed=src/data/lexicon");
    if let Err(message) = lexicon_tables() {
        println!("cargo::error={message}");
    }
}

fn lexicon_tables() -> Result<(), String> {
    let folder = Path::new("src/data/lexicon");
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))
    };
    let mut names = Vec::new();
    for (name, kind) in FILES {
        let path = folder.join(name);
        if !path.exists() {
            continue;
        }
        let text = read(name)?;
        let shown = path.display().to_string();
        let file = compile::SourceFile { name: &shown, kind, text: &text };
        names.extend(compile::names(&file).map_err(|e| e.to_string())?);
    }
    let guards = compile::guards("src/data/lexicon/guards.tsv", &read("guards.tsv")?)
        .map_err(|e| e.to_string())?;
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
