//! Compiles what extraction knows into `person.pack`, `quantity.pack`, `rules.pack`, and the names of the word
//! lists of rules into `lists.rs`.

use std::path::Path;
use std::{env, fs};

use crate::{fact, person, quantity};

/// Writes the packs, or says which line of which file is wrong.
pub(crate) fn compile() -> Result<(), String> {
    for path in [
        "src/data/lexicon",
        "src/data/quantity",
        "src/data/rules",
        "src/data/speech",
        "src/extract/fact/compile.rs",
        "src/extract/fact/pack.rs",
        "src/extract/fact/vocabulary.rs",
        "src/extract/person/compile.rs",
        "src/extract/person/pack.rs",
        "src/extract/quantity/class.rs",
        "src/extract/quantity/compile.rs",
        "src/extract/quantity/currencies.rs",
        "src/morph/gram.rs",
        "src/pattern",
    ] {
        println!("cargo::rerun-if-changed={path}");
    }
    let mut texts: [String; 8] = Default::default();
    for (text, file) in texts.iter_mut().zip(person::FILES) {
        *text = read(file)?;
    }
    write("person.pack", &person::compile(&texts)?)?;
    write("quantity.pack", &quantity::compile(|file| read(&format!("src/data/{file}")))?)?;
    let book = fact::book(|file| read(&format!("src/data/rules/{file}")))?;
    write("lists.rs", fact::names(&book).as_bytes())?;
    write("rules.pack", &fact::compile(book)?)
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

fn write(name: &str, bytes: &[u8]) -> Result<(), String> {
    let out = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    fs::write(Path::new(&out).join(name), bytes).map_err(|error| error.to_string())
}
