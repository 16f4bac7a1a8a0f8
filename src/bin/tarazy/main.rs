//! The native command: the same engine as the page's, on files.

mod arguments;
mod extract;
mod files;
mod search;
mod view;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use anyhow::Context as _;
use tarazy::corpus;
use tarazy::dossier::Dossier;
use tarazy::dossier::json::to_json_lines;
use tarazy::extract::{Extractor, Forms};
use tarazy::lexicon::Lexicon;
use tarazy::morph::Morph;
use tarazy::view::explain::explain;

use self::arguments::{Form, HELP, Job, arguments};
use self::extract::write_record;
use self::files::{documents, each};
use self::search::{answer, concordance};
use self::view::view;

fn main() -> ExitCode {
    match arguments() {
        Ok(job) => run(job).unwrap_or_else(|error| {
            eprintln!("tarazy: {error:#}");
            ExitCode::from(1)
        }),
        Err(error) => {
            eprintln!("tarazy: {error:#}\n\n{HELP}");
            ExitCode::from(2)
        }
    }
}

fn run(job: Job) -> anyhow::Result<ExitCode> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut failed = false;
    match job {
        Job::Help => print(&mut out, HELP)?,
        Job::Version => print(&mut out, concat!("tarazy ", env!("CARGO_PKG_VERSION"), "\n"))?,
        Job::Corpus => {
            let mut extractor = Extractor::new();
            for document in corpus::builtin() {
                write_record(&mut out, &mut extractor, &document)?;
            }
        }
        Job::View(address, files, language, frame) => {
            let (documents, faulty) = documents(&files)?;
            failed = faulty;
            print(&mut out, &(view(&address, documents, language, frame)? + "\n"))?;
        }
        Job::Search(search) => {
            let (documents, faulty) = documents(&search.files)?;
            failed = faulty;
            let answer = answer(&search, &documents);
            for notice in &answer.notices {
                eprintln!("tarazy: {}: {}", notice.span.of(&search.query), notice.fault);
            }
            for word in &answer.repaired {
                eprintln!("tarazy: no {}; looked for {}", word.typed, word.sought);
            }
            print(&mut out, &concordance(&answer, usize::from(search.page.context)))?;
        }
        Job::Merge(files) => {
            let (documents, faulty) = documents(&files)?;
            failed = faulty;
            let mut extractor = Extractor::new();
            let records: Vec<_> = documents.iter().map(|d| extractor.extract(d)).collect();
            let dossier = Dossier::new(&documents, &records);
            print(&mut out, &to_json_lines(&dossier, &documents, &records))?;
        }
        Job::Extract(files) => {
            let mut extractor = Extractor::new();
            failed = each(&files, |document| write_record(&mut out, &mut extractor, &document))?;
        }
        Job::Explain(files, form) => {
            let mut extractor = Extractor::new();
            let mut forms = Forms::new(Morph::builtin(), Lexicon::builtin());
            failed = each(&files, |document| {
                let record = extractor.extract(&document);
                let explanation = explain(&document, &record, &mut forms);
                match form {
                    Form::Text => print(&mut out, &explanation.to_text()),
                    Form::Json => print(&mut out, &(serde_json::to_string(&explanation)? + "\n")),
                }
            })?;
        }
    }
    out.flush().context("standard output")?;
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn print(out: &mut impl Write, text: &str) -> anyhow::Result<()> {
    out.write_all(text.as_bytes()).context("standard output")
}
