//! `tarazy explain` as a writer of rules meets it.
#![cfg(feature = "cli")]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TEXT: &str = "Токаев прибыл в Москву. Товарооборот с Китаем превысил 44 миллиарда долларов.";

fn explain(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tarazy"))
        .arg("explain")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

#[test]
fn shows_words_finds_and_the_rule_of_each_fact() {
    let text = printed(&explain(&["-"], TEXT));
    let has = |part: &str| assert!(text.contains(part), "no {part} in\n{text}");
    has("[Токаев|токаев] прибыл в [Москву|RU capital].");
    has("прибыл/прибыть");
    has("@visited");
    has("44000000000 USD over");
    has("* meeting");
    has("meeting.visited: with RU");
    has("* indicator");
    assert!(!text.contains('\u{1b}'), "no colours");
}

#[test]
fn every_word_of_the_text_stands_in_the_objects_where_they_say() {
    let printed = printed(&explain(&["-", "--format", "jsonl"], TEXT));
    assert_eq!(printed.lines().count(), 1);
    let it: Value = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(it["document"], "stdin");
    let chars: Vec<char> = TEXT.chars().collect();
    let mut words = String::new();
    for sentence in it["sentences"].as_array().expect("a list") {
        for word in sentence["words"].as_array().expect("a list") {
            let at = |key: &str| word[key].as_u64().expect("an offset") as usize;
            let cut: String = chars[at("start")..at("end")].iter().collect();
            assert_eq!(word["text"], cut.as_str());
            words.push_str(&cut);
        }
    }
    assert_eq!(words, TEXT.replace(' ', ""));
}

#[test]
fn needs_a_file_that_can_be_read() {
    let none = explain(&[], "");
    assert_eq!(none.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&none.stderr).contains("explain needs a file"));
    assert_eq!(explain(&["no such file"], "").status.code(), Some(1));
}
