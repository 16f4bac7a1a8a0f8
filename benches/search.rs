//! Speed of search, natively: `cargo bench --bench search`. The text is 5 MB of paragraphs of the
//! embedded articles in an order of their own, as articles of some twenty paragraphs.

#[path = "../e2e/bench/corpus.rs"]
mod shuffle;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tarazy::corpus::Document;
use tarazy::extract::Extractor;
use tarazy::lexicon::Lexicon;
use tarazy::morph::Morph;
use tarazy::query::Filter;
use tarazy::query::search::{Aliases, Index, Order, Page};
use tarazy::record::Record;

const SIZE: usize = 5_000_000;
const PARAGRAPHS: usize = 20;

/// Queries of every kind, from rare words to one that stands in nearly every sentence.
const QUERIES: [&str; 12] = [
    "Казахстан",
    "политика",
    "визит",
    "ЕС",
    "в",
    "=России",
    "сотруднич*",
    "\"внешняя политика\"",
    "Китай NEAR/5 Россия",
    "Китай -США",
    "инвестиция | кредит",
    "rfpf[cnfy",
];

/// Articles until there are `SIZE` bytes of them.
fn documents() -> Vec<Document> {
    let mut size = 0;
    let wanted = shuffle::shuffled(PARAGRAPHS).take_while(|document| {
        let more = size < SIZE;
        size += document.text.len();
        more
    });
    wanted.collect()
}

fn index(documents: &[Document], records: &[Record]) -> Index {
    let mut index = Index::new(Morph::builtin(), Lexicon::builtin());
    for (document, record) in documents.iter().zip(records) {
        index.add(document, record);
    }
    index
}

fn search(criterion: &mut Criterion) {
    let documents = documents();
    let mut extractor = Extractor::new();
    let records: Vec<Record> = documents.iter().map(|d| extractor.extract(d)).collect();
    let size: u64 = documents.iter().map(|document| document.text.len() as u64).sum();

    let mut group = criterion.benchmark_group("search");
    group.throughput(Throughput::BytesDecimal(size));
    group.bench_function("index", |b| b.iter(|| black_box(index(&documents, &records))));
    group.finish();

    let ready = index(&documents, &records);
    println!("{} documents, {} words, {} forms", documents.len(), ready.len(), ready.forms());
    let mut group = criterion.benchmark_group("query");
    for (aliases, named) in [(Aliases::Excluded, ""), (Aliases::Included, ", other names")] {
        for query in QUERIES {
            let page = Page { order: Order::Left, ..Page::default() };
            group.bench_function(format!("{query}{named}"), |b| {
                b.iter(|| {
                    let found = ready.find(query, aliases, &Filter::default());
                    black_box(ready.answer(&found, &documents, page))
                });
            });
        }
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1));
    targets = search
}
criterion_main!(benches);
