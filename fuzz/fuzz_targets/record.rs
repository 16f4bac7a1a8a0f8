//! Any text gives a record whose spans lie in the text, and JSON that can be written; reading it a
//! second time gives the same.
#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;
use tarazy::corpus::Document;
use tarazy::extract::Extractor;
use tarazy::record::json::to_json;

thread_local! {
    static EXTRACTOR: RefCell<Extractor> = RefCell::new(Extractor::new());
}

fuzz_target!(|data: &[u8]| {
    let document = Document::from_text("fuzz", String::from_utf8_lossy(data).into_owned());
    let text = &document.text;
    EXTRACTOR.with_borrow_mut(|extractor| {
        let record = extractor.extract(&document);
        for mention in &record.mentions {
            assert!(!mention.span.of(text).is_empty() && !mention.id.is_empty());
        }
        for quantity in &record.quantities {
            assert!(!quantity.span.of(text).is_empty());
        }
        for fact in &record.facts {
            assert!(!fact.span.of(text).is_empty());
        }
        assert_eq!(to_json(&record, text), to_json(&extractor.extract(&document), text));
    });
});
