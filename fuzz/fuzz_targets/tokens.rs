//! Any text gives tokens in order on borders of characters, white space between them, and sentences
//! that tile them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tarazy::text::{sentences, tokenize};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let tokens = tokenize(&text);
    let mut at = 0;
    for token in tokens.list() {
        assert!(token.span.start >= at && token.span.start < token.span.end);
        assert!(!token.span.of(&text).is_empty());
        at = token.span.end;
    }
    let mut next = 0;
    for sentence in sentences(&text, &tokens) {
        assert!(sentence.start == next && sentence.end > sentence.start);
        next = sentence.end;
    }
    assert_eq!(next, tokens.list().len());
});
