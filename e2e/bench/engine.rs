//! The engine in a page, measured from outside: `node e2e/bench/engine.mjs`. No part of the shipped
//! page.
//!
//! Puts functions of one number (bytes of text, made of the embedded articles) on the global
//! object; each returns a count, so that nothing can be left out. The clock is the page's.

use js_sys::{Function, Reflect};
use tarazy::corpus::{self, Document};
use tarazy::extract::Extractor;
use tarazy::text::{sentences, tokenize};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

fn main() {
    expose("tarazyReady", |_| {
        let text = "Президент Казахстана посетил Китай: товарооборот вырос на 10%.";
        let document = Document::from_text("ready", text.to_owned());
        Extractor::new().extract(&document).facts.len()
    });
    expose("tarazyTokens", |bytes| {
        let read = |document: &Document| {
            let tokens = tokenize(&document.text);
            sentences(&document.text, &tokens).len()
        };
        documents(bytes).iter().map(read).sum()
    });
    expose("tarazyExtract", |bytes| {
        let mut extractor = Extractor::new();
        documents(bytes).iter().map(|document| extractor.extract(document).facts.len()).sum()
    });
    expose("tarazyLong", |bytes| {
        let text: String = documents(bytes).into_iter().map(|document| document.text).collect();
        let document = Document::from_text("long", text);
        Extractor::new().extract(&document).facts.len()
    });
    expose("tarazyBytes", |bytes| documents(bytes).iter().map(|d| d.text.len()).sum());
}

/// The articles again and again until there are `bytes`.
fn documents(bytes: usize) -> Vec<Document> {
    let corpus = corpus::builtin();
    let mut size = 0;
    let wanted = corpus.iter().cycle().take_while(|document| {
        let more = size < bytes;
        size += document.text.len();
        more
    });
    wanted.cloned().collect()
}

fn expose(name: &str, run: impl Fn(usize) -> usize + 'static) {
    let closure = Closure::<dyn Fn(f64) -> f64>::new(move |size: f64| run(size as usize) as f64);
    let function: Function = closure.into_js_value().into();
    if let Err(error) = Reflect::set(&js_sys::global(), &JsValue::from_str(name), &function) {
        wasm_bindgen::throw_val(error);
    }
}
