//! All that the engine finds in the embedded articles, one line a find, kept beside this test: a
//! change of a rule shows in review as the facts that it adds, loses and changes.
//!
//! `make snapshots` rewrites the files, `make diff` sums the change up.

mod common;

use std::fs;
use std::path::Path;

use serde_json::Value;

/// Keys that stand elsewhere in the line.
const PLACED: [&str; 5] = ["start", "end", "kind", "text", "evidence"];

/// One find as a line: layer, place, kind, the other keys in order of the alphabet, the words.
fn line(layer: &str, item: &Value) -> String {
    let mut out = format!("{layer} {}..{} {}", item["start"], item["end"], text(&item["kind"]));
    for (key, value) in item.as_object().expect("an object") {
        if !PLACED.contains(&key.as_str()) && !value.is_null() {
            out.extend([" ", key, "=", &text(value)]);
        }
    }
    let words = item.get("evidence").unwrap_or(&item["text"]);
    out + " | " + &text(words).replace(['\n', '\r'], " ")
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

fn snapshot(record: &Value) -> String {
    let mut out = String::new();
    let layers = [
        ("mentions", "mention"),
        ("quantities", "quantity"),
        ("facts", "fact"),
        ("further", "further"),
    ];
    for (layer, name) in layers {
        for item in record[layer].as_array().expect("a list") {
            out += &line(name, item);
            out.push('\n');
        }
    }
    out
}

#[test]
fn finds_in_the_articles_are_those_reviewed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let write = std::env::var_os("TARAZY_WRITE_SNAPSHOTS").is_some();
    let mut changed = Vec::new();
    for record in common::corpus_records() {
        let path = folder.join(format!("{}.txt", text(&record["doc"]["id"])));
        let found = snapshot(&record);
        if write {
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(&path, found).expect("it is written");
            continue;
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        if kept != found {
            let (old, new): (Vec<_>, Vec<_>) = (kept.lines().collect(), found.lines().collect());
            let lost =
                old.iter().filter(|line| !new.contains(line)).map(|line| format!("- {line}"));
            let added =
                new.iter().filter(|line| !old.contains(line)).map(|line| format!("+ {line}"));
            changed.push(format!("{}\n{}", path.display(), {
                let lines: Vec<String> = lost.chain(added).take(20).collect();
                lines.join("\n")
            }));
        }
    }
    assert!(
        changed.is_empty(),
        "the engine finds other things than tests/snapshots/ says. If that is meant: make \
         snapshots, and review the diff.\n{}",
        changed.join("\n")
    );
}

#[test]
fn a_line_says_layer_place_kind_values_and_words() {
    let item = serde_json::json!({
        "start": 3, "end": 9, "kind": "risk", "partners": ["CN", "RU"], "speaker": null,
        "type": "overload", "evidence": "Две\nстроки"
    });
    assert_eq!(line("fact", &item), "fact 3..9 risk partners=CN,RU type=overload | Две строки");
}
