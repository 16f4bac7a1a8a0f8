//! Precision and recall against documents annotated by hand (`tests/gold/*.gold.json`), with a
//! floor for each kind (`tests/gold/floors.tsv`). `make gold` prints the table.
//!
//! A find is right when its kind agrees, its span overlaps enough and the values that its kind is
//! about agree; the match is greedy, one to one, in the order of the text, best overlap first.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// Kinds of mentions whose ids are closed enough to score.
const SCORED: [&str; 5] = ["state", "bloc", "organisation", "person", "route"];
const LAYERS: [&str; 3] = ["mentions", "quantities", "facts"];

fn place(item: &Value) -> (f64, f64) {
    let at = |key: &str| item[key].as_f64().expect("an offset");
    (at("start"), at("end"))
}

/// Length shared by two spans; not above zero where they do not overlap.
fn shared(a: &Value, b: &Value) -> f64 {
    let ((a0, a1), (b0, b1)) = (place(a), place(b));
    a1.min(b1) - a0.max(b0)
}

/// Intersection over union.
fn iou(a: &Value, b: &Value) -> f64 {
    let ((a0, a1), (b0, b1)) = (place(a), place(b));
    let inter = shared(a, b);
    if inter <= 0.0 { 0.0 } else { inter / (a1.max(b1) - a0.min(b0)) }
}

fn string<'a>(item: &'a Value, key: &str) -> &'a str {
    item[key].as_str().unwrap_or_default()
}

fn same_word(a: &Value, b: &Value, key: &str) -> bool {
    string(a, key).to_lowercase() == string(b, key).to_lowercase()
}

fn same_number(a: &Value, b: &Value, key: &str) -> bool {
    match (a[key].as_f64(), b[key].as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0),
        _ => a[key] == b[key],
    }
}

/// Surnames agree; a whole name agrees with its last word.
fn same_person(a: &Value, b: &Value, key: &str) -> bool {
    let norm = |item| string(item, key).to_lowercase().replace('ё', "е").trim().to_owned();
    let (a, b): (String, String) = (norm(a), norm(b));
    let last = |name: &str| name.split_whitespace().last().map(str::to_owned);
    a == b
        || (!a.is_empty()
            && !b.is_empty()
            && (last(&a).as_ref() == Some(&b) || last(&b).as_ref() == Some(&a)))
}

/// Shared members over all members; 1 where both are empty.
fn jaccard(a: &Value, b: &Value, key: &str) -> f64 {
    let set = |item: &Value| -> std::collections::BTreeSet<String> {
        let list = item[key].as_array().map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let (a, b) = (set(a), set(b));
    let all = a.union(&b).count();
    if all == 0 { 1.0 } else { a.intersection(&b).count() as f64 / all as f64 }
}

fn same_mention(gold: &Value, found: &Value) -> bool {
    iou(gold, found) >= 0.5
        && if string(gold, "kind") == "person" {
            same_person(gold, found, "id")
        } else {
            same_word(gold, found, "id")
        }
}

fn same_quantity(gold: &Value, found: &Value) -> bool {
    iou(gold, found) >= 0.5
        && match string(gold, "kind") {
            "date" | "duration" => gold["value"] == found["value"],
            "money" => same_number(gold, found, "value") && gold["currency"] == found["currency"],
            _ => same_number(gold, found, "value"),
        }
}

fn same_fact(gold: &Value, found: &Value) -> bool {
    let partners = || jaccard(gold, found, "partners") >= 0.5;
    shared(gold, found) > 0.0
        && match string(gold, "kind") {
            "statement" => same_person(gold, found, "speaker") && iou(gold, found) >= 0.3,
            "risk" => gold["type"] == found["type"],
            "membership" => same_word(gold, found, "organisation"),
            "indicator" => {
                partners() && gold["metric"] == found["metric"] && same_number(gold, found, "value")
            }
            "agreement" => partners() && same_number(gold, found, "value"),
            "meeting" => partners() && gold["form"] == found["form"],
            _ => partners(),
        }
}

/// Right, superfluous, missed.
#[derive(Clone, Copy, Default)]
struct Tally {
    right: usize,
    extra: usize,
    missed: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.extra += other.extra;
        self.missed += other.missed;
    }

    fn precision(self) -> f64 {
        ratio(self.right, self.right + self.extra)
    }

    fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }

    fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn matched(gold: &[&Value], found: &[&Value], same: fn(&Value, &Value) -> bool) -> Tally {
    let mut gold = gold.to_vec();
    gold.sort_by(|a, b| place(a).0.total_cmp(&place(b).0));
    let mut left = found.to_vec();
    let mut tally = Tally::default();
    for item in gold {
        let mut best: Option<(usize, f64)> = None;
        for (i, candidate) in left.iter().enumerate() {
            let overlap = iou(item, candidate);
            if same(item, candidate) && best.is_none_or(|(_, most)| overlap > most) {
                best = Some((i, overlap));
            }
        }
        match best {
            Some((i, _)) => {
                left.remove(i);
                tally.right += 1;
            }
            None => tally.missed += 1,
        }
    }
    tally.extra = left.len();
    tally
}

