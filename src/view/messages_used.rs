//! Laws of the interface's words: every key used is there, every key there is used, and no words
//! stand anywhere else.

use std::fs;
use std::path::{Path, PathBuf};

use super::messages::TABLES;
use super::{Language, Messages, View, passages};
use crate::dossier::Relation;
use crate::query::{Certainty, Facet};
use crate::record::{
    AgreementStatus, Bound, FactKind, Function, Inference, MeetingForm, MembershipStatus, Metric,
    Mode, RiskType, Touch,
};
use crate::view::Topic;

fn find(key: &str) -> Option<&'static str> {
    Messages::table().find(Language::Ru, key)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            out.push(path);
        }
    }
}

/// The code of a file: no comments, nothing from the first test module on.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("file");
    let head = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines = head.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| line.split(" // ").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

fn folder_code(folder: &str) -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    sources(&root().join(folder), &mut paths);
    paths
        .into_iter()
        .filter(|path| !path.ends_with("messages_used.rs"))
        .map(|path| (path.clone(), code(&path)))
        .collect()
}

/// String literals of the code of the page, its view models and reports.
fn literals() -> Vec<String> {
    let files = ["src/ui", "src/view", "src/report"].into_iter().flat_map(folder_code);
    files
        .flat_map(|(_, code)| {
            code.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()
        })
        .collect()
}

fn keys() -> Vec<&'static str> {
    let lines = TABLES.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(key, _)| key).collect()
}

/// Keys that code builds from a word of the schema.
fn built_keys() -> Vec<String> {
    fn all(family: &str, codes: impl Iterator<Item = &'static str>) -> Vec<String> {
        codes.map(|code| format!("{family}.{code}")).collect()
    }
    let bounds = Bound::ALL.into_iter().filter(|bound| *bound != Bound::Exact);
    let mut out = all("metric", Metric::ALL.iter().map(|x| x.code()));
    out.extend(all("agreement", AgreementStatus::ALL.iter().map(|x| x.code())));
    out.extend(all("meeting", MeetingForm::ALL.iter().map(|x| x.code())));
    out.extend(all("membership", MembershipStatus::ALL.iter().map(|x| x.code())));
    out.extend(all("function", Function::ALL.iter().map(|x| x.code())));
    out.extend(all("risk", RiskType::ALL.iter().map(|x| x.code())));
    out.extend(all("mode", Mode::ALL.iter().map(|x| x.code())));
    out.extend(all("inference", Inference::ALL.iter().map(|x| x.code())));
    out.extend(all("relation", Relation::ALL.iter().map(|x| x.code())));
    out.extend(all("bound", bounds.map(Bound::code)));
    out.extend(all("topic", Topic::ALL.iter().map(|x| x.code())));
    out.extend(Topic::ALL.iter().map(|topic| format!("topic.{}.note", topic.code())));
    out.extend(all("kind", FactKind::ALL.iter().map(|x| x.code())));
    out.extend(all("view", View::ALL.iter().map(|x| x.code())));
    out.extend(all("certainty", Certainty::ALL.iter().map(|x| x.code())));
    for facet in Facet::ALL {
        match facet {
            Facet::Text => out.push("chip.text".to_owned()),
            Facet::Year => out.extend(["filter.year", "chip.year"].map(str::to_owned)),
            facet => out.extend(
                [format!("filter.{}", facet.code()), format!("filter.{}.hint", facet.code())]
                    .into_iter()
                    .chain([format!("chip.{}", facet.code())]),
            ),
        }
    }
    out.extend((1..=12).flat_map(|n| [format!("month.{n}"), format!("month.{n}.of")]));
    out.extend((1..=12).map(|n| format!("month.{n}.short")));
    out.extend((1..=12).map(|n| format!("month.{n}.from")));
    out.extend((21..=24).flat_map(|n| [format!("month.{n}"), format!("month.{n}.from")]));
    let layers = crate::view::article::Layer::WORDS;
    out.extend(all("layer", layers.iter().map(|layer| layer.code())));
    out.extend(all("cite.style", ["gost", "apa", "plain"].into_iter()));
    let formats = ["html", "md", "docx", "xlsx", "csv", "json"];
    out.extend(all("gather.export", formats.into_iter()));
    for ask in passages::asks() {
        out.extend([format!("passages.{}", ask.panel), format!("passages.{}.note", ask.panel)]);
        for part in &ask.parts {
            out.extend(all("passages", std::iter::once(part.name)));
            // Only where a column has several families does it say which.
            out.extend(all(
                "passages",
                part.families.iter().copied().filter(|_| part.families.len() > 1),
            ));
        }
    }
    out.extend(all("passages", ["named", "who", "quote"].into_iter()));
    let fields = ["title", "publisher", "date", "url", "site", "language", "home"];
    out.extend(fields.map(|field| format!("known.{field}")));
    let added = ["state", "organisation", "bloc", "alias", "term"];
    out.extend(all("amend.add", added.into_iter()));
    let touches = [Touch::Confirmed, Touch::Mended, Touch::Renamed, Touch::Rejected, Touch::Gone];
    out.extend(all("touch", touches.iter().map(|x| x.code())));
    for kind in FactKind::ALL {
        out.extend(all(&super::phrase::family(*kind), crate::amend::sorts(*kind).into_iter()));
    }
    out
}

