//! Runs the `ok` and `no` lines of the rule files: where a rule must fire and where it must not.

use super::compile::{book, source};
use super::rules;
use crate::corpus::Document;
use crate::extract::Extractor;
use crate::pattern::Rule;
use crate::record::Inference;

/// What a rule of kind `when` lets a fact say of its date.
const DATED: [Inference; 3] =
    [Inference::FromEvent, Inference::CarriedDate, Inference::DateFromDocument];

/// Whether the rule of a fact is this rule or one of its kind with the same settings: of rules
/// that say the same, the first takes the words.
fn says_the_same(id: &str, rule: &Rule) -> bool {
    id == rule.id
        || rules()
            .book
            .rules
            .iter()
            .any(|r| r.id == id && r.kind() == rule.kind() && r.settings == rule.settings)
}

#[test]
fn every_rule_fires_on_its_examples_and_only_there() {
    let mut extractor = Extractor::new();
    let mut faults = Vec::new();
    for rule in &book(source).expect("rule files").rules {
        let examples = rule.ok.iter().map(|e| (true, e)).chain(rule.no.iter().map(|e| (false, e)));
        for (expected, (line, text)) in examples {
            let mut document = Document::from_text("example", text.clone());
            document.meta.home = Some("KZ".into());
            document.meta.date = (rule.kind() == "when").then(|| "2024-12-20".into());
            let facts = extractor.extract(&document).facts;
            let fired = if rule.kind() == "hedge" {
                facts.iter().any(|fact| fact.hedged)
            } else if rule.kind() == "when" {
                facts.iter().any(|fact| fact.inferred.iter().any(|why| DATED.contains(why)))
            } else {
                facts.iter().any(|fact| says_the_same(&fact.rule, rule))
            };
            if fired != expected {
                let others: Vec<_> = facts.iter().map(|fact| fact.rule.as_str()).collect();
                let what = if expected { "does not fire on its `ok`" } else { "fires on its `no`" };
                let id = &rule.id;
                faults.push(format!("line {line}: {id} {what}: {text}\n  fired: {others:?}"));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}\nsrc/data/rules/README.md, «When a rule does not fire», says how to see why",
        faults.len(),
        faults.join("\n")
    );
}
