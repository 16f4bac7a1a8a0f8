//! Compiles the lexicon and packs the corpus that the crate embeds. A mistake in a data file fails
//! the build with the file and the line.

#[path = "build/corpus.rs"]
mod corpus_pack;
#[path = "build/lexicon.rs"]
mod lexicon_tables;
// The rooms that the build uses, under the names that their files know.
#[path = "build/room_corpus.rs"]
#[allow(dead_code, unused_imports, unreachable_pub)]
mod corpus;
#[path = "build/room_lexicon.rs"]
#[allow(dead_code, unused_imports, unreachable_pub)]
mod lexicon;
#[path = "build/room_morph.rs"]
#[allow(dead_code, unused_imports, unreachable_pub)]
mod morph;
#[path = "build/room_record.rs"]
#[allow(unreachable_pub)]
mod record;
#[path = "src/text/mod.rs"]
#[allow(dead_code, unused_imports, unreachable_pub)]
mod text;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    corpus_pack::pack();
    if let Err(message) = lexicon_tables::compile() {
        println!("cargo::error={message}");
    }
}
