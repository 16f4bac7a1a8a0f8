//! The layer law: a module uses only what stands to its left, the browser stays under `ui/`,
//! `platform/` and the two bins of the page, files and clocks stay in the native command, every module says what
//! it is, no file outgrows its reader.
//!
//! The check reads tokens of the source, not its text: comments, strings and documentation may
//! name whatever they like.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, from left to right.
const LAYERS: [&str; 15] = [
    "text", "morph", "lexicon", "pattern", "record", "corpus", "extract", "amend", "dossier",
    "query", "view", "report", "api", "platform", "ui",
];
/// Crates of the browser.
const BROWSER: [&str; 9] = [
    "console_error_panic_hook",
    "gloo",
    "gloo_events",
    "gloo_storage",
    "gloo_timers",
    "js_sys",
    "leptos",
    "wasm_bindgen",
    "web_sys",
];
/// Modules of the standard library that reach out of the process or ask the time.
const OUTSIDE: [&str; 7] = ["env", "fs", "io", "net", "process", "thread", "time"];
/// No Rust file is longer.
const LONGEST: usize = 800;

/// A token of Rust source: an identifier or one mark.
type Tokens = Vec<String>;

/// The identifiers and marks of `source`, without comments, strings, characters and numbers.
fn tokens(source: &str) -> Tokens {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut out = Tokens::new();
    let mut i = 0;
    while i < chars.len() {
        match at(i) {
            '/' if at(i + 1) == '/' => {
                while i < chars.len() && at(i) != '\n' {
                    i += 1;
                }
            }
            '/' if at(i + 1) == '*' => {
                let mut depth = 1;
                i += 2;
                while i < chars.len() && depth > 0 {
                    match (at(i), at(i + 1)) {
                        ('/', '*') => (depth, i) = (depth + 1, i + 2),
                        ('*', '/') => (depth, i) = (depth - 1, i + 2),
                        _ => i += 1,
                    }
                }
            }
            '"' => i = after_string(&chars, i + 1),
            'r' if at(i + 1) == '"' || (at(i + 1) == '#' && matches!(at(i + 2), '"' | '#')) => {
                let hashes = (1..chars.len()).take_while(|n| at(i + n) == '#').count();
                i = after_raw_string(&chars, i + hashes + 2, hashes);
            }
            // A character, or a lifetime: 'a' against 'a.
            '\'' if at(i + 1) == '\\' => {
                i += 3;
                while i < chars.len() && at(i) != '\'' {
                    i += 1;
                }
                i += 1;
            }
            '\'' if at(i + 2) == '\'' => i += 3,
            '\'' => i += 1,
            c if c.is_alphabetic() || c == '_' => {
                let from = i;
                while at(i).is_alphanumeric() || at(i) == '_' {
                    i += 1;
                }
                // The b of b"…" and b'…' is no name.
                if !(matches!(at(i), '"' | '\'') && i == from + 1) {
                    out.push(chars[from..i].iter().collect());
                }
            }
            c if c.is_ascii_digit() => {
                while at(i).is_alphanumeric() || at(i) == '_' {
                    i += 1;
                }
            }
            ':' if at(i + 1) == ':' => {
                out.push("::".to_owned());
                i += 2;
            }
            c if c.is_whitespace() => i += 1,
            c => {
                out.push(c.to_string());
                i += 1;
            }
        }
    }
    out
}

