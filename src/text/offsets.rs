//! Bytes to code points: the one place that converts.

/// Converts byte offsets of a text to offsets in code points.
#[derive(Clone, Debug)]
pub struct CodePoints {
    /// Code points before every 256th byte.
    before: Vec<u32>,
    bytes: Vec<u8>,
}

const STEP: usize = 256;

impl CodePoints {
    /// Counts the code points of `text`. A byte order mark at the start is not counted.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes().to_vec();
        let mut before = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut count: u32 = 0;
        for (i, byte) in bytes.iter().enumerate() {
            if i % STEP == 0 {
                before.push(count);
            }
            if is_first(*byte) {
                count += 1;
            }
        }
        before.push(count);
        Self { before, bytes }
    }

    /// The number of code points before byte `offset`.
    pub fn of(&self, offset: u32) -> usize {
        let offset = (offset as usize).min(self.bytes.len());
        let block = (offset / STEP).min(self.before.len() - 1);
        let from = (block * STEP).min(self.bytes.len());
        let bom = self.bytes.starts_with(b"\xef\xbb\xbf") && offset >= 3;
        self.before[block] as usize
            + self.bytes[from..offset].iter().filter(|b| is_first(**b)).count()
            - usize::from(bom)
    }
}

fn is_first(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::CodePoints;

    #[test]
    fn counts_characters_and_not_bytes() {
        let text = format!("{}Китай", "ж".repeat(300));
        let points = CodePoints::new(&text);
        assert_eq!(points.of(600), 300);
        assert_eq!(points.of(text.len() as u32), 305);
    }

    #[test]
    fn byte_order_mark_is_not_counted() {
        assert_eq!(CodePoints::new("\u{feff}Китай").of(3), 0);
    }
}
