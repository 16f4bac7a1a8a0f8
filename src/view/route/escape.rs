//! Text in an address: what is punctuation of the address, or what browsers rewrite, as `%XX`.
//!
//! In: any text. Out: a part of a fragment, and back. Must not know what the parts mean.
//!
//! «си цзиньпин» → `си%20цзиньпин`

/// Letters and digits of any script stay readable; what would be taken for our own punctuation, or
/// what browsers rewrite in a fragment, is written as `%XX`.
pub(in crate::view) fn encode(value: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(value.len());
    let mut buffer = [0; 4];
    for c in value.chars() {
        if c.is_alphanumeric() || "-_.~+".contains(c) {
            out.push(c);
        } else {
            for byte in c.encode_utf8(&mut buffer).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// The reverse of [`encode`]; what is no valid escape stays as it is.
pub(in crate::view) fn decode(value: &str) -> String {
    if !value.contains('%') {
        return value.to_owned();
    }
    let mut out = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let escaped = match tail {
            [high, low, ..] if first == b'%' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        if let Some((high, low)) = escaped {
            out.push(high * 16 + low);
            rest = tail.get(2..).unwrap_or_default();
        } else {
            out.push(first);
            rest = tail;
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| value.to_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn letters_stay_and_punctuation_is_written_in_bytes() {
        assert_eq!(encode("си цзиньпин, 1/2"), "си%20цзиньпин%2C%201%2F2");
        assert_eq!(decode("си%20цзиньпин%2C%201%2F2"), "си цзиньпин, 1/2");
        assert_eq!(decode("100%"), "100%");
    }
}
