//! The page's side of the engine's worker.
//!
//! In: requests. Out: each answer to whoever asked, and the state of the engine. Knows bytes and the
//! life of the worker; must not know what is asked. A worker that dies is replaced at once, what
//! waited for it is dropped and the user asked whether to try again: a request that kills the engine
//! must not be repeated for ever.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::api::{Envelope, Request, Response};

/// Where the worker is in a build that `tools/finish.mjs` has not finished.
const UNNAMED: &str = "./worker_loader.js";
/// An answer that takes longer is announced. The whole corpus takes a small part of it.
const PATIENCE_MS: u32 = 20_000;

/// How the engine is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EngineState {
    /// Loading.
    Starting,
    /// Listening.
    Ready,
    /// It died and a new one listens, but has been asked nothing.
    Restarted,
    /// It never began to listen.
    Failed,
    /// Something has waited for longer than [`PATIENCE_MS`].
    Slow,
}

type Reply = Box<dyn FnOnce(Response)>;

/// Talks to the worker. Clones share it.
#[derive(Clone)]
pub(crate) struct Client {
    inner: Rc<RefCell<Inner>>,
    state: RwSignal<EngineState>,
}

struct Inner {
    link: Option<Link>,
    last_id: u32,
    /// Who waits for which answer.
    waiting: BTreeMap<u32, Reply>,
    /// What the worker is to be sent when it listens.
    unsent: Vec<Vec<u8>>,
}

/// A worker and the closures that it calls.
struct Link {
    worker: Worker,
    listens: bool,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Client {
    /// Starts the worker.
    pub(crate) fn new(state: RwSignal<EngineState>) -> Self {
        let inner = Inner { link: None, last_id: 0, waiting: BTreeMap::new(), unsent: Vec::new() };
        let client = Self { inner: Rc::new(RefCell::new(inner)), state };
        client.start();
        client
    }

    /// Asks; `reply` is not called where the worker dies first.
    pub(crate) fn ask(&self, body: Request, reply: impl FnOnce(Response) + 'static) {
        let id = {
            let mut inner = self.inner.borrow_mut();
            inner.last_id += 1;
            let id = inner.last_id;
            let Ok(bytes) = postcard::to_allocvec(&Envelope { id, body }) else { return };
            inner.waiting.insert(id, Box::new(reply));
            match &inner.link {
                Some(link) if link.listens => send(&link.worker, &bytes),
                _ => inner.unsent.push(bytes),
            }
            id
        };
        let client = self.clone();
        let announce = move || {
            if client.inner.borrow().waiting.contains_key(&id)
                && client.state.get_untracked() != EngineState::Failed
            {
                client.state.set(EngineState::Slow);
            }
        };
        Timeout::new(PATIENCE_MS, announce).forget();
    }

    /// Ends the worker, whatever it does, and starts another.
    pub(crate) fn restart(&self) {
        self.start();
    }

    fn start(&self) {
        let old = {
            let mut inner = self.inner.borrow_mut();
            inner.waiting.clear();
            inner.unsent.clear();
            inner.link.take()
        };
        if let Some(old) = old {
            old.worker.set_onmessage(None);
            old.worker.set_onerror(None);
            old.worker.terminate();
        }
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Ok(worker) = Worker::new_with_options(&worker_address(), &options) else {
            self.state.set(EngineState::Failed);
            return;
        };
        let client = self.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            client.receive(&Uint8Array::new(&event.data()).to_vec());
        });
        let client = self.clone();
        let on_error = Closure::<dyn FnMut(Event)>::new(move |_| client.lose());
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let link = Link { worker, listens: false, _on_message: on_message, _on_error: on_error };
        self.inner.borrow_mut().link = Some(link);
    }

    /// An empty message says that the worker listens; any other is an answer.
    fn receive(&self, bytes: &[u8]) {
        if bytes.is_empty() {
            let mut guard = self.inner.borrow_mut();
            let inner = &mut *guard;
            if let Some(link) = &mut inner.link {
                link.listens = true;
                for request in inner.unsent.drain(..) {
                    send(&link.worker, &request);
                }
            }
            drop(guard);
            self.state.update(|state| {
                if *state != EngineState::Restarted {
                    *state = EngineState::Ready;
                }
            });
            return;
        }
        let Ok(Envelope { id, body }) = postcard::from_bytes::<Envelope<Response>>(bytes) else {
            self.lose();
            return;
        };
        let reply = self.inner.borrow_mut().waiting.remove(&id);
        if self.state.get_untracked() != EngineState::Ready {
            self.state.set(EngineState::Ready);
        }
        if let Some(reply) = reply {
            reply(body);
        }
    }

    /// The worker is dead, or says what cannot be read.
    fn lose(&self) {
        let listened = self.inner.borrow().link.as_ref().is_some_and(|link| link.listens);
        if !listened {
            self.state.set(EngineState::Failed);
            return;
        }
        self.state.set(EngineState::Restarted);
        // Not now: the closure that would be dropped is the one that runs.
        let client = self.clone();
        Timeout::new(0, move || client.start()).forget();
    }
}

fn send(worker: &Worker, bytes: &[u8]) {
    let array = Uint8Array::from(bytes);
    let transfer = js_sys::Array::of1(&array.buffer());
    // Bytes can always be cloned; a worker that is gone reports itself.
    worker.post_message_with_transfer(&array, &transfer).ok();
}

/// The worker's address, relative to the page; a finished build names it in the page's head.
fn worker_address() -> String {
    let named = || {
        let meta = document().query_selector("meta[name=tarazy-worker]").ok()??;
        meta.get_attribute("content")
    };
    named().unwrap_or_else(|| UNNAMED.to_owned())
}
