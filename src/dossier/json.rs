//! The dossier as lines of JSON, offsets in code points: a line for each record, package, partner
//! and speaker.
//!
//! Every member has its document, the number of its fact there, and the words of its evidence, so
//! that each variant leads to its sentence.

use std::collections::BTreeMap;

use super::{Dossier, Interval, Member, Merged, Package, Variant};
use crate::corpus::Document;
use crate::record::json::{Object, detail, number, quoted};
use crate::record::{Fact, FactKind, Record};
use crate::text::CodePoints;

/// How the variants of an indicator stand to each other is told for so many of them, the first: pairs
/// grow with the square.
const MOST_RELATED: usize = 64;

struct Page<'a> {
    document: &'a Document,
    record: &'a Record,
    points: CodePoints,
}

type Pages<'a> = BTreeMap<&'a str, Page<'a>>;

/// The lines, each with a line break at its end. `documents` and `records` are those that the
/// dossier was made of, in any order but the same.
pub fn to_json_lines(dossier: &Dossier, documents: &[Document], records: &[Record]) -> String {
    let pages: Pages = documents
        .iter()
        .zip(records)
        .map(|(document, record)| {
            let points = CodePoints::new(&document.text);
            (document.meta.id.as_str(), Page { document, record, points })
        })
        .collect();
    let mut out = String::new();
    let mut line = |json: String| {
        out.push_str(&json);
        out.push('\n');
    };
    for (id, record) in dossier.all().enumerate() {
        line(merged(id, record, &pages));
    }
    for part in &dossier.packages {
        line(package(part, dossier.events.len()));
    }
    for partner in &dossier.partners {
        line(who("partner", &partner.id, &partner.documents, partner.facts));
    }
    for speaker in &dossier.speakers {
        line(who("speaker", &speaker.id, &speaker.documents, speaker.facts));
    }
    out
}

fn merged(id: usize, record: &Merged, pages: &Pages) -> String {
    let mut out = Object::new();
    out.number("record", id as f64);
    out.string("kind", record.kind.code());
    out.optional("home", record.home.as_deref());
    out.list("partners", record.partners.iter().map(|id| quoted(id)));
    out.list("documents", record.documents().into_iter().map(quoted));
    out.list("variants", record.variants.iter().map(|v| variant(v, pages)));
    if record.kind == FactKind::Indicator {
        let count = record.variants.len().min(MOST_RELATED);
        let pairs = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
        out.list("relations", pairs.map(|(a, b)| relation(record, a, b)));
    }
    out.close()
}

fn relation(record: &Merged, a: usize, b: usize) -> String {
    let mut out = Object::new();
    out.number("a", a as f64);
    out.number("b", b as f64);
    out.list("classes", record.relations(a, b).into_iter().map(|class| quoted(class.code())));
    out.close()
}

fn variant(variant: &Variant, pages: &Pages) -> String {
    let mut out = Object::new();
    out.list("partners", variant.partners.iter().map(|id| quoted(id)));
    if let Some(page) = variant.members.first().and_then(|m| pages.get(m.document.as_str())) {
        detail(&variant.detail, &page.document.text, &page.points, &mut out);
    }
    out.list("members", variant.members.iter().map(|m| member(m, pages)));
    out.close()
}

fn member(member: &Member, pages: &Pages) -> String {
    let mut out = Object::new();
    out.string("document", &member.document);
    out.number("fact", member.fact as f64);
    out.optional("speaker", member.speaker.as_deref());
    if member.hedged {
        out.raw("hedged", "true");
    }
    if !member.inferred.is_empty() {
        out.list("inferred", member.inferred.iter().map(|i| quoted(i.code())));
    }
    let page = pages.get(member.document.as_str());
    let fact = |page: &Page| page.record.facts.get(member.fact).cloned();
    if let Some((page, Fact { span, .. })) = page.and_then(|page| Some((page, fact(page)?))) {
        out.number("start", page.points.of(span.start) as f64);
        out.number("end", page.points.of(span.end) as f64);
        out.string("evidence", span.of(&page.document.text));
    }
    out.close()
}

fn package(package: &Package, first_deal: usize) -> String {
    let mut out = Object::new();
    out.string("kind", "package");
    out.number("record", (first_deal + package.deal) as f64);
    out.list("parts", package.parts.iter().map(|part| number((first_deal + part) as f64)));
    out.optional("currency", package.currency.as_deref());
    out.number("named", package.named);
    out.list("left", package.left.iter().map(interval));
    out.close()
}

fn interval(interval: &Interval) -> String {
    let mut out = Object::new();
    out.optional_number("lower", interval.lower.map(|end| end.value));
    out.optional_number("upper", interval.upper.map(|end| end.value));
    out.close()
}

fn who(kind: &str, id: &str, documents: &[String], facts: usize) -> String {
    let mut out = Object::new();
    out.string("kind", kind);
    out.string("id", id);
    out.list("documents", documents.iter().map(|id| quoted(id)));
    out.number("facts", facts as f64);
    out.close()
}
