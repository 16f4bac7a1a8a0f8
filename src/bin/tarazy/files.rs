//! The files that the user names, as documents.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use tarazy::corpus::{self, Document};

/// The largest file that is read, in bytes: offsets are of 32 bits.
const LARGEST: usize = 1 << 30;
/// Does `job` to each file; says whether a file could not be read.
pub(crate) fn each(
    files: &[String],
    mut job: impl FnMut(Document) -> anyhow::Result<()>,
) -> anyhow::Result<bool> {
    let mut failed = false;
    for file in files {
        match document(file) {
            Ok(document) => job(document)?,
            Err(error) => {
                eprintln!("tarazy: {file}: {error:#}");
                failed = true;
            }
        }
    }
    Ok(failed)
}

/// The documents of the files, or the embedded ones where there are none; whether a file could not be
/// read.
pub(crate) fn documents(files: &[String]) -> anyhow::Result<(Vec<Document>, bool)> {
    let mut documents = if files.is_empty() { corpus::builtin() } else { Vec::new() };
    let failed = each(files, |document| {
        documents.push(document);
        Ok(())
    })?;
    name_apart(&mut documents);
    Ok((documents, failed))
}

fn document(file: &str) -> anyhow::Result<Document> {
    let mut bytes = Vec::new();
    let id = if file == "-" {
        io::stdin().lock().read_to_end(&mut bytes)?;
        "stdin".into()
    } else {
        bytes = fs::read(file)?;
        let stem = Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        stem.unwrap_or_else(|| file.into())
    };
    let text = corpus::decode_within(bytes, LARGEST)?;
    Ok(Document::from_text(&id, text))
}

/// Files of one name in several folders become `name`, `name-2`, `name-3`.
fn name_apart(documents: &mut [Document]) {
    // Names that are taken, each with the number to try next.
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for document in documents {
        let name = document.meta.id.clone();
        while let Some(number) = taken.get(&document.meta.id).copied() {
            let next = taken.get(&name).copied().unwrap_or(number);
            document.meta.id = format!("{name}-{next}");
            taken.insert(name.clone(), next + 1);
        }
        taken.insert(document.meta.id.clone(), 2);
    }
}
