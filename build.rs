//! Packs the data that the crate embeds.

#[path = "build/corpus.rs"]
mod corpus_pack;
// The rooms that the packing uses, under the names that their files know.
#[path = "build/room_corpus.rs"]
#[allow(dead_code, unused_imports, unreachable_pub)]
mod corpus;
#[path = "build/room_record.rs"]
#[allow(unreachable_pub)]
mod record;
#[path = "src/text/mod.rs"]
#[allow(dead_code, unused_imports, unreachable_pub)]
mod text;

fn main() {
    corpus_pack::pack();
}
