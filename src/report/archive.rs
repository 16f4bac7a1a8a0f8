//! A ZIP archive of stored members, as office documents want it.
//!
//! In: names and bytes, in order. Out: the archive. Knows the headers of the format (PKWARE
//! APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16); must not know what the members hold.
//!
//! Nothing is compressed: a report is some hundred kilobytes, and a compressor would weigh in the
//! page what it saves once. Every time is the earliest the format has, so that the same report
//! gives the same bytes.

/// Version 2.0 of the format, the least that knows folders.
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
/// 1 January 1980.
const DATE: u16 = (1 << 5) | 1;

/// An archive under construction.
#[derive(Default)]
pub(super) struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    members: u16,
}

impl Archive {
    /// Appends a member. What no header of 32 bits can tell is left out: four gigabytes together,
    /// 65 535 members.
    pub(super) fn add(&mut self, name: &str, content: &[u8]) {
        let end = self.bytes.len() + self.directory.len() + 2 * name.len() + content.len() + 256;
        let (Ok(_), Ok(name_len)) = (u32::try_from(end), u16::try_from(name.len())) else { return };
        let Some(members) = self.members.checked_add(1) else { return };
        self.members = members;
        let offset = self.bytes.len() as u32;
        let mut shared = Vec::with_capacity(26);
        for half in [VERSION, FLAGS, 0, 0, DATE] {
            shared.extend(half.to_le_bytes());
        }
        let size = content.len() as u32;
        for word in [crc32(content), size, size] {
            shared.extend(word.to_le_bytes());
        }
        shared.extend(name_len.to_le_bytes());
        // No extra field.
        shared.extend([0, 0]);

        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&shared);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(content);

        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&shared);
        // Comment, disk, internal and external attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(name.as_bytes());
    }

    /// The whole archive.
    pub(super) fn close(mut self) -> Vec<u8> {
        let (offset, size) = (self.bytes.len() as u32, self.directory.len() as u32);
        self.bytes.append(&mut self.directory);
        self.bytes.extend(b"PK\x05\x06");
        self.bytes.extend([0; 4]);
        for half in [self.members, self.members] {
            self.bytes.extend(half.to_le_bytes());
        }
        for word in [size, offset] {
            self.bytes.extend(word.to_le_bytes());
        }
        self.bytes.extend([0; 2]);
        self.bytes
    }
}

/// The checksum of ISO 3309 that the format asks for. Half a byte a step: a table of sixteen weighs
/// a kilobyte less in the page than one of 256.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| TABLE.get((crc & 15) as usize).copied().unwrap_or_default() ^ (crc >> 4);
    !bytes.iter().fold(u32::MAX, |crc, byte| step(step(crc ^ u32::from(*byte))))
}

const TABLE: [u32; 16] = table();

const fn table() -> [u32; 16] {
    let mut table = [0; 16];
    let mut row = 0;
    while row < table.len() {
        let mut crc = row as u32;
        let mut bit = 0;
        while bit < 4 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[row] = crc;
        row += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read as _};

    use super::{Archive, crc32};

    #[test]
    fn the_checksum_has_its_known_value() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    proptest::proptest! {
        #[test]
        fn another_reader_finds_what_was_put_in(
            contents in proptest::collection::vec(proptest::collection::vec(0_u8.., 0..200), 0..8),
        ) {
            let mut archive = Archive::default();
            for (i, content) in contents.iter().enumerate() {
                archive.add(&format!("папка/{i}.xml"), content);
            }
            let bytes = archive.close();
            let mut read = zip::ZipArchive::new(Cursor::new(bytes)).expect("archive");
            assert_eq!(read.len(), contents.len());
            for (i, content) in contents.iter().enumerate() {
                let mut member = read.by_name(&format!("папка/{i}.xml")).expect("member");
                let mut out = Vec::new();
                member.read_to_end(&mut out).expect("checksum");
                assert_eq!(&out, content);
            }
        }
    }
}
