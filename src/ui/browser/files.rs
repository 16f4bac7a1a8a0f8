//! Files to the user, texts to the clipboard, the view to the printer.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, Element, Event, HtmlAnchorElement, HtmlInputElement, Url};

/// What is opened for the printer, and folded again.
const FOLDS: &str = "main details:not(.menu):not([open])";
/// So long a file may be read after the press.
const READ_MS: u32 = 30_000;
/// Marks what was folded before.
const OPENED: &str = "data-printed";

/// Bytes at an address of their own; whoever asks revokes it.
pub(super) fn blob_address(mime: &str, bytes: &[u8]) -> Option<String> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Gives the user a file, as the browser gives files: into its folder of downloads, or by asking.
pub(crate) fn save(name: &str, mime: &str, bytes: &[u8]) -> Option<()> {
    let address = blob_address(mime, bytes)?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Not at once: some browsers begin to read after the press.
    let forget = move || {
        Url::revoke_object_url(&address).ok();
    };
    Timeout::new(READ_MS, forget).forget();
    Some(())
}

/// Copies a text; `then` hears whether it could.
pub(crate) fn copy(text: &str, then: impl Fn(bool) + Clone + 'static) {
    // A page that was not opened over https has no clipboard.
    let has_clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into())
        .is_ok_and(|clipboard| clipboard.is_object());
    if !has_clipboard {
        then(false);
        return;
    }
    let done = window().navigator().clipboard().write_text(text);
    let failed = then.clone();
    let on_done = Closure::once_into_js(move |_: JsValue| then(true));
    let on_failed = Closure::once_into_js(move |_: JsValue| failed(false));
    let call = js_sys::Reflect::get(&done, &"then".into()).ok();
    if let Some(call) = call.and_then(|call| call.dyn_into::<js_sys::Function>().ok()) {
        call.call2(&done, &on_done, &on_failed).ok();
    }
}

/// What the user chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// No file, or one that the browser could not read.
    Nothing,
    /// A file of more bytes than were asked for; it was not opened.
    TooLarge,
    /// The text of a file.
    Text(String),
}

/// The text of the file that is chosen in an input of an event; one of more than `most` bytes is not
/// opened.
pub(crate) fn chosen_text(event: &Event, most: f64, then: impl Fn(Chosen) + Clone + 'static) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let file = input.as_ref().and_then(HtmlInputElement::files).and_then(|files| files.get(0));
    let Some(file) = file else { return then(Chosen::Nothing) };
    // The same file can be chosen again.
    let clear = || input.as_ref().inspect(|input| input.set_value(""));
    if file.size() > most {
        clear();
        return then(Chosen::TooLarge);
    }
    let text = file.text();
    let failed = then.clone();
    let read = |text: JsValue| text.as_string().map_or(Chosen::Nothing, Chosen::Text);
    let on_done = Closure::once_into_js(move |text: JsValue| then(read(text)));
    let on_failed = Closure::once_into_js(move |_: JsValue| failed(Chosen::Nothing));
    let call = js_sys::Reflect::get(&text, &"then".into()).ok();
    if let Some(call) = call.and_then(|call| call.dyn_into::<js_sys::Function>().ok()) {
        call.call2(&text, &on_done, &on_failed).ok();
    }
    clear();
}

/// Prints the page.
pub(crate) fn print() {
    window().print().ok();
}

/// Opens what is folded whenever the page is printed; `after` is called when it was.
pub(crate) fn on_print(after: impl Fn() + 'static) {
    EventListener::new(&window(), "beforeprint", |_| {
        for fold in found(FOLDS) {
            fold.set_attribute("open", "").ok();
            fold.set_attribute(OPENED, "").ok();
        }
    })
    .forget();
    EventListener::new(&window(), "afterprint", move |_| {
        for fold in found(&format!("[{OPENED}]")) {
            fold.remove_attribute("open").ok();
            fold.remove_attribute(OPENED).ok();
        }
        after();
    })
    .forget();
}

fn found(selector: &str) -> Vec<Element> {
    let Ok(list) = document().query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into::<Element>().ok()).collect()
}
