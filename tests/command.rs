//! The native command as a user meets it: what it prints, what it says on errors, how it exits.
#![cfg(feature = "cli")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tarazy::corpus::Document;
use tarazy::extract::Extractor;
use tarazy::record::json::to_json;

fn tarazy(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tarazy")).args(arguments).output().expect("it starts")
}

fn with_stdin(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tarazy"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    child.stdin.take().expect("a pipe").write_all(input).expect("it reads");
    child.wait_with_output().expect("it ends")
}

/// The standard output as one JSON value a line.
fn records(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("UTF-8");
    assert!(text.is_empty() || text.ends_with('\n'), "the last line ends");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn ids(records: &[Value]) -> Vec<&str> {
    records.iter().map(|record| record["doc"]["id"].as_str().expect("an id")).collect()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The five articles, in order.
fn seeds() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("seeds/")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "txt"))
        .collect();
    paths.sort();
    assert_eq!(paths.len(), 5);
    paths
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|stem| stem.to_str()).expect("a name")
}

/// A folder for the files of one test, empty at its start.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder");
    path
}

fn file(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("it is written");
    path.to_str().expect("UTF-8").to_owned()
}

/// The code points `start..end` of `text`, a byte order mark not counted.
fn cut(text: &str, item: &Value) -> String {
    let at = |key: &str| item[key].as_u64().expect("an offset") as usize;
    let text = text.trim_start_matches('\u{feff}');
    text.chars().skip(at("start")).take(at("end") - at("start")).collect()
}

#[test]
fn prints_one_record_a_file_in_the_order_given() {
    let mut paths = seeds();
    paths.reverse();
    let mut arguments = vec!["extract"];
    arguments.extend(paths.iter().map(|path| path.to_str().expect("UTF-8")));
    arguments.extend(["--format", "jsonl"]);
    let output = tarazy(&arguments);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(ids(&records(&output)), paths.iter().map(|path| stem(path)).collect::<Vec<_>>());
    assert!(output.stderr.is_empty());
}

#[test]
fn every_offset_cuts_the_stated_text_out_of_the_file() {
    for path in seeds() {
        let text = fs::read_to_string(&path).expect("UTF-8");
        let output = tarazy(&["extract", path.to_str().expect("UTF-8")]);
        let record = records(&output).remove(0);
        let mut count = 0;
        let layers = [
            ("mentions", "text"),
            ("quantities", "text"),
            ("facts", "evidence"),
            ("further", "evidence"),
        ];
        for (layer, key) in layers {
            for item in record[layer].as_array().expect("a list") {
                assert_eq!(cut(&text, item), item[key].as_str().expect("a text"), "{item}");
                count += 1;
            }
        }
        assert!(count > 50, "{} yields {count} finds", path.display());
    }
}