fn after_string(chars: &[char], mut i: usize) -> usize {
    while i < chars.len() && chars[i] != '"' {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

fn after_raw_string(chars: &[char], mut i: usize, hashes: usize) -> usize {
    let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    while i < chars.len() && !chars[i..].starts_with(&end) {
        i += 1;
    }
    i + end.len()
}

/// The names that may follow the path prefix ending before `tokens[i]`: the name itself, or the
/// first names of a group (`crate::{text::Span, record}`).
fn heads(tokens: &[String], i: usize) -> Vec<&str> {
    match tokens.get(i).map(String::as_str) {
        Some("{") => {
            let mut out = Vec::new();
            let (mut depth, mut first) = (0, true);
            for token in &tokens[i..] {
                match token.as_str() {
                    "{" => (depth, first) = (depth + 1, depth == 0),
                    "}" if depth == 1 => break,
                    "}" => depth -= 1,
                    "," if depth == 1 => first = true,
                    name => {
                        if first && depth == 1 {
                            out.push(name);
                        }
                        first = false;
                    }
                }
            }
            out
        }
        Some(name) => vec![name],
        None => Vec::new(),
    }
}

/// What the file uses of the crate: names of rooms, by `crate::`, `tarazy::` or enough `super::`.
fn rooms_used(tokens: &[String], module: &[&str]) -> Vec<String> {
    let mut used = Vec::new();
    // Modules inside the file, as the depth of braces at which each began.
    let (mut inner, mut braces) = (Vec::new(), 0);
    let mut i = 0;
    while i < tokens.len() {
        let next = |n: usize| tokens.get(i + n).map_or("", String::as_str);
        match tokens[i].as_str() {
            "mod" if next(2) == "{" => inner.push(braces),
            "{" => braces += 1,
            "}" => {
                braces -= 1;
                if inner.last() == Some(&braces) {
                    inner.pop();
                }
            }
            "crate" | "tarazy" if next(1) == "::" => {
                used.extend(heads(tokens, i + 2).into_iter().map(str::to_owned));
            }
            "super" if i == 0 || tokens[i - 1] != "::" => {
                let ups = (0..tokens.len())
                    .take_while(|n| next(2 * n) == "super" && next(2 * n + 1) == "::")
                    .count();
                if ups >= 1 && ups == module.len() + inner.len() {
                    used.extend(heads(tokens, i + 2 * ups).into_iter().map(str::to_owned));
                }
            }
            _ => {}
        }
        i += 1;
    }
    used
}

/// `tokens` without what stands under `#[cfg(test)]`, and the names of the files declared there
/// (`#[cfg(test)] mod laws;`).
fn without_tests(tokens: &[String]) -> (Tokens, Vec<&str>) {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut out, mut files) = (Tokens::new(), Vec::new());
    let mut i = 0;
    while i < tokens.len() {
        if !tokens[i..].iter().map(String::as_str).take(MARK.len()).eq(MARK) {
            out.push(tokens[i].clone());
            i += 1;
            continue;
        }
        i += MARK.len();
        if tokens.get(i).is_some_and(|token| token == "mod")
            && tokens.get(i + 2).is_some_and(|token| token == ";")
        {
            files.push(tokens[i + 1].as_str());
        }
        let mut depth = 0;
        while i < tokens.len() {
            match tokens[i].as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            i += 1;
            if depth == 0 && matches!(tokens[i - 1].as_str(), "}" | ";") {
                break;
            }
        }
    }
    (out, files)
}

/// Whether a file is of the native command.
fn is_command(path: &str) -> bool {
    path.starts_with("bin/tarazy/")
}

/// What breaks the law in one file of `src/`; `path` is relative to it.
fn faults(path: &str, source: &str) -> Vec<String> {
    let mut out = Vec::new();
    let tokens = tokens(source);
    let stem = path.trim_end_matches(".rs");
    let module: Vec<&str> = stem.split('/').filter(|part| *part != "mod").collect();
    let room = LAYERS.iter().position(|layer| *layer == module[0]);
    if let Some(room) = room {
        for used in rooms_used(&tokens, &module) {
            if LAYERS.iter().position(|layer| *layer == used).is_some_and(|other| other > room) {
                out.push(format!("{path}: `{}` must not use `{used}`", LAYERS[room]));
            }
        }
    } else if !matches!(path, "lib.rs" | "bin/app.rs" | "bin/worker.rs") && !is_command(path) {
        out.push(format!("{path}: stands in no room of the house"));
    }
    let page =
        matches!(module[0], "ui" | "platform") || matches!(path, "bin/app.rs" | "bin/worker.rs");
    if !page {
        for name in BROWSER.iter().filter(|name| tokens.iter().any(|token| token == **name)) {
            out.push(format!(
                "{path}: `{name}` belongs under ui/, platform/ and the bins of the page"
            ));
        }
    }
    if !is_command(path) {
        // A test may read a file beside it.
        let (tokens, _) = without_tests(&tokens);
        for (i, token) in tokens.iter().enumerate() {
            if token == "std" && tokens.get(i + 1).is_some_and(|mark| mark == "::") {
                for name in heads(&tokens, i + 2) {
                    if OUTSIDE.contains(&name) {
                        out.push(format!("{path}: `std::{name}` belongs in the native command"));
                    }
                }
            }
        }
    }
    if !source.trim_start_matches('\u{feff}').starts_with("//!") {
        out.push(format!("{path}: does not begin by saying what it is (`//!`)"));
    }
    out
}

fn too_long(path: &str, source: &str) -> Option<String> {
    let lines = source.lines().count();
    (lines > LONGEST).then(|| format!("{path}: {lines} lines, more than {LONGEST}"))
}

/// The Rust files below `folder`, in order.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        if path.is_dir() {
            out.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            out.push(path);
        }
    }
    out
}

