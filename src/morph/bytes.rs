//! A cursor over the table's bytes. Past the end it reads zeros and empty slices: a broken table
//! makes wrong readings, never a panic.

/// The cursor.
#[derive(Clone, Debug)]
pub(super) struct Bytes {
    all: &'static [u8],
    at: usize,
}

impl Bytes {
    /// At the start of `all`.
    pub(super) fn new(all: &'static [u8]) -> Self {
        Self { all, at: 0 }
    }

    /// How many bytes were read.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// The next byte.
    pub(super) fn byte(&mut self) -> u8 {
        let byte = self.all.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        byte
    }

    /// The next four bytes, lowest first.
    pub(super) fn word(&mut self) -> u32 {
        (0..4).fold(0, |word, place| word | u32::from(self.byte()) << (8 * place))
    }

    /// The next number of 7 bits a byte, lowest first.
    pub(super) fn varint(&mut self) -> u32 {
        let mut value = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte();
            value |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        value
    }

    /// The next `count` bytes, fewer at the end.
    pub(super) fn take(&mut self, count: usize) -> &'static [u8] {
        let end = self.at.saturating_add(count).min(self.all.len());
        let taken = self.all.get(self.at..end).unwrap_or_default();
        self.at = self.at.saturating_add(count);
        taken
    }
}

/// Number `at` of two byte columns of `count` bytes each, low bytes first.
pub(super) fn low_high(columns: &[u8], count: usize, at: usize) -> u16 {
    let low = columns.get(at).copied().unwrap_or(0);
    let high = columns.get(count + at).copied().unwrap_or(0);
    u16::from_le_bytes([low, high])
}
