//! Compiles names, tables and rules and packs the corpus that the crate embeds. A mistake in a data file fails
//! the build with the file and the line.

#[path = "build/corpus.rs"]
mod corpus_pack;
#[path = "build/extract.rs"]
mod extract_packs;
#[path = "build/lexicon.rs"]
mod lexicon_tables;
#[path = "build/speech.rs"]
mod speech_tables;
// The rooms that the build uses, under the names that their files know.
#[path = "build/room_corpus.rs"]
#[allow(dead_code, unused_imports, unreachable_pub)]
mod corpus;
#[path = "build/room_fact.rs"]
#[allow(dead_code, unreachable_pub)]
mod fact;
#[path = "build/room_lexicon.rs"]
#[allow(dead_code, unused_imports, unreachable_pub)]
mod lexicon;
#[path = "build/room_morph.rs"]
#[allow(dead_code, unused_imports, unreachable_pub)]
mod morph;
#[path = "build/room_pattern.rs"]
#[allow(dead_code, unreachable_pub)]
mod pattern;
#[path = "build/room_person.rs"]
#[allow(dead_code, unreachable_pub)]
mod person;
#[path = "build/room_quantity.rs"]
#[allow(dead_code, unreachable_pub)]
mod quantity;
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
    for compiled in [lexicon_tables::compile(), extract_packs::compile(), speech_tables::check()] {
        // Cargo takes an error a line.
        for line in compiled.err().iter().flat_map(|message| message.lines()) {
            println!("cargo::error={line}");
        }
    }
}