#[test]
fn every_key_that_code_builds_is_there() {
    let missing: Vec<_> = built_keys().into_iter().filter(|key| find(key).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_key_written_in_code_is_there() {
    let families: Vec<_> = keys().iter().filter_map(|key| key.split('.').next()).collect();
    let is_key = |text: &str| {
        let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '.' | '-');
        text.contains('.')
            && text.chars().all(plain)
            && text.split('.').all(|part| !part.is_empty())
            && text.split('.').next().is_some_and(|family| families.contains(&family))
            // A file inside a report's package.
            && !text.split('.').any(|part| part == "xml")
    };
    // A key, or the family of keys that code ends with a word of the schema.
    let is_known = |text: &str| {
        find(text).is_some()
            || keys()
                .iter()
                .any(|key| key.strip_prefix(text).is_some_and(|rest| rest.starts_with('.')))
    };
    let missing: Vec<_> =
        literals().into_iter().filter(|text| is_key(text) && !is_known(text)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_key_is_unused() {
    let literals = literals();
    let built = built_keys();
    let shell = fs::read_to_string(root().join("index.html")).expect("index.html");
    let is_used = |key: &str| {
        let stem = [".one", ".few", ".many"].iter().find_map(|form| key.strip_suffix(form));
        literals.iter().any(|text| text == key || Some(text.as_str()) == stem)
            || built.iter().any(|known| known == key)
            || shell.contains(&format!("data-key=\"{key}\""))
            // Open families: what the table lacks is shown as the record has it.
            || key.starts_with("currency.")
            || key.starts_with("unit.")
            // Built from the word inside a kind.
            || key.starts_with("further.")
            || key.starts_with("duration.")
            // Built from an id of the lexicon.
            || key.starts_with("entity.")
            // Built by a view's switches from the names of its options.
            || key.starts_with("option.")
    };
    let unused: Vec<_> = keys().into_iter().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn the_page_has_no_words_of_its_own() {
    for (path, code) in folder_code("src/ui") {
        let cyrillic = code.chars().find(|c| ('\u{400}'..='\u{4ff}').contains(c));
        assert_eq!(cyrillic, None, "{}", path.display());
    }
}

#[test]
fn the_shell_says_what_the_table_says() {
    let page = fs::read_to_string(root().join("index.html")).expect("index.html");
    let mut seen = 0;
    for part in page.split("data-key=\"").skip(1) {
        let (key, rest) = part.split_once('"').expect("closing mark");
        let text = rest.split_once('>').and_then(|(_, rest)| rest.split_once('<'));
        assert_eq!(text.map(|(text, _)| text), find(key), "{key}");
        seen += 1;
    }
    assert!(seen >= 6, "{seen}");
}
