//! What the browser knows of languages.
//!
//! Until it is asked (`Intl` of JavaScript), the plain rules answer, with names of states from the
//! browser's table of regions.

use std::cmp::Ordering;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use crate::view::{Intl, Language, Plain, Plural};

/// The browser's knowledge.
pub(crate) fn intl() -> &'static dyn Intl {
    &Browser
}

#[derive(Debug)]
struct Browser;

impl Intl for Browser {
    fn number(&self, language: Language, value: f64) -> String {
        Plain.number(language, value)
    }

    fn plural(&self, language: Language, value: f64) -> Plural {
        Plain.plural(language, value)
    }

    fn compare(&self, language: Language, a: &str, b: &str) -> Ordering {
        Plain.compare(language, a, b)
    }

    fn region(&self, language: Language, id: &str) -> Option<String> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let class: Function = Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into().ok()?;
        let options = Object::new();
        Reflect::set(&options, &"type".into(), &"region".into()).ok()?;
        let arguments = Array::of2(&language.code().into(), &options);
        let names = Reflect::construct(&class, &arguments).ok()?;
        let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
        of.call1(&names, &JsValue::from_str(id)).ok()?.as_string()
    }
}