#[test]
fn every_module_keeps_the_law() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = rust_files(&root);
    assert!(files.len() > 20, "the sources are not where this test looks");
    let read = |file: &Path| fs::read_to_string(file).expect("UTF-8");
    let test_files: Vec<PathBuf> = files
        .iter()
        .flat_map(|file| {
            let tokens = tokens(&read(file));
            let names: Vec<String> =
                without_tests(&tokens).1.into_iter().map(|name| format!("{name}.rs")).collect();
            names.into_iter().map(|name| file.with_file_name(name)).collect::<Vec<_>>()
        })
        .collect();
    let faults: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let path = file.strip_prefix(&root).expect("below src").to_string_lossy().into_owned();
            let source = read(file);
            if test_files.contains(file) {
                // As if the whole file stood under the mark.
                faults(&path, &format!("//! {path}\n#[cfg(test)] mod tests {{ {source} }}"))
            } else {
                faults(&path, &source)
            }
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_can_be_read_in_one_sitting() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![root.join("build.rs")];
    for folder in ["src", "tests", "benches", "tools"] {
        files.extend(rust_files(&root.join(folder)));
    }
    let faults: Vec<String> = files
        .iter()
        .filter_map(|file| {
            too_long(&file.to_string_lossy(), &fs::read_to_string(file).expect("UTF-8"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_use_to_the_right_is_found_in_every_spelling() {
    for source in [
        "//! x\nuse crate::record::Record;",
        "//! x\nuse crate::{text::Span, record::{Fact, Record}};",
        "//! x\npub(crate) use super::record::Record;",
        "//! x\nfn f(r: &crate::record::Record) {}",
        "//! x\nmod tests { use super::super::record; }",
    ] {
        assert_eq!(
            faults("text/mod.rs", source),
            ["text/mod.rs: `text` must not use `record`"],
            "{source}"
        );
    }
    assert_eq!(
        faults("text/span.rs", "//! x\nuse super::super::api::Engine;"),
        ["text/span.rs: `text` must not use `api`"]
    );
}

#[test]
fn a_use_to_the_left_or_inside_is_allowed() {
    for source in [
        "//! x\nuse crate::text::Span;\nuse super::Mention;",
        "//! x\n// crate::ui::App\n/* crate::ui */ const A: &str = \"crate::ui\";",
        "//! x\nconst B: &str = r#\"use \"crate::ui\"; \"#; fn f<'a>(c: char) { c == '\"'; }",
        "//! x\nmod tests { use super::view; }",
    ] {
        assert!(faults("record/mod.rs", source).is_empty(), "{source}");
    }
}

#[test]
fn the_browser_and_the_outside_world_stay_where_they_belong() {
    let found = |path, source| faults(path, source).len();
    assert_eq!(found("extract/a.rs", "//! x\nuse web_sys::Window;"), 1);
    assert_eq!(found("ui/a.rs", "//! x\nuse web_sys::Window;"), 0);
    assert_eq!(found("extract/a.rs", "//! x\nuse std::{fmt, fs};"), 1);
    assert_eq!(found("ui/a.rs", "//! x\nlet t = std::time::Instant::now();"), 1);
    assert_eq!(found("bin/tarazy/main.rs", "//! x\nuse std::fs;"), 0);
    assert_eq!(found("helpers.rs", "//! x\n"), 1);
    let test = "//! x\n#[cfg(test)] mod tests { use std::fs; fn f() { if a { b } } }";
    assert_eq!(found("text/a.rs", test), 0);
    assert_eq!(found("text/a.rs", &format!("{test} use std::fs;")), 1);
}

#[test]
fn a_silent_or_endless_file_is_found() {
    assert_eq!(faults("text/a.rs", "use std::fmt;").len(), 1);
    assert!(too_long("a.rs", &"\n".repeat(LONGEST)).is_none());
    assert!(too_long("a.rs", &"\n".repeat(LONGEST + 1)).is_some());
    let tokens = tokens("mod a; #[cfg(test)] mod laws; use b;");
    let (rest, files) = without_tests(&tokens);
    assert_eq!((rest.join(" ").as_str(), files), ("mod a ; use b ;", vec!["laws"]));
}
