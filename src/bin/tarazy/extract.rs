//! `tarazy extract`: the record of a document, written as it is found.

use std::fs::{self, File};
use std::io::{self, Seek as _, Write};
use std::path::PathBuf;

use anyhow::Context as _;
use tarazy::corpus::Document;
use tarazy::extract::Extractor;
use tarazy::record::json;
use tarazy::text::CodePoints;

/// Bytes of a list of a long document's record that are held; what is more waits in a file.
const HELD: usize = 4 << 20;

/// Writes the record of a document as it is found, so that memory is the text's and a chunk's: the
/// mentions at once, the other lists when they are complete.
pub(crate) fn write_record(
    out: &mut impl Write,
    extractor: &mut Extractor,
    document: &Document,
) -> anyhow::Result<()> {
    let text = &document.text;
    let points = CodePoints::new(text);
    let [mut quantities, mut facts, mut further]: [Spool; 3] = Default::default();
    let mut comma = None;
    let mut done = Ok(());
    extractor.parts(document, |part| {
        let mut write = || -> io::Result<()> {
            if comma.is_none() {
                out.write_all(json::head(&part.doc).as_bytes())?;
            }
            let mut next = comma.unwrap_or("");
            for mention in json::mentions(&part, text, &points) {
                out.write_all(next.as_bytes())?;
                out.write_all(mention.as_bytes())?;
                next = json::COMMA;
            }
            comma = Some(next);
            json::quantities(&part, text, &points).try_for_each(|item| quantities.add(&item))?;
            json::facts(&part, text, &points).try_for_each(|item| facts.add(&item))?;
            json::further(&part, text, &points).try_for_each(|item| further.add(&item))
        };
        if done.is_ok() {
            done = write();
        }
    });
    let mut rest = || -> io::Result<()> {
        out.write_all(json::QUANTITIES.as_bytes())?;
        quantities.pour(out)?;
        out.write_all(json::FACTS.as_bytes())?;
        facts.pour(out)?;
        out.write_all(json::FURTHER.as_bytes())?;
        further.pour(out)?;
        out.write_all(json::TAIL.as_bytes())?;
        out.write_all(b"\n")
    };
    done.and_then(|()| rest()).context("writing the record")
}

/// A list of JSON that waits: the first bytes in memory, more in a temporary file.
#[derive(Default)]
struct Spool {
    held: Vec<u8>,
    file: Option<(PathBuf, File)>,
}

impl Spool {
    fn add(&mut self, item: &str) -> io::Result<()> {
        if !self.held.is_empty() || self.file.is_some() {
            self.held.extend_from_slice(json::COMMA.as_bytes());
        }
        self.held.extend_from_slice(item.as_bytes());
        if self.held.len() < HELD {
            return Ok(());
        }
        if self.file.is_none() {
            self.file = Some(temporary()?);
        }
        if let Some((_, file)) = &mut self.file {
            file.write_all(&self.held)?;
            self.held.clear();
        }
        Ok(())
    }

    /// Writes it to `out`.
    fn pour(&mut self, out: &mut impl Write) -> io::Result<()> {
        if let Some((_, file)) = &mut self.file {
            file.rewind()?;
            io::copy(file, out)?;
        }
        out.write_all(&self.held)
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        if let Some((path, _)) = &self.file {
            // What cannot be removed is left to who cleans the folder of temporary files.
            let _ = fs::remove_file(path);
        }
    }
}

/// A new file that no other process has.
fn temporary() -> io::Result<(PathBuf, File)> {
    let process = std::process::id();
    for number in 0..u16::MAX {
        let path = std::env::temp_dir().join(format!("tarazy-{process}-{number}.json"));
        match File::options().read(true).write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
