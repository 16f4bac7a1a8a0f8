//! The engine in a page, measured from outside: `node e2e/bench/engine.mjs`. No part of the shipped
//! page.
//!
//! Puts functions of one number (bytes of text, made of the embedded articles) on the global
//! object; each returns a count, so that nothing can be left out. The clock is the page's.

use js_sys::{Function, Reflect};
use tarazy::corpus::{self, Document};
use tarazy::extract::mention::mentions;
use tarazy::extract::{Cut, Extractor, Forms};
use tarazy::lexicon::Lexicon;
use tarazy::morph::Morph;
use tarazy::text::{sentences, tokenize};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// The first sentence.
const FIRST: &str = "Президент Казахстана посетил Китай: товарооборот вырос на 10%.";

fn main() {
    // Lexicon and morphology: what an extractor is made of, lemmas, the names of a sentence.
    expose("tarazyUsable", |_| {
        let mut forms = Forms::new(Morph::builtin(), Lexicon::builtin());
        let words = ["казахстана", "подписали", "миллиардов"];
        let lemmas = words.map(|word| {
            let id = forms.id(word);
            forms.get(id).lemma().len()
        });
        let block = Cut::new(FIRST, &mut forms).block(FIRST, 0, &forms);
        lemmas.into_iter().sum::<usize>() + mentions(&block).len()
    });
    // All of the way: from a text to its facts.
    expose("tarazyReady", |_| {
        let document = Document::from_text("ready", FIRST.to_owned());
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
