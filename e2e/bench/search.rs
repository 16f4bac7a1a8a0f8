//! Search in a page, measured from outside: `node e2e/bench/search.mjs`. No part of the shipped
//! page.
//!
//! Puts functions on the global object: one makes the text (paragraphs of the embedded articles in
//! another order) and hands its sentences out, so that other libraries index the same; one indexes;
//! one searches and counts the characters of the answer, so that nothing can be left out.

#[path = "corpus.rs"]
mod shuffle;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use tarazy::corpus::Document;
use tarazy::extract::Extractor;
use tarazy::lexicon::Lexicon;
use tarazy::morph::Morph;
use tarazy::query::Filter;
use tarazy::query::search::{Aliases, Index, Order, Page};
use tarazy::record::Record;
use tarazy::text::{sentences, tokenize};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// Paragraphs of a made document.
const PARAGRAPHS: usize = 20;

#[derive(Default)]
struct Bench {
    documents: Vec<Document>,
    records: Vec<Record>,
    index: Option<Index>,
}

fn main() {
    let bench = Rc::new(RefCell::new(Bench::default()));
    let made = Rc::clone(&bench);
    expose("tarazyText", move |bytes: JsValue| {
        let mut bench = made.borrow_mut();
        bench.documents = documents(bytes.as_f64().unwrap_or(0.0) as usize);
        let mut extractor = Extractor::new();
        bench.records = bench.documents.iter().map(|d| extractor.extract(d)).collect();
        bench.documents.iter().flat_map(sentences_of).collect::<Array>().into()
    });
    let indexed = Rc::clone(&bench);
    expose("tarazyIndex", move |_| {
        let mut bench = indexed.borrow_mut();
        let mut index = Index::new(Morph::builtin(), Lexicon::builtin());
        for (document, record) in bench.documents.iter().zip(&bench.records) {
            index.add(document, record);
        }
        let words = index.len() as f64;
        bench.index = Some(index);
        words.into()
    });
    let search = move |aliases: Aliases, order: Order| {
        let bench = Rc::clone(&bench);
        move |query: JsValue| {
            let bench = bench.borrow();
            let Some(index) = &bench.index else { return JsValue::UNDEFINED };
            let query = query.as_string().unwrap_or_default();
            let found = index.find(&query, aliases, &Filter::default());
            let page = Page { order, ..Page::default() };
            let answer = index.answer(&found, &bench.documents, page);
            let shown: usize = answer.lines.iter().map(|l| l.left.len() + l.right.len()).sum();
            Array::of2(&f64::from(answer.sentences).into(), &(shown as f64).into()).into()
        }
    };
    expose("tarazySearch", search(Aliases::Excluded, Order::Text));
    expose("tarazyLeft", search(Aliases::Excluded, Order::Left));
    expose("tarazyAliases", search(Aliases::Included, Order::Text));
}

fn sentences_of(document: &Document) -> Vec<JsValue> {
    let text = &document.text;
    let tokens = tokenize(text);
    let cut = |range: std::ops::Range<usize>| {
        let list = tokens.list().get(range).unwrap_or_default();
        let span = list.first()?.span.cover(list.last()?.span);
        Some(JsValue::from_str(span.of(text)))
    };
    sentences(text, &tokens).into_iter().filter_map(cut).collect()
}

/// Articles until there are `bytes` of them, as in `benches/search.rs`.
fn documents(bytes: usize) -> Vec<Document> {
    let mut size = 0;
    let wanted = shuffle::shuffled(PARAGRAPHS).take_while(|document| {
        let more = size < bytes;
        size += document.text.len();
        more
    });
    wanted.collect()
}

fn expose(name: &str, run: impl FnMut(JsValue) -> JsValue + 'static) {
    let function: Function =
        Closure::<dyn FnMut(JsValue) -> JsValue>::new(run).into_js_value().into();
    if let Err(error) = Reflect::set(&js_sys::global(), &JsValue::from_str(name), &function) {
        wasm_bindgen::throw_val(error);
    }
}