/// Role facts as (partner, function) pairs: who does what, wherever it is said.
fn roles(record: &Value) -> std::collections::BTreeSet<(String, String)> {
    let list = |item: &Value, key: &str| -> Vec<String> {
        let list = item[key].as_array().map_or(&[][..], Vec::as_slice);
        list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let facts = record["facts"].as_array().map_or(&[][..], Vec::as_slice);
    facts
        .iter()
        .filter(|fact| fact["kind"] == "role")
        .flat_map(|fact| {
            let functions = list(fact, "functions");
            list(fact, "partners")
                .into_iter()
                .flat_map(move |p| functions.clone().into_iter().map(move |f| (p.clone(), f)))
        })
        .collect()
}

/// Adds the score of one document to the table.
fn score(table: &mut BTreeMap<String, Tally>, gold: &Value, found: &Value) {
    let excluded: Vec<(f64, f64)> = gold["doc"]["excluded"]
        .as_array()
        .map_or(&[][..], Vec::as_slice)
        .iter()
        .map(|span| (span[0].as_f64().expect("start"), span[1].as_f64().expect("end")))
        .collect();
    let outside = |item: &Value| {
        let (start, end) = place(item);
        !excluded.iter().any(|(from, to)| start >= *from && end <= *to)
    };
    for layer in LAYERS {
        let (name, same): (&str, fn(&Value, &Value) -> bool) = match layer {
            "mentions" => ("mention", same_mention),
            "quantities" => ("quantity", same_quantity),
            _ => ("fact", same_fact),
        };
        let scored = |item: &Value| match layer {
            "mentions" => SCORED.contains(&string(item, "kind")),
            "facts" => item["kind"] != "role",
            _ => true,
        };
        let golds: Vec<&Value> =
            gold[layer].as_array().expect(layer).iter().filter(|item| scored(item)).collect();
        let founds: Vec<&Value> = found[layer]
            .as_array()
            .map_or(&[][..], Vec::as_slice)
            .iter()
            .filter(|item| scored(item) && outside(item))
            .collect();
        let mut kinds: Vec<&str> =
            golds.iter().chain(&founds).map(|item| string(item, "kind")).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            let of = |items: &[&Value]| -> Vec<Value> {
                items.iter().filter(|i| i["kind"] == kind).map(|i| (*i).clone()).collect()
            };
            let (golds, founds) = (of(&golds), of(&founds));
            let tally = matched(
                &golds.iter().collect::<Vec<_>>(),
                &founds.iter().collect::<Vec<_>>(),
                same,
            );
            table.entry(format!("{name}/{kind}")).or_default().add(tally);
        }
    }
    let mut kept = found.clone();
    if let Some(facts) = kept["facts"].as_array_mut() {
        facts.retain(outside);
    }
    let (golds, founds) = (roles(gold), roles(&kept));
    table.entry("fact/role".to_owned()).or_default().add(Tally {
        right: golds.intersection(&founds).count(),
        extra: founds.difference(&golds).count(),
        missed: golds.difference(&founds).count(),
    });
}

