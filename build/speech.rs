//! Checks the tables of saying and of roles whose words stand once.
//!
//! «сказать<tab>dcp»: a verb and what may follow it, told at the head of `saying.tsv`.

use std::fs;

/// What may follow a verb of saying.
const FLAGS: &str = "dcnoakimpqf";

/// Says which line of which file is wrong.
pub(crate) fn check() -> Result<(), String> {
    table("saying.tsv", "lemma, tab, flags of dcnoakimpqf or -", |cells| match cells {
        [lemma, flags] if !flags.is_empty() => {
            is_lemma(lemma) && (*flags == "-" || flags.chars().all(|flag| FLAGS.contains(flag)))
        }
        _ => false,
    })?;
    table(
        "frames.tsv",
        "form, tab, singular or plural, and where it is not «по» a tab and the preposition",
        |cells| match cells {
            [form, "singular" | "plural"] => is_lemma(form),
            [form, "singular" | "plural", preposition] => is_lemma(form) && is_lemma(preposition),
            _ => false,
        },
    )?;
    // What a row of roles is, `person` checks.
    table("roles.tsv", "lemma, class, of, parted by tabs", |cells| cells.len() == 3)?;
    table(
        "that.tsv",
        "form, tab, points or told",
        |cells| matches!(cells, [form, "points" | "told"] if is_lemma(form)),
    )?;
    for list in ["courtesies.tsv", "raised.tsv"] {
        table(list, "lemma", |cells| matches!(cells, [lemma] if is_lemma(lemma)))?;
    }
    Ok(())
}

/// Whether a word is as dictionaries are asked for it: in small letters, with е for ё.
fn is_lemma(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_lowercase() && c != 'ё' || c == '-')
}

fn table(file: &str, row: &str, fits: impl Fn(&[&str]) -> bool) -> Result<(), String> {
    let path = format!("src/data/speech/{file}");
    println!("cargo::rerun-if-changed={path}");
    let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let mut seen: Vec<&str> = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = content.split('\t').collect();
        if !fits(&cells) {
            return Err(format!("{path}:{line}: a row is {row} (words in small letters, е for ё)"));
        }
        let word = cells.first().copied().unwrap_or_default();
        if seen.contains(&word) {
            return Err(format!("{path}:{line}: {word} stands in the table already"));
        }
        seen.push(word);
    }
    Ok(())
}
