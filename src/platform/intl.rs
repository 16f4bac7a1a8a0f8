//! What the browser knows of languages: `Intl` of JavaScript.
//!
//! In: numbers, names, codes. Out: text and order. Knows how to ask and how to tell whether the answer
//! is in the language at all; where it is not, the plain rules answer.
//!
//! A browser may name a language and still answer in another: Chromium has no Kazakh, says that it
//! formats by `kk` and writes “1,234.5” and “China”. So each instrument is tried once on a case whose
//! answer is known.
//!
//! Russian, 1234.5 → «1 234,5»; Kazakh in Chromium → the same, from [`Plain`]

use std::cell::RefCell;
use std::cmp::Ordering;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use crate::view::{Intl, Language, Plain, Plural};

/// The browser's knowledge.
pub fn intl() -> &'static dyn Intl {
    &Browser
}

#[derive(Debug)]
struct Browser;

impl Intl for Browser {
    fn number(&self, language: Language, value: f64) -> String {
        let told = ask(language, Tool::Numbers, |numbers| numbers.call(&value.into())?.as_string());
        let Some(told) = told else { return Plain.number(language, value) };
        // The tables of the browsers have a hyphen for a minus in Russian.
        match (language, told.strip_prefix('-')) {
            (Language::Ru | Language::Kk, Some(size)) => format!("−{size}"),
            _ => told,
        }
    }

    fn plural(&self, language: Language, value: f64) -> Plural {
        // Of whole numbers the plain rules are those of the browser; a question takes far longer.
        if value.fract() == 0.0 {
            return Plain.plural(language, value);
        }
        let told = ask(language, Tool::Plurals, |rules| rules.call(&value.into())?.as_string());
        match told.as_deref() {
            Some("one") => Plural::One,
            Some("few") => Plural::Few,
            // A fraction («2,5 факта») is `other` to the browser: in Russian it goes with `few`.
            Some("other") if language == Language::Ru => Plural::Few,
            Some(_) => Plural::Many,
            None => Plain.plural(language, value),
        }
    }

    fn compare(&self, language: Language, a: &str, b: &str) -> Ordering {
        let told =
            ask(language, Tool::Order, |order| order.call_two(&a.into(), &b.into())?.as_f64());
        told.map_or_else(|| Plain.compare(language, a, b), |sign| sign.total_cmp(&0.0))
    }

    fn region(&self, language: Language, id: &str) -> Option<String> {
        ask(language, Tool::Regions, |names| names.call(&id.into())?.as_string())
    }
}

/// What is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tool {
    Numbers,
    Plurals,
    Order,
    Regions,
}

impl Tool {
    /// The class of `Intl`, its method, and the one option that it needs.
    fn names(self) -> (&'static str, &'static str, Option<(&'static str, JsValue)>) {
        match self {
            Self::Numbers => {
                ("NumberFormat", "format", Some(("maximumFractionDigits", JsValue::from_f64(9.0))))
            }
            Self::Plurals => ("PluralRules", "select", None),
            Self::Order => ("Collator", "compare", None),
            Self::Regions => ("DisplayNames", "of", Some(("type", "region".into()))),
        }
    }

    /// Whether an instrument answers in the language.
    fn speaks(self, language: Language, instrument: &Instrument) -> bool {
        let ask = |question: JsValue| instrument.call(&question)?.as_string();
        match self {
            Self::Numbers => ask(0.5.into()) == Some(Plain.number(language, 0.5)),
            Self::Plurals => ask(1.into()).as_deref() == Some("one"),
            Self::Order => {
                instrument.language().is_some_and(|tag| tag.starts_with(language.code()))
            }
            Self::Regions => ask("KZ".into()).is_some_and(|name| {
                name.chars().any(|c| c.is_ascii_alphabetic()) == (language == Language::En)
            }),
        }
    }
}

/// An object of `Intl`, and the function that is called on it.
struct Instrument {
    object: JsValue,
    function: Function,
}

impl Instrument {
    fn new(language: Language, tool: Tool) -> Option<Self> {
        let (class, method, option) = tool.names();
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let class: Function = Reflect::get(&intl, &class.into()).ok()?.dyn_into().ok()?;
        let options = Object::new();
        if let Some((name, value)) = option {
            Reflect::set(&options, &name.into(), &value).ok()?;
        }
        let arguments = Array::of2(&language.code().into(), &options);
        let object = Reflect::construct(&class, &arguments).ok()?;
        let function: Function = Reflect::get(&object, &method.into()).ok()?.dyn_into().ok()?;
        let instrument = Self { object, function };
        tool.speaks(language, &instrument).then_some(instrument)
    }

    fn call(&self, question: &JsValue) -> Option<JsValue> {
        self.function.call1(&self.object, question).ok()
    }

    fn call_two(&self, a: &JsValue, b: &JsValue) -> Option<JsValue> {
        self.function.call2(&self.object, a, b).ok()
    }

    /// The tag of the language that it took.
    fn language(&self) -> Option<String> {
        let name = "resolvedOptions".into();
        let resolved: Function = Reflect::get(&self.object, &name).ok()?.dyn_into().ok()?;
        let options = resolved.call0(&self.object).ok()?;
        Reflect::get(&options, &"locale".into()).ok()?.as_string()
    }
}

/// Instruments by language; `None` where the browser has none that speaks it.
type Made = Vec<((Language, Tool), Option<Instrument>)>;

thread_local! {
    /// Making one takes a hundred times as long as asking it.
    static MADE: RefCell<Made> = const { RefCell::new(Vec::new()) };
}

/// Asks an instrument; `None` where there is none, or no answer.
fn ask<T>(
    language: Language,
    tool: Tool,
    question: impl FnOnce(&Instrument) -> Option<T>,
) -> Option<T> {
    MADE.with_borrow_mut(|made| {
        let key = (language, tool);
        let at = made.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            made.push((key, Instrument::new(language, tool)));
            made.len() - 1
        });
        made.get(at)?.1.as_ref().and_then(question)
    })
}
