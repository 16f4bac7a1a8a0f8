//! Bytes of a file to text, or why not.

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 32 << 20;

/// Why a file cannot be read. Never holds its text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Save the file as UTF-8.
    #[error("not UTF-8 at byte {offset}")]
    NotUtf8 {
        /// Offset of the first byte that is no UTF-8.
        offset: usize,
    },
    /// Split the file.
    #[error("{size} bytes, at most {limit} are read")]
    TooLarge {
        /// Bytes of the file.
        size: usize,
        /// The most that is read.
        limit: usize,
    },
    /// Choose another file.
    #[error("no text in the file")]
    Empty,
}

/// The text of a file, byte for byte: a byte order mark stays (offsets in code points leave it
/// uncounted), line breaks stay as they are.
///
/// # Errors
/// [`ImportError`] where the bytes are no UTF-8, are more than [`LARGEST`], or hold no character
/// but white space.
pub fn decode(bytes: Vec<u8>) -> Result<String, ImportError> {
    decode_within(bytes, LARGEST)
}

/// The same of at most `limit` bytes.
///
/// # Errors
/// As [`decode`].
pub fn decode_within(bytes: Vec<u8>, limit: usize) -> Result<String, ImportError> {
    if bytes.len() > limit {
        return Err(ImportError::TooLarge { size: bytes.len(), limit });
    }
    let text = String::from_utf8(bytes)
        .map_err(|error| ImportError::NotUtf8 { offset: error.utf8_error().valid_up_to() })?;
    if text.chars().all(crate::text::is_gap) {
        return Err(ImportError::Empty);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_byte() {
        let text = "\u{feff}Китай\r\n";
        assert_eq!(decode(text.as_bytes().to_vec()), Ok(text.to_owned()));
    }

    #[test]
    fn names_what_is_wrong() {
        let mut bytes = "Китай".as_bytes().to_vec();
        bytes.push(0xff);
        assert_eq!(decode(bytes), Err(ImportError::NotUtf8 { offset: 10 }));
        let size = LARGEST + 1;
        assert_eq!(decode(vec![b'a'; size]), Err(ImportError::TooLarge { size, limit: LARGEST }));
        assert_eq!(decode("\u{feff} \n".as_bytes().to_vec()), Err(ImportError::Empty));
    }
}
