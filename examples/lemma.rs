//! Words on standard input, one a line; prints every word's readings: word, then lemma and part of
//! speech of each, best first, tab-separated. `--time` prints what a look-up costs instead.
//!
//! `cargo run --release --example lemma < words.txt`

use std::io::{self, BufRead, Write};
use std::time::Instant;

use tarazy::morph::Morph;
use tarazy::text::fold;

fn main() -> io::Result<()> {
    let start = Instant::now();
    let morph = Morph::builtin();
    let ready = start.elapsed();
    let words: Vec<String> = io::stdin()
        .lock()
        .lines()
        .map(|line| line.map(|word| fold(word.trim())))
        .collect::<Result<_, _>>()?;
    if std::env::args().any(|argument| argument == "--time") {
        let start = Instant::now();
        let readings: usize = words.iter().map(|word| morph.readings(word).len()).sum();
        let each = start.elapsed().as_secs_f64() * 1e6 / words.len().max(1) as f64;
        println!("ready {ready:?}; {} words, {readings} readings, {each:.2} us each", words.len());
        return Ok(());
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    for word in &words {
        write!(out, "{word}")?;
        for reading in morph.readings(word) {
            write!(out, "\t{}\t{:?}", reading.lemma, reading.pos)?;
        }
        writeln!(out)?;
    }
    Ok(())
}
