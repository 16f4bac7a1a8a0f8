//! Bytes to code points: the one place that converts.
//!
//! In: a text. Out: for any byte offset, the number of code points before it. «Китай,» has its
//! comma at byte 10, code point 5.

/// Converts byte offsets of a text to offsets in code points, each in constant time.
#[derive(Clone, Debug)]
pub struct CodePoints {
    /// For every 64 bytes: code points before them, and which of them begin one.
    blocks: Vec<(u32, u64)>,
    bytes: usize,
    points: u32,
    bom: bool,
}

const STEP: usize = 64;

impl CodePoints {
    /// Counts the code points of `text`. A byte order mark at the start is not counted.
    pub fn new(text: &str) -> Self {
        let mut blocks = Vec::with_capacity(text.len() / STEP + 1);
        let mut points: u32 = 0;
        for block in text.as_bytes().chunks(STEP) {
            let mut firsts = 0u64;
            for (i, byte) in block.iter().enumerate() {
                firsts |= u64::from(is_first(*byte)) << i;
            }
            blocks.push((points, firsts));
            points += firsts.count_ones();
        }
        Self { blocks, bytes: text.len(), points, bom: text.starts_with('\u{feff}') }
    }

    /// The number of code points before byte `offset`; of the whole text for an offset past its end.
    pub fn of(&self, offset: u32) -> usize {
        let offset = (offset as usize).min(self.bytes);
        let before = match self.blocks.get(offset / STEP) {
            Some((before, firsts)) => before + (firsts & ((1 << (offset % STEP)) - 1)).count_ones(),
            None => self.points,
        };
        before as usize - usize::from(self.bom && offset >= 3)
    }
}

fn is_first(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::CodePoints;

    #[test]
    fn counts_characters_and_not_bytes() {
        let text = format!("{}Китай", "ж".repeat(300));
        let points = CodePoints::new(&text);
        assert_eq!(points.of(600), 300);
        assert_eq!(points.of(text.len() as u32), 305);
        assert_eq!(points.of(u32::MAX), 305);
    }

    #[test]
    fn byte_order_mark_is_not_counted() {
        assert_eq!(CodePoints::new("\u{feff}Китай").of(3), 0);
        assert_eq!(CodePoints::new("\u{feff}Китай").of(5), 1);
    }

    proptest! {
        #[test]
        fn agrees_with_counting(text in "\\PC{0,200}") {
            let points = CodePoints::new(&text);
            for (n, (at, _)) in text.char_indices().enumerate() {
                let bom = usize::from(at > 0 && text.starts_with('\u{feff}'));
                prop_assert_eq!(points.of(at as u32), n - bom);
            }
        }
    }
}