/// Adds the sums of each layer.
fn sums(table: &mut BTreeMap<String, Tally>) {
    for (layer, name) in
        [("mention", "all mentions"), ("quantity", "all quantities"), ("fact", "all facts")]
    {
        let mut sum = Tally::default();
        table.iter().filter(|(k, _)| k.starts_with(&format!("{layer}/"))).for_each(|(_, t)| {
            sum.add(*t);
        });
        table.insert(name.to_owned(), sum);
    }
}

fn print(table: &BTreeMap<String, Tally>) {
    println!("{:24}{:>7}{:>7}{:>7}{:>7}{:>7}{:>7}", "", "P", "R", "F1", "right", "extra", "missed");
    for (kind, t) in table {
        println!(
            "{kind:24}{:7.3}{:7.3}{:7.3}{:7}{:7}{:7}",
            t.precision(),
            t.recall(),
            t.f1(),
            t.right,
            t.extra,
            t.missed
        );
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold")
}

fn golds() -> Vec<Value> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder())
        .expect("tests/gold")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.to_string_lossy().ends_with(".gold.json"))
        .collect();
    paths.sort();
    let read = |path: &PathBuf| {
        serde_json::from_str(&fs::read_to_string(path).expect("UTF-8")).expect("JSON")
    };
    paths.iter().map(read).collect()
}

/// F1 that each kind must reach: `kind`, tab, number; `#` begins a comment.
fn floors() -> BTreeMap<String, f64> {
    fs::read_to_string(folder().join("floors.tsv"))
        .expect("tests/gold/floors.tsv")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let (kind, floor) = line.split_once('\t').expect("kind, tab, floor");
            (kind.to_owned(), floor.trim().parse().expect("a number"))
        })
        .collect()
}

#[test]
fn every_kind_reaches_its_floor() {
    let found: BTreeMap<String, Value> = common::corpus_records()
        .into_iter()
        .map(|record| (string(&record["doc"], "id").to_owned(), record))
        .collect();
    let golds = golds();
    assert!(!golds.is_empty(), "no gold in tests/gold");
    let mut table = BTreeMap::new();
    for gold in &golds {
        let id = string(&gold["doc"], "id");
        score(&mut table, gold, found.get(id).unwrap_or_else(|| panic!("no document {id}")));
    }
    sums(&mut table);
    print(&table);
    let floors = floors();
    let faults: Vec<String> = table
        .iter()
        .filter_map(|(kind, tally)| match floors.get(kind) {
            None => Some(format!("{kind} has no floor")),
            Some(floor) if tally.f1() < *floor => {
                Some(format!("{kind}: F1 {:.3} is under its floor {floor}", tally.f1()))
            }
            Some(_) => None,
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_score_tells_right_from_wrong() {
    let record = |mentions: Value, facts: Value| {
        serde_json::json!({
            "doc": {"id": "x"}, "mentions": mentions, "quantities": [], "facts": facts
        })
    };
    let cn = |start: u32, id: &str| serde_json::json!({"start": start, "end": start + 5, "kind": "state", "id": id});
    let role = |functions: &[&str]| {
        serde_json::json!({
            "start": 0, "end": 9, "kind": "role", "partners": ["CN"], "functions": functions
        })
    };
    let gold = record(
        serde_json::json!([cn(0, "CN"), cn(10, "RU")]),
        serde_json::json!([role(&["trade", "energy"])]),
    );
    let found = record(
        serde_json::json!([cn(1, "cn"), cn(30, "US")]),
        serde_json::json!([role(&["trade"]), role(&["labour"])]),
    );
    let mut table = BTreeMap::new();
    score(&mut table, &gold, &found);
    let tally = table["mention/state"];
    assert_eq!((tally.right, tally.extra, tally.missed), (1, 1, 1));
    let tally = table["fact/role"];
    assert_eq!((tally.right, tally.extra, tally.missed), (1, 1, 1));
    assert!((tally.f1() - 0.5).abs() < 1e-9);
}
