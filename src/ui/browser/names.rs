//! Names of states that the corpus has no card for, from the browser's own table of regions.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// The Russian name of a state by its ISO 3166-1 code.
pub(crate) fn state_name(id: &str) -> Option<String> {
    if id.len() != 2 || !id.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"region".into()).ok()?;
    let arguments = Array::of2(&"ru".into(), &options);
    let names = Reflect::construct(&class, &arguments).ok()?;
    let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
    of.call1(&names, &JsValue::from_str(id)).ok()?.as_string()
}
