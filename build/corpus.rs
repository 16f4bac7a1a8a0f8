//! Packs `seeds/` with their manifest and segments into `corpus.pack`.

use std::path::PathBuf;
use std::{env, fs};

/// Writes the pack; the build stops with the manifest's line where something does not fit.
pub(crate) fn pack() {
    for path in [
        "build",
        "build.rs",
        "seeds",
        "src/corpus",
        "src/data/corpus",
        "src/data/text",
        "src/record/meta.rs",
        "src/text",
    ] {
        println!("cargo::rerun-if-changed={path}");
    }
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("set by Cargo"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by Cargo"));
    let seeds = root.join("seeds");
    let manifest = fs::read_to_string(seeds.join("manifest.tsv")).expect("seeds/manifest.tsv");
    let text = |id: &str| fs::read_to_string(seeds.join(format!("{id}.txt"))).ok();
    let documents = match crate::corpus::manifest::documents(&manifest, text) {
        Ok(documents) => documents,
        Err(what) => panic!("seeds/manifest.tsv, {what}"),
    };
    let bytes = postcard::to_allocvec(&documents).expect("plain data");
    fs::write(out.join("corpus.pack"), bytes).expect("OUT_DIR can be written");
}
