//! What must be known of a PNG to set it in a text document.
//!
//! In: bytes. Out: its width and height in pixels, if it is a PNG (its specification, 5.2 and
//! 11.2.2). Must not decode it.

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Width and height in pixels.
pub(super) fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(SIGNATURE)?.strip_prefix(b"\0\0\0\x0dIHDR")?;
    let number = |from: usize| {
        let four: [u8; 4] = header.get(from..from + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(four)).filter(|n| (1..=1 << 16).contains(n))
    };
    Some((number(0)?, number(4)?))
}

#[cfg(test)]
mod tests {
    use super::png_size;

    #[test]
    fn a_picture_tells_its_size() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x02\x80\0\0\x01\x00\x08";
        assert_eq!(png_size(png), Some((640, 256)));
        assert_eq!(png_size(&png[..20]), None);
        assert_eq!(png_size(b"GIF89a"), None);
        assert_eq!(png_size(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\0\0\0\x01\x00"), None);
    }
}