#[test]
fn embedded_corpus_is_the_seeds_with_what_is_known_of_them() {
    let output = tarazy(&["corpus", "--format", "jsonl"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let records = records(&output);
    let paths = seeds();
    assert_eq!(ids(&records), paths.iter().map(|path| stem(path)).collect::<Vec<_>>());
    for (record, path) in records.iter().zip(&paths) {
        let text = fs::read_to_string(path).expect("UTF-8");
        for fact in record["facts"].as_array().expect("a list") {
            assert_eq!(cut(&text, fact), fact["evidence"].as_str().expect("a text"));
        }
    }
}

#[test]
fn reads_standard_input_under_its_own_name() {
    let output = with_stdin(&["extract", "-"], "Токаев посетил Китай.".as_bytes());
    assert!(output.status.success(), "{}", stderr(&output));
    let records = records(&output);
    assert_eq!(ids(&records), ["stdin"]);
    let mentions = records[0]["mentions"].as_array().expect("a list");
    assert!(mentions.iter().any(|mention| mention["id"] == "CN"), "{mentions:?}");
}

#[test]
fn byte_order_mark_is_not_counted() {
    let plain = "Китай и Россия подписали договор.";
    let record = |text: &str| {
        let mut record = records(&with_stdin(&["extract", "-"], text.as_bytes())).remove(0);
        record["doc"].take();
        record
    };
    assert_eq!(record(plain), record(&format!("\u{feff}{plain}")));
}

#[test]
fn a_faulty_file_is_named_and_the_others_are_done() {
    let folder = folder("faulty");
    let good = file(&folder, "good.txt", "Пекин и Москва.".as_bytes());
    let bad = file(&folder, "bad.txt", b"\xd0\x9f\xff\xfe");
    let absent = folder.join("absent.txt").to_str().expect("UTF-8").to_owned();
    let last = file(&folder, "last.txt", "Анкара.".as_bytes());
    let output = tarazy(&["extract", &good, &bad, &absent, &last, "--format", "jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(ids(&records(&output)), ["good", "last"]);
    let said = stderr(&output);
    let line = |path: &str| said.lines().find(|line| line.contains(path)).map(str::to_owned);
    assert!(line(&bad).is_some_and(|line| line.contains("UTF-8")), "{said}");
    assert!(line(&absent).is_some(), "{said}");
    assert!(!said.contains("good.txt"), "{said}");
}

#[test]
fn a_long_record_is_written_as_it_would_be_whole() {
    // More than a chunk of text, and more of each list than waits in memory.
    let sums: Vec<String> = (1..30).map(|n| format!("{n} млрд долларов")).collect();
    let sentence = format!("Товарооборот Казахстана с Китаем составил {}. ", sums.join(", "));
    let text = sentence.repeat(1_500_000 / sentence.len());
    let path = file(&folder("long"), "long.txt", text.as_bytes());
    let output = String::from_utf8(tarazy(&["extract", &path]).stdout).expect("UTF-8");
    let document = Document::from_text("long", text);
    let record = Extractor::new().extract(&document);
    assert!(record.quantities.len() > 40_000);
    assert!(output == to_json(&record, &document.text) + "\n", "the same bytes");
}

#[test]
fn files_of_one_name_are_told_apart() {
    let folder = folder("names");
    let paths: Vec<String> = ["a", "b", "c"]
        .map(|inner| {
            let inner = folder.join(inner);
            fs::create_dir_all(&inner).expect("a folder");
            file(&inner, "x.txt", "Китай и Россия подписали договор о газе.".as_bytes())
        })
        .into();
    let taken = file(&folder, "x-2.txt", "Иран и Россия подписали договор о газе.".as_bytes());
    let output = tarazy(&["merge", &taken, &paths[0], &paths[1], &paths[2]]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    for name in ["\"x\"", "\"x-2\"", "\"x-3\"", "\"x-4\""] {
        assert!(text.contains(name), "{name}: {text}");
    }
}

#[test]
fn the_same_file_gives_the_same_bytes_alone_and_among_others() {
    let paths = seeds();
    let path = |i: usize| paths[i].to_str().expect("UTF-8");
    let together = tarazy(&["extract", path(1), path(4)]).stdout;
    let alone = tarazy(&["extract", path(4)]).stdout;
    assert!(!alone.is_empty() && together.ends_with(&alone));
}

#[test]
fn merges_files_into_lines_whose_members_are_their_facts() {
    let folder = folder("merge");
    fs::create_dir_all(folder.join("b")).expect("a folder");
    let text = "Токаев посетил Китай в мае 2024 года.";
    let one = file(&folder, "same.txt", text.as_bytes());
    let two = file(&folder.join("b"), "same.txt", text.as_bytes());
    let output = tarazy(&["merge", &one, &two]);
    assert!(output.status.success(), "{}", stderr(&output));
    let lines = records(&output);
    let meeting = lines.iter().find(|line| line["kind"] == "meeting").expect("a meeting");
    assert_eq!(meeting["documents"], serde_json::json!(["same", "same-2"]));
    for member in meeting["variants"][0]["members"].as_array().expect("a list") {
        assert_eq!(cut(text, member), member["evidence"].as_str().expect("a text"));
    }
    assert_eq!(tarazy(&["merge", &two, &one]).status.code(), Some(0));
}

#[test]
fn merging_without_files_is_of_the_embedded_corpus() {
    let output = tarazy(&["merge"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let lines = records(&output);
    let members: usize = lines
        .iter()
        .flat_map(|line| line["variants"].as_array().into_iter().flatten())
        .map(|variant| variant["members"].as_array().map_or(0, Vec::len))
        .sum();
    let facts = |record: &Value| -> usize {
        ["facts", "further"].iter().filter_map(|list| record[list].as_array()).map(Vec::len).sum()
    };
    assert_eq!(members, records(&tarazy(&["corpus"])).iter().map(facts).sum::<usize>());
    assert!(lines.iter().any(|line| line["documents"].as_array().is_some_and(|d| d.len() > 1)));
}

#[test]
fn search_prints_keywords_one_below_the_other() {
    let folder = folder("search");
    let text = "Казахстан вывозит зерно. Рост в Казахстане велик. Астана ждёт.".as_bytes();
    let one = file(&folder, "one.txt", text);
    let other = file(&folder, "other.txt", "О Казахстане молчат.".as_bytes());
    let lines = |arguments: &[&str]| {
        let output = tarazy(arguments);
        assert!(output.status.success(), "{}", stderr(&output));
        let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
        (text.lines().map(str::to_owned).collect::<Vec<_>>(), stderr(&output))
    };
    let (found, said) =
        lines(&["search", "казахстан", &one, &other, "--order", "left", "--context", "12"]);
    assert_eq!(
        found,
        [
            "one                [Казахстан] вывозит",
            "one         Рост в [Казахстане] велик.",
            "other            О [Казахстане] молчат.",
            "3 finds in 3 sentences",
            "document one: 2 in 9 words",
            "document other: 1 in 3 words",
            "speaker author: 3 in 12 words",
        ]
    );
    assert_eq!(said, "");
    let (found, said) = lines(&["search", "rfpf[cnfy", &one, "--aliases"]);
    assert!(found.iter().any(|line| line.contains("[Астана]")), "{found:?}");
    assert!(said.contains("looked for казахстан"), "{said}");
    let (embedded, _) = lines(&["search", "Токаев"]);
    assert!(embedded.len() > 10);
}

#[test]
fn misuse_prints_the_usage_and_no_record() {
    for arguments in [
        &["extract"][..],
        &["extract", "--format", "xml", "a.txt"],
        &["translate", "a.txt"],
        &["extract", "--nonsense", "a.txt"],
        &["corpus", "a.txt"],
        &["search"],
        &["search", "слово", "--format", "jsonl"],
        &["search", "слово", "--order", "up"],
    ] {
        let output = tarazy(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(stderr(&output).contains("usage"), "{arguments:?}");
    }
}

#[test]
fn help_and_version_are_no_errors() {
    let help = tarazy(&["--help"]);
    assert!(help.status.success() && String::from_utf8_lossy(&help.stdout).contains("extract"));
    let version = tarazy(&["--version"]);
    assert!(String::from_utf8_lossy(&version.stdout).contains(env!("CARGO_PKG_VERSION")));
}
