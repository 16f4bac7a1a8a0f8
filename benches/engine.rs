//! Speed of the engine, natively: `make bench`. Inputs are the embedded articles; throughput is in
//! bytes of UTF-8 text a second (a Russian letter is two bytes).

use std::hint::black_box;
use std::time::Duration;

use aho_corasick::AhoCorasick;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tarazy::api::{Engine, Request};
use tarazy::corpus::{self, Document};
use tarazy::extract::Extractor;
use tarazy::text::{sentences, tokenize};

/// Size of the long input, in bytes: the corpus some 45 times over.
const LONG: usize = 5_000_000;

/// The articles again and again, as documents, `LONG` bytes in all.
fn documents() -> Vec<Document> {
    let corpus = corpus::builtin();
    let mut out: Vec<Document> = Vec::new();
    let mut size = 0;
    for document in corpus.iter().cycle() {
        if size >= LONG {
            break;
        }
        size += document.text.len();
        out.push(document.clone());
    }
    out
}

fn engine(criterion: &mut Criterion) {
    let documents = documents();
    let size: u64 = documents.iter().map(|document| document.text.len() as u64).sum();

    let mut group = criterion.benchmark_group("text");
    group.throughput(Throughput::BytesDecimal(size));
    group.bench_function("tokens and sentences", |b| {
        b.iter(|| {
            for document in &documents {
                let tokens = tokenize(&document.text);
                black_box(sentences(&document.text, &tokens));
            }
        });
    });
    group.finish();

    let mut group = criterion.benchmark_group("extract");
    group.throughput(Throughput::BytesDecimal(size));
    group.bench_function("all facts, one extractor", |b| {
        b.iter(|| {
            let mut extractor = Extractor::new();
            for document in &documents {
                black_box(extractor.extract(document));
            }
        });
    });
    let text: String = documents.iter().map(|document| document.text.as_str()).collect();
    group.bench_function("one long document, segments too", |b| {
        b.iter(|| {
            let document = Document::from_text("long", text.clone());
            black_box(Extractor::new().extract(&document));
        });
    });
    group.finish();

    // The nearest thing to the physical limit: one automaton of all names of the lexicon.
    let extractor = Extractor::new();
    let names: Vec<&str> =
        extractor.lexicon().entries().map(|entry| entry.name).filter(|n| !n.is_empty()).collect();
    if let Ok(automaton) = AhoCorasick::new(&names) {
        let mut group = criterion.benchmark_group("limit");
        group.throughput(Throughput::BytesDecimal(text.len() as u64));
        group.bench_function("names by Aho–Corasick", |b| {
            b.iter(|| black_box(automaton.find_iter(&text).count()));
        });
        group.finish();
    }

    let mut group = criterion.benchmark_group("start");
    group.bench_function("extractor ready", |b| b.iter(|| black_box(Extractor::new())));
    group.bench_function("embedded corpus compared", |b| {
        b.iter(|| black_box(Engine::new().handle(Request::Open)));
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(5));
    targets = engine
}
criterion_main!(benches);
