//! Numbers, money, dates of any text: in order, not overlapping, on borders of characters, finite.
#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use tarazy::extract::quantity::{QuantityState, quantities, survey};
use tarazy::extract::{Cut, Forms};
use tarazy::lexicon::Lexicon;
use tarazy::morph::Morph;
use tarazy::record::QuantityValue;

thread_local! {
    static FORMS: RefCell<Forms> = RefCell::new(Forms::new(Morph::builtin(), Lexicon::builtin()));
}

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    FORMS.with_borrow_mut(|forms| {
        if forms.len() > 50_000 {
            forms.clear();
        }
        let block = Cut::new(&text, forms).block(&text, 0, forms);
        let mut state = QuantityState::new(None);
        survey(&block, &mut state);
        let mut at = 0;
        for found in quantities(&block, &mut state) {
            assert!(found.span.start >= at && !found.span.of(&text).is_empty());
            at = found.span.end;
            match found.value {
                QuantityValue::Money { value, .. }
                | QuantityValue::Percent { value }
                | QuantityValue::Count { value, .. } => assert!(value.is_finite()),
                QuantityValue::Date { value } => assert!(!value.is_empty()),
                QuantityValue::Duration { .. } => {}
            }
        }
    });
});
