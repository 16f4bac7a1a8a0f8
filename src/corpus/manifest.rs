//! The manifest of the embedded corpus: what is known of each article, and how.
//!
//! In: the text of `seeds/manifest.tsv`. Out: [`Document`]s. Only the build reads it.

use super::{Document, Known, Provenance};
use crate::record::DocMeta;

/// Fields that every document has a line for.
const FIELDS: [&str; 7] = ["title", "publisher", "date", "url", "site", "language", "home"];

/// The documents of `manifest`, in its order. `text` gives the text of a document by its id.
///
/// # Errors
/// The number of a line and what is wrong with it.
pub fn documents(
    manifest: &str,
    text: impl Fn(&str) -> Option<String>,
) -> Result<Vec<Document>, String> {
    let mut out: Vec<Document> = Vec::new();
    for (i, line) in manifest.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let at = |what: &str| format!("line {}: {what}", i + 1);
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, field, value, how, evidence] = columns.as_slice() else {
            return Err(at("five columns expected"));
        };
        if out.last().is_none_or(|document| document.meta.id != *id) {
            let text = text(id).ok_or_else(|| at("no such document"))?;
            out.push(blank(id, text));
        }
        let Some(document) = out.last_mut() else { continue };
        let provenance = provenance(how, evidence, value, &document.text).map_err(at)?;
        let value = (!value.is_empty()).then(|| (*value).to_owned());
        let slot = slot(document, field).ok_or_else(|| at("unknown field"))?;
        *slot = value;
        document.known.push(Known { field: (*field).to_owned(), provenance });
    }
    for document in &out {
        let fields: Vec<&str> = document.known.iter().map(|known| known.field.as_str()).collect();
        if fields != FIELDS {
            return Err(format!("{}: fields {fields:?}, expected {FIELDS:?}", document.meta.id));
        }
    }
    Ok(out)
}

fn blank(id: &str, text: String) -> Document {
    Document {
        meta: DocMeta { id: id.to_owned(), ..DocMeta::default() },
        language: None,
        site: None,
        known: Vec::new(),
        segments: super::segment(&text),
        text,
    }
}

fn slot<'a>(document: &'a mut Document, field: &str) -> Option<&'a mut Option<String>> {
    let meta = &mut document.meta;
    Some(match field {
        "title" => &mut meta.title,
        "publisher" => &mut meta.publisher,
        "date" => &mut meta.date,
        "url" => &mut meta.url,
        "home" => &mut meta.home,
        "language" => &mut document.language,
        "site" => &mut document.site,
        _ => return None,
    })
}

fn provenance(
    how: &str,
    evidence: &str,
    value: &str,
    text: &str,
) -> Result<Provenance, &'static str> {
    match (how, evidence.is_empty(), value.is_empty()) {
        ("text", true, false) => Ok(Provenance::Text),
        ("publisher", true, false) => Ok(Provenance::Publisher),
        ("unknown", true, true) => Ok(Provenance::Unknown),
        ("inferred", false, false) if text.contains(evidence) => {
            Ok(Provenance::Inferred(evidence.to_owned()))
        }
        ("inferred", false, false) => Err("the evidence does not stand in the text"),
        _ => Err("value, provenance and evidence do not fit together"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "# doc\na\ttitle\t\tunknown\t\na\tpublisher\tX\tpublisher\t\n\
                        a\tdate\t2025\tinferred\tВ 2025 году.\na\turl\t\tunknown\t\n\
                        a\tsite\t\tunknown\t\na\tlanguage\tru\ttext\t\na\thome\tKZ\ttext\t\n";

    fn read(manifest: &str) -> Result<Vec<Document>, String> {
        documents(manifest, |id| (id == "a").then(|| "Было. В 2025 году.".to_owned()))
    }

    #[test]
    fn reads_values_and_how_they_are_known() {
        let documents = read(GOOD).unwrap_or_default();
        let [document] = documents.as_slice() else { panic!("one document expected") };
        assert_eq!(document.meta.date.as_deref(), Some("2025"));
        assert_eq!(document.known[0].provenance, Provenance::Unknown);
        assert_eq!(document.known[2].provenance, Provenance::Inferred("В 2025 году.".to_owned()));
    }

    #[test]
    fn refuses_what_the_text_does_not_bear_out() {
        assert!(read(&GOOD.replace("В 2025 году.", "В 2026 году.")).is_err());
        assert!(read(&GOOD.replace("a\tsite", "a\tplace")).is_err());
        assert!(read(&GOOD.replace("a\t", "b\t")).is_err());
        assert!(read(&GOOD.replace("X\tpublisher", "X\tunknown")).is_err());
        assert!(read(&GOOD.replace("a\tsite\t\tunknown\t\n", "")).is_err());
    }
}
