//! Any text as a rule file is read or refused with the lines at fault; what is read matches some
//! stream or none, inside the sentence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tarazy::morph::Gram;
use tarazy::pattern::{ListId, Sieve, Stream, matches, parse};

const SLOTS: [&str; 3] = ["state", "money", "word"];
const UNITS: usize = 24;

/// Unit `i` is in the list `i` modulo their number.
struct Units(Vec<ListId>);

impl Stream for Units {
    fn lists(&self, index: usize) -> &[ListId] {
        let at = index % self.0.len().max(1);
        self.0.get(at..=at).unwrap_or_default()
    }
    fn has_gram(&self, index: usize, _: Gram) -> bool {
        index % 3 != 0
    }
    fn slots(&self, index: usize) -> u32 {
        1 << (index % 3)
    }
    fn ends_clause(&self, index: usize) -> bool {
        index % 7 == 6
    }
}

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    match parse(&[("fuzz", &text)], &SLOTS) {
        Ok(book) => {
            let stream = Units((0..book.list_count()).map(|i| ListId(i as u16)).collect());
            let sieve = Sieve::new(&stream, 0..UNITS, &book);
            for hit in book.rules.iter().flat_map(|rule| matches(rule, &stream, &sieve)) {
                assert!(hit.units.start <= hit.units.end && hit.units.end <= UNITS);
            }
        }
        Err(errors) => assert!(!errors.is_empty() && errors.iter().all(|e| e.line > 0)),
    }
});
