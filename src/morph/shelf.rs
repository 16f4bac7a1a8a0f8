//! A sorted list of words as blocks of front-coded keys: found by binary search over the heads of
//! blocks, then a walk of at most one block. Zero-copy over the bytes.
//!
//! In: a key in letter codes. Out: its items. Knows nothing of what keys and items mean.
//!
//! An entry is `shared << 4 | rest`, (the length of the rest again when it is 15 or more), the rest,
//! then items: a small number of 7 bits (top bit: another item follows) and a varint.

use super::bytes::{Bytes, low_high};

/// How many letters a packed key holds: 6 bits each.
const PACKED: usize = 10;
/// The most letters that an entry can share with the entry before it.
const MOST_SHARED: usize = 15;

/// The list.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    heads: Vec<u64>,
    starts: Vec<u32>,
    data: &'static [u8],
}

/// One item of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// 0..=127: a weight.
    pub small: u8,
    /// A number in some other table.
    pub value: u32,
}

/// The items of an entry, in the order of the table.
#[derive(Clone, Debug)]
pub(super) struct Items {
    bytes: Bytes,
    more: bool,
}

impl Iterator for Items {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if !self.more {
            return None;
        }
        let small = self.bytes.byte();
        self.more = small & 0x80 != 0;
        Some(Item { small: small & 0x7f, value: self.bytes.varint() })
    }
}

impl Shelf {
    /// Reads the lengths of the blocks; a broken section gives an empty list.
    pub(super) fn new(section: &'static [u8]) -> Self {
        let mut head = Bytes::new(section);
        let count = head.word() as usize;
        let (Some(lengths), Some(data)) =
            (section.get(4..), section.get(count.saturating_mul(2).saturating_add(4)..))
        else {
            return Self::default();
        };
        let mut starts = Vec::with_capacity(count);
        let mut heads = Vec::with_capacity(count);
        let mut at = 0_u32;
        for block in 0..count {
            starts.push(at);
            let mut bytes = Bytes::new(data.get(at as usize..).unwrap_or_default());
            heads.push(pack(first_key(&mut bytes)));
            at += u32::from(low_high(lengths, count, block));
        }
        Self { heads, starts, data }
    }

    /// The items of `key`.
    pub(super) fn find(&self, key: &[u8]) -> Option<Items> {
        let packed = pack(key);
        let mut block = self.heads.partition_point(|head| *head <= packed).checked_sub(1)?;
        // Blocks whose heads agree in their first letters are told apart by the whole head.
        while block > 0 && self.heads.get(block) == Some(&packed) {
            if first_key(&mut self.block(block)) <= key {
                break;
            }
            block -= 1;
        }
        search(self.block(block), self.block_end(block), key)
    }

    fn block(&self, block: usize) -> Bytes {
        let start = self.starts.get(block).copied().unwrap_or(u32::MAX) as usize;
        Bytes::new(self.data.get(start..).unwrap_or_default())
    }

    fn block_end(&self, block: usize) -> usize {
        let start = self.starts.get(block).copied().unwrap_or(0) as usize;
        let end = self.starts.get(block + 1).map_or(self.data.len(), |end| *end as usize);
        end.saturating_sub(start)
    }
}

fn search(mut bytes: Bytes, end: usize, key: &[u8]) -> Option<Items> {
    let mut matched = 0;
    while bytes.position() < end {
        let (shared, rest) = entry(&mut bytes);
        if shared < matched && shared < MOST_SHARED {
            return None;
        }
        if shared <= matched {
            let wanted = key.get(shared..).unwrap_or_default();
            let same = rest.iter().zip(wanted).take_while(|(a, b)| a == b).count();
            match (rest.get(same), wanted.get(same)) {
                (None, None) => return Some(Items { bytes, more: true }),
                (Some(_), None) => return None,
                (Some(a), Some(b)) if a > b => return None,
                _ => matched = shared + same,
            }
        }
        Items { bytes: bytes.clone(), more: true }.skip_in(&mut bytes);
    }
    None
}

impl Items {
    fn skip_in(mut self, bytes: &mut Bytes) {
        while self.next().is_some() {}
        *bytes = self.bytes;
    }
}

fn entry(bytes: &mut Bytes) -> (usize, &'static [u8]) {
    let head = bytes.byte();
    let mut rest = usize::from(head & 15);
    if rest == 15 {
        rest = usize::from(bytes.byte());
    }
    (usize::from(head >> 4), bytes.take(rest))
}

fn first_key(bytes: &mut Bytes) -> &'static [u8] {
    entry(bytes).1
}

fn pack(key: &[u8]) -> u64 {
    (0..PACKED).fold(0, |packed, at| packed << 6 | u64::from(key.get(at).copied().unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Two blocks: «аб», «абв» and «вв», letters as codes 1, 2, 3.
    const SECTION: &[u8] = &[
        2, 0, 0, 0, 12, 5, 0, 0, // lengths, low bytes, then high bytes
        0x02, 1, 2, 7, 5, // «аб»: (7, 5)
        0x21, 3, 0x81, 1, 2, 0x80, 1, // «абв»: (1, 1), (2, 128)
        0x02, 3, 3, 9, 4, // «вв»: (9, 4)
    ];

    #[test]
    fn finds_keys_and_their_items() {
        let shelf = Shelf::new(SECTION);
        let items = |key: &[u8]| {
            shelf.find(key).map(|found| found.map(|i| (i.small, i.value)).collect::<Vec<_>>())
        };
        assert_eq!(items(&[1, 2]), Some(vec![(7, 5)]));
        assert_eq!(items(&[1, 2, 3]), Some(vec![(1, 1), (2, 128)]));
        assert_eq!(items(&[3, 3]), Some(vec![(9, 4)]));
        assert_eq!(items(&[1]), None);
        assert_eq!(items(&[1, 3]), None);
        assert_eq!(items(&[3, 3, 1]), None);
        assert_eq!(items(&[]), None);
    }

    #[test]
    fn broken_bytes_find_nothing() {
        for cut in 0..SECTION.len() {
            let shelf = Shelf::new(&SECTION[..cut]);
            let _ = shelf.find(&[1, 2, 3]);
        }
        assert!(Shelf::new(&[255, 255, 255, 255]).find(&[1]).is_none());
    }
}
