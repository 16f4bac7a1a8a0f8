//! Speed of the views, natively: `cargo bench --bench views`. How long the engine takes to answer a
//! change of the controls, with the five articles and with 10 000 documents made of their paragraphs.

#[path = "../e2e/bench/corpus.rs"]
mod shuffle;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use tarazy::api::{Engine, Request, Response};
use tarazy::corpus;
use tarazy::query::{Filter, Selection};
use tarazy::view::{Look, View};

const DOCUMENTS: usize = 10_000;
const PARAGRAPHS: usize = 2;

fn views(criterion: &mut Criterion) {
    for (name, documents) in [
        ("articles", corpus::builtin()),
        ("10000", shuffle::shuffled(PARAGRAPHS).take(DOCUMENTS).collect()),
    ] {
        let mut engine = Engine::over(documents);
        let Response::Overview(overview) = engine.handle(Request::Open) else { return };
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10).measurement_time(Duration::from_secs(3));
        for view in View::ALL {
            let partners =
                if *view == View::Compare { overview.default_partners() } else { vec![] };
            let filter =
                Filter { speakers: vec![Selection::AUTHOR.to_owned()], ..Filter::default() };
            let selection = Selection { partners, filter };
            let look = Look { view: *view, selection, ..Look::default() };
            group.bench_function(view.code(), |bencher| {
                bencher.iter(|| {
                    black_box(engine.handle(Request::Show(Box::new(look.clone()))));
                });
            });
        }
    }
}

criterion_group!(benches, views);
criterion_main!(benches);
