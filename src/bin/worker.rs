//! The engine's Web Worker: bytes of a request in, bytes of a response out, in order.
//!
//! Begins with an empty message, which says that it listens; what is sent before is lost.

use js_sys::Uint8Array;
use tarazy::api::{Engine, Envelope, Refusal, Request, Response};
use tarazy::platform::intl;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let mut engine = Engine::new().with_intl(intl());
    let replies = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let request = Uint8Array::new(&event.data()).to_vec();
        post(&replies, &answer(&mut engine, &request));
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&scope, &[]);
}

fn answer(engine: &mut Engine, request: &[u8]) -> Vec<u8> {
    let reply = match postcard::from_bytes::<Envelope<Request>>(request) {
        Ok(Envelope { id, body }) => Envelope { id, body: engine.handle(body) },
        Err(_) => Envelope { id: 0, body: Response::Refused(Refusal::Unreadable) },
    };
    // Writing into a growing vector fails for no value of these types.
    postcard::to_allocvec(&reply).unwrap_or_default()
}

fn post(scope: &DedicatedWorkerGlobalScope, bytes: &[u8]) {
    let array = Uint8Array::from(bytes);
    let transfer = js_sys::Array::of1(&array.buffer());
    if let Err(error) = scope.post_message_with_transfer(&array, &transfer) {
        wasm_bindgen::throw_val(error);
    }
}
