//! The life of the engine's Web Worker: bytes of a request in, bytes of a response out, in order.
//!
//! In: an engine. Out: its answers, as messages. Begins with an empty message, which says that it
//! listens; what is sent before is lost. Must not know what is asked.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::api::Engine;

/// Answers for as long as the worker lives.
pub fn answer_messages(mut engine: Engine) {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let replies = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let request = Uint8Array::new(&event.data()).to_vec();
        post(&replies, &engine.handle_bytes(&request));
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&scope, &[]);
}

fn post(scope: &DedicatedWorkerGlobalScope, bytes: &[u8]) {
    let array = Uint8Array::from(bytes);
    let transfer = js_sys::Array::of1(&array.buffer());
    if let Err(error) = scope.post_message_with_transfer(&array, &transfer) {
        wasm_bindgen::throw_val(error);
    }
}
