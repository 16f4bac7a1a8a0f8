//! Speed of the views, natively: `cargo bench --bench views`. How long the engine takes to answer a
//! change of the controls, with the five articles and with 10 000 documents made of their paragraphs.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use tarazy::api::{Engine, Request, Response};
use tarazy::corpus::{self, Document};
use tarazy::query::{Filter, Selection};
use tarazy::view::{Look, View};

const DOCUMENTS: usize = 10_000;
const PARAGRAPHS: usize = 2;

/// Paragraphs in an order that a linear congruence gives (Numerical Recipes, 3rd ed., 7.1).
fn many() -> Vec<Document> {
    let corpus = corpus::builtin();
    let paragraphs: Vec<&str> = corpus
        .iter()
        .flat_map(|document| document.segments.iter().map(|s| s.span.of(&document.text)))
        .collect();
    let mut state: u32 = 1;
    let mut document = |number: usize| {
        let mut text = String::new();
        for _ in 0..PARAGRAPHS {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text += paragraphs[(state >> 8) as usize % paragraphs.len()];
            text.push('\n');
        }
        Document::from_text(&format!("d{number}"), text)
    };
    (0..DOCUMENTS).map(&mut document).collect()
}

fn views(criterion: &mut Criterion) {
    for (name, documents) in [("articles", corpus::builtin()), ("10000", many())] {
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
